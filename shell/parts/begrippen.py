"""What the words of the dashboard mean, as the screens take them from data/begrippen.yaml."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Cell, Shown, Tabel
from loaders.terms import terms
from shell.links import page_link
from shell.table import show_tabel
from shell.view import View


def begrippen_tabel(view: View, *names: str) -> Tabel:
    """The terms of these names, in their order; all of them where none is named."""
    every = terms()
    rows = every.set_index("begrip", drop=False).loc[list(names)] if names else every

    def words(row) -> Cell:
        if pd.isna(row.woorden):
            return None
        page = int(row.pagina)
        link = page_link(view, row.woorden, page, "blz. {}")
        return Shown(
            f"{row.woorden} (blz. {page})", Markup("<q>{}</q> ({})").format(row.woorden, link)
        )

    return Tabel.each(
        "Begrippen",
        rows.itertuples(),
        {"Begrip": "begrip", "Wat het betekent": "betekenis", "Woorden van de publicatie": words},
        caption=f"Wat de woorden betekenen: {len(rows)}",
    )


def show_begrippen(view: View, *names: str) -> None:
    """Draw these terms, folded."""
    with st.expander("Wat de woorden betekenen"):
        show_tabel(begrippen_tabel(view, *names))
