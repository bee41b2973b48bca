"""Overheden: each number leads to as many rows, and each party to its own."""

import pytest

from pages.overheden.agenda import agenda_tabel, agreements_tabel
from pages.overheden.matrices import ROLES, matrix_tabel
from pages.overheden.page import tables
from pages.overheden.parties import parties_tabel
from pages.overheden.turns import ORDER, turns_tabel
from selections.caveats import LAST_QUARTER
from selections.lagen import PER_STAP, matrix
from selections.lezing.weging import marks
from shell.parts.elsewhere import HEADER, NOWHERE
from shell.parts.rows_table import rows_in_short
from shell.table_notes import BY_PUBLICATION
from tests.pages import drawn
from tests.pages.recorded import PEILDATUM, keep
from tests.pages.screens import open_screen
from tests.pages.views import calendar, check_numbers, view_of
from voortgang.store import Store


def test_each_number_leads_to_as_many_rows() -> None:
    view = view_of(thema=["bodem", "laagveen"], laag="provincie")
    for rol in ROLES:
        counts = matrix(view.rows_of_matrix(), rol)
        some = int((counts.drop(columns="laag") > 0).sum().sum())
        assert check_numbers(matrix_tabel(view, rol), rol in PER_STAP) == some > 5
    assert check_numbers(turns_tabel(view)) > 10


def test_matrix_goes_along_in_the_role_that_is_chosen_with_the_agenda_of_the_layer() -> None:
    for every in ({table.title for table in tables(view_of(rol=rol))} for rol in ("beide", "alle")):
        assert {f"Overheden, {rol}" for rol in ROLES} <= every
        assert "Agenda" not in every
    view = view_of(rol="borging", laag="provincie")
    chosen = {table.title: table for table in tables(view)}
    assert "Overheden, doorwerking" not in chosen
    totals = chosen["Overheden, borging"].values()[-1]
    place = chosen["Overheden, borging"].header.index("provincie")
    assert totals[place] == len(view.rows) == len(chosen["Agenda"].rows)


def test_the_agenda_of_a_layer_begins_with_what_can_come_up_now() -> None:
    view = view_of(laag="provincie", rol="alle")
    places = [ORDER.index(name) for name in agenda_tabel(view).column("Op de peildatum")]
    assert places == sorted(places) and places[0] == 0 and places[-1] == len(ORDER) - 1
    captions = [table.caption for table in drawn.tables(open_screen("overheden", laag="provincie"))]
    assert any("tot en met de komende twee kwartalen" in caption for caption in captions)


@pytest.mark.usefixtures("here")
def test_the_agenda_of_a_layer_says_what_the_log_says_of_its_rows(log: Store) -> None:
    asked = {"laag": "Rijk", "peildatum": PEILDATUM}
    (first, *_) = view_of(**asked).rows["sleutel"]
    assert "Stand" not in agenda_tabel(view_of(**asked)).header
    keep(log, {"sleutel": first, "status": "loopt", "verwacht": "2028", "reden": "anders"})
    stands = agenda_tabel(view_of(**asked)).column("Stand")
    assert [words for words in map(str, stands) if "Loopt; verwacht 2028" in words]
    for tabel in (agenda_tabel, agreements_tabel):
        assert BY_PUBLICATION in tabel(view_of(**asked)).notes


def test_of_the_afspraken_without_parties_is_said_how_many_stappen_name_a_layer() -> None:
    said = drawn.said(open_screen("overheden"))
    assert "Bij 50 van de 194 regels" in said and "bij 34 daarvan" in said
    named = agreements_tabel(view_of()).column("In de stap genoemd (afgeleid)")
    assert (len(named), len(named) - named.count("niet genoemd")) == (50, 34)


def test_of_an_afspraak_is_said_whom_its_maatregel_names_and_that_its_pairing_is_doubtful() -> None:
    found = agreements_tabel(view_of())
    told = zip(found.column("Maatregel"), found.column("De maatregel noemt"), strict=True)
    assert {code: with_whom for code, with_whom in told if with_whom} == {
        "2.0.3": "BZK en IenW in afstemming met de VEWIN (blz. 14)",
        "1.1.23": "Samen met waterschappen, provincies en gemeenten (blz. 22)",
        "1.2.6": "samen met kennis- en onderzoeksinstituten, ketenpartijen in de "
        "voedselproductie, regionale overheden en agrarische partijen (blz. 27)",
        "3.1.2": "Provincies en waterschappen komen, samen met andere betrokkenen (blz. 34)",
        "2.0.1": "samen met medeoverheden (blz. 30)",
        "3.1.5": "met de decentrale overheden (blz. 33)",
    }
    doubted = found.column("Koppeling twijfelachtig")
    place = [column.header for column in found.columns].index("Wanneer")
    noted = ["koppeling twijfelachtig" in row[place].html for row in found.rows]
    assert noted == [one == "ja" for one in doubted] and len(set(noted)) == 2


