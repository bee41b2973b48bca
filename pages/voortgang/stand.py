"""How the rows in view stand by the log, as numbers and row by row."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from selections.dates import date_in_words
from selections.words import NO_MOMENT_NAMED, borging_of, moment_of, or_else
from shell.calendar_table import Calendar
from shell.kept import kept
from shell.links import dossier_link
from shell.parts.class_counts import counts_tabel
from shell.recording.aanmelden import may_record_here
from shell.state_words import doubts, freshness_in_words, standing
from shell.table import Cell, Column, screen_link, show_tabel, table
from shell.view import View
from voortgang.counts import per_subthema
from voortgang.words import NOTHING, day_of

COLUMNS = (
    Column("Maatregel en stap"),
    Column("Borging"),
    Column("Plan (afgeleid)"),
    Column("In de kalender"),
    Column("Vastgelegd"),
    Column("Verwacht"),
    Column("Verschuiving in kwartalen", numeric=True),
    Column("Aandacht (afgeleid)"),
    Column("Laatste melding"),
    Column("Blz.", numeric=True),
)


def show_headline(view: View, state: pd.DataFrame) -> None:
    """Draw how many rows stand where at the peildatum, and how far that rests on old records."""
    on = date_in_words(view.peildatum)
    rows = view.log.rows
    st.html(freshness_in_words(rows, on))
    if rows["status"].isna().all():
        return
    show_tabel(counts_tabel(view, per_subthema(view.rows, state)))


def show_state(view: View, state: pd.DataFrame) -> None:
    """Draw each row with what is recorded of it, in the order of the agenda."""
    # The dialog shows who may not record how the row stands, and its history.
    leads_to = "vastleggen op regel" if may_record_here() else "bekijken van regel"
    key = (view.places, view.address(None), leads_to)
    st.html(_drawn(view.calendar, state, key, view))


# As the table under the Kalender, for the sessions that look at the same rows under the same
# filters, on which the addresses in it depend: to draw it is half of what a click costs the server.
@kept(entries=64)
def _drawn(calendar: Calendar, state: pd.DataFrame, key: tuple, _view: View) -> Markup:
    *_, leads_to = key
    rows = _view.log.rows
    in_order = rows.sort_values("tot", kind="stable")
    caption = (
        f"De regels in beeld met wat erover is vastgelegd: {len(rows)}, in de volgorde van de "
        "agenda"
    )
    cells = (_cells(_view, row, leads_to) for row in in_order.itertuples())
    return table(caption, COLUMNS, cells)


def _cells(view: View, row, leads_to: str) -> tuple[Cell, ...]:
    stap = "" if pd.isna(row.stap_nr) else f"stap {row.stap_nr}"
    return (
        Markup("{} {}").format(dossier_link(view, row.maatregel), stap),
        borging_of(row),
        or_else(row.plan, ""),
        moment_of(row, NO_MOMENT_NAMED),
        standing(row),
        "" if pd.isna(row.verwacht) else f"{row.verwacht}: {row.reden}",
        "" if pd.isna(row.verschuiving) else f"{row.verschuiving:+d}",
        "; ".join([*([] if pd.isna(row.plan_b) else [row.plan_b]), *doubts(row)]),
        _last(view, row, leads_to),
        row.pagina,
    )


def _last(view: View, row, leads_to: str) -> Markup:
    """The last record, and the way to the dialog on the row."""
    told = NOTHING
    if not pd.isna(row.laatste_bericht):
        told = f"{row.laatste_bericht}, {row.laatste_auteur}, {day_of(row.laatste_tijdstip)}"
    address = view.address(None, vastleggen=row.sleutel)
    link = screen_link(address, leads_to.split()[0], f"{leads_to} {row.sleutel}")
    return Markup("{}<br>{}").format(told, link)
