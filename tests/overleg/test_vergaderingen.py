"""Meetings as the log has them: versions, what holds, actions, and what came before."""

import pytest

from overleg.vergaderingen import SLEUTEL, Vergadering, up_to, vergaderingen
from tests.voortgang.conftest import A
from tests.voortgang.stukken import BO, DO, actie, add, agenda, besluit
from voortgang.recording import Office

LATER = {**BO, "datum": "2026-06-01"}
# Of the same kind and day, with another name; and with one that reads the same in an address.
OTHER, ALIKE = ({**BO, "naam": naam} for naam in ("Bo Bodem: één", "BO bodem een"))


def meetings(office: Office, until: int | None = None) -> list[Vergadering]:
    stukken = office.store.stukken()
    return list(vergaderingen(stukken if until is None else up_to(stukken, until)))


def numbers(stukken) -> list[int]:
    return [stuk.id for stuk in stukken]


def test_a_meeting_has_its_versions_and_what_holds_on_a_point(office: Office) -> None:
    add(office, "agenda", agenda({"vraag": "Eerst?", "sleutels": [A]}))
    add(office, "agenda", agenda({"id": 1, "vraag": "Anders?"}, {"vraag": "Dan?"}, vast=True))
    first = add(office, "besluit", besluit(punt=1))
    again = add(office, "besluit", besluit("gewijzigd", punt=1, woorden="Zo", herroept=first))
    add(
        office,
        "agenda",
        agenda({"id": 2, "vraag": "Nu?"}, overleg={**BO, "naam": BO["naam"].upper()}),
    )
    (made,) = meetings(office)
    assert made.sleutel == "bestuurlijk-overleg-2026-02-01"
    assert [one.nummer for one in made.versies] == [1, 2, 3]
    assert (made.laatste.nummer, made.laatste.vast, made.agenda.nummer) == (3, False, 2)
    assert made.agenda == made.vastgesteld
    assert made.vastgesteld.tot_en_met == 1
    assert [(one.id, one.vraag, one.sleutels) for one in made.vastgesteld.punten] == [
        (1, "Anders?", []),
        (2, "Dan?", []),
    ]
    assert (numbers(made.besluiten), numbers(made.herroepen)) == ([again], [first])
    assert made.besluit(1).id == again
    assert made.besluit(2) is None
    (then,) = meetings(office, until=1)
    assert (then.agenda.nummer, then.vastgesteld, then.besluit(1)) == (1, None, None)


def test_actions_stand_with_the_meeting_that_agreed_them_and_return_while_open(
    office: Office,
) -> None:
    done, stays = add(office, "actie", actie()), add(office, "actie", actie(wat="Blijft"))
    add(office, "actie", actie(overleg=DO))
    here = add(office, "actie", actie(overleg=LATER, wat="Nieuw"))
    add(office, "actie", {"auteur": "x", "actie": done, "overleg": LATER, "status": "afgedaan"})
    directors, before, now = meetings(office)
    assert [one.overleg.soort for one in (directors, before)] == [DO["soort"], BO["soort"]]
    assert [(one.nummer, one.status) for one in before.acties] == [
        (done, "afgedaan"),
        (stays, "open"),
    ]
    assert [one.nummer for one in now.acties] == [here]
    assert [(one.nummer, one.wat, one.overleg.datum) for one in now.eerder] == [
        (stays, "Blijft", BO["datum"])
    ]
    assert (now.vorige, before.vorige, directors.vorige) == (before, None, None)


def test_the_key_of_a_meeting_does_not_change_when_another_comes(office: Office) -> None:
    wanted = {
        BO["naam"]: "bestuurlijk-overleg-2026-02-01",
        OTHER["naam"]: "bestuurlijk-overleg-2026-02-01-bo-bodem-een",
        ALIKE["naam"]: "bestuurlijk-overleg-2026-02-01-bo-bodem-een-2",
    }
    for at, overleg in enumerate((BO, OTHER, ALIKE), 1):
        add(office, "agenda", agenda(overleg=overleg))
        found = {one.overleg.naam: one.sleutel for one in meetings(office)}
        assert list(found.items()) == list(wanted.items())[:at]
    assert all(map(SLEUTEL.fullmatch, wanted.values()))


@pytest.mark.parametrize("naam", ["ー", "x" * 300, "a-" * 200])
def test_any_name_gives_a_key_that_an_address_can_have(office: Office, naam: str) -> None:
    add(office, "agenda", agenda())
    add(office, "agenda", agenda(overleg={**BO, "naam": naam}))
    keys = [one.sleutel for one in meetings(office)]
    assert len(set(keys)) == 2
    assert all(map(SLEUTEL.fullmatch, keys))
