"""Each rule of what may be recorded, by the message that its breach gives."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.voortgang.conftest import A_ELSEWHERE, B_NO_AMVB, DELAYED, NO_LAYER, A, B, entry
from voortgang.kalender import Kalender
from voortgang.record import LIMITS, Corrected, Refused, read_entry, rule_problems


def _check(kalender: Kalender, data: object, corrected: str | None = None) -> None:
    about = None if corrected is None else Corrected(corrected, None, datetime.date(2025, 2, 3))
    day = datetime.date(2026, 11, 30)
    if problems := [*rule_problems(read_entry(data), kalender, about, day)]:
        raise Refused(*problems)


ACCEPTED = [
    entry(),
    entry(A, "niet gestart"),
    entry(NO_LAYER, "afgerond"),
    entry(B, "niet nodig: plan A gehaald"),
    entry(B, "loopt", fase="vaststelling"),
    entry(B, "loopt", fase="agendering in de ministerraad"),
    entry(A, "vertraagd", **DELAYED),
    entry(A, "vertraagd", verwacht="Q1 2027", reden="capaciteit", **DELAYED),
    entry(verwacht="2027-2028", reden="wij wachten op het Rijk"),
    entry(verwacht="volgt", reden="anders"),
    entry(verwacht="Q4 2026", reden="anders"),
    entry(verwacht="Loopt Q4 2024", reden="anders"),
    entry(A, "afgerond", verwacht="Q1 2026", reden="anders"),
    entry(A, "afgerond", verwacht="2026-2028", reden="anders"),
    entry(bewijs="https://voorbeeld.nl/a?b=c"),
    entry(bewijs="Kamerstuk 27 625, nr. 592"),
    entry(bewijs="Brief: zie dossier"),
    entry(toelichting="eerste regel\r\ntweede regel\tmet tab"),
    entry(toelichting="x" * LIMITS["toelichting"]),
    entry(toelichting="", reden=None, verwacht="  "),
    entry(gezien=0),
]


@pytest.mark.parametrize("data", ACCEPTED)
def test_what_is_right_passes(kalender: Kalender, data: dict) -> None:
    _check(kalender, data)


REFUSED = [
    ({}, "‘sleutel’ ontbreekt; ‘status’ ontbreekt; ‘auteur’ ontbreekt"),
    ([], "hier hoort een melding"),
    ("tekst", "hier hoort een melding"),
    (entry(auteur="  "), "‘auteur’ ontbreekt"),
    (entry(kleur="rood"), "onbekend veld ‘kleur’"),
    (entry(toelichting=5), "toelichting: hier hoort tekst"),
    (entry(corrigeert="1"), "corrigeert: hier hoort het nummer"),
    (entry(corrigeert=True), "corrigeert: hier hoort het nummer"),
    (entry(corrigeert=10**30), "kan geen nummer van een melding zijn"),
    (entry(gezien=-1), "kan geen nummer van een melding zijn"),
    (entry("1.1.1/1/1/9"), "‘1.1.1/1/1/9’ staat niet in de kalender; bedoelt u ‘1.1.1/1/1/1’"),
    (entry(A, "klaar"), "‘klaar’ is onbekend; toegestaan bij deze regel: ‘niet gestart’"),
    (entry(A, "niet nodig: plan A gehaald"), "hoort niet bij een regel van plan A"),
    (entry(NO_LAYER, "niet nodig: plan A gehaald"), "hoort niet bij een regel zonder borging"),
    (entry(A, "vertraagd"), "hoort ook: oorzaak, gevolg, bijsturing"),
    (entry(A, "vertraagd", **DELAYED | {"gevolg": " "}), "hoort ook: gevolg"),
    (entry(verwacht="Q1 2027"), "hoort een reden: besluitvorming, "),
    (entry(verwacht="Q5 2027", reden="anders"), "‘Q5 2027’ is geen moment; schrijf een kwartaal"),
    (entry(verwacht="2028-2027", reden="anders"), "is geen moment"),
    (entry(verwacht="Q1 ٢٠٢٧", reden="anders"), "is geen moment"),
    (entry(verwacht="Q1 2020", reden="anders"), "‘Q1 2020’ was op 30 november 2026 al voorbij"),
    (entry(A, "niet gestart", verwacht="Q3 2026", reden="anders"), "‘Q3 2026’ was op"),
    (
        entry(A, "vertraagd", verwacht="2024-2025", reden="anders", **DELAYED),
        "verwacht: ‘2024-2025’ was op",
    ),
    (
        entry(A, "afgerond", verwacht="Q1 2027"),
        "^verwacht: ‘Q1 2027’ en status ‘afgerond’ spreken elkaar tegen: .* leeg, of kies een "
        "andere status$",
    ),
    (entry(A, "vervallen", verwacht="volgt", reden="anders"), "‘volgt’ en status ‘vervallen’"),
    (entry(A, "vervallen", toelichting=" "), "bij status ‘vervallen’ hoort ook: toelichting"),
    (entry(A, fase="concept"), "een fase hoort alleen bij een regel van plan B"),
    (entry(A_ELSEWHERE, fase="concept"), "een fase hoort alleen bij een regel van plan B"),
    (entry(B_NO_AMVB, fase="concept"), "een fase hoort alleen bij een regel van plan B"),
    (entry(B, fase="borrel"), "fase ‘borrel’ is onbekend; toegestaan: concept, afstemming"),
    (entry(laag="Rijk"), "bij een laag hoort de organisatie"),
    (entry(organisatie="Dorp A", laag="dorp"), "laag ‘dorp’ is onbekend; toegestaan: ‘Rijk’"),
    (entry(corrigeert=7), "melding 7 bestaat niet"),
    (entry(A, "ingetrokken"), "hoort corrigeert"),
    (entry(toelichting="x" * 20_480), "toelichting telt 20.480 tekens; hoogstens 4.000"),
    (entry(auteur="x" * 201), "auteur telt 201 tekens"),
    (entry(toelichting="a\x00b"), r"U\+0000"),
    (entry(toelichting="a\x1bb"), r"U\+001B"),
    (entry(auteur="Jan\nPiet"), r"U\+000A, een nieuwe regel"),
    (entry(toelichting="\ud800"), r"U\+D800"),
    (entry(auteur="Jan \u202enaJ"), r"U\+202E"),
    (entry(bewijs="javascript:alert(1)"), "niet met ‘javascript:’"),
    (entry(bewijs="file:///etc/passwd"), "niet met ‘file:’"),
]


@pytest.mark.parametrize(("data", "message"), REFUSED)
def test_what_is_wrong_is_refused_in_dutch(kalender: Kalender, data: object, message: str) -> None:
    with pytest.raises(Refused, match=message):
        _check(kalender, data)


def test_a_correction_names_a_record_of_the_same_row(kalender: Kalender) -> None:
    _check(kalender, entry(A, "ingetrokken", corrigeert=1), corrected=A)
    with pytest.raises(Refused, match=f"melding 1 gaat over ‘{B}’, niet over ‘{A}’"):
        _check(kalender, entry(A, corrigeert=1), corrected=B)


def test_a_correction_is_held_against_the_day_of_what_it_corrects(kalender: Kalender) -> None:
    past = {"verwacht": "Q1 2025", "reden": "anders", "corrigeert": 1}
    _check(kalender, entry(A, **past), corrected=A)
    with pytest.raises(Refused, match="‘Q4 2024’ was op 3 februari 2025 al voorbij"):
        _check(kalender, entry(A, **past | {"verwacht": "Q4 2024"}), corrected=A)
    # What should not have been recorded can always be taken back.
    _check(kalender, entry(A, "ingetrokken", **past | {"verwacht": "Q1 2020"}), corrected=A)


def test_what_is_missing_is_told_at_the_first_field_that_is_empty(kalender: Kalender) -> None:
    with pytest.raises(Refused) as refused:
        _check(kalender, entry(A, "vertraagd", oorzaak="ziek"))
    assert [one.field for one in refused.value.problems] == ["gevolg"]


def test_all_that_is_wrong_is_told_at_once(kalender: Kalender) -> None:
    with pytest.raises(Refused) as refused:
        _check(kalender, entry(A, "vertraagd", verwacht="ooit", fase="concept", corrigeert=3))
    assert len(refused.value.problems) == 5


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
fields = st.sampled_from(["sleutel", "status", "auteur", "verwacht", "fase", "corrigeert"])


@given(st.dictionaries(fields, anything | st.sampled_from([A, B, "loopt", "Q1 2027"])) | anything)
def test_whatever_comes_in_is_accepted_or_refused_on_one_line(
    kalender: Kalender, data: object
) -> None:
    try:
        _check(kalender, data)
    except Refused as refused:
        assert str(refused)
        assert "\n" not in str(refused)
