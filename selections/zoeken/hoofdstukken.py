"""Search in chapters 1 to 4: in their paragraphs, tables and figures, word for word.

The same rule as for the annex: every word, in one paragraph or row of a table.
"""

from dataclasses import dataclass

import pandas as pd

from selections.text import search_words
from selections.zoeken import Fragment, marks


@dataclass(frozen=True)
class Place:
    """A paragraph in which all words were found: its id, where it stands, and its words.

    kop: the heading within the chapter, empty where there is none. fragment: the words of the
    paragraph with their page, and the place of each that was searched for.
    """

    id: str
    hoofdstuk: int
    titel: str
    kop: str
    fragment: Fragment


def search_chapters(publication: pd.DataFrame, query: str) -> list[Place]:
    """The paragraphs that hold all words of `query`, in the order of the publication.

    publication: as `loaders.running_text.load_publication` gives it. A query without words finds
    nothing.
    """
    wanted = search_words(query)
    hits = []
    for row in publication.itertuples(index=False) if wanted else ():
        if all(marks(row.tekst, [word]) for word in wanted):
            fragment = Fragment(row.soort, row.tekst, marks(row.tekst, wanted), row.pagina)
            hits.append(Place(row.id, row.hoofdstuk, row.titel, row.kop, fragment))
    return hits


def paragraph_with(publication: pd.DataFrame, words: str, pagina: int) -> str | None:
    """The id of the first paragraph of a page that holds these words; None where none does.

    For who quotes: the quotation leads to where it stands. White space does not count.
    """
    wanted = " ".join(words.split())
    for row in publication[publication["pagina"] == pagina].itertuples(index=False):
        if wanted in " ".join(row.tekst.split()):
            return row.id
    return None
