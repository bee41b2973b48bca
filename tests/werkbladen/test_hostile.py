"""Hostile and broken workbooks: each is told in Dutch or read as it is, with nothing run."""

import json
import re
from types import SimpleNamespace

import pytest

from tests.werkbladen.hostile import CORPUS, SHEET
from werkbladen import cells
from werkbladen.cells import Unusable, read
from werkbladen.uploaded import worker

KINDS = len(CORPUS)


def test_the_corpus_is_large() -> None:
    assert KINDS >= 40


# What is much in little is read in its own process too: it must be told within those bounds.
MUCH = re.compile("many|bomb|MB|without end|repeated|000|long|deep|laughs|entities|zips in")


def in_this_process(command: list[str], input: bytes, **_: object) -> SimpleNamespace:
    """Stands in for `subprocess.run`: to start a process takes longer than to read a workbook."""
    answer = worker.answer(input, json.loads(command[-1]))
    return SimpleNamespace(returncode=0, stdout=json.dumps(answer))


@pytest.mark.parametrize("name", CORPUS)
def test_it_is_told_in_dutch_or_read_as_it_is(name: str, monkeypatch) -> None:
    if not MUCH.search(name):
        monkeypatch.setattr(cells.subprocess, "run", in_this_process)
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
