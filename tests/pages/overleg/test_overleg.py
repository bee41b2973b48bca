"""Overleg: an agenda that drafts itself, what was recorded in the meeting, and what changed."""

import datetime
import io
import os
import re
from functools import partial

import openpyxl
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from documents.document import Document
from documents.formats import REPORT_FORMATS
from overleg.agenda import RUBRIEKEN
from pages.overleg.agenda import agenda_report, draft
from pages.overleg.meldingenlijst import meldingen, meldingen_report
from pages.overleg.parts import TITLES, anchor
from pages.overleg.was_wordt import changes, changes_report
from shell.calendar_table import calendar_table
from shell.downloads import report_info
from shell.recording.vastleggen import ROWS
from shell.view import View
from tests.pages import drawn
from tests.pages.drawn import said
from tests.pages.overleg import meeting
from tests.pages.overleg.meeting import lines, note
from tests.pages.recorded import AWAY, keep, keep_stuk
from tests.pages.screens import press
from tests.pages.views import view_of
from tests.voortgang.conftest import Clock
from tests.voortgang.stukken import BO
from voortgang.store import Store

DAY = datetime.date(2026, 11, 24)
ON_DAY = {"peildatum": DAY.isoformat()}
TABLE = calendar_table()
DUE = TABLE[(TABLE["agendering"] == "Q4 2026") & (TABLE["plan"] == "A")]
FIRST, SECOND = DUE["sleutel"].iloc[:2]
GONE = "1.1.16/98/1/1"
HOSTILE = '=HYPERLINK("x") <img src=x onerror=alert(1)> **vet**'
PARTS = tuple(TITLES)


@pytest.fixture
def clock() -> Clock:
    """In UTC; in November the Netherlands is an hour ahead."""
    clock = Clock()
    clock.on(2026, 11, 24)
    return clock


@pytest.fixture(autouse=True)
def log(log: Store, clock: Clock) -> Store:
    return Store(log.database, clock)


def with_another_row() -> pd.DataFrame:
    """The calendar with a row that the dashboard's calendar has no longer."""
    row = TABLE[TABLE["sleutel"] == "1.1.16/4/1/1"].assign(
        sleutel=GONE, borging="Afspraak die er niet meer staat", stap_nr=98
    )
    return pd.concat([TABLE, row], ignore_index=True)


def opened(deel: str = "agenda", **query: str) -> AppTest:
    return meeting.opened(deel, **ON_DAY | query)


def items(app: AppTest) -> dict[str, int]:
    """By rule how many rows the tables of its points have, in the order of the screen."""
    found: dict[str, int] = {}
    for table in drawn.tables(app):
        if match := re.fullmatch(r"Agendapunt [0-9]+\. (.*)", table.caption):
            (naam,) = [one.naam for one in RUBRIEKEN if match[1].startswith(one.naam)]
            found[naam] = found.get(naam, 0) + len(table.rows) - 1
    return found


def test_of_an_empty_log_the_agenda_drafts_itself_in_points() -> None:
    app = opened()
    found = items(app)
    assert [label.value for label in app.subheader] == [
        f"{naam}: {number} regels" for naam, number in found.items()
    ]
    points = lines(app, "De agenda van het overleg in Q4 2026: 8 punten")
    assert sum(int(point[2]) for point in points) == sum(found.values())
    assert f"Op de agenda staan {sum(found.values())} van de {len(TABLE)} regels" in said(app)
    assert "Logboek: er is niets vastgelegd" in said(app)
    # What Overzicht counts in all, beside what stands under an earlier rule.
    assert "De voorwaarde geldt voor 84 regels; 2 daarvan staan onder een eerdere rubriek" in said(
        app
    )
    assert "De voorwaarde geldt voor 40 regels; 31 daarvan staan onder" in said(app)
    (table,) = [one for one in drawn.tables(app) if one.caption.endswith("Aan de orde: overige")]
    assert all("(blz. " in row[2] and row[3] == "Geen status vastgelegd." for row in table.rows[1:])


def test_what_the_publication_says_of_being_done_stands_once_with_the_point() -> None:
    app = opened(maatregel="3.3.3")
    table = lines(app, "Agendapunt 1. Besluit over plan B")
    assert [row[2] for row in table] == ["Q4 2026 (blz. 37)"]
    assert "De toelichting van 3.3.3 zegt: “Gedaan.” (blz. 37)." in said(app)


def test_the_meeting_of_another_quarter_has_another_agenda_as_of_its_first_day() -> None:
    app = opened(overleg="Q1-2027")
    title = "Agenda van het overleg in Q1 2027, CONCEPT van 1 januari 2027"
    assert app.header[0].value == title
    assert "De stand is die van 1 januari 2027" in said(app)
    assert items(app)["Niet vastgelegd"] > items(opened())["Niet vastgelegd"]
    offered = [label for _, label, *_ in drawn.fields(app)["overleg"]["options"]]
    assert offered[0] == "kwartaal van de peildatum"
    assert {"Q1 2027", "Q4 2026"} < set(offered)


