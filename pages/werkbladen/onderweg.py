"""A workbook that was chosen and is not recorded: what was chosen with it is kept in this tab.

Its rows are not: a browser keeps what a tab holds in plain sight, so that the file is chosen again
after the page was loaded anew, a different screen was drawn, or a server was gone.
"""

import streamlit as st

from loaders.errors import shown
from pages.werkbladen.meanwhile import choose_again, chosen, names
from selections.words import counted
from shell.recording.concept import Draft, keep_draft
from shell.recording.outcome import show_message
from werkbladen.check import Reading

ALSO_UNCHANGED = "werkblad_ook_ongewijzigd"
_KEPT = "werkblad_onderweg"


def keep_choices(naam: str, reading: Reading) -> set[str]:
    """Choose again what was chosen, and have it kept; all that is, by its name.

    naam: of the file.
    """
    held = st.session_state.get(_KEPT, {})
    before = set(held.get("overnemen", "").split())
    choose_again(reading, before)
    if held.get("naam") == naam and held.get("ongewijzigd"):
        st.session_state.setdefault(ALSO_UNCHANGED, True)
    before = before - names(reading.meanwhile) | names(chosen(reading))
    _keep(
        {
            "naam": naam,
            "overnemen": " ".join(sorted(before)),
            "ongewijzigd": "ja" if st.session_state.get(ALSO_UNCHANGED) else "",
        }
    )
    return before


def show_underway() -> None:
    """Draw which file was chosen last and is not recorded, where there is one."""
    held = st.session_state.get(_KEPT, {})
    _keep(held)
    if not held:
        return
    taken = len(held.get("overnemen", "").split())
    chose = f" ({counted(taken, 'regel')} overnemen)" if taken else ""
    show_message(
        [
            f"Het werkblad {shown(held.get('naam', ''))} is gekozen en nog niet vastgelegd. Het "
            f"bestand wordt niet bewaard, wat u erbij koos{chose} wel: kies het bestand opnieuw."
        ]
    )
    st.button("Laat vallen wat ik erbij koos", key="werkblad_vallen", on_click=drop_choices)


def drop_choices() -> None:
    """Keep nothing of them."""
    for name in (_KEPT, ALSO_UNCHANGED):
        st.session_state.pop(name, None)


def _keep(held: Draft) -> None:
    st.session_state[_KEPT] = held
    keep_draft("werkblad", held, {}, _put_back)


def _put_back(draft: Draft) -> None:
    st.session_state[_KEPT] = draft
