"""The annexes of the report: which rows each figure counts, and what those rows are."""

from dataclasses import replace

from documents.document import Section
from documents.tabel import AS_BEFORE, Tabel
from overleg.verslag.cijfers import REFERENCE, Cijfers
from overleg.verslag.regels import in_calendar, maatregel
from selections.caveats import DERIVED_IN_SHORT
from selections.stappen import borging_or_stap
from voortgang.counts import class_label


def of_figures(c: Cijfers) -> Section:
    """Annex A: by reference the sleutels of the rows."""
    table = Tabel.each(
        "Bijlage A",
        (one for one in c if one.aantal and not c.is_cross(one)),
        {
            REFERENCE: "verwijzing",
            "Cijfer": "naam",
            "Regels": "aantal",
            "Sleutels": lambda one: list(one.sleutels),
        },
    )
    return Section(
        "Bijlage A: welke regels zijn geteld",
        (
            "Bij elke verwijzing de sleutels van de regels. Een cijfer dat nul is, staat er niet "
            "in. Een verwijzing die op een thema (T) of een laag (L) eindigt, staat er niet apart "
            "in: F6.T2 telt de regels die bij F6 én bij T2 staan.",
        ),
        (table,),
        detail=True,
    )


def of_rows(c: Cijfers) -> Section:
    """Annex B: each row, with the figures that it counts in."""
    references: dict[str, list[str]] = {sleutel: [] for sleutel in c.facts.index}
    # All of them are in the first.
    _, *others = c.main.values()
    for one in others:
        for sleutel in one.sleutels:
            references[sleutel].append(one.verwijzing)
    table = Tabel.each(
        "Bijlage B",
        c.facts.itertuples(),
        {
            "Sleutel": "Index",
            "Blz.": "pagina",
            "Maatregel": maatregel,
            "Stap": "stap",
            "Borging": borging_or_stap,
            DERIVED_IN_SHORT: "plan",
            "In de kalender": in_calendar,
            "Vastgelegd": lambda row: class_label(row.klasse),
            "Melding": "bericht",
            "Telt mee in": lambda row: ", ".join(references[row.Index]),
        },
    )
    return Section(
        "Bijlage B: de regels",
        (
            "Bladzijde is die van de publicatie; melding is het nummer in het logboek. Elke regel "
            f"telt mee in F1. {AS_BEFORE.capitalize()}: als bij de regel erboven.",
        ),
        (replace(table, once=("Maatregel", "Stap")),),
        detail=True,
    )
