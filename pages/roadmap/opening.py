"""What Roadmap opens with when it is presented: the half-years of its screen."""

from markupsafe import Markup

from pages.roadmap.halves import NO_DATES, halves_tabel, planned_facts, undated
from selections.caveats import CAVEATS_IN_SHORT
from shell.presentation.opening import Opening
from shell.table import drawn
from shell.view import View

COUNTED = "De laag is afgeleid; borging is geteld in regels, doorwerking in stappen."


def _words(view: View) -> Markup:
    facts = Markup("; ").join((*planned_facts(view), undated(view)))
    return Markup("{}{}. {} {}").format(facts[:1].upper(), facts[1:], COUNTED, CAVEATS_IN_SHORT)


def _halves(view: View) -> Markup:
    tabel = halves_tabel(view, presented=True)
    if not tabel.rows:
        return Markup("<p>{}</p>").format(NO_DATES)
    return Markup('<div class="st-key-halfjaren">{}</div>').format(drawn(tabel))


opening = Opening("Wat kan per halfjaar aan de orde zijn, wie is genoemd?", _words, _halves)
