"""Overleg on the shared screen: the agenda point by point, or one slide for another part."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st
from markupsafe import Markup

from overleg.agenda import RUBRIEKEN
from overleg.punten import DERIVED, Punt
from pages.overleg.agenda import Draft, draft, summary
from pages.overleg.besluiten import show_besluiten
from pages.overleg.meeting_slides import meeting_slides
from pages.overleg.meldingenlijst import show_meldingen
from pages.overleg.organisaties import show_organisaties
from pages.overleg.parts import TITLES, names_html, stap
from pages.overleg.verslag import show_verslag
from pages.overleg.was_wordt import show_changes
from selections.caveats import MOMENT_CAN_COME_UP
from shell.lists import listed
from shell.notices import melding, voorbehoud
from shell.parts.punten import facts, question_html
from shell.presentation.slides import Deck, Slide
from shell.url.choices import ITEMS
from shell.view import View
from voortgang.failures import StoreAway

OTHERS = {
    "besluiten": show_besluiten,
    "organisaties": show_organisaties,
    "besluitenlijst": show_meldingen,
    "was-wordt": show_changes,
    "verslag": show_verslag,
}


def slides(view: View, title: str) -> Deck:
    """The agenda and its points, or the one part that is chosen; title: of the screen."""
    deel = view.query.deel
    # A point of a meeting has its rows whatever the filters choose.
    if view.rows.empty and view.query.vergadering is None:
        return Deck(view, ())
    if deel != "agenda":
        return Deck(view, (_slide(title, deel, TITLES[deel], partial(_other, view, deel)),))
    try:
        if view.query.vergadering is not None:
            return meeting_slides(view)
        made = draft(view)
    except StoreAway as away:
        draw = partial(_away, TITLES[deel], str(away))
        return Deck(view, (_slide(title, deel, TITLES[deel], draw),))
    points = (
        _slide(title, punt.id, punt.onderwerp, partial(_point, view, made, number, punt))
        for number, punt in enumerate(made.asked.punten, 1)
    )
    opening = _slide(title, deel, made.title, partial(_opening, view, made))
    return Deck(_at_point(view, made), (opening, *points))


def _slide(title: str, toon: str, name: str, draw: Callable[[], None]) -> Slide:
    return Slide(toon, f"{title}: {name}", draw)


def _at_point(view: View, made: Draft) -> View:
    """The view with the first point of a rule in view where an old address names the rule."""
    first = {rubriek: points[0][1].id for rubriek, points in made.asked.rubrieken}
    named = {item: first.get(rubriek) for item, rubriek in zip(ITEMS, RUBRIEKEN, strict=True)}
    point = named.get(view.query.toon)
    return replace(view, query=view.query.with_changes(toon=point)) if point else view


def _opening(view: View, made: Draft) -> None:
    st.title(made.title, anchor=False)
    points = [
        Markup("<span>{}</span> <span>{}</span>").format(f"{number}. {punt.kop}", punt.voorstel)
        for number, punt in enumerate(made.asked.punten, 1)
    ]
    st.html(
        listed(points, "agendapunten stand")
        + summary(view, made)
        + voorbehoud(MOMENT_CAN_COME_UP, DERIVED)
    )


def _point(view: View, made: Draft, number: int, punt: Punt) -> None:
    st.title(f"{number}. {punt.kop}", anchor=False)
    rows = made.rows.loc[list(punt.sleutels)]
    named = names_html((row.maatregel, row.titel, stap(row)) for row in rows.itertuples())
    st.html(question_html(punt.vraag, named, facts(punt, made.asked.decided(punt))))


def _other(view: View, deel: str) -> None:
    try:
        OTHERS[deel](view)
    except StoreAway as away:
        _away(TITLES[deel], str(away))


def _away(title: str, problem: str) -> None:
    st.title(title, anchor=False)
    st.html(melding(problem))
