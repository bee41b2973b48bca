"""With what Roadmap begins when it is presented: the tempo, with what came of it where recorded."""

import pandas as pd
from markupsafe import Markup

from figures.roadmap import recorded_alt, recorded_figure, roadmap_alt, roadmap_figure
from selections.caveats import MOMENT_CAN_COME_UP
from selections.dates import date_in_words
from selections.kwartalen import is_dated
from selections.roadmap import tempo
from shell.presentation.opening import Drawn, Opening
from shell.presentation.slides import sizes
from shell.state_words import freshness_sentence
from shell.view import View
from voortgang.counts import planned_and_recorded
from voortgang.rijen import is_recorded, with_state


def _words(view: View) -> str | Markup:
    state = _recorded_state(view)
    if state is None:
        return MOMENT_CAN_COME_UP
    dated = with_state(view.rows[is_dated(view.rows)], state)
    on = date_in_words(view.peildatum)
    return freshness_sentence(dated, on, "regels in de selectie met een datum")


def _tempo(view: View) -> Drawn | None:
    found = tempo(view.rows)
    if found.empty:
        return None
    if (state := _recorded_state(view)) is not None:
        planned = planned_and_recorded(view.rows, state)
        on = date_in_words(view.peildatum)
        return recorded_figure(planned, sizes().chart, view.narrow), recorded_alt(planned, on)
    return roadmap_figure(found, sizes().chart, view.narrow), roadmap_alt(found)


def _recorded_state(view: View) -> pd.DataFrame | None:
    """The state where anything is recorded of the rows with a date; None where nothing is."""
    state = view.log.state
    return state if is_recorded(view.rows[is_dated(view.rows)], state) else None


opening = Opening("Tempo", _words, _tempo)
