"""Every file of every screen can be made and read by ear: with all filters set, a long server name,
a full log."""

import pytest

from tests.documents.structure import READERS, faults
from tests.pages.files.every_file import EVERY_VIEW, fill, offered
from tests.voortgang.new_log import new_log
from voortgang.database import Database
from voortgang.store import Store

pytestmark = pytest.mark.documents

START = {"application/pdf": b"%PDF-", "image/png": b"\x89PNG", "image/svg+xml": b"<"}


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The URL of a full log, only to be read."""
    url = new_log(tmp_path_factory.mktemp("vol") / "voortgang.sqlite")
    database = Database(url)
    fill(Store(database))
    database.close()
    return url


@EVERY_VIEW
def test_every_file_is_made(
    path: str, more: dict[str, str], here: None, full: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BORGING_DATABASE_URL", full)
    files = offered(path, more, monkeypatch)
    assert len(files) >= 2
    wrong = []
    for file in files:
        body = file.make()
        assert len(body) > 500, file.name
        assert body.startswith(START.get(file.mime, body[:1])), file.name
        kind = file.name.rpartition(".")[2]
        wrong += [f"{file.name}: {one}" for one in (faults(kind, body) if kind in READERS else ())]
    assert wrong == []
