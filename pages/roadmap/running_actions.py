"""Section "Lopende acties": what chapter 3 says is running, its moment as printed."""

from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel
from loaders.side_tables import load_running_actions
from selections.words import NOT_PRINTED, PRINTED_MOMENT
from shell.links import dossier_link, page_of_words
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
            "Gaat over (afgeleid)": lambda row: _about(view, row.bij),
            "Aantekening": "opmerking",
            Column("Blz.", numeric=True): page_of_words(view),
        },
        notes=("Acties die volgens hoofdstuk 3 al lopen, ongeacht de filters.",),
        caption="Acties die volgens de publicatie al lopen",
    )


def _about(view: View, beginnings: list[str]) -> Cell:
    """The maatregelen or stappen whose rows an action is about, each leading to its dossier."""
    links = {}
    for one in beginnings:
        vermelding, *numbers = one.split("/")
        code, _, keuze = vermelding.partition("@")
        where = f" stap {numbers[0]}" if numbers else f" (keuze {keuze})" if keuze else ""
        links[f"{code}{where}"] = Markup("{}{}").format(dossier_link(view, code), where)
    return Shown(list(links), Markup(", ").join(links.values())) if links else None
