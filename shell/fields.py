"""The fields of the filter bar: what each shows, and how it is drawn.

Only `shell.filter_bar` uses them. A field keeps what it shows in the session under its own key;
what is chosen is the `Query`, and `show` and `read` carry it to the field and back.
"""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from selections.dates import today
from shell import query as url
from shell.query import Choices, Problem, Query

LONGEST_LABEL = 90

Found = tuple[object, tuple[Problem, ...]]


@dataclass(frozen=True)
class Field:
    """One parameter of the URL as a field; `width` in pixels."""

    name: str
    width: int

    @property
    def key(self) -> str:
        return f"filter_{self.name}"

    @property
    def is_drawn(self) -> bool:
        """Whether this run or the one before has drawn the field."""
        return self.key in st.session_state

    def shows(self, query: Query) -> bool:
        """Whether the field, once drawn, shows what `query` says."""
        return self._same(st.session_state[self.key], self._shown(query.value(self.name)))

    def show(self, query: Query) -> None:
        """Have a field that is drawn show what `query` says, where it does not already."""
        if self.is_drawn and not self.shows(query):
            st.session_state[self.key] = self._shown(query.value(self.name))

    def read(self, known: dict[str, Choices]) -> Found:
        """The value for the query of what the field shows, and what is wrong with it."""
        return self._value(st.session_state[self.key], known)

    def draw(self, query: Query, known: dict[str, Choices]) -> None:
        """Draw it. The first time it starts with what `query` says, and not by way of the session:
        a browser that comes back to a new session knows better what was chosen last."""
        start = {} if self.is_drawn else self._start(self._shown(query.value(self.name)), known)
        how = {"key": self.key, "width": self.width, **start}
        self._draw(url.PARAMETERS[self.name].words, known, how)

    def _draw(self, words: str, known: dict[str, Choices], how: dict) -> None:
        raise NotImplementedError

    def _start(self, shown: object, known: dict[str, Choices]) -> dict:
        return {"value": shown}

    def _shown(self, value: object) -> object:
        return value

    def _same(self, shown: object, wanted: object) -> bool:
        return shown == wanted

    def _value(self, shown: object, known: dict[str, Choices]) -> Found:
        return shown, ()


class Many(Field):
    """Any number of the values of a list; the order in which they were chosen stays in view."""

    def _draw(self, words: str, known: dict[str, Choices], how: dict) -> None:
        choices = known[self.name]
        st.multiselect(
            words,
            choices.values,
            format_func=lambda value: _short(choices.of(value).label),
            placeholder="alle",
            select_all=False,
            **how,
        )

    def _start(self, shown: list, known: dict[str, Choices]) -> dict:
        return {"default": shown}

    def _shown(self, value: tuple) -> list:
        return list(value)

    def _same(self, shown: list, wanted: list) -> bool:
        return set(shown) == set(wanted)

    def _value(self, shown: list, known: dict[str, Choices]) -> Found:
        return tuple(value for value in known[self.name].values if value in shown), ()


class One(Field):
    """One value of a list."""

    def _draw(self, words: str, known: dict[str, Choices], how: dict) -> None:
        choices = known[self.name]
        st.selectbox(
            words,
            choices.values,
            format_func=lambda value: _short(choices.of(value).label),
            **how,
        )

    def _start(self, shown: object, known: dict[str, Choices]) -> dict:
        return {"index": known[self.name].values.index(shown)}


class Day(Field):
    """A day, or none."""

    def _draw(self, words: str, known: dict[str, Choices], how: dict) -> None:
        span = {"min_value": url.FIRST_DAY, "max_value": url.LAST_DAY}
        st.date_input(words, **{"value": None, "format": "DD-MM-YYYY", **span, **how})


class DayOrToday(Day):
    """A day; as long as nobody chooses another it is today, and not in the URL."""

    def _shown(self, value: date | None) -> date:
        return value or today()

    def _same(self, shown: date | None, wanted: date) -> bool:
        return (shown or today()) == wanted

    def _value(self, shown: date | None, known: dict[str, Choices]) -> Found:
        return (None if shown == today() else shown), ()


class Search(Field):
    """Words to search for."""

    def _draw(self, words: str, known: dict[str, Choices], how: dict) -> None:
        st.text_input(words, placeholder="woord of nummer", **how)

    def _value(self, shown: str, known: dict[str, Choices]) -> Found:
        query, problems = url.parse({self.name: [shown]}, known)
        return query.value(self.name), problems


class Number(Field):
    """The number of a record."""

    def _draw(self, words: str, known: dict[str, Choices], how: dict) -> None:
        st.text_input(words, placeholder="nummer", **how)

    def _shown(self, value: int | None) -> str:
        return "" if value is None else str(value)

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
    Many("status", 220),
    Many("schil", 220),
    Many("traject", 220),
    Many("spoor", 220),
)
INDELING = One("indeling", 180)
WHAT_IF = (One("amvb_maanden", 230), One("besluiten_per_jaar", 230))
KETEN = One("keten", 720)
COMPARED = Day("was", 260)
# Of each part of Overleg.
OVERLEG = {
    "agenda": (One("overleg", 260),),
    "besluitenlijst": (Day("dag", 260), One("begin", 180), One("einde", 180)),
    "was-wordt": (COMPARED, Day("wordt", 260)),
    "verslag": (One("verslag_van", 230), One("verslag_tot", 230), Number("bericht", 220)),
}
# Of these only the quarters around the moments of the calendar are offered.
QUARTERS = ("overleg", "verslag_van", "verslag_tot")
FIELDS = (
    *(*IN_VIEW, *UNDER_MORE, INDELING, *WHAT_IF, KETEN),
    *(field for fields in OVERLEG.values() for field in fields),
)
