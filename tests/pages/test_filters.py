"""The filter bar on a screen: fields and URL say the same, and one click clears all."""

import datetime

import pytest

from pages import SCREENS
from selections.dates import today
from tests.pages import drawn
from tests.pages.screens import open_screen

HOSTILE = "<b>x</b>**y**[z](http://example.invalid)\u202e" + "w" * 20_000


def test_fields_show_what_the_url_says() -> None:
    app = open_screen("", laag=["RIJK", "niet-genoemd"], rol="borging", zoek="veen", keuze="7")
    assert app.multiselect(key="filter_laag").value == ["Rijk", "niet genoemd"]
    assert app.session_state["filter_keuze"] == ["7"]
    assert app.selectbox(key="filter_rol").value == "borging"
    assert app.text_input(key="filter_zoek").value == "veen"


def test_url_says_what_the_fields_show() -> None:
    app = open_screen("")
    app.multiselect(key="filter_thema").select("Bebouwd gebied")
    app.text_input(key="filter_zoek").set_value("  maatlat ")
    app.run()
    assert app.query_params == {"thema": "bebouwd-gebied", "zoek": "maatlat"}


def test_peildatum_that_somebody_chose_stays_in_the_url_when_it_is_today() -> None:
    chosen = today().isoformat()
    app = open_screen("", peildatum=chosen)
    app.multiselect(key="filter_plan").select("A").run()
    assert app.query_params == {"peildatum": chosen, "plan": "A"}


def test_a_screen_left_open_past_midnight_looks_at_the_new_day(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Clock(datetime.datetime):
        day = 28

        @classmethod
        def now(cls, zone: datetime.tzinfo) -> datetime.datetime:
            return datetime.datetime(2026, 11, cls.day, 9, tzinfo=zone)

    monkeypatch.setattr("selections.dates.datetime", Clock)
    app = open_screen("")
    assert app.date_input(key="filter_peildatum").value == datetime.date(2026, 11, 28)
    Clock.day = 29
    app.multiselect(key="filter_plan").select("A").run()
    assert app.query_params == {"plan": "A"}
    assert app.date_input(key="filter_peildatum").value == datetime.date(2026, 11, 29)
    # What somebody does choose counts, also where it was today before.
    app.date_input(key="filter_peildatum").set_value(datetime.date(2026, 11, 28)).run()
    assert app.query_params == {"peildatum": "2026-11-28", "plan": "A"}
    Clock.day = 30
    app.multiselect(key="filter_plan").unselect("A").run()
    assert app.query_params == {"peildatum": "2026-11-28"}


def test_one_click_clears_all() -> None:
    app = open_screen("", laag="rijk", zoek="veen", peildatum="2025-01-01", van="2024-01-01")
    clear = next(button for button in app.button if button.label == "Wis alle filters")
    clear.click().run()
    assert app.query_params == {}
    assert app.multiselect(key="filter_laag").value == []
    assert app.date_input(key="filter_van").value is None


@pytest.mark.parametrize("screen", SCREENS, ids=[screen.title for screen in SCREENS])
def test_values_that_mean_nothing_are_told_and_are_no_error(screen) -> None:
    app = open_screen(
        screen.url_path, laag=HOSTILE, thema="x", peildatum="gisteren", onbekend=HOSTILE
    )
    assert not app.exception
    assert app.query_params == {}
    said = drawn.words(app)
    assert "<b>x</b>**y**[z](http://example.invalid)" in said
    assert "w" * 100 not in said
    assert "‘gisteren’ is geen datum" in said


def test_message_goes_when_something_else_is_chosen() -> None:
    app = open_screen("", laag="koning")
    assert "koning" in drawn.words(app)
    app.run()
    assert "koning" in drawn.words(app)
    app.multiselect(key="filter_plan").select("A").run()
    assert "koning" not in drawn.words(app)


def test_presentation_hides_the_fields_and_keeps_the_selection() -> None:
    app = open_screen("kalender", presentatie="ja", laag="gemeente")
    assert [field.key for field in app.multiselect] == []
    shared = set(drawn.bars(app))
    # One thema at a time, equal moments as one bar: fewer bars, none of another layer.
    assert shared
    assert shared < set(drawn.bars(open_screen("kalender", vorm="detail", laag="gemeente")))
    assert not shared < set(drawn.bars(open_screen("kalender", vorm="detail", laag="waterschap")))
    assert app.query_params == {"presentatie": "ja", "laag": "gemeente"}
