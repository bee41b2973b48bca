import json
from datetime import date

import pandas as pd
from jsonschema import Draft202012Validator

from documents import json_rows as json_export
from documents.columns import columns
from loaders import schema
from selections.caveats import CAVEATS, DERIVED_COLUMNS
from tests.documents.frame import HOSTILE, INFO, hostile_rows, ordinary_rows

BY_ARROW = {
    "int8": "integer",
    "int16": "integer",
    "list<string>": "array",
}


def read(rows: pd.DataFrame) -> dict:
    return json.loads(json_export.build(rows, INFO))


def test_it_says_what_the_view_is():
    found = read(ordinary_rows())
    assert found["peildatum"] == "2026-11-24"
    assert found["filters"][0] == {"naam": "Thema", "waarde": "Bebouwd gebied"}
    assert found["in_beeld"] == INFO.counts
    assert found["bron"] == INFO.source
    assert found["adres"] == INFO.url
    assert found["gemaakt_op"] == "2026-11-24T10:35:00+00:00"
    assert found["leeswijzer"] == [*CAVEATS, DERIVED_COLUMNS]
    assert found["aantal_regels"] == len(found["regels"]) == len(ordinary_rows())


def test_every_value_of_the_real_calendar_comes_back(calendar):
    found = read(calendar)["regels"]
    assert list(found[0]) == [column.name for column in columns()]
    assert len(found) == len(calendar)
    for column in schema.columns():
        for row, value in zip(found, calendar[column.name], strict=True):
            if column.arrow == "list<string>":
                wanted = list(value)
            elif isinstance(value, date):
                wanted = value.isoformat()
            else:
                wanted = None if pd.isna(value) else value
            assert row[column.name] == wanted, column.name


def test_values_have_the_types_of_the_contract(calendar):
    properties = {
        column.name: {"type": [BY_ARROW.get(column.arrow, "string"), "null"]}
        for column in schema.columns()
    }
    validator = Draft202012Validator({"type": "object", "properties": properties})
    for row in read(calendar)["regels"]:
        validator.validate(row)


def test_words_are_not_changed():
    assert [row["stap"] for row in read(hostile_rows())["regels"]] == list(HOSTILE)


def test_a_selection_without_rows_has_an_empty_list():
    found = read(ordinary_rows().iloc[:0])
    assert (found["aantal_regels"], found["regels"]) == (0, [])
