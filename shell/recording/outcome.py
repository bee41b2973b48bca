"""Storing what was filled in on a screen, telling what came of it, and taking it back.

Each screen or dialog that records has a `place` of its own, a word; what came of the last attempt
there is kept in the session until the next:

    if store(entries, "voortgang"):   # in a callback
        ...                           # it stands in the log: forget what was typed
    show_outcome("voortgang")         # in the next run: told, with a button "Ongedaan maken"
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from shell.notices import melding
from shell.office import office
from shell.recording.aanmelden import auteur, who_first
from voortgang.failures import StoreAway
from voortgang.rechten import NotAllowed
from voortgang.record import Refused
from voortgang.recording import in_between, record_all, withdrawals
from voortgang.store import Stored

MOST_TOLD = 100


@dataclass(frozen=True)
class _Outcome:
    """What is told, and the records that the button takes back, of an earlier attempt also."""

    told: tuple[str, ...] = ()
    refused: bool = False
    standing: tuple[Stored, ...] = ()


def store(entries: Sequence[dict[str, object]], place: str) -> list[Stored]:
    """Record all of these entries (`voortgang.record.Entry`) or none; none is told as a refusal.

    Who records, and whether they may, is asked here and now, whatever was drawn before.
    """
    stored = _try_to_record(entries, place)
    if stored:
        said = f"Vastgelegd als {berichten(stored)}."
        _keep(place, _Outcome((said, *_between(stored)), standing=tuple(stored)))
    return stored


def refuse(place: str, *told: str) -> None:
    """Tell why nothing was recorded, where it is the screen that refuses."""
    _keep(place, replace(_of(place), told=told, refused=True))


def show_outcome(place: str, after_told: Callable[[], None] | None = None) -> None:
    """Draw what came of the last attempt, with the button that takes it back.

    after_told: draws what belongs between the two.
    """
    outcome = _of(place)
    if outcome.told:
        show_message(outcome.told, alert=outcome.refused)
    if after_told:
        after_told()
    if outcome.standing:
        st.button(
            f"Ongedaan maken: {berichten(outcome.standing)}",
            key=f"ongedaan_{place}",
            on_click=_take_back,
            args=(place, outcome.standing),
        )


def show_message(lines: Sequence[str], *, alert: bool = False) -> None:
    """Draw these lines, as text; a screen reader says an alert at once."""
    told = [*lines[:MOST_TOLD]]
    if len(lines) > MOST_TOLD:
        told.append(f"Dit zijn de eerste {MOST_TOLD} van {len(lines)} meldingen.")
    st.html(melding(*told, role="alert" if alert else "status"))


def berichten(stored: Iterable[Stored]) -> str:
    """These records by their numbers, as `berichten 4, 5` or `berichten 4 tot en met 12`."""
    numbers = [one.id for one in stored]
    if len(numbers) == 1:
        return f"bericht {numbers[0]}"
    first, last = min(numbers), max(numbers)
    if len(numbers) > 2 and last - first + 1 == len(numbers):
        return f"berichten {first} tot en met {last}"
    return f"berichten {', '.join(map(str, numbers))}"


def _take_back(place: str, standing: tuple[Stored, ...]) -> None:
    stored = _try_to_record(withdrawals(standing), place)
    if stored:
        said = f"Ongedaan gemaakt met {berichten(stored)}."
        _keep(place, _Outcome((said, *_between(stored))))


def _try_to_record(entries: Sequence[dict[str, object]], place: str) -> list[Stored]:
    who = auteur()
    if who is None:
        refuse(place, who_first())
        return []
    try:
        return record_all(office(), entries, who)
    except Refused as refused:
        refuse(place, *refused.problems)
    except (NotAllowed, StoreAway) as problem:
        refuse(place, str(problem))
    return []


def _between(stored: Iterable[Stored]) -> list[str]:
    return [told for one in stored if (told := in_between(one))]


def _of(place: str) -> _Outcome:
    return st.session_state.get(f"uitkomst_{place}", _Outcome())


def _keep(place: str, outcome: _Outcome) -> None:
    st.session_state[f"uitkomst_{place}"] = outcome
