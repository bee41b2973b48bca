"""Keeping the log safe: a copy in one file, and putting it back.

A copy is a SQLite file with the same tables, whatever database the log itself stands in, so that
it can also carry a log from SQLite to PostgreSQL and back.
"""

import contextlib
import heapq
import itertools
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from loaders.errors import reason
from voortgang.beheer.controle import CHUNK, check_log
from voortgang.chain import KINDS, last_of, seal_at
from voortgang.database import Database
from voortgang.failures import Told
from voortgang.tables import rijtekst


class BackupProblem(Told):
    """A copy cannot be made or used; `str()` says why, in Dutch."""


def back_up(database: Database, path: Path) -> int:
    """Write the whole log to a new file at `path`; returns how many records it holds.

    The file is there whole or not at all. Raises BackupProblem where it already exists or cannot
    be written, and StoreAway.
    """
    if path.exists():
        raise BackupProblem(f"{path} bestaat al; noem een bestand dat er nog niet is.")
    try:
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=f".{path.name}.") as folder:
            beside = Path(folder) / "kopie.sqlite"
            copy = Database(beside, practice=database.is_practice)
            with database.reading() as source, copy.writing() as target:
                number = _copy(source, target, after=0)
            copy.close()
            _make_one_file(beside)
            # Unlike a move this never replaces what came to stand there meanwhile.
            os.link(beside, path)
    except OSError as error:
        raise BackupProblem(f"{path} is niet te schrijven: {reason(error)}.") from error
    return number


def restore(database: Database, path: Path) -> tuple[int, int]:
    """Add to the log what the copy has more; returns how many were there and how many were added.

    Nothing in the log is changed or taken away. Raises BackupProblem where the file is not a whole
    copy, or not a copy of this log, and StoreAway.
    """
    with tempfile.TemporaryDirectory() as folder:
        # Read from a copy of the copy: SQLite may write beside a file, and an older one is
        # brought up to date.
        beside = Path(folder) / "kopie.sqlite"
        try:
            shutil.copyfile(path, beside)
        except OSError as error:
            raise BackupProblem(f"{path} is niet te lezen: {reason(error)}.") from error
        _refuse_other_files(beside, path)
        copy = Database(beside)
        report = check_log(copy)
        if report.gebreken:
            raise BackupProblem(f"{path} is geen gave reservekopie: {report.gebreken[0]}")
        if copy.is_practice != database.is_practice:
            raise BackupProblem(
                f"Van {path} en dit logboek is er één van een oefenomgeving, met verzonnen "
                "voortgang; die worden niet vermengd."
            )
        with copy.reading() as source, database.writing() as target:
            present = _refuse_other_logs(source, target, path)
            added = _copy(source, target, after=present)
        copy.close()
    return present, added


def _in_order(connection: sa.Connection, after: int) -> Iterator[tuple[sa.Table, sa.Row]]:
    """All records after that number, each with its table."""

    def of(kind: sa.Table) -> Iterator[tuple[sa.Table, sa.Row]]:
        query = sa.select(kind).where(kind.c.id > after).order_by(kind.c.id)
        for row in connection.execution_options(yield_per=CHUNK).execute(query):
            yield kind, row

    return heapq.merge(*map(of, KINDS), key=lambda found: found[1].id)


def _copy(source: sa.Connection, target: sa.Connection, after: int) -> int:
    """Copy all records after that number with the words that they need; returns how many."""
    known = set(target.execute(sa.select(rijtekst.c.vingerafdruk)).scalars())
    missing = [
        text._asdict()
        for text in source.execute(sa.select(rijtekst))
        if text.vingerafdruk not in known
    ]
    if missing:
        target.execute(rijtekst.insert(), missing)
    number = 0
    for kind, found in itertools.groupby(_in_order(source, after), key=lambda found: found[0]):
        rows = (row._asdict() for _, row in found)
        while some := list(itertools.islice(rows, CHUNK)):
            target.execute(kind.insert(), some)
            number += len(some)
    return number


def _make_one_file(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _refuse_other_files(beside: Path, path: Path) -> None:
    try:
        with contextlib.closing(sqlite3.connect(beside)) as connection:
            connection.execute("SELECT id, zegel FROM bericht LIMIT 1")
    except sqlite3.DatabaseError as error:
        raise BackupProblem(f"{path} is geen reservekopie van het logboek.") from error


def _refuse_other_logs(source: sa.Connection, target: sa.Connection, path: Path) -> int:
    """The number of records that the log has; the copy must begin with the same, or be a part."""
    ours, theirs = last_of(target), last_of(source)
    if ours is None or theirs is None:
        return ours.id if ours else 0
    shared = min(ours.id, theirs.id)
    # The seal covers everything before it, so that one comparison is enough.
    if seal_at(target, shared) != seal_at(source, shared):
        raise BackupProblem(
            f"{path} is een reservekopie van een ander logboek dan er nu staat; er is niets "
            "veranderd. Zet het huidige logboek apart en herstel in een leeg logboek."
        )
    return ours.id
