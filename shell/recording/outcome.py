"""Storing what was filled in on a screen, telling what came of it, and taking it back.

Each screen or dialog that records has a `place` of its own, a word; what came of the last attempt
there is kept in the session until something else is filled in:

    if store(entries, "voortgang"):   # in a callback
        ...                           # it stands in the log: forget what was typed
    show_outcome("voortgang")         # in the next run: told, with a button "Ongedaan maken"
    show_wrong("voortgang", "gevolg") # after the field: what is wrong with it

`server/static/forms.js` puts the focus in the first field that is wrong.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import streamlit as st
from markupsafe import Markup

from shell.notices import melding
from shell.office import office
from shell.recording.aanmelden import auteur, who_first
from voortgang.failures import StoreAway
from voortgang.rechten import Auteur, NotAllowed
from voortgang.record import Problem, Refused
from voortgang.recording import in_between, record_all, withdrawals
from voortgang.store import Stored

MOST_TOLD, MOST_NAMED = 100, 3
_ATTEMPTS = "uitkomst_pogingen"
_Kept = TypeVar("_Kept")
# Beside those that are called as they are.
_NAMES = {
    "auteur": "Uw naam",
    "verwacht": "Verwacht moment",
    "reden": "Reden van het andere moment",
    "fase": "Fase van de AMvB",
    "bewijs": "Verwijzing naar het bewijs",
    "woorden": "Woorden van het besluit",
    "vastgesteld": "Moment dat het overleg vaststelt",
    "start_plan_b": "Start van plan B",
    "wat": "Actie: wat",
    "organisatie": "Actie: welke organisatie",
    "voor": "Actie: voor welke dag",
}


@dataclass(frozen=True)
class _Outcome:
    """What is told, and the records that the button takes back, of an earlier attempt also.

    wrong: by field what is wrong with it. seen: what the fields held when it was told first. who:
    was at the screen (`_who`); another is told nothing of it, and takes nothing of it back.
    """

    told: tuple[str, ...] = ()
    standing: tuple[Stored, ...] = ()
    wrong: Mapping[str, str] = field(default_factory=dict)
    seen: Mapping[str, object] | None = None
    attempt: int = 0
    who: object = None


def store(
    entries: Sequence[dict[str, object]],
    place: str,
    drawn: Sequence[str] = (),
    missing: Mapping[str, str] | None = None,
) -> list[Stored]:
    """Record all of these entries (`voortgang.record.Entry`) or none; none is told as a refusal.

    Who records, and whether they may, is asked here and now, whatever was drawn before.

    drawn: the fields that stand on the screen, after which `show_wrong` says what is wrong with
    them. missing: those of them that are asked for and are empty, with what is said of each.
    """
    if missing:
        nobody = auteur() is None and "auteur" in drawn
        first = {"auteur": who_first()} if nobody else {}
        refuse_fields(place, _rows(entries), {**first, **missing})
        return []
    stored = _try_to_record(entries, place, drawn)
    if stored:
        said = (f"Vastgelegd als {berichten(stored)}.", *_by_status(entries))
        _keep(place, _Outcome((*said, *_between(stored)), standing=tuple(stored)))
    return stored


def attempt(
    record: Callable[[Auteur], list[_Kept]],
    place: str,
    drawn: Sequence[str],
    on: str = "",
    in_words: Callable[[Problem], str] = str,
) -> list[_Kept]:
    """What `record` records for who is at the screen; none is told as a refusal at this place.

    drawn: the fields that stand on the screen, after which is told what is wrong with them. on: as
    in `refuse_fields`. in_words: what is said of a problem with none of the fields.
    """
    who = auteur()
    if who is None:
        if "auteur" in drawn:
            refuse_fields(place, on, {"auteur": who_first()})
        else:
            refuse(place, who_first())
        return []
    try:
        return record(who)
    except Refused as refused:
        wrong = {one.field: f"{one.message}." for one in refused.problems if one.field in drawn}
        said = (in_words(one) for one in refused.problems if one.field not in drawn)
        others = dict.fromkeys(said)
        if wrong:
            refuse_fields(place, on, wrong, *others)
        else:
            refuse(place, *others)
    except (NotAllowed, StoreAway) as problem:
        refuse(place, str(problem))
    return []


def refuse(place: str, *told: str) -> None:
    """Tell why nothing was recorded, where it is the screen that refuses."""
    _keep(place, _Outcome(told, standing=_of(place).standing))


def refuse_fields(place: str, on: str, wrong: Mapping[str, str], *others: str) -> None:
    """Tell that nothing was recorded, and after each field what is wrong with it.

    on: what it would have been recorded on, empty where that goes without saying. others: what is
    wrong with none of the fields.
    """
    at = ", ".join(map(name_of, wrong))
    refuse(place, f"Er is niets vastgelegd{on and ' op '}{on}. Kijk bij: {at}.", *others)
    st.session_state[_key(place)] = replace(_of(place), wrong=wrong)


def tell(place: str, *told: str) -> None:
    """Tell what came of an attempt that went well, where it is not records of rows."""
    _keep(place, _Outcome(told))


def _by_status(entries: Sequence[dict[str, object]]) -> Iterator[str]:
    """Which status was recorded on which rows: who listens does not have the form before them."""
    for status in dict.fromkeys(entry["status"] for entry in entries):
        of = [entry for entry in entries if entry["status"] == status]
        yield f"{'Regel' if len(of) == 1 else 'Regels'} {_rows(of)}: {status}."


def _rows(entries: Sequence[dict[str, object]]) -> str:
    sleutels = [str(entry["sleutel"]) for entry in entries]
    more = len(sleutels) - MOST_NAMED
    return ", ".join(sleutels[:MOST_NAMED]) + (f" en {more} meer" if more > 0 else "")


def forget(place: str) -> None:
    """Tell no more of what came of the last attempt."""
    st.session_state.pop(_key(place), None)


def name_of(of_field: str) -> str:
    """A field of a record as the screen calls it."""
    return _NAMES.get(of_field, of_field.capitalize())


def show_outcome(
    place: str,
    now: Mapping[str, object] | None = None,
    after_told: Callable[[], None] | None = None,
) -> None:
    """Draw what came of the last attempt, with the button that takes it back.

    now: what the fields hold; once that is something else, what was said no longer holds, and
    would be heard again as said of what is filled in now. after_told: draws what belongs between
    the two, where there is anything to take back.
    """
    outcome = _of(place)
    seen, now = outcome.seen, now or {}
    if seen is None:
        outcome = replace(outcome, seen=now)
    elif seen != now:
        same = {name for name, value in seen.items() if now[name] == value}
        wrong = {name: told for name, told in outcome.wrong.items() if {name, "status"} <= same}
        outcome = replace(outcome, told=(), wrong=wrong)
    st.session_state[_key(place)] = outcome
    # One place whatever stands in it: the fields after it stay the same fields, with their focus.
    with st.container():
        if outcome.told:
            show_message(outcome.told, outcome.attempt)
        if after_told and outcome.standing:
            after_told()
        if outcome.standing:
            st.button(
                f"Ongedaan maken: {berichten(outcome.standing)}",
                key=f"ongedaan_{place}",
                on_click=_take_back,
                args=(place, outcome.standing),
            )


def show_wrong(place: str, name: str) -> None:
    """Draw what is wrong with the field that was drawn just before this."""
    below = st.empty()
    outcome = _of(place)
    if name in outcome.wrong:
        words = Markup('<p class="veldfout" data-poging="{}">{}</p>')
        below.html(words.format(outcome.attempt, outcome.wrong[name]))


def show_message(lines: Sequence[str], attempt: int = 0) -> None:
    """Draw these lines, as text, which a screen reader says.

    attempt: of what they are told; the same words of a next one are said again.
    """
    told = [*lines[:MOST_TOLD]]
    if len(lines) > MOST_TOLD:
        told.append(f"Dit zijn de eerste {MOST_TOLD} van {len(lines)} meldingen.")
    said = melding(*told)
    st.html(Markup('<div data-poging="{}">{}</div>').format(attempt, said))


def berichten(stored: Iterable[Stored]) -> str:
    """These records by their numbers, as `meldingen 4, 5` or `meldingen 4 tot en met 12`."""
    numbers = [one.id for one in stored]
    if len(numbers) == 1:
        return f"melding {numbers[0]}"
    first, last = min(numbers), max(numbers)
    if len(numbers) > 2 and last - first + 1 == len(numbers):
        return f"meldingen {first} tot en met {last}"
    return f"meldingen {', '.join(map(str, numbers))}"


def _take_back(place: str, standing: tuple[Stored, ...]) -> None:
    stored = _try_to_record(withdrawals(standing), place)
    if stored:
        said = f"Ongedaan gemaakt met {berichten(stored)}."
        _keep(place, _Outcome((said, *_between(stored))))


def _try_to_record(
    entries: Sequence[dict[str, object]], place: str, drawn: Sequence[str] = ()
) -> list[Stored]:
    return attempt(lambda who: record_all(office(), entries, who), place, drawn, on=_rows(entries))


def _between(stored: Iterable[Stored]) -> list[str]:
    return [told for one in stored if (told := in_between(one))]


def _of(place: str) -> _Outcome:
    outcome = st.session_state.get(_key(place), _Outcome())
    return outcome if outcome.who in (None, _who()) else _Outcome()


def _who() -> object:
    """Who is at the screen, also once they have signed in anew."""
    who = auteur()
    return who and (who.naam, who.accounts)


def _key(place: str) -> str:
    return f"uitkomst_{place}"


def _keep(place: str, outcome: _Outcome) -> None:
    attempt = st.session_state[_ATTEMPTS] = st.session_state.get(_ATTEMPTS, 0) + 1
    st.session_state[_key(place)] = replace(outcome, attempt=attempt, who=_who())
