"""Besluiten, acties and agendas: in one numbering and one chain with what is recorded on rows."""

import datetime
import json
from contextlib import suppress
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.voortgang.command import answers, lines
from tests.voortgang.conftest import ADMINISTRATOR, B_NO_AMVB, A, B, Clock, entry
from tests.voortgang.signed_in import BEA, PIET, ROLES, sign_in
from tests.voortgang.stukken import BO, BY, DO, actie, add, agenda, besluit
from tests.voortgang.tamper import tamper
from voortgang.beheer.backup import back_up, restore
from voortgang.beheer.controle import check_log
from voortgang.beheer.search import extent
from voortgang.database import Database
from voortgang.kalender import Kalender
from voortgang.rechten import NotAllowed
from voortgang.record import Refused
from voortgang.recording import Office, move, record, record_stuk, record_stukken
from voortgang.store import Store
from voortgang.stuk_regels import content
from voortgang.vergaderstukken import (
    Stuk,
    actions,
    in_force,
    replaced,
    sleutels_of,
)


def made(number: int, said: dict, soort: str = "besluit") -> Stuk:
    """A besluit, or another, as it stands in the log."""
    inhoud = {name: value for name, value in said.items() if value is not None}
    time = datetime.datetime(2026, 2, 1, tzinfo=datetime.UTC)
    return Stuk(number, time, soort, inhoud, "", None, "proefkalender")


@pytest.fixture
def mixed(office: Office, clock: Clock) -> Office:
    """A log of seven records of every kind, in turn."""
    record(office, entry(A), ADMINISTRATOR)
    add(office, "agenda", agenda({"vraag": "Eerst?", "sleutels": [A]}, {"vraag": "Dan?"}))
    clock.on(2026, 2, 1)
    add(office, "besluit", besluit(punt=1, sleutels=[A, B], organisaties=["Rijk A"]))
    record(office, entry(B), ADMINISTRATOR)
    record(office, entry(A, "afgerond"), ADMINISTRATOR)
    add(office, "actie", actie(punt=2, besluit=3))
    record(office, entry(A, "ingetrokken", corrigeert=5), ADMINISTRATOR)
    return office


def test_all_kinds_have_one_numbering_and_one_chain(mixed: Office, tmp_path: Path) -> None:
    assert [stuk.id for stuk in mixed.store.stukken()] == [2, 3, 6]
    assert list(mixed.store.records()["id"]) == [1, 4, 5, 7]
    report = check_log(mixed.store.database)
    assert (report.berichten, report.gebreken) == (7, [])
    assert mixed.store.anchor(6).nummer == 6
    found = extent(mixed.store)
    assert (found.count, found.last, found.anchor) == (7, 7, report.anker)
    copy, whole = tmp_path / "kopie.sqlite", Database(f"sqlite:///{tmp_path}/ander.sqlite")
    assert back_up(mixed.store.database, copy) == 7
    assert restore(whole, copy) == (0, 7)
    assert Store(whole).stukken() == mixed.store.stukken()
    add(mixed, "besluit", besluit())
    assert restore(mixed.store.database, copy) == (8, 0)
    assert check_log(mixed.store.database, against=copy).gebreken == []
    assert mixed.store.last_id() == 8
    whole.close()


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE vergaderstuk SET inhoud = '{}' WHERE id = 3", "stuk 3 of een eerder"),
        ("UPDATE vergaderstuk SET soort = 'actie' WHERE id = 3", "stuk 3 of een eerder"),
        ("DELETE FROM vergaderstuk WHERE id = 6", "stuk 6 ontbreekt"),
        ("UPDATE bericht SET auteur = 'X' WHERE id = 4", "stuk 4 of een eerder"),
    ],
)
def test_what_was_changed_behind_its_back_is_found(
    mixed: Office, statement: str, message: str
) -> None:
    tamper(mixed.store.database, statement)
    assert message in "; ".join(check_log(mixed.store.database).gebreken)


@pytest.mark.parametrize("statement", ["UPDATE vergaderstuk SET soort = 'x'", "DELETE FROM {}"])
def test_the_database_itself_refuses_every_change(mixed: Office, statement: str) -> None:
    database = mixed.store.database
    with pytest.raises(Exception, match="niets vastgelegd"), database.writing() as connection:
        connection.exec_driver_sql(statement.format("vergaderstuk"))
    with pytest.raises(Exception, match="niets vastgelegd"), database.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO vergaderstuk SELECT 7, tijdstip, soort, inhoud, auteur, account, via, "
            "organisatie, laag, kalender, zegel FROM vergaderstuk WHERE id = 6"
        )
    assert len(mixed.store.stukken()) == 3


