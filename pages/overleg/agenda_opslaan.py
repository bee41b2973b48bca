"""The meetings that the log knows, and the way to keep the draft as the agenda of one."""

import datetime
from contextlib import suppress
from typing import get_args

import streamlit as st
from markupsafe import Markup

from documents.tabel import Shown, Tabel
from overleg.agenda_bewerken import Werk
from overleg.agendastuk import size_in_words
from overleg.beslissen import BESTUURLIJK, behandeld
from overleg.besluitenlijst import besluiten_in_words, besluiten_of
from overleg.punten import Punt
from overleg.vergaderingen import Vergadering
from pages.overleg.agenda_bewerken import PLACE as EDITING
from pages.overleg.agenda_gelezen import agenda_of
from pages.overleg.parts import rests_on
from selections.dates import FIRST_DAY, LAST_DAY, date_in_words, today
from selections.kwartalen import label, quarter
from selections.words import counted, enumeration
from shell.filter_bar import choose
from shell.notices import voorbehoud
from shell.parts.punten import Asked
from shell.recording.aanmelden import show_aanmelden
from shell.recording.concept import Draft, keep_draft
from shell.recording.fields import PUT_BACK
from shell.recording.outcome import refuse, refuse_fields, show_outcome, show_wrong, tell
from shell.recording.vergadering import overleggen, store_stukken
from shell.table import screen_link, show_first
from shell.view import View
from voortgang.failures import StoreAway
from voortgang.vergaderstukken import Overleg, agendas
from voortgang.vocabulary import SoortOverleg

PLACE = "agenda_opslaan"
SAVE = "Opslaan als concept"
FIRST_SHOWN = 2
LONGEST_NAME = 200
_SOORT, _NAAM, _DATUM, _START = (
    f"{PLACE}_{name}" for name in ("soort", "naam", "datum", "uitgaan_van")
)
BY_RULE = "het concept volgens de regels, hieronder"
_GIVEN_BACK, _SAVED = f"{PLACE}_teruggezet", f"{PLACE}_opgeslagen"
_DRAWN = ("auteur", "naam", "datum")
THERE = (
    "Van dit overleg op deze dag staat al een agenda in het logboek. Open die in de lijst van "
    "vergaderingen om haar te bewerken, of kies een andere dag."
)


def show_meetings(view: View) -> None:
    """Draw the meetings in the log, the last day first, each a link. Raises `StoreAway`."""
    meetings = view.log.vergaderingen[::-1]
    if meetings:
        with st.container(key="vergaderingen"):
            show_first(meetings_table(view, meetings), FIRST_SHOWN, "vergadering")


def meetings_table(view: View, meetings: tuple[Vergadering, ...]) -> Tabel:
    """The meetings, a row each."""

    def link(one: Vergadering) -> Shown:
        address = view.address(None, deel="agenda", vergadering=one.sleutel, bericht=None)
        return Shown(one.overleg.naam, screen_link(address, one.overleg.naam, one.titel))

    return Tabel.each(
        "Vergaderingen",
        meetings,
        {
            "Vergadering": link,
            "Soort": lambda one: one.overleg.soort,
            "Datum": lambda one: date_in_words(one.dag),
            "Agenda": _agenda,
            "Besloten": lambda one: _decided(view, one),
        },
        caption="Vergaderingen in het logboek, de laatste dag eerst",
    )


def draft_punten(punten: tuple[Punt, ...]) -> list[dict[str, object]]:
    """The points of the draft as an agenda in the log has them."""
    return [
        {
            "onderwerp": punt.onderwerp,
            "vraag": punt.vraag,
            "behandeling": punt.voorstel,
            "sleutels": list(punt.sleutels),
        }
        for punt in punten
    ]


def starts(view: View) -> dict[str, Vergadering]:
    """The meetings of directors with a fixed agenda, that one for a bestuurlijk overleg can start
    with, by what that is called; the last day first.
    """
    return {
        agenda_of(one): one
        for one in view.log.vergaderingen[::-1]
        if one.overleg.soort != BESTUURLIJK and one.vastgesteld
    }


