import csv
import io

import pytest

from loaders.side_tables import load_summary_table
from loaders.table import read_table
from pages.overzicht import aansluiting as export
from selections.aansluiting import counted_elsewhere, not_counted
from shell.parts.aansluiting import per_subthema


@pytest.fixture(scope="module")
def calendar():
    return read_table()


def read(calendar) -> list[list[str]]:
    lists = {
        "telt niet mee": (not_counted(calendar), "reden"),
        "telt elders": (counted_elsewhere(calendar), "telt_bij"),
    }
    file = export.aansluiting_csv(per_subthema(calendar), lists).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(file, newline=""), delimiter=";"))


def test_counts_and_what_makes_them_up_agree(calendar):
    lines = read(calendar)
    counted = [line for line in lines if line and line[0] == export.COUNTED]
    computed = 1 + export.COUNTS.index("maatregelen_berekend")
    published = 1 + export.COUNTS.index("maatregelen_gepubliceerd")
    assert sum(int(line[computed]) for line in counted) == 54
    assert [line[-1] for line in counted] == load_summary_table()["opmerking"].fillna("").to_list()
    for line in counted:
        assert len(line[-3].split("; ")) == int(line[computed]) == int(line[published])


def test_every_member_of_a_list_is_a_line(calendar):
    lines = read(calendar)
    uncounted = [line[1] for line in lines if line and line[0] == "telt niet mee"]
    assert uncounted == not_counted(calendar)["maatregel"].tolist()
    assert all(line[-1] for line in lines if line and line[0] == "telt elders")
