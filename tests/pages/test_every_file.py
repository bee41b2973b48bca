"""Every file of every screen can be made: with all filters set, a long server name, a full log."""

import pytest

from tests.pages.every_file import EVERY_VIEW, fill, offered
from voortgang.store import Store

pytestmark = pytest.mark.documents

START = {"application/pdf": b"%PDF-", "image/png": b"\x89PNG", "image/svg+xml": b"<"}


@EVERY_VIEW
def test_every_file_is_made(
    path: str, more: dict[str, str], log: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(log)
    files = offered(path, more, monkeypatch)
    assert len(files) >= 2
    for file in files:
        body = file.make()
        assert len(body) > 500, file.name
        assert body.startswith(START.get(file.mime, body[:1])), file.name
