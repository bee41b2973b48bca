"""Charts and the Gantt as the numbers and words that the typst templates draw from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from operator import attrgetter

import pandas as pd

from documents import gantt
from documents.document import Section
from documents.pdf_text import showable
from loaders.side_tables import amvb_lead
from selections.caveats import DERIVED_PLAN
from selections.dates import date_in_words
from style.look import LOOKS, PEILDATUM_COLOUR, PLAN_STYLES, Look

NOTE = (
    "Elke regel van de selectie staat in de tijdlijn: achter de stap haar borging, of zonder "
    "borgingsregel de stap zelf. De breedte van een balk is het kwartaal, "
    "het jaar of de periode die de publicatie noemt; een regel zonder dag heeft geen balk, haar "
    f"moment staat in de kolom Moment. {DERIVED_PLAN} {gantt.DOUBT_NOTE}"
)


def gantt_data(rows: pd.DataFrame, peildatum: date, lines: int, where: str) -> dict:
    """What `templates/gantt.typ` draws: parts of at most `lines` lines, places from 0 to 1; where:
    as `gantt.in_words` has it.
    """
    groups = gantt.groups(rows)
    axis = gantt.years(groups, peildatum)
    begin, end = date(axis[0], 1, 1), date(axis[-1] + 1, 1, 1)

    def place(day: date) -> float:
        return (day - begin) / (end - begin)

    return {
        "note": NOTE,
        "peildatum": date_in_words(peildatum),
        "preparation": f"voorbereiding AMvB, {amvb_lead()} kwartalen",
        "today": place(peildatum),
        "colour": PEILDATUM_COLOUR,
        "plans": _looks(PLAN_STYLES),
        "years": [
            (str(year), place(date(year, 1, 1)), place(date(year + 1, 1, 1))) for year in axis
        ],
        "parts": [
            {
                "alt": showable(gantt.in_words(part, axis, where, peildatum)),
                "lines": list(_lines(part, place)),
            }
            for part in gantt.pages(groups, lines)
        ],
    }


def chart_data(section: Section) -> dict[str, object]:
    """The chart of a section as bars.typ draws it."""
    chart = section.chart
    looks = [look for _, look in chart.series]
    values = [section.values(column) for column, _ in chart.series]
    bars: list[list[list[tuple[str, int]]]] = []
    for counts in zip(*values, strict=True):
        parts = list(zip(looks, counts, strict=True))
        bars.append([parts] if chart.stacked else [[part] for part in parts])
    totals = (sum(count for _, count in bar) for of_one in bars for bar in of_one)
    longest = max(totals, default=0) or 1
    return {
        "alt": showable(chart.alt),
        "series": [(look, showable(column)) for column, look in chart.series],
        "looks": _looks({look: LOOKS[look] for look in looks}),
        "categories": [
            {"name": showable(name), "bars": [_bar(bar, longest) for bar in of_one]}
            for name, of_one in zip(section.categories, bars, strict=True)
        ],
    }


def _bar(bar: Sequence[tuple[str, int]], longest: int) -> dict[str, object]:
    segments = [{"look": look, "length": count / longest} for look, count in bar if count]
    return {"total": str(sum(count for _, count in bar)), "segments": segments}


def _looks(styles: Mapping[str, Look]) -> dict[str, dict[str, str]]:
    told = ("name", "letter", "fill", "edge", "mark", "hatching")
    of_look = attrgetter(*told)
    return {key: dict(zip(told, of_look(look), strict=True)) for key, look in styles.items()}


def _lines(part: Sequence[gantt.Group], place: Callable[[date], float]) -> Iterator[dict]:
    for group in part:
        yield {"group": True, "code": group.maatregel, "title": showable(group.title)}
        for bar in group.bars:
            yield {
                "group": False,
                "label": showable(bar.label),
                "moment": showable(bar.moment),
                "letter": PLAN_STYLES[bar.plan].letter,
                "plan": bar.plan,
                "start": None if bar.first is None else place(bar.first),
                "preparation": None if bar.preparation is None else place(bar.preparation),
                "end": None if bar.last is None else place(bar.last + timedelta(days=1)),
            }
