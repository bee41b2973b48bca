"""Writes requirements-hashes.txt: requirements.txt with the hash of every wheel of it.

    python deploy/hash_requirements.py      # or: make hashes

The image and `make proof` install from it with --require-hashes, so that a file that was changed
at the index, or on the way, is refused. It stands beside requirements.txt, which people read and
change; a test holds the two against each other.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

HERE = Path(__file__).parent
REQUIREMENTS = HERE.parent / "requirements.txt"
HASHES = HERE / "requirements-hashes.txt"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
MACHINES = ("x86_64", "aarch64")
# The kinds of wheel that the base image and Debian 12 can run.
GLIBC = (
    *("manylinux2014", "manylinux_2_17", "manylinux_2_24", "manylinux_2_26"),
    *("manylinux_2_27", "manylinux_2_28", "manylinux_2_31", "manylinux_2_34"),
)
HEAD = (
    "# Made by deploy/hash_requirements.py from requirements.txt; run it again, never edit this.\n"
)


def wheels(python: str, machine: str) -> list[dict]:
    """What pip would install on such a machine, without installing it."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [
            *(sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"),
            *("--dry-run", "--ignore-installed", "--no-deps", "--only-binary", ":all:"),
            *("--python-version", python, "--implementation", "cp"),
            *("--abi", f"cp{python.replace('.', '')}", "--abi", "abi3", "--abi", "none"),
            *(part for kind in GLIBC for part in ("--platform", f"{kind}_{machine}")),
            *("--target", folder, "--report", str(report), "--requirement", str(REQUIREMENTS)),
        ]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        return json.loads(report.read_text(encoding="utf-8"))["install"]


def main() -> None:
    hashes = defaultdict(set)
    for python in PYTHONS:
        for machine in MACHINES:
            for wheel in wheels(python, machine):
                named = f"{wheel['metadata']['name']}=={wheel['metadata']['version']}"
                hashes[named].add(wheel["download_info"]["archive_info"]["hashes"]["sha256"])
    lines = [
        " \\\n    ".join([named, *(f"--hash=sha256:{one}" for one in sorted(of_one))])
        for named, of_one in sorted(hashes.items(), key=lambda item: item[0].lower())
    ]
    HASHES.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
