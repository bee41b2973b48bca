"""The command line on the real calendar, on SQLite and on PostgreSQL."""

import csv
import datetime
import io
import json
import re

import pandas as pd
import pytest

from loaders.table import read_table
from tests.voortgang.command import answers, lines, run

A, B = "1.1.16/4/1/1", "1.1.16/1/4/1"


def _entry(sleutel: str = A, status: str = "loopt", **more: object) -> dict:
    return {"sleutel": sleutel, "status": status, "auteur": "J. de Vriès"} | more


def test_each_line_is_answered_and_one_refusal_gives_status_1(url: str, here) -> None:
    good = _entry(verwacht="Q1 2027", reden="capaciteit", bewijs="https://voorbeeld.test/1")
    given = lines(good, _entry("bestaat/niet")) + "\n" + "{half\n" + lines(_entry(B))
    done = run(url, "vastleggen", given=given)
    assert done.stderr == b""
    assert done.returncode == 1
    first, unknown, half, last = answers(done.stdout)
    assert set(first) == {"id", "sleutel", "tijdstip"}
    assert (first["id"], first["sleutel"], last["id"]) == (1, A, 2)
    time = datetime.datetime.fromisoformat(first["tijdstip"])
    assert time.utcoffset() == datetime.timedelta(0)
    assert set(unknown) == set(half) == {"fout", "regel"}
    assert (unknown["regel"], half["regel"]) == (2, 4)
    assert "staat niet in de kalender" in unknown["fout"]

    history = answers(here(url, "historie", A).stdout)
    assert [record["id"] for record in history] == [1]
    assert history[0].items() >= good.items()

    done = here(url, "stand")
    assert done.returncode == 0
    state = {row["sleutel"]: row for row in answers(done.stdout)}
    assert list(state) == list(read_table()["sleutel"])
    assert (state[A]["status"], state[A]["verwacht"]) == ("loopt", "Q1 2027")
    assert state[A]["verschuiving"] == 9
    before = answers(here(url, "stand", "--op", "2024-01-01").stdout)
    assert {row["status"] for row in before} == {None}


def test_a_fixed_agenda_keeps_the_words_that_it_is_sent_with(url: str, here) -> None:
    here(url, "vastleggen", given=lines(_entry()))
    overleg = {"soort": "bestuurlijk overleg", "naam": "BO Water", "datum": "2026-12-15"}
    given = {"auteur": "S. de Groot", "overleg": overleg, "vast": True}
    punten = [{"vraag": "Komt er plan B?", "sleutels": [A, B]}, {"vraag": "Rondvraag?"}]
    made, wrong = answers(
        here(url, "agenda", given=lines(given | {"punten": punten}, given)).stdout
    )
    first, second = made["tekst"]["punten"]
    assert made["tot_en_met"] == 1
    assert [row["sleutel"] for row in first["regels"]] == [A, B]
    assert first["regels"][0]["logboek"].startswith("Loopt, vastgelegd op")
    assert first["over"]["vastgelegd"] == "Loopt: 1 regel; geen status vastgelegd: 1 regel."
    assert second == {"eerder": [], "regels": []}
    assert "‘punten’ ontbreekt" in wrong["fout"]


def test_nothing_refused_gives_status_0(url: str, here) -> None:
    done = here(url, "vastleggen", given=lines(_entry(), _entry(gezien=0)))
    assert done.returncode == 0
    assert (
        f"Intussen is op regel {A} melding 1 vastgelegd" in answers(done.stdout)[1]["waarschuwing"]
    )


# From here on the database makes no difference.
@pytest.fixture
def log(tmp_path) -> str:
    return f"sqlite:///{tmp_path}/voortgang.sqlite"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"null\n", "hier hoort een melding"),
        (b"[" * 100_000 + b"\n", "geen geldige JSON"),
        (b'{"a": ' * 5_000 + b"\n", "geen geldige JSON"),
        (b'{"corrigeert": ' + b"9" * 5_000 + b"}\n", "geen geldige JSON"),
        (b'{"sleutel": "x", "sleutel": "y"}\n', "‘sleutel’ staat er vaker"),
        (b'"\xff"\n', "geen UTF-8"),
        (b'"' + b"x" * 1_000_000 + b'"\n', "langer dan"),
        (b"{} {}\n", "geen geldige JSON"),
        (json.dumps(_entry(toelichting="x" * 20_480)).encode() + b"\n", "20.480 tekens"),
    ],
)
def test_a_hostile_line_is_refused_and_the_next_is_recorded(
    log: str, here, line: bytes, message: str
) -> None:
    done = here(log, "vastleggen", given=line + lines(_entry()).encode())
    refused, stored = answers(done.stdout)
    assert message in refused["fout"]
    assert refused["regel"] == 1
    assert stored["id"] == 1
    assert done.stderr == b""


def test_a_byte_order_mark_and_windows_line_ends_are_no_reason_to_refuse(log: str, here) -> None:
    given = b"\xef\xbb\xbf" + lines(_entry()).replace("\n", "\r\n").encode()
    assert here(log, "vastleggen", given=given).returncode == 0


def test_the_export_holds_the_whole_log_and_no_formula(log: str, here, tmp_path) -> None:
    here(log, "vastleggen", given=lines(_entry(toelichting="=1+1\nregel 2"), _entry(B)))
    assert b"auteur" not in here(log, "uitvoer").stdout, "no name in what goes round"
    text = here(log, "uitvoer", "--met-namen").stdout.decode("utf-8-sig")
    assert "J. de Vriès" in text
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [row["id"] for row in rows] == ["1", "2"]
    assert rows[0]["toelichting"] == "'=1+1\nregel 2"
    path = tmp_path / "logboek.parquet"
    assert here(log, "uitvoer", str(path)).returncode == 0
    frame = pd.read_parquet(path)
    assert list(frame["toelichting"].fillna("")) == ["=1+1\nregel 2", ""]
    assert str(frame["tijdstip"].dtype) == "datetime64[us, UTC]"
    assert here(log, "uitvoer", str(tmp_path / "logboek.txt")).returncode == 1


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["historie", "9.9.9/1/1/1"], "‘9.9.9/1/1/1’ is onbekend"),
        (["stand", "--op", "gisteren"], "‘gisteren’ is geen datum als 2026-12-31"),
        (["herstel", "/bestaat/niet"], "is niet te lezen"),
        (["reservekopie", "/bestaat/niet/kopie"], "is niet te schrijven"),
        (["uitvoer", "/bestaat/niet/log.csv"], "is niet te schrijven"),
    ],
)
def test_what_cannot_be_done_is_said_in_dutch_without_a_traceback(
    log: str, here, arguments: list[str], message: str
) -> None:
    done = here(log, *arguments)
    assert done.returncode != 0
    assert message in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_row_without_records_has_an_empty_history(log: str, here) -> None:
    done = here(log, "historie", A)
    assert (done.returncode, done.stdout) == (0, b"")


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nee"], "'nee' kan niet; kies uit 'vastleggen', 'besluit'"),
        (["historie"], "nodig is ook: SLEUTEL"),
        (["stand", "--op"], "hier hoort één waarde bij"),
        (["stand", "--hoezo"], "onbekend: --hoezo"),
        (["uitvoer", "/nergens/x.csv"], "het bestand of de map bestaat niet"),
    ],
)
def test_what_is_asked_wrongly_is_told_in_dutch(
    url: str, here, arguments: list[str], told: str
) -> None:
    done = here(url, *arguments)
    assert done.returncode in (1, 2)
    assert told in done.stderr.decode()
    assert not re.search("error|usage|argument|expected", done.stderr.decode())
