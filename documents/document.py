"""What a file holds, whatever its format: facts, sections of words, tables and charts, and rows.

The writers are those of `documents.formats`, one a format. Nothing in a document comes from the
clock: the same document gives the same bytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from documents.columns import STAND, VOORLEESREGEL, cells, columns, with_added
from documents.tabel import Column, Tabel
from documents.view_info import ViewInfo
from selections.caveats import CAVEATS, DERIVED_IN_SHORT, DERIVED_PLAN
from selections.lezing.weging import marks
from selections.stappen import borging_of
from selections.voorleesregel import page_of
from selections.words import NO_MOMENT
from style.look import LOOKS

ROWS_NOTE = (
    "Eén regel per borging en moment, in de volgorde van de publicatie; de bladzijde is die van de "
    f"stap. {DERIVED_PLAN} Waarom iets twijfelachtig is, staat onder ‘In woorden’."
)
# The table of the rows in a document to read.
ROW_COLUMNS = (
    *("maatregel", "titel", "stap", "doorwerking", "borging"),
    *("plan", "agendering", STAND, "pagina"),
)
WORDS_NOTE = (
    "Elke regel van de tabel in één zin, met haar sleutel, en wat de redactie bij die regel heeft "
    "beslist."
)


@dataclass(frozen=True)
class Chart:
    """A chart of the first `rows` rows of a table: its first column has the categories.

    series: per series its column and its look (a key of `style.look.LOOKS`); stacked:
    bars on top of each other, otherwise beside each other; alt: the chart in words.
    """

    series: tuple[tuple[str, str], ...]
    rows: int
    stacked: bool
    alt: str

    def __post_init__(self) -> None:
        unknown = [look for _, look in self.series if look not in LOOKS]
        if unknown:
            raise ValueError(f"no look for {', '.join(unknown)}")


@dataclass(frozen=True)
class Section:
    """A section under a heading, or without one where its tables stand under their own alone.

    chart: of its first table, or None. points: whether each paragraph is a point of a list. detail:
    whether a presentation leaves it out, but for the names of its tables.
    """

    heading: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Tabel, ...] = ()
    chart: Chart | None = None
    points: bool = False
    detail: bool = False

    @property
    def level(self) -> int:
        """Of the headings of its tables."""
        return 2 if self.heading else 1

    def names(self, table: Tabel) -> bool:
        """Whether its own heading names this table of it, which then has none of its own."""
        return bool(self.heading) and (len(self.tables) == 1 or self.heading.endswith(table.title))

    @property
    def categories(self) -> tuple[str, ...]:
        """The names along the axis of its chart."""
        return tuple(row[0] for row in self.tables[0].texts()[: self.chart.rows])

    def values(self, column: str) -> tuple[int, ...]:
        """The numbers of a series of its chart."""
        return tuple(self.tables[0].column(column)[: self.chart.rows])


@dataclass(frozen=True)
class KaartOfView:
    """The whole calendar, of which a view lights some rows, to be drawn on one sheet.

    recorded: what `selections.kaart.kaart` takes; None where nothing is. in_view: the places in the
    table of the rows in view. note: what else a reader must know, in Dutch.
    """

    table: pd.DataFrame
    recorded: pd.DataFrame | None
    in_view: frozenset[int]
    note: str = ""

    @classmethod
    def of(
        cls,
        table: pd.DataFrame,
        recorded: pd.DataFrame | None,
        rows: pd.DataFrame,
        note: str = "",
    ) -> "KaartOfView":
        """The kaart of a table of which `rows`, a selection with its index, is in view."""
        places = frozenset(table.index.get_indexer(rows.index).tolist())
        return cls(table, recorded, places, note)


@dataclass(frozen=True)
class Document:
    """info: its title and what it was made from. facts: label and value of what it rests on.

    facts_at: before which of its sections they stand. front: the page that says the whole in short,
    before everything else, with a chart of one bar, whose numbers are its first table; None where
    it has none.
    rows: of the calendar, which a document to read shows as a timeline, a table and in words and
    a workbook as its first sheet; None where it has none. kaart: a sheet of its PDF; None where it
    has none.
    """

    info: ViewInfo
    facts: Sequence[tuple[str, str]]
    sections: tuple[Section, ...]
    facts_heading: str = "Waar dit op rust"
    rows: pd.DataFrame | None = None
    kaart: KaartOfView | None = None
    facts_at: int = 0
    front: Section | None = None

    @property
    def in_order(self) -> tuple[Section | None, ...]:
        """Its sections, with None where the facts stand."""
        return (*self.sections[: self.facts_at], None, *self.sections[self.facts_at :])

    @property
    def tables(self) -> list[Tabel]:
        """All tables of its sections, in order."""
        return [table for section in self.sections for table in section.tables]

    @cached_property
    def shown(self) -> pd.DataFrame:
        """The rows with what a view adds to them."""
        return with_added(self.rows, self.info.peildatum)

    def rows_as_table(self, names: Sequence[str]) -> Tabel:
        """These columns of the rows, with the moment what is doubtful there; of `borging` and
        `agendering` also that there is none, of `pagina` that of the stap.
        """
        titles = {column.name: column.title for column in columns()} | {"plan": DERIVED_IN_SHORT}
        shown = self.shown[list(names)].astype(object)
        shown["agendering"] = shown["agendering"].fillna(NO_MOMENT)
        shown["agendering"] = [
            f"{moment} ({'; '.join(told)})" if told else moment
            for moment, told in zip(shown["agendering"], marks(self.rows), strict=True)
        ]
        whole = list(self.rows.astype(object).itertuples())
        for name, said in (("borging", borging_of), ("pagina", page_of)):
            if name in names:
                shown[name] = list(map(said, whole))
        return Tabel.of(
            "Tabel", [Column(titles[name]) for name in names], shown.itertuples(index=False)
        )

    def rows_in_words(self) -> list[tuple[str, str, str | None]]:
        """Of each row its sleutel, its sentence, and what the editors decided about it."""
        names = ("sleutel", VOORLEESREGEL, "redactie")
        return list(zip(*(cells(self.shown[name]) for name in names), strict=True))


def of_view(
    rows: pd.DataFrame,
    info: ViewInfo,
    tables: Sequence[Tabel] = (),
    kaart: KaartOfView | None = None,
) -> Document:
    """The document of a view; tables: what its screen shows beside the rows."""
    reading = Section("Lees dit zo", CAVEATS, points=True)
    sections = (reading, Section("", tables=tuple(tables)))
    return Document(info, info.lines(), sections, "Deze selectie", rows, kaart)
