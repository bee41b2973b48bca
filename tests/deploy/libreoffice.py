"""A real LibreOffice for the proof: found or installed, and asked to open files.

`python -m tests.deploy.libreoffice --install` gets one where that is possible (Debian, as root).
"""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.debian import install_packages, main, may_install

PACKAGES = [f"libreoffice-{part}-nogui" for part in ("writer", "calc", "impress")]
HOW_TO_GET_IT = (
    "`make proof` needs LibreOffice and no `soffice` was found.\n"
    f"  As root on Debian: apt-get install {' '.join(PACKAGES)}"
)
SECONDS = 600


class LibreOfficeMissing(RuntimeError):
    """No LibreOffice can be found; the message says how to get one."""


def find_libreoffice() -> str:
    """The program. Raises LibreOfficeMissing."""
    if found := shutil.which("soffice"):
        return found
    raise LibreOfficeMissing(HOW_TO_GET_IT)


def install() -> None:
    """Get LibreOffice where none is found; raises LibreOfficeMissing or CalledProcessError."""
    try:
        find_libreoffice()
    except LibreOfficeMissing:
        if not may_install():
            raise
        install_packages(*PACKAGES)


def printed(files: Sequence[Path], folder: Path) -> dict[str, Path]:
    """Open the files and print each to a pdf in `folder`: by name of the file, those that came."""
    profile = f"-env:UserInstallation=file://{folder / 'profile'}"
    subprocess.run(
        [
            *(find_libreoffice(), profile, "--headless", "--convert-to", "pdf"),
            *("--outdir", str(folder), *map(str, files)),
        ],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    made = {file.name: folder / f"{file.stem}.pdf" for file in files}
    return {name: pdf for name, pdf in made.items() if pdf.exists()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], install, find_libreoffice))
