"""Section "Mijlpalen": the rows with a date, in order of time."""

from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel
from figures.text import shortened
from selections.roadmap import milestones
from shell.links import dossier_link
from shell.view import View

COLUMNS = (
    Column("Tijd"),
    Column("Gebied"),
    Column("Mijlpaal"),
    Column("Doelstelling"),
    Column("Verantwoordelijk (onze lezing)"),
    Column("Resultaat"),
    Column("Maatregel"),
    Column("Blz.", numeric=True),
)
DOELSTELLING_CHARACTERS = 90


def milestones_tabel(view: View) -> Tabel:
    """Who delivers what, when, where and to which end, of each row in view with a date."""
    rows = [
        (
            row.agendering,
            row.gebied,
            row.mijlpaal,
            _doelstelling(row.doelstelling),
            row.verantwoordelijk,
            row.resultaat,
            Shown(row.maatregel, dossier_link(view, row.maatregel)),
            row.pagina,
        )
        for row in milestones(view.rows).itertuples()
    ]
    return Tabel.of(
        "Mijlpalen",
        COLUMNS,
        rows,
        notes=("In volgorde van tijd. Wie verantwoordelijk is, is onze lezing.",),
        caption=f"Mijlpalen in volgorde van tijd: {len(rows)}",
    )


def _doelstelling(words: str) -> Cell:
    """The keuze in one line, which opens to all of its words: many rows have the same."""
    folded = Markup('<details class="zin"><summary>{}</summary>{}</details>')
    return Shown(words, folded.format(shortened(words, DOELSTELLING_CHARACTERS), words))