def show_save(view: View, made: Asked) -> None:
    """Draw, for who may, the way to keep the draft as the agenda of a meeting."""
    theirs = overleggen()
    # What is recorded now is not there on a day before.
    if theirs == () or not made.punten or view.peildatum < today():
        return
    given_back = st.session_state.get(_GIVEN_BACK, False)
    with st.expander("Agenda opslaan voor een overleg", expanded=given_back):
        _keep_typed()
        # What is said of a day is of the quarter that was chosen then.
        show_outcome(PLACE, {**_typed(), "overleg": made.overleg})
        started = _chosen(view)
        said = _what_is_taken(view, started) if started else _what_is_kept(view, made)
        st.html(Markup("<p>{}</p>").format(said))
        columns = st.columns(4, vertical_alignment="top")
        with columns[0]:
            show_aanmelden(PLACE)
            show_wrong(PLACE, "auteur")
        with columns[1]:
            kinds = get_args(SoortOverleg)
            st.selectbox("Soort", kinds, index=1, key=_SOORT, persist_state="session")
        with columns[2]:
            _show_naam(view, theirs)
        with columns[3]:
            st.date_input(
                "Datum van het overleg",
                value=None,
                key=_DATUM,
                format="DD-MM-YYYY",
                min_value=FIRST_DAY,
                max_value=LAST_DAY,
                persist_state="session",
            )
            show_wrong(PLACE, "datum")
        if (offered := starts(view)) and _typed()["soort"] == BESTUURLIJK:
            if st.session_state.get(_START) not in offered:
                st.session_state[_START] = BY_RULE
            choices = [BY_RULE, *offered]
            st.selectbox("Uitgaan van", choices, key=_START, persist_state="session")
        st.button(SAVE, type="primary", key=PLACE, on_click=_save, args=(view, made))


def _show_naam(view: View, theirs: tuple[str, ...] | None) -> None:
    label, kept = "Naam van het overleg", {"key": _NAAM, "persist_state": "session"}
    if theirs is not None:
        st.selectbox(label, theirs, index=None, placeholder="kies een naam", **kept)
        show_wrong(PLACE, "naam")
        return
    # A list in which one can type drops what is typed and not chosen.
    st.text_input(label, max_chars=LONGEST_NAME, **kept)
    show_wrong(PLACE, "naam")
    if known := _known(view):
        st.html(voorbehoud(f"Eerder: {'; '.join(known)}."))


def _known(view: View) -> list[str]:
    return [*dict.fromkeys(one.overleg.naam for one in view.log.vergaderingen)]


def wrong_date(
    day: datetime.date | None, made: Asked, started: Vergadering | None = None
) -> str | None:
    """Why the draft, or the agenda of another meeting, cannot be kept for a meeting on this day;
    None where it can.
    """
    if day is None:
        return "Datum ontbreekt; vul de dag van het overleg in."
    if started:
        before = f"{date_in_words(day)} is voor {started.titel}; kies die dag of een latere."
        return before if day < started.dag else None
    if quarter(day) == made.overleg:
        return None
    here, there = label(made.overleg), label(quarter(day))
    return (
        f"{date_in_words(day)} valt in {there}; het concept hieronder is dat van {here}. Kies bij "
        f"‘Overleg in’ eerst {there}, of een dag in {here}."
    )


def _save(view: View, made: Asked) -> None:
    typed = _typed()
    naam, day, started = typed["naam"], typed["datum"], _chosen(view)
    wrong = {} if naam else {"naam": "Naam ontbreekt; vul de naam van het overleg in."}
    if problem := wrong_date(day, made, started):
        wrong["datum"] = problem
    if wrong:
        refuse_fields(PLACE, "", wrong)
        return
    try:
        # As it was spelled before: capitals make no other overleg.
        naam = next((one for one in _known(view) if one.casefold() == naam.casefold()), naam)
        overleg = {"soort": typed["soort"], "naam": naam, "datum": day.isoformat()}
        taken = {"punten": draft_punten(made.punten)}
        if started:
            taken = Werk.starting_with(started.vastgesteld).given()
        given = {"overleg": overleg, "gezien": 0, **taken}
        if agendas(view.log.at(today()).stukken, Overleg.model_construct(**overleg)):
            refuse_fields(PLACE, "", {"datum": THERE})
            return
        if not (stored := store_stukken([("agenda", given)], PLACE, _DRAWN)):
            return
        found = view.log.at(today()).vergaderingen
    except StoreAway as away:
        refuse(PLACE, str(away))
        return
    # What is typed for one meeting is not what the next is called.
    st.session_state[_NAAM] = st.session_state[_DATUM] = None
    st.session_state[_START] = BY_RULE
    st.session_state[_GIVEN_BACK], st.session_state[_SAVED] = False, True
    of = next(one for one in found if one.laatste and one.laatste.stuk.id == stored[0].id)
    tell(EDITING, "De agenda is opgeslagen als concept, versie 1.")
    choose(vergadering=of.sleutel, bericht=None)


