"""What Kalender opens with when it is presented: a Gantt for each subthema."""

from figures.kalender import kalender_alt, kalender_figure
from loaders.side_tables import amvb_lead
from selections.caveats import MOMENT_CAN_COME_UP
from shell.log import for_figure
from shell.presentation.opening import Drawn, Opening
from shell.presentation.slides import sizes
from shell.view import View
from voortgang.rijen import with_state


def _equal_moments(view: View) -> str:
    problem = view.log.problem
    said = f"{MOMENT_CAN_COME_UP} Gelijke momenten staan als één staaf met hun aantal."
    return said if problem is None else f"{said} {problem}"


def _kalender(view: View) -> Drawn:
    state = view.log.recorded
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


opening = Opening("Wat komt wanneer?", _equal_moments, _kalender, whole=False, per_subthema=True)
