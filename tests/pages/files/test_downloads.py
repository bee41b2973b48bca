"""Meenemen under a screen: a button for every format, or the reason why there is none."""

import pytest

from documents.formats import FORMATS, KAART_FORMATS
from pages import SCREENS
from tests.pages import drawn
from tests.pages.screens import open_screen

WITH_ROWS = [screen for screen in SCREENS if screen.about_rows]
LABELS = [kind.label for kind in FORMATS]
SHEETS = [kind.label for kind in KAART_FORMATS]


def buttons(app, labels: list[str] = LABELS) -> list[str]:
    """Which of these buttons are in the part; a screen may offer files of its own as well."""
    found = [button.proto.label for button in app.get("download_button")]
    return [label for label in found if label in labels]


def opened(url_path: str, **query: str):
    app = open_screen(url_path, **query)
    assert [part.label for part in app.expander][-1] == "Meenemen"
    assert buttons(app) == []
    app.session_state["meenemen"] = True
    return app.run()


@pytest.mark.parametrize("screen", WITH_ROWS, ids=[screen.title for screen in WITH_ROWS])
def test_every_screen_has_the_part_and_once_opened_a_button_for_every_format(screen) -> None:
    app = opened(screen.url_path, thema="bodem")
    assert buttons(app) == LABELS
    assert buttons(app, SHEETS) == (SHEETS if screen.url_path == "kalender" else [])


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
