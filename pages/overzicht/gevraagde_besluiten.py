"""Gevraagde besluiten: what the figures and the log ask of the meeting, each with its rows."""

from datetime import date
from itertools import chain

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel, Where
from loaders.reported import load_reported
from overleg.gevraagd import START, besluiten_with_state
from selections.caveats import DERIVED_PLAN
from selections.dates import date_in_words
from selections.gevraagd import (
    DATE,
    NEAR,
    NEAR_IN_WORDS,
    PLAN_B,
    TRANCHE,
    Besluit,
    gevraagde_besluiten,
)
from selections.lezing.gemeld import reported_per_row
from selections.stappen import remarks_by_maatregel, whole_stappen
from selections.tranches import DERIVED_TRANCHE
from selections.words import counted, or_else, within_a_sentence
from shell.calendar_table import Calendar
from shell.kept import kept
from shell.parts.contradictions import computed_contradictions
from shell.parts.rows_table import folded, rows_in_short
from shell.table import opens_to, show_tabel
from shell.table_notes import BY_ORDER
from shell.view import View

KINDS = {
    START: ("Plan B nu starten", "stap"),
    PLAN_B: ("Besluit over plan B", "stap"),
    NEAR: (NEAR_IN_WORDS, "stap"),
    TRANCHE: ("Tranches prioriteren", "tranche"),
    DATE: ("Vaststellen welk moment geldt", "tegenstrijdigheid"),
}
_OF_STAP = (START, PLAN_B, NEAR)
ON_NO_AGENDA = (
    "Waarover volgens deze cijfers een besluit nodig kan zijn (afgeleid). Van deze vragen staat "
    "alleen ‘besluit over plan B’ in het concept van een agenda."
)
IN_PARALLEL = "Plan A en plan B worden parallel uitgewerkt (blz. 8)."


def besluiten(view: View) -> list[Besluit]:
    """The questions for the rows in view at the peildatum; by the calendar alone without a log."""
    given = view.peildatum, view.assumptions.lead, view.assumptions.per_jaar
    return _kept(view.calendar, view.log.state, view.places, *given)


# The same for every session with the same rows in view, and half of what Overzicht takes.
@kept(entries=32)
def _kept(
    calendar: Calendar,
    state: pd.DataFrame | None,
    places: bytes,
    peildatum: date,
    lead: int,
    per_jaar: int,
) -> list[Besluit]:
    stappen = whole_stappen(calendar.rows_at(places), calendar.table)
    given = peildatum, lead, per_jaar, computed_contradictions(calendar.table)
    if state is None:
        return gevraagde_besluiten(stappen, *given)
    return besluiten_with_state(stappen, state, *given)


def rests_on(view: View) -> str:
    """What the questions rest on, in plain text."""
    if view.log.state is None:
        return (
            "Wat over de voortgang is vastgelegd, telt hier nu niet mee: het is niet te lezen. "
            + IN_PARALLEL
        )
    return (
        f"Bij plan B telt mee wat op {date_in_words(view.peildatum)} was vastgelegd, ook het "
        "moment dat is verwacht of vastgesteld; waar plan A niet is vastgelegd, staat dat erbij. "
        "Tranches en tegenstrijdigheden gaan uit van de momenten van de publicatie; "
        f"{within_a_sentence(DERIVED_TRANCHE)} {IN_PARALLEL}"
    )


def show_besluiten(view: View) -> None:
    """Draw the questions by kind, folded up with how many there are."""
    st.html(Markup("<p>{} {}</p>").format(ON_NO_AGENDA, rests_on(view)))
    tabel = besluiten_tabel(view)
    kinds, asked = tabel.column("Soort"), besluiten(view)
    for kind, (heading, noun) in KINDS.items():
        number = kinds.count(kind)
        if kind == START and not number:
            continue
        said, caption = f"{heading}: {counted(number, noun)}", f"{heading}: {number}"
        if kind in (START, PLAN_B):
            lines = sum(len(besluit.gevraagd) for besluit in asked if besluit.soort == kind)
            said = caption = f"{heading}: {counted(lines, 'AMvB-regel')} in {counted(number, noun)}"
        with st.expander(said):
            if number:
                show_tabel(tabel.part([one == kind for one in kinds], caption))
            else:
                st.html("<p>Voor de regels in beeld wordt hier niets gevraagd.</p>")


def besluiten_tabel(view: View) -> Tabel:
    """The questions, each with the rows that it is about."""
    asked = besluiten(view)
    sleutels = {sleutel for besluit in asked for sleutel in besluit.sleutels}
    lines = rows_in_short(view, view.table[view.table["sleutel"].isin(sleutels)])
    said = reported_per_row(view.table, load_reported())
    by_sleutel = view.table.set_index("sleutel")[["maatregel", "stap", "redactie"]]

    def reported(besluit: Besluit) -> str:
        of_rows = (said.get(sleutel, ()) for sleutel in besluit.sleutels)
        return ". ".join(dict.fromkeys(chain.from_iterable(of_rows)))

    def about(besluit: Besluit) -> Cell:
        if besluit.soort not in _OF_STAP:
            return besluit.onderwerp
        words = besluit.onderwerp, or_else(by_sleutel.loc[besluit.gevraagd[0], "stap"], "")
        said = Markup('{}<div class="zin">{}</div>').format(*words)
        return Shown(": ".join(filter(None, words)), said)

    def noted(besluit: Besluit) -> Cell:
        text = "\n".join(remarks_by_maatregel(by_sleutel.loc[list(besluit.sleutels)]))
        return Shown(text, opens_to("aantekening", besluit.onderwerp, text)) if text else ""

    def regels(besluit: Besluit) -> Cell:
        folds = folded(map(lines.get, besluit.sleutels), besluit.onderwerp)
        return Shown(besluit.sleutels, folds) if besluit.sleutels else "geen"

    return Tabel.each(
        "Gevraagde besluiten",
        asked,
        {
            Column("Soort", where=Where.FILE): "soort",
            "Waarover": about,
            "Vraag": "vraag",
            "Waarop het rust": lambda besluit: Shown(
                besluit.reden, Markup('<div class="zin">{}</div>').format(besluit.reden)
            ),
            "De publicatie zelf zegt": reported,
            "Koppeling twijfelachtig": "volgorde",
            "Aantekening": noted,
            "Regels": regels,
        },
        notes=(ON_NO_AGENDA, DERIVED_PLAN, view.assumptions.sentence, BY_ORDER, rests_on(view)),
    )
