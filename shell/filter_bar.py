"""The one filter bar, and the sole owner of the URL and of what is chosen in a session.

The URL is read when a session starts and when the reader goes back or forward, and written after
every change, which makes each change a step back. A field tells what is chosen in it in the words
of the URL (`server/static/fields.js`), so that there is one way to read both.
"""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup
from streamlit.runtime.scriptrunner import get_script_run_ctx

from selections.words import counted
from shell.calendar_table import Calendar
from shell.fields import Chosen, show_fields
from shell.kept import kept
from shell.notices import melding
from shell.table import screen_link
from shell.url.choices import Choices
from shell.url.kinds import Known, Place, Problem, Quarter
from shell.url.parameters import PARAMETERS
from shell.url.query import EMPTY, Query, chosen, parameters, parse
from shell.url.rows import loosening
from shell.view import OF_ONE_SCREEN, View, view_of

PROBLEMS_SHOWN = 5
_QUERY = "filterbalk_query"
_PROBLEMS = "filterbalk_problems"
_OF_BAR = [
    *(one.name for one in PARAMETERS.values() if one.place not in (None, Place.SCREEN)),
    # "Presenteren" is a button of the bar.
    "presentatie",
]
_OF_OVERLEG = {
    "agenda": ("overleg",),
    "besluiten": ("verslag_van", "verslag_tot", "bericht"),
    "organisaties": ("uiterlijk",),
    "besluitenlijst": ("dag", "begin", "einde"),
    "was-wordt": ("was", "wordt"),
    "verslag": ("verslag_van", "verslag_tot", "bericht"),
}


# The one calendar of all sessions that look at the same table.
calendar_of = kept(entries=2)(Calendar.of)


def filter_bar(table: pd.DataFrame) -> View:
    """Draw the bar, keep the URL equal to what is chosen, and give the rows in view.

    Call it before `st.navigation`: a change of screen then takes the parameters along in one step.
    """
    calendar = calendar_of(table)
    narrow = st.context.cookies.get("scherm") == "smal"
    with st.container(key="filterbalk", gap="xsmall"):
        query = _draw_bar(calendar.choices)
        view = view_of(calendar, query, narrow, st.session_state[_PROBLEMS])
        _draw_problems(view.problems)
        if view.not_applied is not None:
            words = Markup(
                "<b>Op status is niet gefilterd:</b> alle regels die bij de andere filters passen, "
                "staan in beeld. {}"
            )
            st.html(melding(words.format(view.not_applied)))
        if view.rows.empty:
            _draw_loosening(view)
    return view


def choose(**changes: object) -> None:
    """Have the bar and the URL say something else from the next run on; a callback of a button."""
    st.session_state[_QUERY] = st.session_state[_QUERY].with_changes(**changes)
    st.session_state[_PROBLEMS] = ()


def leave_form() -> None:
    """Let the Kalender begin with its first form again, where another screen is drawn: the form was
    chosen there, or by a link to rows.
    """
    st.session_state[_QUERY] = st.session_state[_QUERY].with_changes(**OF_ONE_SCREEN)


def field(view: View, name: str) -> object:
    """Draw the field of a parameter of one screen; gives what is chosen, as `view.query` has it."""
    _draw(f"veld_{name}", [name], view.query, view.calendar.choices)
    return view.query.value(name)


def of_overleg(view: View) -> None:
    """Draw the choices of the part of Overleg in view; what is chosen stands in `view.query`."""
    deel = view.query.deel
    names = _OF_OVERLEG[deel]
    if deel == "besluiten" and view.query.vergadering:
        names = ("bericht",)
    quarters = [name for name in names if isinstance(PARAMETERS[name], Quarter)]
    offered = {name: _offered(view, name) for name in quarters}
    _draw(f"velden_{deel}", names, view.query, view.calendar.choices | offered)


def _offered(view: View, name: str) -> Choices:
    """The quarters in which the calendar has moments, and the one that is chosen."""
    known, due = view.calendar.choices[name], view.calendar.choices["kwartaal"].choices
    span = [known.find(one.label).value for one in (*due[:1], *due[-1:])]
    kept = (None, view.query.value(name))
    return Choices(
        tuple(
            choice
            for choice in known.choices
            if choice.value in kept or (span and span[0] <= choice.value <= span[-1])
        )
    )


def stap_of_chain(view: View, offered: Sequence[str]) -> str | None:
    """Draw the choice of a stap, of those that are offered (`shell.url.choices.chain_name`).

    Gives what is chosen, which a filter may have put out of view since; None is the tightest.
    """
    of_all = view.calendar.choices["keten"]
    names = dict.fromkeys((None, *offered, view.query.keten))
    known = {"keten": Choices(tuple(of_all.of(name) for name in names))}
    _draw("veld_keten", ["keten"], view.query, view.calendar.choices | known)
    return view.query.keten


def _draw_bar(known: Known) -> Query:
    """Draw the fields; gives what is chosen."""
    if _QUERY not in st.session_state or get_script_run_ctx().is_history_navigation:
        st.session_state[_QUERY], st.session_state[_PROBLEMS] = parse(_url_parameters(), known)
    query = st.session_state[_QUERY]
    if not query.presentatie:
        _draw("balk", _OF_BAR, query, known, bar=True)
    wanted = parameters(query, known)
    if wanted != _url_parameters():
        st.query_params.from_dict(wanted)
    return query


def _url_parameters() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _draw(key: str, names: Sequence[str], query: Query, known: Known, bar: bool = False) -> None:
    """Draw the fields of these parameters, with what they offer."""
    fields: list[dict] = []
    for one in map(PARAMETERS.get, names):
        if one.place is Place.WITHIN:
            fields[-1]["inner"] = one.field(known)
        elif one.place:
            fields.append(one.field(known))
    said = {name: texts for name, texts in parameters(query, known).items() if name in names}

    def take(told: Chosen) -> None:
        before = st.session_state[_QUERY]
        st.session_state[_QUERY], st.session_state[_PROBLEMS] = chosen(before, names, told, known)

    show_fields(key, fields, said, take, bar)


def _draw_problems(problems: tuple[Problem, ...]) -> None:
    if not problems:
        return
    shown = []
    for problem in problems[:PROBLEMS_SHOWN]:
        known = PARAMETERS.get(problem.parameter)
        shown.append(f"{known.words}: {problem.reason}" if known else str(problem))
    more = len(problems) - PROBLEMS_SHOWN
    if more > 0:
        shown.append(f"en nog {more}.")
    words = "Niet alles wat in het adres of de filters staat, is te gebruiken. Weggelaten is:"
    st.html(melding(words, items=shown))


def _draw_loosening(view: View) -> None:
    ways = []
    given = view.table, view.query, view.peildatum, view.calendar.searchable, view.standings
    for name, rows in loosening(*given):
        if rows:
            address = view.address(None, **{name: EMPTY.value(name)})
            link = screen_link(address, f"zonder het filter {PARAMETERS[name].words}")
            ways.append(Markup("{}: {}").format(link, counted(rows, "regel")))
    advice = (
        "Laat een van de filters los:"
        if ways
        else "Eén filter loslaten is niet genoeg: laat er meer los, of wis alle filters."
    )
    none = Markup("<b>Geen enkele regel past bij alle gekozen filters samen.</b>")
    st.html(melding(none, advice, items=ways, said=False))
