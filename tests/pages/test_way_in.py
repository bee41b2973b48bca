"""The way to record stands on no screen for who cannot record there."""

from pathlib import Path

import pytest
import streamlit.config
from streamlit.testing.v1 import AppTest

from pages import SCREENS
from shell.calendar_table import calendar_table
from tests.pages import drawn
from tests.pages.recorded import AWAY, keep
from tests.pages.screens import open_screen
from tests.shell.signed_in import AUTH, ROLES, claims
from voortgang.store import Store

TABLE = calendar_table()
ON = {"maatregel": "1.1.16", "peildatum": "2026-11-24"}
WAYS = ("vastleggen", "om vast te leggen", "Leg vast op")
# Provincie is named with its doorwerking, and not in every row of the stap.
OF_PROVINCIE = [
    row.sleutel
    for row in TABLE[TABLE["maatregel"] == "1.1.16"].itertuples()
    if "provincie" in (*row.laag_borging, *row.laag_doorwerking)
]


def ways(app: AppTest) -> list[str]:
    """What a screen offers to record with: links, and buttons of an agenda point."""
    assert not app.exception
    offered = [*(link.words for link in drawn.links(app)), *(one.label for one in app.button)]
    return [words for words in offered if any(way in words for way in WAYS)]


@pytest.fixture
def elsewhere(here: None) -> None:
    """At a server that is read from elsewhere."""
    streamlit.config.set_option("server.address", "0.0.0.0")


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.url_path or "overzicht")
def test_who_only_reads_is_offered_nowhere_to_record(elsewhere: None, screen) -> None:
    assert ways(open_screen(screen.url_path, **ON)) == []


def test_who_may_record_is_led_to_their_own_rows_alone(
    elsewhere: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rollen.yaml").write_text(ROLES, encoding="utf-8")
    monkeypatch.setenv("BORGING_ROLLEN", str(tmp_path / "rollen.yaml"))
    app = open_screen("overleg", **ON)
    app.secrets, app.user = {"auth": AUTH}, claims()
    app.run()
    led_to = {link.href for link in drawn.links(app) if link.words == "vastleggen"}
    found = {
        sleutel
        for sleutel in TABLE["sleutel"]
        if any(f"vastleggen={sleutel.replace('/', '-')}" in href for href in led_to)
    }
    assert found and found <= set(OF_PROVINCIE)


def test_who_may_record_corrects_nothing_on_the_rows_of_others(
    elsewhere: None, log: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = TABLE.loc[
        (TABLE["maatregel"] == "1.1.16") & ~TABLE["sleutel"].isin(OF_PROVINCIE), "sleutel"
    ].iloc[0]
    for sleutel in (OF_PROVINCIE[0], others):
        keep(log, {"sleutel": sleutel, "status": "loopt"})
    (tmp_path / "rollen.yaml").write_text(ROLES, encoding="utf-8")
    monkeypatch.setenv("BORGING_ROLLEN", str(tmp_path / "rollen.yaml"))
    app = open_screen("voortgang", **ON)
    app.secrets, app.user = {"auth": AUTH}, claims()
    app.run()
    (corrected,) = [link.href for link in drawn.links(app) if link.words == "verbeteren"]
    assert f"vastleggen={OF_PROVINCIE[0].replace('/', '-')}" in corrected


def test_a_log_that_is_away_is_no_place_to_record(
    here: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ways(open_screen("maatregel", **ON))
    monkeypatch.setenv("BORGING_DATABASE_URL", AWAY)
    assert ways(open_screen("maatregel", **ON)) == []
