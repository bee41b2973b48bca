"""The Gantt of the agendering: per group the moments of its rows, each as wide as printed.

A moment with dates is a bar of a quarter, a year or a period; a lopend moment is open at the end
that the publication does not name; volgt, incidenteel and rows without a moment stand in the
margin. Within a group, bars that would overlap lie in lanes of their own, so that none is hidden
and every row is drawn once. Of more rows than anybody reads, equal moments become one bar with
their number.

Where by the progress log a different moment is expected, or a meeting set one, its bar stands
beside the published one or below it. What is recorded comes as columns (`RECORDED`), so that
figures do not know the log.
"""

from collections import Counter, namedtuple
from collections.abc import Iterable, Iterator, Set
from datetime import date
from itertools import repeat
from operator import attrgetter

import pandas as pd
import plotly.graph_objects as go

from figures.gantt import MOVED, SET, Bar, Group, Sheet, fitting_axis
from figures.text import escaped, shortened, wrapped
from loaders.moments import read_moment
from selections.buckets import bucket
from selections.counts import vermeldingen_in_words
from selections.dates import date_in_words
from selections.kwartalen import is_dated, position
from selections.maatregelen import under_more_keuzes
from selections.plan_ab import has_amvb
from selections.time_axis import end_position, quarter_label
from selections.voorleesregel import voorleesregels
from selections.words import NO_MOMENT_NAMED, WITHOUT_DATES, counted, enumeration, slip_in_words
from style.look import FIXED_SIGN, FONT_SIZE, NO_LINE, PLAN_STYLES, plans_in_words

KEUZE_CHARACTERS = 84
# Of more rows than this nobody reads the bars: those of a keuze with the same moment become one.
MAX_BARS = 1000

# What is recorded of a row: what stands in words, the expected moment with what it rests on, and
# the moment that a meeting set, with its besluit.
RECORDED = (
    *("stand", "verwacht", "verschuiving", "reden", "verwacht_bericht"),
    *("vastgesteld", "vastgesteld_besluit"),
)

_TEXTS = {"stap", "doorwerking", "agendering"}
_Row = namedtuple(
    "_Row",
    "sleutel vermelding keuze keuze_tekst subthema maatregel titel uitgewerkt_in stap_nr stap "
    "doorwerking amvb plan laag_doorwerking agendering van tot precisie number voorleesregel "
    "recorded",
)
_Recorded = namedtuple("_Recorded", RECORDED)
# Columns of it that are a moment of their own, which are looks of the bar too.
_OTHERS = (MOVED, SET)


# What the rows of a group have in common, from fine to coarse.
_GROUPINGS = {
    "stap": ("vermelding", "stap_nr"),
    "maatregel": ("vermelding",),
    "keuze": ("keuze",),
    "subthema": ("subthema",),
}
GROUPINGS = tuple(_GROUPINGS)


