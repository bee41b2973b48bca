"""The open data by address: the right rows, or a plain refusal; kept as long as nothing changed."""

import asyncio
import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

import duckdb
import httpx
import pandas as pd
import pytest
from icalendar import Calendar
from jsonschema import Draft202012Validator
from starlette.applications import Starlette
from starlette.testclient import TestClient

from loaders import schema
from loaders.settings import ROOT
from loaders.table import read_table
from selections.filters import Filters, select
from server.app import middleware, routes
from server.open_data import AT_ONCE, FILES, WAITING
from tests.pages.recorded import keep
from voortgang.database import Database
from voortgang.store import Store

AWAY = "sqlite:////proc/nergens/voortgang.sqlite"
NAMES = [*FILES, "datapackage.json"]
EVERY_FILE = pytest.mark.parametrize("name", list(FILES))
# Of one maatregel, where what is in the file makes no difference; what describes all takes none.
FEW = {name: f"/open-data/{name}?maatregel=1.1.16" for name in FILES}
FEW["datapackage.json"] = "/open-data/datapackage.json?_=1"
SELECTION = "thema=bodem&laag=provincie&rol=borging&peildatum=2026-11-24"


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(Starlette(routes=routes({"": "Overzicht"}), middleware=middleware()))


@pytest.fixture(scope="module")
def calendar() -> pd.DataFrame:
    return read_table()


@pytest.fixture(scope="module")
def selected(calendar: pd.DataFrame) -> pd.DataFrame:
    rows = select(
        calendar, Filters(thema=("Bodem: vitaal + effectief",), laag=("provincie",), rol="borging")
    )
    assert 0 < len(rows) < len(calendar)
    return rows


def keys_in(name: str, body: bytes) -> list[str]:
    """The sleutels of the rows in a file that names them."""
    if name.endswith("parquet"):
        return list(pd.read_parquet(io.BytesIO(body))["sleutel"])
    if name.endswith("csv"):
        lines = io.StringIO(body.decode("utf-8-sig"), newline="")
        return [row["sleutel"] for row in csv.DictReader(lines, delimiter=";")]
    return [row["sleutel"] for row in json.loads(body)["regels"]]


@pytest.mark.parametrize("name", [name for name in FILES if name.startswith("borgingskalender")])
def test_gives_the_rows_that_the_parameters_choose(client, calendar, selected, name) -> None:
    assert keys_in(name, client.get(f"/open-data/{name}").content) == list(calendar["sleutel"])
    found = keys_in(name, client.get(f"/open-data/{name}?{SELECTION}").content)
    assert found == list(selected["sleutel"])


def test_parquet_has_the_types_of_the_contract(client, calendar) -> None:
    body = client.get("/open-data/borgingskalender.parquet").content
    pd.testing.assert_frame_equal(pd.read_parquet(io.BytesIO(body)), calendar)


def test_the_agenda_has_an_event_for_each_row_with_a_day(client, selected) -> None:
    answer = client.get(f"/open-data/agenda.ics?{SELECTION}")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    agenda = Calendar.from_ical(answer.content)
    assert len(agenda.walk("VEVENT")) == selected["tot"].notna().sum() > 0
    assert agenda["X-WR-CALNAME"] == (
        "Borgingskalender WBS: Bodem: vitaal + effectief - provincie - borging"
    )


def test_what_a_file_says_of_itself_opens_the_same_rows(client, selected) -> None:
    found = client.get(f"/open-data/borgingskalender.json?{SELECTION}").json()
    assert found["adres"].startswith("http://testserver/kalender?peildatum=2026-11-24&")
    assert {name["naam"]: name["waarde"] for name in found["filters"]} == {
        "Thema": "Bodem: vitaal + effectief",
        "Overheidslaag": "provincie",
        "Rol van de laag": "borging",
    }
    parameters = found["adres"].partition("?")[2]
    again = client.get(f"/open-data/borgingskalender.json?{parameters}").json()
    assert again["regels"] == found["regels"]
    assert len(again["regels"]) == len(selected)


def test_a_selection_without_rows_is_an_empty_file(client) -> None:
    found = client.get("/open-data/borgingskalender.json?maatregel=1.1.1&thema=bodem").json()
    assert (found["aantal_regels"], found["regels"]) == (0, [])


@EVERY_FILE
def test_refuses_what_it_does_not_understand_and_tells_all_of_it(client, name) -> None:
    answer = client.get(f"/open-data/{name}?themma=bodem&laag=provincie,Rijck&peildatum=morgen")
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    told = [line for line in answer.text.splitlines() if line.startswith("- ")]
    assert told == [
        "- ‘themma’: deze parameter bestaat niet.",
        "- laag: ‘Rijck’ bestaat niet; kies uit rijk, provincie, waterschap, gemeente, "
        "niet-genoemd.",
        "- peildatum: ‘morgen’ is geen datum; schrijf dag-maand-jaar, zoals 31-12-2026.",
    ]


