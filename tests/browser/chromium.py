"""Which Chromium the browser tests drive, and how it gets here.

`python -m tests.browser.chromium` prints its path; with `--install` it is installed first where
that is possible (Debian, as root).
"""

import os
import shutil
import subprocess
import sys

from tests.debian import install_packages, main, may_install

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


HOW_TO_GET_THE_DRIVER = (
    "Playwright, which drives the Chromium, does not start here. A bare Debian lacks the "
    "library that its own node asks for; as root: apt-get install libatomic1"
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


def driver_starts() -> bool:
    """Whether Playwright's driver, a program of its own, runs on this machine."""
    version = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(version, capture_output=True).returncode == 0


def install_chromium() -> None:
    """Install Debian's Chromium, and what its driver lacks, where they are not there and we may.

    Raises ChromiumMissing with what to do where we may not.
    """
    if not driver_starts():
        _install("libatomic1", HOW_TO_GET_THE_DRIVER)
    try:
        find_chromium()
    except ChromiumMissing as missing:
        if os.environ.get("BORGING_CHROMIUM"):
            raise
        _install("chromium", str(missing))


def _install(package: str, instructions: str) -> None:
    if not may_install():
        raise ChromiumMissing(instructions)
    install_packages(package)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], install_chromium, find_chromium))
