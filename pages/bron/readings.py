"""How we read the publication: rules, doubts, and what each of its wordings was read as."""

from collections.abc import Iterator

import pandas as pd
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel
from loaders import schema
from loaders.instruments import instruments_table, lagen_in_stap_table
from loaders.side_tables import load_reading_rules, load_working_hypotheses
from selections.aansluiting import (
    counted_elsewhere,
    not_counted,
    not_worked_out,
    read_under_another_code,
)
from selections.filters import NOT_NAMED
from selections.lezing.readings import instrument_use, notes, phrases
from selections.words import is_in_annex, keuze_of, or_else
from shell.links import dossier_links, dossier_of, page_of_words, paragraph_link
from shell.view import View

PAGE = Column("Blz.", numeric=True)


def reading_rules_section(view: View) -> Iterator[Tabel | str]:
    """How we read the publication, rule by rule."""
    titles = {column.name: column.title for column in schema.columns()}

    def page(row) -> Cell:
        if pd.isna(row.pagina):
            return "afgeleid"
        return Shown(
            int(row.pagina), paragraph_link(view, row.alineas[0], f"blz. {int(row.pagina)}")
        )

    yield Tabel.each(
        "Leesregels",
        load_reading_rules().itertuples(),
        {
            "Onderwerp": "titel",
            "Regel": "regel",
            "Kolommen die erop rusten": lambda row: [titles[name] for name in row.kolommen],
            PAGE: page,
        },
        caption="Hoe de publicatie is gelezen",
    )


def notes_section(view: View) -> Iterator[Tabel | str]:
    """Every decision on a border, a pairing or a word that another reader could take otherwise."""
    found = notes(view.table)
    by_order = int(found["op_volgorde"].sum())
    yield Tabel.each(
        "Aantekeningen",
        found.itertuples(),
        {
            "Maatregel": dossier_of(view),
            "Stap": lambda row: or_else(row.stap_nr, "alle"),
            "Aantekening": "opmerking",
            "Koppeling twijfelachtig": "op_volgorde",
            PAGE: "pagina",
        },
        caption=f"Aantekeningen: {len(found)}, waarvan {by_order} over de koppeling van een moment",
    )


def deviations_section(view: View) -> Iterator[Tabel | str]:
    """Where the annex and the summary table differ, each found by a rule."""
    table = view.table
    for caption, found, reason in (
        ("Staat in de bijlage, telt niet mee", not_counted(table), "reden"),
        ("Telt mee, heeft geen eigen stappen", not_worked_out(table), "klasse"),
        ("Telt bij een ander subthema dan waar zij staat", counted_elsewhere(table), _printed_as),
        ("Gelezen onder een andere code dan gedrukt", read_under_another_code(table), _printed_as),
    ):
        yield Tabel.each(
            "Afwijkingen",
            found.itertuples(),
            {
                "Maatregel": dossier_of(view),
                "Staat onder": lambda row: f"keuze {keuze_of(row)}, {row.subthema}",
                "Telt bij": lambda row: or_else(row.telt_bij, "telt niet mee"),
                "Toelichting": reason,
                PAGE: lambda row: row.pagina if is_in_annex(row) else None,
            },
            caption=f"{caption}: {len(found)}",
        )


def phrases_section(view: View) -> Iterator[Tabel | str]:
    """Each different wording of a borging line with everything derived from it."""
    found = phrases(view.table)

    yield Tabel.each(
        "Borgingsregels",
        found.itertuples(),
        {
            "Woorden van de publicatie": "borging",
            Column("Borgingsregels", numeric=True): "regels",
            "Plan": "plan",
            "Traject": "traject",
            "Schil": lambda row: or_else(row.schil, "geen"),
            "Laag": lambda row: list(row.laag_borging) or NOT_NAMED,
            "AMvB": lambda row: list(row.amvb) or "geen bij deze woorden",
            "Instrumenten": "instrument_borging",
            "Twijfel": lambda row: " ".join(row.twijfel),
            "Maatregelen": lambda row: dossier_links(view, row.maatregelen),
        },
        caption=f"Zo is elke borgingsregel gelezen: {len(found)} verschillende bewoordingen "
        "(afgeleid)",
    )


def instruments_section(view: View) -> Iterator[Tabel | str]:
    """The table that classifies every phrase, with why and how often."""
    yield Tabel.each(
        "Instrumententabel",
        instrument_use(view.table, instruments_table()).itertuples(),
        {
            "Instrument": "naam",
            "Plan": "plan",
            "Traject": "traject",
            "Schil": lambda row: row.schil or "geen",
            "Laag": lambda row: list(row.laag) or NOT_NAMED,
            "Spoor": lambda row: row.spoor or "telt niet",
            "Waarom": "grond",
            "Twijfel": "twijfel",
            Column("Borgingsregels met deze naam", numeric=True): "regels",
            Column("Stappen met deze doorwerking", numeric=True): "stappen",
        },
        caption="De instrumententabel, in de volgorde waarin zij wordt toegepast (afgeleid)",
    )


def lagen_in_stap_section(view: View) -> Iterator[Tabel | str]:
    """By which words a stap is read as naming an overheidslaag, and where that is doubtful."""
    yield Tabel.each(
        "Overheidslaag in de stap",
        lagen_in_stap_table().itertuples(),
        {"Laag": "laag", "Waarom": "grond", "Twijfel": "twijfel"},
        caption="Welke woorden van een stap een overheidslaag noemen (afgeleid)",
    )


def hypotheses_section(view: View) -> Iterator[Tabel | str]:
    """The working hypotheses in the words of the publication."""
    yield Tabel.each(
        "Uitgangspunten",
        load_working_hypotheses().itertuples(),
        {
            "Onderwerp": "titel",
            "Woorden van de publicatie": lambda row: Shown(
                row.woorden, Markup("<q>{}</q>").format(row.woorden)
            ),
            "Afgeleid": "lezing",
            PAGE: page_of_words(view),
        },
        caption="Waarvan de publicatie uitgaat",
    )


def _printed_as(row) -> str:
    return f"gedrukt als {row.gedrukte_code}"
