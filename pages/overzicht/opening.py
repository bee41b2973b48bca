"""What every presentation opens with: the one page for the director."""

from markupsafe import Markup

from pages.overzicht.front import POINTS, asked_or_none, sentences
from selections.caveats import MOMENT_CAN_COME_UP
from selections.words import counted
from shell.lists import listed
from shell.notices import melding
from shell.parts.states import ALL, states, states_legend
from shell.presentation.opening import Opening
from shell.view import View


def _page(view: View) -> Markup:
    return Markup('<div class="directie"><div>{}{}</div><div>{}</div></div>').format(
        listed(sentences(view), "zinnen"), _bar(view), _points(view)
    )


def _bar(view: View) -> Markup:
    if view.log.classes is None:
        return Markup("")
    standing = view.log.classes[view.rows.index]
    return states(view, ALL, standing) + states_legend(standing)


def _points(view: View) -> Markup:
    made = asked_or_none(view)
    if made is None:
        return melding(view.log.problem)
    points = Markup("").join(
        Markup("<li>{} ({}, {})</li>").format(
            punt.onderwerp, counted(len(punt.sleutels), "regel"), punt.voorstel
        )
        for punt in made.punten[:POINTS]
    )
    rest = made.punten[POINTS:]
    rows = counted(sum(len(punt.sleutels) for punt in rest), "regel")
    more = Markup("<p>En nog {} over {}; zie de agenda.</p>").format(
        counted(len(rest), "punt"), rows
    )
    return Markup("<h2>Gevraagd: {}</h2><ol>{}</ol>{}").format(
        made.in_words, points, more if rest else ""
    )


opening = Opening("Waar staan we, wat wordt gevraagd?", lambda _: MOMENT_CAN_COME_UP, _page)
