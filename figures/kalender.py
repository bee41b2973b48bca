"""The Gantt of the agendering: per group the moments of its rows, each as wide as printed.

A moment with dates is a bar of a quarter, a year or a period; a lopend moment is open at the end
that the publication does not name; volgt, incidenteel and rows without a moment stand in the
margin. Within a group, bars that would overlap lie in lanes of their own, so that none is hidden
and every row is drawn once. Of more rows than anybody reads, equal moments become one bar with
their number, in the finest grouping that still can be read.
"""

from collections import Counter, namedtuple
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd
import plotly.graph_objects as go

from figures.gantt import Bar, Group, Sheet, fitting_axis
from figures.style import FONT_SIZE, NO_LINE, PLAN_STYLES
from figures.text import counted, enumeration, escaped, shortened, wrapped
from figures.time_axis import end_position, position, quarter_label
from selections.buckets import bucket
from selections.dates import date_in_words
from selections.kwartalen import is_dated
from selections.plan_ab import has_amvb
from selections.voorleesregel import voorleesregels

KEUZE_CHARACTERS = 84
MAX_BARS = 1000
MAX_GROUPS = 250

_WITHOUT_DATES = {"volgt": "volgt", "incidenteel": "incidenteel", "geen": "geen moment"}
_TEXTS = {"stap", "doorwerking", "agendering"}
_Row = namedtuple(
    "_Row",
    "sleutel vermelding keuze keuze_tekst subthema maatregel titel uitgewerkt_in stap_nr stap "
    "doorwerking amvb plan laag_doorwerking agendering van tot precisie number voorleesregel",
)


def _maatregel_words(row: _Row, repeated: set[str]) -> tuple[str, str]:
    keuze = f" (keuze {row.keuze})" if row.maatregel in repeated else ""
    return row.maatregel, f"{row.titel}{keuze}"


def _stap_words(row: _Row, repeated: set[str]) -> tuple[str, str]:
    if pd.isna(row.stap_nr):
        return _maatregel_words(row, repeated)
    return row.maatregel, f"stap {row.stap_nr}: {row.stap}"


def _keuze_words(row: _Row, _: set[str]) -> tuple[str, str]:
    return f"Keuze {row.keuze}", shortened(row.keuze_tekst, KEUZE_CHARACTERS)


@dataclass(frozen=True)
class _Grouping:
    """What makes a group, as columns and of a row, and the code and words of its label."""

    columns: tuple[str, ...]
    key: Callable[[_Row], tuple]
    label: Callable[[_Row, set[str]], tuple[str, str]]
    words: str


# From fine to coarse.
_GROUPINGS = {
    "stap": _Grouping(
        ("vermelding", "stap_nr"),
        lambda row: (row.vermelding, None if pd.isna(row.stap_nr) else row.stap_nr),
        _stap_words,
        "per stap",
    ),
    "maatregel": _Grouping(
        ("vermelding",), lambda row: (row.vermelding,), _maatregel_words, "per maatregel"
    ),
    "keuze": _Grouping(("keuze",), lambda row: (row.keuze,), _keuze_words, "per keuze"),
    "subthema": _Grouping(
        ("subthema",),
        lambda row: (row.subthema,),
        lambda row, _: (row.subthema, ""),
        "per subthema",
    ),
}
GROUPINGS = tuple(_GROUPINGS)


def kalender_groups(
    rows: pd.DataFrame,
    group_by: str = "maatregel",
    preparation: int = 0,
    sentences: pd.Series | None = None,
    count_equal: bool = False,
) -> list[Group]:
    """A bar for every row of `rows`, in groups, both in the order of the rows.

    Of more than `MAX_BARS` rows, or where `count_equal`: a bar for the rows of a group with the
    same plan and moment, with their number.
    preparation, sentences: as in `kalender_figure`.
    Raises ValueError for a `group_by` that is not one of `GROUPINGS`.
    """
    grouping = _grouping(group_by)
    numbers = None
    if count_equal or len(rows) > MAX_BARS:
        rows, numbers = _counted(rows, grouping)
    sections: dict[str, dict[tuple, list[_Row]]] = {}
    keuzes_of: dict[str, set[int]] = {}
    for row in _records(rows, sentences, numbers):
        sections.setdefault(row.subthema, {}).setdefault(grouping.key(row), []).append(row)
        keuzes_of.setdefault(row.maatregel, set()).add(row.keuze)
    repeated = {code for code, keuzes in keuzes_of.items() if len(keuzes) > 1}
    return [
        Group(
            None if group_by == "subthema" else section,
            *grouping.label(members[0], repeated),
            bars=tuple(_bar(row, preparation) for row in members),
        )
        for section, groups in sections.items()
        for members in groups.values()
    ]


