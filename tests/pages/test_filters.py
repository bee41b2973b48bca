"""The filter bar on a screen: fields and URL say the same."""

import datetime

import pytest

from pages import SCREENS
from shell.calendar_table import calendar_table
from shell.url.kinds import One
from shell.url.parameters import PARAMETERS, choices
from shell.url.query import EMPTY
from tests.pages import drawn
from tests.pages.screens import open_screen

HOSTILE = "<b>x</b>**y**[z](http://example.invalid)\u202e" + "w" * 20_000


def test_fields_show_what_the_url_says() -> None:
    app = open_screen("", laag=["RIJK", "niet-genoemd"], rol="borging", zoek="veen", keuze="7")
    chosen = {name: one["chosen"] for name, one in drawn.fields(app).items() if one["chosen"]}
    assert chosen == {
        "keuze": ["7"],
        "laag": ["rijk", "niet-genoemd"],
        "rol": ["borging"],
        "zoek": ["veen"],
    }


def test_a_field_of_one_starts_with_what_nobody_chose() -> None:
    known = choices(calendar_table())
    for name, one in PARAMETERS.items():
        if isinstance(one, One) and one.place:
            assert known[name].values[0] == EMPTY.value(name)


def test_a_screen_left_open_past_midnight_looks_at_the_new_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Clock(datetime.datetime):
        day = 28

        @classmethod
        def now(cls, zone: datetime.tzinfo) -> datetime.datetime:
            return datetime.datetime(2026, 11, cls.day, 9, tzinfo=zone)

    monkeypatch.setattr("selections.dates.datetime", Clock)
    app, chosen = open_screen("sporen"), open_screen("sporen", peildatum="2026-11-28")
    for Clock.day in (28, 29):
        assert drawn.fields(app.run())["peildatum"]["today"] == f"2026-11-{Clock.day}"
        assert app.query_params == {}
        # What somebody did choose counts, also where it is today.
        assert drawn.fields(chosen.run())["peildatum"]["chosen"] == ["2026-11-28"]


@pytest.mark.parametrize("screen", SCREENS, ids=[screen.title for screen in SCREENS])
def test_values_that_mean_nothing_are_told_and_are_no_error(screen) -> None:
    wrong = {"laag": HOSTILE, "thema": "x", "peildatum": "gisteren", "onbekend": HOSTILE}
    app = open_screen(screen.url_path, keuze="7", **wrong)
    assert not app.exception
    assert app.query_params == {"keuze": "7"}
    said = drawn.words(app)
    assert "<b>x</b>**y**[z](http://example.invalid)" in said
    assert "w" * 100 not in said
    assert "‘gisteren’ is geen datum" in said


def test_message_stays_when_nothing_is_chosen() -> None:
    app = open_screen("", laag="koning", keuze="7")
    assert "koning" in drawn.words(app)
    assert "koning" in drawn.words(app.run())


def test_presentation_hides_the_fields_and_keeps_the_selection() -> None:
    app = open_screen("kalender", presentatie="ja", laag="gemeente", toon="water")
    assert drawn.fields(app) == {}
    assert "Selectie: overheidslaag: gemeente;" in drawn.words(app)
    assert app.query_params == {"presentatie": "ja", "laag": "gemeente", "toon": "water"}
