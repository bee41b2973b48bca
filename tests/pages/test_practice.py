"""A log to practise with says so on every screen and slide and in every file; no other log does."""

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from pages import SCREENS
from shell.office import mark
from shell.practice import page_title
from shell.settings import APP_TITLE
from tests.pages.files.every_file import VIEWS, offered
from tests.pages.recorded import keep
from tests.pages.screens import open_screen
from voortgang.database import PRACTICE, Database
from voortgang.store import Store

SHOWN = [*((one.url_path, {}) for one in SCREENS), ("overleg", {"presentatie": "ja"})]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    database = Database(
        f"sqlite:///{tmp_path_factory.mktemp('oefening')}/log.sqlite", practice=True
    )
    keep(Store(database), {"sleutel": "1.1.16/1/1/1", "status": "loopt"})
    yield Store(database)
    database.close()


@pytest.fixture
def practice(made: Store, here: None, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A log to practise with in the place of the empty one, only to be read."""
    monkeypatch.setenv("BORGING_DATABASE_URL", f"sqlite:///{made.database.file}")
    return made


def says_it(app: AppTest) -> bool:
    return PRACTICE in " ".join(element.proto.body for element in app.get("html"))


@pytest.mark.parametrize(("path", "query"), SHOWN)
def test_every_screen_and_slide_says_it(path: str, query: dict, practice: Store) -> None:
    app = open_screen(path, **query, maatregel="1.1.16", oefening="nee", mark="")
    assert not app.exception
    assert says_it(app)


def test_another_log_never_says_it(here: None) -> None:
    assert not says_it(open_screen("", maatregel="1.1.16", oefening="ja"))
    assert mark() == ""
    assert page_title("Bron") == f"Bron - {APP_TITLE}"


def test_neither_does_one_that_cannot_be_read(away: None) -> None:
    assert mark() == ""


def test_the_tab_of_the_browser_says_it(practice: Store) -> None:
    assert page_title("Bron") == f"Bron - {PRACTICE} - {APP_TITLE}"


@pytest.mark.documents
@pytest.mark.parametrize(("path", "more"), VIEWS)
def test_every_file_that_is_offered_is_called_so(
    path: str, more: dict[str, str], practice: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = offered(path, more, monkeypatch)
    assert files
    assert [file.name for file in files if not file.name.startswith("oefening-")] == []
