import base64
import json

import pytest
from streamlit.proto.Delta_pb2 import Delta

from benchmarks.streamlit_client import Fields, bars_in


def drawn_multiselect(identity: str, label: str, *chosen: int) -> Delta:
    delta = Delta()
    field = delta.new_element.multiselect
    field.id, field.label = identity, label
    field.options.extend(["plan A", "plan B"])
    field.default.extend(chosen)
    return delta


def values(fields: Fields) -> dict[str, list[str]]:
    return {name: list(state.string_array_value.data) for name, state in fields.states.items()}


def test_a_field_is_sent_as_it_is_drawn_and_then_as_it_is_chosen() -> None:
    fields = Fields()
    fields.notice(drawn_multiselect("p", "Plan", 1))
    assert values(fields) == {"p": ["plan B"]}
    fields.choose(["plan A"])
    fields.notice(drawn_multiselect("p", "Plan", 1))
    assert values(fields) == {"p": ["plan A"]}


def test_an_option_that_is_not_there_is_refused() -> None:
    fields = Fields()
    fields.notice(drawn_multiselect("p", "Plan"))
    with pytest.raises(ValueError, match="plan C"):
        fields.choose(["plan C"])


def packed(numbers: list[int]) -> dict[str, str]:
    return {"dtype": "i2", "bdata": base64.b64encode(bytes(2 * len(numbers))).decode()}


def test_bars_are_counted_in_lists_and_in_packed_arrays() -> None:
    traces = [{"type": "bar", "y": ["a", "b"]}, {"type": "bar", "y": packed([1, 2, 3])}]
    line = {"type": "scatter", "y": [1]}
    assert bars_in(json.dumps({"data": [*traces, line]})) == 5
