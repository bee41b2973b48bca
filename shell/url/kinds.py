"""The kinds of parameters: how one is read and written in a URL, told, and what field it has.

A field tells what is chosen in it as it is written in a URL, and `read` reads it there and here.
Fields are drawn by `shell.filter_bar` alone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

from loaders.errors import shown
from overleg.agenda import RUBRIEKEN
from overleg.vergaderingen import SLEUTEL
from selections.dates import FIRST_DAY, LAST_DAY, date_in_words, read_date, today
from selections.text import search_words
from selections.words import counted
from shell.url.choices import Choice, Choices, Offers, folded

LONGEST_LABEL = 90
LONGEST_SEARCH = 200
FEW_VALUES = 10

_NUMBER = re.compile(r"[0-9]{1,18}")
# A point of a draft, or of the agenda of a meeting by its id; and the part of a slide that is in
# view (`shell.presentation.slides.parted`).
_POINT = re.compile(
    f"(?:(?:{'|'.join(one.code for one in RUBRIEKEN)})(?:-[a-z0-9]{{1,40}}){{0,40}}"
    "|punt-[0-9]{1,18}|vorige|agenda)(?:~[0-9]{1,4})?"
)


@dataclass(frozen=True)
class Problem:
    """A part of a URL that was left out; `str()` says it in Dutch, as plain text.

    unknown: what was written where a value of a list was wanted and it is not in the list.
    """

    parameter: str
    reason: str
    unknown: str = ""

    def __str__(self) -> str:
        return f"{self.parameter}: {self.reason}"


# A value, and what is wrong with what was written or shown.
Found = tuple[object, Sequence[Problem]]
Known = Mapping[str, Choices]


class Place(Enum):
    """Where the field of a parameter stands."""

    BAR = 1
    # In the field of the one before it.
    WITHIN = 2
    MORE = 3
    SCREEN = 4


@dataclass(frozen=True)
class Parameter:
    """One parameter of the URL, found by its name without case.

    words, brief: what it is called on the screen, and on its button where that is shorter.
    offers: the values to choose from, for the kinds that have a list of them.
    place: of its field; without one it has none. empty: what that says where nothing is chosen.
    first: what is written with the first choice in the field that it stands within.
    noun: what one of its choices is called, where these are many.
    """

    name: str
    words: str
    offers: Offers | None = None
    place: Place | None = None
    brief: str = ""
    empty: str = ""
    first: str = ""
    noun: str = ""

    # What its field is, for `fields.js`.
    control: ClassVar[str] = ""

    def read(self, texts: Sequence[str], known: Known) -> Found:
        """The value of what is written in a URL, and what is wrong with it; None for nothing."""
        raise NotImplementedError

    def write(self, value: object, known: Known) -> list[str]:
        """The value as it is written in a URL."""
        return [str(value)]

    def in_words(self, value: object, known: Known) -> str:
        """A value that is chosen, in Dutch and as plain text."""
        return str(value)

    def field(self, known: Known) -> dict:
        """Its field, as `static/fields.js` draws it."""
        return {
            "name": self.name,
            "control": self.control,
            "words": self.words,
            "brief": self.brief,
            "empty": self.empty,
            "first": self.first,
            "more": self.place is Place.MORE,
        }


class Many(Parameter):
    """Any number of the values of a list."""

    control = "many"

    def read(self, texts: Sequence[str], known: Known) -> Found:
        choices = known[self.name]
        values, wrong = [], []
        for text in texts:
            # A full name may hold a comma itself, so the whole text is tried first.
            whole = choices.find(text)
            for part in [text] if whole else text.split(","):
                choice = whole or choices.find(part)
                if choice is not None:
                    values.append(choice.value)
                elif part.strip():
                    wrong.append(_unknown(self.name, part, choices))
        return tuple(value for value in choices.values if value in values), wrong

    def write(self, value: tuple, known: Known) -> list[str]:
        return [choice.slug for choice in self._choices(value, known)]

    def in_words(self, value: tuple, known: Known) -> str:
        return ", ".join(choice.label for choice in self._choices(value, known))

    def _choices(self, values: tuple, known: Known) -> list[Choice]:
        return [known[self.name].of(value) for value in values]

    def field(self, known: Known) -> dict:
        options = _options(known[self.name])
        of = {"noun": self.noun, "all": counted(len(options), self.noun)} if self.noun else {}
        return super().field(known) | {"options": options} | of


class One(Parameter):
    """One value of a list, the first where nobody chose another."""

    control = "one"

    def read(self, texts: Sequence[str], known: Known) -> Found:
        text, choices = texts[-1], known[self.name]
        choice = choices.find(text)
        if choice is not None:
            return choice.value, ()
        return None, [_unknown(self.name, text, choices)] if text.strip() else ()

    def write(self, value: object, known: Known) -> list[str]:
        return [known[self.name].of(value).slug]

    def in_words(self, value: object, known: Known) -> str:
        return known[self.name].of(value).label

    def field(self, known: Known) -> dict:
        options = _options(known[self.name])
        return super().field(known) | {"options": options, "usual": options[0][0]}


class Quarter(One):
    """A quarter; its field offers only those around the moments of the calendar."""


class InView(One):
    """What is in view on the shared screen: of a list, or a point of an agenda by its id, which
    depends on the log."""

    def read(self, texts: Sequence[str], known: Known) -> Found:
        text = texts[-1].strip().lower()
        return (text, ()) if _POINT.fullmatch(text) else super().read(texts, known)

    def write(self, value: object, known: Known) -> list[str]:
        return [value] if _POINT.fullmatch(str(value)) else super().write(value, known)


class Meeting(Parameter):
    """A meeting by its sleutel (`overleg.vergaderingen`); whether there is one, the log says."""

    def read(self, texts: Sequence[str], known: Known) -> Found:
        text = texts[-1].strip().lower()
        if not text:
            return None, ()
        if SLEUTEL.fullmatch(text):
            return text, ()
        reason = f"{quoted(text)} is geen vergadering als bestuurlijk-overleg-2026-12-15."
        return None, [Problem(self.name, reason)]


class Day(Parameter):
    """A day, or none."""

    control = "day"

    def read(self, texts: Sequence[str], known: Known) -> Found:
        text = texts[-1].strip()
        if not text:
            return None, ()
        day = read_date(text)
        if day is None:
            reason = f"{quoted(text)} is geen datum; schrijf dag-maand-jaar, zoals 31-12-2026."
            return None, [Problem(self.name, reason)]
        if not FIRST_DAY <= day <= LAST_DAY:
            first, last = FIRST_DAY.year, LAST_DAY.year
            reason = f"{quoted(text)} ligt niet in de jaren {first} tot en met {last}."
            return None, [Problem(self.name, reason)]
        return day, ()

    def in_words(self, value: date, known: Known) -> str:
        return date_in_words(value)

    def field(self, known: Known) -> dict:
        span = {"least": FIRST_DAY.isoformat(), "most": LAST_DAY.isoformat()}
        return super().field(known) | span


class DayOrToday(Day):
    """A day; as long as nobody chooses another it is today, and not in the URL."""

    def field(self, known: Known) -> dict:
        return super().field(known) | {"today": today().isoformat()}


class Search(Parameter):
    """Words to search for."""

    control = "text"

    def read(self, texts: Sequence[str], known: Known) -> Found:
        text = " ".join(" ".join(texts).split())
        if not text:
            return None, ()
        if len(text) > LONGEST_SEARCH:
            reason = f"{quoted(text)} is langer dan {LONGEST_SEARCH} tekens."
            return None, [Problem(self.name, reason)]
        if not search_words(text):
            return None, [Problem(self.name, f"{quoted(text)} bevat geen woord of getal.")]
        return text, ()


class Name(Parameter):
    """A name as the log has it; whether there is one, the log says."""

    def read(self, texts: Sequence[str], known: Known) -> Found:
        text = " ".join(texts[-1].split())
        if len(text) <= LONGEST_SEARCH:
            return text or None, ()
        reason = f"{quoted(text)} is langer dan {LONGEST_SEARCH} tekens."
        return None, [Problem(self.name, reason)]


class Number(Parameter):
    """The number of a record."""

    control = "text"

    def field(self, known: Known) -> dict:
        return super().field(known) | {"size": 4}

    def read(self, texts: Sequence[str], known: Known) -> Found:
        text = texts[-1].strip()
        if not text:
            return None, ()
        if not _NUMBER.fullmatch(text):
            return None, [Problem(self.name, f"{quoted(text)} is geen nummer van het logboek.")]
        return int(text), ()


class YesNo(Parameter):
    """Yes, or else no."""

    def read(self, texts: Sequence[str], known: Known) -> Found:
        text = folded(texts[-1])
        if text in ("ja", "nee", ""):
            return text == "ja", ()
        return None, [Problem(self.name, f"{quoted(texts[-1])} is geen ja of nee.")]

    def write(self, value: object, known: Known) -> list[str]:
        return ["ja"]


def quoted(text: str) -> str:
    """What somebody wrote, without what would hide or turn around the rest of a message."""
    return shown("".join(character if character.isprintable() else " " for character in text))


def _unknown(name: str, text: str, known: Choices) -> Problem:
    slugs = [choice.slug for choice in known.choices]
    # The first of a long list may be what stands where nobody chose.
    few = len(slugs) <= FEW_VALUES
    asked = f"kies uit {', '.join(slugs)}" if few else f"schrijf bijvoorbeeld {slugs[1]}"
    return Problem(name, f"{quoted(text)} bestaat niet; {asked}.", text.strip())


def _options(known: Choices) -> list[tuple[str, ...]]:
    """How each is written, what its button calls it, its label, and how it is written besides."""
    return [
        (one.slug, one.short or _short(one.label), one.label, *one.aliases) for one in known.choices
    ]


def _short(label: str) -> str:
    if len(label) <= LONGEST_LABEL:
        return label
    return f"{label[:LONGEST_LABEL].rsplit(' ', 1)[0]} …"
