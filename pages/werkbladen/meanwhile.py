"""Rows on which somebody else of the organisation recorded meanwhile: both, and which is to stand.

Nothing is refused because another was first; until somebody chooses, what stands stays.
"""

from collections.abc import Iterator, Sequence

import streamlit as st
from markupsafe import Markup

from pages.werkbladen.reading import filled_in, row_of
from selections.words import counted
from shell.view import View
from voortgang.per_organisatie import as_entry, stays
from voortgang.words import said_for
from werkbladen.check import Asked, Reading

LEAVE, TAKE = "laten staan", "overnemen"
IN_SIGHT = 20


def chosen(reading: Reading, file_id: str) -> list[Asked]:
    """Those of which the workbook is to stand."""
    return [
        one
        for one in reading.meanwhile
        if st.session_state.get(_key(file_id, one.sleutel), LEAVE) == TAKE
    ]


def show_meanwhile(view: View, reading: Reading, file_id: str) -> None:
    """Draw both versions of each row side by side, and what is chosen; nothing where none is."""
    rows = reading.meanwhile
    if not rows:
        return
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
                args=(rows, file_id, words),
            )
    for one in rows[:IN_SIGHT]:
        _show_row(view, one, file_id)
    if len(rows) > IN_SIGHT:
        with st.expander(f"Nog {counted(len(rows) - IN_SIGHT, 'regel')}"):
            for one in rows[IN_SIGHT:]:
                _show_row(view, one, file_id)


def _show_row(view: View, one: Asked, file_id: str) -> None:
    now = as_entry(one.stands)
    # What is another than the other version is bold.
    differs = {
        name for name, text in stays(one.stands, one.filled).items() if now.get(name) != text
    }
    with st.container(border=True):
        name, stands, ours, choice = st.columns([2, 4, 4, 2], gap="small")
        name.html(Markup("<p><b>{}</b></p>").format(row_of(view, one.sleutel)))
        stands.html(
            Markup("<p><b>Staat er nu</b><br>{}</p>").format(said_for(one.stands)),
        )
        ours.html(
            Markup("<p><b>In uw werkblad, regel {}</b><br>{}</p>").format(
                one.regel, filled_in(one.filled, differs)
            )
        )
        with choice:
            st.radio(
                f"Wat geldt voor {one.sleutel}",
                [LEAVE, TAKE],
                key=_key(file_id, one.sleutel),
                label_visibility="collapsed",
            )


def _choose_all(rows: Sequence[Asked], file_id: str, words: str) -> None:
    for key in _keys(rows, file_id):
        st.session_state[key] = words


def _keys(rows: Sequence[Asked], file_id: str) -> Iterator[str]:
    return (_key(file_id, one.sleutel) for one in rows)


def _key(file_id: str, sleutel: str) -> str:
    return f"werkblad_geldt_{file_id}_{sleutel}"
