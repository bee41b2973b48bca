"""The bars of the Gantt of a view, without a drawing: what the PDF and the Office charts share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

import pandas as pd

from documents.columns import printable
from loaders.side_tables import amvb_lead
from selections.dates import date_in_words
from selections.kwartalen import quarter
from selections.lezing.weging import marks
from selections.maatregelen import under_more_keuzes
from selections.words import NO_BORGING, NO_MOMENT, counted
from style.look import NO_LINE, plans_in_words

DOUBTED = "*"
DOUBT_NOTE = (
    f"{DOUBTED} = koppeling, instrument of indeling twijfelachtig, of moment vóór ‘eind 2026’ "
    "(blz. 6)."
)
IN_DOCUMENT = "Elke regel staat in woorden in de tabel en de zinnen hierna."
IN_OTHER_FILES = "Elke regel staat in woorden in de PDF, het Word- en het CSV-bestand."
_LABEL = 80
_TITLE = 110


@dataclass(frozen=True)
class Bar:
    """One row of the view.

    label: its stap and borging, cut to one line; moment: as printed, with `DOUBTED` where something
    is doubtful (`selections.lezing.weging.marks`); plan: a key of PLAN_STYLES.
    first, last: its days, both included. A bar without `last` is not drawn ("volgt", "loopt"), one
    without `first` is open at its beginning ("Loopt Q4 2024").
    preparation: the day on which the preparation of the AMvB that the line changes starts at the
    latest; None where it changes none or has no first day.
    """

    sleutel: str
    label: str
    moment: str
    plan: str
    first: date | None
    last: date | None
    preparation: date | None


@dataclass(frozen=True)
class Group:
    """The bars of one vermelding under its code and title."""

    maatregel: str
    title: str
    bars: tuple[Bar, ...]


def groups(rows: pd.DataFrame) -> list[Group]:
    """A bar for every row of `rows`, none left out, per vermelding in the order of the rows.

    The title of a maatregel that stands under more than one keuze names the keuze.
    """
    again = under_more_keuzes(rows)
    records = rows.astype(object).assign(merken=marks(rows)).itertuples(index=False)
    found = []
    for _, vermelding in groupby(records, lambda row: row.vermelding):
        members = list(vermelding)
        first = members[0]
        keuze = f" (keuze {first.keuze})" if first.maatregel in again else ""
        title = cut(first.titel, _TITLE) + keuze
        found.append(Group(first.maatregel, title, tuple(_bar(row) for row in members)))
    return found


def years(found: Sequence[Group], peildatum: date) -> range:
    """The years of the time axis: those of all bars and preparations, and of the peildatum."""
    bars = [bar for group in found for bar in group.bars]
    days = [day for bar in bars for day in (bar.preparation, bar.first, bar.last) if day]
    named = [day.year for day in (*days, peildatum)]
    return range(min(named), max(named) + 1)


def pages(found: Sequence[Group], lines: int, heading: int = 1) -> Iterator[list[Group]]:
    """`found` in parts of at most `lines` lines: a line for each bar, `heading` for each group.

    A group that does not fit goes on in the next part, under its heading again.
    """
    part: list[Group] = []
    free = lines
    for group in found:
        rest = group.bars
        while rest:
            if free <= heading:
                yield part
                part, free = [], lines
            room = free - heading
            part.append(Group(group.maatregel, group.title, rest[:room]))
            free -= heading + len(rest[:room])
            rest = rest[room:]
    if part:
        yield part


def in_words(part: Sequence[Group], axis: range, where: str, peildatum: date | None = None) -> str:
    """What one part of the Gantt shows, in Dutch, for readers who cannot see it.

    where: the rows stand in words (`IN_DOCUMENT`, `IN_OTHER_FILES`). peildatum: of the line that is
    drawn there; None for a chart without that line.
    """
    bars = [bar for group in part for bar in group.bars]
    codes = list(dict.fromkeys(group.maatregel for group in part))
    drawn = [bar for bar in bars if bar.last is not None]
    prepared = sum(bar.preparation is not None for bar in bars)
    span = f"{codes[0]} tot en met {codes[-1]}" if len(codes) > 1 else codes[0]
    undated = len(bars) - len(drawn)
    doubted = sum(bar.moment.endswith(DOUBTED) for bar in bars)
    line = f"De lijn staat op de peildatum, {date_in_words(peildatum)}. " if peildatum else ""
    return (
        f"Tijdlijn van {axis[0]} tot en met {axis[-1]} met {counted(len(bars), 'regel')} van "
        f"{span}: {plans_in_words(bar.plan for bar in bars)}. Met een balk: {len(drawn)}, zonder "
        f"dag: {undated}, met twijfel ({DOUBTED}): {doubted}. "
        f"Bij {counted(prepared, 'regel')} met een AMvB staat ervoor de voorbereiding van "
        f"{counted(amvb_lead(), 'kwartaal')}. {line}{where}"
    )


def _bar(row) -> Bar:
    step = "" if pd.isna(row.stap_nr) else f"stap {row.stap_nr}: "
    moment = NO_MOMENT if pd.isna(row.agendering) else cut(row.agendering, 30)
    preparation = None
    if len(row.amvb) and not pd.isna(row.van):
        preparation = (quarter(row.van) - amvb_lead()).start_time.date()
    return Bar(
        sleutel=row.sleutel,
        label=cut(step + _what(row), _LABEL),
        moment=f"{moment} {DOUBTED}" if row.merken else moment,
        plan=NO_LINE if pd.isna(row.plan) else row.plan,
        first=None if pd.isna(row.van) else row.van,
        last=None if pd.isna(row.tot) else row.tot,
        preparation=preparation,
    )


def _what(row) -> str:
    if not pd.isna(row.borging):
        return row.borging
    if not pd.isna(row.stap_nr):
        return f"({NO_BORGING})" if pd.isna(row.stap) else f"{row.stap} ({NO_BORGING})"
    if len(row.uitgewerkt_in):
        return f"uitgewerkt in {', '.join(row.uitgewerkt_in)}"
    return "niet in stappen uitgewerkt"


def cut(text: str, width: int) -> str:
    """`text` on one line of at most `width` characters, with an ellipsis where it is cut."""
    one_line = " ".join(printable(text).split())
    if len(one_line) <= width:
        return one_line
    start = one_line[: width - 2]
    space = start.rfind(" ")
    # A word so long that hardly anything would be left of the label is cut itself.
    return (start[:space] if space > width // 2 else start) + " …"
