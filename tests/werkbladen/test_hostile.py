"""Hostile and broken workbooks: each is told in Dutch or read as it is, with nothing run."""

import re

import pytest

from tests.werkbladen.hostile import CORPUS, SHEET
from werkbladen import cells
from werkbladen.cells import Unusable, read

KINDS = len(CORPUS)


def test_the_corpus_is_large() -> None:
    assert KINDS >= 40


@pytest.mark.parametrize("name", CORPUS)
def test_it_is_told_in_dutch_or_read_as_it_is(name: str) -> None:
    make, expected = CORPUS[name]
    if isinstance(expected, dict):
        lines = read(make(), (SHEET,)).sheets[SHEET].lines
        assert {at: [cell.text for cell in found] for at, found in lines.items()} == expected
        return
    with pytest.raises(Unusable, match=expected) as refused:
        read(make(), (SHEET,))
    said = str(refused.value)
    assert re.fullmatch(
        r"Dit bestand is niet te gebruiken: .+\. Er is niets vastgelegd\.", said, re.DOTALL
    )
    assert "Error" not in said


def test_a_reading_that_does_not_end_is_ended(caplog, monkeypatch) -> None:
    monkeypatch.setattr(cells, "_WORKER", "tests.werkbladen.endless")
    monkeypatch.setattr(cells, "SECONDS", 0.5)
    with pytest.raises(Unusable, match="duurde te lang"):
        read(b"PK\x03\x04", (SHEET,))
    assert "no answer" in caplog.text
