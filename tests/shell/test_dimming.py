"""What the browser is told of each value is what the rule that chooses rows says of it."""

from base64 import b64decode
from itertools import product

import numpy as np
import pytest

from selections.filters import Filters, select
from shell.dimming import in_view, per_value
from shell.url.query import parameters
from tests.pages.views import calendar, view_of


def places(bits: str, number: int) -> list[int]:
    unpacked = np.unpackbits(np.frombuffer(b64decode(bits), np.uint8), bitorder="little")
    assert len(unpacked) - number < 8
    return np.flatnonzero(unpacked[:number]).tolist()


def test_each_value_of_each_field_has_the_rows_that_the_filter_chooses() -> None:
    table, choices = calendar().table, calendar().choices
    found = per_value(calendar())
    told = 0
    fields = [("thema", {}), ("keuze", {}), ("maatregel", {}), ("plan", {}), ("traject", {})]
    fields += [("schil", {}), ("spoor", {})]
    fields += [("laag", {"rol": rol.value}) for rol in choices["rol"].choices]
    for (name, beside), choice in (
        pair for one in fields for pair in product([one], choices[one[0]].choices)
    ):
        key = f"laag:{beside['rol']}" if beside else name
        rows = select(table, Filters(**{name: (choice.value,)}, **beside))
        assert places(found[key][choice.slug], len(table)) == rows.index.tolist(), (key, choice)
        told += 1
    assert told == sum(map(len, found.values()))


@pytest.mark.parametrize(
    ("query", "server_only"),
    [
        ({"laag": "waterschap", "rol": "alle", "zoek": "bodem"}, {"zoek": "bodem"}),
        ({"thema": "bodem", "kwartaal": "Q4-2026"}, {"kwartaal": "Q4-2026"}),
        (
            {"plan": "B", "van": "2026-10-01", "moment": "later"},
            {"van": "2026-10-01", "moment": "later"},
        ),
        ({"peildatum": "2026-01-01"}, {}),
    ],
)
def test_the_answer_says_what_it_is_an_answer_to(query, server_only) -> None:
    view = view_of(**query)
    said = in_view(view)
    assert places(said["rows"], len(view.table)) == view.rows.index.tolist()
    day = view.query.peildatum.isoformat()
    fitting = view_of(peildatum=day, **server_only).rows
    assert places(said["fit"], len(view.table)) == fitting.index.tolist()
    assert said["chosen"] == parameters(view.query, view.calendar.choices)
    assert said["chosen"].keys() == query.keys() | {"peildatum"}