def test_hostile_parameters_stay_text_on_one_line(client) -> None:
    answer = client.get("/open-data/borgingskalender.csv?%3Cscript%3E%0D%0ASet-Cookie:x=1&laag=%00")
    assert answer.status_code == 400
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert "set-cookie" not in answer.headers
    assert len([line for line in answer.text.splitlines() if line.startswith("- ")]) == 2


def test_a_name_written_in_two_ways_loses_no_value(client) -> None:
    both = client.get("/open-data/borgingskalender.json?Keuze=1&keuze=2").json()["regels"]
    assert {row["keuze"] for row in both} == {1, 2}


def test_the_datapackage_describes_what_has_an_address(client) -> None:
    answer = client.get("/open-data/datapackage.json")
    assert answer.headers["Content-Type"] == "application/json"
    package = answer.json()
    Draft202012Validator({"type": "object", "required": ["name", "resources"]}).validate(package)
    csv_, parquet = package["resources"]
    names = [column.name for column in schema.columns()]
    assert [field["name"] for field in parquet["schema"]["fields"]] == names
    header = client.get(f"/open-data/{csv_['path']}").content.decode("utf-8-sig").split("\r\n")[0]
    assert [field["name"] for field in csv_["schema"]["fields"]] == header.split(";")
    assert csv_["dialect"]["delimiter"] == ";"
    for table in package["resources"]:
        assert table["schema"]["fields"][0]["constraints"]["required"] is True
        assert "jsonSchema" not in json.dumps(table)
    assert client.get("/open-data/datapackage.json?thema=bodem").status_code == 400


@pytest.mark.parametrize("name", NAMES)
def test_a_page_of_another_site_may_ask_beforehand(client, name) -> None:
    answer = client.options(f"/open-data/{name}")
    assert (answer.status_code, answer.headers["Allow"]) == (204, "GET, HEAD, OPTIONS")
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("name", NAMES)
def test_what_others_put_behind_an_address_to_follow_readers_is_passed_over(client, name) -> None:
    plain = client.get(FEW[name])
    followed = client.get(f"{FEW[name]}&utm_source=x&UTM_Medium=y&fbclid=1&mc_cid=2&_=3")
    assert followed.status_code == 200
    assert followed.headers["ETag"] == plain.headers["ETag"]


def test_only_a_few_files_are_made_side_by_side(monkeypatch: pytest.MonkeyPatch) -> None:
    making, most = 0, 0

    def slow(*arguments) -> tuple[bytes, str, datetime]:
        nonlocal making, most
        making += 1
        most = max(most, making)
        time.sleep(0.05)
        making -= 1
        return b"x", "text/csv", datetime.now(UTC)

    monkeypatch.setattr("server.open_files.open_file", slow)
    app = Starlette(routes=routes({"": "Overzicht"}))

    async def ask_all() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://proef") as client:
            asked = (client.get("/open-data/borgingskalender.csv") for _ in range(60))
            return await asyncio.gather(*asked)

    # A loop of its own: where a browser test ran before, its loop still runs in this thread.
    with ThreadPoolExecutor(1) as worker:
        answers = worker.submit(asyncio.run, ask_all()).result()
    refused = [answer for answer in answers if answer.status_code == 503]
    assert most == AT_ONCE
    assert len(answers) - len(refused) == AT_ONCE + WAITING
    assert all(answer.headers["Retry-After"] == "10" for answer in refused)
    assert "te veel bestanden tegelijk" in refused[0].text


def test_duckdb_and_pandas_read_the_same_rows_in_each(client, calendar, tmp_path) -> None:
    for name in FILES:
        (tmp_path / name).write_bytes(client.get(f"/open-data/{name}").content)
    csv_, parquet = (tmp_path / f"borgingskalender.{kind}" for kind in ("csv", "parquet"))
    keys = list(calendar["sleutel"])
    found = [
        pd.read_csv(csv_, sep=";", encoding="utf-8-sig")["sleutel"],
        pd.read_parquet(parquet)["sleutel"],
        duckdb.sql(f"SELECT sleutel FROM read_csv('{csv_}', delim=';')").df()["sleutel"],
        duckdb.sql(f"SELECT sleutel FROM '{parquet}'").df()["sleutel"],
        pd.DataFrame(json.loads((tmp_path / "borgingskalender.json").read_bytes())["regels"])[
            "sleutel"
        ],
    ]
    assert all(list(one) == keys for one in found)
    agenda = Calendar.from_ical((tmp_path / "agenda.ics").read_bytes())
    assert len(agenda.walk("VEVENT")) == calendar["tot"].notna().sum()
    assert max(len(event["summary"]) for event in agenda.walk("VEVENT")) <= 100