def kalender_figure(
    rows: pd.DataFrame,
    peildatum: date,
    group_by: str = "maatregel",
    preparation: int = 0,
    tranches: bool = False,
    font_size: int = FONT_SIZE,
    narrow: bool = False,
    sentences: pd.Series | None = None,
    count_equal: bool = False,
) -> go.Figure:
    """The Gantt of `rows`, as tall as its lanes need; `customdata` of a bar is its `sleutel`.

    preparation: quarters drawn in front of every line that changes an AMvB (eight by the
        publication, chapter 4), 0 for none.
    tranches: shade every second half-year, as each has one wijzigingsbesluit (working hypothesis
        of chapter 3).
    font_size: of the labels, in pixels; everything else grows with it.
    narrow: labels above the bars and not beside them, for less than some 900 pixels.
    sentences: `voorleesregels` of at least these rows, kept by who draws more than once.
    count_equal: one bar for equal moments, also of few rows, to keep the chart low.
    Raises ValueError for no rows and for a `group_by` that is not one of `GROUPINGS`.
    """
    if rows.empty:
        raise ValueError("no rows to draw")
    drawn = drawn_by(rows, group_by)
    groups = kalender_groups(rows, drawn, preparation, sentences, count_equal)
    sheet = Sheet(fitting_axis(groups), font_size, narrow)
    sheet.header()
    for group in groups:
        sheet.group(group)
    sheet.footer()
    return sheet.figure(peildatum, f"voorbereiding AMvB, {preparation} kwartalen", tranches)


def drawn_by(rows: pd.DataFrame, group_by: str) -> str:
    """The grouping in which the Gantt of `rows` is drawn: the one asked for, or a coarser one.

    Coarser only where there are more than `MAX_BARS` rows in more than `MAX_GROUPS` groups.
    Raises ValueError for a `group_by` that is not one of `GROUPINGS`.
    """
    _grouping(group_by)
    if len(rows) <= MAX_BARS:
        return group_by
    coarser = GROUPINGS[GROUPINGS.index(group_by) :]
    groups = (len(rows[list(_GROUPINGS[name].columns)].drop_duplicates()) for name in coarser)
    fitting = (name for name, number in zip(coarser, groups, strict=True) if number <= MAX_GROUPS)
    return next(fitting, coarser[-1])


def kalender_note(rows: pd.DataFrame, group_by: str) -> str:
    """In Dutch why the Gantt shows fewer bars than `rows`; empty where it shows them all."""
    if len(rows) <= MAX_BARS:
        return ""
    drawn = _GROUPINGS[drawn_by(rows, group_by)].words
    return (
        f"Bij {counted(len(rows), 'regel')} toont de grafiek gelijke momenten {drawn} als één "
        "staaf met hun aantal; de tabel eronder toont elke regel."
    )


def kalender_bars(
    rows: pd.DataFrame, preparation: int = 0, sentences: pd.Series | None = None
) -> tuple[Bar, ...]:
    """A bar for every row of `rows`, in their order; the rest as in `kalender_figure`."""
    return tuple(_bar(row, preparation) for row in _records(rows, sentences, None))


