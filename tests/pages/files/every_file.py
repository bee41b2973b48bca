"""Every file that a screen offers, made as a press on its button makes it."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
import streamlit as st
from streamlit.runtime.context import ContextProxy

from pages import SCREENS
from shell.calendar_table import calendar_table
from shell.url.choices import DELEN
from shell.url.kinds import Many
from shell.url.parameters import PARAMETERS
from tests.pages.recorded import PEILDATUM, keep, keep_stuk
from tests.pages.screens import open_screen
from tests.pages.views import calendar
from tests.voortgang.conftest import DELAYED
from voortgang.store import Store

SERVER = f"https://{'borgingskalender'.ljust(57, 'x')}.nl/"
# All values of all filters that have a list of them: nothing else makes a longer description.
FILTERS = {
    name: ",".join(choice.slug for choice in calendar().choices[name].choices)
    for name, one in PARAMETERS.items()
    if isinstance(one, Many)
} | {"rol": "doorwerking", "zoek": "beek", "van": "2024-01-01", "tot": "2100-12-31"}
BO = {"soort": "bestuurlijk overleg", "naam": "BO Water en Bodem", "datum": "2026-11-02"}
MEETING = "bestuurlijk-overleg-2026-11-02"
# Of each screen that offers files its address, and more parameters.
VIEWS = [
    *((one.url_path, {}) for one in SCREENS if one.url_path not in ("overleg", "toegankelijkheid")),
    *(("overleg", {"deel": deel}) for deel in DELEN),
    ("overleg", {"deel": "agenda", "vergadering": MEETING}),
]
EVERY_VIEW = pytest.mark.parametrize(
    ("path", "more"), VIEWS, ids=["-".join([path, *more.values()]) for path, more in VIEWS]
)


@dataclass(frozen=True)
class Offered:
    """A file that is offered: its name, its media type, and what makes it."""

    name: str
    mime: str
    make: Callable[[], bytes]


def offered(path: str, more: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> list[Offered]:
    """The files of a screen with all filters set, at a server whose name has 60 characters."""
    monkeypatch.setattr(ContextProxy, "url", SERVER + path)
    found: dict[str, Offered] = {}
    draw = st.download_button

    def button(label: str, data: Callable[[], bytes], file_name: str, mime: str, **how):
        found[label] = Offered(file_name, mime, data)
        return draw(label, data, file_name, mime, **how)

    monkeypatch.setattr(st, "download_button", button)
    app = open_screen(path, peildatum=PEILDATUM, **FILTERS, **more)
    app.session_state["meenemen"] = True
    app.run()
    assert not app.exception
    return list(found.values())


def fill(log: Store) -> None:
    """Record something long on every row, and a meeting on one of them."""
    keep(log, *map(_entry, calendar_table()["sleutel"]))
    sleutels = [calendar_table()["sleutel"].iloc[0]]
    punten = [{"vraag": "Stelt het overleg dit vast?", "sleutels": sleutels}]
    keep_stuk(log, "agenda", overleg=BO, punten=punten, vast=True)
    keep_stuk(log, "besluit", overleg=BO, soort="akkoord", punt=1, sleutels=sleutels)
    keep_stuk(log, "actie", overleg=BO, wat="Plan", organisatie="Rijk A", voor="2027-06-30", punt=1)


def _entry(sleutel: str) -> dict[str, object]:
    entry = {"sleutel": sleutel, "toelichting": f"Toelichting bij {sleutel}. " * 20}
    if sum(map(ord, sleutel)) % 2:
        return entry | {"status": "vertraagd", **DELAYED}
    return entry | {"status": "loopt", "verwacht": "Q2 2028", "reden": "tranche"}