def test_a_besluit_is_taken_back_by_one_that_names_it(mixed: Office) -> None:
    add(mixed, "besluit", besluit("niet akkoord", woorden="Toch niet.", herroept=3))
    assert list(in_force(mixed.store.stukken())) == [8]
    with pytest.raises(Refused, match="3 is geen besluit dat nu geldt"):
        add(mixed, "besluit", besluit(herroept=3))
    add(mixed, "besluit", besluit(herroept=8))
    assert list(in_force(mixed.store.stukken())) == [9], "what was reversed does not come back"
    with pytest.raises(Refused, match="besluit 9 is van BO Water en Bodem"):
        add(mixed, "besluit", besluit("ter kennisname", overleg=DO, herroept=9))


# Of a point with three rows: those that a besluit is about, and which earlier one it names.
RETAKES = st.lists(
    st.tuples(st.sets(st.sampled_from([A, B, B_NO_AMVB])), st.integers(0, 6)), max_size=9
)


@given(RETAKES)
def test_of_each_row_of_a_point_one_besluit_holds_whatever_was_taken_again(
    kalender: Kalender, retakes: list
) -> None:
    taken = [made(1, agenda({"id": 1, "vraag": "Eerst?"}), "agenda")]
    for rows, back in retakes:
        herroept = taken[-back].id if 0 < back < len(taken) else None
        said = besluit(punt=1, sleutels=sorted(rows), herroept=herroept)
        with suppress(Refused):
            said = content("besluit", said, taken, kalender, len(taken), bool)
            taken.append(made(len(taken) + 1, said))
    about = [one.inhoud["sleutels"] for one in in_force(taken).values()]
    assert bool(about) == bool(retakes)
    assert len(about) < 2 or all(about), "one without rows is about the whole point"
    assert len({*chain(*about)}) == len([*chain(*about)])


@given(st.lists(st.integers(1, 6), max_size=6))
def test_of_a_chain_that_an_older_rule_let_name_what_came_back_only_the_last_holds(
    named: list,
) -> None:
    taken = [made(1, besluit())]
    for back in named:
        taken.append(made(len(taken) + 1, besluit(herroept=taken[-min(back, len(taken))].id)))
    assert list(in_force(taken)) == [len(taken)]
    assert list(replaced(taken).values()) == [one.id for one in taken[1:]]


def test_an_actie_is_recorded_again_with_what_changed(mixed: Office) -> None:
    add(mixed, "actie", {**BY, "actie": 6, "status": "afgedaan"})
    (now,) = actions(mixed.store.stukken()).values()
    assert (now.id, now.inhoud["status"], now.inhoud["wat"]) == (8, "afgedaan", "Plan")
    with pytest.raises(Refused, match="actie 6 is van BO Water en Bodem"):
        add(mixed, "actie", {**BY, "actie": 6, "overleg": DO})


def test_a_besluit_and_the_actie_that_follows_are_recorded_in_one_act(mixed: Office) -> None:
    def after(stukken: list) -> dict:
        return actie(punt=2, besluit=stukken[-1].id)

    both = [("besluit", besluit(punt=2)), ("actie", after)]
    made = record_stukken(mixed, both, ADMINISTRATOR)
    assert [(stuk.id, stuk.inhoud.get("besluit")) for stuk in made] == [(8, None), (9, 8)]
    assert check_log(mixed.store.database).gebreken == []
    wrong = [("besluit", besluit(punt=2, herroept=8)), ("actie", actie(voor="morgen"))]
    with pytest.raises(Refused, match="voor: ‘morgen’"):
        record_stukken(mixed, wrong, ADMINISTRATOR)
    assert mixed.store.last_id() == 9, "nothing of it stands"


def test_a_point_keeps_its_id_for_good_and_a_fixed_agenda_is_a_version(mixed: Office) -> None:
    first = mixed.store.stukken()[0]
    assert [punt["id"] for punt in first.inhoud["punten"]] == [1, 2]
    add(mixed, "agenda", agenda({"vraag": "Nieuw?"}, {"id": 1, "vraag": "Eerst?"}))
    cut = add(mixed, "agenda", agenda({"id": 3, "vraag": "Nieuw?"}, {"vraag": "Ook?"}, vast=True))
    last = mixed.store.stukken()[-1]
    assert (last.id, last.inhoud["vast"], last.inhoud["tot_en_met"]) == (cut, True, cut - 1)
    assert [punt["id"] for punt in last.inhoud["punten"]] == [3, 4], "2 is not given out again"
    assert mixed.store.stukken()[0] == first


