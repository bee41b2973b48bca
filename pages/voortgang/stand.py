"""The rows in view with what is recorded of each: first what is asked now."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from overleg.agenda import PLAN_B
from selections.contradictions import in_short
from selections.lezing.weging import marks
from selections.stappen import borging_of, borging_or_stap
from selections.voorleesregel import page_of
from selections.words import NO_MOMENT_NAMED, counted, moment_of, or_else
from shell.calendar_table import Calendar
from shell.kept import kept
from shell.links import row_link
from shell.parts.contradictions import disputed_moments
from shell.recording.way_in import only_read
from shell.state_words import doubts, fixed, standing
from shell.table import Cell, Column, screen_link, table
from shell.view import View
from voortgang.words import NOTHING, by_whom, day_of, last_of

# So many rows stand in sight; more would be a list that nobody reads to its end.
IN_SIGHT = 20
COLUMNS = (
    Column("Maatregel en stap"),
    Column("Borging"),
    Column("Plan (afgeleid)"),
    Column("In de kalender"),
    Column("Vastgelegd"),
    Column("Verwacht of vastgesteld"),
    Column("Verschuiving in kwartalen", numeric=True),
    Column("Gevraagd en aandacht (afgeleid)"),
    Column("Laatste melding"),
    Column("Blz.", numeric=True),
)


def show_state(view: View, state: pd.DataFrame, asked: pd.DataFrame) -> None:
    """Draw each row: those that are asked for in the order of the agenda, then the others.

    asked: as `overleg.agenda.agenda` gives it, for the quarter of the meeting.
    """
    # The dialog shows who may not record how the row stands, and its history.
    reading = only_read(view, view.rows["sleutel"])
    key = (view.places, view.address(None), frozenset(reading))
    first, rest = _drawn(view.calendar, state, asked, key, view)
    st.html(first)
    if rest:
        with st.expander(f"Nog {counted(len(view.rows) - IN_SIGHT, 'regel')}"):
            st.html(rest)


# As the table under the Kalender, for the sessions that look at the same rows under the same
# filters, on which the addresses in it depend: to draw it is half of what a click costs the server.
@kept(entries=64)
def _drawn(
    calendar: Calendar, state: pd.DataFrame, asked: pd.DataFrame, key: tuple, _view: View
) -> tuple[Markup, Markup]:
    *_, reading = key
    question = asked.drop_duplicates("sleutel").set_index("sleutel")["rubriek"]
    by_date = _view.log.rows.sort_values("tot", kind="stable").set_index("sleutel", drop=False)
    keys = [name for name in question.index if name in by_date.index]
    rows = by_date.loc[[*keys, *by_date.index.difference(keys, sort=False)]]
    against = disputed_moments(_view.table)
    merken = [
        [*told, *([f"{in_short(against[sleutel])} (zie Bron)"] if sleutel in against else [])]
        for sleutel, told in zip(rows.index, marks(rows), strict=True)
    ]
    rows = rows.assign(rubriek=question.reindex(rows.index), merken=merken)
    leads_to = ("vastleggen op regel", "bekijken van regel")
    cells = [_cells(_view, row, leads_to[row.sleutel in reading]) for row in rows.itertuples()]
    caption = (
        f"De regels in beeld, wat gevraagd is eerst: {counted(len(keys), 'regel')} van {len(rows)}"
    )
    others = (
        "De andere regels: eerst de rest van wat gevraagd is, dan naar het einde van hun moment"
    )
    return (
        table(caption, COLUMNS, cells[:IN_SIGHT]),
        table(others, COLUMNS, cells[IN_SIGHT:]) if cells[IN_SIGHT:] else Markup(),
    )


def _cells(view: View, row, leads_to: str) -> tuple[Cell, ...]:
    # What plan B asks says its rubriek too; that there was no melding is asked and doubted.
    rubriek = None if row.rubriek == PLAN_B.naam else row.rubriek
    told = [one for one in (rubriek, row.plan_b) if not pd.isna(one)]
    asked = {one.casefold(): one for one in [*told, *doubts(row)]}
    return (
        row_link(view, row),
        borging_or_stap(row),
        or_else(row.plan, ""),
        "; ".join((moment_of(row, NO_MOMENT_NAMED), *row.merken)),
        standing(row),
        *_expected(row),
        "; ".join(asked.values()),
        _last(view, row, leads_to),
        page_of(row),
    )


def _expected(row) -> tuple[Markup, str]:
    """The expected moment with its reason and what a besluit set, and the slip of the first."""
    expected = "" if pd.isna(row.verwacht) else f"verwacht {row.verwacht}: {row.reden}"
    slip = "" if pd.isna(row.verschuiving) else f"{row.verschuiving:+d}"
    return Markup("<br>").join(filter(None, (expected, fixed(row)))), slip


def _last(view: View, row, leads_to: str) -> Markup:
    """The last record, and the way to the dialog on the row."""
    told = NOTHING
    if not pd.isna(row.laatste_bericht):
        who = by_whom(row.laatste_organisatie, row.laatste_auteur, row.laatste_besluit)
        told = f"{last_of(row)}, {who}, {day_of(row.laatste_tijdstip)}"
    address = view.address(None, vastleggen=row.sleutel)
    # By their number alone the rows of a stap are told apart by one figure.
    named = f"{leads_to} {row.sleutel}: {borging_of(row)}"
    link = screen_link(address, leads_to.split()[0], named)
    return Markup("{}<br>{}").format(told, link)
