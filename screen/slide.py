"""One maatregel on the shared screen: its words, its timeline, its stappen; nothing to click."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st
from markupsafe import Markup

from figures.kalender import kalender_alt, kalender_figure
from screen.chart import show_chart
from screen.filter_bar import View
from screen.hypotheses import amvb_lead
from screen.openings import sizes
from screen.table import Cell, Column, table
from selections.buckets import bucket
from selections.caveats import CAVEATS
from selections.dates import date_in_words
from selections.dossier import Dossier, open_dossier
from selections.stappen import STAP, paired_by_order


def show_maatregel(view: View, code: str) -> None:
    """Draw the maatregel whole, also the lines that the filters do not choose, and says so."""
    dossier = open_dossier(view.table, code)
    stappen = _stappen(view, dossier)
    st.html(
        Markup('<div class="dia"><h1>{} {}</h1>{}{}</div>').format(
            code,
            dossier.vermeldingen["titel"].iloc[0],
            _words(dossier),
            _remarks(view, dossier, stappen),
        )
    )
    if stappen.empty:
        return
    figure = kalender_figure(
        stappen,
        view.peildatum,
        group_by="stap",
        preparation=amvb_lead(),
        font_size=sizes().gantt,
        narrow=view.narrow,
        sentences=view.calendar.sentences,
    )
    show_chart(figure, "dia_tijdlijn", kalender_alt(stappen, view.peildatum))
    parts = [
        _stap(view, rows, code) for _, rows in stappen.groupby(STAP, sort=False, observed=True)
    ]
    st.html(
        Markup('<div class="dia">{}<p class="voorbehoud">{}</p></div>').format(
            Markup("").join(parts), " ".join(CAVEATS)
        )
    )


def _words(dossier: Dossier) -> Markup:
    heads = dossier.vermeldingen
    words = Markup("").join(
        Markup("<p>{}</p>").format(text) for text in heads["maatregel_tekst"].dropna().unique()
    )
    keuzes = Markup("").join(
        Markup("<p><b>Keuze {}:</b> {}</p>").format(head.keuze, head.keuze_tekst)
        for head in heads.itertuples()
    )
    return Markup('<div class="woorden"><div>{}</div><div>{}</div></div>').format(keuzes, words)


def _remarks(view: View, dossier: Dossier, stappen: pd.DataFrame) -> Markup:
    said = []
    elsewhere = " en ".join(dict.fromkeys(dossier.elsewhere["maatregel"]))
    if elsewhere:
        own = dossier.rows["stap_nr"].notna().any()
        opening = "Ook uitgewerkt bij" if own else "Hier niet in stappen uitgewerkt, maar bij"
        said.append(f"{opening} {elsewhere}; die stappen staan hieronder.")
    elif stappen.empty:
        said.append("De publicatie werkt deze maatregel nergens in stappen uit.")
    chosen = int((view.rows["maatregel"] == dossier.maatregel).sum())
    if chosen < len(dossier.rows):
        said.append(
            f"Bij de filters past {chosen} van de {len(dossier.rows)} regels van deze maatregel; "
            "ze staan hier allemaal."
        )
    return Markup("").join(Markup("<p>{}</p>").format(one) for one in said)


def _stappen(view: View, dossier: Dossier) -> pd.DataFrame:
    own = dossier.rows[dossier.rows["stap_nr"].notna()]
    rows = pd.concat([own, dossier.elsewhere])
    return rows.assign(vak=bucket(rows, view.peildatum), op_volgorde=paired_by_order(rows))


def _stap(view: View, rows: pd.DataFrame, code: str) -> Markup:
    head = rows.iloc[0]
    name = f"Stap {head['stap_nr']}"
    if head["maatregel"] != code:
        name = f"{head['maatregel']}, stap {head['stap_nr']}"
    lines = table(
        f"Borging en agendering van {name[0].lower()}{name[1:]}",
        (
            Column("Borging"),
            Column("Agendering"),
            Column("Plan (onze lezing)"),
            Column(f"Op {date_in_words(view.peildatum)}"),
        ),
        _cells(view, rows),
    )
    return Markup("<h2>{}: {}</h2><p><b>Doorwerking:</b> {}</p>{}").format(
        name, _or(head["stap"], "geen tekst"), _or(head["doorwerking"], "niet ingevuld"), lines
    )


def _cells(view: View, rows: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    labels = {choice.value: choice.label for choice in view.calendar.choices["plan"].choices}
    for row in rows.itertuples():
        doubt = " (gekoppeld op volgorde)" if row.op_volgorde else ""
        yield (
            _or(row.borging, "geen borgingsregel"),
            f"{_or(row.agendering, 'geen moment genoemd')}{doubt}",
            labels[row.plan] if isinstance(row.borging, str) else "",
            row.vak,
        )


def _or(value: object, otherwise: str) -> str:
    return value if isinstance(value, str) else otherwise
