"""Files made for one reader: whole or not at all, and for an hour at most."""

import gc
import os
import weakref

import pytest
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.testclient import TestClient

from server import prepared_files
from server.app import routes
from server.prepared_files import PreparedFile, prepare

CONTENT = b"inhoud" * 100_000


def made(may: bool = True) -> PreparedFile:
    return prepare("logboek.csv", "text/csv", lambda file: file.write(CONTENT), lambda: may)


def fetch(file: PreparedFile) -> Response:
    return TestClient(Starlette(routes=routes([]))).get(file.address.removeprefix("."))


def test_a_file_is_fetched_whole_under_its_name_and_kept_by_nobody() -> None:
    file = made()
    for _ in range(2):
        answer = fetch(file)
        assert (answer.status_code, answer.content) == (200, CONTENT)
    assert answer.headers["content-disposition"] == 'attachment; filename="logboek.csv"'
    assert answer.headers["content-length"] == str(len(CONTENT)) == str(file.size)
    assert answer.headers["cache-control"] == "no-store"
    assert os.fstat(file.file.fileno()).st_nlink == 0, "it has no name on the disk"
    assert made().token != file.token


def test_who_may_no_longer_have_it_is_told_that_it_is_not_there() -> None:
    assert fetch(made(may=False)).status_code == 404


def test_after_an_hour_it_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    file, start = made(), prepared_files.time.monotonic()
    monkeypatch.setattr(prepared_files.time, "monotonic", lambda: start + 3_599)
    assert fetch(file).status_code == 200
    monkeypatch.setattr(prepared_files.time, "monotonic", lambda: start + 3_601)
    assert fetch(file).status_code == 404
    held = weakref.ref(file.file)
    made()
    del file
    gc.collect()
    assert held() is None, "its room on the disk is given back"


def test_nothing_is_left_of_a_file_that_was_not_finished() -> None:
    begun = []

    def write(file) -> None:
        file.write(CONTENT)
        begun.append(file)
        # As Streamlit stops a script whose reader goes elsewhere.
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        prepare("logboek.csv", "text/csv", write, lambda: True)
    assert begun[0].closed


@pytest.mark.parametrize("token", ["", "onbekend", "..%2F..%2Fetc%2Fpasswd"])
def test_no_other_file_is_given(token: str) -> None:
    client = TestClient(Starlette(routes=routes([])))
    assert client.get(f"/{prepared_files.PREFIX}/{token}").status_code == 404
