"""The kinds of parameters: how one is read and written in a URL, told, and drawn as a field.

A field keeps what it shows in the session under its own key; what is chosen is the query, and
`show` and `chosen` carry it to the field and back. Fields are drawn by `shell.filter_bar` alone.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import ClassVar

import streamlit as st

from loaders.errors import shown
from overleg.agenda import RUBRIEKEN
from selections.dates import FIRST_DAY, LAST_DAY, date_in_words, today
from selections.text import search_words
from shell.picker import Option, picker
from shell.url.choices import Choice, Choices, Offers, folded

LONGEST_LABEL = 90
LONGEST_SEARCH = 200
FEW_VALUES = 8

_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DUTCH_DATE = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_NUMBER = re.compile(r"[0-9]{1,18}")
_POINT = re.compile(f"(?:{'|'.join(one.code for one in RUBRIEKEN)})(?:-[a-z0-9]{{1,40}}){{0,40}}")


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
    MORE = 2
    SCREEN = 3


@dataclass(frozen=True)
class Parameter:
    """One parameter of the URL, found by its name without case.

    words: what it is called on the screen. place, width: of its field, in pixels; without a place
    it has none. offers: the values to choose from, for the kinds that have a list of them.
    """

    name: str
    words: str
    place: Place | None = None
    width: int = 0
    offers: Offers | None = None

    def read(self, texts: Sequence[str], known: Known) -> Found:
        """The value of what is written in a URL, and what is wrong with it; None for nothing."""
        raise NotImplementedError

    def write(self, value: object, known: Known) -> list[str]:
        """The value as it is written in a URL."""
        return [str(value)]

    def in_words(self, value: object, known: Known) -> str:
        """A value that is chosen, in Dutch and as plain text."""
        return str(value)

    @property
    def key(self) -> str:
        """Of the field in the session."""
        return f"filter_{self.name}"

    @property
    def is_drawn(self) -> bool:
        """Whether this run or the one before has drawn the field."""
        return self.key in st.session_state

    def shows(self, value: object) -> bool:
        """Whether the field, once drawn, shows this value of the query."""
        return self._same(st.session_state[self.key], self._shown(value))

    def show(self, value: object) -> None:
        """Have a field that is drawn show this value, where it does not already."""
        if self.is_drawn and not self.shows(value):
            st.session_state[self.key] = self._shown(value)

    def chosen(self, known: Known) -> Found:
        """The value for the query of what the field shows, and what is wrong with it."""
        return self._value(st.session_state[self.key], known)

    def draw(self, value: object, known: Known) -> None:
        """Draw the field. The first time it starts with this value, and not by way of the session:
        a browser that comes back to a new session knows better what was chosen last."""
        start = {} if self.is_drawn else self._start(self._shown(value), known)
        self._draw(known, {"key": self.key, "width": self.width, **start})

    def _draw(self, known: Known, how: dict) -> None:
        raise NotImplementedError

    def _start(self, shown: object, known: Known) -> dict:
        return {"value": shown}

    def _shown(self, value: object) -> object:
        return value

    def _same(self, shown: object, wanted: object) -> bool:
        return shown == wanted

    def _value(self, shown: object, known: Known) -> Found:
        return shown, ()


class Many(Parameter):
    """Any number of the values of a list; the order in which they were chosen stays in view."""

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

    def _draw(self, known: Known, how: dict) -> None:
        choices = known[self.name]
        st.multiselect(
            self.words,
            choices.values,
            format_func=lambda value: _short(choices.of(value).label),
            placeholder="alle",
            select_all=False,
            **how,
        )

    def _start(self, shown: list, known: Known) -> dict:
        return {"default": shown}

    def _shown(self, value: tuple) -> list:
        return list(value)

    def _same(self, shown: list, wanted: list) -> bool:
        return set(shown) == set(wanted)

    def _value(self, shown: list, known: Known) -> Found:
        return tuple(value for value in known[self.name].values if value in shown), ()


class ByCode(Many):
    """Values of a long list, found by their code, which is what each is called in a URL."""

    def _draw(self, known: Known, how: dict) -> None:
        options = [
            Option(one.slug, one.slug, one.label.removeprefix(f"{one.slug} "), one.aliases)
            for one in known[self.name].choices
        ]
        st.session_state[self.key] = how.get("default", st.session_state.get(self.key))
        picker(self.words, options, self.key, empty="alle", width=self.width)

    def _shown(self, value: tuple) -> list:
        return [str(one) for one in value]

    def _value(self, shown: list, known: Known) -> Found:
        return tuple(value for value in known[self.name].values if str(value) in shown), ()


class One(Parameter):
    """One value of a list."""

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

    def _draw(self, known: Known, how: dict) -> None:
        choices = known[self.name]
        st.selectbox(
            self.words,
            choices.values,
            format_func=lambda value: _short(choices.of(value).label),
            **how,
        )

    def _start(self, shown: object, known: Known) -> dict:
        return {"index": known[self.name].values.index(shown)}


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


class Day(Parameter):
    """A day, or none."""

    def read(self, texts: Sequence[str], known: Known) -> Found:
        text = texts[-1].strip()
        if not text:
            return None, ()
        day = _date(text)
        if day is None:
            return None, [Problem(self.name, f"{quoted(text)} is geen datum (jjjj-mm-dd).")]
        if not FIRST_DAY <= day <= LAST_DAY:
            reason = f"{quoted(text)} ligt niet tussen {FIRST_DAY.year} en {LAST_DAY.year}."
            return None, [Problem(self.name, reason)]
        return day, ()

    def in_words(self, value: date, known: Known) -> str:
        return date_in_words(value)

    def _draw(self, known: Known, how: dict) -> None:
        span = {"min_value": FIRST_DAY, "max_value": LAST_DAY}
        st.date_input(self.words, **{"value": None, "format": "DD-MM-YYYY", **span, **how})


class DayOrToday(Day):
    """A day; as long as nobody chooses another it is today, and not in the URL.

    Who leaves the screen open past midnight chose nothing: the field then still shows the day that
    was today when it was drawn, which the session keeps beside it.
    """

    @property
    def _today_key(self) -> str:
        return f"{self.key}_vandaag"

    def shows(self, value: date | None) -> bool:
        shown = st.session_state[self.key]
        if value is None:
            return shown in (None, today(), st.session_state.get(self._today_key))
        return (shown or today()) == value

    def show(self, value: date | None) -> None:
        st.session_state[self._today_key] = today()
        if self.is_drawn and st.session_state[self.key] != self._shown(value):
            st.session_state[self.key] = self._shown(value)

    def _start(self, shown: date, known: Known) -> dict:
        # A browser that comes back to a new session would bring the day that was today then.
        if shown == today():
            st.session_state[self.key] = shown
            return {}
        return super()._start(shown, known)

    def _shown(self, value: date | None) -> date:
        return value or today()

    def _value(self, shown: date | None, known: Known) -> Found:
        return (None if shown == today() else shown), ()


class _Typed(Parameter):
    """What is typed in a field as it is written in a URL; `nothing` where that is no value."""

    placeholder: ClassVar[str]
    nothing: ClassVar[object] = None

    def _draw(self, known: Known, how: dict) -> None:
        st.text_input(self.words, placeholder=self.placeholder, **how)

    def _shown(self, value: object) -> str:
        return "" if value is None else str(value)

    def _value(self, shown: str, known: Known) -> Found:
        value, problems = self.read([shown], known)
        return (self.nothing if value is None else value), problems


class Search(_Typed):
    """Words to search for."""

    placeholder = "woord of nummer"
    nothing = ""

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


class Number(_Typed):
    """The number of a record."""

    placeholder = "nummer"

    def read(self, texts: Sequence[str], known: Known) -> Found:
        text = texts[-1].strip()
        if not text:
            return None, ()
        if not _NUMBER.fullmatch(text):
            return None, [Problem(self.name, f"{quoted(text)} is geen nummer van een melding.")]
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


def _date(text: str) -> date | None:
    if found := _ISO_DATE.fullmatch(text):
        year, month, day = found.groups()
    elif found := _DUTCH_DATE.fullmatch(text):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _unknown(name: str, text: str, known: Choices) -> Problem:
    reason = f"{quoted(text)} bestaat niet."
    if len(known.choices) <= FEW_VALUES:
        slugs = ", ".join(choice.slug for choice in known.choices)
        reason = f"{quoted(text)} bestaat niet; kies uit {slugs}."
    return Problem(name, reason, text.strip())


def _short(label: str) -> str:
    if len(label) <= LONGEST_LABEL:
        return label
    return f"{label[:LONGEST_LABEL].rsplit(' ', 1)[0]} …"
