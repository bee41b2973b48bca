"""A field in which one chooses of many by typing the code, exactly, or words of the title.

A component of our own (`server/static/picker.js`) and not Streamlit's multiselect, which takes the
letters that are typed in any order (`1.1.4` and Enter chose 1.1.14), and speaks English. What is
chosen stands in the session under the key of the field, as a list that anybody may set.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

_component = st.components.v2.component(
    "kiezer",
    js="export default (component) => window.kiezer(component);\n// in server/static/picker.js\n",
    isolate_styles=False,
)


@dataclass(frozen=True)
class Option:
    """What can be chosen. others: how its code is written besides."""

    value: str
    code: str
    title: str
    others: tuple[str, ...] = ()


def picker(
    label: str,
    options: Sequence[Option],
    key: str,
    *,
    empty: str,
    width: int | Literal["stretch"] = "stretch",
) -> list[str]:
    """Draw the field; gives the values that are chosen, in the order in which they were.

    empty: what it says while nothing is chosen.
    """
    offered = {option.value for option in options}
    chosen = [value for value in st.session_state.get(key, ()) if value in offered]
    st.session_state[key] = chosen
    data = {
        "label": label,
        "empty": empty,
        "options": [(one.value, one.code, one.title, *one.others) for one in options],
        "chosen": chosen,
        "heard": _heard(key),
    }
    drawn = _component(
        key=_drawn(key),
        width=width,
        data=json.dumps(data, ensure_ascii=False).encode(),
        on_gekozen_change=lambda: _take(key, st.session_state[_drawn(key)]["gekozen"]),
    )
    # A session that is new to the server hears of a choice only here.
    if drawn.gekozen and drawn.gekozen["heard"] != _heard(key):
        _take(key, drawn.gekozen)
        st.rerun()
    return chosen


def _drawn(key: str) -> str:
    return f"{key}_kiezer"


def _heard(key: str) -> int:
    """The last choice that the browser told of, which numbers them."""
    return st.session_state.get(f"{key}_gehoord", 0)


def _take(key: str, told: dict) -> None:
    st.session_state[key] = told["values"]
    st.session_state[f"{key}_gehoord"] = told["heard"]
