"""The fields of the filter bar: what each shows, and how it is drawn.

Only `screen.filter_bar` uses them. A field keeps what it shows in the session under its own key;
what is chosen is the `Query`, and `show` and `read` carry it to the field and back.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar
from zoneinfo import ZoneInfo

import streamlit as st

from screen import query as url
from screen.query import Choices, Problem, Query

LONGEST_LABEL = 90

Found = tuple[object, tuple[Problem, ...]]


def today() -> date:
    """The day it is in the Netherlands, wherever the server stands."""
    return datetime.now(ZoneInfo("Europe/Amsterdam")).date()


@dataclass(frozen=True)
class Field:
    """One parameter of the URL as a field; `width` in pixels."""

    name: str
    width: int

    empty: ClassVar[object] = None

    @property
    def key(self) -> str:
        return f"filter_{self.name}"

    @property
    def words(self) -> str:
        return url.PARAMETERS[self.name].words

    def shows(self, query: Query) -> bool:
        """Whether the field is drawn and shows what `query` says."""
        wanted = self._shown(query.value(self.name))
        return self.is_drawn and self._same(st.session_state[self.key], wanted)

    @property
    def is_drawn(self) -> bool:
        """Whether the screen that was drawn last has the field."""
        return self.key in st.session_state

    def show(self, query: Query) -> None:
        """Have the field show what `query` says, where it does not already."""
        if not self.shows(query):
            st.session_state[self.key] = self._shown(query.value(self.name))

    def read(self, known: dict[str, Choices]) -> Found:
        """The value for the query of what the field shows, and what is wrong with it."""
        return self._value(st.session_state[self.key], known)

    def draw(self, known: dict[str, Choices]) -> None:
        """Draw it, showing what is already in the session."""
        raise NotImplementedError

    def _shown(self, value: object) -> object:
        return value

    def _same(self, shown: object, wanted: object) -> bool:
        return shown == wanted

    def _value(self, shown: object, known: dict[str, Choices]) -> Found:
        return shown, ()


class Many(Field):
    """Any number of the values of a list; the order in which they were chosen stays in view."""

    def draw(self, known: dict[str, Choices]) -> None:
        choices = known[self.name]
        st.multiselect(
            self.words,
            choices.values,
            format_func=lambda value: _short(choices.of(value).label),
            placeholder="alle",
            select_all=False,
            key=self.key,
            width=self.width,
        )

    def _shown(self, value: tuple) -> list:
        return list(value)

    def _same(self, shown: list, wanted: list) -> bool:
        return set(shown) == set(wanted)

    def _value(self, shown: list, known: dict[str, Choices]) -> Found:
        return tuple(value for value in known[self.name].values if value in shown), ()


class One(Field):
    """One value of a list."""

    def draw(self, known: dict[str, Choices]) -> None:
        choices = known[self.name]
        st.selectbox(
            self.words,
            choices.values,
            format_func=lambda value: choices.of(value).label,
            key=self.key,
            width=self.width,
        )


class Day(Field):
    """A day, or none."""

    def draw(self, known: dict[str, Choices]) -> None:
        st.date_input(self.words, value=None, **self._how())

    def _how(self) -> dict:
        span = {"min_value": url.FIRST_DAY, "max_value": url.LAST_DAY}
        return {"format": "DD-MM-YYYY", "key": self.key, "width": self.width, **span}


class DayOrToday(Day):
    """A day; as long as nobody chooses another it is today, and not in the URL."""

    def draw(self, known: dict[str, Choices]) -> None:
        st.date_input(self.words, **self._how())

    def _shown(self, value: date | None) -> date:
        return value or today()

    def _value(self, shown: date | None, known: dict[str, Choices]) -> Found:
        return (None if shown == today() else shown), ()


class Search(Field):
    """Words to search for."""

    def draw(self, known: dict[str, Choices]) -> None:
        st.text_input(self.words, placeholder="woord of nummer", key=self.key, width=self.width)

    def _value(self, shown: str, known: dict[str, Choices]) -> Found:
        query, problems = url.parse({self.name: [shown]}, known)
        return query.value(self.name), problems


def _short(label: str) -> str:
    if len(label) <= LONGEST_LABEL:
        return label
    return f"{label[:LONGEST_LABEL].rsplit(' ', 1)[0]} …"


IN_VIEW = (
    DayOrToday("peildatum", 156),
    Many("thema", 200),
    Many("keuze", 200),
    Many("maatregel", 210),
    Many("laag", 190),
    One("rol", 130),
    Many("plan", 150),
    Search("zoek", 170),
)
UNDER_MORE = (
    Day("van", 220),
    Day("tot", 220),
    Many("moment", 220),
    Many("kwartaal", 220),
    Many("schil", 220),
    Many("traject", 220),
    Many("spoor", 220),
)
INDELING = One("indeling", 180)
WHAT_IF = (One("amvb_maanden", 230), One("besluiten_per_jaar", 230))
FIELDS = (*IN_VIEW, *UNDER_MORE, INDELING, *WHAT_IF)
