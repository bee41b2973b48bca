"""What Overheden opens with when it is presented."""

from figures.lagen import lagen_alt, lagen_figure
from selections.caveats import INSTRUMENTS_CAN_BE_CONSIDERED
from selections.lagen import matrix
from shell.presentation.opening import Drawn, Opening
from shell.presentation.slides import sizes
from shell.view import View


def _lagen(view: View) -> Drawn:
    counts = matrix(view.rows, "borging")
    return lagen_figure(counts, sizes().chart, view.narrow), lagen_alt(counts, "borging")


opening = Opening(
    "Wie zorgt voor de borging?",
    lambda _: f"De laag is onze lezing. {INSTRUMENTS_CAN_BE_CONSIDERED}",
    _lagen,
)
