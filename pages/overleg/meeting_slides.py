"""A meeting on the shared screen: its agenda, what the one before left, a slide for each point."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st
from markupsafe import Markup

from overleg.agendastuk import Agendapunt, minutes_in_words, vooraf
from overleg.beslissen import BESTUURLIJK, Behandeld, about, follows, said_once, soort
from overleg.vergaderingen import Afspraak, Vergadering
from pages.overleg.agenda_gelezen import Gelezen, gelezen, te_beslissen
from pages.overleg.agenda_vergadering import per_regel
from pages.overleg.panel import advice, earlier, show_all_panel, show_point_panel, since_fixed
from pages.overleg.parts import names_html
from selections.caveats import MOMENT_CAN_COME_UP
from selections.dates import date_in_words, today
from selections.words import counted, enumeration, out_of
from shell.lists import facts, listed
from shell.notices import melding, voorbehoud
from shell.office import office
from shell.presentation.slides import Deck, Slide
from shell.view import View
from voortgang.failures import StoreAway
from voortgang.vergaderstukken import Stuk, Vooraftekst

AGENDA, BEFORE = "agenda", "vorige"
_KNOWN = "overleg_gepresenteerd"


@dataclass(frozen=True)
class _Meeting:
    """What is presented: the agenda as it was fixed, and what was decided on it up to now.

    every: all meetings. last: the last record of the log when it was read; what came since is not
    in it.
    """

    made: Gelezen
    every: tuple[Vergadering, ...]
    points: tuple[Behandeld, ...]
    last: int

    @property
    def meeting(self) -> Vergadering:
        return self.made.meeting


def meeting_slides(view: View) -> Deck:
    """The slides of the meeting that is chosen. Raises `StoreAway` where nothing of it is known."""
    shown = _known(view)
    if shown is None:
        return Deck(view, (Slide(AGENDA, "Overleg", _none),))
    return Deck(view, tuple(_slides(view, shown)), shown.meeting, shown.last, shown.made.concept)


def _known(view: View) -> _Meeting | None:
    """What the log says of it, or said last where it is away in the middle of the meeting."""
    try:
        found = _read(view)
    except StoreAway:
        kept = st.session_state.get(_KNOWN)
        if kept is None or kept.meeting.sleutel != view.query.vergadering:
            raise
        return kept
    st.session_state[_KNOWN] = found
    return found


def _read(view: View) -> _Meeting | None:
    last = office().store.last_id()
    # What the meeting decides now stands on its slides, whatever day the view is of.
    now = replace(view, peildatum=max(today(), view.peildatum))
    meeting = now.vergadering
    if meeting is None or meeting.agenda is None:
        return None
    made = gelezen(now, meeting, meeting.agenda)
    return _Meeting(made, now.log.vergaderingen, te_beslissen(now, made), last)


def _slides(view: View, shown: _Meeting) -> Iterator[Slide]:
    meeting = shown.meeting
    before = vooraf(meeting, shown.every)
    yield Slide(
        AGENDA, "Agenda", partial(_agenda, shown), partial(show_all_panel, meeting, shown.points)
    )
    if before.titel:
        yield Slide(BEFORE, "Vooraf", partial(_before, before))
    # After the last point one comes back to the agenda, with all that was decided.
    following = [*map(_toon, shown.points[1:]), AGENDA]
    for point, one, after in zip(shown.points, shown.made.punten, following, strict=True):
        yield Slide(
            _toon(point),
            f"Punt {point.nummer}, {one.onderwerp}",
            partial(_point, shown, point, one),
            partial(show_point_panel, view, meeting, point, after),
        )


def _toon(point: Behandeld) -> str:
    return f"punt-{point.punt.id}"


def _title(words: str) -> None:
    # What somebody typed: `st.title` would read signs in it as markup.
    st.html(Markup("<h1>{}</h1>").format(words))


def _none() -> None:
    _title("Overleg")
    st.html(melding("Van deze vergadering staat geen agenda in het logboek."))


def _agenda(shown: _Meeting) -> None:
    made, points = shown.made, shown.points
    _title(", ".join(filter(None, (shown.meeting.titel, shown.made.concept))))
    items = [
        Markup("<span>{}. {}</span> {}").format(point.nummer, one.onderwerp, _standing(point))
        for point, one in zip(points, made.punten, strict=True)
    ]
    done = sum(point.besloten for point in points)
    minutes = minutes_in_words(point.punt for point in points)
    inleiding = Markup("<p>{}</p>").format(made.versie.inleiding) if made.versie.inleiding else ""
    st.html(
        Markup("{}{}{}").format(
            inleiding,
            listed(items, "agendapunten stand"),
            voorbehoud(
                f"Besloten is op {done} {out_of(len(points), 'punt')}"
                f"{f'; {minutes}' if minutes else ''}.",
                f"Agenda: {made.status}; de stand is die van {date_in_words(made.day)}.",
            ),
        )
    )


def _standing(point: Behandeld) -> Markup:
    if point.besluiten:
        return Markup("<b>{}</b>").format(point.in_words)
    minutes = point.punt.minuten
    said = (point.punt.behandeling, counted(minutes, "minuut") if minutes else "")
    return Markup("<span>{}</span>").format(", ".join(filter(None, said)))


def _before(before: Vooraftekst) -> None:
    _title(f"Vooraf: {before.titel}")
    besluiten = [
        Markup("{}: <b>{}</b>{}").format(punt, kind, f". {words}" if words else "")
        for punt, kind, words in before.besluiten
    ]
    acties = [
        Markup("{} (<b>{}</b>, uiterlijk {}; {})").format(wat, organisatie, day, agreed)
        for _, wat, organisatie, day, agreed in before.acties
    ]
    st.html(
        Markup("").join(
            Markup("<h2>{}</h2>{}").format(heading, listed(items))
            for heading, items in (("Besluiten", besluiten), ("Openstaande acties", acties))
            if items
        )
        or Markup("<p>Er is toen niets besloten, en er staat geen actie open.</p>")
    )


def _point(shown: _Meeting, point: Behandeld, one: Agendapunt) -> None:
    _title(f"{point.nummer}. {point.punt.vraag}")
    decided = Markup('<p class="besluit blijft">{}</p>').format(_decided(shown.meeting, point))
    said = [
        decided if point.besluiten else "",
        *(_told(besluit, point) for besluit in point.besluiten),
        *map(_actie, shown.meeting.acties_bij(point.punt.id)),
        since_fixed(point),
        advice(point),
        *map(_actie, point.acties),
    ]
    # After the rows, which are what is asked about: a point can have been on many meetings.
    before = (earlier(*said) for said in said_once(point.eerder, point.punt))
    # What was said before stands above them, as it holds by now.
    feiten = replace(one, eerder=()).feiten
    st.html(
        Markup('<div class="punt overleg">{}{}{}{}</div>{}').format(
            Markup("").join(said),
            per_regel(one)
            or names_html((row.maatregel, row.titel, row.stap) for row in one.regels),
            Markup("").join(before),
            facts(feiten),
            voorbehoud(MOMENT_CAN_COME_UP) if one.regels else "",
        )
    )


def _actie(actie: Afspraak) -> Markup:
    return Markup("<p><b>Actie {}:</b> {} ({}, uiterlijk {}; {})</p>").format(
        actie.nummer, actie.wat, actie.organisatie, actie.uiterlijk, actie.overleg.naam
    )


def _decided(meeting: Vergadering, point: Behandeld) -> str:
    # A directeurenoverleg advises; it decides nothing.
    said = "Besloten" if meeting.overleg.soort == BESTUURLIJK else "Vastgelegd"
    return f"{said if point.besloten else f'Deels {said.lower()}'}: {point.in_words}"


def _told(besluit: Stuk, point: Behandeld) -> Markup:
    """What a besluit says beside its kind; nothing where that is all."""
    said = besluit.inhoud
    only, volgt = about(besluit, point.punt), follows(besluit)
    beside = [
        said.get("woorden", ""),
        f"Bij {only}" if only else "",
        f"Voor de regels volgt eruit: {volgt}" if volgt else "",
        f"Door {enumeration(said['organisaties'])}" if said.get("organisaties") else "",
    ]
    told = ". ".join(one.rstrip(".") for one in beside if one)
    whole = Markup("<p><b>Besluit {}, {}:</b> {}.</p>").format(besluit.id, soort(besluit), told)
    return whole if told else Markup()