def test_a_year_stands_as_printed_with_the_quarter_that_it_counts_in() -> None:
    """Keuze 1 (p. 10) prints 2027."""
    agenda = agenda_tabel(view_of(laag="rijk", rol="alle"))
    place = [column.header for column in agenda.columns].index("Wanneer")
    said = {row[place].html.partition("<")[0].strip() for row in agenda.rows}
    assert {"2027 (telt in Q4 2027)", "2025-2028 (telt in Q4 2028)", "Q4 2026"} <= said
    for table in (agenda, turns_tabel(view_of())):
        assert any(LAST_QUARTER in note for note in table.notes)


def test_a_maatregel_that_counts_elsewhere_says_where() -> None:
    agenda = agenda_tabel(view_of(laag="provincie", rol="alle"))
    told = dict(zip(agenda.column("Maatregel"), agenda.column(HEADER), strict=True))
    assert told["3.3.6"] == "Hoge zandgronden" and told["1.1.13"] is None
    place = [column.header for column in agenda.columns].index("Maatregel")
    noted = {row[place].value for row in agenda.rows if "<br>" in row[place].html}
    assert noted == {code for code, where in told.items() if where}
    assert HEADER not in agenda_tabel(view_of(laag="provincie", keuze="7")).header


def test_a_code_that_is_none_of_the_54_says_so_in_each_table_that_names_it() -> None:
    agreements, agenda = agreements_tabel(view_of()), agenda_tabel(view_of(laag="provincie"))
    for found in (agreements, agenda):
        told = dict(zip(found.column("Maatregel"), found.column(HEADER), strict=True))
        apart = {code for code, where in told.items() if where == NOWHERE}
        assert apart == {code for code in told if code.startswith("SK") or code[-1] == "b"}
        assert "1.1.14b" in apart
    for found in (parties_tabel(view_of()), matrix_tabel(view_of(), "borging")):
        (said,) = [note for note in found.notes if note.startswith("Geen van de 54 (afgeleid): ")]
        assert "1.1.1b, 1.1.14b, SK8" in said


def test_what_has_no_line_or_moment_says_so_in_a_file_too() -> None:
    agenda = {table.title: table for table in tables(view_of(laag="niet-genoemd"))}["Agenda"]
    assert "geen borgingsregel" in agenda.column("Borging")
    assert "geen moment" in agenda.column("Gedrukt")


def test_rows_in_short_say_with_the_moment_what_is_doubtful() -> None:
    table = calendar().table
    lines = rows_in_short(view_of(), table)
    for sleutel, told in zip(table["sleutel"], marks(table), strict=True):
        assert all(mark in lines[sleutel] for mark in told)
    doubted = lines["1.1.16/1/2/1"].striptags()
    assert doubted == (
        "1.1.16 stap 1: Naming & shaming; Q4 2023 (koppeling twijfelachtig), blz. 15"
    )
    assert "(" not in lines["1.1.10/1/1/1"].partition("; <b>")[2]


def test_number_of_a_party_is_the_number_of_its_rows() -> None:
    for _, rows, _ in parties_tabel(view_of()).rows:
        assert rows.html.count(", blz. ") == rows.value > 0


def test_the_matrix_is_drawn_once_as_a_table_of_three_roles() -> None:
    app = open_screen("overheden", laag="provincie")
    assert not app.exception and not drawn.charts(app)
    (matrices,) = [one for one in drawn.tables(app) if one.caption.startswith("Per subthema")]
    assert matrices.rows[0][1:] == [
        "Genoemd bij de doorwerking: stappen",
        "Genoemd bij de borging: regels",
        "Genoemd in de stap: stappen",
    ]
    captions = [" ".join(table.caption.split()[:2]) for table in drawn.tables(app)]
    assert captions[:3] == ["Regels waarin", "Agenda van", "Later: 4"]
    assert captions[-1].startswith("Partijen uit")
