"""The chart of what is recorded adds up to the rows in view."""

import pandas as pd
import pytest

from figures.per_subthema import stand_alt, stand_figure
from style.look import STAND_LOOKS
from tests.figures.checked import checked

COUNTS = pd.DataFrame(
    [
        {"subthema": "Bodem", "loopt": 2, "niet vastgelegd": 3, "totaal": 5},
        {"subthema": "Kust", "totaal": 0},
        {"subthema": "Water <b>", "afgerond": 4, "niet vastgelegd": 1, "totaal": 5},
    ],
    columns=["subthema", *STAND_LOOKS, "totaal"],
).fillna(0)
COUNTS = COUNTS.astype(dict.fromkeys([*STAND_LOOKS, "totaal"], int))


def test_every_row_is_in_a_part_and_what_has_none_is_left_out() -> None:
    figure = checked(stand_figure(COUNTS))
    drawn = {trace.name: list(trace.x) for trace in figure.data if trace.type == "bar"}
    assert drawn == {"loopt": [2, 0], "afgerond": [0, 4], "niet vastgelegd": [3, 1]}
    labels = figure.data[0].y
    assert len(labels) == 2
    assert "<b>" not in labels[1]


def test_no_part_is_told_from_its_neighbour_by_colour_alone() -> None:
    looks = list(STAND_LOOKS.values())
    assert len({look.letter for look in looks}) == len(looks)
    for one, other in zip(looks, looks[1:], strict=False):
        assert (one.shape, one.border, one.fill) != (other.shape, other.border, other.fill)


def test_the_text_alternative_names_every_number() -> None:
    said = stand_alt(COUNTS)
    assert "10 regels" in said
    assert "Bodem: 2 loopt en 3 niet vastgelegd" in said
    assert "Kust" not in said


def test_nothing_to_draw_is_refused_by_contract() -> None:
    with pytest.raises(ValueError, match="no rows"):
        stand_figure(COUNTS[COUNTS["totaal"] == 0])
