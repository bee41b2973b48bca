"""The made-up year: whole, sealed, the same at each start, and at odds with nothing."""

import datetime
import re
from pathlib import Path

import pandas as pd
import pytest

from loaders.reported import load_reported, of_being_done
from loaders.side_tables import amvb_lead
from oefening.__main__ import main
from oefening.practice_log import make
from overleg.beslissen import behandeld
from overleg.vergaderingen import vergaderingen
from selections.stappen import STAP
from tests.fixtures import PRACTICE_DAY as TODAY
from voortgang.beheer.backup import BackupProblem, back_up, restore
from voortgang.beheer.controle import check_log
from voortgang.database import PRACTICE, Database
from voortgang.kalender import Kalender
from voortgang.stand import state_at
from voortgang.store import Store
from voortgang.vocabulary import DECIDE_B, START_B, vocabulary

ORGANISATIE = re.compile("(Provincie|Waterschap|Gemeente|Ministerie) [A-G]")


@pytest.fixture(scope="module")
def state(practice: Path, kalender: Kalender) -> pd.DataFrame:
    records = Store(Database(f"sqlite:///{practice}")).records_at(TODAY)
    return state_at(kalender.table, records, TODAY, amvb_lead())


def test_it_is_whole_and_sealed_and_says_what_it_is(store: Store) -> None:
    report = check_log(store.database)
    assert report.gebreken == []
    assert report.berichten > 150
    assert report.laatste.date() < TODAY
    assert store.database.is_practice


def test_the_same_day_gives_the_same_log(
    practice: Path, store: Store, kalender: Kalender, tmp_path: Path
) -> None:
    again = tmp_path / "opnieuw.sqlite"
    number = make(again, kalender, TODAY)
    assert Store(Database(f"sqlite:///{again}")).anchor(number) == store.anchor(number)
    with pytest.raises(FileExistsError):
        make(practice, kalender, TODAY)


@pytest.mark.parametrize("today", [datetime.date(2025, 2, 8), datetime.date(2029, 7, 1)])
def test_it_can_be_made_on_another_day(today: datetime.date, kalender: Kalender, tmp_path: Path):
    path = tmp_path / "oefening.sqlite"
    make(path, kalender, today)
    assert check_log(Database(f"sqlite:///{path}")).gebreken == []


def test_all_that_an_overleg_meets_is_in_it(
    state: pd.DataFrame, store: Store, kalender: Kalender
) -> None:
    records, stukken = store.records(), store.stukken()
    statuses = {one.waarde for one in vocabulary().statussen if not one.correctie}
    assert set(state["status"].dropna()) == statuses
    assert {START_B, DECIDE_B} <= set(state["plan_b"].dropna())
    assert state["niet_vastgelegd"].any()
    assert state["geen_bericht"].any()
    assert (state["verschuiving"] > 0).any()
    assert (state["verschuiving"] < 0).any()
    assert state[["vastgesteld", "start_plan_b", "fase"]].notna().any().all()
    different = [of_row for of_row in state["organisaties"] if len({o.status for o in of_row}) > 1]
    assert len(different) > 3
    reasons = {reason.split(":")[0] for reason in records["reden"].dropna()}
    assert {one.waarde for one in vocabulary().redenen} == reasons
    corrections = records[records["corrigeert"].notna()]
    assert set(corrections["status"]) == {"ingetrokken", "vertraagd"}

    besluiten = {stuk.inhoud["soort"] for stuk in stukken if stuk.soort == "besluit"}
    assert {one.waarde for one in vocabulary().besluiten} == besluiten
    meetings = vergaderingen(stukken)
    *fixed, coming = meetings
    assert all(one.vastgesteld for one in fixed)
    assert all(one.besluit(punt.id) for one in fixed for punt in one.agenda.punten)
    assert coming.vastgesteld is None
    assert len(coming.versies) == 2
    assert coming.overleg.datum > TODAY.isoformat()
    assert any(one.herroepen for one in fixed)
    asked = [sleutel for punt in coming.agenda.punten for sleutel in punt.sleutels]
    points = behandeld(coming, meetings, asked)
    assert any(point.adviezen for point in points)
    assert any(point.eerder for point in points)
    acties = [actie for one in meetings for actie in one.acties]
    assert {"open", "afgedaan", "vervallen"} == {actie.status for actie in acties}
    overdue = [actie.open and actie.dag < TODAY for actie in acties]
    assert 0 < sum(overdue) < len(overdue)


def test_nothing_contradicts_itself(state: pd.DataFrame, store: Store, kalender: Kalender) -> None:
    records = store.records()
    rows = kalender.table.set_index("sleutel")
    moved = records["verwacht"].notna()
    assert records.loc[moved, "reden"].notna().all()
    open_ = state["status"].isin(["loopt", "vertraagd"]) & state["in_kalender"]
    passed = open_ & state["verwacht"].isna()
    ends = pd.to_datetime(state.loc[passed, "sleutel"].map(rows["tot"]))
    # What runs has a moment that has still to come, or another that is expected.
    assert not (ends < pd.Timestamp(TODAY)).any()
    # Plan B is not needed only where plan A is done.
    standing = state.set_index("sleutel")["status"]
    by_stap = rows.assign(status=standing.reindex(rows.index)).groupby(STAP, observed=True)
    for _, stap in by_stap:
        if "niet nodig: plan A gehaald" in set(stap["status"].dropna()):
            assert set(stap.loc[stap["plan"] == "A", "status"]) == {"afgerond"}
    # Nor does it say anything of what the publication itself tells of.
    said = set(rows.loc[records["sleutel"].unique(), "maatregel"])
    assert said.isdisjoint(of_being_done(load_reported())["maatregel"])


def test_everybody_in_it_is_made_up(store: Store) -> None:
    records, stukken = store.records(), store.stukken()
    named = {*records["organisatie"], *(s.inhoud.get("organisatie") for s in stukken)} - {None}
    named |= {name for stuk in stukken for name in stuk.inhoud.get("organisaties", [])}
    assert [name for name in named if not ORGANISATIE.fullmatch(name)] == []
    authors = {*records["auteur"], *(stuk.auteur for stuk in stukken)}
    assert all(author.startswith("Oefenaar") for author in authors)
    assert all("verzonnen" in evidence for evidence in records["bewijs"].dropna())


def test_it_is_never_mixed_with_a_real_log(store: Store, practice: Path, tmp_path: Path) -> None:
    copy = tmp_path / "kopie.sqlite"
    back_up(store.database, copy)
    assert Database(f"sqlite:///{copy}").is_practice
    real = Database(f"sqlite:///{tmp_path}/echt.sqlite")
    for path in (copy, practice):
        with pytest.raises(BackupProblem, match="met verzonnen voortgang"):
            restore(real, path)
    assert Store(real).last_id() == 0
    assert not real.is_practice


@pytest.mark.parametrize("setting", ["BORGING_DATABASE_URL", "BORGING_ROLLEN"])
def test_it_does_not_start_beside_a_log_or_roles_that_are_set(
    setting: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    named = tmp_path / "echt.sqlite"
    monkeypatch.delenv("BORGING_DATABASE_URL")
    monkeypatch.setenv(setting, f"sqlite:///{named}")
    monkeypatch.setattr("oefening.__main__.make", None)
    assert main([]) == 1
    told = capsys.readouterr().err
    assert f"{setting} is gezet" in told
    assert PRACTICE not in told
    assert not named.exists()
