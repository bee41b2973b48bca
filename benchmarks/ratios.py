"""What a series of measurements says: medians, percentiles, and ratios of pairs."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """The median of the ratios of pairs measured right after one another, and how much it varied.

    Half of all pairs lie between `low` and `high` (the quartiles).
    """

    median: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.median:.2f} ({self.low:.2f}-{self.high:.2f})"


def ratio_of_pairs(ours: Sequence[float], reference: Sequence[float]) -> Ratio:
    """Ours against the reference, pair by pair: what slows the machine down slows both.

    Raises ValueError where the series differ in length, are empty or hold a zero to divide by.
    """
    if not ours or len(ours) != len(reference) or not all(reference):
        raise ValueError(f"no pairs: {len(ours)} measurements against {len(reference)}")
    ratios = [mine / other for mine, other in zip(ours, reference, strict=True)]
    return Ratio(*(percentile(ratios, share) for share in (0.5, 0.25, 0.75)))


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which that share of the values lies, between two by interpolation."""
    if len(values) == 1:
        return values[0]
    cuts = statistics.quantiles(values, n=100, method="inclusive")
    return cuts[round(share * 100) - 1]
