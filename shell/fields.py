"""Rows of fields with native controls: the filter bar, the choices of a screen, rows to record on.

A component of our own (`server/static/fields.js`): Streamlit's multiselect waits for the server,
takes the letters that are typed in any order (`1.1.4` and Enter chose 1.1.14), and speaks English.
What is chosen is the server's; the browser tells of each change all that is chosen then.
"""

import json
from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from shell.component import component

# Of each field its values, as they are written in a URL.
Chosen = Mapping[str, Sequence[str]]

_component = component("velden", "velden")
_offered = component("velden_aanbod", "veldenAanbod")


def show_fields(
    key: str,
    fields: Sequence[dict],
    chosen: Chosen,
    take: Callable[[Chosen], None],
    bar: bool = False,
) -> None:
    """Draw a row of fields; `take` gets what is chosen in it when a reader changes that.

    fields: as `fields.js` draws them. bar: whether they are the filter bar.
    """
    heard = f"{key}_gehoord"

    def hear(told: dict) -> None:
        # The browser numbers what it tells, to know an answer to something older.
        st.session_state[heard] = told["heard"]
        take(told["chosen"])

    last = st.session_state.get(heard, 0)
    data = {"chosen": chosen, "heard": last, "bar": bar}
    if bar:
        # What it offers comes by itself: it stays the same while choices change, and is sent once.
        _offered(key=f"{key}_aanbod", data=json.dumps(fields, ensure_ascii=False).encode())
    else:
        data["fields"] = fields
    drawn = _component(
        key=key,
        width="stretch" if bar else "content",
        data=json.dumps(data, ensure_ascii=False).encode(),
        on_gekozen_change=lambda: hear(st.session_state[key]["gekozen"]),
    )
    # A session that is new to the server, after a restart or a long sleep, hears of a choice here.
    if drawn.gekozen and drawn.gekozen["heard"] != last:
        hear(drawn.gekozen)
        st.rerun()
