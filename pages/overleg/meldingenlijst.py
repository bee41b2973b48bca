"""The list of all that was recorded on a day or between two times, with was and wordt."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.document import Document, Section
from documents.tabel import Column, Shown, Tabel, Where
from documents.view_info import ViewInfo
from overleg.meldingenlijst import BESLUIT, CORRECTIE, INTREKKING, meldingenlijst
from pages.overleg import parts
from selections.caveats import MOMENT_CAN_COME_UP
from selections.dates import DUTCH_TIME, date_in_words, end_of
from selections.words import NO_MOMENT, counted
from shell.notices import voorbehoud
from shell.office import office
from shell.parts.status_definitions import show_status_woorden
from shell.table import screen_link, show_tabel
from shell.view import View
from voortgang.counts import class_label
from voortgang.words import NOTHING, fase_label

# A page with more rows than this takes a browser seconds; a file holds them all.
MOST_SHOWN = 500
_HELD = ("status", "verwacht", "fase")


@dataclass(frozen=True)
class Meldingen:
    """What was recorded from `start` up to `end`, both in Dutch time.

    found: `overleg.meldingenlijst.meldingenlijst` of the rows in view and of those that are
    gone; rows: what they are called, by sleutel. elsewhere: how many records are of other rows.
    """

    start: datetime.datetime
    end: datetime.datetime
    found: pd.DataFrame
    rows: pd.DataFrame
    elsewhere: int

    @property
    def day(self) -> datetime.date:
        return self.start.date()

    @property
    def title(self) -> str:
        return f"Meldingenlijst van {date_in_words(self.day)}"

    @property
    def times(self) -> str:
        """Between which times, in Dutch; empty for the whole day."""
        if self.start == _at(self.day, None) and self.end == end_of(self.day):
            return ""
        until = "het einde van de dag" if self.end == end_of(self.day) else f"{self.end:%H.%M} uur"
        return f"van {self.start:%H.%M} uur tot {until}"


def meldingen(view: View) -> Meldingen:
    """What was recorded between the times that are chosen. Raises `StoreAway`."""
    day = view.query.dag or view.peildatum
    start = _at(day, view.query.begin)
    end = _at(day, view.query.einde) if view.query.einde else end_of(day)
    every = meldingenlijst(office().store.between(start, end), start, end)
    found = every[parts.of_view_or_gone(view, every["sleutel"])]
    rows = parts.named(view, view.log.at(day).required(), found["sleutel"].unique())
    return Meldingen(start, end, found, rows, len(every) - len(found))


def show_meldingen(view: View) -> None:
    """Draw the list, oldest first. Raises `StoreAway`."""
    made = meldingen(view)
    parts.show_heading(view, made.title, made.day, lambda info: meldingen_report(view, made, info))
    st.html(_summary(view, made))
    if made.found.empty:
        return
    if len(made.found) > MOST_SHOWN:
        st.html(f"<p>Hieronder staan de eerste {MOST_SHOWN}; in het bestand staan ze alle.</p>")
    with st.container(key="meldingen"):
        show_tabel(_table(view, made, made.found.head(MOST_SHOWN)))
    show_status_woorden()


def meldingen_report(view: View, made: Meldingen, info: ViewInfo) -> Document:
    """The list as a document."""
    tables = () if made.found.empty else (_table(view, made, made.found),)
    section = Section("Meldingen", tuple(_counts(made)), tables)
    basis = (("Vastgelegd", f"op {date_in_words(made.day)} {made.times}".strip()),)
    last = max(made.found["bericht"].dropna(), default=0)
    return parts.document(info, int(last), basis, [section])


def kind(one) -> str:
    """What a record of the list is, and which other record belongs to it."""
    said = {
        BESLUIT: "vastgelegd",
        CORRECTIE: f"correctie van melding {one.corrigeert}",
        INTREKKING: f"intrekking van melding {one.corrigeert}",
    }[one.soort]
    later = "" if pd.isna(one.vervangen_door) else f", gecorrigeerd door {one.vervangen_door}"
    return f"{said}{later}"


def held(one, when: str, row) -> str:
    """What held for the row before (`was`) or after (`wordt`) a record of the list."""
    status, expected, fase = (getattr(one, f"{when}_{name}") for name in _HELD)
    said = [NOTHING if pd.isna(status) else class_label(status)]
    if not pd.isna(expected):
        said.append(f"verwacht {expected}")
    elif not (pd.isna(one.was_verwacht) and pd.isna(one.wordt_verwacht)):
        said.append(f"in de kalender {NO_MOMENT if pd.isna(row.agendering) else row.agendering}")
    if not pd.isna(fase):
        said.append(f"fase: {fase_label(fase)}")
    return "; ".join(said)


def _at(day: datetime.date, time: str | None) -> datetime.datetime:
    hour, minute = map(int, (time or "00.00").split("."))
    return datetime.datetime.combine(day, datetime.time(hour, minute), DUTCH_TIME)


def _summary(view: View, made: Meldingen) -> Markup:
    counts = Markup("<p>{}</p>").format(" ".join(_counts(made)))
    besluiten = screen_link(view.address(None, deel="besluiten"), "Besluiten")
    elsewhere = Markup("Wat een overleg besloot en afsprak, staat onder {}.").format(
        "Besluiten" if view.query.presentatie else besluiten
    )
    return counts + voorbehoud(elsewhere, MOMENT_CAN_COME_UP)


def _counts(made: Meldingen) -> Iterator[str]:
    when = f"Op {date_in_words(made.day)} {made.times}".strip()
    if made.found.empty:
        yield f"{when} is over de regels in beeld niets vastgelegd."
    else:
        kinds = made.found["soort"].value_counts()
        rows = made.found["sleutel"].nunique()
        records = counted(len(made.found), "melding")
        yield (
            f"{when}: {records} over {counted(rows, 'regel')}. Correcties: "
            f"{kinds.get(CORRECTIE, 0)}. Intrekkingen: {kinds.get(INTREKKING, 0)}."
        )
    if made.elsewhere:
        yield f"Niet in de lijst, want buiten de filters: {counted(made.elsewhere, 'melding')}."
    if not made.rows["in_kalender"].all():
        yield parts.GONE_IS_NOT_FILTERED


def _table(view: View, made: Meldingen, found: pd.DataFrame) -> Tabel:
    rows = parts.by_sleutel(made.rows)
    return Tabel.each(
        "Meldingen",
        found.itertuples(index=False),
        {
            "Melding": lambda one: int(one.bericht),
            "Tijd": _time,
            **parts.place_columns(view, made.rows),
            Column("Soort", where=Where.FILE): kind,
            "Was": lambda one: held(one, "was", rows[one.sleutel]),
            "Wordt": lambda one: held(one, "wordt", rows[one.sleutel]),
            "Wat erbij staat": parts.beside_cell,
            "Door": "organisatie",
        },
        caption=f"{made.title}: {counted(len(made.found), 'melding')}, de eerste eerst",
    )


def _time(one) -> Shown:
    time = f"{one.tijdstip.tz_convert(DUTCH_TIME):%H.%M} uur"
    return Shown(time, Markup("{}<br>{}").format(time, kind(one)))
