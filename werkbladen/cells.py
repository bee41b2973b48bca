"""An uploaded workbook (xlsx or ods) as cells: nothing in it is run, fetched or calculated.

Whoever may upload may send anything. It is read in a process of its own
(`werkbladen.uploaded.worker`), which has bounds on memory and time whatever is in the file, and
is ended when it does not answer.
"""

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Collection
from dataclasses import dataclass

from loaders.settings import ROOT
from werkbladen.uploaded.refusals import DAMAGED, FAILED, LARGEST_FILE, MEGABYTE, TOO_LONG, TOO_MUCH

LOG = logging.getLogger("voortgang")
SECONDS = 8
SIDE_BY_SIDE = 2
_WORKER = "werkbladen.uploaded.worker"
# What Python itself may need to start; no address or password of ours goes along.
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH")
_places = threading.BoundedSemaphore(SIDE_BY_SIDE)


class Unusable(Exception):
    """The file cannot be read as a workbook; `str()` says why and what to do, in Dutch."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Dit bestand is niet te gebruiken: {reason}. Er is niets vastgelegd.")


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, as text, and what kind of thing it is: tekst, getal, formule, datum,
    waar of onwaar, fout."""

    text: str
    kind: str = "tekst"

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()


EMPTY = Cell("")


@dataclass(frozen=True)
class Sheet:
    """lines: by their number (the first is 1) a cell for every column up to the last that is
    filled; empty lines are left out. hidden: the lines that are not shown. merged: of each group
    of cells made one the first line and column and the last of both, counted from 1.
    """

    lines: dict[int, list[Cell]]
    hidden: frozenset[int] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()

    def cell(self, line: int, place: int) -> Cell:
        """What stands on this line (from 1) in this column (from 0)."""
        cells = self.lines.get(line, [])
        return cells[place] if place < len(cells) else EMPTY


@dataclass(frozen=True)
class Spreadsheet:
    """names: of all sheets. sheets: those asked for. has_comments: beside cells."""

    names: tuple[str, ...]
    sheets: dict[str, Sheet]
    has_comments: bool = False


def read(file: bytes, wanted: Collection[str]) -> Spreadsheet:
    """The sheets with these names, as far as the workbook has them. Raises `Unusable`."""
    if len(file) > LARGEST_FILE:
        raise Unusable(f"het is groter dan {LARGEST_FILE // MEGABYTE} MB")
    if not _places.acquire(timeout=SECONDS):
        raise Unusable(
            "er worden nu al andere werkbladen gelezen. Probeer het over een minuut nog eens"
        )
    try:
        answer = _ask(file, wanted)
    finally:
        _places.release()
    if "refused" in answer:
        raise Unusable(answer["refused"])
    return Spreadsheet(
        tuple(answer["names"]),
        {name: _sheet(found) for name, found in answer["sheets"].items()},
        answer["comments"],
    )


def _ask(file: bytes, wanted: Collection[str]) -> dict:
    command = [sys.executable, "-E", "-S", "-B", "-m", _WORKER, json.dumps([*wanted])]
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    try:
        done = subprocess.run(
            command, input=file, capture_output=True, timeout=SECONDS, cwd=ROOT, env=environment
        )
    except subprocess.TimeoutExpired:
        LOG.warning("workbook refused: no answer in %s seconds", SECONDS)
        return {"refused": TOO_LONG}
    if done.returncode < 0:
        # Only its limits end it: on the time of the processor, or by the system on memory.
        LOG.warning("workbook refused: reading ended by signal %s", -done.returncode)
        return {"refused": TOO_LONG}
    if done.returncode:
        LOG.error("workbook refused: the reading process failed (%s)", done.returncode)
        return {"refused": FAILED}
    answer = json.loads(done.stdout)
    if failure := answer.get("failure"):
        LOG.warning("workbook refused: %s", failure)
        return {"refused": TOO_MUCH if failure == MemoryError.__name__ else DAMAGED}
    return answer


def _sheet(found: dict) -> Sheet:
    lines = {
        int(number): [Cell(*cell) if isinstance(cell, list) else Cell(cell) for cell in cells]
        for number, cells in found["lines"].items()
    }
    return Sheet(lines, frozenset(found["hidden"]), tuple(map(tuple, found["merged"])))
