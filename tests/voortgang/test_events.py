"""What is told of an attempt to record: who, what on which row, the result; no words of notes."""

import json
import logging

import pytest

from tests.voortgang.conftest import ADMINISTRATOR, DELAYED, A, entry
from voortgang.failures import StoreAway
from voortgang.rechten import Auteur, NotAllowed, Via
from voortgang.record import Refused
from voortgang.recording import Office, record, record_all


def _told(caplog) -> list[dict]:
    return [found.event for found in caplog.records if found.name == "voortgang.vastleggen"]


def test_what_is_stored_is_told_without_what_was_typed(office: Office, caplog) -> None:
    caplog.set_level(logging.INFO, "voortgang")
    note = {"toelichting": "geheime woorden", "bewijs": "https://voorbeeld.test/geheim"}
    stored = record(office, entry(status="vertraagd", **DELAYED, **note), ADMINISTRATOR)
    (event,) = _told(caplog)
    assert event == {
        "gebeurtenis": "vastleggen",
        "sleutel": A,
        "status": "vertraagd",
        "auteur": "J. de Vries",
        "via": "opdrachtregel",
        "uitkomst": "vastgelegd",
        "bericht": stored.id,
    }
    written = json.dumps([event, caplog.text])
    assert [w for w in ("geheim", *DELAYED.values()) if w in written] == []


def test_what_is_refused_or_not_allowed_or_not_stored_is_told(
    office: Office, caplog, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Refused):
        record_all(office, [entry(), entry(status="x" * 500), "onzin"], ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        record(office, entry(), Auteur("K. Smit", Via.THIS_COMPUTER))

    def away(records: object) -> None:
        raise StoreAway("de schijf is vol")

    monkeypatch.setattr(type(office.store), "append", lambda store, records: away(records))
    with pytest.raises(StoreAway):
        record(office, entry(), ADMINISTRATOR)
    told = _told(caplog)
    results = [event["uitkomst"] for event in told]
    assert results == ["geweigerd"] * 3 + ["niet toegestaan", "opslag weg"]
    assert len(told[1]["status"]) == 100
    assert told[3]["auteur"] == "K. Smit"
    assert told[4]["reden"] == "de schijf is vol"
