"""What Overheden shows beside its rows."""

from collections.abc import Iterator

import pandas as pd

from documents.tabel import Tabel
from pages.overheden.lagen import ROLES, rows_of_matrix
from selections.agenda import agenda
from selections.caveats import MOMENT_CAN_COME_UP
from selections.filters import NOT_NAMED
from selections.lagen import agreements_without_parties, matrix, parties
from shell.filter_bar import View
from shell.table_columns import picked
from shell.table_notes import DERIVED_LAAG


def tables(view: View) -> Iterator[Tabel]:
    """In the order of the screen."""
    rows = rows_of_matrix(view)
    asked = view.filters.rol
    for rol, words in ROLES.items():
        if asked in (rol, "beide"):
            yield Tabel.of_frame(
                f"Overheden, {rol}",
                matrix(rows, rol).rename(columns={"laag": "Overheidslaag"}),
                (f"{words}: regels per overheidslaag en subthema. {DERIVED_LAAG}",),
            )
    if view.filters.laag:
        yield Tabel.of_frame(
            "Agenda",
            _agenda(agenda(view.rows, view.peildatum)),
            (f"De regels van {', '.join(view.filters.laag)}, op datum.", MOMENT_CAN_COME_UP),
        )
    yield Tabel.of_frame(
        "Afspraken zonder partijen",
        _agenda(agenda(agreements_without_parties(view.rows), view.peildatum)),
        ("Bestuurlijke afspraken waarbij geen overheid of partij is genoemd, op datum.",),
    )
    yield Tabel.of_frame(
        "Genoemde partijen",
        picked(parties(view.rows), partij="Partij", regels="Regels", maatregelen="Maatregelen"),
        ("Partijen die stap, doorwerking of borging zelf noemen, zoals gedrukt.",),
    )


def _agenda(found: pd.DataFrame) -> pd.DataFrame:
    return picked(
        found.assign(
            laag_doorwerking=[list(named) or [NOT_NAMED] for named in found["laag_doorwerking"]],
            laag_borging=[list(named) or [NOT_NAMED] for named in found["laag_borging"]],
        ),
        groep="Wanneer",
        agendering="Gedrukt",
        bucket="Op de peildatum",
        maatregel="Maatregel",
        titel="Titel",
        stap="Stap",
        borging="Borging",
        plan="Plan",
        laag_doorwerking="Laag doorwerking",
        laag_borging="Laag borging",
        pagina="Blz.",
    )
