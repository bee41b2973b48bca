"""`python -m voortgang`: the log from the command line, for administrators and other systems.

    vastleggen           reads JSON Lines from standard input, answers each when it is stored
    besluit, actie, agenda   the same for a meeting: a besluit, actie or version of an agenda a line
    stand [--op DATUM]   the state of every row, as JSON Lines
    historie SLEUTEL     all records on one row and what meetings recorded on it, as JSON Lines
    vergaderstukken      every besluit, actie and agenda as it stands now, as JSON Lines
    uitvoer [PAD]        the whole log as csv or parquet, without the names of who recorded
    reservekopie PAD     a copy of the log in one file
    herstel PAD          puts back from a copy what the log lacks
    controle [--tegen X] checks that the log is whole and nothing in it was changed, also against
                         a copy or the number and seal of a record (X)
    tabellen [--voor A]  brings the tables up to date, as their owner; A may then read and add

Exit status 0: done; 1: something was refused or is not right, said in Dutch.
"""

import argparse
import datetime
import json
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pandas as pd

from loaders.dutch_arguments import dutch_parser
from loaders.errors import CalendarError, TableError, reason, shown
from loaders.side_tables import amvb_lead
from overleg.vaststellen import as_sent
from selections.dates import FIRST_DAY, LAST_DAY, today
from selections.words import as_sentence
from voortgang.beheer.backup import back_up, restore
from voortgang.beheer.controle import check_log
from voortgang.beheer.uitvoer import FORMATS, NAMES, whole_log
from voortgang.database import Database
from voortgang.failures import StoreAway, Told
from voortgang.kalender import load_kalender
from voortgang.rechten import Auteur, NotAllowed, Via
from voortgang.record import Refused
from voortgang.recording import Office, in_between, record, record_stuk
from voortgang.stand import state_at
from voortgang.store import Anchor, Store
from voortgang.vergaderstukken import KINDS, Stuk, sleutels_of

COMMAND_LINE = Auteur("", Via.COMMAND_LINE)
LONGEST_LINE = 200_000
# What a record holds for the sake of speed only.
_INTERNAL = ["plaats", "geldt", "verwacht_uit", "fase_uit"]


def main(arguments: list[str] | None = None) -> int:
    for stream in (sys.stdout, sys.stderr):
        # Whatever the console is set to, and whatever somebody gave: UTF-8, and never a traceback.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = _parser().parse_args(arguments)
    try:
        # A command that answers line by line says itself whether something was refused.
        return 1 if options.command(options) else 0
    except (Told, TableError, CalendarError) as problem:
        print(problem, file=sys.stderr)
        return 1
    except BrokenPipeError:
        # Who read the answers has gone away; nothing more can be said to anybody.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = dutch_parser("python -m voortgang", "Het logboek.")
    commands = parser.add_subparsers(required=True, metavar="OPDRACHT")

    def command(name: str, run, text: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=text, description=text)
        added.set_defaults(command=run)
        return added

    command("vastleggen", _record, "leg vast wat er als JSON Lines binnenkomt")
    for soort in KINDS:
        command(soort, partial(_record_stukken, soort), f"leg vast: per regel JSON één {soort}")
    command("vergaderstukken", _stukken, "alle besluiten, acties en agenda’s")
    stand = command("stand", _state, "de stand van alle regels op een dag")
    stand.add_argument("--op", type=_day, default=None, metavar="DATUM", help="2026-12-31")
    history = command("historie", _history, "alle meldingen over één regel")
    history.add_argument("sleutel", metavar="SLEUTEL")
    export = command("uitvoer", _export, "het hele logboek als bestand")
    export.add_argument("pad", nargs="?", type=Path, metavar="PAD", help="zonder: de uitvoer")
    export.add_argument(
        "--met-namen", action="store_true", help="ook wie vastlegde: naam en account"
    )
    export.add_argument("--vorm", choices=FORMATS, help="zonder: naar PAD, anders csv")
    for name, run, text in (
        ("reservekopie", _back_up, "kopieer het logboek naar een nieuw bestand"),
        ("herstel", _restore, "vul het logboek aan uit een reservekopie"),
    ):
        command(name, run, text).add_argument("pad", type=Path, metavar="PAD")
    check = command("controle", _check, "controleer of het logboek gaaf is")
    check.add_argument(
        "--tegen", metavar="KOPIE|ANKER", help="een reservekopie, of nummer:zegel van een stuk"
    )
    tables = command("tabellen", _tables, "werk de tabellen bij, als hun eigenaar")
    tables.add_argument(
        "--voor", metavar="ACCOUNT", help="mag daarna lezen en toevoegen (PostgreSQL)"
    )
    return parser


def _day(text: str) -> datetime.date:
    try:
        day = datetime.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{shown(text)} is geen datum als 2026-12-31") from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise argparse.ArgumentTypeError(
            f"{shown(text)} ligt niet tussen {FIRST_DAY.year} en {LAST_DAY.year}"
        )
    return day


def _record(options: argparse.Namespace) -> bool:
    def store(office: Office, data: object) -> dict[str, object]:
        stored = record(office, data, COMMAND_LINE)
        time = _plain(stored.tijdstip)
        answer = {"id": stored.id, "sleutel": stored.sleutel, "tijdstip": time}
        warning = in_between(stored)
        return answer | ({"waarschuwing": warning} if warning else {})

    return _answer_each(store)


