"""What Roadmap opens with when it is presented: the tempo, with what came of it where recorded."""

from markupsafe import Markup

from figures.roadmap import recorded_alt, recorded_figure, roadmap_alt, roadmap_figure
from overleg.zinnen import freshness_sentence
from pages.roadmap.recorded import dated_and_recorded
from selections.caveats import MOMENT_CAN_COME_UP
from selections.dates import date_in_words
from selections.roadmap import tempo
from shell.presentation.opening import Drawn, Opening
from shell.presentation.slides import sizes
from shell.view import View
from voortgang.counts import planned_and_recorded


def _words(view: View) -> str | Markup:
    recorded = dated_and_recorded(view)
    if recorded is None:
        return MOMENT_CAN_COME_UP
    on = date_in_words(view.peildatum)
    return freshness_sentence(recorded, on, "regels in de selectie met een datum")


def _tempo(view: View) -> Drawn | None:
    found = tempo(view.rows)
    if found.empty:
        return None
    if dated_and_recorded(view) is None:
        return roadmap_figure(found, sizes().chart, view.narrow), roadmap_alt(found)
    planned = planned_and_recorded(view.rows, view.log.state)
    on = date_in_words(view.peildatum)
    return recorded_figure(planned, sizes().chart, view.narrow), recorded_alt(planned, on)


opening = Opening("Tempo", _words, _tempo)
