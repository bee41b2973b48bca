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


def drawn_popover() -> Delta:
    delta = Delta()
    delta.add_block.popover.label = "Meer filters"
    return delta


def values(fields: Fields) -> dict[str, list[str]]:
    return {name: list(state.string_array_value.data) for name, state in fields.states.items()}


def test_a_field_is_sent_as_it_is_drawn_and_then_as_it_is_chosen() -> None:
    fields = Fields()
    fields.notice((0, 1), drawn_multiselect("p", "Plan", 1))
    assert values(fields) == {"p": ["plan B"]}
    fields.choose("Plan", ["plan A"])
    fields.notice((0, 1), drawn_multiselect("p", "Plan", 1))
    assert values(fields) == {"p": ["plan A"]}


def test_every_kind_of_field_has_its_own_kind_of_value() -> None:
    fields = Fields()
    delta = Delta()
    delta.new_element.selectbox.id = "rol"
    delta.new_element.selectbox.options.extend(["doorwerking", "beide"])
    delta.new_element.selectbox.default = 1
    fields.notice((0,), delta)
    delta = Delta()
    delta.new_element.date_input.id = "peildatum"
    delta.new_element.date_input.default.append("2026-11-24")
    fields.notice((1,), delta)
    delta = Delta()
    delta.new_element.text_input.id = "zoek"
    fields.notice((2,), delta)
    assert fields.states["rol"].string_value == "beide"
    assert list(fields.states["peildatum"].string_array_value.data) == ["2026-11-24"]
    assert fields.states["zoek"].WhichOneof("value") == "string_value"


def test_fields_in_a_closed_popover_are_not_sent() -> None:
    fields = Fields()
    fields.notice((0, 2), drawn_popover())
    fields.notice((0, 2, 0), drawn_multiselect("s", "Schil"))
    fields.notice((0, 3), drawn_multiselect("p", "Plan"))
    assert set(fields.states) == {"p"}


def test_our_own_fields_tell_all_that_is_chosen_once() -> None:
    fields, delta = Fields(), Delta()
    drawn = delta.new_element.bidi_component
    drawn.id, drawn.component_name = "$$ID-balk", "velden"
    options = [["A", "A", "plan A"], ["B", "B", "plan B"]]
    row = {"fields": [{"name": "plan", "words": "Plan", "options": options}]}
    drawn.bytes = json.dumps(row | {"chosen": {"laag": ["rijk"]}}).encode()
    fields.notice((0,), delta)
    fields.choose("Plan", ["plan B"])
    (state,) = fields.states.values()
    (told,) = json.loads(state.json_trigger_value)
    assert told["value"]["chosen"] == {"laag": ["rijk"], "plan": ["B"]}
    fields.told()
    assert fields.states == {}
    with pytest.raises(ValueError, match="plan C"):
        fields.choose("Plan", ["plan C"])


def test_an_option_that_is_not_there_is_refused() -> None:
    fields = Fields()
    fields.notice((0,), drawn_multiselect("p", "Plan"))
    with pytest.raises(ValueError, match="plan C"):
        fields.choose("Plan", ["plan C"])


def packed(numbers: list[int]) -> dict[str, str]:
    return {"dtype": "i2", "bdata": base64.b64encode(bytes(2 * len(numbers))).decode()}


def test_bars_are_counted_in_lists_and_in_packed_arrays() -> None:
    traces = [{"type": "bar", "y": ["a", "b"]}, {"type": "bar", "y": packed([1, 2, 3])}]
    line = {"type": "scatter", "y": [1]}
    assert bars_in(json.dumps({"data": [*traces, line]})) == 5
