"""Which columns go out, under which Dutch title, how wide, and as which plain values.

Titles and definitions are those of `loaders.schema` (data/datapackage.yaml). Only what a file
needs beyond them stands here: widths, and which columns are context (long texts that stand the
same on many rows and must not set the height of a row).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd

from loaders import schema
from selections.buckets import bucket
from selections.voorleesregel import voorleesregels

# A cell of a file, whatever its format.
Plain = str | int | date | None
LIST_SEPARATOR = "; "
STAND = "stand_op_peildatum"
VOORLEESREGEL = "voorleesregel"

# What XML 1.0 cannot hold; every document format but parquet is XML or text for people.
_UNPRINTABLE = re.compile("[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n?|\u2028|\u2029|\u0085|\v|\f")

_WIDTHS = {
    "sleutel": 14,
    "vermelding": 11,
    "keuze": 16,
    "keuze_tekst": 50,
    "hoofdthema": 16,
    "subthema": 22,
    "telt_bij": 22,
    "paragraaf": 24,
    "maatregel": 11,
    "gedrukte_code": 11,
    "titel": 34,
    "maatregel_tekst": 50,
    "kopnoot": 24,
    "herkomst": 12,
    "verwijst_naar": 14,
    "uitgewerkt_in": 14,
    "toelichting": 50,
    "pagina_stap": 9,
    "pagina_toelichting": 11,
    "pagina": 9,
    "stap_nr": 8,
    "stap": 40,
    "doorwerking": 40,
    "instrument_doorwerking": 30,
    "regel_nr": 13,
    "borging": 44,
    "instrument_borging": 30,
    "amvb": 9,
    "moment_nr": 9,
    "plan": 8,
    "traject": 19,
    "schil": 7,
    "spoor": 10,
    "laag_doorwerking": 18,
    "laag_borging": 18,
    "laag_stap": 18,
    "partijen": 22,
    "agendering": 16,
    "van": 12,
    "tot": 12,
    "precisie": 11,
    "redactie": 50,
    STAND: 16,
    VOORLEESREGEL: 70,
}
_ADDED = (
    (
        STAND,
        "Stand op peildatum",
        "Waar het moment van de regel staat op de peildatum van deze selectie: verstreken (voor "
        "het kwartaal van de peildatum), dit kwartaal, komende twee kwartalen, later, lopend, "
        "volgt of zonder moment. Een moment telt in het kwartaal van zijn laatste dag, dus een "
        "jaar in zijn vierde kwartaal. Afgeleid.",
    ),
    (
        VOORLEESREGEL,
        "In één zin",
        "De regel in één zin: wie, wat, wanneer, plan en bladzijde. Afgeleid.",
    ),
)
_CONTEXT = frozenset({"keuze_tekst", "maatregel_tekst", "toelichting", "redactie", "paragraaf"})


@dataclass(frozen=True)
class Column:
    """A column of a file.

    name: as in the data contract; title and description: Dutch, from the datapackage;
    width: in characters; context: whether its texts may be cut off by the height of a row.
    """

    name: str
    title: str
    description: str
    width: int
    context: bool


def columns() -> list[Column]:
    """All columns of the contract in its order, and after them the two that a view adds."""
    defined = [(column.name, column.title, column.description) for column in schema.columns()]
    return [
        Column(name, title, description, _WIDTHS[name], name in _CONTEXT)
        for name, title, description in defined + list(_ADDED)
    ]


def with_added(rows: pd.DataFrame, peildatum: date) -> pd.DataFrame:
    """`rows` with the two columns that a view adds: `STAND` and `VOORLEESREGEL`."""
    return rows.assign(**{STAND: bucket(rows, peildatum), VOORLEESREGEL: voorleesregels(rows)})


def cells(values: Iterable[object]) -> list[Plain]:
    """A column as plain values: texts that every document can hold, whole numbers, days, None.

    A list becomes one text, joined with `LIST_SEPARATOR`; an empty list is None.
    """
    return [_plain(value) for value in values]


def printable(text: str) -> str:
    """`text` with one kind of line end, and a replacement mark for what a document cannot hold."""
    return _UNPRINTABLE.sub("\ufffd", _LINE_END.sub("\n", text))


def _plain(value: object) -> Plain:
    if isinstance(value, str):
        return printable(value)
    if not pd.api.types.is_scalar(value):
        return printable(LIST_SEPARATOR.join(value)) or None
    if pd.isna(value):
        return None
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return int(value)