def test_each_row_leads_to_its_dossier_and_to_recording() -> None:
    app = opened(maatregel="1.1.16")
    addresses = [link.href for link in drawn.links(app)]
    assert any("./maatregel?" in one and "maatregel=1.1.16" in one for one in addresses)
    assert any("./voortgang?" in one and "maatregel=1.1.16" in one for one in addresses)


def test_a_point_is_recorded_on_at_once_in_the_order_of_the_agenda(log: Store) -> None:
    app = opened(laag="provincie")
    points = draft(view_of(laag="provincie")).asked.punten
    number, punt = max(enumerate(points, 1), key=lambda pair: len(pair[1].sleutels))
    assert len(punt.sleutels) > 1
    app = press(app, f"Leg vast op deze {len(punt.sleutels)} regels (agendapunt {number})")
    assert [title.value for title in app.title] == ["Voortgang"]
    assert app.query_params["laag"] == "provincie"
    assert app.session_state[ROWS] == list(punt.sleutels)
    assert log.last_id() == 0


def test_the_log_changes_the_agenda_and_is_told_in_it(log: Store) -> None:
    before = items(opened())
    note(log, FIRST, "loopt", verwacht="Q2 2027", reden="capaciteit: vacatures")
    note(log, SECOND, "afgerond", toelichting=HOSTILE)
    app = opened()
    now = items(app)
    assert now["Aan de orde"] == before["Aan de orde"] - 2
    assert now["Verschoven of vertraagd"] == now["Ter kennisneming: afgesloten"] == 1
    assert "Verwacht: Q2 2027 (2 kwartalen later dan de publicatie)" in said(app)
    assert HOSTILE in said(app)
    assert "<img" not in drawn.html(app)
    assert "tot en met nummer 2" in said(app)


def test_what_was_recorded_in_the_meeting_is_its_list_with_was_and_wordt(
    log: Store, clock: Clock
) -> None:
    clock.on(2026, 11, 24, 8)
    first = note(log, FIRST, "loopt")
    clock.on(2026, 11, 24, 13, 30)
    moved = note(log, FIRST, "loopt", verwacht="Q2 2027", reden="tranche", bewijs=HOSTILE)
    wrong = note(log, SECOND, "afgerond")
    clock.on(2026, 11, 24, 14)
    note(log, SECOND, "loopt", corrigeert=wrong)
    app = opened("besluitenlijst", begin="14.00")
    rows = lines(app, "Meldingenlijst van 24 november 2026: 3 meldingen")
    assert [row[0] for row in rows] == ["2", "3", "4"]
    assert rows[0][4:6] == ["Loopt; in de kalender Q4 2026", "Loopt; verwacht Q2 2027"]
    assert rows[0][7] == "organisatie niet genoemd"
    assert rows[1][1] == f"14.30 uurvastgelegd, gecorrigeerd door {wrong + 1}"
    assert rows[2][1] == f"15.00 uurcorrectie van melding {wrong}"
    assert (rows[2][4], rows[2][5]) == ("Afgerond", "Loopt")
    assert "3 meldingen over 2 regels. Correcties: 1. Intrekkingen: 0." in said(app)
    assert HOSTILE in rows[0][6]
    assert (first, moved) == (1, 2)
    until = opened("besluitenlijst", begin="14.00", einde="15.00")
    assert len(lines(until, "Meldingenlijst")) == 2
    assert len(lines(opened("besluitenlijst"), "Meldingenlijst")) == 4
    other_day = opened("besluitenlijst", dag="2026-11-23")
    assert "Op 23 november 2026 is over de regels in beeld niets vastgelegd" in said(other_day)


def test_the_list_says_how_much_of_it_the_filters_leave_out(log: Store) -> None:
    note(log, FIRST, "loopt")
    maatregel = FIRST.split("/")[0]
    other = next(code for code in TABLE["maatregel"] if code != maatregel)
    app = opened("besluitenlijst", maatregel=other)
    assert "buiten de filters: 1 melding." in said(app)
    assert not [one for one in drawn.tables(app) if one.caption.startswith("Meldingenlijst")]


