"""The log as a whole is a beheerder's, asked where it is read."""

import csv
import dataclasses
import io
from pathlib import Path

import pandas as pd
import pytest

from tests.voortgang.conftest import ADMINISTRATOR, A, B, entry
from tests.voortgang.signed_in import BEA, HERE, LIES, PIET, ROLES, sign_in
from voortgang.beheer.uitvoer import FORMATS, csv_file, parquet_file, whole_log
from voortgang.rechten import Auteur, NotAllowed
from voortgang.recording import Office, audited, record

FORMULA = "=1+1\nregel 2"


def _at_this_computer(office: Office) -> Office:
    return dataclasses.replace(office, here_only=True)


def _served(office: Office, roles: Path | None, *, here_only: bool = False) -> Office:
    return dataclasses.replace(office, here_only=here_only, roles=lambda: roles)


def _may(office: Office, auteur: Auteur | None) -> bool:
    try:
        return audited(office, auteur) is office.store
    except NotAllowed:
        return False


def test_at_this_computer_alone_who_sits_there_may(office: Office) -> None:
    assert _may(_at_this_computer(office), HERE)
    assert _may(_at_this_computer(office), Auteur("", HERE.via))
    assert _may(_at_this_computer(office), ADMINISTRATOR)
    assert not _may(office, HERE), "reached from elsewhere"


@pytest.mark.parametrize(
    ("claims", "may"),
    [
        (BEA, True),
        (PIET, False),
        (LIES, False),
        ({"email": "iemand@anders.test"}, False),
        (BEA | {"email_verified": False}, False),
        (BEA | {"exp": 1_700_000_000}, False),
    ],
)
def test_where_people_sign_in_only_a_beheerder_may(
    office: Office, roles: Path, claims: dict, may: bool
) -> None:
    for here_only in (False, True):
        assert _may(_served(office, roles, here_only=here_only), sign_in(**claims)) == may


def test_nobody_may_without_signing_in_or_without_roles(office: Office, roles: Path) -> None:
    for here_only in (False, True):
        assert not _may(_served(office, roles, here_only=here_only), None)
        assert not _may(_served(office, roles, here_only=here_only), HERE)
        assert not _may(_served(office, None, here_only=here_only), sign_in(**BEA))


def test_a_role_that_is_taken_away_is_gone_at_once(office: Office, roles: Path) -> None:
    served, bea = _served(office, roles), sign_in(**BEA)
    assert _may(served, bea)
    roles.write_text(ROLES.replace("rol: beheerder", "rol: lezer"), encoding="utf-8")
    assert not _may(served, bea)


def test_the_whole_log_is_written(office: Office) -> None:
    for number in range(5):
        text = FORMULA if number == 4 else None
        record(office, entry(A if number % 2 else B, toelichting=text), ADMINISTRATOR)
    store = audited(_at_this_computer(office), HERE)
    whole = whole_log(store)
    written = {form: give(whole_log(store, until=5)) for form, give in FORMATS.items()}
    text = written["csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))
    assert [row["id"] for row in rows] == ["1", "2", "3", "4", "5"]
    assert list(rows[0]) == list(whole.columns)
    assert rows[4]["toelichting"] == f"'{FORMULA}"
    assert rows[0]["toelichting"] == rows[0]["corrigeert"] == ""
    assert rows[0]["tijdstip"] == "2026-01-05T09:00:00.000000Z"
    frame = pd.read_parquet(io.BytesIO(written["parquet"]))
    pd.testing.assert_frame_equal(frame, whole)
    until = pd.read_parquet(io.BytesIO(parquet_file(whole_log(store, until=3))))
    pd.testing.assert_frame_equal(until, whole.iloc[:3])


def test_an_empty_log_is_a_file_with_a_header(office: Office) -> None:
    columns = list(office.store.records().columns)
    text = csv_file(office.store.records()).decode("utf-8-sig")
    assert text == ";".join(columns) + "\r\n"
    frame = pd.read_parquet(io.BytesIO(parquet_file(office.store.records())))
    assert (list(frame.columns), len(frame)) == (columns, 0)
