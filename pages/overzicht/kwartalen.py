"""In which quarters the moments fall."""

import streamlit as st
from markupsafe import Markup

from documents.tabel import Cell, Column, Tabel
from figures.kwartalen import kwartalen_alt, kwartalen_figure
from selections.kwartalen import moments_per_kwartaal, moments_without_kwartaal, peaks
from selections.words import counted
from shell.chart import show_chart
from shell.links import number_link
from shell.table import show_tabel
from shell.table_notes import BY_PUBLICATION
from shell.view import View


def show_kwartalen(view: View) -> None:
    """Draw how many moments each quarter has, with the fullest named."""
    per_kwartaal = moments_per_kwartaal(view.rows)
    if per_kwartaal.empty:
        st.html("<p>Geen van de regels in beeld heeft een moment met een kwartaal.</p>")
        return
    named = "; ".join(peaks(per_kwartaal)["omschrijving"])
    st.html(
        Markup(
            "<p>De drukste kwartalen, geteld naar de momenten van de publicatie: {}.</p>"
        ).format(named)
    )
    figure = kwartalen_figure(view.rows, view.peildatum, narrow=view.narrow)
    show_chart(figure, "kwartalen", kwartalen_alt(view.rows, view.peildatum))
    with st.expander("De kwartalen als tabel"):
        show_tabel(kwartalen_tabel(view))


def kwartalen_tabel(view: View) -> Tabel:
    """The quarters that have moments, by how exact those are."""
    found = moments_per_kwartaal(view.rows).query("momenten > 0")
    without = moments_without_kwartaal(view.rows)["regels"].sum()

    def momenten(row) -> Cell:
        return number_link(view, row.momenten, row.naam, "moment", kwartaal=(row.naam,))

    return Tabel.each(
        "Momenten per kwartaal",
        found.itertuples(),
        {
            "Kwartaal": "naam",
            Column("momenten", numeric=True): momenten,
            Column("van een kwartaal", numeric=True): "kwartaalmomenten",
            Column("van een jaar", numeric=True): "jaarmomenten",
            Column("van een periode", numeric=True): "periodemomenten",
        },
        notes=("Een moment telt in het kwartaal waarin het eindigt.", BY_PUBLICATION),
        caption=f"Momenten per kwartaal, zonder {counted(without, 'regel')} zonder kwartaal",
    )
