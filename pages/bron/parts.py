"""What the calendar rests on: version, rules, definitions, doubts; all of it from data."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st
from markupsafe import Markup

from loaders import schema
from loaders.instruments import instruments_table
from loaders.side_tables import load_reading_rules, load_working_hypotheses
from loaders.table import read_metadata
from selections.aansluiting import (
    counted_elsewhere,
    not_counted,
    not_worked_out,
    read_under_another_code,
)
from selections.caveats import CAVEATS
from selections.filters import NOT_NAMED
from selections.readings import instrument_use, notes, phrases
from server.open_data import AGENDA, DATAPACKAGE, FILES, address
from shell.links import dossier_link, dossier_links
from shell.settings import table_path
from shell.table import Column, show_table
from shell.view import View
from voortgang.vocabulary import NO_PLAN, Status, vocabulary

PAGE = Column("Blz.", numeric=True)


def show_publication(view: View) -> None:
    """Which publication, which version, and how large what we made of it is."""
    metadata = read_metadata(table_path())
    table = view.table
    facts = {
        "Publicatie": metadata["bron"],
        "Versie van de kalender": metadata["kalender_versie"],
        "Bladzijden": metadata["paginas"],
        "Vermeldingen": table["vermelding"].nunique(),
        "Stappen": len(table.dropna(subset="stap_nr").drop_duplicates(["vermelding", "stap_nr"])),
        "Borgingsregels": int(phrases(table)["regels"].sum()),
        "Gedrukte momenten": int(table["agendering"].notna().sum()),
        "Regels in de tabel": len(table),
        "Controlegetal van de kalendertekst (SHA-256)": metadata["bronnen_sha256"],
    }
    show_table(
        "Waar deze gegevens vandaan komen", (Column("Wat"), Column("Waarde")), _texts(facts.items())
    )
    st.html(
        Markup("<p>Drie zinnen van de publicatie gelden overal:</p><ul>{}</ul>").format(
            Markup("").join(Markup("<li>{}</li>").format(sentence) for sentence in CAVEATS)
        )
    )


def show_reading_rules(view: View) -> None:
    """How we read the publication, rule by rule."""
    titles = {column.name: column.title for column in schema.columns()}
    show_table(
        "Hoe wij de publicatie lezen",
        (Column("Onderwerp"), Column("Regel"), Column("Kolommen die erop rusten"), PAGE),
        (
            (row.titel, row.regel, ", ".join(titles[name] for name in row.kolommen), _page(row))
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
                "alle" if pd.isna(row.stap_nr) else str(row.stap_nr),
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
                    "telt niet mee" if pd.isna(row.telt_bij) else str(row.telt_bij),
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
                "geen" if pd.isna(row.schil) else str(row.schil),
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
                "" if pd.isna(row.lezing) else row.lezing,
                row.pagina,
            )
            for row in load_working_hypotheses().itertuples()
        ),
    )


def show_columns(view: View) -> None:
    """The definition of every column of the table."""
    show_table(
        f"De {len(schema.columns())} kolommen van de tabel",
        (
            Column("Kolom"),
            Column("Naam in de downloads"),
            Column("Definitie"),
            Column("Afgeleid"),
            Column("Leeg betekent"),
        ),
        (
            (
                column.title,
                column.name,
                column.description,
                "ja" if column.afgeleid else "nee",
                column.leeg,
            )
            for column in schema.columns()
        ),
    )


def show_categories(view: View) -> None:
    """The definition of every value that a column with fixed values may hold."""
    show_table(
        "De vaste waarden",
        (Column("Kolom"), Column("Waarde"), Column("Definitie")),
        (
            (column.title, category.label, category.description)
            for column in schema.columns()
            for category in column.categories
        ),
    )


def show_progress_words(view: View) -> None:
    """What can be recorded about a row and what is derived from it, each with its rule."""
    words = vocabulary()
    show_table(
        "De statussen die worden vastgelegd",
        (
            Column("Status"),
            Column("Definitie"),
            Column("Bij rijen van"),
            Column("Nog open"),
            Column("Zegt over plan A"),
            Column("Verplicht erbij"),
        ),
        (
            (
                status.label,
                status.definitie,
                ", ".join(plans_in_words(status)),
                "ja" if status.open else "nee",
                status.plan_a if "A" in status.plannen else "niets",
                ", ".join(status.vereist) or "niets",
            )
            for status in words.statussen
            if not status.correctie
        ),
    )
    st.html(
        Markup("<ul>{}</ul>").format(
            Markup("").join(
                Markup("<li>Alleen als correctie: <b>{}</b>. {}</li>").format(
                    status.label, status.definitie
                )
                for status in words.statussen
                if status.correctie
            )
        )
    )
    show_table(
        "De redenen van een ander moment",
        (Column("Reden"), Column("Definitie")),
        ((reason.waarde, reason.definitie) for reason in words.redenen),
    )
    show_table(
        "De fasen van een AMvB, in hun volgorde",
        (Column("Fase"), Column("Woorden van de publicatie")),
        ((fase.label, fase.stadium or "noemt de publicatie niet") for fase in words.fasen),
    )
    show_table(
        "Wat nooit wordt vastgelegd maar altijd wordt afgeleid",
        (Column("Afgeleid"), Column("Regel")),
        ((one.waarde, one.regel) for one in words.afleidingen),
    )


def plans_in_words(status: Status) -> list[str]:
    """The kinds of rows that can have a status, as the filter on plan calls them."""
    names = {"A": "plan A", "B": "plan B", NO_PLAN: "geen borgingsregel"}
    return [names.get(plan, plan) for plan in status.plannen]


def show_open_data(view: View) -> None:
    """The addresses at which other systems and agendas find the calendar."""
    st.html(
        "<p>Op deze vaste adressen staat de hele kalender. Zet er een filter achter zoals in het "
        "adres van een scherm, en u krijgt alleen die regels: "
        "<code>?thema=bodem&amp;laag=provincie&amp;rol=borging</code>. Een parameter of waarde "
        "die niet bestaat geeft een foutmelding (400) en geen bestand.</p>"
        "<p>Een overheidslaag krijgt de regels waarin zij de doorwerking of de borging verzorgt; "
        "met <code>rol=doorwerking</code> of <code>rol=borging</code> erbij alleen die.</p>"
    )
    files = [name for name in (*FILES, DATAPACKAGE) if name != AGENDA]
    show_table(
        "De gegevens voor andere systemen",
        (Column("Bestand"), Column("Adres")),
        ((name, _address(name, {})) for name in files),
    )
    feeds = [("Alle momenten", {})]
    for parameter in ("laag", "thema"):
        for choice in view.calendar.choices[parameter].choices:
            feeds.append((choice.label, {parameter: choice.slug}))
    show_table(
        "Agenda’s om op te abonneren, bijvoorbeeld in Outlook",
        (Column("Momenten van"), Column("Adres")),
        ((label, _address(AGENDA, parameters)) for label, parameters in feeds),
    )


def _address(name: str, parameters: dict[str, str]) -> Markup:
    found = address(st.context.url or "/", name, **parameters)
    return Markup('<a href="{}" download>{}</a>').format(found, found)


def _texts(pairs: Iterable[tuple[str, object]]) -> list[tuple[str, str]]:
    return [(name, str(value)) for name, value in pairs]


def _page(row) -> str:
    return "onze regel" if pd.isna(row.pagina) else str(int(row.pagina))
