"""The one filter bar, and the sole owner of the URL and of what is chosen in a session.

The fields are not bound to the URL by Streamlit (`bind="query-params"`): a bound field writes
the words it shows (`maatregel=1.1.16 Beekdalen`), drops what it does not know without a word, and
leaves no step for the Back button. Here the URL is read when a session starts and when the reader
goes back or forward, and written after every change, which makes each change a step back.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from html import escape

import pandas as pd
import streamlit as st
from markupsafe import Markup
from streamlit.runtime.scriptrunner import get_script_run_ctx

from shell.calendar_table import Calendar
from shell.kept import kept
from shell.notices import melding
from shell.table import screen_link
from shell.url.choices import Choices
from shell.url.kinds import Day, Parameter, Place, Problem, Quarter
from shell.url.parameters import PARAMETERS
from shell.url.query import EMPTY, Query, consistent, parameters, parse
from shell.url.rows import loosening, narrowing
from shell.view import NOT_APPLIED, View, view_of

PROBLEMS_SHOWN = 5
_QUERY = "filterbalk_query"
_PROBLEMS = "filterbalk_problems"
_FIELDS = [one for one in PARAMETERS.values() if one.place]
_OF_OVERLEG = {
    "agenda": ("overleg",),
    "besluitenlijst": ("dag", "begin", "einde"),
    "was-wordt": ("was", "wordt"),
    "verslag": ("verslag_van", "verslag_tot", "bericht"),
}


def filter_bar(table: pd.DataFrame) -> View:
    """Draw the bar, keep the URL equal to what is chosen, and give the rows in view.

    Call it before `st.navigation`: a change of screen then takes the parameters along in one step.
    """
    calendar = _calendar(table)
    narrow = st.context.cookies.get("scherm") == "smal"
    with st.container(key="filterbalk", gap="xsmall"):
        query = _draw_fields(calendar.choices, narrow)
        view = view_of(calendar, query, narrow, st.session_state[_PROBLEMS])
        if not query.presentatie:
            _draw_more(view)
        _draw_problems(view.problems)
        if view.not_applied is not None:
            _draw_not_applied(view.not_applied)
        if view.rows.empty:
            _draw_loosening(view)
    return view


def choose(**changes: object) -> None:
    """Have the bar and the URL say something else from the next run on; a callback of a button."""
    _choose(st.session_state[_QUERY].with_changes(**changes))


def field(view: View, name: str) -> object:
    """Draw the field of a parameter of one screen; gives what is chosen, as `view.query` has it."""
    _draw_on_page(PARAMETERS[name], view.query, view.calendar.choices)
    return view.query.value(name)


def of_overleg(view: View) -> None:
    """Draw the choices of the part of Overleg in view; what is chosen stands in `view.query`."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        for name in _OF_OVERLEG[view.query.deel]:
            one = PARAMETERS[name]
            offered = {name: _offered(view, name)} if isinstance(one, Quarter) else {}
            _draw_on_page(one, view.query, view.calendar.choices | offered)


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
    _draw_on_page(PARAMETERS["keten"], view.query, known)
    return view.query.keten


def _draw_on_page(one: Parameter, query: Query, known: dict[str, Choices]) -> None:
    """Draw a field of one screen; the bar, which comes first, knows it from the next run on."""
    one.draw(query.value(one.name), known)
    if not one.shows(query.value(one.name)):
        st.rerun()


@kept(entries=2)
def _calendar(table: pd.DataFrame) -> Calendar:
    return Calendar.of(table)


def _draw_fields(known: dict[str, Choices], narrow: bool) -> Query:
    """Draw the fields; gives what is chosen."""
    is_new = _QUERY not in st.session_state
    if is_new or get_script_run_ctx().is_history_navigation:
        query, problems = parse(_url_parameters(), known)
    else:
        query, problems = _from_fields(st.session_state[_QUERY], known)
        if query == st.session_state[_QUERY] and not problems:
            problems = st.session_state[_PROBLEMS]
    _choose(query, problems)
    if not query.presentatie:
        _draw_row(query, known, narrow)
    if is_new:
        # The browser may have come back to a new session, after a restart or a long sleep, with
        # a choice that the URL does not have yet.
        query, more = _from_fields(query, known)
        st.session_state[_QUERY], st.session_state[_PROBLEMS] = query, (*problems, *more)
    wanted = parameters(query, known)
    if wanted != _url_parameters():
        st.query_params.from_dict(wanted)
    return query


