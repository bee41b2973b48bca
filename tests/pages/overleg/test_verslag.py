"""The report on the screen: what it says beforehand is what the file says."""

import datetime

import pytest
from streamlit.testing.v1 import AppTest

from documents.formats import REPORT_FORMATS
from shell.calendar_table import calendar_table
from tests.pages import drawn
from tests.pages.drawn import said
from tests.pages.overleg import meeting
from tests.pages.overleg.meeting import note
from tests.pages.recorded import keep, keep_stuk
from tests.voortgang.stukken import BO
from voortgang.store import Store

TABLE = calendar_table()
SLEUTEL = TABLE.loc[TABLE["agendering"] == "Q4 2026", "sleutel"].iloc[0]


@pytest.fixture(autouse=True)
def log(log: Store) -> Store:
    return Store(log.database, lambda: datetime.datetime(2026, 8, 1, 9, tzinfo=datetime.UTC))


def opened(**query: str) -> AppTest:
    return meeting.opened("verslag", **{"peildatum": "2026-11-24"} | query)


def figures(app: AppTest) -> dict[str, str]:
    (table,) = [t for t in drawn.tables(app) if t.caption.startswith("Hoofdcijfers")]
    return {words: number for _, words, number in table.rows[1:]}


def test_by_default_it_is_of_the_half_year_that_ends_at_the_peildatum(log: Store) -> None:
    app = opened()
    assert "kan aan de orde zijn in Q3 2026 tot en met Q4 2026 volgens de publicatie" in figures(
        app
    )
    assert "kan aan de orde zijn in Q4 2025 tot en met Q1 2026 volgens de publicatie" in figures(
        opened(peildatum="2026-02-01")
    )


def test_an_empty_log_gives_a_report_and_records_nothing(log: Store) -> None:
    app = opened()
    assert figures(app)["met een vastgelegde status"] == "0"
    assert "leeg tot en met deze dag" in said(app)
    buttons = [button.proto.label for button in app.get("download_button")]
    assert buttons == [f"Voortgangsrapportage: {kind.label}" for kind in REPORT_FORMATS]
    assert log.last_id() == 0


def test_it_says_what_is_recorded_and_can_be_asked_up_to_a_record(log: Store) -> None:
    first = note(log, SLEUTEL, "loopt")
    app = opened()
    assert f"logboek tot en met nummer {first}" in said(app)
    before = figures(app)
    assert before["met een vastgelegde status"] == "1"
    note(log, SLEUTEL, "afgerond")
    assert figures(opened())["in de periode vastgelegd als afgerond"] == "1"
    app = opened(bericht=str(first))
    assert figures(app) == before
    assert f"logboek tot en met nummer {first}" in said(app)


def test_the_period_can_be_chosen_stands_in_the_address_and_never_ends_before_it_begins(
    log: Store,
) -> None:
    app = opened(verslag_van="Q3-2027")
    assert not app.exception
    assert "kan aan de orde zijn in Q3 2027 volgens de publicatie" in figures(app)
    app = opened(verslag_van="Q3-2027", verslag_tot="Q1-2028")
    assert drawn.fields(app)["verslag_tot"]["chosen"] == ["Q1-2028"]
    assert "kan aan de orde zijn in Q3 2027 tot en met Q1 2028 volgens de publicatie" in figures(
        app
    )
    before = opened(verslag_tot="Q1-2024")
    assert "kan aan de orde zijn in Q1 2024 volgens de publicatie" in figures(before)
    # A peildatum long after the last moment has its own half-year.
    assert "kan aan de orde zijn in Q1 2060 tot en met Q2 2060 volgens de publicatie" in figures(
        opened(peildatum="2060-06-01")
    )


def test_a_number_that_is_none_is_told(log: Store) -> None:
    for typed in ("zeven", "-1", "7٣", "<b>1</b>"):
        app = opened(bericht=typed)
        assert not app.exception
        assert "is geen nummer van het logboek" in said(app)
        assert "bericht" not in app.query_params


def test_a_store_that_is_away_gives_a_message_and_no_report(away: None) -> None:
    app = opened()
    assert "De voortgang is nu niet te lezen" in said(app)
    assert not app.get("download_button")


def test_the_selection_is_that_of_the_filters(log: Store) -> None:
    all_rows = int(figures(opened())["regels in beeld"])
    of_theme = int(figures(opened(thema="bodem"))["regels in beeld"])
    assert all_rows == len(TABLE) > of_theme > 0


def test_it_is_a_concept_until_it_is_of_a_meeting_with_a_fixed_agenda(log: Store) -> None:
    first = note(log, SLEUTEL, "loopt")
    assert "CONCEPT van 24 november 2026" in opened().header[0].value
    day = datetime.date(2026, 8, 1)
    overleg = BO | {"datum": "2026-08-01"}
    keep_stuk(log, "agenda", day, overleg=overleg, punten=[{"vraag": "Hoe nu?"}], vast=True)
    keep(log, {"sleutel": SLEUTEL, "status": "afgerond"}, on=datetime.date(2026, 8, 2))
    fixed = opened(vergadering="bestuurlijk-overleg-2026-08-01")
    assert fixed.header[0].value.endswith(
        f", 1 augustus 2026, tot en met nummer {first} van het logboek"
    )
    assert f"Wat na nummer {first} van het logboek is vastgelegd, telt hier niet mee" in said(fixed)
    assert "telt hier niet mee" not in said(opened())
    # What is late or silent is so on the day of that agenda, whatever the peildatum.
    assert "gerekend is op 1 augustus 2026." in said(fixed)
    assert "Stand op 1 augustus 2026, logboek" in said(fixed)
    # It is the report that was sent with that agenda: what came later is not in it.
    assert f"logboek tot en met nummer {first}" in said(fixed)
    assert "geen overleg met de naam" in said(opened(vergadering="bestuurlijk-overleg-2026-08-02"))
    held, words = "bestuurlijk-overleg-2026-08-01", "met de besluiten van dit overleg"
    assert "CONCEPT" in opened(vergadering=held, bericht=str(first + 2)).header[0].value
    day = datetime.date(2026, 8, 3)
    last = keep_stuk(log, "besluit", day, overleg=overleg, punt=1, soort="akkoord", sleutels=[])
    keep(log, {"sleutel": SLEUTEL, "status": "loopt"}, on=datetime.date(2026, 8, 4))
    (link,) = [one for one in drawn.links(opened(vergadering=held)) if words in one.words]
    assert f"bericht={last}" in link.href
    with_ = opened(vergadering=held, bericht=str(last))
    assert with_.header[0].value.endswith(
        f"1 augustus 2026, tot en met nummer {last} van het logboek"
    )
    assert not [one for one in drawn.links(with_) if words in one.words]
    assert "Stand op 3 augustus 2026, logboek" in said(with_)
