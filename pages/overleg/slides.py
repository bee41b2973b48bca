"""Overleg on the shared screen: the agenda item by item, or one slide for another part."""

from collections.abc import Callable, Iterator
from functools import partial

import streamlit as st
from markupsafe import Markup

from overleg.agenda import PUNTEN, Punt
from pages.overleg.agenda import Draft, draft, item_title, show_item, summary
from pages.overleg.meldingenlijst import show_decisions
from pages.overleg.parts import TITLES
from pages.overleg.verslag import show_verslag
from pages.overleg.was_wordt import show_changes
from selections.caveats import MOMENT_CAN_COME_UP
from shell.notices import melding, voorbehoud
from shell.presentation.slides import Deck, Slide
from shell.url.choices import ITEMS
from shell.view import View
from voortgang.failures import StoreAway

OTHERS = {
    "besluitenlijst": show_decisions,
    "was-wordt": show_changes,
    "verslag": show_verslag,
}


def slides(view: View, title: str) -> Deck:
    """The agenda and its items, or the one part that is chosen; title: of the screen."""
    parts = () if view.rows.empty else tuple(_parts(view))
    return Deck(
        view,
        tuple(Slide(step, f"{title}: {name}", draw) for step, name, draw in parts),
    )


def _parts(view: View) -> Iterator[tuple[str, str, Callable[[], None]]]:
    """Of each slide what `toon` says, its name and what draws it."""
    deel = view.query.deel
    if deel != "agenda":
        yield deel, TITLES[deel], partial(_other, view, deel)
        return
    try:
        made = draft(view)
    except StoreAway as away:
        yield deel, TITLES[deel], partial(_away, TITLES[deel], str(away))
        return
    yield deel, made.title, partial(_opening, view, made)
    for number, (step, punt) in enumerate(zip(ITEMS, PUNTEN, strict=True), 1):
        if not made.of(punt).empty:
            yield step, punt.naam, partial(_item, view, made, number, punt)


def _opening(view: View, made: Draft) -> None:
    st.title(made.title, anchor=False)
    items = [
        Markup("<li>{}</li>").format(item_title(number, punt, made.of(punt)))
        for number, punt in enumerate(PUNTEN, 1)
        if not made.of(punt).empty
    ]
    st.html(
        Markup('<ul class="agendapunten">{}</ul>{}{}').format(
            Markup("").join(items), summary(view, made), voorbehoud(MOMENT_CAN_COME_UP)
        )
    )


def _item(view: View, made: Draft, number: int, punt: Punt) -> None:
    st.title(item_title(number, punt, made.of(punt)), anchor=False)
    show_item(view, made, number, punt)


def _other(view: View, deel: str) -> None:
    try:
        OTHERS[deel](view)
    except StoreAway as away:
        _away(TITLES[deel], str(away))


def _away(title: str, problem: str) -> None:
    st.title(title, anchor=False)
    st.html(melding(problem))
