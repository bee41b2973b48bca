"""`python -m voortgang` as a process of its own, as administrators and other systems run it."""

import json
import os
import subprocess
import sys

from loaders.settings import ROOT

COMMAND = [sys.executable, "-m", "voortgang"]


def environment(url: str) -> dict[str, str]:
    return {**os.environ, "BORGING_DATABASE_URL": url}


def run(
    url: str, *arguments: str, given: str | bytes = b"", around: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[bytes]:
    """Run one command to its end. around: a program that runs it (unshare, for example)."""
    return subprocess.run(
        [*around, *COMMAND, *arguments],
        input=given.encode() if isinstance(given, str) else given,
        capture_output=True,
        cwd=ROOT,
        env=environment(url),
        timeout=120,
        check=False,
    )


def start(url: str) -> subprocess.Popen[bytes]:
    """Start `vastleggen`; the caller writes to it, reads from it and ends it."""
    return subprocess.Popen(
        [*COMMAND, "vastleggen"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=environment(url),
    )


def lines(*entries: object) -> str:
    return "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)


def answers(output: bytes) -> list[dict]:
    return [json.loads(line) for line in output.decode().splitlines()]
