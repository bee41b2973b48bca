"""Programs that the tests need, from the packages of Debian where we may install them."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable


def may_install() -> bool:
    """Whether this is Debian, and we are root on it."""
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def install_packages(*names: str) -> None:
    """Install these, without asking; raises CalledProcessError."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (
        ["update", "-qq"],
        ["install", "-y", "-qq", "--no-install-recommends", *names],
    ):
        subprocess.run(["apt-get", *arguments], check=True, env=quiet)


def main(arguments: list[str], install: Callable[[], None], find: Callable[[], object]) -> int:
    """Print where the program is, installed first where `--install` asks it; 1 where it is not."""
    try:
        if "--install" in arguments:
            install()
        print(find())
    except (RuntimeError, subprocess.CalledProcessError, OSError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0
