"""Which Chromium the browser tests drive, and how it gets here.

`python -m tests.browser.chromium` prints its path; with `--install` it is installed first where
that is possible (Debian, as root).
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CANDIDATES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# --no-sandbox because CI runs as root, where Chromium refuses its own sandbox; the others keep it
# from calling home, which the test that watches the network would otherwise see.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

HOW_TO_GET_IT = (
    "The browser tests need a Chromium and none was found. Either\n"
    "  - as root on Debian: apt-get install chromium\n"
    "  - or put chromium, chromium-browser or google-chrome on PATH\n"
    "  - or name one: BORGING_CHROMIUM=/path/to/chromium make test"
)


class ChromiumMissing(RuntimeError):
    """No Chromium can be found; the message says how to get one."""


def find_chromium() -> str:
    """The path of the Chromium to drive: BORGING_CHROMIUM, else the first candidate on PATH.

    Raises ChromiumMissing where there is none, also where BORGING_CHROMIUM names a file that
    cannot be run: falling back to another browser than the one asked for would hide the mistake.
    """
    named = os.environ.get("BORGING_CHROMIUM")
    if named:
        if not os.access(named, os.X_OK):
            raise ChromiumMissing(f"BORGING_CHROMIUM={named} is not a program that can be run.")
        return named
    for candidate in CANDIDATES:
        found = shutil.which(candidate)
        if found:
            return found
    raise ChromiumMissing(HOW_TO_GET_IT)


def install_chromium() -> None:
    """Install Debian's Chromium where none is found and we may; raises ChromiumMissing if not."""
    try:
        find_chromium()
    except ChromiumMissing:
        may_install = os.geteuid() == 0 and shutil.which("apt-get")
        if os.environ.get("BORGING_CHROMIUM") or not may_install:
            raise
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], check=True, env=quiet)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
            check=True,
            env=quiet,
        )


def main(arguments: list[str]) -> int:
    try:
        if "--install" in arguments:
            install_chromium()
        print(Path(find_chromium()))
    except (ChromiumMissing, subprocess.CalledProcessError) as problem:
        print(problem, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