@pytest.mark.parametrize("name", NAMES)
def test_headers_let_others_keep_and_read_it(client, name) -> None:
    headers = client.get(FEW[name]).headers
    assert re.fullmatch('"[0-9a-f]{32}"', headers["ETag"])
    assert headers["Cache-Control"] == "public, max-age=300"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert headers["Content-Disposition"] == f'attachment; filename="{name}"'
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_only_open_data_may_be_read_from_elsewhere(client) -> None:
    for path in ("/", "/gezond"):
        answer = client.get(path)
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize("name", NAMES)
def test_what_is_known_already_is_not_sent_again(client, name) -> None:
    first = client.get(FEW[name])
    etag = first.headers["ETag"]
    for known in (etag, f'"other", {etag}', f"W/{etag}", "*"):
        again = client.get(FEW[name], headers={"If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["ETag"] == etag
        assert "Content-Length" not in again.headers
    assert client.get(FEW[name], headers={"If-None-Match": '"other"'}).content


@EVERY_FILE
def test_another_selection_has_another_etag(client, name) -> None:
    one, other = (client.get(f"{FEW[name]}&plan={plan}").headers["ETag"] for plan in "AB")
    assert one != other


def test_another_peildatum_has_another_etag(client) -> None:
    days = (date(2026, 11, 24) + timedelta(days=200 * number) for number in range(2))
    one, other = (
        client.get(f"/open-data/borgingskalender.csv?peildatum={day}").headers["ETag"]
        for day in days
    )
    assert one != other


@pytest.mark.parametrize("name", NAMES)
def test_head_gives_the_headers_alone(client, name) -> None:
    whole, head = client.get(FEW[name]), client.head(FEW[name])
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]
    assert head.headers["Content-Length"] == str(len(whole.content))
    assert head.headers["Content-Type"] == whole.headers["Content-Type"]


@EVERY_FILE
def test_says_in_dutch_that_there_is_no_calendar(client, name, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("BORGING_TABLE", str(tmp_path / "weg.parquet"))
    answer = client.get(f"/open-data/{name}")
    assert answer.status_code == 503
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert re.match("De tabel .*weg.parquet ontbreekt", answer.text)


def test_a_new_table_is_served_with_its_own_time(client, monkeypatch, tmp_path) -> None:
    copy = tmp_path / "borgingskalender.parquet"
    shutil.copy(ROOT / "data/borgingskalender.parquet", copy)
    monkeypatch.setenv("BORGING_TABLE", str(copy))
    tags = []
    for seconds in (1_700_000_000, 1_800_000_000):
        os.utime(copy, (seconds, seconds))
        headers = client.get("/open-data/borgingskalender.json").headers
        assert parsedate_to_datetime(headers["Last-Modified"]).timestamp() == seconds
        tags.append(headers["ETag"])
    assert tags[0] != tags[1]


@pytest.mark.parametrize("path", ["", "borgingskalender.exe", "../dashboard.py"])
def test_nothing_else_has_an_address(client, path) -> None:
    assert client.get(f"/open-data/{path}").status_code == 404


def test_the_server_does_not_wait_for_pandas() -> None:
    code = "import sys, server.app; print([m for m in ('pandas', 'yaml') if m in sys.modules])"
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert found.stdout.strip() == "[]"


def test_status_chooses_rows_by_the_log_and_the_file_is_as_new_as_it(
    client, calendar, monkeypatch, tmp_path
) -> None:
    database = Database(f"sqlite:///{tmp_path}/voortgang.sqlite")
    monkeypatch.setenv("BORGING_DATABASE_URL", f"sqlite:///{tmp_path}/voortgang.sqlite")
    address = "/open-data/borgingskalender.json?peildatum=2026-11-24&status=loopt"
    assert client.get(address).json()["regels"] == []
    chosen = calendar["sleutel"].iloc[3]
    keep(Store(database), {"sleutel": chosen, "status": "loopt"})
    answer = client.get(address)
    assert [row["sleutel"] for row in answer.json()["regels"]] == [chosen]
    assert {"naam": "Status op de peildatum", "waarde": "Loopt"} in answer.json()["filters"]
    assert parsedate_to_datetime(answer.headers["Last-Modified"]).date() >= date(2026, 11, 2)
    earlier = client.get(address.replace("11-24", "11-01"))
    assert earlier.json()["regels"] == []
    both = client.get(f"{address},niet-vastgelegd,geen-verstreken-moment")
    assert len(both.json()["regels"]) == len(calendar)
    database.close()


@EVERY_FILE
def test_a_status_that_cannot_be_asked_is_refused_and_never_ignored(
    client, name, monkeypatch
) -> None:
    monkeypatch.setenv("BORGING_DATABASE_URL", AWAY)
    answer = client.get(f"/open-data/{name}?status=loopt")
    assert answer.status_code == 503
    assert "De voortgang is nu niet te lezen" in answer.text
    assert client.get(f"/open-data/{name}").status_code == 200
    refused = client.get(f"/open-data/{name}?status=ingetrokken")
    assert refused.status_code == 400
    assert "status: ‘ingetrokken’ bestaat niet" in refused.text
