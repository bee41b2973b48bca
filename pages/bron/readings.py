"""How we read the publication: rules, doubts, and what each of its wordings was read as."""

import pandas as pd
from markupsafe import Markup

from loaders import schema
from loaders.instruments import instruments_table
from loaders.side_tables import load_reading_rules, load_working_hypotheses
from selections.aansluiting import (
    counted_elsewhere,
    not_counted,
    not_worked_out,
    read_under_another_code,
)
from selections.filters import NOT_NAMED
from selections.readings import instrument_use, notes, phrases
from selections.words import or_else
from shell.links import dossier_link, dossier_links
from shell.table import Column, show_table
from shell.view import View

PAGE = Column("Blz.", numeric=True)


def show_reading_rules(view: View) -> None:
    """How we read the publication, rule by rule."""
    titles = {column.name: column.title for column in schema.columns()}
    show_table(
        "Hoe wij de publicatie lezen",
        (Column("Onderwerp"), Column("Regel"), Column("Kolommen die erop rusten"), PAGE),
        (
            (
                row.titel,
                row.regel,
                ", ".join(titles[name] for name in row.kolommen),
                "onze regel" if pd.isna(row.pagina) else int(row.pagina),
            )
            for row in load_reading_rules().itertuples()
        ),
    )


def show_notes(view: View) -> None:
    """Every decision on a border, a pairing or a word that another reader could take otherwise."""
    found = notes(view.table)
    by_order = int(found["op_volgorde"].sum())
    show_table(
        f"Aantekeningen: {len(found)}, waarvan {by_order} over een koppeling op volgorde",
        (Column("Maatregel"), Column("Stap"), Column("Aantekening"), Column("Op volgorde"), PAGE),
        (
            (
                dossier_link(view, row.maatregel, row.titel),
                or_else(row.stap_nr, "alle"),
                row.opmerking,
                "ja" if row.op_volgorde else "nee",
                row.pagina,
            )
            for row in found.itertuples()
        ),
    )


def show_deviations(view: View) -> None:
    """Where the annex and the summary table differ, each found by a rule."""
    place = (Column("Maatregel"), Column("Staat onder"), Column("Telt bij"))
    table = view.table
    for caption, found, reason in (
        ("Staat in de bijlage, telt niet mee", not_counted(table), "reden"),
        ("Telt mee, heeft geen eigen stappen", not_worked_out(table), "klasse"),
        ("Telt bij een ander subthema dan waar zij staat", counted_elsewhere(table), None),
        ("Gelezen onder een andere code dan gedrukt", read_under_another_code(table), None),
    ):
        show_table(
            f"{caption}: {len(found)}",
            (*place, Column("Toelichting"), PAGE),
            (
                (
                    dossier_link(view, row.maatregel, row.titel),
                    f"keuze {row.keuze}, {row.subthema}",
                    or_else(row.telt_bij, "telt niet mee"),
                    getattr(row, reason) if reason else f"gedrukt als {row.gedrukte_code}",
                    row.pagina,
                )
                for row in found.itertuples()
            ),
        )


def show_phrases(view: View) -> None:
    """Each different wording of a borging line with everything derived from it."""
    found = phrases(view.table)
    show_table(
        f"Zo is elke borgingsregel gelezen: {len(found)} verschillende bewoordingen (afgeleid)",
        (
            Column("Woorden van de publicatie"),
            Column("Regels", numeric=True),
            Column("Plan"),
            Column("Traject"),
            Column("Schil"),
            Column("Laag"),
            Column("AMvB"),
            Column("Instrumenten"),
            Column("Maatregelen"),
        ),
        (
            (
                row.borging,
                row.regels,
                row.plan,
                row.traject,
                or_else(row.schil, "geen"),
                ", ".join(row.laag_borging) or NOT_NAMED,
                ", ".join(row.amvb) or "geen",
                ", ".join(row.instrument_borging),
                dossier_links(view, row.maatregelen),
            )
            for row in found.itertuples()
        ),
    )


def show_instruments(view: View) -> None:
    """The table that classifies every phrase, with why and how often."""
    used = instrument_use(view.table, instruments_table())
    show_table(
        "De instrumententabel, in de volgorde waarin zij wordt toegepast (onze lezing)",
        (
            Column("Instrument"),
            Column("Plan"),
            Column("Traject"),
            Column("Schil"),
            Column("Laag"),
            Column("Spoor"),
            Column("Waarom"),
            Column("Regels met deze naam", numeric=True),
            Column("Stappen met deze doorwerking", numeric=True),
        ),
        (
            (
                row.naam,
                row.plan,
                row.traject,
                row.schil or "geen",
                ", ".join(row.laag) or NOT_NAMED,
                row.spoor or "zegt niets",
                f"{row.grond} {row.twijfel}".strip(),
                row.regels,
                row.stappen,
            )
            for row in used.itertuples()
        ),
    )


def show_hypotheses(view: View) -> None:
    """The working hypotheses in the words of the publication."""
    show_table(
        "Waarvan de publicatie uitgaat",
        (Column("Onderwerp"), Column("Woorden van de publicatie"), Column("Onze lezing"), PAGE),
        (
            (
                row.titel,
                Markup("<q>{}</q>").format(row.woorden),
                or_else(row.lezing, ""),
                row.pagina,
            )
            for row in load_working_hypotheses().itertuples()
        ),
    )
