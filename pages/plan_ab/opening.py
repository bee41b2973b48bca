"""What Plan A en B opens with when it is presented."""

from markupsafe import Markup

from figures.tranches import tranches_alt, tranches_figure
from pages.plan_ab.chains import margins_in_words
from pages.plan_ab.tranches import MUST_BE_PRIORITISED
from pages.plan_ab.waiting import waiting_in_words
from selections.caveats import PLANS_IN_PARALLEL
from selections.tranches import tranches
from shell.presentation.opening import Drawn, Opening
from shell.presentation.slides import sizes
from shell.view import View


def _words(view: View) -> Markup:
    asked = Markup() if view.log.state is None else waiting_in_words(view)
    margins = margins_in_words(view) or PLANS_IN_PARALLEL
    return Markup("{} {} {}").format(MUST_BE_PRIORITISED, margins, asked)


def _tranches(view: View) -> Drawn | None:
    load = tranches(view.rows, view.assumptions.per_jaar)
    return None if load.empty else (tranches_figure(load, sizes().chart), tranches_alt(load))


opening = Opening("Belasting per wijzigingsbesluit", _words, _tranches)
