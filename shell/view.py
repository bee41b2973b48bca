"""What a screen shows: the rows in view and what is asked of them, worked out once a click."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import pandas as pd

from overleg.vergaderingen import Vergadering
from selections.buckets import bucket
from selections.counts import InView, in_view
from selections.dates import today
from selections.filters import Filters
from shell.assumptions import Assumptions, assumed
from shell.calendar_table import Calendar
from shell.log import Log
from shell.url.kinds import Problem
from shell.url.parameters import PARAMETERS
from shell.url.query import EMPTY, Query, address
from shell.url.rows import filters_in_words, rows_in_view
from voortgang.rijen import places_in_words

# Opens something on one screen, so that it is not taken along to what a link leads to.
_OPENS = {"vastleggen": None, "verbeteren": None, "alinea": None}
# How one screen is drawn, which no link to another screen takes along.
OF_ONE_SCREEN = {"vorm": EMPTY.vorm, "indeling": EMPTY.indeling}
NOT_APPLIED = "niet toegepast: de voortgang is nu niet te lezen"


@dataclass(frozen=True)
class View:
    """What a screen shows.

    rows: the rows of the calendar that the filters choose, in its order.
    query: what is chosen; `peildatum` is resolved here (today where nobody chose another).
    narrow: whether the reader's screen is narrow, as a telephone is.
    problems: what of the URL or the fields was left out; the bar has told it.
    """

    calendar: Calendar
    rows: pd.DataFrame
    query: Query
    peildatum: date
    counts: InView
    narrow: bool
    problems: tuple[Problem, ...]

    @property
    def table(self) -> pd.DataFrame:
        """All rows of the calendar."""
        return self.calendar.table

    @property
    def places(self) -> bytes:
        """Which rows are in view, to keep by it what is drawn of them (`Calendar.rows_at`)."""
        return self.rows.index.to_numpy().tobytes()

    @cached_property
    def assumptions(self) -> Assumptions:
        """What is computed with; a what-if counts where the URL names it, never on a slide."""
        return assumed(self.query)

    @cached_property
    def log(self) -> Log:
        """What the progress log says at the peildatum."""
        return Log(self.table, self.rows, self.peildatum, self.assumptions.lead)

    @cached_property
    def vergadering(self) -> Vergadering | None:
        """The meeting that is chosen; None where none is, or the log has no such. Raises
        `StoreAway`.
        """
        chosen = self.query.vergadering
        if chosen is None:
            return None
        return next((one for one in self.log.vergaderingen if one.sleutel == chosen), None)

    def anew(self) -> "View":
        """The same view, for what is made after the run that drew it: it asks the log again."""
        return replace(self)

    @cached_property
    def moments(self) -> pd.Series:
        """The bucket at the peildatum of each of `rows`, by the publication."""
        return bucket(self.rows, self.peildatum)

    @cached_property
    def places_in_words(self) -> pd.Series:
        """The same in words, and where a moment now stands elsewhere by the log, that too."""
        return places_in_words(self.rows, self.log.recorded, self.peildatum)

    @property
    def filters(self) -> Filters:
        """The filters, as `selections.filters.select` takes them."""
        return self.query.filters

    @property
    def filters_in_words(self) -> tuple[tuple[str, str], ...]:
        """What chooses the rows in view: pairs of label and value in Dutch, plain text."""
        found = filters_in_words(self.query, self.calendar.choices)
        if self.not_applied is None:
            return found
        words = PARAMETERS["status"].words
        return tuple(
            (label, f"{value} ({NOT_APPLIED})" if label == words else value)
            for label, value in found
        )

    @property
    def standings(self) -> pd.DataFrame | None:
        """How each row of the calendar stands, where a status chooses by it."""
        return self.log.standings if self.query.status else None

    @property
    def not_applied(self) -> str | None:
        """Why the status that is chosen chooses no rows, in Dutch; None where it does."""
        return self.log.problem if self.query.status else None

    def rows_for(self, query: Query) -> pd.DataFrame:
        """The rows of the calendar that another choice gives at the same peildatum."""
        known = self.calendar
        return rows_in_view(self.table, query, self.peildatum, known.searchable, self.standings)

    def rows_of_matrix(self) -> pd.DataFrame:
        """What the screens that count per overheidslaag count: the filters on layer and role have
        no part in it.
        """
        return self.rows_for(self.query.with_changes(laag=(), rol="beide"))

    def address(self, screen: str | None, **changes: object) -> str:
        """The address of a screen with this view, with other values for some parameters.

        screen: its `url_path`; None for this screen. What is open is not taken along.
        """
        return self._address(self.query, screen, changes)

    def unfiltered(self, screen: str | None, **changes: object) -> str:
        """The same without the filters that are chosen, for what they have no part in."""
        return self._address(self.query.without_filters(), screen, changes)

    def _address(self, query: Query, screen: str | None, changes: dict[str, object]) -> str:
        left = _OPENS if screen is None else _OPENS | OF_ONE_SCREEN
        return address(screen, query.with_changes(**left | changes), self.calendar.choices)


def view_of(
    calendar: Calendar, query: Query, narrow: bool = False, problems: tuple[Problem, ...] = ()
) -> View:
    """What is in view where this is chosen; see `View`."""
    table, peildatum = calendar.table, query.peildatum or today()
    log = Log(table, table, peildatum, assumed(query).lead)
    standing = log.standings if query.status else None
    rows = rows_in_view(table, query, peildatum, calendar.searchable, standing)
    return View(calendar, rows, query, peildatum, in_view(rows, table), narrow, problems)
