"""What a report in a file holds, whatever its format: sections of words, tables and charts.

The builders of its formats are `documents.formats.REPORT_FORMATS`. Nothing in a report comes from
the clock: the same report gives the same bytes.
"""

from dataclasses import dataclass

from documents.tabel import Tabel
from style.report_style import LOOKS


@dataclass(frozen=True)
class Chart:
    """A chart of the first `rows` rows of a table: its first column has the categories.

    series: per series its column and its look (a key of `style.report_style.LOOKS`); stacked:
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
    """A section under a heading; chart: of its first table, or None."""

    heading: str
    paragraphs: tuple[str, ...]
    tables: tuple[Tabel, ...] = ()
    chart: Chart | None = None

    @property
    def categories(self) -> tuple[str, ...]:
        """The names along the axis of its chart."""
        return tuple(row[0] for row in self.tables[0].texts()[: self.chart.rows])

    def values(self, column: str) -> tuple[int, ...]:
        """The numbers of a series of its chart."""
        return tuple(self.tables[0].column(column)[: self.chart.rows])


@dataclass(frozen=True)
class Report:
    """title: Dutch; facts: label and value of what it rests on; sections in order."""

    title: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]

    @property
    def tables(self) -> list[Tabel]:
        """All tables, in order."""
        return [table for section in self.sections for table in section.tables]
