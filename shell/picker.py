"""A field of a form in which one chooses of many regels by typing the code, exactly, or words.

What is chosen stands in the session under the key of the field, as a list that anybody may set.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from selections.words import counted
from shell.fields import Chosen, show_fields

_NAME = "waarden"


@dataclass(frozen=True)
class Option:
    """What can be chosen. code: what it is found by, before words of its title."""

    value: str
    code: str
    title: str


def picker(label: str, offered: Sequence[Option], key: str, *, empty: str) -> list[str]:
    """Draw the field; gives the values that are chosen, in the order in which they were.

    empty: what it says while nothing is chosen.
    """

    def take(told: Chosen) -> None:
        st.session_state[key] = list(told.get(_NAME, ()))

    values = {option.value for option in offered}
    chosen = [value for value in st.session_state.get(key, ()) if value in values]
    st.session_state[key] = chosen
    options = [(one.value, one.code, f"{one.code} {one.title}") for one in offered]
    field = {"name": _NAME, "control": "many", "words": label, "empty": empty, "byCode": True}
    field |= {"noun": "regel", "all": counted(len(offered), "regel")}
    said = {_NAME: chosen} if chosen else {}
    show_fields(f"{key}_kiezer", [field | {"options": options}], said, take)
    return chosen
