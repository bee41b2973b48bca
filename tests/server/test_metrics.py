import logging

from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.testclient import TestClient

from server import metrics
from server.app import routes
from tests.pages.screens import open_screen
from voortgang.failures import LOG


def _samples(text: str) -> dict[tuple, float]:
    return {
        (sample.name, *sorted(sample.labels.items())): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_counts_what_is_told_and_measures_screens() -> None:
    client = TestClient(Starlette(routes=routes({"": "Overzicht"})))
    before = _samples(client.get("/metingen").text)
    handler = metrics._Counting()
    LOG.addHandler(handler)
    try:
        event = {"event": {"uitkomst": "geweigerd"}}
        logging.getLogger("voortgang.vastleggen").warning("vastleggen", extra=event)
        LOG.warning("progress log away")
    finally:
        LOG.removeHandler(handler)
    with metrics.timed("kalender"):
        pass
    after = _samples(client.get("/metingen").text)
    changed = {
        ("borging_vastleggingen_total", ("uitkomst", "geweigerd")),
        ("borging_opslag_fouten_total",),
        ("borging_scherm_seconden_count", ("scherm", "kalender")),
    }
    assert {key: after[key] - before.get(key, 0) for key in changed} == dict.fromkeys(changed, 1)
    assert [key for key in after if key[0] == "borging_kalender_info"]


def test_is_not_given_through_a_proxy() -> None:
    client = TestClient(Starlette(routes=routes({"": "Overzicht"})))
    answer = client.get("/metingen", headers={"X-Forwarded-For": "192.0.2.1"})
    assert answer.status_code == 404
    assert "borging" not in answer.text


def test_each_drawing_of_a_screen_is_measured() -> None:
    def drawn() -> float:
        return metrics.RERUNS.labels("toegankelijkheid")._sum.get()

    before = drawn()
    open_screen("toegankelijkheid")
    assert drawn() > before
