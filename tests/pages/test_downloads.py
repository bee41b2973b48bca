"""Meenemen under a screen: a button for every format, or the reason why there is none."""

import pytest

from documents.formats import FORMATS, KAART_FORMATS
from pages import SCREENS
from tests.pages import drawn
from tests.pages.screens import open_screen

WITH_ROWS = [screen for screen in SCREENS if screen.about_rows]
EVERY_SCREEN = pytest.mark.parametrize("screen", WITH_ROWS, ids=[s.title for s in WITH_ROWS])


LABELS = [kind.label for kind in FORMATS]


def buttons(app) -> list[str]:
    """The labels of the buttons in the part; a screen may offer files of its own as well."""
    found = [button.proto.label for button in app.get("download_button")]
    return [label for label in found if label in LABELS]


def opened(url_path: str, **query: str):
    app = open_screen(url_path, **query)
    app.session_state["meenemen"] = True
    return app.run()


@EVERY_SCREEN
def test_every_screen_has_the_part_and_draws_no_button_until_it_is_opened(screen) -> None:
    app = open_screen(screen.url_path)
    assert [part.label for part in app.expander][-1] == "Meenemen"
    assert buttons(app) == []


@EVERY_SCREEN
def test_opened_it_has_a_button_for_every_format(screen) -> None:
    app = opened(screen.url_path, thema="bodem")
    assert buttons(app) == LABELS


def test_the_kalender_alone_offers_the_kaart_on_one_sheet_as_well() -> None:
    wanted = [kind.label for kind in KAART_FORMATS]
    for screen in WITH_ROWS:
        found = [button.proto.label for button in opened(screen.url_path).get("download_button")]
        shown = [label for label in found if label in wanted]
        assert shown == (wanted if screen.url_path == "kalender" else [])


def test_a_screen_that_shows_no_rows_has_neither_the_part_nor_the_foot() -> None:
    app = open_screen("toegankelijkheid")
    assert "Meenemen" not in [part.label for part in app.expander]
    assert "./bron" not in [link.href for link in drawn.links(app)]


def test_says_how_much_is_in_a_file() -> None:
    app = opened("kalender", thema="bodem")
    assert "10 van 54 maatregelen" in drawn.words(app).partition("In elk bestand staan")[2]


def test_without_rows_says_that_there_is_nothing() -> None:
    app = opened("kalender", maatregel="1.1.1", thema="bodem")
    assert buttons(app) == []
    assert "Er is niets om mee te nemen" in drawn.words(app)


def test_a_presented_screen_has_no_such_part() -> None:
    app = open_screen("kalender", presentatie="ja")
    assert "Meenemen" not in [part.label for part in app.expander]
