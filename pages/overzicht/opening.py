"""What Overzicht opens with when it is presented."""

from figures.kwartalen import kwartalen_alt, kwartalen_figure
from selections.caveats import MOMENT_CAN_COME_UP
from selections.kwartalen import moments_per_kwartaal, peaks
from shell.presentation.opening import Drawn, Opening
from shell.presentation.slides import sizes
from shell.view import View


def _fullest(view: View) -> str:
    found = peaks(moments_per_kwartaal(view.rows))
    named = "; ".join(found["omschrijving"])
    return f"De drukste kwartalen: {named}. {MOMENT_CAN_COME_UP}" if named else MOMENT_CAN_COME_UP


def _kwartalen(view: View) -> Drawn | None:
    if moments_per_kwartaal(view.rows).empty:
        return None
    figure = kwartalen_figure(view.rows, view.peildatum, sizes().chart, view.narrow)
    return figure, kwartalen_alt(view.rows, view.peildatum)


opening = Opening("Momenten per kwartaal", _fullest, _kwartalen)
