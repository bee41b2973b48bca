"""Each screen of the one table, run by Streamlit without a browser."""

import re
from pathlib import Path

import pytest

import pages
from pages import SCREENS
from tests.pages.screens import open_screen
from tests.pages.views import view_of


def test_addresses_are_those_that_are_mailed_and_kept() -> None:
    paths = [screen.url_path for screen in SCREENS]
    assert paths[0] == ""
    assert len(set(paths)) == len(paths)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", path) for path in paths[1:])


def test_every_folder_with_a_page_is_a_screen() -> None:
    folders = {file.parent.name for file in Path(pages.__file__).parent.glob("*/page.py")}
    assert folders == {screen.module for screen in SCREENS}


def test_a_page_is_a_table_of_contents() -> None:
    lengths = {
        file.parent.name: len(file.read_text(encoding="utf-8").splitlines())
        for file in Path(pages.__file__).parent.glob("*/page.py")
    }
    assert {name: lines for name, lines in lengths.items() if lines > 60} == {}


@pytest.mark.parametrize("screen", SCREENS, ids=[screen.title for screen in SCREENS])
def test_screen_draws_without_error(screen) -> None:
    app = open_screen(screen.url_path)
    assert not app.exception
    (title,) = app.title
    assert title.value.partition(": ")[0] == screen.title


@pytest.mark.parametrize("screen", SCREENS, ids=[screen.title for screen in SCREENS])
def test_rows_without_any_quarter_are_drawn_too(screen) -> None:
    selection = {"laag": "waterschap", "rol": "stap"}
    assert view_of(**selection).rows["tot"].isna().all() and not view_of(**selection).rows.empty
    assert not open_screen(screen.url_path, **selection).exception


@pytest.mark.parametrize("screen", SCREENS, ids=[screen.title for screen in SCREENS])
def test_screen_says_that_there_is_no_calendar(screen, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("BORGING_TABLE", str(tmp_path / "<b>weg</b>*.parquet"))
    app = open_screen(screen.url_path)
    assert not app.exception
    assert [title.value for title in app.title] == ["De kalender kan niet worden gelezen"]
    assert "&lt;b&gt;weg&lt;/b&gt;*.parquet" in app.get("html")[0].proto.body
