"""Acties of meetings as a table, and for who may the way to say that one is done."""

import datetime
from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from documents.tabel import Column, Shown, Tabel
from overleg.besluitenlijst import days_over, overleg_in_words, state_in_words
from overleg.vergaderingen import Afspraak
from selections.dates import date_in_words
from shell.recording.aanmelden import show_aanmelden
from shell.recording.outcome import show_outcome, tell
from shell.recording.vergadering import may_record_of, store_stukken
from voortgang.vocabulary import vocabulary

PLACE = "acties"
_WORDS = "actie_toelichting"


def acties_tabel(title: str, acties: Sequence[Afspraak], day: datetime.date) -> Tabel:
    """Each actie with how it stands on a day."""

    def state(one: Afspraak) -> Shown:
        said = state_in_words(one, day)
        is_over = bool(days_over(one, day))
        return Shown(said, Markup("<b>{}</b>" if is_over else "{}").format(said))

    return Tabel.each(
        title,
        acties,
        {
            "Wat": "wat",
            "Organisatie": "organisatie",
            "Voor": lambda one: date_in_words(datetime.date.fromisoformat(one.voor)),
            "Stand": state,
            "Toelichting": lambda one: one.stuk.inhoud.get("toelichting"),
            "Afgesproken in": lambda one: overleg_in_words(one.overleg),
            Column("Actie"): "nummer",
        },
        caption=f"{title}, stand op {date_in_words(day)}",
    )


def how_many_over(acties: Sequence[Afspraak], day: datetime.date) -> str:
    """How many of them are overdue, as the end of a sentence; empty where none is."""
    over = sum(bool(days_over(one, day)) for one in acties)
    return f" en {over} over de afgesproken dag" if over else ""


def show_settling(acties: Sequence[Afspraak]) -> None:
    """Draw for who may record them the way to say of one that is open how it stands now."""
    theirs = [one for one in acties if one.open and may_record_of(one.overleg.naam)]
    show_outcome(PLACE)
    if not theirs:
        return
    names = {one.nummer: f"{one.wat} ({one.organisatie}, actie {one.nummer})" for one in theirs}
    with st.expander("Een actie afsluiten"):
        show_aanmelden(PLACE)
        number = st.selectbox("Actie", list(names), format_func=names.get, key="actie_nummer")
        st.text_input("Toelichting (mag leeg blijven)", key=_WORDS, max_chars=500)
        with st.container(horizontal=True, gap="small"):
            for state in vocabulary().acties:
                if state.waarde != theirs[0].status:
                    st.button(
                        f"Leg vast: {state.label.lower()}",
                        key=f"actie_{state.waarde}",
                        on_click=_settle,
                        args=(number, state.waarde),
                    )


def _settle(number: int, status: str) -> None:
    said = {"actie": number, "status": status}
    if words := st.session_state.get(_WORDS, "").strip():
        said["toelichting"] = words
    for stored in store_stukken([("actie", said)], PLACE):
        st.session_state[_WORDS] = ""
        tell(PLACE, f"Actie {number} is {status}: vastgelegd als melding {stored.id}.")
