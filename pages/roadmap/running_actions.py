"""Section "Lopende acties": what chapter 3 says is running, its moment as printed."""

from documents.tabel import Column, Tabel
from loaders.side_tables import load_running_actions


def running_actions_tabel() -> Tabel:
    """Every action, whatever the filters choose."""
    return Tabel.of(
        "Lopende acties",
        (Column("Actie"), Column("Woorden"), Column("Moment"), Column("Blz.", numeric=True)),
        (
            (row.naam, row.woorden, row.moment or "niet in de bron", row.pagina)
            for row in load_running_actions().itertuples()
        ),
        notes=("Acties die volgens hoofdstuk 3 al lopen, ongeacht de filters.",),
        caption="Acties die volgens de publicatie al lopen",
    )
