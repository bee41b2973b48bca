"""What goes wrong around the log: nothing acknowledged is lost, and it comes back by itself."""

import contextlib
import os
import select
import subprocess
import time
from pathlib import Path

import pytest

from tests.voortgang.command import COMMAND, answers, environment, lines, run, start
from tests.voortgang.conftest import ADMINISTRATOR, A, Clock, entry
from tests.voortgang.postgres import Postgres
from voortgang.beheer.backup import back_up, restore
from voortgang.beheer.controle import check_log
from voortgang.database import REST, Database
from voortgang.failures import StoreAway, reason_of
from voortgang.kalender import Kalender
from voortgang.recording import Office, record
from voortgang.store import Store

REAL_ROW = "1.1.16/4/1/1"


def _entries(number: int, size: int = 200) -> str:
    note = "x" * size
    return lines(
        *(
            {"sleutel": REAL_ROW, "status": "loopt", "auteur": "J.", "toelichting": f"{n} {note}"}
            for n in range(number)
        )
    )


def _acknowledged(output: bytes) -> list[int]:
    return [answer["id"] for answer in answers(output) if "id" in answer]


def _assert_all_there(url: str, ids: list[int]) -> None:
    database = Database(url)
    there = list(Store(database).history(REAL_ROW)["id"])
    assert there[: len(ids)] == ids
    assert check_log(database).gebreken == []
    database.close()


def test_what_was_acknowledged_is_there_after_a_kill_in_the_middle(url: str, here) -> None:
    after = 25
    process = start(url)
    os.set_blocking(process.stdin.fileno(), False)
    waiting = _entries(2_000).encode()
    output = b""
    while output.count(b"\n") < after:
        # Kept full without ever waiting for it, so that it is in the middle of its work.
        with contextlib.suppress(BlockingIOError):
            waiting = waiting[process.stdin.raw.write(waiting) or 0 :]
        if select.select([process.stdout], [], [], 0.01)[0]:
            output += os.read(process.stdout.fileno(), 65536)
    process.kill()
    output += process.stdout.read()
    process.wait()
    process.stdout.close()
    with contextlib.suppress(BrokenPipeError):
        process.stdin.close()
    whole = output[: output.rfind(b"\n") + 1]
    ids = _acknowledged(whole)
    assert after <= len(ids) < 2_000
    _assert_all_there(url, ids)
    # And the log goes on.
    assert _acknowledged(here(url, "vastleggen", given=_entries(1)).stdout)[0] > ids[-1]


def _inside(*commands: str) -> tuple[str, ...]:
    """Runs what follows in a mount name space of its own, in which these were done first."""
    script = " && ".join([*commands, 'exec "$@"'])
    return ("unshare", "--mount", "sh", "-c", script, "sh")


ROOT_ONLY = os.geteuid() == 0


def test_a_full_disk_refuses_what_does_not_fit_and_keeps_the_rest(tmp_path: Path) -> None:
    folder, kept = tmp_path / "schijf", tmp_path / "daarna"
    folder.mkdir()
    url = f"sqlite:///{folder}/voortgang.sqlite"
    if ROOT_ONLY:
        # A disk of one megabyte; what is on it is copied off before it is gone again.
        script = (
            f"mount -t tmpfs -o size=600k none {folder} || exit 90; "
            f'"$@"; status=$?; "$0" -m voortgang stand > {tmp_path}/stand; '
            f"cp -r {folder} {kept}; exit $status"
        )
        command = ("unshare", "--mount", "sh", "-c", script)
    else:
        # No disk of our own can be made; a limit on the size of a file is the nearest.
        script = f'ulimit -f 600; "$@"; status=$?; cp -r {folder} {kept}; exit $status'
        command = ("sh", "-c", script)
    done = subprocess.run(
        [*command, COMMAND[0], *COMMAND, "vastleggen"],
        input=_entries(200, size=3_800).encode(),
        capture_output=True,
        env=environment(url),
        timeout=120,
        check=False,
    )
    given = answers(done.stdout)
    ids = [answer["id"] for answer in given if "id" in answer]
    refusals = [answer["fout"] for answer in given if "fout" in answer]
    assert done.returncode == 1, done.stderr
    assert len(given) == 200, "every line is answered"
    assert len(ids) > 10
    assert refusals
    if ROOT_ONLY:
        assert "de schijf is vol. Er is nu niets vastgelegd" in refusals[0]
        assert (tmp_path / "stand").read_bytes().count(b"\n") > 100, "and it can still be read"
    _assert_all_there(f"sqlite:///{kept}/voortgang.sqlite", ids)


