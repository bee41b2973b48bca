"""What every column, value and word of the progress means, from the data that defines it."""

from collections.abc import Iterator

from markupsafe import Markup

from documents.tabel import Column, Tabel, Where
from loaders import schema
from selections.words import NO_BORGING, enumeration
from shell.lists import listed
from shell.view import View
from voortgang.vocabulary import NO_PLAN, Status, vocabulary

NOT_OF_PLAN_A = "telt niet: over plan A telt alleen wat bij regels van plan A is vastgelegd"
PLANS = {"A": "plan A", "B": "plan B", NO_PLAN: NO_BORGING}


def columns_section(view: View) -> Iterator[Tabel | str]:
    """The definition of every column of the table."""
    yield Tabel.each(
        "Kolommen",
        schema.columns(),
        {
            "Kolom": "title",
            "Naam in de downloads": "name",
            "Definitie": "description",
            "Afgeleid": "afgeleid",
            "Leeg betekent": "leeg",
        },
        caption=f"De {len(schema.columns())} kolommen van de tabel",
    )


def categories_section(view: View) -> Iterator[Tabel | str]:
    """The definition of every value that a column with fixed values may hold."""
    yield Tabel.of(
        "De vaste waarden",
        [Column("Kolom"), Column("Waarde"), Column("Definitie")],
        (
            (column.title, category.label, category.description)
            for column in schema.columns()
            for category in column.categories
        ),
    )


def progress_words_section(view: View) -> Iterator[Tabel | str]:
    """What can be recorded about a row and what is derived from it, each with its rule."""
    words = vocabulary()
    of_itself = [not status.correctie for status in words.statussen]
    yield statuses_tabel().part(of_itself, "De statussen die worden vastgelegd")
    yield listed(
        Markup("Alleen als correctie: <b>{}</b>. {}").format(status.label, status.definitie)
        for status in words.statussen
        if status.correctie
    )
    yield Tabel.each(
        "De redenen van een ander moment",
        words.redenen,
        {"Reden": "waarde", "Definitie": "definitie"},
    )
    yield Tabel.each(
        "De fasen van een AMvB",
        words.fasen,
        {
            "Fase": "label",
            "Woorden van de publicatie": lambda fase: fase.stadium or "noemt de publicatie niet",
        },
        caption="De fasen van een AMvB, in de volgorde waarin de publicatie ze opsomt",
    )
    yield Tabel.each(
        "Stand uit organisaties",
        words.stand_van_de_regel,
        {
            "Staat bij de organisaties": lambda line: enumeration(line.samen),
            "Stand van de regel": lambda line: words.status[line.stand].label,
            "In woorden": "regel",
        },
        caption="De stand van een regel uit wat haar organisaties vastlegden: de eerste regel "
        "die past",
    )
    yield derivations_tabel()


def statuses_tabel() -> Tabel:
    """Every status, those included that only correct."""
    return Tabel.each(
        "Statussen van de voortgang",
        vocabulary().statussen,
        {
            "Status": "label",
            "Definitie": "definitie",
            "Bij regels van": lambda status: [PLANS.get(plan, plan) for plan in status.plannen],
            Column("Alleen als correctie", where=Where.FILE): "correctie",
            "Nog open": lambda status: None if status.correctie else status.open,
            "Telt voor plan A als": _about_plan_a,
            "Verplicht erbij": lambda status: (
                None if status.correctie else status.vereist or "niets"
            ),
        },
    )


def derivations_tabel() -> Tabel:
    """What is never typed, each with its rule."""
    return Tabel.each(
        "Afleidingen van de voortgang",
        vocabulary().afleidingen,
        {"Afgeleid": "waarde", "Hoe afgeleid": "regel"},
        notes=("Dit wordt nooit vastgelegd, maar altijd berekend.",),
        caption="Wat nooit wordt vastgelegd maar altijd wordt afgeleid",
    )


def _about_plan_a(status: Status) -> str | None:
    if status.correctie:
        return None
    return status.plan_a if "A" in status.plannen else NOT_OF_PLAN_A
