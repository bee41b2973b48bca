"""The matrices: how many rows each layer and subthema has, for doorwerking and for borging."""

import pandas as pd
import streamlit as st

from documents.tabel import Cell, Column, Tabel
from figures.lagen import lagen_alt, lagen_figure
from selections.filters import NO_LINE, NOT_NAMED
from selections.lagen import NO_LINE_AMONG_THEM, PER_STAP, ROWS, STAPPEN, matrix
from shell.chart import show_chart
from shell.links import number_link
from shell.parts.lagen import rows_of_matrix
from shell.table import show_tabel
from shell.table_notes import DERIVED_LAAG
from shell.view import View

ROLES = {
    "doorwerking": "Wie geeft de doorwerking vorm",
    "borging": "Wie zorgt voor de borging",
}


def show_matrices(view: View) -> None:
    """Draw the layers by subthema in both roles, as charts and as tables."""
    by_rol = {rol: matrix(rows_of_matrix(view), rol) for rol in ROLES}
    for column, (rol, counts) in zip(st.columns(2, gap="large"), by_rol.items(), strict=True):
        with column:
            st.subheader(ROLES[rol], anchor=False)
            show_chart(lagen_figure(counts, narrow=view.narrow), rol, lagen_alt(counts, rol))
    for rol, counts in by_rol.items():
        show_tabel(matrix_tabel(view, rol, counts))


def matrix_tabel(view: View, rol: str, counts: pd.DataFrame) -> Tabel:
    """The counts of `selections.lagen.matrix` in this role; each number leads to its rows."""
    subthemas = [column for column in counts.columns if column not in ("laag", "totaal")]
    unit = "stappen" if rol in PER_STAP else "regels"
    words = f"{ROLES[rol]}: {unit} per overheidslaag en subthema"
    if rol in PER_STAP:
        words += "; elk aantal leidt naar de regels van die stappen"
    return Tabel.of(
        f"Overheden, {rol}",
        (
            Column("Overheidslaag"),
            *(Column(name, numeric=True) for name in subthemas),
            Column("totaal", numeric=True),
        ),
        (
            (
                row["laag"],
                *(_number(view, rol, row["laag"], row[name], thema=(name,)) for name in subthemas),
                _number(view, rol, row["laag"], row["totaal"]),
            )
            for row in counts.to_dict("records")
        ),
        notes=(f"{words}. {DERIVED_LAAG}",),
        caption=words,
    )


def _number(view: View, rol: str, laag: str, number: int, **within: object) -> Cell:
    changes = {
        ROWS: {"laag": (), "rol": "beide"},
        STAPPEN: {"laag": (), "rol": "beide"},
        NO_LINE_AMONG_THEM: {"laag": (NOT_NAMED,), "rol": rol, "plan": (NO_LINE,)},
    }.get(laag, {"laag": (laag,), "rol": rol})
    return number_link(view, number, f"{laag}, {rol}", **changes, **within)
