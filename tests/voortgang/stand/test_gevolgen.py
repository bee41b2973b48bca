"""What follows from a besluit for rows: as long as it holds, and then as if it had never been."""

import datetime

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.voortgang.conftest import A_ELSEWHERE, B_NO_AMVB, A, B, Clock, state_on
from tests.voortgang.histories import on_histories, step, written
from tests.voortgang.organisaties import ONE, OTHER, row_on, told
from tests.voortgang.stukken import BO, DO, decide, reverse
from tests.voortgang.tamper import tamper
from voortgang.beheer.controle import check_log
from voortgang.gevolgen import with_gevolgen
from voortgang.kalender import Kalender
from voortgang.record import Refused
from voortgang.recording import Office
from voortgang.stand import state_at, with_expected_moments
from voortgang.words import in_log

pytestmark = pytest.mark.sqlite_only


def test_a_status_holds_for_each_that_stands_on_the_row_until_it_records_anew(
    office: Office, clock: Clock
) -> None:
    told(office, ONE, "loopt", verwacht="Q1 2028", reden="anders")
    told(office, OTHER, "afgerond")
    clock.on(2026, 2, 1)
    number = decide(office, {"sleutel": A, "status": "vervallen"}, woorden="Het gaat niet door.")
    row = row_on(office)
    assert (row.status, row.bericht, row.besluit) == ("vervallen", number, number)
    assert pd.isna(row.verwacht), "nothing is expected any more"
    assert (row.auteur, row.toelichting) == (BO["naam"], "Het gaat niet door.")
    assert pd.isna(row.organisatie)
    assert row.laatste_bericht == number
    assert [(one.organisatie, one.status, one.besluit) for one in row.organisaties] == [
        *((ONE, "vervallen", number), (OTHER, "vervallen", number)),
    ]
    assert f"{OTHER}: vervallen (1 februari 2026, besluit {number})." in in_log(row)
    assert not row.eerdere_tekst
    told(office, OTHER, "loopt")
    assert row_on(office).status == "loopt"
    undone = reverse(office, number)
    back = [(ONE, "loopt"), (OTHER, "loopt")]
    assert [(one.organisatie, one.status) for one in row_on(office).organisaties] == back
    reverse(office, undone)
    assert [(one.organisatie, one.status) for one in row_on(office).organisaties] == back
    (row,) = (
        one for one in state_on(office, datetime.date(2026, 1, 31)).itertuples() if one.sleutel == A
    )
    assert (row.status, pd.isna(row.besluit)) == ("loopt", True), "the day before it was taken"


def test_a_status_for_one_organisation_leaves_the_others(office: Office) -> None:
    told(office, ONE, "loopt")
    number = decide(office, {"sleutel": A, "organisatie": OTHER, "status": "afgerond"})
    assert [(one.organisatie, one.status, one.besluit) for one in row_on(office).organisaties] == [
        *((ONE, "loopt", None), (OTHER, "afgerond", number)),
    ]


def test_where_nobody_recorded_it_stands_by_itself(office: Office) -> None:
    number = decide(office, {"sleutel": A, "status": "afgerond"})
    said = in_log(row_on(office))
    assert (
        said == f"Afgerond, bij besluit {number} vastgesteld op 5 januari 2026 door {BO['naam']}."
    )
    told(office, ONE, "loopt")
    assert row_on(office).status == "loopt"


def test_a_moment_that_is_set_stands_beside_and_the_start_of_plan_b_ends_the_question(
    office: Office, clock: Clock
) -> None:
    told(office, None, "loopt", B, verwacht="Q1 2027", reden="anders", fase="concept")
    decide(office, {"sleutel": A_ELSEWHERE, "vastgesteld": "2028"})
    number = decide(
        office,
        {"sleutel": B, "vastgesteld": "q2-2027", "fase": "consultatie"},
        {"sleutel": A_ELSEWHERE, "vastgesteld": "Q3 2028"},
    )
    row = row_on(office, B)
    assert (row.status, row.verwacht, row.vastgesteld, row.vastgesteld_besluit) == (
        *("loopt", "Q1 2027", "Q2 2027", number),
    )
    assert (row.fase, row.fase_bericht) == ("consultatie", number)
    elsewhere = row_on(office, A_ELSEWHERE)
    assert elsewhere.vastgesteld == "Q3 2028"
    assert pd.isna(elsewhere.status)
    assert in_log(elsewhere) == (
        f"Geen status vastgelegd. Vastgesteld moment Q3 2028 (besluit {number})."
    )
    told(office, None, "loopt", B, fase="ministerraad")
    assert row_on(office, B).fase == "ministerraad"


