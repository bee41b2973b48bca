from datetime import date, datetime

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from documents.columns import STAND, VOORLEESREGEL, cells, columns, printable, with_added
from loaders import schema
from tests.documents.frame import INFO, ordinary_rows


def test_all_columns_of_the_contract_go_out_with_the_titles_of_the_datapackage():
    found = columns()
    assert [column.name for column in found] == [
        *(column.name for column in schema.columns()),
        STAND,
        VOORLEESREGEL,
    ]
    assert [column.title for column in found[:-2]] == [column.title for column in schema.columns()]
    titles = [column.title for column in found]
    assert len(set(titles)) == len(titles)
    assert all(column.description for column in found)


def test_values_become_texts_whole_numbers_days_and_nothing():
    values = pd.Series(
        [
            "a\r\nb",
            np.int16(3),
            date(2026, 1, 2),
            datetime(2026, 1, 2),
            np.array(["Rijk", "gemeente"]),
            np.array([]),
            None,
            pd.NA,
            float("nan"),
            pd.NaT,
        ],
        dtype=object,
    )
    assert cells(values) == [
        "a\nb",
        3,
        date(2026, 1, 2),
        date(2026, 1, 2),
        "Rijk; gemeente",
        *[None] * 5,
    ]


def test_whole_numbers_do_not_become_fractions():
    assert [type(value) for value in cells(ordinary_rows()["stap_nr"])][0] is int


def test_the_stand_is_that_of_the_peildatum():
    stand = list(with_added(ordinary_rows(), INFO.peildatum)[STAND])
    assert stand[:4] == ["verstreken", "dit kwartaal", "later", "later"]


@given(st.text(st.characters(exclude_categories=())))
def test_printable_leaves_nothing_that_xml_cannot_hold(text):
    allowed = {"\t", "\n"}
    for character in printable(text):
        code = ord(character)
        assert character in allowed or 0x20 <= code <= 0xD7FF or code >= 0xE000
        assert code not in (0xFFFE, 0xFFFF)
