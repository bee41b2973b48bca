"""Where the publication disagrees with itself, both places beside each other."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from loaders.side_tables import (
    load_running_actions,
    load_sporen,
    load_summary_table,
    load_working_hypotheses,
)
from selections.contradictions import RULES, contradictions, counts_per_rule
from shell.kept import kept
from shell.links import dossier_links
from shell.table import Column, show_table
from shell.view import View

COLUMNS = (
    Column("Waarover"),
    Column("Hier staat"),
    Column("Daar staat"),
    Column("Waarom het verschilt"),
    Column("Rust op volgorde"),
    Column("Maatregelen"),
)


def show_contradictions(view: View) -> None:
    """Draw all contradictions by rule; what rests on a pairing by order is counted apart."""
    found = computed_contradictions(view.table)
    per_rule = counts_per_rule(found)
    st.html(
        "<p>Gevonden door een regel, niet door een lijst. Niets is hersteld en niets is verborgen. "
        "Wat op een koppeling op volgorde rust, kan aan onze lezing liggen en telt apart.</p>"
    )
    show_table(
        "Tegenstrijdigheden per regel",
        (
            Column("Regel"),
            Column("vast", numeric=True),
            Column("op volgorde", numeric=True),
            Column("totaal", numeric=True),
        ),
        per_rule[["regel_naam", "vast", "op_volgorde", "totaal"]].itertuples(index=False),
    )
    for name, rule in RULES.items():
        of_rule = found[found["regel"] == name]
        if of_rule.empty:
            continue
        at_stake = ", kan een datum veranderen" if rule.date_at_stake else ""
        show_table(
            f"{rule.naam}: {len(of_rule)}{at_stake}",
            COLUMNS,
            (_cells(view, row) for row in of_rule.itertuples()),
        )


@kept(entries=2)
def computed_contradictions(table: pd.DataFrame) -> pd.DataFrame:
    """The contradictions of the table, computed once for each."""
    return contradictions(
        table,
        load_summary_table(),
        load_sporen(),
        load_working_hypotheses(),
        load_running_actions(),
    )


def _cells(view: View, row) -> tuple[object, ...]:
    return (
        row.onderwerp,
        _place(row.plaats_1, row.woorden_1, row.pagina_1),
        _place(row.plaats_2, row.woorden_2, row.pagina_2),
        row.uitleg,
        "ja" if row.op_volgorde else "nee",
        dossier_links(view, row.maatregelen),
    )


def _place(name: object, words: object, page: object) -> Markup:
    said = Markup("<q>{}</q>").format(words) if isinstance(words, str) and words else ""
    where = "" if pd.isna(page) else f" (blz. {int(page)})"
    return (
        Markup("{}{}: {}").format(name, where, said) if said else Markup("{}{}").format(name, where)
    )
