import tomllib
from pathlib import Path

import pytest

from style.look import DARK_BLUE, FONT_FAMILY, LINE, PLAN_STYLES, TEXT, WHITE
from style.template import figure
from tests.figures.checked import checked
from tests.style.contrast import contrast, luminance


@pytest.mark.parametrize("style", PLAN_STYLES.values(), ids=PLAN_STYLES)
def test_a_plan_stands_out_and_can_be_read(style):
    assert max(contrast(style.fill, WHITE), contrast(style.border, WHITE)) >= 3
    assert contrast(style.text, style.fill) >= 4.5
    assert not style.shape or contrast(style.text, style.shape_colour) >= 4.5


def test_plans_differ_by_more_than_colour():
    styles = list(PLAN_STYLES.values())
    assert len({style.letter for style in styles}) == len(styles)
    by_lightness = sorted(styles, key=lambda style: luminance(style.fill))
    for darker, lighter in zip(by_lightness, by_lightness[1:], strict=False):
        apart = contrast(darker.fill, lighter.fill) >= 1.15
        assert apart and (darker.shape, darker.border) != (lighter.shape, lighter.border)


def test_words_and_lines_have_contrast():
    assert contrast(TEXT, WHITE) >= 4.5 and contrast(DARK_BLUE, WHITE) >= 4.5
    assert contrast(LINE, WHITE) >= 3


def test_a_chart_has_the_typeface_of_the_page():
    theme = tomllib.loads(Path(".streamlit/config.toml").read_text())["theme"]
    assert figure([], {}).layout.template.layout.font.family == FONT_FAMILY == theme["font"]


def test_the_template_is_one_that_plotly_accepts():
    drawn = checked(figure([{"type": "bar", "x": [1], "y": [1]}], {"height": 100}))
    assert drawn.layout.template.layout.separators == ",."
