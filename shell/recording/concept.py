"""What somebody has typed and has not recorded is kept by their own browser, in this tab alone.

So nothing is lost when a sign-in ends, the page is loaded anew or the server that was asked is gone
(`server/static/drafts.js`). It stands in no address and no log, goes once it is recorded or once
somebody signs out, and comes back for the same account alone.
"""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from uuid import uuid4

import streamlit as st

from shell.component import component

Draft = dict[str, str]
_SESSION = "concept_sessie"
_component = component("concept", "concept")


def keep_draft(
    place: str,
    held: Draft,
    fields: Mapping[str, str],
    put_back: Callable[[Draft], None],
    drawn: str = "",
) -> None:
    """Have the browser keep what is filled in here; `put_back` gets what it still had.

    held: what is filled in and not recorded; nothing once it is. fields: the key of each field of
    text, whose letters are kept as they are typed. drawn: tells it from the same in another place
    of the run.
    """
    key = f"concept_{place}_{drawn}"

    def hear() -> None:
        told = st.session_state[key]["terug"]
        if isinstance(told, dict):
            put_back({str(name): str(text) for name, text in told.items()})

    # Also of a sign-in that has ended: the same person signs in anew.
    account = str(st.user.get("sub") or "")
    data = {
        "place": place,
        # Another session knows nothing of what was typed in the one before it.
        "session": st.session_state.setdefault(_SESSION, uuid4().hex),
        "of": hashlib.sha256(account.encode()).hexdigest()[:16],
        "held": held,
        # As Streamlit names the element of a field.
        "fields": {
            name: "st-key-" + re.sub("[^a-zA-Z0-9_-]", "-", of_field.strip())
            for name, of_field in fields.items()
        },
    }
    _component(key=key, data=json.dumps(data).encode(), on_terug_change=hear)
