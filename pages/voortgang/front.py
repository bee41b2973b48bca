"""Voortgang in one screenful: how the rows in view stand by the log, and what waits."""

import streamlit as st
from markupsafe import Markup

from overleg.punten import in_words
from overleg.zinnen import doubt_in_words
from selections.dates import date_in_words
from selections.words import counted
from shell.parts.punten import Asked
from shell.parts.states import groups, states, states_legend
from shell.state_words import freshness_in_words
from shell.table import screen_link
from shell.view import View
from voortgang.counts import class_of
from voortgang.stand import freshness

_STATES = Markup(
    '<div class="themas_vak">'
    '<table class="themas standen"><caption>Stand per thema op {}, in regels</caption>'
    '<thead><tr><th scope="col">Thema (regels)</th><th scope="col">Stand</th></tr></thead>'
    "<tbody>{}</tbody></table></div>{}"
)


def facts(view: View, made: Asked) -> tuple[str, ...]:
    """What stands beside the title."""
    recorded = freshness(view.log.rows).vastgelegd
    waiting = in_words(made.found, made.punten)
    return f"{counted(recorded, 'regel')} vastgelegd", f"gevraagd: {waiting}"


def show_front(view: View, made: Asked) -> None:
    """Draw it: at the left how the rows stand, at the right what is asked about them."""
    left, right = st.columns([57, 43], gap="medium")
    with left:
        st.html(
            freshness_in_words(view.log.rows, date_in_words(view.peildatum)) + states_html(view)
        )
    with right:
        st.html(waiting_html(view, made))


def states_html(view: View) -> Markup:
    """The bar of states, whole and per thema."""
    standing = class_of(view.rows, view.log.state)
    rows = (
        Markup('<tr><th scope="row">{} ({})</th><td>{}</td></tr>').format(
            name, len(of_group), states(view, name, standing[of_group.index])
        )
        for name, of_group in groups(view)
    )
    day = date_in_words(view.peildatum)
    return _STATES.format(day, Markup("").join(rows), states_legend(standing))


def waiting_html(view: View, made: Asked) -> Markup:
    """What is asked, by the rules of the agenda: how many rows, and when one is among them."""
    items = (
        Markup("<li><b>{}</b>: {} in {}.<br>{} {}</li>").format(
            rubriek.naam,
            counted(int((made.found["rubriek"] == rubriek.naam).sum()), "regel"),
            f"{counted(len(points), 'punt')}{doubt_in_words(made.found, rubriek)}",
            rubriek.regel,
            made.taken_earlier(rubriek),
        )
        for rubriek, points in made.rubrieken
    )
    agenda = screen_link(view.address("overleg", deel="agenda"), "naar de agenda, punt voor punt")
    sheet = screen_link(view.address("werkbladen"), "haal een werkblad op en lever het in")
    return Markup(
        '<div class="gevraagd"><h2>Wat wacht <small>{}</small></h2><ul>{}</ul>'
        '<p class="voorbehoud">Veel regels tegelijk, of buiten dit dashboard: {}.</p></div>'
    ).format(agenda, Markup("").join(items) or Markup("<li>Niets.</li>"), sheet)
