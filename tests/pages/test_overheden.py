"""Overheden: each number leads to as many rows, and each party to its own."""

from pages.overheden.matrices import matrix_tabel
from pages.overheden.page import tables
from pages.overheden.parties import parties_tabel
from selections.lagen import PER_STAP, matrix
from shell.parts.lagen import rows_of_matrix
from tests.pages import drawn
from tests.pages.screens import open_screen
from tests.pages.views import check_numbers, view_of


def test_each_number_of_the_matrices_leads_to_as_many_rows() -> None:
    view = view_of(thema=["bodem", "laagveen"], laag="provincie")
    for rol in ("doorwerking", "borging"):
        counts = matrix(rows_of_matrix(view), rol)
        some = int((counts.drop(columns="laag") > 0).sum().sum())
        assert check_numbers(matrix_tabel(view, rol, counts), rol in PER_STAP) == some > 10


def test_matrix_goes_along_in_the_role_that_is_chosen_with_the_agenda_of_the_layer() -> None:
    both = {table.title for table in tables(view_of())}
    assert {"Overheden, doorwerking", "Overheden, borging"} <= both
    assert "Agenda" not in both
    view = view_of(rol="borging", laag="provincie")
    chosen = {table.title: table for table in tables(view)}
    assert "Overheden, doorwerking" not in chosen
    of_borging = chosen["Overheden, borging"]
    place = of_borging.column("Overheidslaag").index("provincie")
    assert of_borging.column("totaal")[place] == len(view.rows) == len(chosen["Agenda"].rows)


def test_what_has_no_line_or_moment_says_so_in_a_file_too() -> None:
    agenda = {table.title: table for table in tables(view_of(laag="niet-genoemd"))}["Agenda"]
    assert "geen borgingsregel" in agenda.column("Borging")
    assert "geen moment" in agenda.column("Gedrukt")


def test_number_of_a_party_is_the_number_of_its_rows() -> None:
    for _, rows, _ in parties_tabel(view_of()).rows:
        assert rows.html.count(", blz. ") == rows.value > 0


def test_all_parts_are_drawn_with_a_text_alternative_of_each_chart() -> None:
    app = open_screen("overheden", laag="provincie")
    assert not app.exception
    alts = [chart.alt for chart in drawn.charts(app)]
    assert "Matrix van 107 stappen" in alts[0] and "Matrix van 194 regels" in alts[1]
    captions = [" ".join(table.caption.split()[:2]) for table in drawn.tables(app)]
    assert captions[:3] == ["Wie geeft", "Wie zorgt", "Agenda van"]
    assert captions[-1].startswith("Partijen die")
