"""The report for the bestuurlijk overleg: choose the period, see what it says, take it along."""

import datetime
from pathlib import Path

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.document import Document
from documents.view_info import URL_LABEL, ViewInfo
from figures.strips import state_strip
from loaders.settings import table_path
from overleg.agendastuk import day_for
from overleg.besluitenlijst import why_concept
from overleg.vergaderingen import Vergadering
from overleg.verslag import Verslag, verslag
from overleg.verslag.cijfers import Aanvraag
from pages.overleg.parts import anchor, concept, period, rests_on, unknown_meeting
from selections.caveats import MOMENT_CAN_COME_UP, PLANS_IN_PARALLEL
from selections.dates import date_in_words
from shell.calendar_table import file_stamp
from shell.downloads import report_info, show_report_buttons
from shell.lists import listed
from shell.log import Log
from shell.notices import melding, voorbehoud
from shell.office import office
from shell.parts.states import states_legend
from shell.parts.status_definitions import show_status_woorden
from shell.table import screen_link, show_tabel
from shell.view import View
from style.look import STAND_LOOKS
from voortgang.settings import DATABASE_URL


def show_verslag(view: View) -> None:
    """Draw what the report says that is asked for, and the way to take it along; on the shared
    screen what it says alone. Raises `StoreAway`."""
    if view.query.vergadering and view.vergadering is None:
        st.html(melding(unknown_meeting(view)))
        return
    van, tot = period(view)
    report = _report(view, van, tot)
    if view.query.presentatie:
        st.title(report.titel, anchor=False)
        _preview(report)
        return
    st.header(report.titel, anchor=False)
    if (until := _until(view)) is not None and until < office().store.last_id():
        later = (
            f"Wat na nummer {until} van het logboek is vastgelegd, telt hier niet mee; gerekend is "
            f"op {date_in_words(report.op)}."
        )
        decided = view.vergadering and _decided(view.vergadering)
        links = []
        if decided and until < decided:
            words = "De rapportage met de besluiten van dit overleg"
            links.append(screen_link(view.address(None, bericht=decided), words))
        of_now = view.address(None, vergadering=None, bericht=None)
        links.append(screen_link(of_now, "De rapportage zoals het logboek nu is"))
        st.html(melding(Markup("{} {}.").format(later, Markup(". ").join(links)), said=False))
    _preview(report)
    show_status_woorden()
    st.html(
        "<p>In het bestand staan ook de hoofdstukken met wat is gevraagd, besloten, gedaan en "
        "verschoven, de komende twee kwartalen, plan B, per thema en per overheidslaag. Het wordt "
        "gemaakt zodra u op de knop drukt.</p>"
    )
    whole = st.checkbox("Met bijlagen die bij elk getal de regels noemen", value=True)
    # The address in the file names what was left to its default: it gives this report for good.
    again = {"verslag_van": van, "verslag_tot": tot, "bericht": report.laatste_bericht}
    show_report_buttons(
        view,
        report.op,
        "Voortgangsrapportage",
        report.titel,
        lambda info: as_document(report, info, whole),
        again,
    )


def as_document(report: Verslag, info: ViewInfo, whole: bool = True) -> Document:
    """The report as a file. whole: with its annexes. Raises `StoreAway`."""
    facts = (*report.kenmerken, *anchor(report.laatste_bericht), (URL_LABEL, info.url))
    return Document(
        info,
        facts,
        (*report.delen, *(report.bijlagen if whole else ())),
        kaart=report.kaart,
        # What it rests on ends the report; the annexes are for who goes after a number.
        facts_at=len(report.delen),
        front=report.voorblad,
    )


def _until(view: View) -> int | None:
    """The last record that counts: as asked, else that at which the agenda of the meeting that is
    chosen was fixed; None for all."""
    fixed = view.vergadering and view.vergadering.vastgesteld
    return fixed.tot_en_met if view.query.bericht is None and fixed else view.query.bericht


def _decided(meeting: Vergadering) -> int | None:
    """The last besluit or actie of a meeting that decided on every point; None of any other."""
    if why_concept(meeting):
        return None
    besluiten = (stuk.id for stuk in (*meeting.besluiten, *meeting.herroepen))
    return max((*besluiten, *(actie.nummer for actie in meeting.acties)), default=None)


def _standing(view: View, until: int | None) -> tuple[str, datetime.date]:
    """What a report is, up to this record: what its meeting was called with, that with its
    besluiten, or a concept; and the day of the state that it is about: of a meeting not after it,
    or what is late or silent would be so at the peildatum.
    """
    meeting = view.vergadering
    fixed = meeting and meeting.vastgesteld
    if fixed and until == fixed.tot_en_met:
        day = day_for(meeting.dag, fixed.stuk.dag)
        words = f"stand van vóór {meeting.titel}, {rests_on(until)}"
        return words, min(day, view.peildatum)
    decided = meeting and _decided(meeting)
    if decided and until is not None and until >= decided:
        recorded = max(stuk.dag for stuk in view.log.stukken if stuk.id <= decided)
        words = f"met de besluiten van {meeting.titel}, {rests_on(until)}"
        return words, min(max(meeting.dag, recorded), view.peildatum)
    return concept(view.peildatum), view.peildatum


def _report(view: View, van: pd.Period, tot: pd.Period) -> Verslag:
    of, path = office(), table_path()
    until = _until(view)
    assumed = view.assumptions
    words, day = _standing(view, until)
    asked = Aanvraag(
        van=van,
        tot=tot,
        op=day,
        lead=assumed.lead,
        per_jaar=assumed.per_jaar,
        aanname=assumed.sentence,
        selectie=view.filters_in_words,
        in_beeld=report_info(view, day, "").counts,
        kalender=of.kalender.versie,
        concept=words,
    )
    made_from = (path, file_stamp(path), DATABASE_URL.read(), of.store.last_id())
    return _kept(made_from, asked, until, tuple(view.rows["sleutel"]))


# The number of the last record is part of the key: what is kept is never out of date.
@st.cache_resource(show_spinner=False, max_entries=16, hash_funcs={Aanvraag: repr})
def _kept(
    made_from: tuple[Path, object, str, int],
    asked: Aanvraag,
    until: int | None,
    sleutels: tuple[str, ...],
) -> Verslag:
    of = office()
    table = of.kalender.table
    rows = table[table["sleutel"].isin(sleutels)]
    stukken = of.store.stukken() if until is None else of.store.stukken(until)

    def state_on(day: datetime.date) -> pd.DataFrame:
        return Log(table, rows, day, asked.lead, until).required()

    return verslag(table, rows, state_on, asked, stukken)


def _preview(report: Verslag) -> None:
    counts = report.standen.value_counts(sort=False)
    strip = state_strip(
        [(STAND_LOOKS[kind], number, Markup(number)) for kind, number in counts.items()]
    )
    facts = dict(report.kenmerken)
    st.html(
        Markup("{}{}{}").format(
            listed(report.voorblad.paragraphs, "verslag_zinnen"),
            strip,
            states_legend(report.standen),
        )
    )
    for table in report.voorblad.tables[1:]:
        if table.rows:
            show_tabel(table)
            if table.notes:
                st.html(voorbehoud(*table.notes))
    st.html(
        voorbehoud(
            MOMENT_CAN_COME_UP,
            PLANS_IN_PARALLEL,
            "Niet vastgelegd is geen oordeel.",
            f"Stand op {facts['Stand op']}, logboek {facts['Logboek']}.",
            facts["Opnieuw te maken"],
        )
    )
    with st.container(key="verslag_cijfers"):
        show_tabel(report.hoofdcijfers)