def test_between_two_days_it_is_told_what_moved_from_where_to_where_and_why(
    log: Store, clock: Clock
) -> None:
    clock.on(2026, 7, 1)
    note(log, FIRST, "loopt")
    clock.on(2026, 9, 1)
    note(log, FIRST, "loopt", verwacht="Q2 2027", reden="capaciteit: vacatures")
    note(log, SECOND, "afgerond")
    third = TABLE.loc[(TABLE["agendering"] == "Q4 2026") & (TABLE["sleutel"] > SECOND), "sleutel"]
    set_ = {"sleutel": third.iloc[-1], "vastgesteld": "Q1 2028"}
    decided = {"soort": "gewijzigd", "woorden": "Een jaar later.", "sleutels": [third.iloc[-1]]}
    day = datetime.date(2026, 9, 1)
    number = keep_stuk(log, "besluit", day, overleg=BO, gevolgen=[set_], **decided)
    app = opened("was-wordt", was="2026-07-31", wordt="2026-09-30")
    moved, by_besluit = lines(app, "Was en wordt, verschoven")
    assert by_besluit[3] == "Q1 2028 (5 kwartalen later)"
    assert (
        by_besluit[6] == f"besluit {number} (BO Water en Bodem, 1 februari 2026): Een jaar later."
    )
    assert moved[2:6] == ["Q4 2026", "Q2 2027 (2 kwartalen later)", "Loopt", "Loopt"]
    assert moved[6] == "reden: capaciteit: vacatures"
    (done,) = lines(app, "Was en wordt, afgerond")
    assert done[4:6] == ["niets vastgelegd", "Afgerond"]
    counts = {row[0]: row[2:] for row in lines(app, "Regels die verschillen")}
    assert counts == {"afgerond": ["1", "0"], "verschoven": ["2", "2"]}
    assert "niets veranderd" in said(opened("was-wordt", was="2026-09-01", wordt="2026-11-01"))
    # By default since the last half-year, so that the record of July counts too.
    assert "Tussen 30 juni 2026 en 24 november 2026 zijn" in said(opened("was-wordt"))


def test_days_the_wrong_way_round_are_told() -> None:
    app = opened("was-wordt", was="2026-12-01")
    assert "1 december 2026 ligt na 24 november 2026" in said(app)
    assert not app.get("download_button")
    app = opened("was-wordt", was="2026-12-01", wordt="2026-11-01")
    assert "ligt na de dag bij wordt" in said(app)
    assert "was" not in app.query_params


def test_a_row_that_left_the_calendar_is_told_in_the_words_of_then(log: Store) -> None:
    note(log, GONE, "loopt", with_another_row())
    agenda = opened(thema="bodem")
    assert items(agenda)["Niet meer in de kalender"] == 1
    assert "en 1 die de kalender niet meer heeft" in said(agenda)
    records_of_day = lines(opened("besluitenlijst"), "Meldingenlijst")
    gone = lines(opened("was-wordt"), "Regels die de kalender niet meer heeft")
    for words in (said(agenda), records_of_day[0][3], gone[0][2]):
        assert "Afspraak die er niet meer staat" in words
    assert "staat niet meer in de kalender" in records_of_day[0][2]


@pytest.mark.parametrize("deel", PARTS)
def test_a_store_that_is_away_is_told_and_comes_back_by_itself(
    log: Store, monkeypatch: pytest.MonkeyPatch, deel: str
) -> None:
    note(log, FIRST, "loopt")
    good = os.environ["BORGING_DATABASE_URL"]
    monkeypatch.setenv("BORGING_DATABASE_URL", AWAY)
    app = opened(deel)
    assert "De voortgang is nu niet te lezen" in said(app)
    assert not app.get("download_button")
    shown = opened(deel, presentatie="ja", toon=deel)
    assert "De voortgang is nu niet te lezen" in said(shown)
    monkeypatch.setenv("BORGING_DATABASE_URL", good)
    app = app.run()
    assert not app.exception
    assert "De voortgang is nu niet te lezen" not in said(app)


@pytest.mark.parametrize("deel", PARTS)
def test_a_part_draws_itself_alone_and_leads_to_the_others(log: Store, deel: str) -> None:
    note(log, FIRST, "loopt")
    app = opened(deel)
    others = {link.words for link in drawn.links(app) if link.href.startswith("?")}
    assert others >= set(TITLES.values()) - {TITLES[deel]}
    assert len(app.header) == 1
    buttons = {button.proto.label for button in app.get("download_button")}
    assert buttons == {f"{TITLES[deel]}: {kind.label}" for kind in REPORT_FORMATS}
    assert [one for one in app.expander if one.label == "Wat de statussen betekenen"]


@pytest.mark.parametrize("deel", PARTS)
def test_nonsense_in_the_address_is_told_and_left_out(deel: str) -> None:
    bad = {"overleg": "Q9-2027", "dag": "gisteren", "begin": "25.00", "was": "x", "wordt": "<b>"}
    app = opened(deel, **bad)
    assert "‘Q9-2027’ bestaat niet" in said(app)
    assert "‘gisteren’ is geen datum" in said(app)
    assert not set(bad) & set(app.query_params)