def test_an_agenda_keeps_a_row_that_the_log_knows_and_the_calendar_lost(mixed: Office) -> None:
    table = mixed.kalender.table
    later = Kalender(table[~table["sleutel"].isin([A, B, B_NO_AMVB])], "later")
    office = replace(mixed, kalender=later)
    asked = {"vraag": "Waar gaat dit verder?", "sleutels": [A, B]}
    add(office, "agenda", agenda(asked))
    assert office.store.stukken()[-1].inhoud["punten"][0]["sleutels"] == [A, B]
    for kind, data in (
        ("besluit", besluit(sleutels=[A])),
        ("agenda", agenda({"vraag": "?", "sleutels": [B_NO_AMVB]})),
    ):
        with pytest.raises(Refused, match="staat niet in de kalender"):
            add(office, kind, data)


WRONG = [
    ("besluit", besluit("advies", woorden="Doen."), "‘advies’ hoort niet bij een bestuurlijk"),
    ("besluit", besluit("akkoord", overleg=DO), "hoort niet bij een directeurenoverleg"),
    ("besluit", besluit("gewijzigd"), "bij gewijzigd hoort ook: woorden"),
    ("besluit", besluit(sleutels=["9.9/1"]), "‘9.9/1’ staat niet in de kalender"),
    ("besluit", besluit(punt=9), "punt 9 staat op geen agenda van dit overleg"),
    ("besluit", besluit(overleg=BO | {"datum": "1 feb"}), "‘1 feb’ is geen datum"),
    ("besluit", besluit(overleg=BO | {"soort": "borrel"}), "overleg.soort: ‘borrel’"),
    ("besluit", besluit(hoezo=1), "onbekend veld ‘hoezo’"),
    ("besluit", besluit(woorden="a\x1bb"), r"U\+001B"),
    ("besluit", [], "hier hoort een blok met velden"),
    ("actie", actie(status="klaar"), "‘klaar’ is onbekend; toegestaan: ‘open’"),
    ("actie", actie(actie=4), "actie 4 bestaat niet"),
    ("actie", actie(besluit=1), "besluit 1 is geen besluit dat nu geldt"),
    ("actie", {**BY, "overleg": BO}, "‘wat’ ontbreekt"),
    ("agenda", agenda({"id": 7, "vraag": "?"}), "punt 7 stond nog op geen agenda"),
    ("agenda", agenda({"vraag": "?", "minuten": 0}), "punten.0.minuten"),
    ("agenda", agenda(uitgaande_van=2), "2 is geen agenda van een ander overleg"),
    ("agenda", agenda({"vraag": "?", "van_punten": [1]}), "punt 1 staat niet op de agenda waar"),
    ("agenda", agenda({"vraag": "?", "van_punten": [9]}, overleg=DO, uitgaande_van=2), "punt 9"),
    ("agenda", agenda({"id": 1, "vraag": "?"}, {"id": 1, "vraag": "?"}), "vaker dan één keer"),
]


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("soort", "data", "message"), WRONG)
def test_what_is_wrong_is_refused_in_dutch(
    mixed: Office, soort: str, data: object, message: str
) -> None:
    with pytest.raises(Refused, match=message):
        record_stuk(mixed, soort, data, ADMINISTRATOR)
    assert mixed.store.last_id() == 7


SAM = "  - {account: sam@bo.test, naam: S. Sam, rol: secretaris, overleggen: [BO Water en Bodem]}\n"


