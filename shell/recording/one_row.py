"""One row in a dialog: what it says, what stands now, its history, and recording on it.

Which row is in the address (`vastleggen=1.1.16-4-1-1`), so that the way in is a link: the table of
194 rows gets no 194 buttons, a link can be mailed, and Back closes the dialog.
"""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from selections.dates import today
from selections.words import borging_of, moment_of
from shell.filter_bar import choose
from shell.notices import melding
from shell.office import office
from shell.recording.aanmelden import auteur, may_record_here
from shell.recording.fields import DRAWN, RecordFields, statuses_for_all
from shell.recording.historie import show_records_beside
from shell.recording.outcome import (
    refuse,
    show_message,
    show_outcome,
    store,
)
from shell.recording.voor_wie import named, show_who, voor_wie
from shell.state_words import in_one_line
from shell.view import View
from voortgang.recording import may_not_record
from voortgang.rijen import with_state

CHANGED = (
    "Er is niets vastgelegd: de status veranderde terwijl u op de knop drukte. Kijk wat er nu "
    "staat en leg dan vast."
)


def show_row_dialog(view: View) -> None:
    """Open the dialog where the address names a row."""
    if view.query.vastleggen is not None:
        title = "Vastleggen op één regel" if may_record_here() else "Eén regel bekijken"
        opened = st.dialog(title, width="large", on_dismiss=_close)
        opened(_draw)(view, view.query.vastleggen)


def _close() -> None:
    choose(vastleggen=None)


def _draw(view: View, sleutel: str) -> None:
    # Asked anew: a run of the dialog alone gets what it was called with, and the log goes on.
    now = view.log.at(today())
    if now.problem:
        st.html(melding(now.problem))
        return
    row = with_state(view.table[view.table["sleutel"] == sleutel], now.state)
    said = next(row.itertuples())
    st.html(_words(said))
    form, beside = st.columns([3, 2], gap="medium")
    with form:
        show_outcome(_fields(sleutel).place, _fields(sleutel).now())
        _show_form(row, said)
        if (following := _following(view, sleutel)) and st.button(
            f"Volgende regel: {following}", key="vastleggen_rij_volgende"
        ):
            choose(vastleggen=following)
            st.rerun()
    with beside:
        st.html(Markup("<p>Nu: {}.</p>").format(in_one_line(said)))
        if pd.isna(said.laatste_bericht):
            st.html("<p>Over deze regel is nooit iets vastgelegd.</p>")
        else:
            show_records_beside(sleutel)


def _fields(sleutel: str) -> RecordFields:
    return RecordFields(f"rij_{sleutel}")


def _words(row) -> Markup:
    stap = "" if pd.isna(row.stap_nr) else Markup(", stap {}: {}").format(row.stap_nr, row.stap)
    borging = borging_of(row)
    plan = "" if pd.isna(row.plan) else Markup(", plan {} (afgeleid)").format(row.plan)
    return Markup(
        "<p><b>{} {}</b>{}</p><p>Borging: <b>{}</b>{}. In de kalender: <b>{}</b>, blz. {}. "
        "Regel {}.</p>"
    ).format(
        *(row.maatregel, row.titel, stap, borging, plan, moment_of(row), row.pagina, row.sleutel)
    )


def _show_form(row: pd.DataFrame, said) -> None:
    fields = _fields(said.sleutel)
    show_who(fields.place)
    if not may_record_here():
        return
    who = auteur()
    if who is not None and (refused := may_not_record(office(), said.sleutel, who)):
        show_message([refused])
        return
    status = fields.draw_status(statuses_for_all(row))
    if status is None:
        return
    fields.draw_details(row, status)
    seen = 0 if pd.isna(said.laatste_bericht) else int(said.laatste_bericht)
    st.button(
        "Vastleggen op deze regel",
        key="vastleggen_rij_knop",
        type="primary",
        on_click=_record,
        args=(said.sleutel, status, seen),
    )


def _record(sleutel: str, status: str, seen: int) -> None:
    fields = _fields(sleutel)
    # A click can come in one run with another choice, which was then not yet drawn.
    if not fields.typed("status"):
        # Pressed twice: the first press has recorded, and has emptied the fields.
        return
    if fields.typed("status") != status:
        refuse(fields.place, CHANGED)
        return
    entry = {
        **{"sleutel": sleutel, "status": status, "gezien": seen},
        **named(voor_wie()),
        **fields.given(status),
    }
    if store([entry], fields.place, DRAWN, fields.missing(status)):
        # What was typed goes only once it is stored.
        fields.forget()


def _following(view: View, sleutel: str) -> str | None:
    """The next row in view in the order of the agenda."""
    in_order = [*view.rows.sort_values("tot", kind="stable")["sleutel"]]
    if sleutel not in in_order or sleutel == in_order[-1]:
        return None
    return in_order[in_order.index(sleutel) + 1]