def _record_stukken(soort: str, options: argparse.Namespace) -> bool:
    def store(office: Office, data: object) -> dict[str, object]:
        given = as_sent(office, data, today()) if soort == "agenda" else data
        return _stuk_in_words(record_stuk(office, soort, given, COMMAND_LINE))

    return _answer_each(store)


def _answer_each(store: Callable[[Office, object], dict[str, object]]) -> bool:
    """Answer each line with what `store` says of it, or why it is refused; whether any was."""
    office = Office(Store(), load_kalender())
    refused = False
    for number, line in enumerate(_lines(sys.stdin.buffer), 1):
        if not line.strip():
            continue
        try:
            answer = store(office, _parse(line))
        except (Refused, NotAllowed, StoreAway) as problem:
            refused = True
            answer = {"fout": str(problem), "regel": number}
        _print(answer)
    return refused


def _stuk_in_words(stuk: Stuk) -> dict[str, object]:
    # What a besluit is, is a field of its own; the kind of record goes under another name.
    return {"id": stuk.id, "stuk": stuk.soort, "tijdstip": _plain(stuk.tijdstip), **stuk.inhoud}


def _stukken(options: argparse.Namespace) -> None:
    for stuk in Store().stukken():
        _print(_stuk_in_words(stuk))


def _state(options: argparse.Namespace) -> None:
    kalender, op = load_kalender(), options.op or today()
    state = state_at(kalender.table, Store().records_at(op), op, amvb_lead())
    published = kalender.table.set_index("sleutel")["agendering"].reindex(state["sleutel"])
    state.insert(2, "agendering", published.array)
    for row in state.to_dict("records"):
        _print(_plainly(row))


def _history(options: argparse.Namespace) -> None:
    records = Store().history(options.sleutel)
    named = [stuk for stuk in Store().stukken() if options.sleutel in sleutels_of(stuk)]
    if records.empty and not named and load_kalender().row(options.sleutel) is None:
        raise Told(f"Sleutel {shown(options.sleutel)} is onbekend.")
    rows = records.drop(columns=_INTERNAL).to_dict("records")
    lines = [*map(_plainly, rows), *map(_stuk_in_words, named)]
    for line in sorted(lines, key=lambda line: line["id"]):
        _print(line)


def _export(options: argparse.Namespace) -> None:
    named = options.pad.suffix.lstrip(".") if options.pad else "csv"
    form = options.vorm or named
    if form not in FORMATS:
        raise Told(f"{options.pad}: zeg met --vorm of dit csv of parquet wordt.")
    log = whole_log(Store())
    file = FORMATS[form](log if options.met_namen else log.drop(columns=NAMES))
    if options.pad is None:
        sys.stdout.buffer.write(file)
        sys.stdout.buffer.flush()
        return
    try:
        options.pad.write_bytes(file)
    except OSError as error:
        raise Told(f"{options.pad} is niet te schrijven: {reason(error)}.") from error


def _back_up(options: argparse.Namespace) -> None:
    number = back_up(Database(), options.pad)
    print(f"{options.pad}: {number} stukken.")


def _restore(options: argparse.Namespace) -> None:
    present, added = restore(Database(), options.pad)
    print(f"{added} stukken teruggezet; {present} stonden er al.")


def _check(options: argparse.Namespace) -> bool:
    """Say whether the log is whole; whether it is not."""
    against = options.tegen and (Anchor.read(options.tegen) or Path(options.tegen))
    if isinstance(against, Path) and not against.is_file():
        told = f"--tegen {shown(options.tegen)} is geen bestand en geen anker (nummer:zegel)."
        raise Told(told)
    report = check_log(Database(), against=against)
    for defect in report.gebreken:
        print(as_sentence(defect), file=sys.stderr)
    until = f", het laatste van {_plain(report.laatste)}" if report.laatste else ""
    verdict = "niet gaaf" if report.gebreken else "gaaf"
    print(f"Het logboek is {verdict}: {report.berichten} stukken{until}. Anker: {report.anker}")
    return bool(report.gebreken)


def _tables(options: argparse.Namespace) -> None:
    database = Database()
    with database.reading():
        print("De tabellen zijn bijgewerkt.")
    if options.voor:
        database.grant(options.voor)
        print(f"{options.voor} mag lezen en toevoegen, en verder niets.")


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines as they come in; of one that is too long the beginning, still longer than allowed."""
    while line := stream.readline(LONGEST_LINE + 1):
        yield line
        while not line.endswith(b"\n") and len(line) > LONGEST_LINE:
            line = stream.readline(LONGEST_LINE + 1)


def _parse(line: bytes) -> object:
    if len(line) > LONGEST_LINE:
        raise Refused(f"de regel is langer dan {LONGEST_LINE} bytes")
    try:
        return json.loads(line.decode("utf-8-sig"), object_pairs_hook=_without_doubles)
    except UnicodeDecodeError:
        raise Refused("de regel is geen UTF-8") from None
    except (ValueError, RecursionError):
        raise Refused("de regel is geen geldige JSON; een melding is één regel") from None


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise Refused(f"veld {shown(double)} staat er vaker dan één keer")
    return fields


def _print(answer: dict[str, object]) -> None:
    print(json.dumps(answer, ensure_ascii=False), flush=True)


def _plainly(row: dict[str, object]) -> dict[str, object]:
    return {name: _plain(value) for name, value in row.items()}


def _plain(value: object) -> object:
    if isinstance(value, str | bool | int):
        return value
    if isinstance(value, tuple):
        return [_plainly(one._asdict()) for one in value]
    if pd.isna(value):
        return None
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return value.isoformat()


if __name__ == "__main__":
    sys.exit(main())
