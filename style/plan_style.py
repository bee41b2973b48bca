"""How a plan looks in a file: its words, its letter, its colours.

Names and fills are those of `style.look` (a test compares them: exports and figures may not
import each other), so that the PDF of a screen shows what the screen showed. A hatching and a
letter stand beside the colour, which is never the only cue.
"""

from dataclasses import dataclass

NO_LINE = "geen regel"


@dataclass(frozen=True)
class PlanStyle:
    """name, letter: for the reader; fill, edge, mark: #rrggbb; hatching: none, lines or dots."""

    name: str
    letter: str
    fill: str
    edge: str
    mark: str
    hatching: str


PLAN_STYLES = {
    "A": PlanStyle("plan A", "A", "#154273", "#154273", "#154273", "none"),
    "B": PlanStyle("plan B", "B", "#ffe3c2", "#94470a", "#c4640f", "lines"),
    "overig": PlanStyle("overig", "o", "#c9d1d6", "#56646d", "#7d8b94", "dots"),
    NO_LINE: PlanStyle("zonder borgingsregel", "–", "#ffffff", "#767676", "#767676", "none"),
}
PEILDATUM_COLOUR = "#a90061"
