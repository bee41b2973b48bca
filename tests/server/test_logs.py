import json
import logging

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from server.logs import JsonLines, RequestLog


def _line(record: logging.LogRecord) -> dict:
    text = JsonLines().format(record)
    assert "\n" not in text
    return json.loads(text)


def test_an_event_is_one_line_whatever_is_in_it() -> None:
    record = logging.makeLogRecord({"name": "x", "event": {"auteur": 'J.\n{"niveau": "vals"}'}})
    assert _line(record)["auteur"] == 'J.\n{"niveau": "vals"}'


def test_of_a_failure_stand_the_kind_and_the_place_but_not_its_words() -> None:
    try:
        raise ValueError("geheim")
    except ValueError as problem:
        given = {"msg": "mislukt", "exc_info": (ValueError, problem, problem.__traceback__)}
        line = _line(logging.makeLogRecord(given))
    assert (line["melding"], line["fout"]) == ("mislukt", "ValueError")
    assert "test_logs.py" in line["plaats"][0]
    assert "geheim" not in json.dumps(line)


def _fails(request) -> None:
    raise RuntimeError("geheim")


def test_requests_for_open_data_and_failures_are_told(caplog) -> None:
    def fine(request):
        return PlainTextResponse("ja")

    app = Starlette(
        routes=[Route("/open-data/x", fine), Route("/stil", fine), Route("/kapot", _fails)]
    )
    client = TestClient(RequestLog(app), raise_server_exceptions=False)
    with caplog.at_level(logging.INFO, "server"):
        client.get("/open-data/x?zoek=woorden")
        client.get("/stil")
        client.get("/kapot")
    told = [record.event for record in caplog.records if record.name == "server.verzoek"]
    assert [(event["pad"], event["antwoord"]) for event in told] == [
        ("/open-data/x", 200),
        ("/kapot", 500),
    ]
    assert "woorden" not in str(told)
