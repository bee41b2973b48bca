"""`/vergadering/…/stand`: another with each move and each record, and never an error."""

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from server.app import routes
from voortgang.database import Database
from voortgang.store import Store

WHERE = "/vergadering/bestuurlijk-overleg-2026-12-15/stand"


@pytest.fixture
def client() -> TestClient:
    return TestClient(Starlette(routes=routes({"": "Overzicht"})))


def test_is_another_with_each_move_of_this_meeting(client, monkeypatch, tmp_path) -> None:
    url = f"sqlite:///{tmp_path}/log.sqlite"
    monkeypatch.setenv("BORGING_DATABASE_URL", url)
    assert client.get(WHERE).json() == {"stand": "0.0"}
    database = Database(url)
    for vergadering in ("bestuurlijk-overleg-2026-12-15", "directeurenoverleg-2026-12-01"):
        Store(database).move(vergadering, "punt-2", "Jan", None, "deze computer")
    database.close()
    answer = client.get(WHERE)
    assert (answer.json(), answer.headers["Cache-Control"]) == ({"stand": "1.0"}, "no-store")


def test_a_log_that_is_away_is_told(client, monkeypatch) -> None:
    away = "postgresql+psycopg://u:geheim@127.0.0.1:1/x?connect_timeout=1"
    monkeypatch.setenv("BORGING_DATABASE_URL", away)
    answer = client.get(WHERE)
    assert (answer.status_code, answer.json()) == (200, {"weg": "de opslag is niet bereikbaar"})