@pytest.mark.sqlite_only
def test_a_secretaris_records_for_the_overleg_of_the_roles_alone(
    store: Store, kalender, tmp_path: Path
) -> None:
    roles = tmp_path / "rollen.yaml"
    roles.write_text(ROLES + SAM, encoding="utf-8")
    served = Office(store, kalender, roles=lambda: roles)
    sam, piet, bea = (sign_in(email=who) for who in ("sam@bo.test", PIET["email"], BEA["email"]))
    stored = record_stuk(served, "besluit", besluit(sleutels=[B]), sam)
    assert (stored.id, stored.auteur) == (1, "S. Sam"), "on rows of any layer, in their own name"
    with pytest.raises(NotAllowed, match="niet van DO Water en Bodem"):
        record_stuk(served, "besluit", besluit("ter kennisname", overleg=DO), sam)
    with pytest.raises(NotAllowed, match="Alleen een secretaris of een beheerder"):
        record_stuk(served, "actie", actie(), piet)
    with pytest.raises(NotAllowed, match="Alleen een secretaris of een beheerder"):
        move(served, "bo", BO["naam"], "punt-1", piet)
    assert move(served, "bo", BO["naam"], "punt-1", sam).auteur == "S. Sam"
    with pytest.raises(NotAllowed, match="Een secretaris legt besluiten, acties en agenda’s vast"):
        record(served, entry(A), sam)
    assert record_stuk(served, "actie", actie(), bea).id == 2
    roles.write_text(ROLES + SAM.replace("[BO Water en Bodem]", "[]"), encoding="utf-8")
    with pytest.raises(NotAllowed, match="niet te lezen"):
        record_stuk(served, "besluit", besluit(), sam)


def test_on_the_command_line_each_is_answered_and_comes_back(url: str, here) -> None:
    row = "1.1.16/4/1/1"
    given = [
        ("agenda", lines(agenda({"vraag": "Gaat het door?", "sleutels": [row]}))),
        ("besluit", lines(besluit(punt=1, sleutels=[row]), besluit(punt=2))),
        ("actie", lines(actie(besluit=2))),
    ]
    said = [answers(here(url, soort, given=text).stdout) for soort, text in given]
    assert [[one.get("id") for one in answered] for answered in said] == [[1], [2, None], [3]]
    assert said[0][0]["punten"][0]["id"] == 1
    assert said[1][1] == {"fout": "punt 2 staat op geen agenda van dit overleg", "regel": 2}
    history = answers(here(url, "historie", row).stdout)
    assert [(line["id"], line["stuk"]) for line in history] == [(1, "agenda"), (2, "besluit")]
    every = answers(here(url, "vergaderstukken").stdout)
    assert every == [said[0][0], said[1][0], said[2][0]]
    exported = here(url, "uitvoer").stdout.decode("utf-8-sig").splitlines()
    assert [line.split(";")[0] for line in exported] == ["id", "1", "2", "3"]
    assert "S. de Groot" not in "".join(exported)
    assert here(url, "controle").returncode == 0


@pytest.mark.sqlite_only
def test_a_besluit_names_its_rows_and_an_agenda_those_of_its_points(mixed: Office) -> None:
    assert [sleutels_of(stuk) for stuk in mixed.store.stukken()] == [{A}, {A, B}, set()]
    assert json.dumps(mixed.store.stukken()[1].inhoud)


def test_an_agenda_made_from_an_earlier_version_than_the_last_is_refused(office: Office) -> None:
    first = add(office, "agenda", agenda({"vraag": "Eerst?"}, gezien=0))
    again = agenda({"id": 1, "onderwerp": "Kort", "vraag": "Anders?"}, gezien=first)
    add(office, "agenda", again)
    for seen in (first, 0):
        with pytest.raises(Refused, match="intussen heeft S. de Groot versie 2") as refused:
            add(office, "agenda", {**again, "gezien": seen})
        assert [one.field for one in refused.value.problems] == ["gezien"]
    _, last = office.store.stukken()
    assert last.inhoud["punten"][0]["onderwerp"] == "Kort"
    assert "gezien" not in last.inhoud


def test_what_a_fixed_agenda_is_sent_with_is_kept_with_it(office: Office) -> None:
    said = {"titel": "", "besluiten": [], "acties": [[1, "Wat"]]}
    text = {"dag": "2026-02-01", "kalender": "1", "in_beeld": [1], "vastgelegd": "Niets."}
    text |= {"vooraf": said, "punten": [{"eerder": [], "regels": []}]}
    for wrong in ({"vast": False}, {"vast": True, "punten": []}):
        with pytest.raises(Refused, match="tekst hoort bij elk punt van een vaste agenda"):
            add(office, "agenda", {**agenda({"vraag": "Wat?"}), "tekst": text, **wrong})
    add(office, "agenda", agenda({"vraag": "Wat?"}, tekst=text, vast=True))
    assert office.store.stukken()[-1].inhoud["tekst"] == text
    assert check_log(office.store.database).gebreken == []
