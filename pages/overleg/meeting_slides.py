"""A meeting on the shared screen: its agenda, what the one before left, a slide for each point."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from loaders.reported import load_reported
from overleg.beslissen import Behandeld, about, behandeld, follows, soort
from overleg.punten import in_publication, recorded
from overleg.vergaderingen import Afspraak, Vergadering
from pages.overleg.panel import show_all_panel, show_point_panel
from selections.caveats import MOMENT_CAN_COME_UP
from selections.dates import date_in_words, today
from selections.gemeld import reported_in_words
from selections.words import counted, enumeration
from shell.notices import melding, voorbehoud
from shell.presentation.slides import Deck, Slide
from shell.view import View
from voortgang.failures import StoreAway
from voortgang.rijen import maatregel_of, with_state
from voortgang.vergaderstukken import Stuk

AGENDA, BEFORE = "agenda", "vorige"
_KNOWN = "overleg_vergaderingen"


def meeting_slides(view: View) -> Deck:
    """The slides of the meeting that is chosen. Raises `StoreAway` where nothing of it is known."""
    every = _known(view)
    meeting = next((one for one in every if one.sleutel == view.query.vergadering), None)
    if meeting is None or meeting.agenda is None:
        return Deck(view, (Slide(AGENDA, "Overleg", _none),))
    points = behandeld(meeting, every, set(view.table["sleutel"]))
    return Deck(view, tuple(_slides(view, meeting, points)), meeting)


def _known(view: View) -> tuple[Vergadering, ...]:
    """All meetings, as they were known last where the log is away in the middle of one."""
    try:
        # What the meeting decides now stands on its slides, whatever day the state is of.
        found = view.log.at(max(today(), view.peildatum)).vergaderingen
    except StoreAway:
        if _KNOWN in st.session_state:
            return st.session_state[_KNOWN]
        raise
    st.session_state[_KNOWN] = found
    return found


def _slides(view: View, meeting: Vergadering, points: Sequence[Behandeld]) -> Iterator[Slide]:
    panel = partial(show_all_panel, meeting, points)
    yield Slide(AGENDA, "Agenda", partial(_agenda, meeting, points), panel)
    if meeting.vorige is not None or meeting.eerder:
        yield Slide(BEFORE, "Vorige besluitenlijst", partial(_before, meeting))
    # After the last point one comes back to the agenda, with all that was decided.
    following = [*map(of_point, points[1:]), AGENDA]
    for point, after in zip(points, following, strict=True):
        yield Slide(
            of_point(point),
            f"Punt {point.nummer}, {point.punt.onderwerp or point.punt.vraag}",
            partial(_point, view, meeting, point),
            partial(show_point_panel, view, meeting, point, after),
        )


def of_point(point: Behandeld) -> str:
    """How its slide is called in an address."""
    return f"punt-{point.punt.id}"


def _none() -> None:
    st.title("Overleg", anchor=False)
    st.html(melding("Van deze vergadering staat geen agenda in het logboek."))


def _agenda(meeting: Vergadering, points: Sequence[Behandeld]) -> None:
    st.title(_heading(meeting), anchor=False)
    items = [
        Markup("<li><span>{}. {}</span> {}</li>").format(
            point.nummer, point.punt.onderwerp or point.punt.vraag, _standing(point)
        )
        for point in points
    ]
    done = sum(point.besloten for point in points)
    said = f"Besloten is op {done} van de {counted(len(points), 'punt')}."
    introduction = [Markup("<p>{}</p>").format(meeting.agenda.inleiding)] * bool(
        meeting.agenda.inleiding
    )
    st.html(
        Markup('{}<ul class="agendapunten stand">{}</ul>{}').format(
            Markup("").join(introduction), Markup("").join(items), voorbehoud(said, _basis(meeting))
        )
    )


def _heading(meeting: Vergadering) -> str:
    concept = "" if meeting.agenda.vast else ", CONCEPT"
    return f"{meeting.overleg.naam}, {_day(meeting.overleg.datum)}{concept}"


def _basis(meeting: Vergadering) -> str:
    agenda = meeting.agenda
    if agenda.vast:
        return f"De agenda is vastgesteld, tot en met melding {agenda.tot_en_met}."
    return f"De agenda is een concept: versie {agenda.nummer}."


def _standing(point: Behandeld) -> Markup:
    if point.besluiten:
        return Markup("<b>{}</b>").format(point.in_words)
    return Markup("<span>{}</span>").format(point.punt.behandeling)


def _before(meeting: Vergadering) -> None:
    st.title("Vorige besluitenlijst", anchor=False)
    before = meeting.vorige
    parts = []
    if before is not None:
        questions = {
            punt.id: punt.onderwerp or punt.vraag
            for versie in before.versies
            for punt in versie.punten
        }
        items = [
            Markup("<li>{}: <b>{}</b>{}</li>").format(
                questions.get(one.inhoud.get("punt"), "Buiten de agenda"),
                soort(one),
                f". {one.inhoud['woorden']}" if "woorden" in one.inhoud else "",
            )
            for one in before.besluiten
        ]
        heading = f"Besluiten van {_heading_of(before)}"
        parts.append(_list(heading, items, "Geen besluiten vastgelegd."))
    open_ = [_action(one) for one in meeting.eerder]
    parts.append(_list("Openstaande acties", open_, "Geen openstaande acties."))
    st.html(Markup("").join(parts))


def _heading_of(meeting: Vergadering) -> str:
    return f"{meeting.overleg.naam}, {_day(meeting.overleg.datum)}"


def _list(heading: str, items: Sequence[Markup], otherwise: str) -> Markup:
    said = Markup("<ul>{}</ul>").format(Markup("").join(items)) if items else otherwise
    return Markup("<h2>{}</h2>{}").format(
        heading, said if items else Markup("<p>{}</p>").format(said)
    )


def _action(one: Afspraak) -> Markup:
    late = ", die dag is voorbij" if datetime.date.fromisoformat(one.voor) < today() else ""
    return Markup("<li>{} (<b>{}</b>, voor {}{})</li>").format(
        one.wat, one.organisatie, _day(one.voor), late
    )


def _point(view: View, meeting: Vergadering, point: Behandeld) -> None:
    st.title(f"{point.nummer}. {point.punt.vraag}", anchor=False)
    marks = [_told(one, point) for one in point.besluiten]
    if point.besluiten:
        marks.insert(0, Markup('<p class="besluit blijft">{}</p>').format(_decided(point)))
    acties = [_action(one) for one in meeting.acties_bij(point.punt.id)]
    advised = [
        Markup('<p class="advies"><b>Advies {}:</b> {}</p>').format(
            f"{one.inhoud['overleg']['naam']}, {_day(one.inhoud['overleg']['datum'])}",
            one.inhoud.get("woorden", ""),
        )
        for one in point.adviezen
    ]
    minutes = point.punt.minuten
    how = point.punt.behandeling + (f", {minutes} minuten" if minutes else "")
    st.html(
        Markup(
            '<div class="punt overleg">{}{}{}{}<ul class="namen">{}</ul><dl>{}</dl></div>{}'
        ).format(
            Markup("").join(marks),
            _list("Acties", acties, "") if acties else "",
            Markup("").join(advised),
            Markup("<p>{}</p>").format(point.punt.toelichting) if point.punt.toelichting else "",
            _names(view, point),
            Markup("").join(
                Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(name, text)
                for name, text in [*_facts(view, point), ("Behandeling", f"{how}.")]
            ),
            voorbehoud(MOMENT_CAN_COME_UP) if point.punt.sleutels else "",
        )
    )


def _decided(point: Behandeld) -> str:
    said = "Besloten" if point.besloten else "Deels besloten"
    return f"{said}: {point.in_words}"


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
    if not told:
        return Markup("")
    return Markup("<p><b>Besluit {}, {}:</b> {}.</p>").format(besluit.id, soort(besluit), told)


def _names(view: View, point: Behandeld) -> Markup:
    rows = _rows(view, point)
    counts = rows.groupby("maatregel", sort=False)["sleutel"].size()
    titles = rows.drop_duplicates("maatregel").set_index("maatregel")["titel"]
    gone = Counter(map(maatregel_of, set(point.punt.sleutels) - set(rows["sleutel"])))
    named = [
        *(
            f"{code} {titles[code]}" + (f" ({counted(number, 'regel')})" if number > 1 else "")
            for code, number in counts.items()
        ),
        *(f"{code} (niet meer in de kalender: {number})" for code, number in gone.items()),
    ]
    return Markup("").join(Markup("<li>{}</li>").format(one) for one in named)


def _facts(view: View, point: Behandeld) -> list[tuple[str, str]]:
    rows = _rows(view, point)
    if rows.empty:
        return []
    said = [("De publicatie", in_publication(rows.assign(in_kalender=True)))]
    if view.log.state is None:
        said.append(("Vastgelegd", view.log.problem))
    else:
        said.append(("Vastgelegd", recorded(with_state(rows, view.log.state))))
    if itself := reported_in_words(rows, load_reported()):
        said.append(("De publicatie zelf zegt", " ".join(f"{one}." for one in itself)))
    return said


def _rows(view: View, point: Behandeld) -> pd.DataFrame:
    return view.table[view.table["sleutel"].isin(point.punt.sleutels)]


def _day(text: str) -> str:
    return date_in_words(datetime.date.fromisoformat(text))
