"""Links: to a maatregel free of the filters, from a number to its rows, from words to where they
stand."""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

import pandas as pd
from markupsafe import Markup, escape

from documents.tabel import Cell, Shown
from loaders.running_text import publication
from selections.words import code_in_words, counted
from selections.zoeken.hoofdstukken import paragraph_with
from shell.table import screen_link
from shell.url.choices import AS_ROWS
from shell.view import View

# A sentence of ours that quotes: the words, and the page on which they stand.
_QUOTATION = re.compile(r"“(?P<words>[^”]+)”[^“]*?\((?P<page>blz\. (?P<number>[0-9]+))\)")


def paragraph_link(view: View, name: str, words: str) -> Markup:
    """A link to a paragraph of chapters 1 to 4 on Bron (`loaders.running_text`)."""
    return screen_link(view.unfiltered("bron", alinea=name), words, f"{words} lezen op Bron")


def page_link(view: View, quoted: object, page: int, words: str = "{}") -> str | Markup:
    """The page of words that are quoted, as a link to their paragraph on Bron.

    words: what is said of the page, with {} for its number. No link where no paragraph has the
    words: those of the annex stand in the dossier of their maatregel.
    """
    said = words.format(page)
    name = _paragraph(quoted, page) if isinstance(quoted, str) else None
    return paragraph_link(view, name, said) if name else said


def cited(view: View, *sentences: str) -> list[Markup]:
    """Sentences of ours that quote the publication, each page in them a link to its paragraph."""

    def link(found: re.Match) -> str:
        page = page_link(view, found["words"], int(found["number"]), "blz. {}")
        return found[0].replace(found["page"], page)

    # What is replaced is ours, and what replaces it is markup.
    return [Markup(_QUOTATION.sub(link, str(escape(sentence)))) for sentence in sentences]


def page_of_words(view: View, words: str = "woorden") -> Callable[[Any], Cell]:
    """What a column says of the page of a row (`pagina`); `words`: the field that is quoted."""
    return lambda row: Shown(
        int(row.pagina), Markup(page_link(view, getattr(row, words), int(row.pagina)))
    )


@cache
def _paragraph(words: str, page: int) -> str | None:
    return paragraph_with(publication(), words, page)


def dossier_link(view: View, code: str, title: str = "", spoken: str = "") -> Markup:
    """The code as a link to its dossier, whatever the filters choose; its title beside it.

    spoken: what is said of it, where that is more than the maatregel.
    """
    address = view.unfiltered("maatregel", maatregel=(code,))
    link = screen_link(address, code, spoken or code_in_words(code))
    return Markup("{} {}").format(link, title) if title else link


def spoken_row(row) -> str:
    """A row of the calendar as a screen reader says it at the head of a row of a table, where its
    code alone would be that of the rows around it too."""
    stap = "" if pd.isna(row.stap_nr) else f", stap {row.stap_nr}"
    return f"{code_in_words(row.maatregel)}{stap}, regel {row.sleutel}"


def row_link(view: View, row) -> Markup:
    """The code and stap of a row of the calendar as a link to its dossier."""
    stap = "" if pd.isna(row.stap_nr) else f" stap {row.stap_nr}"
    address = view.unfiltered("maatregel", maatregel=(row.maatregel,))
    return screen_link(address, f"{row.maatregel}{stap}", spoken_row(row))


def dossier_of(view: View, titled: bool = True) -> Callable[[Any], Cell]:
    """What a column says of the maatregel of a row; titled: with its title beside it."""
    return lambda row: Shown(
        row.maatregel, dossier_link(view, row.maatregel, row.titel if titled else "")
    )


def dossier_links(view: View, codes: Iterable[str]) -> Shown:
    """Several codes, each a link to its dossier."""
    return Shown(list(codes), Markup(", ").join(dossier_link(view, code) for code in codes))


def record_link(view: View, code: str, sleutel: str | None = None) -> Markup:
    """A link to where progress is recorded: on this maatregel, or in the dialog of one row of it.

    sleutel: of a row of the calendar.
    """
    address = view.unfiltered("voortgang", maatregel=(code,), vastleggen=sleutel)
    on = f"bij {code_in_words(code)}" if sleutel is None else f"op regel {sleutel}"
    return screen_link(address, "vastleggen", f"vastleggen {on}")


def correct_link(view: View, sleutel: str, number: int) -> Markup:
    """A link to the dialog of this row, in which the record of this number is corrected."""
    address = view.address("voortgang", vastleggen=sleutel, verbeteren=number)
    return screen_link(address, "verbeteren", f"melding {number} verbeteren")


def number_link(
    view: View, number: int, of_what: str, noun: str = "regel", **changes: object
) -> Cell:
    """A number that leads to the rows of the Kalender, as many under these filters.

    noun: what it counts, which a screen reader says with it.
    """
    if number == 0:
        return 0
    address = view.address("kalender", vorm=AS_ROWS, **changes)
    spoken = f"{counted(int(number), noun)}: {of_what}"
    return Shown(int(number), screen_link(address, int(number), spoken))
