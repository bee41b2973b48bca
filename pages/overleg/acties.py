"""For who may, the way to say from the screen that an actie is done."""

from collections.abc import Sequence

import streamlit as st

from overleg.vergaderingen import Afspraak
from shell.recording.aanmelden import show_aanmelden
from shell.recording.outcome import show_outcome, tell
from shell.recording.vergadering import may_record_of, store_stukken
from voortgang.vocabulary import vocabulary

PLACE = "acties"
_WORDS = "actie_toelichting"


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
