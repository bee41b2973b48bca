"""Where the moments stand at the peildatum, and in which quarters they fall."""

import streamlit as st
from markupsafe import Markup

from figures.kwartalen import kwartalen_alt, kwartalen_figure
from selections.caveats import MOMENT_CAN_COME_UP
from selections.counts import rows_per_bucket
from selections.dates import date_in_words
from selections.kwartalen import moments_per_kwartaal, moments_without_kwartaal, peaks
from shell.chart import show_chart
from shell.crossed_table import show_crossed
from shell.table import Column, screen_link, show_table
from shell.view import View


def show_buckets(view: View) -> None:
    """Draw per subthema how many rows are past, due and to come; nothing of it says late."""
    counts = rows_per_bucket(view.rows, view.peildatum)
    day = date_in_words(view.peildatum)
    past, due = int(counts["verstreken"].sum()), int(counts["dit kwartaal"].sum())
    st.html(
        Markup(
            "<p>Op {} zijn van de {} regels in beeld <b>{} momenten verstreken</b> en kan bij "
            "<b>{}</b> de borging dit kwartaal aan de orde zijn. {} Of de borging er is gekomen, "
            "zegt de kalender niet.</p>"
        ).format(day, len(view.rows), past, due, MOMENT_CAN_COME_UP)
    )
    show_crossed(view, f"Momenten per subthema op {day}, in regels", "moment", counts)
    st.html(
        '<p class="voorbehoud">Elke regel staat in precies één kolom. Een moment telt in het '
        "kwartaal waarin het eindigt: een jaar dus in zijn vierde kwartaal. Elk aantal leidt naar "
        "zijn regels.</p>"
    )


def show_kwartalen(view: View) -> None:
    """Draw how many moments each quarter has, with the fullest named."""
    per_kwartaal = moments_per_kwartaal(view.rows)
    if per_kwartaal.empty:
        st.html("<p>Geen van de regels in beeld heeft een moment met een kwartaal.</p>")
        return
    named = "; ".join(peaks(per_kwartaal)["omschrijving"])
    st.html(Markup("<p>De drukste kwartalen: {}.</p>").format(named))
    figure = kwartalen_figure(view.rows, view.peildatum, narrow=view.narrow)
    show_chart(figure, "kwartalen", kwartalen_alt(view.rows, view.peildatum))
    without = moments_without_kwartaal(view.rows)["regels"].sum()
    rows = (
        (
            row.naam,
            screen_link(
                view.address("kalender", kwartaal=(row.naam,)),
                row.momenten,
                f"{row.momenten}: momenten in {row.naam}",
            ),
            row.kwartaalmomenten,
            row.jaarmomenten,
            row.periodemomenten,
        )
        for row in per_kwartaal[per_kwartaal["momenten"] > 0].itertuples()
    )
    with st.expander("De kwartalen als tabel"):
        show_table(
            f"Momenten per kwartaal; {without} regels zonder kwartaal staan er niet in",
            (
                Column("Kwartaal"),
                Column("momenten", numeric=True),
                Column("van een kwartaal", numeric=True),
                Column("van een jaar", numeric=True),
                Column("van een periode", numeric=True),
            ),
            rows,
        )
