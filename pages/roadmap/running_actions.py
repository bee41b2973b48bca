"""Section "Lopende acties": what chapter 3 says is running, its moment as printed."""

from documents.tabel import Column, Tabel
from loaders.side_tables import load_running_actions
from selections.words import NOT_PRINTED, PRINTED_MOMENT
from shell.links import page_of_words
from shell.view import View


def running_actions_tabel(view: View) -> Tabel:
    """Every action, whatever the filters choose."""
    return Tabel.each(
        "Lopende acties",
        load_running_actions().itertuples(),
        {
            "Actie": "naam",
            "Woorden": "woorden",
            PRINTED_MOMENT: lambda row: row.moment or NOT_PRINTED,
            "Aantekening": "opmerking",
            Column("Blz.", numeric=True): page_of_words(view),
        },
        notes=("Acties die volgens hoofdstuk 3 al lopen, ongeacht de filters.",),
        caption="Acties die volgens de publicatie al lopen",
    )
