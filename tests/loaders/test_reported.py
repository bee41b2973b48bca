"""data/gemeld.yaml and the calendar: each place that says so is listed, or left out with why."""

import re

import pytest

from loaders.reported import load_gemeld
from loaders.table import read_table

TABLE = read_table()
LIST = load_gemeld()
FIELDS = ("keuze_tekst", "maatregel_tekst", "kopnoot", "toelichting", "stap", "doorwerking",
          "borging")  # fmt: skip


def folded(text: str) -> str:
    return " ".join(text.split())


def places(row) -> list[str]:
    rows = TABLE[TABLE["maatregel"] == row.maatregel]
    return [
        text
        for text in map(folded, rows[row.veld].dropna().unique())
        if folded(row.woorden) in text
    ]


@pytest.mark.parametrize("row", [*LIST.rijen, *LIST.weggelaten], ids=lambda row: row.woorden[:30])
def test_the_words_stand_there(row):
    assert len(places(row)) == 1


@pytest.mark.parametrize("row", LIST.rijen, ids=lambda row: row.woorden[:30])
def test_the_page_is_that_of_the_words(row):
    rows = TABLE[TABLE["maatregel"] == row.maatregel]
    column = {"toelichting": "pagina_toelichting", "stap": "pagina_stap"}.get(row.veld, "pagina")
    holding = rows[
        rows[row.veld].fillna("").map(folded).str.contains(folded(row.woorden), regex=False)
    ]
    assert set(holding[column]) == {row.pagina}


def test_every_hit_in_the_calendar_is_listed_or_left_out():
    pattern = re.compile("|".join(LIST.zoekwoorden), re.IGNORECASE)
    open_hits = []
    for field in FIELDS:
        for code, text in TABLE[["maatregel", field]].dropna().drop_duplicates().values:
            text = folded(text)
            known = [
                span
                for row in (*LIST.rijen, *LIST.weggelaten)
                if row.veld == field and (row.maatregel == code or field == "keuze_tekst")
                for span in [
                    (m.start(), m.end()) for m in re.finditer(re.escape(folded(row.woorden)), text)
                ]
            ]
            open_hits += [
                (code, field, text[max(0, hit.start() - 40) : hit.end() + 40])
                for hit in pattern.finditer(text)
                if not any(start <= hit.start() < end for start, end in known)
            ]
    assert open_hits == []
