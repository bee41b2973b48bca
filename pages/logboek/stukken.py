"""Section "Besluiten, acties en agenda’s": what meetings recorded, as it is stored."""

import datetime
import json
from collections.abc import Iterator, Mapping

import streamlit as st
from markupsafe import Markup

from documents.tabel import Tabel
from pages.logboek.parts import lines, recorded_by, recorded_on, refusal_in_its_place, sealed
from selections.dates import date_in_words
from selections.words import counted
from shell.recording.audit import audit
from shell.table import show_tabel
from voortgang.vergaderstukken import KINDS, Agendatekst, Overleg
from voortgang.vocabulary import GONE
from voortgang.words import gevolg_in_words

PAGE = 50
# What a field is called, with what it holds; the others are told as they are stored.
_WORDS = {
    "wat": "{}",
    "soort": "<b>{}</b>",
    "woorden": "{}",
    "organisatie": "Wie: {}",
    "voor": "Uiterlijk: {}",
    "status": "Stand: {}",
    "punt": "Bij punt {}",
    "besluit": "Bij besluit {}",
    "actie": "Vervolg van actie {}",
    "herroept": "Herroept besluit {}",
    "organisaties": "Door {}",
    "uitgaande_van": "Uitgegaan van agenda {}",
    "gezien": "Bewerkt vanaf agenda {}",
    "tot_en_met": "Rust op het logboek tot en met nummer {}",
    "inleiding": "Inleiding: {}",
    "toelichting": "Toelichting: {}",
    "sleutels": "Regels: {}",
    "van_punten": "Uit punt {}",
}
# Beside what a column, or a word of its own, says.
_SAID_ELSEWHERE = ("overleg", "vingerafdruk", "gevolgen", "punten", "tekst", "vast")
_REASONS = ("oorzaak", "gevolg", "bijsturing")
_OF_POINT = ("id", "onderwerp", "vraag", "behandeling", "minuten")


@st.fragment
def show_stukken() -> None:
    """Draw the fields to search with and the last that are found, newest first."""
    with refusal_in_its_place():
        every = audit().stukken_table().iloc[::-1]
        with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
            kind = st.selectbox(
                "Wat", list(KINDS), index=None, key="logboek_stuk", placeholder="alles", width=220
            )
            typed = st.text_input("Woord of regel", key="logboek_stuk_woord", width=220).strip()
        found = every if kind is None else every[every["soort"] == kind]
        if typed:
            found = found[found["inhoud"].str.contains(typed, case=False, regex=False)]
        if found.empty:
            st.html("<p>Er is niets dat hieraan voldoet.</p>")
            return
        shown = found.head(PAGE).assign(said=lambda of: of["inhoud"].map(json.loads))
        more = f", hier de laatste {PAGE}" if len(found) > PAGE else ""
        show_tabel(
            Tabel.each(
                "Stukken",
                shown.itertuples(),
                {
                    "Nummer": "id",
                    "Vastgelegd op": recorded_on,
                    "Wat": "soort",
                    "Overleg": lambda one: Overleg.model_construct(**one.said["overleg"]).titel,
                    "Wat erin staat": lambda one: lines(*_told(one.soort, one.said)),
                    "Door": recorded_by,
                    "Kalender en zegel": sealed,
                },
                caption=f"{counted(len(found), 'stuk')} van overleggen{more}",
            )
        )


