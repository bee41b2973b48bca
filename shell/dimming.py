"""Which rows of the calendar each filter keeps, for a browser that dims what is out at once.

Nothing is decided here: each value is asked of the rule that chooses rows for every screen
(`selections.filters`, `voortgang.counts.standings`), by itself. The browser only combines what it
is told (static/kaart.js): within a field one of the values is enough, between fields each must
hold.
"""

from base64 import b64encode
from collections.abc import Iterable

import numpy as np
import pandas as pd

from selections.filters import Filters, chosen_by
from shell.calendar_table import Calendar
from shell.kept import kept
from shell.url.query import parameters
from shell.view import View
from voortgang.counts import standings

# The fields of which the browser is told each value; the layer by its role.
_OF_ROWS = ("thema", "keuze", "maatregel", "plan", "traject", "schil", "spoor")
LAAG, ROL = "laag", "rol"
# What only the server can answer.
ASKED_OF_SERVER = ("peildatum", "van", "tot", "zoek", "moment", "kwartaal")
FIELDS = (*_OF_ROWS, "status", LAAG, ROL, *ASKED_OF_SERVER)


def bits(places: Iterable[bool]) -> str:
    """Which rows, as one bit each in the order of the calendar, in base64."""
    return b64encode(np.packbits(np.asarray(places, dtype=bool), bitorder="little")).decode()


def in_view(view: View) -> dict:
    """What the server answered: the rows in view, what for, and which fit what only it can say."""
    asked = view.query.without_filters().with_changes(
        **{name: view.query.value(name) for name in ASKED_OF_SERVER}
    )
    chosen = parameters(view.query, view.calendar.choices)
    return {
        "rows": _of(view.calendar, view.rows),
        "fit": _of(view.calendar, view.rows_for(asked)),
        "chosen": {name: chosen[name] for name in FIELDS if name in chosen},
    }


@kept(entries=4)
def per_value(calendar: Calendar) -> dict[str, dict[str, str]]:
    """By field, and of the layer by role (`laag:borging`), by slug: which rows have it."""
    found = {name: _values(calendar, name) for name in _OF_ROWS}
    for rol in calendar.choices[ROL].choices:
        found[f"{LAAG}:{rol.slug}"] = _values(calendar, LAAG, rol=rol.value)
    return found


def per_status(calendar: Calendar, state: pd.DataFrame | None) -> dict[str, dict[str, str]]:
    """The same of the status in this state; nothing where the log is away (None)."""
    if state is None:
        return {}
    of = standings(calendar.table, state)
    known = calendar.choices["status"].choices
    return {"status": {choice.slug: bits(of[choice.value]) for choice in known}}


def _values(calendar: Calendar, name: str, **beside: object) -> dict[str, str]:
    return {
        choice.slug: bits(chosen_by(calendar.table, Filters(**{name: (choice.value,)}, **beside)))
        for choice in calendar.choices[name].choices
    }


def _of(calendar: Calendar, rows: pd.DataFrame) -> str:
    return bits(calendar.table.index.isin(rows.index))