def test_presented_the_agenda_is_gone_through_point_by_point(log: Store) -> None:
    note(log, SECOND, "afgerond")
    points = draft(view_of()).asked.punten
    app = opened(presentatie="ja", toon="agenda")
    assert ": Overleg: Agenda van het overleg in Q4 2026, CONCEPT van " in said(app)
    for number, punt in enumerate(points, 1):
        app = press(app, "Volgende")
        assert f": Overleg: {punt.onderwerp} " in said(app)
        assert app.title[0].value.startswith(f"{number}. {punt.onderwerp} (")
        assert app.query_params["toon"] == punt.id
        assert punt.vraag in said(app)
        assert punt.maatregelen[-1][1] in said(app)
    assert not app.get("download_button")
    assert not [one for one in app.button if one.label.startswith("Leg vast")]
    linked = opened(presentatie="ja", toon=points[-1].id)
    assert f": Overleg: {points[-1].onderwerp} " in said(linked)


def test_a_link_to_an_item_of_before_leads_to_its_first_point() -> None:
    due = next(punt for punt in draft(view_of()).asked.punten if punt.rubriek.code == "aan-de-orde")
    assert f": Overleg: {due.onderwerp} " in said(opened(presentatie="ja", toon="punt-6"))
    gone = opened(presentatie="ja", toon="punt-4")
    assert "punt-4 hoort niet bij de selectie" in said(gone)


@pytest.mark.parametrize("deel", PARTS[1:])
def test_presented_another_part_is_one_slide_without_choices(log: Store, deel: str) -> None:
    note(log, FIRST, "loopt")
    overleg = BO | {"datum": DAY.isoformat()}
    keep_stuk(log, "besluit", DAY, overleg=overleg, soort="akkoord", sleutels=[FIRST])
    app = opened(deel, presentatie="ja", toon=deel)
    assert len(app.title) == 1
    assert drawn.fields(app) == {}
    assert drawn.tables(app) or "er volgt niets uit; genomen door" in said(app)


def made_of(view: View) -> dict[str, Document]:
    agenda, list_, changed = draft(view), meldingen(view), changes(view)
    info = partial(report_info, view)
    return {
        "agenda": agenda_report(view, agenda, info(agenda.asked.day, agenda.title)),
        "besluitenlijst": meldingen_report(view, list_, info(list_.day, list_.title)),
        "was-wordt": changes_report(view, changed, info(changed.wordt, changed.title)),
    }


@pytest.mark.documents
def test_every_part_goes_along_in_every_format_and_is_the_same_later(
    log: Store, clock: Clock
) -> None:
    note(log, FIRST, "loopt", verwacht="Q2 2027", reden="tranche", toelichting=HOSTILE)
    note(log, GONE, "loopt", with_another_row())
    view = view_of()
    files = {}
    for later in (False, True):
        if later:
            clock.on(2026, 11, 25)
            note(log, SECOND, "afgerond")
        for name, report in made_of(view).items():
            assert ("Logboek", "tot en met nummer 2 van het logboek") in report.facts
            for kind in REPORT_FORMATS:
                if kind.extension == "pptx" and later:
                    continue
                file = kind.build(report)
                assert files.setdefault((name, kind.extension), file) == file
    book = openpyxl.load_workbook(io.BytesIO(files["besluitenlijst", "xlsx"]))
    rows = list(book["Meldingen"].values)
    assert [row[rows[0].index("Sleutel")] for row in rows[1:]] == [FIRST, GONE]
    assert rows[1][rows[0].index("Wordt")] == "Loopt; verwacht Q2 2027"
    assert HOSTILE in rows[1][rows[0].index("Wat erbij staat")]
    agenda_ = openpyxl.load_workbook(io.BytesIO(files["agenda", "xlsx"]))
    points = draft(view).asked.punten
    (number,) = [n for n, punt in enumerate(points, 1) if punt.rubriek.code == "verschoven"]
    assert [row[0] for row in list(agenda_[f"Punt {number}"].values)[1:]] == [FIRST]
    words = dict(list(agenda_["Toelichting"].values)[1:6])
    assert words["Overleg"] == "Q4 2026"
    assert words["Stand op"] == "24 november 2026"
    assert f"over 1 van de {len(TABLE)} regels in beeld een status" in words["Vastgelegd"]


def test_a_list_names_the_anchor_of_the_last_record_that_it_counts(log: Store) -> None:
    keep(log, {"sleutel": "1.1.16/4/1/1", "status": "loopt"})
    ((label, said),) = anchor(1)
    assert label == "Anker"
    assert said.startswith(str(log.anchor(1)))
    assert anchor(0) == ()
