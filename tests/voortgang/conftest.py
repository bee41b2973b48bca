import datetime
import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pandas as pd
import pytest

from tests.selections.frame import build_table, line, moment
from tests.voortgang.new_log import new_log
from tests.voortgang.signed_in import ROLES
from voortgang.__main__ import main
from voortgang.database import Database
from voortgang.kalender import Kalender
from voortgang.rechten import Auteur, Via
from voortgang.recording import Office
from voortgang.stand import state_at
from voortgang.store import Store

ADMINISTRATOR = Auteur("", Via.COMMAND_LINE)
# Rows of the small calendar below.
A, B, B_NO_AMVB, A_ELSEWHERE, NO_LAYER = (
    *("1.1.1/1/1/1", "1.1.1/1/2/1", "1.1.1/1/3/1"),
    *("1.1.2/1/1/1", "1.1.2/2/0/0"),
)


EACH_DATABASE = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgres))


class Clock:
    """A clock that a test sets; it stands still otherwise."""

    def __init__(self) -> None:
        self.now = datetime.datetime(2026, 1, 5, 9, tzinfo=datetime.UTC)

    def __call__(self) -> datetime.datetime:
        return self.now

    def on(self, year: int, month: int, day: int, hour: int = 9, minute: int = 0) -> None:
        self.now = datetime.datetime(year, month, day, hour, minute, tzinfo=datetime.UTC)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every test that uses a log runs once on each database, unless it is marked `sqlite_only`."""
    if "url" in metafunc.fixturenames:
        on_one = metafunc.definition.get_closest_marker("sqlite_only")
        metafunc.parametrize("url", EACH_DATABASE[: 1 if on_one else 2], indirect=True)


@pytest.fixture
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new, empty log."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/map/voortgang.sqlite"
    return request.getfixturevalue("postgres").new_log()


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = Database(url)
    if opened.is_sqlite:
        new_log(opened.file)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(database: Database, clock: Clock) -> Store:
    return Store(database, clock)


@pytest.fixture(scope="session")
def kalender() -> Kalender:
    place = {"maatregel": "1.1.1", "keuze": 1, "laag_doorwerking": ["provincie"]}
    other = {"maatregel": "1.1.2", "keuze": 2}
    rijk = {"laag_borging": ["Rijk"]}
    table = build_table(
        place | moment("Q4 2024") | line(plan="A"),
        place | moment("Q4 2026") | line("Regel in Bkl", "B", regel_nr=2) | rijk,
        place | moment("Q4 2026") | line("Rijksinstructie", "B", regel_nr=3, amvb=[]) | rijk,
        other | moment("2027") | line(plan="A") | {"laag_borging": ["gemeente"]},
        other | {"stap_nr": 2, "stap": "Verkennen"},
    )
    assert list(table["sleutel"]) == [A, B, B_NO_AMVB, A_ELSEWHERE, NO_LAYER]
    return Kalender(table, "proefkalender")


@pytest.fixture
def office(store: Store, kalender: Kalender) -> Office:
    return Office(store, kalender, roles=lambda: None)


@pytest.fixture
def roles(tmp_path: Path) -> Path:
    path = tmp_path / "rollen.yaml"
    path.write_text(ROLES, encoding="utf-8")
    return path


@pytest.fixture
def served(store: Store, kalender: Kalender, roles: Path) -> Office:
    """A server that others can reach."""
    return Office(store, kalender, here_only=False, roles=lambda: roles)


@pytest.fixture
def here(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Callable[..., SimpleNamespace]:
    """Runs a command in this process: a process of its own takes more than a second."""

    def run_here(url: str, *arguments: str, given: str | bytes = b"") -> SimpleNamespace:
        monkeypatch.setenv("BORGING_DATABASE_URL", url)
        stream = io.BytesIO(given.encode() if isinstance(given, str) else given)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(stream))
        try:
            status = main(list(arguments))
        except SystemExit as ended:
            status = ended.code
        out, err = capfdbinary.readouterr()
        return SimpleNamespace(returncode=status, stdout=out, stderr=err)

    return run_here


def entry(sleutel: str = A, status: str = "loopt", **more: object) -> dict[str, object]:
    needed = {"toelichting": "het komt er niet"} if status == "vervallen" else {}
    return {"sleutel": sleutel, "status": status, "auteur": "J. de Vries"} | needed | more


# So many quarters an AMvB takes.
LEAD = 8


def state_on(
    office: Office,
    op: datetime.date,
    table: pd.DataFrame | None = None,
    until: int | None = None,
) -> pd.DataFrame:
    """The state at the end of a day of the rows of the calendar, or of another table."""
    table = office.kalender.table if table is None else table
    return state_at(table, office.store.records_at(op, until), op, LEAD)


DELAYED = {"oorzaak": "geen akkoord", "gevolg": "later", "bijsturing": "extra overleg"}
