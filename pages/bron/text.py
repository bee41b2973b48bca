"""Chapters 1 to 4 as the publication has them, to be read; each paragraph can be linked to."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

import pandas as pd
import streamlit as st
from markupsafe import Markup

from loaders.running_text import publication
from shell.notices import voorbehoud
from shell.view import View

# What the extraction of the text lost, said where it is missed.
_LOST = {
    "tabel": "Een tabel: per rij wat er staat, elke cel op een regel.",
    "figuur": (
        "Een figuur: de woorden in de volgorde waarin zij zijn uitgelezen. Hoe zij in de figuur "
        "bij elkaar staan, is daarbij verloren gegaan en hier niet ingevuld."
    ),
}


def show_text(view: View) -> None:
    """Draw each chapter, folded; the one of the paragraph that the address names is open."""
    chosen = view.query.alinea
    st.html(
        voorbehoud(
            "De lopende tekst van hoofdstuk 1 tot en met 4, woord voor woord, ook met haar "
            "tikfouten. De bijlage (blz. 10 en verder) staat per maatregel in het dossier."
        )
    )
    for (number, title), rows in publication().groupby(["hoofdstuk", "titel"], sort=False):
        pages = f"blz. {rows['pagina'].min()} tot en met {rows['pagina'].max()}"
        is_open = chosen in set(rows["id"])
        with st.expander(f"Hoofdstuk {number}, {title} ({pages})", expanded=is_open):
            told = Markup("").join(_parts(rows, chosen))
            st.html(Markup('<div class="dossier lopende_tekst">{}</div>').format(told))


def _parts(rows: pd.DataFrame, chosen: str | None) -> Iterator[Markup]:
    page, heading = None, ""
    for (at, kop, soort), alike in groupby(rows.itertuples(), attrgetter("pagina", "kop", "soort")):
        if at != page:
            yield Markup("<p><small>Blz. {}</small></p>").format(at)
        if kop and kop != heading:
            yield Markup("<h3>{}</h3>").format(kop)
        page, heading = at, kop
        if soort in _LOST:
            yield voorbehoud(_LOST[soort])
        if soort in ("alinea", "bijschrift"):
            yield from (_paragraph(row, "p", chosen) for row in alike)
        else:
            items = Markup("").join(_paragraph(row, "li", chosen) for row in alike)
            yield Markup("<ul>{}</ul>").format(items)


def _paragraph(row, tag: str, chosen: str | None) -> Markup:
    named = Markup(' data-gekozen tabindex="-1"') if row.id == chosen else ""
    lines = Markup("<br>").join(row.tekst.split("\n"))
    return Markup('<{0} id="{1}"{2}>{3}</{0}>').format(Markup(tag), row.id, named, lines)
