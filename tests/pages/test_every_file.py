"""Every file of every screen can be made: with all filters set, a long server name, a full log."""

from collections.abc import Callable

import pytest
import streamlit as st
from streamlit.runtime.context import ContextProxy

from pages import SCREENS
from shell.calendar_table import calendar_table
from shell.url.choices import DELEN
from shell.url.kinds import Many
from shell.url.parameters import PARAMETERS
from tests.pages.recorded import DELAYED, PEILDATUM, keep
from tests.pages.screens import open_screen
from tests.pages.views import calendar
from voortgang.store import Store

pytestmark = pytest.mark.documents

SERVER = f"https://{'borgingskalender'.ljust(56, 'x')}.nl/"
# All values of all filters that have a list of them: nothing else makes a longer description.
FILTERS = {
    name: ",".join(choice.slug for choice in calendar().choices[name].choices)
    for name, one in PARAMETERS.items()
    if isinstance(one, Many)
} | {"rol": "doorwerking", "zoek": "beek", "van": "2024-01-01", "tot": "2100-12-31"}
VIEWS = [
    *((one.url_path, {}) for one in SCREENS if one.url_path not in ("overleg", "toegankelijkheid")),
    *(("overleg", {"deel": deel}) for deel in DELEN),
]
START = {"application/pdf": b"%PDF-", "image/png": b"\x89PNG", "image/svg+xml": b"<"}


@pytest.mark.parametrize(("path", "more"), VIEWS, ids=[f"{p}{m.get('deel', '')}" for p, m in VIEWS])
def test_every_file_is_made(
    path: str, more: dict[str, str], log: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(log, *map(recorded, calendar_table()["sleutel"]))
    monkeypatch.setattr(ContextProxy, "url", SERVER + path)
    buttons: dict[str, tuple[Callable[[], bytes], str]] = {}
    draw = st.download_button

    def button(label: str, data: Callable[[], bytes], mime: str, **how):
        buttons[label] = (data, mime)
        return draw(label, data, mime=mime, **how)

    monkeypatch.setattr(st, "download_button", button)
    app = open_screen(path, peildatum=PEILDATUM, **FILTERS, **more)
    app.session_state["meenemen"] = True
    app.run()
    assert not app.exception
    assert len(buttons) >= 2
    for label, (data, mime) in buttons.items():
        body = data()
        assert len(body) > 500, label
        assert body.startswith(START.get(mime, body[:1])), label


def recorded(sleutel: str) -> dict[str, object]:
    number = sum(map(ord, sleutel))
    long = f"Toelichting bij {sleutel}. " * 20
    if number % 2:
        return {"sleutel": sleutel, "status": "vertraagd", "toelichting": long, **DELAYED}
    return {
        "sleutel": sleutel,
        "status": "loopt",
        "verwacht": "Q2 2028",
        "reden": "tranche",
        "toelichting": long,
    }
