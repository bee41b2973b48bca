"""With what a screen begins when it is presented: its main chart, large and without controls."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from figures.kalender import kalender_alt, kalender_figure
from figures.kwartalen import kwartalen_alt, kwartalen_figure
from figures.lagen import lagen_alt, lagen_figure
from figures.roadmap import recorded_alt, recorded_figure, roadmap_alt, roadmap_figure
from figures.sporen import sporen_alt, sporen_figure
from figures.tranches import tranches_alt, tranches_figure
from loaders.side_tables import load_sporen
from pages.plan_ab.chains import margins_in_words
from pages.plan_ab.tranches import MUST_BE_PRIORITISED
from pages.plan_ab.waiting import waiting_in_words
from selections.caveats import INSTRUMENTS_CAN_BE_CONSIDERED, MOMENT_CAN_COME_UP, PLANS_IN_PARALLEL
from selections.dates import date_in_words
from selections.kwartalen import is_dated, moments_per_kwartaal, peaks
from selections.lagen import matrix
from selections.roadmap import tempo
from selections.tranches import tranches
from shell.assumptions import amvb_lead, assumptions
from shell.chart import show_chart
from shell.filter_bar import View
from shell.progress import for_figure, progress, recorded_in_view
from shell.state_words import freshness_sentence
from style.look import FONT_SIZE
from voortgang.counts import planned_and_recorded
from voortgang.rijen import with_state, with_state_if_recorded


@dataclass(frozen=True)
class Sizes:
    """Of what is presented, in pixels: the type of charts and of Gantts, the height of a chart.

    height: what is left under the heading and above the buttons; None is as high as it comes.
    """

    chart: int
    gantt: int
    height: int | None


# By what `static/width.js` says of the screen. On 1920 pixels nothing in a chart is below 24, and
# it draws some words one or two smaller than the rest; a quarter of a Gantt has no room for more.
# On 1280 type has the same share of the screen.
SIZES = {
    "smal": Sizes(FONT_SIZE, FONT_SIZE, None),
    "breed": Sizes(17, 15, 495),
    "groot": Sizes(26, 25, 740),
}

Drawn = tuple[go.Figure, str]


@dataclass(frozen=True)
class Opening:
    """The main thing of a screen.

    words: the sentences that bear on it; what is no Markup is plain text.
    draw: gives the chart and its text alternative; None where the rows have nothing of the kind.
    whole: whether the chart is fitted to the screen; a Gantt has rows that must keep their height.
    per_subthema: whether it is drawn for one subthema at a time, as all would not fit the screen.
    """

    heading: str
    words: Callable[[View], str | Markup]
    draw: Callable[[View], Drawn | None]
    whole: bool = True
    per_subthema: bool = False


def sizes() -> Sizes:
    """The sizes for the screen of this reader; those of a large one where it is not known."""
    return SIZES.get(st.context.cookies.get("scherm"), SIZES["groot"])


def _kwartalen(view: View) -> Drawn | None:
    if moments_per_kwartaal(view.rows).empty:
        return None
    figure = kwartalen_figure(view.rows, view.peildatum, sizes().chart, view.narrow)
    return figure, kwartalen_alt(view.rows, view.peildatum)


def _fullest(view: View) -> str:
    found = peaks(moments_per_kwartaal(view.rows))
    named = "; ".join(found["omschrijving"])
    return f"De drukste kwartalen: {named}. {MOMENT_CAN_COME_UP}" if named else MOMENT_CAN_COME_UP


def _equal_moments(view: View) -> str:
    problem = recorded_in_view(view).problem
    said = f"{MOMENT_CAN_COME_UP} Gelijke momenten staan als één staaf met hun aantal."
    return said if problem is None else f"{said} {problem}"


def _kalender(view: View) -> Drawn:
    state = recorded_in_view(view).state
    recorded = None if state is None else for_figure(with_state(view.rows, state))
    figure = kalender_figure(
        view.rows,
        view.peildatum,
        group_by="subthema",
        preparation=amvb_lead(),
        font_size=sizes().gantt,
        narrow=view.narrow,
        sentences=view.calendar.sentences,
        count_equal=True,
        recorded=recorded,
    )
    return figure, kalender_alt(view.rows, view.peildatum, recorded)


def _tranches(view: View) -> Drawn | None:
    load = tranches(view.rows, assumptions(view).per_jaar)
    return None if load.empty else (tranches_figure(load, sizes().chart), tranches_alt(load))


def _lagen(view: View) -> Drawn:
    counts = matrix(view.rows, "borging")
    return lagen_figure(counts, sizes().chart, view.narrow), lagen_alt(counts, "borging")


def _tempo(view: View) -> Drawn | None:
    found = tempo(view.rows)
    if found.empty:
        return None
    if (state := _recorded_state(view)) is not None:
        planned = planned_and_recorded(view.rows, state)
        on = date_in_words(view.peildatum)
        return recorded_figure(planned, sizes().chart, view.narrow), recorded_alt(planned, on)
    return roadmap_figure(found, sizes().chart, view.narrow), roadmap_alt(found)


def _tempo_words(view: View) -> str | Markup:
    state = _recorded_state(view)
    if state is None:
        return MOMENT_CAN_COME_UP
    dated = with_state(view.rows[is_dated(view.rows)], state)
    on = date_in_words(view.peildatum)
    return freshness_sentence(dated, on, "regels in de selectie met een datum")


def _recorded_state(view: View) -> pd.DataFrame | None:
    """The state where anything is recorded of the rows with a date; None where nothing is."""
    state = progress(view).state
    dated = with_state_if_recorded(view.rows[is_dated(view.rows)], state)
    return None if dated is None else state


def _plan_ab_words(view: View) -> Markup:
    asked = Markup() if progress(view).state is None else waiting_in_words(view)
    margins = margins_in_words(view) or PLANS_IN_PARALLEL
    return Markup("{} {} {}").format(MUST_BE_PRIORITISED, margins, asked)


def _sporen(view: View) -> Drawn:
    found = load_sporen()
    figure = sporen_figure(found, view.peildatum, sizes().gantt, view.narrow)
    return figure, sporen_alt(found)


OPENINGS = {
    "": Opening("Momenten per kwartaal", _fullest, _kwartalen),
    "kalender": Opening(
        "Wat komt wanneer?",
        _equal_moments,
        _kalender,
        whole=False,
        per_subthema=True,
    ),
    "plan-ab": Opening(
        "Belasting per wijzigingsbesluit",
        _plan_ab_words,
        _tranches,
    ),
    "overheden": Opening(
        "Wie zorgt voor de borging?",
        lambda _: f"De laag is onze lezing. {INSTRUMENTS_CAN_BE_CONSIDERED}",
        _lagen,
    ),
    "roadmap": Opening("Tempo", _tempo_words, _tempo),
    "sporen": Opening(
        "De twee sporen van hoofdstuk 2, ongeacht de filters",
        lambda _: INSTRUMENTS_CAN_BE_CONSIDERED,
        _sporen,
        whole=False,
    ),
}


def show_opening(view: View, opening: Opening, title: str) -> None:
    """Draw the main thing of the screen with this title."""
    st.title(f"{title}: {opening.heading}", anchor=False)
    st.html(Markup('<p class="voorbehoud">{}</p>').format(opening.words(view)))
    drawn = opening.draw(view)
    if drawn is None:
        st.html("<p>De regels in de selectie hebben niets dat hier is te tekenen.</p>")
        return
    figure, alt = drawn
    if opening.whole and sizes().height:
        figure.layout.height = min(figure.layout.height, sizes().height)
    show_chart(figure, "dia_begin", alt)
