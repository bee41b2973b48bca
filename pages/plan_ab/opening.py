"""What Plan A en B opens with when it is presented."""

from markupsafe import Markup

from pages.plan_ab.chains import margins_in_words
from pages.plan_ab.picture import picture
from pages.plan_ab.waiting import waiting_in_words
from selections.caveats import PLANS_IN_PARALLEL
from shell.presentation.opening import FOUR_LINES, Opening
from shell.presentation.slides import sizes
from shell.view import View


def _words(view: View) -> Markup:
    asked = Markup() if view.log.state is None else waiting_in_words(view)
    told = margins_in_words(view) or PLANS_IN_PARALLEL, view.assumptions.lead_sentence, asked
    return Markup("{} {} {}").format(*told)


opening = Opening(
    "De berekende uiterste start van plan B",
    _words,
    lambda view: picture(view, sizes().gantt),
    share=FOUR_LINES,
)