def kalender_groups(
    rows: pd.DataFrame,
    group_by: str = "maatregel",
    preparation: int = 0,
    sentences: pd.Series | None = None,
    recorded: pd.DataFrame | None = None,
) -> list[Group]:
    """A bar for every row of `rows`, in groups, both in the order of the rows.

    Of more than `MAX_BARS` rows a bar for the rows of a group with the same plan and moment, with
    their number; after them one for those with the same expected moment, and one for those with
    the same one that a meeting set, whatever their plan. Otherwise these go with the bar of their
    row.
    preparation, sentences, recorded: as in `kalender_figure`.
    """
    shared = _GROUPINGS[group_by]
    key_of = attrgetter(*shared)
    others: dict[object, list[Bar]] = {}
    if len(rows) > MAX_BARS:
        others = _counted_others(rows, shared, sentences, recorded)
        alike = rows[["plan", "precisie", "agendering"]].assign(amvb=has_amvb(rows))
        firsts, numbers = _counted(rows, shared, alike)
        records = _records(firsts, sentences, numbers)
    else:
        records = _records(rows, sentences, recorded=recorded)
    sections: dict[str, dict[object, list[_Row]]] = {}
    for row in records:
        sections.setdefault(row.subthema, {}).setdefault(key_of(row), []).append(row)
    repeated = under_more_keuzes(rows)
    return [
        Group(
            None if group_by == "subthema" else section,
            *_label(members[0], group_by, repeated),
            bars=(*(_bar(row, preparation) for row in members), *others.get(key, ())),
        )
        for section, groups in sections.items()
        for key, members in groups.items()
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
    recorded: pd.DataFrame | None = None,
) -> go.Figure:
    """The Gantt of `rows`, as tall as its lanes need; `customdata` of a bar is its `sleutel`.

    preparation: quarters drawn in front of every line that changes an AMvB (eight by the
        publication, chapter 4), 0 for none.
    tranches: shade every second half-year, as each has one wijzigingsbesluit (working hypothesis
        of chapter 3).
    font_size: of the labels, in pixels; everything else grows with it.
    narrow: labels above the bars and not beside them, for less than some 900 pixels.
    sentences: `voorleesregels` of at least these rows, where the caller has them already.
    recorded: columns `RECORDED`, empty where nothing holds, by the index of at least these rows;
        None where nothing is recorded of any.
    Raises ValueError for no rows and for a `group_by` that is not one of `GROUPINGS`.
    """
    if rows.empty:
        raise ValueError("no rows to draw")
    if group_by not in GROUPINGS:
        raise ValueError(f"group_by is {group_by!r}, not one of {', '.join(GROUPINGS)}")
    drawn = drawn_by(rows, group_by)
    groups = kalender_groups(rows, drawn, preparation, sentences, recorded)
    sheet = Sheet(fitting_axis(groups), font_size, narrow)
    sheet.header()
    for group in groups:
        sheet.group(group)
    sheet.footer()
    return sheet.figure(peildatum, f"voorbereiding AMvB, {preparation} kwartalen", tranches)


def drawn_by(rows: pd.DataFrame, group_by: str) -> str:
    """The grouping in which the Gantt of `rows` is drawn: the one asked for, or a coarser one."""
    return "keuze" if len(rows) > MAX_BARS and group_by != "subthema" else group_by


def kalender_note(rows: pd.DataFrame, group_by: str) -> str:
    """In Dutch why the Gantt shows fewer bars than `rows`; empty where it shows them all."""
    if len(rows) <= MAX_BARS:
        return ""
    return (
        f"Bij {counted(len(rows), 'regel')} toont de grafiek gelijke momenten per "
        f"{drawn_by(rows, group_by)} als één staaf met hun aantal; de tabel eronder toont de "
        "regels zelf."
    )


def kalender_bars(
    rows: pd.DataFrame,
    preparation: int = 0,
    sentences: pd.Series | None = None,
    recorded: pd.DataFrame | None = None,
) -> tuple[Bar, ...]:
    """A bar for every row of `rows`, in their order; the rest as in `kalender_figure`."""
    records = _records(rows, sentences, recorded=recorded)
    return tuple(_bar(row, preparation) for row in records)


_UNDATED = {
    "geen": "zonder moment",
    "volgt": "waarvan het moment volgt",
    "lopend": "lopend",
    "incidenteel": "incidenteel",
}