def _told(kind: str, said: Mapping[str, object]) -> Iterator[Markup | str]:
    """What it says as a secretary reads it, a line each; an agenda folded up, point by point."""
    if kind != "agenda":
        yield from _fields(said)
        gevolgen: dict[str, list[str]] = {}
        for one in said.get("gevolgen", ()):
            because = {name: one[name] for name in _REASONS if one.get(name)}
            words = "; ".join((", ".join(gevolg_in_words(one)), *_stored(because)))
            gevolgen.setdefault(words, []).append(one["sleutel"])
        for words, sleutels in gevolgen.items():
            yield f"Gevolg: {words}, bij {', '.join(sleutels)}"
        return
    punten = said["punten"]
    rows = {sleutel for punt in punten for sleutel in punt.get("sleutels", ())}
    state = "vastgesteld" if said.get("vast") else "concept"
    yield Markup("<b>{}</b>, {} over {}").format(
        state, counted(len(punten), "punt"), counted(len(rows), "regel")
    )
    points = Markup("").join(map(_point, punten))
    yield _folded("De punten", lines(*_fields(said)), Markup("<ol>{}</ol>").format(points))
    if said.get("tekst"):
        sent = Agendatekst.model_validate(said["tekst"])
        yield _folded("De tekst waarmee zij is verstuurd", lines(*_sent(sent)))


def _folded(words: str, *parts: Markup) -> Markup:
    whole = Markup("<details><summary>{}</summary>{}</details>")
    return whole.format(words, Markup("").join(parts))


def _point(punt: Mapping[str, object]) -> Markup:
    minutes = punt.get("minuten")
    beside = [f"id {punt['id']}", punt.get("behandeling"), minutes and counted(minutes, "minuut")]
    head = Markup("<b>{}</b> ({})").format(
        punt.get("onderwerp") or punt["vraag"], ", ".join(filter(None, beside))
    )
    question = punt["vraag"] if punt.get("onderwerp") else ""
    others = {name: value for name, value in punt.items() if name not in _OF_POINT}
    return Markup("<li>{}</li>").format(lines(head, question, *_fields(others)))


def _sent(tekst: Agendatekst) -> Iterator[Markup | str]:
    """What an agenda was sent with, point by point."""
    day = date_in_words(datetime.date.fromisoformat(tekst.dag))
    yield f"Stand van {day}; kalender {tekst.kalender}"
    yield tekst.vastgelegd
    yield tekst.vooraf.titel
    yield from map(": ".join, tekst.vooraf.besluiten)
    for actie in tekst.vooraf.acties:
        yield f"Actie {'; '.join(map(str, actie))}"
    for number, punt in enumerate(tekst.punten, 1):
        yield Markup("<b>Punt {}</b>").format(number)
        if (over := punt.over) is not None:
            yield from (over.publicatie, over.vastgelegd, *over.gemeld)
            yield from (over.berekend, over.verschil)
        yield from map(": ".join, punt.eerder)
        for row in punt.regels:
            name = " ".join(filter(None, (row.maatregel, row.titel)))
            gone = "" if row.in_kalender else GONE
            said = (row.borging, row.publicatie, row.logboek, gone)
            yield f"{', '.join(filter(None, (name, row.stap)))}: {'; '.join(filter(None, said))}"


def _fields(said: Mapping[str, object]) -> Iterator[Markup | str]:
    """A line for each of its own fields that holds something."""
    told = {**dict.fromkeys(_WORDS), **said}
    for name, value in told.items():
        if name in _SAID_ELSEWHERE or value in (None, "", []):
            continue
        if name not in _WORDS:
            yield from _stored({name: value})
            continue
        value = ", ".join(map(str, value)) if isinstance(value, list) else value
        words = date_in_words(datetime.date.fromisoformat(value)) if name == "voor" else value
        yield Markup(_WORDS[name]).format(words)


def _stored(said: Mapping[str, object], within: str = "") -> Iterator[str]:
    """Each field as it is stored, a line a field; of a list of blocks each block numbered."""
    for name, value in said.items():
        if isinstance(value, dict):
            yield from _stored(value, f"{within}{name}, ")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            for number, block in enumerate(value, 1):
                yield from _stored(block, f"{within}{name} {number}, ")
        elif isinstance(value, list):
            yield f"{within}{name}: {', '.join(map(str, value))}" if value else ""
        else:
            yield f"{within}{name}: {value}"
