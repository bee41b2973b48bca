"""Copies, restores and checks, by doing them, between both databases."""

from pathlib import Path

import pandas as pd
import pytest

from tests.voortgang.conftest import ADMINISTRATOR, EACH_DATABASE, A, B, Clock, entry
from voortgang.beheer.backup import BackupProblem, back_up, restore
from voortgang.beheer.controle import check_log
from voortgang.database import Database
from voortgang.recording import Office, record
from voortgang.store import Store


@pytest.fixture(params=EACH_DATABASE)
def other(request: pytest.FixtureRequest, tmp_path: Path):
    """A second, empty log."""
    if request.param == "sqlite":
        opened = Database(f"sqlite:///{tmp_path}/ander.sqlite")
    else:
        opened = Database(request.getfixturevalue("postgres").new_log())
    yield opened
    opened.close()


def _fill(office: Office) -> None:
    for number in range(7):
        record(office, entry(A if number % 2 else B, toelichting=f"é {number}"), ADMINISTRATOR)
    record(office, entry(A, "ingetrokken", corrigeert=2), ADMINISTRATOR)


def test_a_copy_gives_the_whole_log_back_in_either_database(
    office: Office, other: Database, tmp_path: Path
) -> None:
    _fill(office)
    path = tmp_path / "kopie met spatie %.sqlite"
    assert back_up(office.store.database, path) == 8
    assert [file.name for file in tmp_path.iterdir() if "kopie" in file.name] == [path.name]
    path.chmod(0o400)
    assert restore(other, path) == (0, 8)
    restored = Store(other)
    pd.testing.assert_frame_equal(restored.records(), office.store.records())
    prints = restored.records()["vingerafdruk"]
    assert restored.words(prints) == office.store.words(prints)
    assert restore(other, path) == (8, 0), "once more changes nothing"
    assert check_log(other).gebreken == []


def test_a_restore_adds_what_is_missing_and_takes_nothing_away(
    office: Office, tmp_path: Path
) -> None:
    _fill(office)
    path = tmp_path / "kopie.sqlite"
    back_up(office.store.database, path)
    record(office, entry(B, "afgerond"), ADMINISTRATOR)
    assert restore(office.store.database, path) == (9, 0)
    assert office.store.last_id() == 9


def test_another_log_is_not_mixed_in(
    office: Office, other: Database, clock: Clock, tmp_path: Path
) -> None:
    _fill(office)
    path = tmp_path / "kopie.sqlite"
    back_up(office.store.database, path)
    record(Office(Store(other, clock), office.kalender), entry(A), ADMINISTRATOR)
    with pytest.raises(BackupProblem, match="van een ander logboek"):
        restore(other, path)
    assert Store(other).last_id() == 1


def test_a_copy_never_replaces_a_file(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "kopie.sqlite"
    path.write_text("van een ander")
    with pytest.raises(BackupProblem, match="bestaat al"):
        back_up(office.store.database, path)
    assert path.read_text() == "van een ander"


@pytest.mark.parametrize("content", [b"", b"geen database", b"SQLite format 3\x00" + b"x" * 5000])
def test_what_is_no_copy_is_refused(office: Office, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "kopie.sqlite"
    path.write_bytes(content)
    with pytest.raises(BackupProblem, match="geen reservekopie"):
        restore(office.store.database, path)


def test_an_empty_log_can_be_copied_and_checked(office: Office, tmp_path: Path) -> None:
    assert back_up(office.store.database, tmp_path / "kopie.sqlite") == 0
    report = check_log(office.store.database)
    assert (report.berichten, report.laatste, report.gebreken) == (0, None, [])
