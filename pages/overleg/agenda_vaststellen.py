"""Fixing the agenda of a meeting: from then on it is the same for good."""

import streamlit as st
from markupsafe import Markup

from overleg.agenda_bewerken import Werk
from overleg.vaststellen import as_sent
from pages.overleg.agenda_bewerken import PLACE as EDITING
from pages.overleg.agenda_bewerken import has_changes
from pages.overleg.agenda_gelezen import Gelezen
from pages.overleg.parts import rests_on
from selections.dates import today
from selections.words import enumeration
from shell.filter_bar import choose
from shell.notices import voorbehoud
from shell.office import office
from shell.recording import outcome
from shell.recording.aanmelden import show_aanmelden
from shell.recording.vergadering import store_stukken
from voortgang.failures import StoreAway

PLACE = "agenda_vaststellen"


def show_fix(made: Gelezen) -> None:
    """Draw the way to fix the version in view, where it is the last and a concept."""
    if made.versie.vast or made.versie != made.meeting.laatste:
        return
    with st.popover("Agenda vaststellen", width="content"):
        if has_changes(made.meeting):
            st.html(
                "<p>U hebt wijzigingen die niet zijn opgeslagen. Sla die eerst op, of laat ze "
                "vallen.</p>"
            )
            return
        if not made.punten:
            st.html("<p>Er staat geen punt op deze agenda. Zet er eerst een op.</p>")
            return
        st.html(
            Markup(
                "<p>U stelt versie {} vast: {}. Wat het logboek er nu bij zegt, hoort erbij. "
                "Daarna blijft deze agenda zoals zij is; wijzigen kan alleen met een nieuwe "
                "versie.</p>"
            ).format(made.versie.nummer, made.counts)
        )
        if doubtful := [str(one.nummer) for one in made.punten if one.vervallen]:
            st.html(
                voorbehoud(
                    f"Kijk eerst of de vraag nog klopt bij punt {enumeration(doubtful)}: daar "
                    "worden nu minder regels gevraagd dan bij het opslaan."
                )
            )
        show_aanmelden(PLACE)
        outcome.show_wrong(PLACE, "auteur")
        words = "Ja, agenda vaststellen"
        st.button(words, type="primary", key=PLACE, on_click=_fix, args=(made,))


def show_outcome() -> None:
    """Tell what came of the last attempt to save or fix."""
    outcome.show_outcome(PLACE)
    outcome.show_outcome(EDITING)


def _fix(made: Gelezen) -> None:
    given = Werk.of(made.versie).given() | {
        # Who presses the button signs it; what it says is worked out before that.
        "auteur": made.versie.stuk.auteur,
        "overleg": made.meeting.overleg.model_dump(),
        "gezien": made.versie.stuk.id,
        "vast": True,
    }
    try:
        sent = as_sent(office(), given, today())
    except StoreAway as away:
        outcome.refuse(PLACE, str(away))
        return
    if stored := store_stukken([("agenda", sent)], PLACE, ("auteur",)):
        choose(bericht=None)
        number = stored[0].inhoud["tot_en_met"]
        # That it was saved as a concept is no longer so.
        outcome.forget(EDITING)
        outcome.tell(PLACE, f"De agenda is vastgesteld, {rests_on(number)}.")