def kalender_alt(rows: pd.DataFrame, peildatum: date, recorded: pd.DataFrame | None = None) -> str:
    """In Dutch what the Gantt of `rows` shows: how many rows, of which plan, when, how many past.

    recorded: as in `kalender_figure`. Raises ValueError for no rows.
    """
    if rows.empty:
        raise ValueError("no rows to tell of")
    plans = rows["plan"].astype(object).fillna(NO_LINE)
    sentences = [
        f"Tijdlijn van de agendering: {counted(len(rows), 'regel')}.",
        f"Van {vermeldingen_in_words(rows)}: {plans_in_words(plans)}.",
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
        verb = "is" if past == 1 else "zijn"
        sentences.append(f"Op peildatum {date_in_words(peildatum)} {verb} er {past} verstreken.")
    undated = Counter(rows.loc[~is_dated(rows), "precisie"])
    if undated:
        kinds = [f"{undated[kind]} {said}" for kind, said in _UNDATED.items() if undated[kind]]
        without = counted(undated.total(), "regel")
        sentences.append(f"{without} zonder kwartaal: {enumeration(kinds)}.")
    sentences += _others_in_words(rows, recorded)
    return " ".join(sentences)


def _others_in_words(rows: pd.DataFrame, recorded: pd.DataFrame | None) -> Iterator[str]:
    if recorded is None:
        return
    expected, fixed = (recorded.loc[rows.index, name].dropna() for name in ("verwacht", SET))
    if len(expected):
        yield (
            f"Bij {counted(len(expected), 'regel')} is een verwacht moment vastgelegd; het staat "
            "er als tweede staaf bij."
        )
    if len(fixed):
        yield (
            f"Bij {counted(len(fixed), 'regel')} is bij besluit een moment vastgesteld "
            f"({FIXED_SIGN}): {moments_in_words(fixed)}."
        )


def moments_in_words(moments: Iterable[str]) -> str:
    """`Q4 2026 (2 regels) en 2028 (1 regel)`."""
    numbers = Counter(moments).items()
    return enumeration([f"{moment} ({counted(number, 'regel')})" for moment, number in numbers])


def _label(row: _Row, group_by: str, repeated: Set[str]) -> tuple[str, str]:
    """The code and the words of the group of this row; repeated: codes under more keuzes."""
    if group_by == "subthema":
        return row.subthema, ""
    if group_by == "keuze":
        return f"Keuze {row.keuze}", shortened(row.keuze_tekst, KEUZE_CHARACTERS)
    if group_by == "stap" and not pd.isna(row.stap_nr):
        return row.maatregel, f"stap {row.stap_nr}: {row.stap}"
    keuze = f" (keuze {row.keuze})" if row.maatregel in repeated else ""
    return row.maatregel, f"{row.titel}{keuze}"


def _counted(
    rows: pd.DataFrame, shared: tuple[str, ...], alike: pd.DataFrame
) -> tuple[pd.DataFrame, list[int]]:
    """The first of the rows of a group with the same values in `alike`, and how many they are."""
    alike = rows[list(shared)].join(alike)
    number = alike.groupby(list(alike.columns), dropna=False, sort=False, observed=True).ngroup()
    firsts = ~number.duplicated()
    return rows[firsts], number.value_counts()[number[firsts]].tolist()


def _counted_others(
    rows: pd.DataFrame,
    shared: tuple[str, ...],
    sentences: pd.Series | None,
    recorded: pd.DataFrame | None,
) -> dict[object, list[Bar]]:
    """By group a bar for each moment expected and each that was set, with the number of rows."""
    if recorded is None:
        return {}
    key_of = attrgetter(*shared)
    bars: dict[object, list[Bar]] = {}
    for name in _OTHERS:
        moments = recorded.loc[rows.index, name].dropna()
        firsts, numbers = _counted(rows.loc[moments.index], shared, moments.to_frame())
        for row in _records(firsts, sentences, numbers, recorded):
            bars.setdefault(key_of(row), []).append(_other_bar(row, name))
    return bars


def _records(
    rows: pd.DataFrame,
    sentences: pd.Series | None,
    numbers: list[int] | None = None,
    recorded: pd.DataFrame | None = None,
) -> Iterator[_Row]:
    """What a bar needs of each row; texts that are missing are empty."""
    columns = []
    for name in _Row._fields[:-3]:
        column = rows[name].fillna("") if name in _TEXTS else rows[name]
        columns.append(column.tolist())
    sentences = voorleesregels(rows) if sentences is None else sentences.loc[rows.index]
    of_log: Iterable[_Recorded | None] = repeat(None, len(rows))
    if recorded is not None:
        of_rows = recorded.loc[rows.index, list(RECORDED)]
        of_log = map(_Recorded, *(of_rows[name].tolist() for name in RECORDED))
    return map(_Row, *columns, numbers or [1] * len(rows), sentences, of_log)


def _bar(row: _Row, preparation: int) -> Bar:
    in_margin = row.precisie in WITHOUT_DATES
    plan = NO_LINE if pd.isna(row.plan) else row.plan
    dated = not pd.isna(row.van)
    text = _moment_text(row.number, PLAN_STYLES[plan].letter, row.precisie, row.agendering)
    if row.number == 1 and in_margin and len(row.uitgewerkt_in) and plan == NO_LINE:
        text = escaped(f"zie {row.uitgewerkt_in[0]}")
    return Bar(
        key=row.sleutel,
        start=position(row.van) if dated else None,
        end=None if pd.isna(row.tot) else end_position(row.tot),
        in_margin=in_margin,
        look=plan,
        text=text,
        hover=_hover(row),
        lead=preparation if dated and len(row.amvb) else 0,
        others=tuple(_other_bar(row, name) for name in _OTHERS if _says(row.recorded, name)),
    )


def _says(recorded: _Recorded | None, name: str) -> bool:
    return recorded is not None and not pd.isna(getattr(recorded, name))


def _other_bar(row: _Row, name: str) -> Bar:
    """The bar of the moment that the log names for this row (`verwacht` or `vastgesteld`)."""
    printed = getattr(row.recorded, name)
    moment = read_moment(printed)
    plan = NO_LINE if pd.isna(row.plan) else row.plan
    letter = FIXED_SIGN if name == SET else PLAN_STYLES[plan].letter
    return Bar(
        key=row.sleutel,
        start=None if moment.van is None else position(moment.van),
        end=None if moment.tot is None else end_position(moment.tot),
        in_margin=moment.precisie in WITHOUT_DATES,
        look=name,
        text=_moment_text(row.number, letter, moment.precisie, printed),
        hover=_hover_of_other(row, name),
    )


def _moment_text(number: int, letter: str, precisie: str, printed: str) -> str:
    moment = WITHOUT_DATES.get(precisie, printed)
    if number > 1:
        return str(number) if precisie == "kwartaal" else escaped(f"{number}: {moment}")
    return letter if precisie == "kwartaal" else escaped(f"{letter} {moment}")


def _hover(row: _Row) -> str:
    """The sentence that says the row, then the printed words that are not in it."""
    layers = ", ".join(row.laag_doorwerking) or "niet genoemd"
    said = [
        ("Stap", row.stap),
        ("Doorwerking", row.doorwerking and f"{row.doorwerking} (laag: {layers})"),
        ("Agendering", row.agendering),
    ]
    if row.recorded:
        said += [("Stand", row.recorded.stand), *_other_moments(row.recorded)]
    return _told(row, "met dit plan en moment", said)


def _hover_of_other(row: _Row, name: str) -> str:
    said = row.recorded
    number = said.verwacht_bericht
    return _told(
        row,
        f"met dit {'vastgestelde' if name == SET else 'verwachte'} moment",
        [
            ("Publicatie", row.agendering or NO_MOMENT_NAMED),
            *_other_moments(said),
            ("Reden", "" if pd.isna(said.reden) else said.reden),
            ("Stand", said.stand),
            ("Vastgelegd in", "" if pd.isna(number) else f"melding {number}"),
        ],
    )


def _told(row: _Row, alike: str, said: list[tuple[str, str]]) -> str:
    first = f"{counted(row.number, 'regel')} {alike}, waarvan de eerste: "
    parts = [wrapped(f"{first if row.number > 1 else ''}{row.voorleesregel}")]
    for name, text in said:
        if text:
            parts.append(f"<b>{name}:</b>{wrapped(f'{name}: {text}').removeprefix(f'{name}:')}")
    return "<br>".join(parts)


def _other_moments(said: _Recorded) -> Iterator[tuple[str, str]]:
    if _says(said, MOVED):
        against = ""
        if not pd.isna(said.verschuiving):
            slip = slip_in_words(int(said.verschuiving))
            which = f"{slip} dan" if slip else "hetzelfde kwartaal als"
            against = f", {which} in de publicatie"
        yield "Verwacht", f"{said.verwacht}{against}"
    if _says(said, SET):
        yield "Vastgesteld", f"{said.vastgesteld}, besluit {said.vastgesteld_besluit}"
