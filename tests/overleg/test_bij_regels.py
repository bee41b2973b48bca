"""What meetings did about given rows: on their agenda, decided, agreed."""

import pytest

from overleg.bij_regels import besloten_bij, besloten_in_words, bij_regels, laatste_besluiten
from overleg.vergaderingen import vergaderingen
from tests.voortgang.conftest import A, B, Clock
from tests.voortgang.stukken import BO, DO, actie, add, agenda, besluit
from voortgang.recording import Office

pytestmark = pytest.mark.sqlite_only

WHERE = "BO Water en Bodem, 1 februari 2026"


def test_a_row_has_what_its_points_besluiten_and_acties_say(office: Office) -> None:
    add(office, "agenda", agenda({"vraag": "Oud?", "sleutels": [A]}))
    points = {"id": 1, "vraag": "Nu?", "sleutels": [A]}, {"vraag": "Anders?", "sleutels": [B]}
    fixed = add(office, "agenda", agenda(*points, vast=True))
    first = add(office, "besluit", besluit(punt=1, sleutels=[A]))
    by_point = add(office, "actie", actie(punt=1))
    add(office, "actie", actie(punt=2, wat="Niet van deze regel"))
    by_besluit = add(office, "actie", actie(besluit=first, wat="Volgt"))
    add(office, "besluit", besluit("ter kennisname", DO, sleutels=[B]))
    again = add(office, "besluit", besluit("niet akkoord", woorden="Nee.", herroept=first))
    found = bij_regels(vergaderingen(office.store.stukken()), [A])
    assert [(one.stuk.id, one.soort, one.overleg, one.woorden) for one in found] == [
        (by_besluit, "actie", WHERE, "Volgt; Rijk A; voor 30 juni 2026; open"),
        (by_point, "actie", WHERE, "Plan; Rijk A; voor 30 juni 2026; open"),
        (
            *(first, "besluit", WHERE),
            f"Akkoord; over: Nu?; herroepen bij besluit {again}: geldt niet meer",
        ),
        (fixed, "agenda, vastgesteld", WHERE, "punt 1: Nu?"),
    ]
    later = {**BO, "datum": "2026-06-01"}
    add(office, "agenda", agenda({"vraag": "Later?", "sleutels": [A]}, overleg=later))
    newest = bij_regels(vergaderingen(office.store.stukken()), [A])[0]
    assert (newest.soort, newest.overleg) == ("agenda, concept", "BO Water en Bodem, 1 juni 2026")
    assert bij_regels(vergaderingen(office.store.stukken()), ["9.9.9/1/1/1"]) == []


def test_the_last_besluit_of_a_row_is_told_with_its_meeting(office: Office, clock: Clock) -> None:
    clock.on(2026, 2, 1)
    add(office, "agenda", agenda({"vraag": "Nu?", "sleutels": [A, B]}))
    first = add(office, "besluit", besluit("aangehouden", punt=1, sleutels=[A, B]))
    add(office, "besluit", besluit("ter kennisname", DO, sleutels=[B]))
    found = besloten_bij(vergaderingen(office.store.stukken()), [A, B])
    said = "besloten op 1 februari 2026, punt 1: aangehouden"
    assert found == {A: said, B: said}
    assert besloten_in_words(found, [A, B]) == said
    assert besloten_in_words(found, [A, "9.9.9/1/1/1"]) == f"{said} (1 regel)"
    assert besloten_in_words(found, ["9.9.9/1/1/1"]) == ""
    # Beside it what directors did, and nothing of it once it is reversed.
    last = laatste_besluiten(vergaderingen(office.store.stukken()), [A, B])
    held_over = f"besluit {first}: aangehouden, {WHERE}"
    assert last[A] == {first: held_over} and last[B][first] == held_over and len(last[B]) == 2
    add(office, "besluit", besluit("ter kennisname", sleutels=[B]))
    later = {**BO, "datum": "2026-06-01"}
    add(office, "besluit", besluit("akkoord", later, sleutels=[A], herroept=first))
    found = besloten_bij(vergaderingen(office.store.stukken()), [A, B])
    last = laatste_besluiten(vergaderingen(office.store.stukken()), [A])
    assert [*last[A].values()] == [
        f"besluit {max(last[A])}: akkoord, BO Water en Bodem, 1 juni 2026"
    ]
    # That day was still to come when it was recorded.
    assert found == {
        A: "vastgelegd op 1 februari 2026, overleg van 1 juni 2026: akkoord",
        B: "behandeld op 1 februari 2026: ter kennisname",
    }
