"""The running text of chapters 1 to 4, word for word: data/publicatie.yaml."""

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import pandas as pd
from pydantic import Field

from loaders.paths import PUBLICATIE
from loaders.yaml_rows import Block, Deviations, Pagina, Text, doubles, frame, read


class Hoofdstuk(Block):
    """A chapter with its heading as printed and the page on which that stands."""

    hoofdstuk: Annotated[int, Field(ge=1, le=4)]
    titel: Text
    pagina: Pagina


class Alinea(Block):
    """A paragraph, a point of a list, a row of a table (a line per cell) or the words of a figure.

    `id` is stable; `kop` is the heading within the chapter, empty where there is none.
    """

    id: Annotated[str, Field(pattern=r"^h[1-4]-[0-9]+$")]
    hoofdstuk: int
    pagina: Pagina
    kop: Text | None = None
    soort: Literal["alinea", "opsomming", "tabel", "figuur", "bijschrift"]
    tekst: Text


class Publicatie(Block):
    hoofdstukken: Annotated[list[Hoofdstuk], Field(min_length=1)]
    alineas: Annotated[list[Alinea], Field(min_length=1)]


def load_text(path: Path = PUBLICATIE) -> Publicatie:
    """The chapters and paragraphs in their order. Raises `CalendarError`."""
    return read(path, Publicatie, _deviations)


def load_publication(path: Path = PUBLICATIE) -> pd.DataFrame:
    """The paragraphs of chapters 1 to 4 in reading order.

    Columns: id, hoofdstuk (number), pagina, kop ("" for none), soort, tekst (the cells of a row and
    the words of a figure are parted by line breaks), and titel (of the chapter).
    """
    text = load_text(path)
    titles = {chapter.hoofdstuk: chapter.titel for chapter in text.hoofdstukken}
    rows = frame(text.alineas, Alinea)
    return rows.assign(titel=rows["hoofdstuk"].map(titles), kop=rows["kop"].fillna(""))


@cache
def publication() -> pd.DataFrame:
    """`load_publication` of the file that goes with this version, read once; not to be changed."""
    return load_publication()


def _deviations(text: Publicatie) -> Deviations:
    yield from doubles([alinea.id for alinea in text.alineas], "alineas", key="id")
    known = [chapter.hoofdstuk for chapter in text.hoofdstukken]
    before = (0, 0)
    for index, alinea in enumerate(text.alineas):
        if alinea.hoofdstuk not in known or not alinea.id.startswith(f"h{alinea.hoofdstuk}-"):
            yield (
                ("alineas", index, "hoofdstuk"),
                f"hoofdstuk: {alinea.hoofdstuk} past niet bij id {alinea.id} of is bovenaan niet "
                f"genoemd; toegestaan: {', '.join(map(str, known))}",
            )
        place = (alinea.hoofdstuk, alinea.pagina)
        if place < before:
            yield (
                ("alineas", index, "pagina"),
                f"pagina: {alinea.pagina} ligt vóór die van de alinea erboven ({before[1]}); zij "
                "staan in leesvolgorde",
            )
        before = place
