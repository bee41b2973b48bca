"""Section "Tegenstrijdigheden": where the publication disagrees with itself, place by place."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Column, Shown, Tabel, Where
from selections.contradictions import RULES, counts_per_rule
from shell.links import dossier_links
from shell.parts.contradictions import computed_contradictions
from shell.table import show_tabel, show_table
from shell.table_notes import BY_ORDER
from shell.view import View


def show_contradictions(view: View) -> None:
    """Draw all contradictions by rule; what rests on a pairing by order is counted apart."""
    per_rule = counts_per_rule(computed_contradictions(view.table))
    st.html(
        "<p>Gevonden door een regel, niet door een lijst. Niets is hersteld en niets is verborgen. "
        "Wat op een koppeling op volgorde rust, kan aan die koppeling liggen en telt apart.</p>"
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
    every = contradictions_tabel(view)
    names = every.column("Regel")
    for rule in RULES.values():
        if number := names.count(rule.naam):
            at_stake = ", kan een datum veranderen" if rule.date_at_stake else ""
            of_rule = (name == rule.naam for name in names)
            show_tabel(every.part(of_rule, f"{rule.naam}: {number}{at_stake}"))


def contradictions_tabel(view: View) -> Tabel:
    """Every contradiction of the whole calendar."""
    return Tabel.each(
        "Tegenstrijdigheden",
        computed_contradictions(view.table).itertuples(),
        {
            Column("Regel", where=Where.FILE): lambda row: RULES[row.regel].naam,
            "Waarover": "onderwerp",
            Column("Hier", where=Where.FILE): "plaats_1",
            "Hier staat": lambda row: _place(row.plaats_1, row.woorden_1, row.pagina_1),
            Column("Blz. hier", where=Where.FILE): "pagina_1",
            Column("Daar", where=Where.FILE): "plaats_2",
            "Daar staat": lambda row: _place(row.plaats_2, row.woorden_2, row.pagina_2),
            Column("Blz. daar", where=Where.FILE): "pagina_2",
            "Waarom het verschilt": lambda row: f"{row.uitleg} Zekerheid: {row.zekerheid}.",
            "Rust op volgorde": "op_volgorde",
            "Maatregelen": lambda row: Shown(
                list(row.maatregelen), dossier_links(view, row.maatregelen)
            ),
        },
        notes=(
            "Hele kalender, ongeacht de filters. Gevonden door regels; niets is hersteld.",
            BY_ORDER,
        ),
    )


def _place(name: object, words: object, page: object) -> Shown:
    where = "" if pd.isna(page) else f" (blz. {int(page)})"
    said = Markup(": <q>{}</q>").format(words) if isinstance(words, str) and words else ""
    return Shown(words, Markup("{}{}{}").format(name, where, said))