def test_that_plan_b_starts_ends_the_question_until_it_is_taken_back(office: Office) -> None:
    assert row_on(office, B).plan_b == "besluit over plan B nodig"
    number = decide(office, {"sleutel": B, "start_plan_b": "Q3 2026"})
    row = row_on(office, B)
    assert pd.isna(row.plan_b)
    assert (row.start_plan_b, row.start_plan_b_besluit) == ("Q3 2026", number)
    reverse(office, number)
    assert row_on(office, B).plan_b == "besluit over plan B nodig"


def test_no_moment_to_come_is_set_where_nothing_is_to_come_any_more(office: Office) -> None:
    told(office, ONE, "afgerond")
    closed = decide(office, {"sleutel": B, "status": "vervallen"}, woorden="Het gaat niet door.")
    for sleutel in (A, B):
        with pytest.raises(Refused, match=f"gevolg bij {sleutel}: .* spreken elkaar tegen"):
            decide(office, {"sleutel": sleutel, "vastgesteld": "Q1 2028"})
    decide(office, {"sleutel": A, "status": "loopt", "vastgesteld": "Q1 2028"})
    # What comes in the place of the besluit that closed it finds it open.
    decide(office, {"sleutel": B, "vastgesteld": "Q1 2028"}, herroept=closed)


def test_on_other_words_than_now_is_told(office: Office) -> None:
    decide(office, {"sleutel": A, "status": "loopt"})
    table = office.kalender.table.copy()
    table["stap"] = table["stap"].astype(object)
    table.loc[0, "stap"] = "andere woorden"
    table["stap"] = table["stap"].astype("str")
    state = state_on(office, datetime.date(2026, 2, 1), table).set_index("sleutel")
    assert state.loc[A, "eerdere_tekst"]
    kept = office.store.words([state.loc[A, "vingerafdruk"]])
    assert check_log(office.store.database).gebreken == []
    tamper(office.store.database, "DELETE FROM rijtekst")
    assert "de woorden bij stuk 1 ontbreken" in check_log(office.store.database).gebreken
    assert kept[state.loc[A, "vingerafdruk"]]["borging"] == "Bestuurlijke afspraken"


# A besluit for all who stand on a row, one of whom names no organisation; each is then corrected.
CORRECTED = [
    (11, A_ELSEWHERE, "loopt", "2099", None, 2, False),
    *[(12, A_ELSEWHERE, "vervallen", "volgt", None, 2, False)] * 3,
]


@on_histories
@example(steps=CORRECTED, status="afgerond", of=None)
@given(
    steps=st.lists(step, min_size=1, max_size=12),
    status=st.sampled_from(["afgerond", "vervallen", None]),
    of=st.sampled_from([None, ONE, "Gemeente C"]),
)
def test_taken_back_it_is_as_if_it_had_never_been(
    office: Office, clock: Clock, steps: list[tuple], status: str | None, of: str | None
) -> None:
    clock.now += datetime.timedelta(days=1)
    taken: list[int] = []

    def halfway(own: Office, names: dict[str, str]) -> None:
        gevolg = {"vastgesteld": "2026-2030", "organisatie": of, "status": status}
        of_rows = ({"sleutel": names[row], **gevolg} for row in (A, B, A_ELSEWHERE))
        taken.append(decide(own, *of_rows, woorden="Zo is het."))

    own, names = written(office, clock, steps, (None, ONE, OTHER), halfway)
    day = clock.now.date()
    everything = with_gevolgen(own.store.records(), own.store.stukken())
    table = own.kalender.table
    here = state_on(own, day)
    pd.testing.assert_frame_equal(state_at(table, everything, day, 8), here)
    assert set(here.set_index("sleutel").loc[names.values(), "vastgesteld"]) == {"2026-2030"}
    reverse(own, taken[0])
    without = state_at(table, own.store.records(), day, 8)
    ours = without["sleutel"].isin(table["sleutel"])
    pd.testing.assert_frame_equal(state_on(own, day)[ours], without[ours])