def _url_parameters() -> dict[str, list[str]]:
    return {name: st.query_params.get_all(name) for name in st.query_params}


def _from_fields(query: Query, known: dict[str, Choices]) -> tuple[Query, tuple[Problem, ...]]:
    """`query` with what was changed in the fields; one that is not drawn cannot be changed."""
    chosen, problems = {}, []
    for one in _FIELDS:
        if one.is_drawn and not one.shows(query.value(one.name)):
            chosen[one.name], wrong = one.chosen(known)
            problems += wrong
    settled, wrong = consistent(query.with_changes(**chosen))
    return settled, (*problems, *wrong)


def _choose(query: Query, problems: tuple[Problem, ...] = ()) -> None:
    st.session_state[_QUERY] = query
    st.session_state[_PROBLEMS] = problems
    for one in _FIELDS:
        one.show(query.value(one.name))


def _clear() -> None:
    _choose(replace(st.session_state[_QUERY].without_filters(), peildatum=None))


def _draw_row(query: Query, known: dict[str, Choices], narrow: bool) -> None:
    with (
        _folded_up(narrow),
        st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filters"),
    ):
        _draw_at(Place.BAR, query, known)
        with (
            st.popover("Meer filters", width="content"),
            st.container(horizontal=True, gap="small", width=456, key="meer_filters"),
        ):
            _draw_at(Place.MORE, query, known)
            st.html(
                "<p>Het spoor is afgeleid uit de programma’s die bij een maatregel "
                "worden genoemd.</p>"
            )
        st.button("Wis alle filters", on_click=_clear)
        st.button("Presenteren", on_click=choose, kwargs={"presentatie": True})


def _draw_at(place: Place, query: Query, known: dict[str, Choices]) -> None:
    for one in _FIELDS:
        if one.place is place:
            one.draw(query.value(one.name), known)


@contextmanager
def _folded_up(narrow: bool) -> Iterator[None]:
    """On a narrow screen the fields would push everything else out of view."""
    if not narrow:
        yield
        return
    with st.expander("Filters"):
        yield


def _draw_more(view: View) -> None:
    """Say what is chosen in the fields that are not in sight."""
    chosen = (PARAMETERS[name] for name in narrowing(view.query))
    more = [_in_words(one, view) for one in chosen if one.place is Place.MORE]
    if more:
        st.html(f"<p>Onder Meer filters gekozen: {escape('; '.join(more))}.</p>")


def _in_words(one: Parameter, view: View) -> str:
    words, said = one.words.lower(), one.in_words(view.query.value(one.name), view.calendar.choices)
    if isinstance(one, Day):
        return f"{words} {said}"
    if one.name == "status" and view.not_applied is not None:
        said = f"{said} ({NOT_APPLIED})"
    return f"{words}: {said}"


def _draw_problems(problems: tuple[Problem, ...]) -> None:
    if not problems:
        return
    shown = [str(problem) for problem in problems[:PROBLEMS_SHOWN]]
    more = len(problems) - PROBLEMS_SHOWN
    if more > 0:
        shown.append(f"en nog {more}.")
    words = "Niet alles wat in het adres of de filters staat, is te gebruiken. Weggelaten is:"
    st.html(melding(words, items=shown, role="alert"))


def _draw_not_applied(problem: str) -> None:
    words = Markup(
        "<b>Op status is niet gefilterd:</b> alle regels die bij de andere filters passen, staan "
        "in beeld. {}"
    )
    st.html(melding(words.format(problem)))


def _draw_loosening(view: View) -> None:
    ways = []
    costs = loosening(
        view.table, view.query, view.peildatum, view.calendar.searchable, view.classes
    )
    for name, rows in costs:
        if rows:
            address = view.address(None, **{name: EMPTY.value(name)})
            link = screen_link(address, f"zonder het filter {PARAMETERS[name].words}")
            ways.append(Markup("{}: {} regels").format(link, rows))
    advice = (
        "Laat een van de filters los:"
        if ways
        else "Eén filter loslaten is niet genoeg: laat er meer los, of wis alle filters."
    )
    none = Markup("<b>Geen enkele regel past bij alle gekozen filters samen.</b>")
    st.html(melding(none, advice, items=ways, role=None))
