"""Whose turn is it: of each layer what can come up when, and the way to its own agenda."""

from documents.tabel import Cell, Column, Shown, Tabel
from selections.buckets import BUCKETS
from selections.dates import date_in_words
from selections.lagen import turns
from shell.links import number_link
from shell.parts.lagen import rows_of_matrix
from shell.table import screen_link
from shell.table_notes import DERIVED_LAAG
from shell.view import View

# What is asked now comes first, what has passed last.
ORDER = (*BUCKETS[1:], BUCKETS[0])


def turns_tabel(view: View) -> Tabel:
    """The rows in which each layer is named, in any role, by their moment at the peildatum."""

    def number(laag: str, name: str, of: int) -> Cell:
        chosen = {"laag": (laag,), "rol": "alle", "moment": (name,)}
        return number_link(view, of, f"{laag}, {name}", **chosen)

    found = turns(rows_of_matrix(view), view.peildatum)
    on = date_in_words(view.peildatum)
    return Tabel.of(
        "Wie is aan zet",
        (Column("Overheid"), *(Column(name, numeric=True) for name in ORDER)),
        (
            (
                _own_agenda(view, row["laag"]),
                *(number(row["laag"], name, row[name]) for name in ORDER),
            )
            for row in found.to_dict("records")
        ),
        notes=(f"Regels waarin de overheid in een van de drie rollen is genoemd. {DERIVED_LAAG}",),
        caption=f"Regels waarin de overheid is genoemd, in welke rol ook, naar hun moment op {on}; "
        "elke naam leidt naar de eigen agenda",
    )


def _own_agenda(view: View, laag: str) -> Cell:
    address = view.address(None, laag=(laag,), rol="alle")
    return Shown(laag, screen_link(address, laag, f"agenda {laag}"))