WRONG = [
    ({"sleutel": A}, "noem een status, een vastgesteld moment"),
    ({"sleutel": A, "status": "weg"}, "status ‘weg’ kan hier niet; toegestaan: niet gestart"),
    ({"sleutel": A, "status": "ingetrokken"}, "status ‘ingetrokken’ kan hier niet"),
    ({"sleutel": A, "status": "vertraagd"}, "hoort ook: oorzaak, gevolg, bijsturing"),
    ({"sleutel": A, "vastgesteld": "volgt"}, "‘volgt’ is geen kwartaal"),
    ({"sleutel": A, "vastgesteld": "ooit"}, "‘ooit’ is geen kwartaal"),
    ({"sleutel": A, "status": "vervallen"}, "bij status ‘vervallen’ hoort ook: woorden"),
    # The meeting is on 1 February 2026.
    ({"sleutel": A, "vastgesteld": "Q4 2025"}, "‘Q4 2025’ was op 1 februari 2026 al voorbij"),
    ({"sleutel": B_NO_AMVB, "start_plan_b": "2025"}, "‘2025’ was op 1 februari 2026 al voorbij"),
    (
        {"sleutel": A, "status": "afgerond", "vastgesteld": "Q1 2027"},
        "‘Q1 2027’ en status ‘afgerond’ spreken elkaar tegen",
    ),
    ({"sleutel": A, "start_plan_b": "Q1 2027"}, "dit is geen regel van plan B"),
    ({"sleutel": B_NO_AMVB, "fase": "concept"}, "fase ‘concept’ kan hier niet"),
]


@pytest.mark.parametrize(("gevolg", "message"), WRONG)
def test_what_cannot_follow_is_refused_and_nothing_is_recorded(
    office: Office, gevolg: dict, message: str
) -> None:
    with pytest.raises(Refused, match=message):
        decide(office, {"sleutel": B, "status": "loopt"}, gevolg)
    assert office.store.last_id() == 0


def test_only_what_is_agreed_has_consequences_for_its_own_rows_once(office: Office) -> None:
    gevolg = {"sleutel": A, "status": "loopt"}
    with pytest.raises(Refused, match="uit ‘aangehouden’ volgt niets"):
        decide(office, gevolg, soort="aangehouden")
    with pytest.raises(Refused, match="uit ‘advies’ volgt niets"):
        decide(office, gevolg, soort="advies", woorden="Doen.", overleg=DO)
    with pytest.raises(Refused, match="staat er vaker"):
        decide(office, gevolg, gevolg)
    with pytest.raises(Refused, match="staat niet bij sleutels"):
        decide(office, gevolg, sleutels=[B])


def test_of_a_row_that_the_calendar_no_longer_has_it_is_shown(office: Office) -> None:
    decide(office, {"sleutel": A, "vastgesteld": "Q1 2028"})
    shorter = Kalender(office.kalender.table.iloc[1:], "nieuw")
    row = state_on(office, datetime.date(2026, 2, 1), shorter.table).iloc[-1]
    assert (row["sleutel"], row["vastgesteld"], row["in_kalender"]) == (A, "Q1 2028", False)


def test_a_moment_that_a_meeting_set_stands_until_another_is_expected_later(
    office: Office, clock: Clock
) -> None:
    table = office.kalender.table
    day = datetime.date(2026, 12, 1)

    def moment() -> str:
        state = state_on(office, day)
        return with_expected_moments(table, state).set_index("sleutel").at[A, "agendering"]

    def unrecorded() -> bool:
        return bool(state_on(office, day).set_index("sleutel").at[A, "niet_vastgelegd"])

    assert (moment(), unrecorded()) == ("Q4 2024", True)
    number = decide(office, {"sleutel": A, "vastgesteld": "Q3 2027"})
    # The moment that counts is not past: "niet vastgelegd" would say too much.
    assert (moment(), unrecorded()) == ("Q3 2027", False)
    assert in_log(row_on(office)).startswith("Geen status vastgelegd. Vastgesteld moment Q3 2027")
    told(office, ONE, "loopt", verwacht="Q1 2028", reden="anders")
    assert moment() == "Q1 2028"
    decide(office, {"sleutel": A, "vastgesteld": "Q4 2026"})
    assert moment() == "Q4 2026"
    reverse(office, number)
    assert moment() == "Q4 2026"
