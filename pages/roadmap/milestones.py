"""Section "Mijlpalen": the rows with a date, in order of time."""

from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel
from figures.text import shortened
from selections.roadmap import milestones
from shell.links import dossier_of
from shell.view import View

DOELSTELLING_CHARACTERS = 90


def milestones_tabel(view: View) -> Tabel:
    """Who delivers what, when, where and to which end, of each row in view with a date."""
    found = milestones(view.rows)
    return Tabel.each(
        "Mijlpalen",
        found.itertuples(),
        {
            "Tijd": "agendering",
            "Gebied": "gebied",
            "Mijlpaal": "mijlpaal",
            "Doelstelling": _doelstelling,
            "Wie, naar rol (genoemd is niet verantwoordelijk)": "wie",
            "Resultaat": "resultaat",
            "Maatregel": dossier_of(view, titled=False),
            Column("Blz.", numeric=True): "pagina",
        },
        notes=("In volgorde van tijd. Genoemd is niet verantwoordelijk.",),
        caption=f"Mijlpalen in volgorde van tijd: {len(found)}",
    )


def _doelstelling(row) -> Cell:
    """The keuze in one line, which opens to all of its words: many rows have the same."""
    words, short = row.doelstelling, shortened(row.doelstelling, DOELSTELLING_CHARACTERS)
    folded = Markup('<details class="zin"><summary>{}</summary>{}</details>')
    return Shown(words, folded.format(short, words))
