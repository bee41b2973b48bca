"""The marks of our kaart as a table, which the references draw too."""

import tempfile
from datetime import date
from functools import cache
from pathlib import Path

import pandas as pd

from loaders.table import read_table
from selections.kaart import GROUPINGS, kaart

PEILDATUM = date(2026, 11, 24)
# label: of its row. plan: of the mark. x, y: where it begins and its middle, in quarters and rows;
# width, height: in the same. van, tot: the first and the last day, for what draws by days.
COLUMNS = ("label", "plan", "x", "width", "y", "height", "van", "tot")


@cache
def write_marks(table: Path, grouping: str = GROUPINGS[0]) -> Path:
    """Write the marks of the calendar at `table`; gives the file."""
    found = kaart(read_table(table), PEILDATUM, grouping)
    rows = []
    end = found.axis.end
    for mark in found.marks:
        group = found.groups[mark.group]
        at = end + found.margin.index(mark.precisie) * 4 if mark.in_margin else mark.begin
        width = (4 if mark.in_margin else mark.end - mark.begin) / mark.slots
        x = at + mark.slot * width
        y, height = mark.group + (mark.top + mark.bottom) / 2, mark.bottom - mark.top
        label = f"{group.code} {group.words}"
        rows.append((label, mark.plan, x, width, y, height, _day(x), _day(x + width)))
    file = Path(tempfile.mkdtemp(prefix="bench-marks-"), "marks.parquet")
    pd.DataFrame(rows, columns=list(COLUMNS)).to_parquet(file)
    return file


def _day(quarters: float) -> pd.Timestamp:
    year, quarter = divmod(quarters, 4)
    return pd.Timestamp(int(year), 1, 1) + pd.Timedelta(days=round(quarter * 91.25))
