"""What Sporen en schillen opens with when it is presented: the sporen, whatever is filtered."""

from figures.sporen import sporen_alt, sporen_figure
from loaders.side_tables import load_sporen
from selections.caveats import INSTRUMENTS_CAN_BE_CONSIDERED
from shell.presentation.opening import Drawn, Opening
from shell.presentation.slides import sizes
from shell.screen_size import screen_size
from shell.view import View


def _sporen(view: View) -> Drawn:
    found = load_sporen()
    figure = sporen_figure(found, view.peildatum, sizes().gantt, view.narrow, screen_size().width)
    return figure, sporen_alt(found)


opening = Opening(
    "De twee sporen van hoofdstuk 2, ongeacht de filters",
    lambda _: INSTRUMENTS_CAN_BE_CONSIDERED,
    _sporen,
)
