"""Search in what is taken over from chapters 2 and 3: sporen, schillen, hypotheses, actions.

The same rule as for the annex: every word, in one row of one of those tables.
"""

from dataclasses import dataclass

import pandas as pd

from selections.text import search_words
from selections.zoeken import Fragment, marks

# Which columns of each table hold the words of the publication, in the order in which they read.
TEXTS = {
    "sporen": ("spoor_naam", "traject_gedrukt", "onderdeel", "subonderdeel", "moment"),
    "schillen": ("naam", "woorden"),
    "werkhypothesen": ("titel", "woorden"),
    "acties": ("naam", "woorden"),
}


@dataclass(frozen=True)
class Place:
    """A row in which all words were found: the table it stands in (a key of TEXTS), and its page.

    fragment: the words of the row, with the place of each that was searched for.
    """

    tabel: str
    pagina: int
    fragment: Fragment


def search_chapters(tables: dict[str, pd.DataFrame], query: str) -> list[Place]:
    """The rows of `tables` that hold all words of `query`, in the order of TEXTS and the tables.

    tables: by the keys of TEXTS, as `loaders.side_tables` gives them. A query without words finds
    nothing.
    """
    wanted = search_words(query)
    hits = []
    for name, columns in TEXTS.items():
        if not wanted:
            break
        for row in tables[name].to_dict("records"):
            parts = [row[column] for column in columns]
            # A name that is also all of the words is not said twice.
            texts = dict.fromkeys(part for part in parts if isinstance(part, str) and part)
            text = " – ".join(texts)
            if all(marks(text, [word]) for word in wanted):
                fragment = Fragment(name, text, marks(text, wanted))
                hits.append(Place(name, int(row["pagina"]), fragment))
    return hits
