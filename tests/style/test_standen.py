"""How what is recorded looks: every class, told apart, readable."""

import pytest

from style.look import EXPECTED, LOOKS, PLAN_STYLES, SIGNS, STAND_LOOKS
from tests.style.contrast import contrast
from voortgang.counts import classes
from voortgang.vocabulary import UNRECORDED, vocabulary


def test_every_class_has_a_look_and_no_other() -> None:
    assert list(STAND_LOOKS) == classes()


def test_every_status_has_a_sign_on_the_kaart() -> None:
    assert {one.waarde for one in vocabulary().statussen if not one.correctie} < SIGNS[
        "status"
    ].keys()


def test_every_series_of_a_file_can_be_told_from_the_others() -> None:
    assert PLAN_STYLES.items() | STAND_LOOKS.items() <= LOOKS.items()
    for styles in (PLAN_STYLES, STAND_LOOKS):
        seen = {(look.fill, look.edge, look.hatching) for look in styles.values()}
        assert len(seen) == len(styles)
    assert all(contrast(look.mark, look.fill) > 1.2 for look in LOOKS.values() if look.shape)


@pytest.mark.parametrize("look", [*STAND_LOOKS.values(), EXPECTED], ids=lambda look: look.name)
def test_each_can_be_read_and_seen(look) -> None:
    assert contrast(look.text, look.fill) >= 4.5
    assert contrast(look.edge, "#ffffff") >= 3


def test_not_recorded_is_grey_and_nothing_is_red_or_green() -> None:
    def channels(colour: str) -> tuple[int, ...]:
        return tuple(int(colour[place : place + 2], 16) for place in (1, 3, 5))

    assert len(set(channels(STAND_LOOKS[UNRECORDED].fill))) == 1
    for look in STAND_LOOKS.values():
        red, green, blue = channels(look.fill)
        assert green <= max(red, blue), look.name
        assert not (red > 200 and green < 150 and blue < 150), look.name


def test_an_expected_bar_looks_like_that_of_no_plan() -> None:
    seen = {(look.fill, look.shape) for look in PLAN_STYLES.values()}
    assert (EXPECTED.fill, EXPECTED.shape) not in seen
