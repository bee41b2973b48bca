"""What the hand-kept tables in `data/` share: blocks of keys, read strictly, given as a frame."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Generic, TypeVar

import pandas as pd
from pydantic import BaseModel, ConfigDict, Field

from loaders.errors import Problems, shown
from loaders.yaml_text import Place, load_document, validate

Text = Annotated[str, Field(min_length=1)]
Pagina = Annotated[int, Field(ge=1, le=38)]


class Block(BaseModel):
    """A block of keys; any other key is refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Row = TypeVar("Row", bound=Block)


class Rows(Block, Generic[Row]):
    """A file of rows alone."""

    rijen: list[Row]


Contents = TypeVar("Contents", bound=Block)
Deviations = Iterator[tuple[Place, str]]


def read(
    path: Path, model: type[Contents], deviations: Callable[[Contents], Deviations]
) -> Contents:
    """The contents of a file; `deviations` gives what is wrong beyond the types, with its place.

    Read anew once the file changes; nobody may change what it gives. Raises `CalendarError`, with
    one Dutch line per wrong entry.
    """
    status = path.stat() if path.exists() else None
    return _read(path, model, deviations, status and (status.st_mtime_ns, status.st_size))


@lru_cache(maxsize=32)
def _read(
    path: Path,
    model: type[Contents],
    deviations: Callable[[Contents], Deviations],
    stamp: tuple[int, int] | None,
) -> Contents:
    problems = Problems()
    document = load_document(path, problems, ends_marked=True)
    contents = validate(document, model, problems)
    if contents is not None:
        for place, message in deviations(contents):
            problems.add(path, document.line(place), message)
    problems.raise_if_any()
    return contents


def frame(rows: Sequence[Block], model: type[Block]) -> pd.DataFrame:
    """The blocks as rows, with the keys of `model` as columns."""
    return pd.DataFrame([dict(row) for row in rows], columns=list(model.model_fields))


def doubles(values: Sequence[object], *place: str | int, key: str) -> Deviations:
    """The values that stand there more than once."""
    counts = Counter(values)
    for index, value in enumerate(values):
        if counts[value] > 1:
            yield (
                (*place, index, key),
                f"{key}: {shown(value)} staat er {counts[value]} keer; elke {key} mag één keer",
            )
