"""What more than one part of the report says: of a row in a table, of what is due, of the log."""

from dataclasses import replace

from documents.tabel import Tabel
from overleg.verslag.cijfers import DUE, Cijfer, Cijfers
from overleg.was_wordt import moment_in_words
from selections.buckets import of_kinds, of_rows
from selections.caveats import DERIVED_IN_SHORT
from selections.dates import date_in_words
from selections.stappen import borging_or_stap

REPORTED = "De publicatie zelf zegt"
LATER = "Kwartalen later"
RECORDED_MEANS = (
    "Niet vastgelegd is grijs en geen oordeel: het zegt niet dat er niets is gedaan, en ook niet "
    "dat het goed gaat."
)


def maatregel(row) -> str:
    """The code and title of the maatregel of a row of `Cijfers.facts`."""
    return f"{row.maatregel} {row.titel}"


def in_calendar(row) -> str:
    """The moment as published, with what is doubtful of it or of the line."""
    return "; ".join((moment_in_words(row.agendering), *row.merken))


def told(title: str, c: Cijfers, *cijfers: Cijfer, reported: bool = False) -> Tabel:
    """The rows of these figures, in the order of the calendar, with what stands in the log: whole
    where the row is told first. reported: and with what the publication itself says.
    """
    chosen = {sleutel for one in cijfers for sleutel in one.sleutels}
    table = Tabel.each(
        title,
        c.facts[c.facts.index.isin(chosen)].itertuples(),
        {
            "Sleutel": "Index",
            "Maatregel": maatregel,
            "Borging": borging_or_stap,
            DERIVED_IN_SHORT: "plan",
            "In de kalender": in_calendar,
            "In het logboek": lambda row: c.told(row, title),
            **({REPORTED: "gemeld"} if reported else {}),
            "Blz.": "pagina",
        },
    )
    return long(table.said_once("In het logboek"))


def long(table: Tabel) -> Tabel:
    """A list that is too long for slides."""
    return replace(table, detail=True)


def days(c: Cijfers) -> str:
    """The days of which the records count as made in the period."""
    first, last = (date_in_words(day) for day in c.days)
    return f"{first} tot en met {last}"


def kinds_of_due(c: Cijfers) -> str:
    """Of what kind some of what is due in the period is, to follow on its number."""
    return of_kinds(of_rows(c.facts.loc[list(c.main[DUE].sleutels)]))
