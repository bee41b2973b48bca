"""Every record on the rows in view, newest first and word for word."""

import datetime
from collections.abc import Collection, Iterable, Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Column, Tabel
from overleg.bij_regels import bij_regels
from selections.dates import date_in_words, end_of, time_in_words, today
from shell.links import correct_link
from shell.log import Log
from shell.office import office
from shell.recording.way_in import only_read
from shell.table import show_tabel, show_table
from shell.view import View
from voortgang.failures import StoreAway
from voortgang.vergaderstukken import sleutels_of
from voortgang.vocabulary import BESIDE, WITHDRAWN
from voortgang.words import by_whom

# A question to the log for each row: more rows than a few maatregelen have would be slow.
MOST_ROWS = 40
# So many can be read; all of a row with hundreds would be sent at every click.
MOST_RECORDS = 500
NARROW = (Column("Melding"), Column("Wat er staat"))
FIELDS = {
    "corrigeert": "corrigeert melding",
    **{name: name for name in ("fase", "verwacht", *BESIDE)},
}


def show_history(view: View, state: pd.DataFrame) -> None:
    """Draw the history of the rows in view, folded; nothing where nothing is recorded.

    state: that of today.
    """
    recorded = touched(view, state)
    sleutels = [sleutel for sleutel in view.rows["sleutel"] if sleutel in recorded]
    if not sleutels:
        return
    with st.expander("Historie: alle meldingen over de regels in beeld"):
        if len(sleutels) > MOST_ROWS:
            st.html(
                Markup(
                    "<p>Over {} regels in beeld is iets vastgelegd. Kies met de filters een "
                    "maatregel om de meldingen te lezen.</p>"
                ).format(len(sleutels))
            )
            return
        show_records(view, sleutels, "Meldingen over de regels in beeld")
        _show_meetings(view.log.at(today()), sleutels)


def touched(view: View, state: pd.DataFrame) -> set[str]:
    """The rows on which something is recorded, or which a meeting had before it."""
    recorded = set(state.loc[state["laatste_bericht"].notna(), "sleutel"])
    return recorded.union(*map(sleutels_of, view.log.stukken))


def _show_meetings(log: Log, sleutels: Sequence[str]) -> None:
    """Draw what meetings had on their agenda, decided and agreed about these rows."""
    try:
        found = bij_regels(log.vergaderingen, sleutels)
    except StoreAway as away:
        st.html(Markup("<p>{}</p>").format(away))
        return
    if found:
        heading = "Besluiten, acties en agenda’s"
        columns = {
            Column("Nummer", numeric=True): "stuk.id",
            "Wat": "soort",
            "Vastgelegd op": lambda one: time_in_words(one.stuk.tijdstip),
            "Overleg": "overleg",
            "Wat erin staat": "woorden",
        }
        caption = f"{heading} over deze regels: {len(found)}, de laatste eerst"
        show_tabel(Tabel.each(heading, found, columns, caption=caption))


@st.fragment
def show_history_of(view: View, sleutels: Sequence[str]) -> None:
    """Draw the history of these rows up to and including the peildatum, folded.

    It is asked of the log once it is unfolded, which draws nothing but this. Nothing for no rows.
    """
    if not sleutels:
        return
    until = f"tot en met {date_in_words(view.peildatum)}"
    part = st.expander(
        f"Historie: alle meldingen over deze regels {until}", key="historie", on_change="rerun"
    )
    if part.open:
        with part:
            show_records(view, sleutels, f"Meldingen over deze regels {until}", view.peildatum)
            _show_meetings(view.log, sleutels)


def show_records(
    view: View, sleutels: Sequence[str], caption: str, op: datetime.date | None = None
) -> None:
    """Draw the last MOST_RECORDS on these rows, the last first; a question to the log for each row.

    op: the last day whose records are drawn; None for all.
    """
    records = _records(sleutels)
    if records is None:
        return
    if op is not None:
        records = records[records["tijdstip"] < pd.Timestamp(end_of(op))]
    shown = records.head(MOST_RECORDS)
    closed = not_correctable(view, shown["sleutel"])
    columns = {
        "Melding": lambda record: numbered(view, record, closed),
        "Regel": "sleutel",
        "Vastgelegd op": lambda record: time_in_words(record.tijdstip),
        "Door": _by_whom,
        "Status": "status",
        "Wat erbij staat": said_with,
    }
    caption = f"{caption}: {_how_many(records)}"
    show_tabel(Tabel.each("Meldingen", shown.itertuples(), columns, caption=caption))


def _by_whom(record) -> str:
    return by_whom(record.organisatie, record.auteur, None)


def show_records_beside(view: View, sleutel: str) -> None:
    """Draw the last MOST_RECORDS on one row, the last first, in little width."""
    records = _records([sleutel])
    if records is None:
        return
    cells, closed = [], not_correctable(view, [sleutel])
    for record in records.head(MOST_RECORDS).itertuples():
        when, correct = time_in_words(record.tijdstip), _correct(view, record, closed)
        name = Markup("{}, {}, {}<br>{}").format(record.id, when, _by_whom(record), correct)
        cells.append((name, Markup("<b>{}</b><br>{}").format(record.status, said_with(record))))
    show_table(f"Meldingen over deze regel: {_how_many(records)}", NARROW, cells)


def _how_many(records: pd.DataFrame) -> str:
    if len(records) > MOST_RECORDS:
        return f"{len(records)}, hier de laatste {MOST_RECORDS}, de laatste eerst"
    return f"{len(records)}, de laatste eerst"


def _records(sleutels: Sequence[str]) -> pd.DataFrame | None:
    """The records on these rows, the last first; None where the log is away, which is told."""
    store = office().store
    try:
        records = store.history(*sleutels)
    except StoreAway as away:
        st.html(Markup("<p>{}</p>").format(away))
        return None
    return records.sort_values("id", ascending=False)


def not_correctable(view: View, sleutels: Iterable[str]) -> Collection[str]:
    """Of these rows those on which who is at the screen corrects nothing: that the calendar no
    longer has, or on which they cannot record.
    """
    every = set(sleutels)
    known = {sleutel for sleutel in every if office().kalender.row(sleutel) is not None}
    return {*(every - known), *only_read(view, known)}


def numbered(view: View, record, closed: Collection[str]) -> Markup:
    """The number of a record, with the way to correct it; closed: as `not_correctable` has it."""
    return Markup("{}<br>{}").format(record.id, _correct(view, record, closed))


def _correct(view: View, record, closed: Collection[str]) -> Markup:
    """The way to correct a record for who may record on its row; a withdrawal has none.

    Whose record it is, is asked where it is corrected.
    """
    if record.status == WITHDRAWN or record.sleutel in closed:
        return Markup()
    return correct_link(view, record.sleutel, record.id)


def said_with(record, left_out: tuple[str, ...] = ()) -> Markup:
    """What stands in a record beside its status, a line a field."""
    return Markup("<br>").join(
        f"{label}: {getattr(record, name)}"
        for name, label in FIELDS.items()
        if name not in left_out and not pd.isna(getattr(record, name))
    )
