"""One row per figure of the bench: what was measured, against what, and whether it is reached."""

import json
import platform
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.ratios import Ratio

HEADERS = ("work", "measured", "reference", "ratio (quartiles)", "target", "reached")


@dataclass(frozen=True)
class Row:
    """A figure. Values are in `unit`; `ratio` is `measured` against `reference`.

    most: the largest ratio, or without a reference the largest value, that reaches the target;
        None for a figure that is told and has no target.
    """

    bench: str
    work: str
    measured: float
    unit: str
    reference_name: str = ""
    reference: float | None = None
    ratio: Ratio | None = None
    most: float | None = None
    details: dict[str, object] = field(default_factory=dict)

    @property
    def reached(self) -> bool | None:
        """Whether the target is reached; None where there is none."""
        if self.most is None:
            return None
        return (self.measured if self.ratio is None else self.ratio.median) <= self.most

    @property
    def is_within_noise(self) -> bool:
        """Whether the target lies between the quartiles, so that another run may say otherwise."""
        if self.most is None or self.ratio is None:
            return False
        return self.ratio.low <= self.most <= self.ratio.high

    def cells(self) -> tuple[str, ...]:
        """What the table says of it, under `HEADERS`."""
        reference = self.reference_name
        if self.reference is not None:
            reference += f": {_number(self.reference)} {self.unit}"
        verdict = {None: "-", True: "yes", False: "NO"}[self.reached]
        return (
            self.work,
            f"{_number(self.measured)} {self.unit}",
            reference or "-",
            str(self.ratio or "-"),
            self._target(),
            verdict + (" (within noise)" if self.is_within_noise else ""),
        )

    def _target(self) -> str:
        if self.most is None:
            return "-"
        if self.ratio is None:
            return f"<= {self.most:g} {self.unit}"
        return f"<= {self.most:g} x"


def table(rows: Sequence[Row]) -> str:
    """The rows as a Markdown table whose columns also line up as plain text."""
    lines = [HEADERS, *(row.cells() for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADERS))]
    rule = tuple("-" * width for width in widths)
    padded = (
        [cell.ljust(width) for cell, width in zip(line, widths, strict=True)]
        for line in (lines[0], rule, *lines[1:])
    )
    return "\n".join(f"| {' | '.join(cells)} |" for cells in padded)


def write(rows: Sequence[Row], path: Path, quick: bool) -> None:
    """Write the rows, with every single measurement, as JSON."""
    content = {
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "quick": quick,
        "python": platform.python_version(),
        "machine": platform.platform(),
        "rows": [asdict(row) | {"reached": row.reached} for row in rows],
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=1))


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 20 else f"{value:.2f}"
