"""Section "Besluiten, acties en agenda’s": what meetings recorded, as it is stored."""

import json
from collections.abc import Iterator

import streamlit as st

from documents.tabel import Column, Tabel
from pages.logboek.cells import lines, recorded_by, recorded_on, sealed
from pages.logboek.refusal import refusal_in_its_place
from selections.words import counted
from shell.recording.audit import audit
from shell.table import Cell, show_tabel
from voortgang.vergaderstukken import KINDS, Overleg

COLUMNS = (
    Column("Melding"),
    Column("Vastgelegd op"),
    Column("Wat"),
    Column("Overleg"),
    Column("Wat erin staat"),
    Column("Door"),
    Column("Kalender en zegel"),
)
PAGE = 50
# Beside what a column of its own says.
_SAID_ELSEWHERE = ("overleg", "vingerafdruk")


@st.fragment
def show_stukken() -> None:
    """Draw the fields to search with and the last that are found, newest first."""
    with refusal_in_its_place():
        every = audit().stukken().iloc[::-1]
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
        shown = found.head(PAGE)
        more = f", hier de laatste {PAGE}" if len(found) > PAGE else ""
        show_tabel(
            Tabel.of(
                "Stukken",
                COLUMNS,
                map(_cells, shown.itertuples()),
                caption=f"{counted(len(found), 'melding')} van overleggen{more}",
            )
        )


def _cells(record) -> tuple[Cell, ...]:
    said = json.loads(record.inhoud)
    return (
        record.id,
        recorded_on(record),
        record.soort,
        Overleg.model_construct(**said["overleg"]).titel,
        lines(*_fields(said)),
        recorded_by(record),
        sealed(record),
    )


def _fields(said: dict[str, object], within: str = "") -> Iterator[str]:
    """Each field of it, a line a field; of a list of blocks each block numbered."""
    for name, value in said.items():
        if name in _SAID_ELSEWHERE:
            continue
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for number, block in enumerate(value, 1):
                yield from _fields(block, f"{within}{name} {number}, ")
        elif isinstance(value, list):
            yield f"{within}{name}: {', '.join(map(str, value))}" if value else ""
        else:
            yield f"{within}{name}: {value}"
