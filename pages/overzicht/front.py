"""Overzicht in one screenful: sentences, how each thema stands and when, what is asked."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from figures.strips import quarter_strip, year_axis
from loaders.reported import load_reported
from overleg.punten import Punt
from overleg.zinnen import of_calendar, of_log
from selections.dates import date_in_words
from selections.kwartalen import moments_per_kwartaal, peaks, quarter
from selections.words import counted
from shell.links import number_link
from shell.lists import listed
from shell.notices import melding
from shell.parts.punten import Asked, asked, per_rubriek, point_html
from shell.parts.states import ALL, groups, states, states_legend
from shell.table import screen_link
from shell.view import View
from voortgang.counts import class_of
from voortgang.failures import StoreAway

# Of the quarters that stand out; and how many points fit the first screen, the rest folds out.
SHOWN, POINTS = 2, 12
_TABLE = Markup(
    '<div class="themas_vak">'
    '<table class="themas"><caption>Stand op {}, en gepubliceerde momenten, in regels</caption>'
    '<thead><tr><th scope="col">Thema (regels)</th><th scope="col">Stand</th>'
    '<th scope="col">Momenten per kwartaal{}</th><th scope="col">Drukste kwartalen</th></tr>'
    "</thead><tbody>{}</tbody></table></div>{}"
)
_ROW = Markup('<tr><th scope="row">{} ({})</th><td>{}</td><td>{}</td><td>{}</td></tr>')


def asked_or_none(view: View) -> Asked | None:
    """What the meeting is asked; None where the log is away, which the screen says elsewhere."""
    try:
        return asked(view)
    except StoreAway:
        return None


def sentences(view: View) -> list[str]:
    """Where the rows in view stand, in a few sentences."""
    said = list(of_calendar(view.rows, load_reported(), view.peildatum))
    made = asked_or_none(view)
    if made is not None:
        said[1:1] = of_log(view.rows, view.log.state, made.found, made.punten, view.peildatum)
    return said


def show_front(view: View) -> None:
    """Draw it: at the left what is and when, at the right what is asked."""
    left, right = st.columns([57, 43], gap="medium")
    with left:
        st.html(listed(sentences(view), "zinnen") + themas_html(view))
    with right:
        st.html(points_html(view))


def themas_html(view: View) -> Markup:
    """Per thema the bar of states and the strip of quarters, and the same of all together."""
    state, axis = view.log.state, _axis(view.rows)
    standing = None if state is None else class_of(view.rows, state)
    body = Markup("").join(
        _ROW.format(
            name,
            len(rows),
            "niet te lezen" if standing is None else states(view, name, standing[rows.index]),
            *_quarters(view, name, rows, axis),
        )
        for name, rows in groups(view)
    )
    return _TABLE.format(
        date_in_words(view.peildatum),
        year_axis(axis),
        body,
        "" if standing is None else states_legend(standing),
    )


def points_html(view: View) -> Markup:
    """What is asked, point by point with the names of its maatregelen, which open to the rest."""
    made = asked_or_none(view)
    if made is None:
        return melding(view.log.problem)
    numbered = list(enumerate(made.punten, 1))
    rest = numbered[POINTS:]
    more = Markup("<details><summary>Nog {}</summary>{}</details>").format(
        counted(len(rest), "punt"), _rubrieken(view, made, rest)
    )
    asked_first = _rubrieken(view, made, numbered[:POINTS])
    link = screen_link(view.address("overleg", deel="agenda"), "Naar de agenda")
    return Markup('<div class="gevraagd"><h2>Gevraagd: {} <small>{}</small></h2>{}{}</div>').format(
        made.in_words, link, asked_first, more if rest else ""
    )


def _rubrieken(view: View, made: Asked, numbered: list[tuple[int, Punt]]) -> Markup:
    """These points with their numbers, by rule."""
    return Markup("").join(
        Markup("<h3>{} ({})</h3><ol start={}>{}</ol>").format(
            rubriek.naam,
            points[0][1].voorstel,
            points[0][0],
            Markup("").join(_point(view, punt, made) for _, punt in points),
        )
        for rubriek, points in per_rubriek(numbered)
    )


def _point(view: View, punt: Punt, made: Asked) -> Markup:
    """In two lines, so that the points fit the first screen; it opens to what is told in short."""
    reported = f"woorden publicatie bij {len(punt.gemeld_bij)}" if punt.gemeld_bij else ""
    told = "; ".join(filter(None, (made.decided_in_short(punt), reported)))
    return Markup(
        "<li><details><summary><b>{}</b> ({}){}<span>{}</span></summary>{}</details></li>"
    ).format(
        punt.onderwerp.removeprefix(f"{punt.rubriek.naam}: "),
        counted(len(punt.sleutels), "regel"),
        Markup(" <i>{}</i>").format(told) if told else "",
        punt.namen,
        point_html(view, punt, made.decided(punt)),
    )


def _axis(rows: pd.DataFrame) -> list[pd.Period]:
    """Whole years of quarters, from the first to the last moment."""
    found = moments_per_kwartaal(rows)["kwartaal"]
    if found.empty:
        return []
    first, last = found.iloc[0].year, found.iloc[-1].year
    return list(pd.period_range(f"{first}Q1", f"{last}Q4", freq="Q"))


def _quarters(view: View, name: str, rows: pd.DataFrame, axis: list[pd.Period]) -> tuple:
    per_kwartaal = moments_per_kwartaal(rows)
    numbers = per_kwartaal.set_index("kwartaal")["momenten"].reindex(axis, fill_value=0)
    within = {} if name == ALL else {"thema": (name,)}
    fullest = Markup()
    for peak in peaks(per_kwartaal).query("momenten > 1").head(SHOWN).itertuples():
        chosen = within | {"kwartaal": (peak.naam,)}
        link = number_link(view, peak.momenten, f"{name}, {peak.naam}", "moment", **chosen)
        fullest += Markup("<div>{}: {}</div>").format(peak.naam, link.html)
    strip = quarter_strip(numbers, quarter(view.peildatum))
    return strip, fullest or "nergens meer dan 1"