def forget_saved() -> None:
    """Have the browser forget what was typed for an agenda once it is saved: where that leads to,
    the fields are not drawn.
    """
    if st.session_state.get(_SAVED):
        _keep_typed()


def _typed() -> dict[str, object]:
    kept = st.session_state
    return {
        "soort": kept.get(_SOORT),
        "naam": (kept.get(_NAAM) or "").strip(),
        "datum": kept.get(_DATUM),
    }


def _chosen(view: View) -> Vergadering | None:
    """The meeting with whose agenda is started; None where with the draft."""
    kept = st.session_state
    return starts(view).get(kept.get(_START)) if kept.get(_SOORT) == BESTUURLIJK else None


def _keep_typed() -> None:
    typed = _typed()
    day = typed["datum"] and typed["datum"].isoformat()
    start = st.session_state.get(_START) or BY_RULE
    held = {"soort": typed["soort"], "naam": typed["naam"], "datum": day or "", "start": start}
    filled = bool(typed["naam"] or day)
    keep_draft(PLACE, held if filled else {}, {"naam": _NAAM}, _put_back)


def _put_back(draft: Draft) -> None:
    st.session_state[_GIVEN_BACK] = True
    naam, theirs = draft.get("naam", "")[:LONGEST_NAME], overleggen()
    st.session_state[_NAAM] = naam if theirs is None or naam in theirs else None
    if draft.get("soort") in get_args(SoortOverleg):
        st.session_state[_SOORT] = draft["soort"]
    with suppress(ValueError):
        day = datetime.date.fromisoformat(draft.get("datum", ""))
        st.session_state[_DATUM] = min(max(day, FIRST_DAY), LAST_DAY)
    st.session_state[_START] = draft.get("start", BY_RULE)
    tell(PLACE, PUT_BACK)


def _what_is_kept(view: View, made: Asked) -> str:
    filters = [f"{name}: {value}" for name, value in view.filters_in_words]
    of = f" Alleen de regels die bij de filters passen ({enumeration(filters)})." if filters else ""
    return (
        f"Het concept hieronder ({made.in_words}) wordt versie 1 van de agenda. Daarna kunt u de "
        f"agenda bewerken en vaststellen.{of}"
    )


def _what_is_taken(view: View, started: Vergadering) -> str:
    fixed, done = started.vastgesteld, besluiten_of(started, view.log.vergaderingen)
    return (
        f"De agenda van {started.titel} ({size_in_words(fixed.punten)}, versie {fixed.nummer}) "
        "wordt versie 1 van deze agenda, "
        "met dezelfde volgorde, behandeling, minuten en inleiding; een advies gaat mee met zijn "
        f"punt. In dat overleg: {besluiten_in_words(done)}. Wat de regels van het concept nu "
        "anders vragen, staat daarna bij de agenda en komt er niet vanzelf op."
    )


def _agenda(one: Vergadering) -> str:
    if one.agenda is None:
        return "geen agenda"
    said = f"vastgesteld ({rests_on(one.agenda.tot_en_met)})" if one.agenda.vast else "concept"
    return f"versie {one.agenda.nummer}, {said}"


def _decided(view: View, one: Vergadering) -> str:
    if one.agenda is None:
        return counted(len(one.besluiten), "besluit")
    points = behandeld(one, view.log.vergaderingen, set(view.table["sleutel"]))
    return f"{sum(point.besloten for point in points)} van {counted(len(points), 'punt')}"
