"""The terms of the dashboard and what each means: data/begrippen.yaml."""

from functools import cache
from pathlib import Path

import pandas as pd

from loaders.paths import BEGRIPPEN
from loaders.yaml_rows import Block, Deviations, Pagina, Rows, Text, doubles, frame, read


class Term(Block):
    """A term; `woorden` are those of the publication, where it says itself what it means by it."""

    begrip: Text
    betekenis: Text
    woorden: Text | None = None
    pagina: Pagina | None = None


def load_terms(path: Path = BEGRIPPEN) -> pd.DataFrame:
    """The terms in the order of the file: columns begrip, betekenis, woorden, pagina."""
    return frame(read(path, Rows[Term], _deviations).rijen, Term)


@cache
def terms() -> pd.DataFrame:
    """`load_terms` of the file that goes with this version, read once; not to be changed."""
    return load_terms()


def _deviations(contents: Rows[Term]) -> Deviations:
    yield from doubles([row.begrip for row in contents.rijen], "rijen", key="begrip")
    for index, row in enumerate(contents.rijen):
        if (row.woorden is None) != (row.pagina is None):
            yield ("rijen", index), f"{row.begrip}: woorden en pagina horen bij elkaar"
