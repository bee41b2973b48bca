"""The rows in view as a table, as it stands under every chart."""

from collections.abc import Iterable, Iterator

import pandas as pd
from markupsafe import Markup

from selections.filters import NOT_NAMED
from selections.lezing.weging import marks
from selections.stappen import borging_of, borging_or_stap
from selections.voorleesregel import page_of
from selections.words import NO_MOMENT_NAMED, moment_of, or_else, unstopped
from selections.zoeken import of_code_itself
from shell.calendar_table import Calendar
from shell.component import component
from shell.kept import kept
from shell.links import dossier_link, spoken_row
from shell.state_words import expected, fixed, standing
from shell.table import Cell, Column, opens_to, screen_link, table
from shell.view import View
from voortgang.rijen import with_state

COLUMNS = (
    Column("Maatregel"),
    Column("Stap"),
    Column("Doorwerking"),
    Column("Borging"),
    Column("Plan (afgeleid)"),
    Column("Laag borging (afgeleid)"),
    Column("Laag doorwerking (afgeleid)"),
    Column("Agendering"),
    Column("Op de peildatum"),
    Column("Blz.", numeric=True),
)
_IN_SHORT = [
    *("sleutel", "maatregel", "stap_nr", "stap", "borging", "agendering", "pagina", "pagina_stap"),
    *("redactie", "instrument_doorwerking", "uitgewerkt_in", "herkomst", "gedrukte_code"),
]
# What the progress log says, before the page; only where it says something of a row in view.
RECORDED = (Column("Stand"), Column("Verwacht"))
WITH_RECORDED = (*COLUMNS[:-1], *RECORDED, COLUMNS[-1])

# Not by `st.html`, in which the browser goes through the longest text of the page before it draws
# the chart above it, which is what a reader waits for (`server/static/chart.js`). Here what is not
# ours is escaped already.
_component = component("tabel", "tabel")


def show_rows(view: View, caption: str) -> None:
    """Draw the rows in view, one row of the calendar each, in its order; those of a code that was
    searched before those that mention it. With what is recorded, where anything is.
    """
    key = (caption, view.places, view.peildatum, view.address("maatregel"))
    _component(key="tabel", data=_drawn(view.calendar, view.log.recorded, key, view))


def cells(view: View, row) -> tuple[Cell, ...]:
    """What stands under `COLUMNS` for a row of `view`; the code leads to its dossier."""
    (told,) = marks(view.table.loc[[row.Index]])
    return _cells(row, told, _dossier(view, row.maatregel), view.places_in_words[row.Index])


def rows_in_short(view: View, rows: pd.DataFrame) -> dict[str, Markup]:
    """By sleutel each of these rows in one line, which leads to its dossier, with what is doubtful
    of it."""
    links = {code: dossier_link(view, code) for code in rows["maatregel"].unique()}
    return {
        row.sleutel: Markup("<li>{}{}: {}; <b>{}</b>{}{}</li>").format(
            links[row.maatregel],
            "" if pd.isna(row.stap_nr) else f" stap {row.stap_nr}",
            unstopped(borging_or_stap(row)),
            moment_of(row),
            f" ({'; '.join(told)})" if told else "",
            f", blz. {page}" if (page := page_of(row)) else "",
        )
        for row, told in zip(rows[_IN_SHORT].itertuples(), marks(rows), strict=True)
    }


def folded(lines: Iterable[Markup], called: str) -> Markup:
    """How many of these lines (`rows_in_short`) there are, which opens to the lines.

    called: what they are, as a screen reader says it.
    """
    found = list(lines)
    listed = Markup("<ul>{}</ul>").format(Markup("").join(found))
    return opens_to(len(found), called, listed, noun="regel")


def recorded_cells(row) -> tuple[Markup, Markup]:
    """What stands under `RECORDED` for a row with its state; with what a meeting set."""
    return standing(row), Markup("<br>").join(filter(None, [expected(row), fixed(row)]))


# As the chart above it, for the sessions that look at the same rows under the same filters, on
# which the addresses of the dossiers depend.
@kept(entries=64)
def _drawn(calendar: Calendar, state: pd.DataFrame | None, key: tuple, _view: View) -> bytes:
    caption = key[0]
    columns = COLUMNS if state is None else WITH_RECORDED
    return table(caption, columns, _rows(_view, state)).encode()


def _rows(view: View, state: pd.DataFrame | None) -> Iterator[tuple[Cell, ...]]:
    rows = view.rows if state is None else with_state(view.rows, state)
    # Of a code that was searched its own rows first.
    own = of_code_itself(rows, view.filters.zoek)
    rows = pd.concat([rows[own], rows[~own]])
    dossiers = {code: _dossier(view, code) for code in rows["maatregel"].unique()}
    for row, told in zip(rows.itertuples(), marks(rows), strict=True):
        dossier, place = dossiers[row.maatregel], view.places_in_words[row.Index]
        *of_calendar, page = _cells(row, told, dossier, place)
        yield (*of_calendar, *(() if state is None else recorded_cells(row)), page)


def _dossier(view: View, code: str) -> str:
    return view.address("maatregel", maatregel=(code,))


def _cells(row, told: list[str], dossier: str, place: str) -> tuple[Cell, ...]:
    link = screen_link(dossier, row.maatregel, spoken_row(row))
    moment: Cell = moment_of(row, NO_MOMENT_NAMED)
    if told:
        moment = Markup("{} <small>({})</small>").format(moment, "; ".join(told))
    return (
        Markup("<b>{}</b> {}").format(link, row.titel),
        numbered_stap(row),
        or_else(row.doorwerking, ""),
        with_note(borging_of(row), row),
        or_else(row.plan, ""),
        ", ".join(row.laag_borging) or NOT_NAMED,
        ", ".join(row.laag_doorwerking) or NOT_NAMED,
        moment,
        place,
        page_of(row),
    )


def numbered_stap(row) -> str:
    """The stap of a row with its number; empty where it stands in none."""
    return "" if pd.isna(row.stap_nr) else f"{row.stap_nr}. {or_else(row.stap, '')}"


def with_note(words: str, row) -> Markup:
    """Words of the publication with what was decided about their row, folded up."""
    if pd.isna(row.redactie):
        return Markup("{}").format(words)
    note = opens_to("aantekening", f"regel {row.sleutel}", row.redactie)
    return Markup("{}{}").format(words, note)
