"""The log at 0 and 50,000 records, a century of meetings, on SQLite and on PostgreSQL.

The records are spread over ten years and over all rows of the calendar but one, which has ten
whatever the size of the log: its history shows what the log around it costs. Every figure is the
median of a number of runs in milliseconds, with its ratio to the empty log.
"""

import datetime
import json
import statistics
import tempfile
import time
from collections.abc import Callable

from benchmarks.bench import Bench
from benchmarks.ratios import ratio_of_pairs
from benchmarks.results import Row
from tests.voortgang.postgres import Postgres
from voortgang.chain import seal
from voortgang.database import Database
from voortgang.kalender import Kalender, fingerprint, load_kalender, words_of
from voortgang.rechten import Auteur, Via
from voortgang.recording import Office, record
from voortgang.stand import state_at
from voortgang.store import Store
from voortgang.tables import bericht, rijtekst

SIZES = (0, 50_000)
RUNS = 15
QUIET = 10
FIRST = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
LAST = FIRST + datetime.timedelta(days=3_650)
HALFWAY = datetime.date(2028, 12, 31)
NOTE = "Bestuurlijk overleg van deze maand: afspraken bevestigd, volgende stap in voorbereiding."
LEAD = 8
CHUNK = 5_000


def run(bench: Bench) -> list[Row]:
    """Print a table for each database; gives the largest log against the empty one."""
    kalender = load_kalender()
    with tempfile.TemporaryDirectory() as folder:
        urls = {size: f"sqlite:///{folder}/log{size}.sqlite" for size in SIZES}
        rows = _report("SQLite", urls, kalender)
    server = Postgres()
    try:
        return [*rows, *_report("PostgreSQL", {size: server.new_log() for size in SIZES}, kalender)]
    finally:
        server.remove()


def _report(name: str, urls: dict[int, str], kalender: Kalender) -> list[Row]:
    figures: dict[str, list[float]] = {}
    for size, url in urls.items():
        database = Database(url)
        start = time.perf_counter()
        fill(database, kalender, size)
        print(f"{name}: {size:,} records in {time.perf_counter() - start:.0f} s", flush=True)
        store = Store(database, clock=lambda: LAST)
        office = Office(store, kalender, roles=lambda: None)
        for question, ask in _questions(store, office).items():
            figures.setdefault(question, []).append(_median(ask))
        database.close()
    print(f"{name + ', median ms':44}" + "".join(f"{size:>12,}" for size in urls) + "   ratio")
    for question, times in figures.items():
        ratio = times[1] / times[0]
        print(f"{question:44}" + "".join(f"{each:12.2f}" for each in times) + f"   {ratio:.2f}")
    return [
        Row(
            "voortgang_log",
            f"{name}, {max(urls):,} records: {question}",
            times[-1],
            "ms",
            "empty log",
            times[0],
            ratio_of_pairs(times[-1:], times[:1]),
        )
        for question, times in figures.items()
    ]


def _questions(store: Store, office: Office) -> dict[str, Callable[[], object]]:
    sleutels = office.kalender.sleutels
    today = LAST.date()
    auteur = Auteur("", Via.COMMAND_LINE)
    entry = {"sleutel": sleutels[0], "status": "loopt", "auteur": "meting"}

    def state(op: datetime.date) -> object:
        return state_at(office.kalender.table, store.records_at(op), op, LEAD)

    return {
        "number of the last record": store.last_id,
        "records that a date rests on, today": lambda: store.records_at(today),
        "records that a date rests on, halfway": lambda: store.records_at(HALFWAY),
        "the state of every row, today": lambda: state(today),
        f"history of a row with {QUIET} records": lambda: store.history(sleutels[-1]),
        "history of any other row": lambda: store.history(sleutels[1]),
        "record one more, safely stored": lambda: record(office, entry, auteur),
    }


def _median(ask: Callable[[], object]) -> float:
    ask()
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        ask()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def fill(database: Database, kalender: Kalender, size: int) -> None:
    """Write that many records, past the rules but with everything that a record holds."""
    words = {key: words_of(kalender.row(key)) for key in kalender.sleutels}
    prints = {key: fingerprint(found) for key, found in words.items()}
    texts = {prints[key]: json.dumps(words[key], ensure_ascii=False) for key in words}
    *busy, quiet = kalender.sleutels
    every = max(size // QUIET, 1)
    zegel, waiting = "", []
    with database.writing() as connection:
        connection.execute(
            rijtekst.insert(),
            [{"vingerafdruk": name, "inhoud": text} for name, text in texts.items()],
        )
        for number in range(1, size + 1):
            sleutel = quiet if number % every == 0 else busy[number % len(busy)]
            new = {
                **dict.fromkeys(column.name for column in bericht.c),
                "id": number,
                "tijdstip": FIRST + (LAST - FIRST) * (number / size),
                "sleutel": sleutel,
                "status": "loopt",
                "toelichting": NOTE,
                "auteur": "J. de Vries",
                "via": "opdrachtregel",
                "vingerafdruk": prints[sleutel],
                "kalender": kalender.versie,
                "plaats": number,
                "geldt": number,
            }
            zegel = new["zegel"] = seal(zegel, new)
            waiting.append(new)
            if len(waiting) == CHUNK or number == size:
                connection.execute(bericht.insert(), waiting)
                waiting = []
