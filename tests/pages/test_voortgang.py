"""Voortgang: what is recorded stands in the log and on the screen, and can be taken back."""

import datetime
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit.config
from streamlit.testing.v1 import AppTest

from screen.calendar_table import calendar_table
from tests.pages import drawn
from tests.pages.screens import open_screen
from voortgang.database import Database
from voortgang.store import Store, today

TABLE = calendar_table()
A = TABLE[TABLE["plan"] == "A"]
FIRST, SECOND = A["sleutel"].iloc[:2]
HOSTILE = '=HYPERLINK("x") <img src=x onerror=alert(1)> **vet**'


@pytest.fixture(autouse=True)
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """An empty log of the test's own, at a server that listens on this computer alone."""
    url = f"sqlite:///{tmp_path}/voortgang.sqlite"
    monkeypatch.setenv("BORGING_DATABASE_URL", url)
    before = streamlit.config.get_option("server.address")
    streamlit.config.set_option("server.address", "127.0.0.1")
    database = Database(url)
    yield Store(database)
    database.close()
    streamlit.config.set_option("server.address", before)


def said(app: AppTest) -> str:
    return " ".join(drawn.words(app).split())


def widget(app: AppTest, kind: str, label: str):
    (found,) = [one for one in getattr(app, kind) if one.label.startswith(label)]
    return found


def choose_rows(app: AppTest, *sleutels: str, status: str) -> AppTest:
    """Name the author and choose rows and status, as somebody does who records."""
    widget(app, "text_input", "Uw naam").input("Jan Jansen").run()
    widget(app, "multiselect", "Regels").set_value(list(sleutels)).run()
    return widget(app, "selectbox", "Status").set_value(status).run()


def press(app: AppTest, label: str) -> AppTest:
    app = widget(app, "button", label).click().run()
    assert not app.exception
    return app


def test_an_empty_log_is_said_calmly_and_nothing_is_recorded_by_looking(log: Store) -> None:
    app = open_screen("voortgang")
    assert not app.exception
    assert f"over geen van de {len(TABLE)} regels in beeld iets vastgelegd" in said(app)
    assert log.last_id() == 0


def test_many_rows_at_once_and_all_of_them_taken_back(log: Store) -> None:
    app = choose_rows(open_screen("voortgang"), FIRST, SECOND, status="afgerond")
    app = press(app, "Vastleggen op 2 regels")
    assert "Vastgelegd als berichten 1, 2." in said(app)
    assert f"over 2 van de {len(TABLE)} regels in beeld een status vastgelegd" in said(app)
    records = log.records()
    assert list(records["sleutel"]) == [FIRST, SECOND]
    assert set(records["status"]) == {"afgerond"}
    assert set(records["auteur"]) == {"Jan Jansen"}
    app = press(app, "Ongedaan maken")
    assert "Ongedaan gemaakt met berichten 3, 4." in said(app)
    assert list(log.records()["corrigeert"].dropna()) == [1, 2]
    assert f"over geen van de {len(TABLE)} regels" in said(app)


def test_what_is_refused_is_said_stores_nothing_and_keeps_what_was_typed(log: Store) -> None:
    app = choose_rows(open_screen("voortgang"), FIRST, status="vertraagd")
    widget(app, "text_area", "Gevolg").input(HOSTILE).run()
    app = press(app, "Vastleggen op 1 regel")
    assert log.last_id() == 0
    assert "oorzaak" in said(app)
    assert widget(app, "text_area", "Gevolg").value == HOSTILE
    for label in ("Oorzaak", "Bijsturing"):
        widget(app, "text_area", label).input(HOSTILE).run()
    app = press(app, "Vastleggen op 1 regel")
    assert log.history(FIRST)["gevolg"].iloc[0] == HOSTILE
    assert "<img" not in "".join(element.proto.body for element in app.get("html"))


def test_an_expected_moment_carries_its_reason_and_shows_the_slip(log: Store) -> None:
    row = A[A["precisie"] == "kwartaal"].iloc[0]
    app = choose_rows(open_screen("voortgang"), row["sleutel"], status="loopt")
    widget(app, "text_input", "Verwacht moment").input("Q4 2031").run()
    widget(app, "selectbox", "Reden").set_value("capaciteit").run()
    widget(app, "text_input", "De reden in woorden").input("twee vacatures").run()
    app = press(app, "Vastleggen op 1 regel")
    (record,) = log.records().to_dict("records")
    assert (record["verwacht"], record["reden"]) == ("Q4 2031", "capaciteit: twee vacatures")
    assert "Q4 2031: capaciteit: twee vacatures" in said(app)
    published = row["tot"].year * 4 + (row["tot"].month - 1) // 3
    assert f"+{2031 * 4 + 3 - published}" in said(app)


def test_an_earlier_peildatum_shows_what_was_recorded_then(log: Store) -> None:
    app = choose_rows(open_screen("voortgang"), FIRST, status="afgerond")
    press(app, "Vastleggen op 1 regel")
    before = today() - datetime.timedelta(days=1)
    earlier = open_screen("voortgang", peildatum=before.isoformat())
    assert f"over geen van de {len(TABLE)} regels" in said(earlier)


def test_who_comes_from_elsewhere_reads_only() -> None:
    streamlit.config.set_option("server.address", "0.0.0.0")
    app = open_screen("voortgang")
    assert "U kunt de voortgang hier lezen, niet vastleggen" in said(app)
    assert not [one for one in app.text_input if one.label == "Uw naam"]


def test_a_log_that_is_away_is_said_and_comes_back_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    good = os.environ["BORGING_DATABASE_URL"]
    monkeypatch.setenv("BORGING_DATABASE_URL", "sqlite:////proc/nergens/voortgang.sqlite")
    app = open_screen("voortgang")
    assert not app.exception
    assert "De voortgang is nu niet te lezen of vast te leggen" in said(app)
    monkeypatch.setenv("BORGING_DATABASE_URL", good)
    assert "iets vastgelegd" in said(app.run())