def kalender_alt(rows: pd.DataFrame, peildatum: date) -> str:
    """In Dutch what the Gantt of `rows` shows: how many rows, of which plan, when, how many past.

    Raises ValueError for no rows.
    """
    if rows.empty:
        raise ValueError("no rows to tell of")
    plans = rows["plan"].astype(object).fillna(NO_LINE)
    of_plan = [
        f"{count} {PLAN_STYLES[plan].name}"
        for plan in PLAN_STYLES
        if (count := int((plans == plan).sum()))
    ]
    sentences = [
        f"Tijdlijn van de agendering: {counted(len(rows), 'regel')} van "
        f"{counted(rows['vermelding'].nunique(), 'vermelding')}, waarvan {enumeration(of_plan)}."
    ]
    dated = rows[is_dated(rows)]
    if not dated.empty:
        ends = Counter(quarter_label(position(day)) for day in sorted(dated["tot"]))
        most = max(ends.values())
        fullest = enumeration([name for name, number in ends.items() if number == most])
        sentences.append(
            f"{counted(len(dated), 'moment')} van {quarter_label(position(min(dated['van'])))} tot "
            f"en met {quarter_label(position(max(dated['tot'])))}, ten hoogste {most} per kwartaal "
            f"({fullest})."
        )
        past = int((bucket(dated, peildatum) == "verstreken").sum())
        sentences.append(f"Op peildatum {date_in_words(peildatum)} zijn er {past} verstreken.")
    if without := len(rows) - len(dated):
        sentences.append(f"{counted(without, 'regel')} zonder kwartaal.")
    return " ".join(sentences)


def _grouping(group_by: str) -> _Grouping:
    if group_by not in _GROUPINGS:
        raise ValueError(f"group_by is {group_by!r}, not one of {', '.join(GROUPINGS)}")
    return _GROUPINGS[group_by]


def _counted(rows: pd.DataFrame, grouping: _Grouping) -> tuple[pd.DataFrame, list[int]]:
    """The first row of every group, plan and moment, and how many rows are like it."""
    alike = rows[[*grouping.columns, "plan", "precisie", "agendering"]].assign(amvb=has_amvb(rows))
    number = alike.groupby(list(alike.columns), dropna=False, sort=False, observed=True).ngroup()
    firsts = ~number.duplicated()
    return rows[firsts], number.value_counts()[number[firsts]].tolist()


def _records(
    rows: pd.DataFrame, sentences: pd.Series | None, numbers: list[int] | None
) -> Iterator[_Row]:
    """What a bar needs of each row; texts that are missing are empty."""
    columns = []
    for name in _Row._fields[:-2]:
        column = rows[name].fillna("") if name in _TEXTS else rows[name]
        columns.append(column.tolist())
    sentences = voorleesregels(rows) if sentences is None else sentences.loc[rows.index]
    return map(_Row, *columns, numbers or [1] * len(rows), sentences)


def _bar(row: _Row, preparation: int) -> Bar:
    in_margin = row.precisie in _WITHOUT_DATES
    plan = NO_LINE if pd.isna(row.plan) else row.plan
    dated = not pd.isna(row.van)
    return Bar(
        key=row.sleutel,
        start=position(row.van) if dated else None,
        end=None if pd.isna(row.tot) else end_position(row.tot),
        in_margin=in_margin,
        look=plan,
        text=_bar_text(row, plan, in_margin),
        hover=_hover(row, plan),
        lead=preparation if dated and len(row.amvb) else 0,
    )


def _bar_text(row: _Row, plan: str, in_margin: bool) -> str:
    letter = PLAN_STYLES[plan].letter
    moment = _WITHOUT_DATES[row.precisie] if in_margin else row.agendering
    if row.number > 1:
        return str(row.number) if row.precisie == "kwartaal" else escaped(f"{row.number}: {moment}")
    if in_margin and len(row.uitgewerkt_in) and plan == NO_LINE:
        return escaped(f"zie {row.uitgewerkt_in[0]}")
    return letter if row.precisie == "kwartaal" else escaped(f"{letter} {moment}")


def _hover(row: _Row, plan: str) -> str:
    """The sentence that says the row, then the printed words that are not in it."""
    layers = ", ".join(row.laag_doorwerking) or "niet genoemd"
    printed = (
        ("Stap", row.stap),
        ("Doorwerking", row.doorwerking and f"{row.doorwerking} (laag: {layers})"),
        ("Agendering", row.agendering),
    )
    first = f"{counted(row.number, 'regel')} met dit plan en moment, waarvan de eerste: "
    parts = [wrapped(f"{first if row.number > 1 else ''}{row.voorleesregel}")]
    for name, text in printed:
        if text:
            parts.append(f"<b>{name}:</b>{wrapped(f'{name}: {text}').removeprefix(f'{name}:')}")
    if plan != NO_LINE:
        parts.append("<i>Plan en overheidslaag zijn onze lezing.</i>")
    return "<br>".join(parts)
