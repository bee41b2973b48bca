"""The three schillen: what each is for, its borging lines in view, and what is in it."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel, Where
from loaders.side_tables import load_schillen
from selections.counts import lines
from selections.filters import NO_SCHIL
from selections.lezing.weging import lines_per_schil
from selections.words import counted, enumeration
from shell.links import page_link, page_of_words
from shell.table import screen_link, show_tabel
from shell.url.choices import AS_ROWS
from shell.view import View

NO_REASON = (
    "De publicatie zegt bij geen borging waarom een schil is gekozen; de indeling is afgeleid."
)
PLANS = {"A": "plan A", "B": "plan B", "overig": "overig"}


def show_schillen(view: View) -> None:
    """Draw them one in the other, from the heart: schil 1 within schil 2 within schil 3."""
    counts = lines_per_schil(view.rows).set_index("schil")
    drawn = Markup()
    for row in _schillen().itertuples():
        quoted = page_link(view, row.kern, row.pagina, "blz. {}")
        told = row.schil, row.naam, _lines(view, row, counts.loc[row.schil]), row.kern, quoted
        drawn = Markup(
            '<div class="schil">{}<p><b>Schil {}: {}</b><br>{}<br><q>{}</q> ({})</p></div>'
        ).format(drawn, *told)
    st.html(drawn + Markup("<p><small>{}{}</small></p>").format(NO_REASON, _without_schil(view)))


def show_contents(view: View) -> None:
    """Draw the lines per schil as a table, and what the publication puts in each, folded."""
    show_tabel(lines_tabel(view))
    contents = contents_tabel(view)
    schillen = contents.column("Schil")
    for row in _schillen().itertuples():
        name = f"Schil {row.schil}: {row.naam}"
        with st.expander(f"{name}: woorden van tekst en figuur"):
            show_tabel(contents.part((one == row.schil for one in schillen), name))


def lines_tabel(view: View) -> Tabel:
    """How many borging lines in view each schil has, and one has none."""
    names = _schillen().set_index("schil")["naam"]

    def name(row) -> str:
        return "geen schil" if pd.isna(row.schil) else f"Schil {row.schil}: {names[row.schil]}"

    def to_rows(row) -> Cell:
        value = NO_SCHIL if pd.isna(row.schil) else int(row.schil)
        return Shown("regels", _to_rows(view, value, "regels")) if row.totaal else "geen"

    return Tabel.each(
        "Borgingsregels per schil",
        lines_per_schil(view.rows).itertuples(),
        {
            "Schil (afgeleid)": name,
            **{Column(words, numeric=True): plan for plan, words in PLANS.items()},
            Column("totaal", numeric=True): "totaal",
            Column("waarvan instrument of indeling twijfelachtig", numeric=True): "twijfel",
            Column("Op de kalender", where=Where.SCREEN): to_rows,
        },
        notes=(
            f"Borgingsregels in beeld. {NO_REASON} Twijfel: wat het instrument is, of het borging "
            "is, of het er komt of hoe het is ingedeeld, staat niet vast; de weging en het dossier "
            "zeggen waarom.",
        ),
        caption="Borgingsregels in beeld per schil en plan (afgeleid)",
    )


def contents_tabel(view: View) -> Tabel:
    """What chapter 2 says of each schil and puts in it, whatever the filters choose."""
    return Tabel.each(
        "Inhoud van de schillen",
        load_schillen().itertuples(),
        {
            Column("Schil", where=Where.FILE): "schil",
            "Soort": "soort",
            "Wat": "naam",
            "Woorden van de publicatie": "woorden",
            "Staat in": lambda row: (
                row.plaats if pd.isna(row.bron) else f"{row.plaats} ({row.bron})"
            ),
            "Aantekening": "opmerking",
            Column("Blz.", numeric=True): page_of_words(view),
        },
        notes=(
            "De schillen van hoofdstuk 2, ongeacht de filters. Welk instrument bij welke fase van "
            "de beleidscyclus staat, is uit de figuur niet overgenomen.",
        ),
    )


def _schillen() -> pd.DataFrame:
    contents = load_schillen()
    return contents[contents["soort"] == "schil"]


def _without_schil(view: View) -> str:
    """How many lines in view have none, each with its words; empty where all have one."""
    printed = lines(view.rows)
    without = printed[printed["schil"].isna()]
    if without.empty:
        return ""
    named = [f"{row.maatregel}: ‘{row.borging}’" for row in without.itertuples()]
    return f" Zonder schil: {counted(len(named), 'borgingsregel')} ({enumeration(named)})."


def _lines(view: View, row, counts: pd.Series) -> Markup:
    total = counted(int(counts["totaal"]), "borgingsregel")
    if not counts["totaal"]:
        return Markup("{} in beeld").format(total)
    by_plan = enumeration([f"{counts[plan]} {PLANS[plan]}" for plan in PLANS if counts[plan]])
    doubt = f"; twijfel bij {counts['twijfel']}" if counts["twijfel"] else ""
    return Markup("{}: {} (afgeleid{})").format(_to_rows(view, row.schil, total), by_plan, doubt)


def _to_rows(view: View, schil: object, words: str) -> Markup:
    address = view.address("kalender", vorm=AS_ROWS, schil=(schil,), plan=tuple(PLANS))
    return screen_link(address, words, f"{words} in schil {schil}")
