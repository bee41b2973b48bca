"""Roadmap: what is planned beside what is recorded, and each number a way to its rows."""

import datetime

import pytest

from documents.tabel import Tabel, Where
from pages.roadmap.halves import halves_tabel
from pages.roadmap.page import tables
from selections.kwartalen import is_dated
from selections.lezing.weging import marks
from selections.stappen import STAP
from selections.words import NOT_PRINTED, PRINTED_MOMENT
from shell.calendar_table import calendar_table
from tests.pages import drawn
from tests.pages.drawn import said
from tests.pages.recorded import PEILDATUM, keep
from tests.pages.screens import open_screen
from tests.pages.views import check_numbers, view_of
from tests.voortgang.conftest import DELAYED

pytestmark = pytest.mark.usefixtures("here")

TABLE = calendar_table()
DATED = TABLE[is_dated(TABLE)]
IN_2024 = DATED[DATED["agendering"] == "Q3 2024"]["sleutel"].to_list()


def by_title(**parameters: str | list[str]) -> dict[str, Tabel]:
    return {tabel.title: tabel for tabel in tables(view_of(**parameters))}


def test_an_empty_log_is_one_sentence_and_no_second_chart_or_table() -> None:
    app = open_screen("roadmap", peildatum=PEILDATUM)
    assert not app.exception
    with_dates = f"{len(DATED)} regels in beeld met een kwartaal, jaar of periode"
    assert f"over geen van de {with_dates} een status" in said(app)
    assert not drawn.charts(app)
    assert list(by_title()) == ["Tempo per halfjaar", "Regels met een moment", "Lopende acties"]


def test_each_half_year_says_what_and_who_and_adds_up_to_the_rows_with_a_date() -> None:
    halves = by_title()["Tempo per halfjaar"]
    planned = halves.column("met een moment")
    assert sum(planned) == halves.column("opgeteld")[-1] == len(DATED)
    half = halves.column("Halfjaar").index("2e halfjaar 2026")
    of_half = DATED[
        DATED["tot"].map(
            lambda day: datetime.date(2026, 7, 1) <= day <= datetime.date(2026, 12, 31)
        )
    ]
    assert planned[half] == len(of_half)
    by_rijk = of_half["laag_borging"].map(lambda names: "Rijk" in names).sum()
    assert f"Rijk {by_rijk}" in halves.column("Borging (afgeleid)")[half]
    stappen = of_half[of_half["stap_nr"].notna()].drop_duplicates(STAP)
    in_stap = stappen["laag_stap"].map(lambda names: "Rijk" in names).sum()
    assert f"Rijk {in_stap}" in halves.column("In de stap (afgeleid)")[half]
    # On the screen a column for each layer in each role, of the same numbers.
    columns, rows = halves.on(Where.SCREEN)
    heads = [(column.group, column.header) for column in columns]
    assert rows[half][heads.index(("Borging (afgeleid)", "Rijk"))].value == by_rijk
    assert rows[half][heads.index(("In de stap (afgeleid)", "Rijk"))].value == in_stap


def test_nobody_is_responsible_and_page_7_is_told_as_it_is() -> None:
    app = open_screen("roadmap", peildatum=PEILDATUM)
    assert "onder de lopende acties" in said(app) and "vraagt om" not in said(app)
    assert not [
        head
        for one in by_title().values()
        for head in one.header
        if "erantwoord" in head and "niet verantwoordelijk" not in head
    ]


def test_the_moments_begin_with_the_half_year_of_the_peildatum() -> None:
    app = open_screen("roadmap", peildatum=PEILDATUM)
    captions = [one.caption for one in drawn.tables(app)]
    name = "2e halfjaar 2026: 43 regels met een moment"
    first, rest = (one for one in captions if one.startswith(name))
    assert rest == f"{first}, vervolg"
    folded = [one.label for one in app.expander if "regel" in one.label]
    assert folded[0] == "Nog 38 regels" and folded[1].startswith("2e halfjaar 2027")
    assert folded[-1].startswith("1e halfjaar 2026")
    told = by_title(maatregel="3.3.6")["Regels met een moment"]
    assert set(told.column("Telt mee bij (afgeleid)")) == {"Hoge zandgronden"}