def test_a_read_only_folder_is_said_and_works_again_once_writable(tmp_path: Path, here) -> None:
    folder = tmp_path / "map"
    folder.mkdir()
    url = f"sqlite:///{folder}/voortgang.sqlite"
    if ROOT_ONLY:
        around = _inside(f"mount --bind {folder} {folder}", f"mount -o remount,ro,bind {folder}")
    else:
        around = ()
        folder.chmod(0o555)
    new = run(url, "vastleggen", given=_entries(1), around=around)
    folder.chmod(0o755)
    here(url, "vastleggen", given=_entries(1))
    if not ROOT_ONLY:
        folder.chmod(0o555)
        (folder / "voortgang.sqlite").chmod(0o444)
    existing = run(url, "vastleggen", given=_entries(1), around=around)
    for done in (new, existing):
        assert done.returncode == 1
        told = answers(done.stdout)[0]["fout"]
        assert "alleen worden gelezen" in told or "niet te openen" in told or "geweigerd" in told
    folder.chmod(0o755)
    (folder / "voortgang.sqlite").chmod(0o644)
    _assert_all_there(url, [1])
    assert _acknowledged(here(url, "vastleggen", given=_entries(1)).stdout) == [2]


def test_a_file_that_is_gone_is_not_begun_anew_and_is_used_once_back(
    tmp_path: Path, kalender: Kalender, clock: Clock
) -> None:
    file, aside = tmp_path / "voortgang.sqlite", tmp_path / "weg"
    office = Office(Store(Database(f"sqlite:///{file}"), clock), kalender)
    record(office, entry(), ADMINISTRATOR)
    file.rename(aside)
    for _ in range(2):
        with pytest.raises(StoreAway, match="er niet meer"):
            record(office, entry(), ADMINISTRATOR)
        with pytest.raises(StoreAway, match="er niet meer"):
            office.store.history(A)
    assert not file.exists()
    aside.rename(file)
    assert record(office, entry(), ADMINISTRATOR).id == 2
    assert list(office.store.history(A)["id"]) == [1, 2]
    office.store.database.close()


def test_a_log_that_is_restored_in_its_place_is_used(
    tmp_path: Path, kalender: Kalender, clock: Clock
) -> None:
    file = tmp_path / "voortgang.sqlite"
    office = Office(Store(Database(f"sqlite:///{file}"), clock), kalender)
    for _ in range(2):
        record(office, entry(), ADMINISTRATOR)
    back_up(office.store.database, tmp_path / "kopie")
    for part in tmp_path.glob("voortgang.sqlite*"):
        part.unlink()
    with pytest.raises(StoreAway, match="er niet meer"):
        office.store.last_id()
    restored = Database(f"sqlite:///{file}")
    restore(restored, tmp_path / "kopie")
    restored.close()
    assert list(office.store.history(A)["id"]) == [1, 2]
    assert record(office, entry(), ADMINISTRATOR).id == 3
    office.store.database.close()


@pytest.mark.parametrize("content", [b"geen database, maar tekst " * 400, b"\x00" * 8192])
def test_a_damaged_file_is_said_and_left_alone(
    tmp_path: Path, kalender: Kalender, content: bytes
) -> None:
    file = tmp_path / "voortgang.sqlite"
    file.write_bytes(content)
    with pytest.raises(StoreAway, match="beschadigd"):
        Store(Database(f"sqlite:///{file}")).last_id()
    assert file.read_bytes() == content


def test_a_log_that_somebody_holds_is_waited_for_and_then_said(
    database: Database, office: Office, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setattr("voortgang.database.WAIT", 1)
    record(office, entry(), ADMINISTRATOR)
    other = Office(Store(Database(url), office.store._clock), office.kalender)
    with database.writing():
        with pytest.raises(StoreAway, match="een ander schrijft al te lang"):
            record(other, entry(), ADMINISTRATOR)
        assert list(other.store.history(A)["id"]) == [1], "reading goes on"
    assert record(other, entry(), ADMINISTRATOR).id == 2
    other.store.database.close()


@pytest.mark.postgres
def test_a_server_that_falls_away_and_returns_is_used_again(
    kalender: Kalender, clock: Clock
) -> None:
    server = Postgres()
    try:
        url = server.new_log()
        office = Office(Store(Database(url), clock), kalender)
        record(office, entry(), ADMINISTRATOR)
        server.stop()
        # Started while the server is away.
        later = Office(Store(Database(url), clock), kalender)
        for each in (office, office, later):
            with pytest.raises(StoreAway, match="niet bereikbaar"):
                record(each, entry(), ADMINISTRATOR)
            with pytest.raises(StoreAway, match="De kalender zelf blijft te raadplegen"):
                each.store.records_at(clock.now.date())
        server.start()
        time.sleep(REST)
        assert list(office.store.history(A)["id"]) == [1]
        assert record(office, entry(), ADMINISTRATOR).id == 2
        assert record(later, entry(), ADMINISTRATOR).id == 3
        office.store.database.close()
        later.store.database.close()
    finally:
        server.remove()


def test_no_message_holds_what_the_database_said(monkeypatch: pytest.MonkeyPatch) -> None:
    secret = "connection to server at 10.0.0.5 failed for user beheer"
    assert reason_of(OSError(secret)) == "de opslag is niet bereikbaar"
    with pytest.raises(StoreAway) as away:
        Database(
            "postgresql+psycopg://u:geheim@127.0.0.1:1/x?connect_timeout=1"
        ).reading().__enter__()
    assert "geheim" not in str(away.value)
    assert "127.0.0.1" not in str(away.value)
