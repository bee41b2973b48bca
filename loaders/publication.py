"""The publication as plain text: its pages, its running text, and the annex cut at its headings.

A page starts at a line that begins with a space, but for what the extraction indented otherwise
(`INDENTED`) and for lines of spaces only. Pages count from the first page of text = 1.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

ANNEX = "1. Water en Bodem"
COLUMNS = "Concrete stappen Doorwerking (instrumenten) in de beleidscyclus"
KEUZE = re.compile(r"Structurerende keuze ([0-9]+)")
HEADING = re.compile(
    r"Maatregel:?\s+(?:([0-9]\.[0-9]\.[0-9]+[a-z]?)\.?)?\s*\(?"
    r"((?:zie|ontbreekt|gekoppeld|koppel|maakt|nieuw)[^()]*)?\)?"
)
PARAGRAAF = re.compile(r"[0-9]\. [A-Z][A-Za-z ]{2,20}|[0-9]\.[0-9](\.[0-9])?\s+[A-Z].*")
CHAPTER = re.compile(r"[1-4] {3}\S.*")
# List dashes of chapter 1, and cells of the annex that stand after an empty one.
INDENTED = re.compile(r" +(- .*|Bestuurlijke afspraken|Q4 2024)")


@dataclass(frozen=True)
class Line:
    """A line of the publication, without the space around it, and the page it stands on."""

    text: str
    page: int


def running_text(text: str) -> list[list[Line]]:
    """The lines before the annex, page by page, the heading of a chapter first.

    The extraction left that heading in the middle of the words it stands over. The dots of lists
    are left out.
    """
    before = [
        Line(line.text.replace("•", ""), line.page)
        for line in itertools.takewhile(lambda line: line.text != ANNEX, _lines(text))
    ]
    return [
        sorted(page, key=lambda line: CHAPTER.fullmatch(line.text) is None)
        for _, page in itertools.groupby(before, key=lambda line: line.page)
    ]


def annex(text: str) -> Iterator[list[Line]]:
    """The annex cut at the headings of the vermeldingen; a keuze goes with its first one."""
    section: list[Line] = []
    has_heading = False
    for line in itertools.dropwhile(lambda line: line.text != ANNEX, _lines(text)):
        heading = HEADING.fullmatch(line.text)
        if KEUZE.fullmatch(line.text) or heading:
            if has_heading:
                yield section
                section, has_heading = [], False
            words = line.text
            if heading:
                has_heading = True
                words = " ".join(part for part in heading.groups() if part)
            section.append(Line(words, line.page))
        elif not PARAGRAAF.fullmatch(line.text) and not line.text.startswith(COLUMNS):
            section.append(Line(line.text.removeprefix("Toelichting:"), line.page))
    yield section


def _lines(text: str) -> Iterator[Line]:
    page = 0
    for line in text.split("\n"):
        if not line.strip():
            continue
        if line.startswith(" ") and not INDENTED.fullmatch(line.rstrip()):
            page += 1
        yield Line(line.strip(), page)
