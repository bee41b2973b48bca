"""What Overheden opens with when it is presented."""

from figures.lagen import lagen_alt, lagen_figure
from pages.overheden.matrices import ROLES, TWO_LAYERS, doubt_of_borging
from selections.caveats import INSTRUMENTS_CAN_BE_CONSIDERED, ROLES_ARE_OPEN
from selections.lagen import matrix
from shell.presentation.opening import FOUR_LINES, Drawn, Opening
from shell.presentation.slides import sizes
from shell.view import View


def _lagen(view: View) -> Drawn:
    by_rol = {words: matrix(view.rows_of_matrix(), rol) for rol, words in ROLES.items()}
    return lagen_figure(by_rol, sizes().chart), lagen_alt(by_rol)


opening = Opening(
    "Wie is genoemd, in welke rol?",
    lambda view: " ".join(
        (
            "De laag is afgeleid.",
            TWO_LAYERS,
            *doubt_of_borging(view.rows),
            ROLES_ARE_OPEN,
            INSTRUMENTS_CAN_BE_CONSIDERED,
        )
    ),
    _lagen,
    share=FOUR_LINES,
)
