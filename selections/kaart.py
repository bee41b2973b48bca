"""The kaart: the whole calendar on one sheet, equal moments of a row as one mark.

A row is a vermelding, or coarser. Its moments with the same day or days and the same plan are one
mark, with their number; each row of the calendar stands in exactly one. Nothing lies behind
anything else: the plans of one quarter share its cell, and what takes longer than a quarter has a
lane of its own. Where that is in a row is worked out here, in parts of a row and of a cell, so that
the screen and the printed sheet show the same.

What is recorded comes as columns (`RECORDED`): the log is not known here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import chain
from textwrap import shorten
from typing import NamedTuple

import pandas as pd

from selections.buckets import bucket
from selections.kwartalen import UNDATED, WIDE
from selections.lanes import lanes
from selections.lezing.weging import is_class_doubtful
from selections.maatregelen import under_more_keuzes
from selections.stappen import is_doubtfully_paired
from selections.time_axis import TimeAxis, time_axis
from selections.voorleesregel import (
    CLASS_DOUBTFUL,
    COLUMNS,
    DOUBTFUL,
    PLANS,
    WITH_NOTE,
    actions_beside,
    code_of,
    layers_of,
    page_of,
    parts_of,
    quarter_in_words,
    subject_of,
    what_of,
    when_of,
)
from selections.words import counted, enumeration, is_in_annex, slip_in_words

GROUPINGS = ("vermelding", "keuze", "subthema")
PLAN_ORDER = ("A", "B", "overig", "geen regel")
WITHOUT_PLAN = PLAN_ORDER[-1]
# The rows of a mark stand differently.
MIXED = "verschillend"
NOTHING = "niets vastgelegd"
# Against the published moment, of what is expected or was set; `OTHER` where no number of quarters
# says it, and of rows that differ in it.
LATER, EARLIER, SAME, OTHER = "later", "eerder", "gelijk", "ander"
# Of rows that differ, by the field of `Signs`.
TOGETHER = {"status": MIXED, "moved": OTHER, "fixed": OTHER, "begun": OTHER}
# What a besluit set beside a status.
FIXED_MOMENT = "moment bij besluit vastgesteld"
BEGUN = "start plan B bij besluit vastgesteld"
# What is recorded of a row: its status, where a different moment is expected that moment and by how
# many quarters it slips, the moment that a besluit set and by how many that slips, and the start of
# plan B that one set; each empty where nothing is.
RECORDED = (
    *("status", "verwacht", "verschuiving", "vastgesteld", "verschuiving_besluit", "start_plan_b"),
)
_ENDS = ("van", "tot")
_MORE = ("vermelding", "subthema", "telt_bij", "keuze_tekst")
# In heights of an ordinary row: a lane of thin bars, and what such a bar takes of it. A quarter is
# one row high and a thin bar half of that, whatever else stands in the row: height means nothing
# more.
_LANE, _THIN = 0.6, 0.47
_KEUZE_CHARACTERS = 60


@dataclass(frozen=True)
class Group:
    """A row of the kaart: its code in bold and its words, and the thema in which it stands.

    height: in rows; more than one where its lanes need it.
    """

    code: str
    words: str
    thema: str
    height: float

    @property
    def name(self) -> str:
        """Its code and its words."""
        return f"{self.code} {self.words}".strip()


class Signs(NamedTuple):
    """What is recorded of a row, or of rows together, as a sign each, in the order in which they
    are written; empty where nothing is.

    status: of all, or `MIXED`. Where another moment is expected (`moved`), a besluit set one
    (`fixed`) or the start of plan B (`begun`), of one of the rows or more: `LATER` than published,
    `EARLIER`, `SAME` or `OTHER`.
    """

    status: str
    moved: str
    fixed: str
    begun: str


class Said(NamedTuple):
    """What is recorded of a row in words, each empty where nothing is: its status, the other moment
    that is expected, and what a besluit set beside them: the moment, the start of plan B.
    """

    status: str
    moved: str
    fixed: str
    begun: str
    signs: Signs


@dataclass(frozen=True)
class Mark:
    """Equal moments of a row of the kaart.

    group: place of its row in `Kaart.groups`. places: of its rows in the table, sleutels: theirs.
    precisie: of the moment, moment: as printed, empty where none is. plan: one of `PLAN_ORDER`.
    begin, end: in quarters since the year 0 (2024 begins at 8096); None in the margin. slot, slots:
    which of how many equal parts of its cell; top, bottom: which part of the height of its row.
    bucket: where the moment stands at the peildatum (`selections.buckets`).
    said: what is recorded of each of its rows, in their order. name: in short whose it is, and
    when. sentence: all of it in Dutch. whose: what that begins with where the rows are more.
    """

    group: int
    places: tuple[int, ...]
    sleutels: tuple[str, ...]
    precisie: str
    moment: str
    plan: str
    begin: int | None
    end: int | None
    slot: int
    slots: int
    top: float
    bottom: float
    bucket: str
    said: tuple[Said, ...]
    name: str
    sentence: str
    whose: str

    @property
    def number(self) -> int:
        """How many rows it stands for."""
        return len(self.places)

    @property
    def in_margin(self) -> bool:
        return self.begin is None

    @property
    def is_wide(self) -> bool:
        """Whether it is a year or a period, a thin bar."""
        return self.precisie in WIDE

    def in_view(self, lit: Set[int] | None) -> int:
        """How many of its rows are among these; None for all rows of the calendar."""
        return self.number if lit is None else sum(place in lit for place in self.places)

    def numbered(self, lit: Set[int] | None) -> str:
        """Its number where it is more than one, with how many of them are among these where only a
        part is: "1/2".
        """
        shown, number = self.in_view(lit), str(self.number) if self.number > 1 else ""
        return f"{shown}/{number}" if 0 < shown < self.number else number

    def signs(self, lit: Set[int] | None = None) -> Signs:
        """What is recorded of those of its rows that are among these; where none is, of all."""
        of_rows = zip(*(one.signs for one in self._said_of(lit) or self.said), strict=True)
        return Signs(*map(_together, Signs._fields, of_rows))

    def told(self, lit: Set[int] | None) -> str:
        """Its sentence; where not all of its rows are among these, with how many are, and what is
        recorded of those, before what is said of all."""
        shown = self.in_view(lit)
        if shown == self.number:
            return self.sentence
        if not shown:
            return f"{self.sentence} Niet in de selectie."
        these = f"in de selectie {shown} van deze {self.number} regels"
        recorded = list(_recorded(self._said_of(lit)))
        if not recorded and any(any(one.signs) for one in self.said):
            recorded = [NOTHING]
        beside = f" ({'; '.join(recorded)})" if recorded else ""
        return f"{self.whose}, {these}{beside}{self.sentence.removeprefix(self.whose)}"

    def _said_of(self, lit: Set[int] | None) -> list[Said]:
        pairs = zip(self.places, self.said, strict=True)
        return [said for place, said in pairs if lit is None or place in lit]


@dataclass(frozen=True)
class Kaart:
    """The rows and their marks.

    margin: which of `UNDATED` the calendar has, each a column to the right of the axis.
    """

    grouping: str
    groups: tuple[Group, ...]
    marks: tuple[Mark, ...]
    axis: TimeAxis
    margin: tuple[str, ...]

    @property
    def signs(self) -> frozenset[tuple[str, str]]:
        """What its marks can say, whatever is in view: a field of `Signs` and its value."""
        found = chain.from_iterable(
            (mark.signs(), *(one.signs for one in mark.said)) for mark in self.marks
        )
        return frozenset(chain.from_iterable(signs._asdict().items() for signs in set(found)))

    def places_in(self, group: int) -> list[int]:
        """Places in the table of all rows of a row of the kaart, in their order."""
        return sorted(at for mark in self.marks if mark.group == group for at in mark.places)

    @property
    def themas(self) -> tuple[tuple[str, int, int], ...]:
        """Each thema with its first row and the one after its last."""
        names = [group.thema for group in self.groups]
        return tuple(
            (name, names.index(name), len(names) - names[::-1].index(name))
            for name in dict.fromkeys(names)
        )


def kaart(
    table: pd.DataFrame,
    peildatum: date,
    grouping: str = GROUPINGS[0],
    recorded: pd.DataFrame | None = None,
) -> Kaart:
    """The kaart of all rows of `table`, by one of `GROUPINGS`, the thema's in their order.

    recorded: columns `RECORDED` by the index of at least these rows; None where nothing is.
    Raises ValueError for any other grouping.
    """
    if grouping not in GROUPINGS:
        raise ValueError(f"grouping is {grouping!r}, not one of {', '.join(GROUPINGS)}")
    rows = list(_rows(table, peildatum, recorded))
    dated = {row.vermelding for row in rows if row.bucket != "zonder moment"}
    sections: dict[str, dict[object, dict[tuple, list]]] = {}
    for row in rows:
        of_group = sections.setdefault(row.subthema, {}).setdefault(getattr(row, grouping), {})
        of_group.setdefault((row.precisie, row.van, row.tot, row.plan), []).append(row)
    repeated = under_more_keuzes(table)
    groups, marks = [], []
    for number, members in enumerate(
        group for of_thema in sections.values() for group in of_thema.values()
    ):
        first = next(iter(members.values()))[0]
        laid, height = _laid_out(members)
        groups.append(Group(*_label(first, grouping, repeated), first.subthema, height))
        marks += sorted(
            (_mark(number, members[key], place, grouping, dated) for key, place in laid.items()),
            key=_in_order,
        )
    ends = (end for mark in marks if not mark.in_margin for end in (mark.begin, mark.end))
    return Kaart(
        grouping,
        tuple(groups),
        tuple(marks),
        time_axis(ends),
        tuple(kind for kind in UNDATED if any(mark.precisie == kind for mark in marks)),
    )


class _Place(NamedTuple):
    """Where a mark stands in its row, from the top in parts of it."""

    slot: int
    slots: int
    top: float
    bottom: float


def _rows(table: pd.DataFrame, peildatum: date, recorded: pd.DataFrame | None) -> Iterator:
    said = table[[*COLUMNS, *_MORE]]
    said = said.astype(object).assign(
        place=range(len(table)),
        plan=table["plan"].astype(object).fillna(WITHOUT_PLAN),
        # Days that are not there are equal.
        **{name: table[name].astype(object).where(table[name].notna(), None) for name in _ENDS},
        bucket=bucket(table, peildatum).astype(object),
    )
    if recorded is None:
        return said.assign(**dict.fromkeys(RECORDED)).itertuples(index=False)
    of_rows = recorded.loc[table.index, list(RECORDED)].astype(object)
    return said.join(of_rows.where(of_rows.notna(), None)).itertuples(index=False)


def _laid_out(members: dict[tuple, list]) -> tuple[dict[tuple, _Place], float]:
    """Where each mark of a row of the kaart stands, and how high that row is."""
    cells: dict[tuple, list[tuple]] = {}
    wide: list[tuple] = []
    for key in members:
        precisie, van, _, _ = key
        if precisie in WIDE:
            wide.append(key)
        else:
            cells.setdefault((precisie, van if precisie == "kwartaal" else None), []).append(key)
    quarters = {_quarter(van) for precisie, van in cells if precisie == "kwartaal"}
    # Of thin bars that overlap: the lane of each, whether quarters stand above them, the height of
    # both together.
    stacks = []
    for cluster in _clusters(wide):
        spans = [_span(key) for key in cluster]
        lane_of = dict(zip(cluster, lanes((*span, 1) for span in spans), strict=True))
        begin, end = min(spans)[0], max(end for _, end in spans)
        above = any(begin <= quarter < end for quarter in quarters)
        stacks.append((lane_of, above, above + _LANE * (max(lane_of.values()) + 1)))
    height = max([1, *(taken for _, _, taken in stacks)])
    # All quarters of a row stand on one line.
    upper = 0 if any(above for _, above, _ in stacks) else (height - 1) / 2
    places = {
        key: _Place(slot, len(keys), upper / height, (upper + 1) / height)
        for keys in cells.values()
        for slot, key in enumerate(sorted(keys, key=lambda key: PLAN_ORDER.index(key[-1])))
    }
    for lane_of, above, taken in stacks:
        start = 1 if above else (height - taken) / 2
        for key, lane in lane_of.items():
            top = start + (lane + 0.5) * _LANE - _THIN / 2
            places[key] = _Place(0, 1, top / height, (top + _THIN) / height)
    return places, height


def _clusters(wide: list[tuple]) -> list[list[tuple]]:
    """Moments longer than a quarter, those together that overlap, also by way of another."""
    clusters: list[list[tuple]] = []
    until = None
    for key in sorted(wide, key=_span):
        begin, end = _span(key)
        if until is None or begin >= until:
            clusters.append([])
            until = end
        clusters[-1].append(key)
        until = max(until, end)
    return clusters


def _span(key: tuple) -> tuple[int, int]:
    _, van, tot, _ = key
    return _quarter(van), _quarter(tot) + 1


def _quarter(day: date) -> int:
    return 4 * day.year + (day.month - 1) // 3


def _label(row, grouping: str, repeated: Set[str]) -> tuple[str, str]:
    if grouping == "subthema":
        return row.subthema, ""
    if grouping == "keuze":
        return f"Keuze {row.keuze}", " ".join(row.keuze_tekst.split())
    # In front, since a long title is cut.
    keuze = f"(keuze {row.keuze}) " if row.maatregel in repeated else ""
    return row.maatregel, f"{keuze}{row.titel}"


def _mark(group: int, rows: list, place: _Place, grouping: str, dated: Set[int]) -> Mark:
    first = rows[0]
    precisie = first.precisie
    begin = end = None
    if precisie not in UNDATED:
        begin, end = _span((precisie, first.van, first.tot, first.plan))
    said = tuple(map(_said, rows))
    return Mark(
        group=group,
        places=tuple(row.place for row in rows),
        sleutels=tuple(row.sleutel for row in rows),
        precisie=precisie,
        moment="" if pd.isna(first.agendering) else first.agendering,
        plan=first.plan,
        begin=begin,
        end=end,
        **place._asdict(),
        bucket=first.bucket,
        said=said,
        name=_name(rows, grouping),
        sentence=_sentence(rows, said, grouping, dated),
        whose=_subject(first, grouping),
    )


def _said(row) -> Said:
    moved = fixed = is_moved = is_fixed = ""
    if row.verwacht is not None and row.verschuiving != 0:
        moved, is_moved = _against_published(f"verwacht {row.verwacht}", row.verschuiving)
    if row.vastgesteld:
        words = f"{FIXED_MOMENT} op {row.vastgesteld}"
        fixed, is_fixed = _against_published(words, row.verschuiving_besluit)
    begun = f"{BEGUN} op {row.start_plan_b}" if row.start_plan_b else ""
    status = row.status or ""
    return Said(status, moved, fixed, begun, Signs(status, is_moved, is_fixed, begun and SAME))


def _together(kind: str, values: Iterable[str]) -> str:
    """Only in its status a row of which nothing is recorded differs from others."""
    found = set(values) if kind == "status" else set(values) - {""}
    return TOGETHER[kind] if len(found) > 1 else next(iter(found), "")


def _against_published(words: str, quarters: object) -> tuple[str, str]:
    if pd.isna(quarters):
        return words, OTHER
    if not quarters:
        return words, SAME
    said = f"{words}, {slip_in_words(quarters)} dan gepubliceerd"
    return said, LATER if quarters > 0 else EARLIER


def _in_order(mark: Mark) -> tuple:
    """From left to right and from top to bottom."""
    at = (0, mark.begin, mark.end) if not mark.in_margin else (1, UNDATED.index(mark.precisie))
    return (*at, mark.top, mark.slot)


def _name(rows: list, grouping: str) -> str:
    first = rows[0]
    whose = code_of(first) if grouping == GROUPINGS[0] else _label(first, grouping, set())[0]
    plan = f"; {PLANS[first.plan]}" if first.plan in PLANS else ""
    return f"{whose}: {counted(len(rows), 'regel')} {when_of(first, len(rows))}{plan}"


def _sentence(rows: list, said: Sequence[Said], grouping: str, dated: Set[int]) -> str:
    first = rows[0]
    is_one = grouping == GROUPINGS[0] and len(rows) == 1
    parts = parts_of(first) if is_one else _parts_of_many(rows, grouping)
    if first.precisie in WIDE:
        parts.append(
            f"een jaar of periode telt in het laatste kwartaal ervan, {quarter_in_words(first.tot)}"
        )
    if first.bucket == "verstreken":
        parts.append("verstreken op de peildatum")
    if grouping != GROUPINGS[0]:
        bare = dict.fromkeys(row.maatregel for row in rows if row.vermelding not in dated)
        if bare:
            parts.append(f"geen enkele regel met een moment: {enumeration(list(bare))}")
    parts += _recorded(said)
    counts_at = first.telt_bij
    if grouping == GROUPINGS[0] and not pd.isna(counts_at) and counts_at != first.subthema:
        parts.append(f"telt mee bij {counts_at} (afgeleid)")
    return "; ".join(parts) + "."


def _parts_of_many(rows: list, grouping: str) -> list[str]:
    first = rows[0]
    of_codes = "" if grouping == GROUPINGS[0] else f" ({_codes(rows)})"
    said = f"{counted(len(rows), 'regel')}{of_codes} {when_of(first, len(rows))}"
    parts = [f"{_subject(first, grouping)}: {said}"]
    if first.plan in PLANS:
        parts.append(PLANS[first.plan])
    if grouping == GROUPINGS[0]:
        parts.append(_in_steps(rows))
    parts += layers_of(rows)
    if pages := sorted({page_of(row) for row in rows if is_in_annex(row)}):
        named = enumeration([str(page) for page in pages])
        parts.append(f"{'bladzijde' if len(pages) == 1 else 'bladzijden'} {named}")
    if grouping == GROUPINGS[0]:
        parts += actions_beside(rows)
    for words, number in (
        (DOUBTFUL, sum(is_doubtfully_paired(row.redactie) for row in rows)),
        (CLASS_DOUBTFUL, sum(map(is_class_doubtful, rows))),
        (WITH_NOTE, sum(not pd.isna(row.redactie) for row in rows)),
    ):
        if number:
            parts.append(f"{words} bij {counted(number, 'regel')}")
    return parts


def _subject(row, grouping: str) -> str:
    if grouping == GROUPINGS[0]:
        return subject_of(row)
    code, words = _label(row, grouping, set())
    short = shorten(words, _KEUZE_CHARACTERS, placeholder=" …")
    return f"{code} ({short})" if words else f"Thema {code}"


def _codes(rows: list) -> str:
    """The maatregelen of these rows, with how many are of each where that is more than one."""
    of = Counter(row.maatregel for row in rows)
    if len(of) == 1:
        return next(iter(of))
    return enumeration([f"{number}× {code}" if number > 1 else code for code, number in of.items()])


def _in_steps(rows: list) -> str:
    """What comes up in which stap; the same words are said once."""
    steps: dict[str, list[str]] = {}
    for row in rows:
        numbers = steps.setdefault(what_of(row), [])
        if str(row.stap_nr) not in numbers:
            numbers.append(str(row.stap_nr))
    return enumeration(
        [
            f"{'stap' if len(numbers) == 1 else 'stappen'} {enumeration(numbers)} {what}"
            for what, numbers in steps.items()
        ]
    )


def _recorded(said: Sequence[Said]) -> Iterator[str]:
    """What is recorded of rows, with of how many each, where they are more than one."""
    alone = len(said) == 1
    statuses = Counter(one.status or "niets" for one in said)
    if statuses.keys() != {"niets"}:
        yield "vastgelegd: " + enumeration(
            [status if alone else f"{number} {status}" for status, number in statuses.items()]
        )
    of = f" van {len(said)} regels: "
    for facts in zip(*((one.moved, one.fixed, one.begun) for one in said), strict=True):
        for words, number in Counter(filter(None, facts)).items():
            yield words if alone else f"bij {number}{of}{words}"
