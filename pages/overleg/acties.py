"""For who may, the way to say from the screen that an actie is done."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from overleg.vergaderingen import Afspraak
from selections.words import enumeration
from shell.recording.aanmelden import show_aanmelden
from shell.recording.concept import Draft, keep_draft
from shell.recording.fields import PUT_BACK
from shell.recording.outcome import show_outcome, show_wrong, tell
from shell.recording.vergadering import may_record_of, store_stukken
from voortgang.vocabulary import vocabulary

PLACE = "acties"
LONGEST = 500
_NUMBER, _WORDS, _GIVEN_BACK = "actie_nummer", "actie_toelichting", "actie_teruggezet"


def show_settling(acties: Sequence[Afspraak]) -> None:
    """Draw for who may record them the way to say of one that is open how it stands now."""
    theirs = [one for one in acties if one.open and may_record_of(one.overleg.naam)]
    show_outcome(PLACE, {"toelichting": st.session_state.get(_WORDS) or ""})
    if not theirs:
        return
    names = {one.nummer: f"{one.wat} ({one.organisatie}, actie {one.nummer})" for one in theirs}
    with st.expander("Een actie afsluiten", expanded=st.session_state.get(_GIVEN_BACK, False)):
        show_aanmelden(PLACE)
        number = st.selectbox("Actie", list(names), format_func=names.get, key=_NUMBER)
        words = st.session_state.get(_WORDS) or ""
        held = {"actie": str(number), "toelichting": words}
        held = held if words or number != theirs[0].nummer else {}
        keep_draft(PLACE, held, {"toelichting": _WORDS}, partial(_put_back, [*names]))
        needing = [state.label.lower() for state in vocabulary().acties if state.vereist]
        label = f"Toelichting (verplicht bij {enumeration(needing)})"
        st.text_input(label, key=_WORDS, max_chars=LONGEST)
        show_wrong(PLACE, "toelichting")
        with st.container(horizontal=True, gap="small"):
            for state in vocabulary().acties:
                if state.waarde != theirs[0].status:
                    st.button(
                        f"Leg vast: {state.label.lower()}",
                        key=f"actie_{state.waarde}",
                        on_click=_settle,
                        args=(number, state.waarde),
                    )


def _put_back(numbers: Sequence[int], draft: Draft) -> None:
    words = draft.get("toelichting", "")
    st.session_state[_WORDS], st.session_state[_GIVEN_BACK] = words[:LONGEST], True
    if number := next((one for one in numbers if str(one) == draft.get("actie")), None):
        st.session_state[_NUMBER] = number
    tell(PLACE, PUT_BACK)


def _settle(number: int, status: str) -> None:
    said = {"actie": number, "status": status}
    if words := st.session_state.get(_WORDS, "").strip():
        said["toelichting"] = words
    for stored in store_stukken([("actie", said)], PLACE, ["toelichting"]):
        st.session_state[_WORDS] = ""
        tell(PLACE, f"Actie {number} is {status}: vastgelegd als melding {stored.id}.")
