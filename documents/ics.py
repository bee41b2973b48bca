"""iCalendar (RFC 5545, names and refresh of RFC 7986) of a view, for Outlook and other agendas.

Every moment with a last day is an all-day event. DTEND is the day after `tot`, because it is
exclusive. A "Loopt Q4 2024" has no first day and stands on its last. What no day is given to
(loopt, volgt, incidenteel, no moment) is counted in the description of the calendar and listed,
row by row, in one journal entry without a date: agendas pass over it, nothing is lost.

UIDs come from the `sleutel` alone, so that an event keeps its identity in every selection and a
subscription changes it instead of adding another. DTSTAMP is the moment of making in `ViewInfo`:
a feed that gives the time of the data there has the same bytes until the data change.
"""

from datetime import UTC, timedelta
from uuid import UUID, uuid5

import pandas as pd
from icalendar import Calendar, Component, Event, Journal, vDuration, vText

from documents.columns import printable
from documents.gantt import cut
from documents.view_info import ViewInfo
from selections.caveats import (
    CAVEATS,
    DERIVED_PLAN,
    INSTRUMENTS_CAN_BE_CONSIDERED,
    MOMENT_CAN_COME_UP,
)
from selections.lezing.weging import marks
from selections.voorleesregel import PLANS, voorleesregels
from selections.words import counted

_NAMESPACE = UUID("1f0b7a54-62d7-4c0e-9d0b-6a1f3f1f6d10")
_REFRESH = timedelta(hours=12)
# What an agenda shows of an event; its description has the whole.
_SUMMARY = 100
_UNDATED = {
    "lopend": "lopend zonder einde",
    "volgt": "waarvan het moment volgt",
    "incidenteel": "incidenteel",
    "geen": "zonder moment",
}


def build(rows: pd.DataFrame, info: ViewInfo) -> bytes:
    """The calendar: an event for each row with a last day, in the order of the rows."""
    shown = rows.assign(zin=voorleesregels(rows), merken=marks(rows))
    dated = shown["tot"].notna()
    undated = shown[~dated]
    calendar = _calendar(info, dated=int(dated.sum()), undated=undated)
    for row in shown[dated].itertuples(index=False):
        calendar.add_component(_event(row, info))
    if len(undated) or not calendar.subcomponents:
        # By the standard a calendar has at least one component.
        calendar.add_component(_journal(undated, info))
    return calendar.to_ical()


def uid(sleutel: str) -> str:
    """The UID of the event of a row."""
    return str(uuid5(_NAMESPACE, sleutel))


def _calendar(info: ViewInfo, dated: int, undated: pd.DataFrame) -> Calendar:
    name = printable(info.marked(f"Borgingskalender WBS: {info.title}"))
    counts = ", ".join(
        f"{count} {_UNDATED[reason]}"
        for reason, count in undated["precisie"].astype("str").value_counts().items()
    )
    undated_rows = f"{counted(len(undated), 'regel')} zonder dag in de agenda"
    without = f"{undated_rows} ({counts})" if counts else ""
    about = [f"{label}: {value}" for label, value in info.lines()]
    said = [f"{counted(dated, 'moment')} in deze agenda", without, *about, *CAVEATS, DERIVED_PLAN]
    description = printable("\n".join(part for part in said if part))

    calendar = Calendar()
    calendar.add("prodid", "-//Borgingskalender Water en Bodem Sturend//Dashboard//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # The names of RFC 7986, and the older ones that Outlook and Google read.
    calendar.add("name", name)
    calendar.add("description", description)
    calendar.add("x-wr-calname", vText(name))
    calendar.add("x-wr-caldesc", vText(description))
    calendar.add("url", info.url)
    calendar.add("last-modified", info.generated.astimezone(UTC))
    calendar.add("refresh-interval", vDuration(_REFRESH), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_REFRESH))
    return calendar


def _event(row, info: ViewInfo) -> Event:
    event = Event()
    first = row.tot if pd.isna(row.van) else row.van
    event.add("dtstart", first)
    event.add("dtend", row.tot + timedelta(days=1))
    what = row.titel if pd.isna(row.borging) else row.borging
    plan = "" if pd.isna(row.plan) else f" ({PLANS[row.plan]}, afgeleid)"
    whole = " ".join(printable(info.marked(f"{row.maatregel}: {what}{plan}")).split())
    summary = cut(whole, _SUMMARY - len(plan)) + plan if len(whole) > _SUMMARY else whole
    event.add("summary", summary)
    beside = [f"Let op: {mark}." for mark in row.merken if mark not in row.zin]
    said = [row.zin, *beside, MOMENT_CAN_COME_UP, INSTRUMENTS_CAN_BE_CONSIDERED]
    if summary != whole:
        said.insert(0, whole)
    if not pd.isna(row.redactie):
        said.append(f"Redactie: {row.redactie}")
    event.add("description", printable("\n".join([*said, f"Bron: {info.source}"])))
    of_plan = [] if pd.isna(row.plan) else [f"{PLANS[row.plan]} (afgeleid)"]
    event.add("categories", [row.subthema, *of_plan])
    event.add("url", info.dossier_url(row.maatregel))
    # A moment can come up, it is no appointment: shown as tentative and as free time.
    event.add("status", "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    return _identified(event, row.sleutel, info)


def _journal(undated: pd.DataFrame, info: ViewInfo) -> Journal:
    journal = Journal()
    journal.add("summary", info.marked(f"{counted(len(undated), 'regel')} zonder dag in de agenda"))
    sentences = [f"{row.sleutel}: {row.zin}" for row in undated.itertuples()]
    journal.add("description", printable("\n".join(sentences)))
    return _identified(journal, "zonder dag", info)


def _identified(component: Component, key: str, info: ViewInfo) -> Component:
    component.add("uid", uid(key))
    component.add("dtstamp", info.generated.astimezone(UTC))
    return component