def test_a_moment_is_of_its_borging_and_all_that_bears_on_it_stands_with_it() -> None:
    """Findings of a judge, each the value that he asked for: what the screen said too much of."""

    def one(maatregel: str, moment: str) -> dict:
        tabel = by_title(maatregel=maatregel)["Regels met een moment"]
        of_row = (dict(zip(tabel.header, row, strict=True)) for row in tabel.values())
        (found,) = (row for row in of_row if row["Moment"] == moment)
        return found

    named = one("1.2.2", "Q4 2024")
    assert not [head for head in named if "ijlpaal" in head or "esultaat" in head]
    assert one("3.1.2", "2028")["Borging die aan de orde kan zijn"] == (
        "geen borgingsregel; moment van Nationaal Waterprogramma; ‘Nationaal Waterprogramma’ kan "
        "ook borging zijn"
    )
    assert (
        "‘Toevoeging aan Nota Ruimte’ kan ook borging zijn"
        in (one("1.2.1", "Q3 2024")["Borging die aan de orde kan zijn"])
    )
    assert (
        "“Toestemming is al geregeld in Bal.”" in one("SK14", "Q4 2026")["De publicatie zelf zegt"]
    )
    assert "‘eind 2026’" in one("1.1.14", "Q3 2026")["Past niet bij een werkhypothese"]
    assert one("1.2.8", "Q4 2024")["De publicatie zelf zegt"] == ""
    assert one("2.0.3", "Q4 2026")["Instrument of indeling twijfelachtig"] == "ja"
    assert "Dezelfde stap met dezelfde" in one("1.1.10", "Q2 2025")["Tegenspraak over het moment"]
    told = halves_tabel(view_of())
    half = told.column("Halfjaar").index("2e halfjaar 2028")
    assert (
        "Nationaal Waterprogramma (doorwerking) 4"
        in (told.column("Wat aan de orde kan zijn (instrument, afgeleid)")[half])
    )
    assert sum(told.column("plan B (afgeleid)")) == (DATED["plan"] == "B").sum()
    assert sum(told.column("met twijfel")) == sum(map(bool, marks(DATED)))


def test_what_is_recorded_adds_up_to_what_is_planned(log) -> None:
    first, second, third = IN_2024[:3]
    keep(log, {"sleutel": first, "status": "afgerond"}, on=datetime.date(2026, 3, 2))
    keep(
        log,
        {"sleutel": second, "status": "vertraagd", "verwacht": "2030", "reden": "anders"} | DELAYED,
        {"sleutel": third, "status": "loopt"},
        on=datetime.date(2026, 4, 2),
    )
    app = open_screen("roadmap", peildatum=PEILDATUM)
    assert "over 3 van de" in said(app)
    assert "Daarvan rusten er 2 (67 procent) op een melding" in said(app)
    assert "1 afgerond" in drawn.charts(app)[0].alt
    found = by_title()["Momenten en wat is vastgelegd"]
    assert "over 3 van de" in found.notes[0]
    for _, planned, *by_class, _, _ in found.values():
        assert sum(by_class) == planned
    assert "niet vastgelegd" in found.header
    half = found.column("Halfjaar van de publicatie").index("2e halfjaar 2024")
    for status in ("afgerond", "vertraagd", "loopt"):
        assert found.column(status)[half] == 1
    assert found.values()[-1][-2:] == (len(DATED), 1)


def test_each_number_of_a_half_year_leads_to_as_many_rows(log) -> None:
    of_b = DATED[DATED["plan"] == "B"]["sleutel"].iloc[0]
    keep(
        log,
        {"sleutel": IN_2024[0], "status": "afgerond"},
        {"sleutel": of_b, "status": "niet nodig: plan A gehaald"},
    )
    found = by_title(thema=["water", "bodem"])["Momenten en wat is vastgelegd"]
    assert "niet nodig: plan A gehaald" in found.header
    assert check_numbers(found) > 10
    assert check_numbers(halves_tabel(view_of(kwartaal="Q3-2024"))) == 1


def test_an_action_leads_to_what_it_is_about() -> None:
    actions = by_title()["Lopende acties"]
    about = dict(zip(actions.column("Actie"), actions.column("Gaat over (afgeleid)"), strict=True))
    assert about["Watertoets"] == "1.1.23 stap 1; SK13 stap 4; 2.0.1 stap 3"
    assert about["Dashboard"] is None and about["Roadmap"] is None


def test_an_action_without_a_moment_says_so_in_a_file_too() -> None:
    assert by_title()["Lopende acties"].column(PRINTED_MOMENT).count(NOT_PRINTED) == 4


def test_the_tempo_stays_while_the_log_is_away(away: None) -> None:
    app = open_screen("roadmap")
    assert not app.exception
    assert "De voortgang is nu niet te lezen of vast te leggen" in said(app)
    assert "vastgelegd" not in by_title()["Tempo per halfjaar"].header
    assert list(by_title()) == ["Tempo per halfjaar", "Regels met een moment", "Lopende acties"]
