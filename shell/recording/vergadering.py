"""Recording besluiten, acties and agendas from a screen: who may, and what came of it."""

from collections.abc import Callable, Sequence

from shell.office import office
from shell.recording.aanmelden import at_this_computer, auteur, signed_in_person
from shell.recording.outcome import attempt
from voortgang.record import Problem
from voortgang.recording import may_not_decide, record_stukken
from voortgang.vergaderstukken import Stuk


def overleggen() -> tuple[str, ...] | None:
    """Of which overleggen who is at the screen can record: by name, none, or None for any.

    Asked again where it is recorded (`voortgang.recording.record_stukken`).
    """
    if at_this_computer():
        return None
    person, _ = signed_in_person()
    if person is None:
        return ()
    every = {"beheerder": None, "secretaris": tuple(person.overleggen)}
    return every.get(person.rol, ())


def may_record_of(naam: str) -> bool:
    """Whether who is at the screen can record of the overleg of this name."""
    who = auteur()
    # Without a name nobody is refused yet; the name is asked for when it is recorded.
    if who is None:
        return at_this_computer()
    return may_not_decide(office(), naam, who) is None


def store_stukken(
    given: Sequence[tuple[str, object]],
    place: str,
    drawn: Sequence[str],
    in_words: Callable[[Problem], str] = str,
) -> list[Stuk]:
    """Record all of these (`voortgang.recording.record_stukken`) or none; none is told as a refusal
    at this place (`shell.recording.outcome`).

    drawn: the fields that stand on the screen, after which `show_wrong` says what is wrong with
    them. in_words: what is said of a problem with none of them.
    """
    return attempt(
        lambda who: record_stukken(office(), given, who), place, drawn, in_words=in_words
    )
