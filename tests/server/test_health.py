"""`/gezond`: the calendar decides; the progress log is told, and never waited for."""

import threading
import time

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from server import health
from server.app import routes
from server.health import NO_ANSWER, REACHABLE, StoreWatch
from voortgang.store import Store


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> TestClient:
    monkeypatch.setattr(health, "STORE", StoreWatch())
    return TestClient(Starlette(routes=routes({"": "Overzicht"})))


def test_says_that_it_lives_and_what_it_reaches(client, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("BORGING_DATABASE_URL", f"sqlite:///{tmp_path}/log.sqlite")
    assert client.get("/gezond/leeft").json() == {"leeft": True}
    answer = client.get("/gezond")
    assert (answer.status_code, answer.json()["voortgang"]) == (200, REACHABLE)


def test_a_log_that_is_away_takes_no_server_out(client, monkeypatch) -> None:
    away = "postgresql+psycopg://u:geheim@127.0.0.1:1/x?connect_timeout=1"
    monkeypatch.setenv("BORGING_DATABASE_URL", away)
    answer = client.get("/gezond")
    assert answer.status_code == 200
    assert answer.json()["gezond"] is True
    assert answer.json()["voortgang"] == "de opslag is niet bereikbaar"
    assert "geheim" not in answer.text


def test_a_wrong_address_of_the_log_is_said(client, monkeypatch) -> None:
    monkeypatch.setenv("BORGING_DATABASE_URL", "mysql://x/y")
    assert "BORGING_DATABASE_URL" in client.get("/gezond").json()["voortgang"]


def test_a_log_that_hangs_is_not_waited_for_nor_asked_twice(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("BORGING_DATABASE_URL", f"sqlite:///{tmp_path}/log.sqlite")
    let_go, asked = threading.Event(), []

    def hang(store: Store) -> int:
        asked.append(store)
        let_go.wait(30)
        return 0

    monkeypatch.setattr(Store, "last_id", hang)
    watch = StoreWatch()
    assert [watch.state(0.05), watch.state(0.05)] == [NO_ANSWER, NO_ANSWER]
    assert len(asked) <= 1
    let_go.set()
    while watch.state(5) == NO_ANSWER:
        time.sleep(0.01)
    assert watch.state(5) == REACHABLE
