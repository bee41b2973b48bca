"""Rows on which somebody else of the organisation recorded meanwhile: both, and which is to stand.

Nothing is refused because another was first; until somebody chooses, what stands stays.
"""

from collections.abc import Collection, Sequence

import streamlit as st
from markupsafe import Markup

from pages.werkbladen.reading import filled_in, row_of
from selections.words import counted
from shell.notices import melding
from shell.view import View
from voortgang.per_organisatie import as_entry, stays
from voortgang.words import said_for
from werkbladen.check import Asked, Reading
from werkbladen.form import trace

LEAVE, TAKE = "laten staan", "overnemen"
IN_SIGHT = 20


def chosen(reading: Reading) -> list[Asked]:
    """Those of which the workbook is to stand."""
    return [one for one in reading.meanwhile if st.session_state.get(_key(one), LEAVE) == TAKE]


def choose_again(reading: Reading, before: Collection[str]) -> None:
    """Choose what was chosen before, by `names`, where it is between the same two versions."""
    for one in reading.meanwhile:
        if _name(one) in before:
            st.session_state.setdefault(_key(one), TAKE)


def names(rows: Collection[Asked]) -> set[str]:
    """Each by its row, the record that stands and what is filled in."""
    return set(map(_name, rows))


def show_meanwhile(view: View, reading: Reading, before: Collection[str]) -> None:
    """Draw both versions of each row side by side, and what is chosen; nothing where none is.

    before: what was chosen, by `names`; told is where it was between other versions.
    """
    rows = reading.meanwhile
    if not rows:
        return
    of_before = {name.partition(":")[0] for name in set(before) - names(rows)}
    if lost := [one.sleutel for one in rows if one.sleutel in of_before]:
        st.html(
            melding(
                f"Bij {', '.join(lost)} had u ‘{TAKE}’ gekozen. Sindsdien is in het logboek of in "
                "het werkblad iets veranderd; kies daar opnieuw."
            )
        )
    st.subheader(f"Intussen anders vastgelegd: {counted(len(rows), 'regel')}", anchor=False)
    st.html(
        "<p>Sinds dit werkblad werd gemaakt, is voor deze organisatie iets anders vastgelegd. Kies "
        "wat geldt. Wat u laat staan, blijft zoals het in het logboek staat.</p>"
    )
    with st.container(horizontal=True, gap="small"):
        for words in (TAKE, LEAVE):
            st.button(
                f"Alles {words}",
                key=f"werkblad_alles_{words}",
                on_click=_choose_all,
                args=(rows, words),
            )
    _show_rows(view, rows[:IN_SIGHT])
    if others := rows[IN_SIGHT:]:
        with st.expander(f"Nog {counted(len(others), 'regel')}"):
            _show_rows(view, others)


def _show_rows(view: View, rows: Sequence[Asked]) -> None:
    for one in rows:
        now, then = as_entry(one.stands), stays(one.stands, one.filled)
        # In bold what differs from what stands.
        filled = filled_in(one.filled, {name for name in then if now.get(name) != then[name]})
        with st.container(border=True):
            name, stands, ours, choice = st.columns([2, 4, 4, 2], gap="small")
            name.html(Markup("<p><b>{}</b></p>").format(row_of(view, one.sleutel)))
            stands.html(Markup("<p><b>Staat er nu</b><br>{}</p>").format(said_for(one.stands)))
            words = Markup("<p><b>In uw werkblad, regel {}</b><br>{}</p>")
            ours.html(words.format(one.regel, filled))
            choice.radio(
                f"Wat geldt voor {one.sleutel}",
                [LEAVE, TAKE],
                key=_key(one),
                label_visibility="collapsed",
            )


def _choose_all(rows: Sequence[Asked], words: str) -> None:
    for one in rows:
        st.session_state[_key(one)] = words


def _name(one: Asked) -> str:
    return f"{one.sleutel}:{one.stands.bericht if one.stands else 0}:{trace(one.filled)}"


# What is chosen between two versions holds between no others.
def _key(one: Asked) -> str:
    return f"werkblad_geldt_{_name(one)}"
