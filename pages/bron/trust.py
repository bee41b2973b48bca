"""What a reader can trust, as facts: the first thing on the screen."""

import pandas as pd
from markupsafe import Markup

from documents.tabel import Column, Shown, Tabel
from loaders.fidelity import compare
from loaders.running_text import publication
from loaders.settings import table_path
from loaders.table import read_metadata
from selections.aansluiting import absent, counted_elsewhere, not_counted, read_under_another_code
from selections.contradictions import CERTAINTIES
from selections.lezing.readings import notes
from selections.lezing.weging import lines_per_schil
from selections.stappen import STAP, doubtfully_paired
from selections.words import counted, enumeration, out_of
from shell.kept import kept
from shell.parts.aansluiting import per_subthema
from shell.parts.contradictions import computed_contradictions
from shell.table import screen_link
from shell.view import View


def trust_facts(view: View) -> tuple[str, ...]:
    """What stands beside the title."""
    return (
        f"{counted(_differences(), 'verschil')} met de woorden van de publicatie",
        counted(len(computed_contradictions(view.table)), "tegenstrijdigheid"),
    )


def trust_tabel(view: View) -> Tabel:
    """What was looked into, and what came of it; all of the whole calendar."""
    statement = screen_link(view.address("toegankelijkheid"), "de toegankelijkheidsverklaring")
    tested = Markup("Wat er is getest en wat niet goed gaat, staat in {}.").format(statement)
    return Tabel.of(
        "Wat is nagegaan",
        [Column("Wat"), Column("Uitkomst")],
        [
            ("De woorden", _words()),
            ("De aantallen", _counts(view.table)),
            ("De publicatie zelf", _contradictions(view.table)),
            ("Wat is afgeleid", _derived(view.table)),
            ("De versie", _version()),
            ("De toegankelijkheid", Shown(tested.striptags(), tested)),
        ],
        notes=("Hele kalender, ongeacht de filters.",),
        caption="Wat is nagegaan, en wat eruit kwam (hele kalender, ongeacht de filters)",
    )


def _words() -> str:
    return (
        f"De bijlage en {counted(len(publication()), 'alinea')} van hoofdstuk 1 tot en met 4 zijn "
        f"woord voor woord naast de publicatie gelegd: {counted(_differences(), 'verschil')}. "
        "Hersteld is alleen wat bij het uitlezen verloren ging: koppeltekens, samengevoegde "
        "regels, voetnootcijfers."
    )


def _counts(table: pd.DataFrame) -> str:
    sums = per_subthema(table).sum(numeric_only=True)
    differs = sum(abs(sums[f"{what}_verschil"]) for what in ("keuzes", "maatregelen"))
    outcome = f"{differs} anders dan" if differs else "gelijk aan"
    missing = absent(table)
    read = " en ".join(
        (
            *(f"met {code} erbij" for code in missing["maatregel"]),
            *(
                f"{row.gedrukte_code} gelezen als {row.maatregel}"
                for row in read_under_another_code(table).itertuples()
            ),
        )
    )
    return (
        f"{sums['keuzes_berekend']} keuzes en, {read} (afgeleid), {sums['maatregelen_berekend']} "
        f"maatregelen: {outcome} de samenvattingstabel (blz. 2), die alleen aantallen drukt. "
        "Naar hun nummer gelezen (afgeleid) tellen er van de vermeldingen "
        f"{len(not_counted(table))} niet mee en {len(counted_elsewhere(table))} bij een ander "
        "subthema."
    )


def _contradictions(table: pd.DataFrame) -> str:
    found = computed_contradictions(table)
    sure = found["zekerheid"].value_counts()
    parts = [f"bij {sure[kind]} {_SURE[kind]}" for kind in CERTAINTIES if kind in sure]
    return (
        f"{counted(len(found), 'tegenstrijdigheid')}, elk één keer, met de plaatsen die "
        "verschillen (van wat hetzelfde zegt soms één, met het aantal). Van elk is "
        f"de zekerste plaats geteld: {enumeration(parts)}. Niets is hersteld."
    )


# As `CERTAINTIES`, as part of a sentence.
_SURE = dict(
    zip(
        CERTAINTIES,
        (
            "zijn beide gedrukt",
            "zijn zij gedrukt en in gedrukte volgorde gekoppeld",
            "is er een afgeleid of ontbreekt zij",
            "kan het een verschil van reikwijdte zijn",
            "rust het op een afgeleide koppeling",
        ),
        strict=True,
    )
)


def _derived(table: pd.DataFrame) -> str:
    remarks = notes(table)
    doubtful, total = lines_per_schil(table)[["twijfel", "totaal"]].sum()
    of_line = table[table["regel_nr"].notna() & doubtfully_paired(table)]
    paired = len(of_line.drop_duplicates([*STAP, "regel_nr"]))
    return (
        "Plan, traject en schil staan bij geen enkele regel gedrukt en zijn afgeleid, zoals het "
        "spoor (in de publicatie een kleur) en meestal de overheidslaag. Bij "
        f"{doubtful} {out_of(total, 'borgingsregel')} is er twijfel over het instrument, bij "
        f"{paired} over de koppeling van een moment; er zijn "
        f"{counted(len(remarks), 'aantekening')}."
    )


def _version() -> str:
    metadata = read_metadata(table_path())
    return (
        f"{metadata['bron']}, {metadata['kalender_versie']} (het jaar is afgeleid van blz. 6 en "
        f"7). Bladzijde {metadata['paginas']}. "
        f"Controlegetal van de kalendertekst: {metadata['bronnen_sha256'][:12]}."
    )


@kept(entries=1)
def _differences() -> int:
    return len(compare())
