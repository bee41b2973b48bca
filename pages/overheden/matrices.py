"""The matrix: how many stappen or rows each subthema has of each layer, in each of three roles; and
the same in charts, with which the screen opens when it is presented.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pandas as pd
import streamlit as st

from documents.tabel import Cell, Column, Tabel
from figures.lagen import lagen_alt, lagen_figure
from loaders.overheidslagen import LAGEN
from selections.caveats import INSTRUMENTS_CAN_BE_CONSIDERED, MOMENT_CAN_COME_UP, ROLES_ARE_OPEN
from selections.filters import NO_LINE, NOT_NAMED
from selections.lagen import NO_LINE_AMONG_THEM, PER_STAP, ROWS, STAPPEN, matrix, unnamed_stappen
from selections.lezing.weging import doubtful
from selections.words import counted
from shell.links import cited, number_link
from shell.notices import voorbehoud
from shell.parts.elsewhere import elsewhere_note
from shell.presentation.opening import FOUR_LINES, Drawn, Opening
from shell.presentation.slides import sizes
from shell.table import show_tabel, tinted
from shell.view import View

ROLES = {
    "doorwerking": "Genoemd bij de doorwerking",
    "borging": "Genoemd bij de borging",
    "stap": "Genoemd in de stap",
}
TWO_LAYERS = "Een stap of regel met meer dan één laag telt bij elk daarvan."
TOTAL = "totaal"
_CAPTION = (
    "Per subthema en rol: doorwerking en stap in stappen, borging in regels. Elk aantal leidt naar "
    "zijn regels"
)


def show_matrix(view: View) -> None:
    """Draw the roles side by side in one table, darker where there is more, and how to read it."""
    with st.container(key="matrix"):
        show_tabel(_side_by_side({rol: matrix_tabel(view, rol) for rol in ROLES}))
    st.html(
        voorbehoud(
            *cited(view, ROLES_ARE_OPEN, MOMENT_CAN_COME_UP),
            nothing_named(view.rows_of_matrix()),
            *doubt_of_borging(view.rows),
            *elsewhere_note(view.rows),
        )
    )


def matrix_tabel(view: View, rol: str) -> Tabel:
    """The counts of `selections.lagen.matrix` in this role; each number leads to its rows."""
    counts = matrix(view.rows_of_matrix(), rol).set_index("laag").T
    named = [*LAGEN, NOT_NAMED]
    most = counts.loc[counts.index != TOTAL, named].to_numpy().max()
    unit = "stappen" if rol in PER_STAP else "regels"
    headers = {NO_LINE_AMONG_THEM: "waarvan zonder borgingsregel", counts.columns[-1]: unit}

    chosen = {name: {"laag": (name,), "rol": rol} for name in named}
    chosen[NO_LINE_AMONG_THEM] = chosen[NOT_NAMED] | {"plan": (NO_LINE,)}

    def cell(subthema: str, laag: str) -> Cell:
        within = {} if subthema == TOTAL else {"thema": (subthema,)}
        changes = chosen.get(laag, {"laag": (), "rol": "beide"})
        said = f"{'in totaal' if laag in (ROWS, STAPPEN) else laag}, {rol}"
        noun = "stap" if rol in PER_STAP else "regel"
        found = number_link(view, counts.loc[subthema, laag], said, noun, **changes, **within)
        return tinted(found, most) if within and laag in named else found

    return Tabel.of(
        f"Overheden, {rol}",
        (
            Column("Subthema"),
            *(Column(headers.get(laag, laag), numeric=True) for laag in counts.columns),
        ),
        (
            (subthema, *(cell(subthema, laag) for laag in counts.columns))
            for subthema in counts.index
        ),
        notes=(
            f"{ROLES[rol]}: {unit} per subthema en overheidslaag (afgeleid). {TWO_LAYERS}",
            *((nothing_named(view.rows_of_matrix()),) if rol == "doorwerking" else ()),
            ROLES_ARE_OPEN,
            *doubt_of_borging(view.rows),
            *elsewhere_note(view.rows),
        ),
        total=True,
    )


def doubt_of_borging(rows: pd.DataFrame) -> Iterator[str]:
    """How many of these rows count though their instrument or its class is doubtful."""
    doubted = int(doubtful(rows)["instrument of indeling"].sum())
    if doubted:
        yield (
            f"Bij {counted(doubted, 'regel')} is het instrument of de indeling twijfelachtig; "
            "zij tellen zoals zij zijn gelezen (afgeleid)."
        )


def nothing_named(rows: pd.DataFrame) -> str:
    """How many of the stappen under `NOT_NAMED` have no doorwerking at all."""
    unnamed, without = unnamed_stappen(rows)
    return (
        f"Van de {unnamed} stappen waar bij de doorwerking geen laag is genoemd hebben er "
        f"{without} geen doorwerking."
    )


def _side_by_side(by_rol: Mapping[str, Tabel]) -> Tabel:
    first, *_ = by_rol.values()
    of_role = [
        replace(column, group=f"{ROLES[rol]}: {tabel.columns[-1].header}")
        for rol, tabel in by_rol.items()
        for column in tabel.columns[1:]
    ]
    rows = zip(*(tabel.rows for tabel in by_rol.values()), strict=True)
    return replace(
        first,
        columns=(first.columns[0], *of_role),
        rows=tuple((parts[0][0], *(cell for part in parts for cell in part[1:])) for parts in rows),
        caption=_CAPTION,
    )


def _lagen(view: View) -> Drawn:
    by_rol = {words: matrix(view.rows_of_matrix(), rol) for rol, words in ROLES.items()}
    return lagen_figure(by_rol, sizes().chart), lagen_alt(by_rol)


opening = Opening(
    "Wie is genoemd, in welke rol?",
    lambda view: " ".join(
        (
            "De laag is afgeleid.",
            TWO_LAYERS,
            *doubt_of_borging(view.rows),
            ROLES_ARE_OPEN,
            INSTRUMENTS_CAN_BE_CONSIDERED,
        )
    ),
    _lagen,
    share=FOUR_LINES,
)
