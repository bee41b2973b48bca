"""The overheidslagen: the matrix in both roles, an agenda for each, and the parties named."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st
from markupsafe import Markup

from figures.lagen import lagen_alt, lagen_figure
from selections.agenda import agenda
from selections.filters import LAGEN, NO_LINE, NOT_NAMED
from selections.lagen import (
    NO_LINE_AMONG_THEM,
    ROWS,
    agreements_without_parties,
    matrix,
    parties,
)
from shell.chart import show_chart
from shell.filter_bar import View
from shell.links import dossier_link, dossier_links
from shell.rows_table import folded, rows_in_short
from shell.table import Cell, Column, screen_link, show_table

AGENDA = (
    Column("Wanneer"),
    Column("Op de peildatum"),
    Column("Maatregel"),
    Column("Stap"),
    Column("Borging"),
    Column("Plan (onze lezing)"),
    Column("Laag doorwerking"),
    Column("Laag borging"),
    Column("Blz.", numeric=True),
)


ROLES = {
    "doorwerking": "Wie geeft de doorwerking vorm",
    "borging": "Wie zorgt voor de borging",
}


def rows_of_matrix(view: View) -> pd.DataFrame:
    """The rows that the matrices count: the filters on layer and role have no part in it."""
    query = view.query.with_changes(laag=(), rol="beide")
    return view.rows_for(query)


def show_matrices(view: View) -> None:
    """Draw the layers by subthema in both roles, as charts and as tables."""
    rows = rows_of_matrix(view)
    by_rol = {rol: matrix(rows, rol) for rol in ROLES}
    for column, (rol, counts) in zip(st.columns(2, gap="large"), by_rol.items(), strict=True):
        with column:
            st.subheader(ROLES[rol], anchor=False)
            show_chart(lagen_figure(counts, narrow=view.narrow), rol, lagen_alt(counts, rol))
    for rol, counts in by_rol.items():
        _show_matrix(view, rol, counts)


def _show_matrix(view: View, rol: str, counts: pd.DataFrame) -> None:
    """Draw the layers by subthema in one role; each number leads to as many rows."""
    subthemas = [column for column in counts.columns if column not in ("laag", "totaal")]
    show_table(
        f"{ROLES[rol]}: regels per overheidslaag en subthema",
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
    )


def show_agenda(view: View) -> None:
    """Draw the agenda of the layers that are chosen, by date; without a choice the ways to one."""
    chosen = view.filters.laag
    links = Markup(" ").join(
        Markup("<li>{}</li>").format(
            screen_link(view.address("overheden", laag=(laag,)), f"agenda {laag}")
        )
        for laag in (*LAGEN, NOT_NAMED)
    )
    st.html(Markup('<ul class="keuzerij">{}</ul>').format(links))
    if not chosen:
        st.html("<p>Kies een overheid voor haar eigen agenda, met een adres om te versturen.</p>")
        return
    found = agenda(view.rows, view.peildatum)
    show_table(
        f"Agenda van {', '.join(chosen)} ({_role(view)}): {len(found)} regels, op datum",
        AGENDA,
        _agenda_cells(view, found),
    )


def show_agreements(view: View) -> None:
    """Draw the bestuurlijke afspraken whose words name nobody, by date."""
    found = agreements_without_parties(view.rows)
    st.html(
        Markup(
            "<p>Bij <b>{}</b> van de {} regels in beeld is de borging een bestuurlijke afspraak "
            "zonder genoemde overheid of partij.</p>"
        ).format(len(found), len(view.rows))
    )
    if not found.empty:
        with st.expander("De bestuurlijke afspraken, op datum"):
            show_table(
                f"Bestuurlijke afspraken zonder genoemde partijen: {len(found)}",
                AGENDA,
                _agenda_cells(view, agenda(found, view.peildatum)),
            )


def show_parties(view: View) -> None:
    """Draw the parties that the words of the rows in view name, as printed."""
    found = parties(view.rows)
    if found.empty:
        st.html("<p>De woorden van de regels in beeld noemen geen partijen.</p>")
        return
    lines = rows_in_short(view, view.rows)
    show_table(
        "Partijen die stap, doorwerking of borging zelf noemen, zoals gedrukt",
        (Column("Partij"), Column("Regels"), Column("Maatregelen")),
        (
            (
                row.partij,
                folded(map(lines.get, row.sleutels)),
                dossier_links(view, row.maatregelen),
            )
            for row in found.itertuples()
        ),
    )


def _agenda_cells(view: View, rows: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    for row in rows.itertuples():
        yield (
            _when(row),
            row.bucket,
            dossier_link(view, row.maatregel, row.titel),
            "" if pd.isna(row.stap) else row.stap,
            "geen borgingsregel" if pd.isna(row.borging) else row.borging,
            "" if pd.isna(row.plan) else row.plan,
            ", ".join(row.laag_doorwerking) or NOT_NAMED,
            ", ".join(row.laag_borging) or NOT_NAMED,
            row.pagina,
        )


def _when(row) -> str:
    """The quarter it counts in, and the moment as printed where that is something else."""
    if pd.isna(row.agendering) or row.agendering.lower() == row.groep.lower():
        return row.groep
    return f"{row.groep} (gedrukt: {row.agendering})"


def _number(view: View, rol: str, laag: str, number: int, **within: object) -> Cell:
    if number == 0:
        return 0
    changes = {
        ROWS: {"laag": (), "rol": "beide"},
        NO_LINE_AMONG_THEM: {"laag": (NOT_NAMED,), "rol": rol, "plan": (NO_LINE,)},
    }.get(laag, {"laag": (laag,), "rol": rol})
    return screen_link(
        view.address("kalender", **changes, **within), number, f"{number}: {laag}, {rol}"
    )


def _role(view: View) -> str:
    rol = view.filters.rol
    return "doorwerking of borging" if rol == "beide" else rol
