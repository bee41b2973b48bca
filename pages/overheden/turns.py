"""Whose turn is it: of each layer what can come up when, and the way to its own agenda."""

import streamlit as st

from documents.tabel import Cell, Column, Shown, Tabel
from pages.overheden.matrices import TWO_LAYERS, doubt_of_borging
from selections.buckets import BUCKETS
from selections.caveats import LAST_QUARTER
from selections.dates import date_in_words
from selections.lagen import turns
from shell.links import number_link
from shell.notices import voorbehoud
from shell.table import screen_link, show_tabel
from shell.table_notes import DERIVED_LAAG
from shell.view import View

# What is asked now comes first, what has passed last.
ORDER = (*BUCKETS[1:], BUCKETS[0])

WHERE_FROM = (
    "De laag is afgeleid: uit het genoemde instrument of uit de overheid die de woorden zelf "
    f"noemen. {TWO_LAYERS} {LAST_QUARTER}"
)
ALL_LAYERS = "Wie aan zet is en de rollen tellen alle overheden; de agenda alleen de gekozen."


def show_turns(view: View) -> None:
    """Draw them, with how a layer is read and what a choice of one has no part in."""
    with st.container(gap="xsmall", key="aan_zet"):
        st.html(voorbehoud(WHERE_FROM, *((ALL_LAYERS,) if view.filters.laag else ())))
        show_tabel(turns_tabel(view))


def turns_tabel(view: View) -> Tabel:
    """The rows in which each layer is named, in any role, by their moment at the peildatum."""

    def own_agenda(laag: str) -> Cell:
        address = view.address(None, laag=(laag,), rol="alle")
        return Shown(laag, screen_link(address, laag, f"agenda {laag}"))

    def number(laag: str, name: str, of: int) -> Cell:
        chosen = {"laag": (laag,), "rol": "alle", "moment": (name,)}
        return number_link(view, of, f"{laag}, {name}", **chosen)

    found = turns(view.rows_of_matrix(), view.peildatum)
    on = date_in_words(view.peildatum)
    return Tabel.of(
        "Wie is genoemd",
        (Column("Overheid"), *(Column(name, numeric=True) for name in ORDER)),
        (
            (own_agenda(row["laag"]), *(number(row["laag"], name, row[name]) for name in ORDER))
            for row in found.to_dict("records")
        ),
        notes=(
            f"Regels waarin de overheid in een van de drie rollen is genoemd. {DERIVED_LAAG} "
            f"{LAST_QUARTER}",
            *doubt_of_borging(view.rows),
        ),
        caption="Regels waarin de overheid is genoemd, in welke rol ook, naar hun moment volgens "
        f"de publicatie op {on}; elke naam leidt naar de eigen agenda",
    )
