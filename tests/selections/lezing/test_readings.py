"""What we read into the publication can be read back to its words."""

import pytest

from loaders.instruments import instruments_table
from loaders.table import read_table
from selections.counts import lines
from selections.lezing.readings import instrument_use, notes, phrases


@pytest.fixture(scope="module")
def table():
    return read_table()


def test_every_note_of_the_table_is_told_once_for_its_vermelding(table):
    told = {
        (row.maatregel, row.keuze, note)
        for row in table.dropna(subset="redactie").itertuples()
        for note in row.redactie.split("\n")
    }
    found = list(notes(table)[["maatregel", "keuze", "opmerking"]].itertuples(index=False))
    assert len(found) == len(told)
    assert {tuple(row) for row in found} == told


def test_a_note_about_one_stap_names_it(table):
    found = notes(table)
    of_stap = found[(found["maatregel"] == "1.1.16") & found["opmerking"].str.contains("Q4 2025")]
    assert of_stap["stap_nr"].tolist() == ["4"]
    whole = found[found["opmerking"].str.contains("aanpakwaterkwaliteit")]
    assert whole["stap_nr"].isna().all()


def test_notes_on_a_doubtful_pairing_are_marked(table):
    found = notes(table)
    assert found["op_volgorde"].any()
    assert not found["op_volgorde"].all()
    told = found.loc[found["op_volgorde"], "opmerking"].str.lower()
    assert told.str.contains("volgorde|andere lezer kan").all()


def test_every_line_is_in_exactly_one_wording(table):
    found = phrases(table)
    assert found["regels"].sum() == len(lines(table))
    assert found["borging"].is_unique
    assert found["plan"].notna().all()


def test_a_wording_is_read_in_one_way(table):
    same = lines(table).groupby("borging")[["plan", "traject", "schil"]].nunique(dropna=False)
    assert (same == 1).all().all()


def test_every_instrument_is_used_somewhere(table):
    used = instrument_use(table, instruments_table())
    named_in_stap_only = {"NPLG", "NOVEX", "PAGW", "Programma IRM", "Beleidslijn grote rivieren"}
    unused = set(used.loc[used["regels"] + used["stappen"] == 0, "naam"])
    assert unused <= named_in_stap_only
