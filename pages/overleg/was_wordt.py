"""Was-wordt: what the log says otherwise at one day than at another, row by row."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.document import Document, Section
from documents.tabel import Tabel
from documents.view_info import ViewInfo
from overleg.was_wordt import SOORTEN, per_soort, was_wordt
from pages.overleg.parts import (
    GONE_IS_NOT_FILTERED,
    by_sleutel,
    document,
    last_of,
    line,
    named,
    of_view_or_gone,
    place_cell,
    place_columns,
    show_heading,
)
from selections.dates import date_in_words
from selections.words import NO_MOMENT, counted, slip_in_words
from shell.state_words import beside
from shell.status_definitions import show_status_woorden
from shell.table import Cell, Column, show_table
from shell.view import View
from voortgang.counts import class_label, previous_review
from voortgang.words import NOTHING, fase_label, in_log, when

COUNTS = (
    Column("Wat er anders is"),
    Column("Wat dat betekent"),
    Column("Regels", numeric=True),
    Column("Waarvan op een ander moment", numeric=True),
)
COLUMNS = (
    Column("Maatregel en stap"),
    Column("Borging (plan: onze lezing)"),
    Column("Moment was"),
    Column("Moment wordt"),
    Column("Status was"),
    Column("Status wordt"),
    Column("Waarom, en wat erbij staat"),
    Column("Laatste bericht"),
)
GONE_COLUMNS = (Column("Rij"), Column("Borging"), Column("Het logboek zegt"))
SAME_CALENDAR = (
    "De kalender is bij beide dagen die van nu; wat erover was vastgelegd, is dat van die dag."
)


@dataclass(frozen=True)
class Changes:
    """What differs between the ends of days `was` and `wordt`.

    found: `overleg.was_wordt.was_wordt` of the rows in view and of those that are gone. gone:
    all rows of the later state that the calendar no longer has, recorded anew or not. rows: what
    all of these are called, by sleutel. last: the last record that the later state rests on.
    """

    was: datetime.date
    wordt: datetime.date
    found: pd.DataFrame
    gone: pd.DataFrame
    rows: pd.DataFrame
    last: int

    @property
    def title(self) -> str:
        return f"Was-wordt, {date_in_words(self.was)} en {date_in_words(self.wordt)}"

    def of(self, soort: str) -> pd.DataFrame:
        """The rows that differ in this way."""
        return self.found[self.found["soort"] == soort]


def days(view: View) -> tuple[datetime.date, datetime.date]:
    """The two days that are chosen; the first may be the later one where the second is not."""
    wordt = view.query.wordt or view.peildatum
    return view.query.was or previous_review(wordt), wordt


def changes(view: View) -> Changes:
    """What differs between the two days. Raises `StoreAway`."""
    was, wordt = days(view)
    before, after = view.log.at(was).required(), view.log.at(wordt).required()
    printed = view.table["agendering"].astype(object)
    every = was_wordt(before, after, dict(zip(view.table["sleutel"], printed, strict=True)))
    found = every[of_view_or_gone(view, every["sleutel"])].reset_index(drop=True)
    gone = after[~after["in_kalender"]]
    wanted = dict.fromkeys([*found["sleutel"], *gone["sleutel"]])
    rows = named(view, after, wanted)
    return Changes(was, wordt, found, gone, rows, last_of(after["laatste_bericht"]))


def show_changes(view: View) -> None:
    """Draw what differs, by kind. Raises `StoreAway`."""
    was, wordt = days(view)
    if was > wordt:
        show_heading(view, "Was-wordt", wordt)
        st.html(
            Markup(
                '<div class="melding" role="alert"><p>{} ligt na {}: kies bij was een eerdere '
                "dag, of bij wordt een latere.</p></div>"
            ).format(date_in_words(was), date_in_words(wordt))
        )
        return
    made = changes(view)
    show_heading(view, made.title, wordt, lambda info: changes_report(made, info))
    st.html(_summary(made))
    if not made.found.empty:
        with st.container(key="verschillen"):
            show_table("Regels die verschillen, elk één keer geteld", COUNTS, _counts(made))
    for soort in SOORTEN:
        rows = made.of(soort.naam)
        if not rows.empty:
            title = f"{soort.naam[0].upper()}{soort.naam[1:]}: {counted(len(rows), 'regel')}"
            st.subheader(title, anchor=False)
            with st.container(key=f"was_wordt_{SOORTEN.index(soort)}"):
                show_table(f"Was en wordt, {soort.naam}", COLUMNS, _cells(view, made, rows))
    if not made.gone.empty:
        st.subheader(
            f"Staat niet meer in de kalender: {counted(len(made.gone), 'regel')}", anchor=False
        )
        show_table(
            f"Rijen die de kalender niet meer heeft en wat er op {date_in_words(wordt)} over was "
            "vastgelegd",
            GONE_COLUMNS,
            [(one.sleutel, line(made.rows.loc[one.sleutel]), in_log(one)) for one in _each(made)],
        )
    show_status_woorden()


def changes_report(made: Changes, info: ViewInfo) -> Document:
    """What differs, as a document."""
    counts = pd.DataFrame(_counts(made), columns=[column.header for column in COUNTS])
    sections = [
        Section(
            "Wat er anders is",
            (_in_words(made), SAME_CALENDAR),
            (Tabel.of_frame("Aantal per soort", counts),) if len(counts) else (),
        )
    ]
    for soort in SOORTEN:
        rows = made.of(soort.naam)
        if not rows.empty:
            title = f"{soort.naam[0].upper()}{soort.naam[1:]}"
            sections.append(Section(title, (soort.uitleg,), (_file_table(made, title, rows),)))
    if not made.gone.empty:
        sections.append(_gone_section(made))
    basis = (("Was, op", date_in_words(made.was)), ("Wordt, op", date_in_words(made.wordt)))
    return document(info, made.last, basis, sections)


def _summary(made: Changes) -> Markup:
    gone = "" if made.gone.empty else GONE_IS_NOT_FILTERED
    return Markup('<p>{}</p><p class="voorbehoud">{} {}</p>').format(
        _in_words(made), SAME_CALENDAR, gone
    )


def _in_words(made: Changes) -> str:
    span = f"Tussen {date_in_words(made.was)} en {date_in_words(made.wordt)}"
    if made.found.empty:
        return f"{span} is in het logboek over de regels in beeld niets veranderd."
    number = len(made.found)
    verb = "is" if number == 1 else "zijn"
    return f"{span} {verb} er volgens het logboek {counted(number, 'regel')} anders."


def _counts(made: Changes) -> list[tuple[str, str, int, int]]:
    counts = per_soort(made.found)
    return [
        (one.soort, one.uitleg, one.rijen, one.verschoven)
        for one in counts[counts["rijen"] > 0].itertuples(index=False)
    ]


def _each(made: Changes) -> Iterator:
    return made.gone.itertuples(index=False)


def _cells(view: View, made: Changes, found: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    rows = by_sleutel(made.rows)
    for one in found.itertuples(index=False):
        row = rows[one.sleutel]
        yield (
            place_cell(view, row),
            line(row),
            _moment(one.was_moment),
            f"{_moment(one.wordt_moment)}{_slip(one)}",
            _status(one, "was"),
            _status(one, "wordt"),
            Markup("<br>").join(f"{name}: {text}" for name, text in beside(one, "wordt_")),
            _last(one),
        )


def _file_table(made: Changes, title: str, found: pd.DataFrame) -> Tabel:
    told = list(found.itertuples(index=False))
    return Tabel.of_frame(
        title,
        pd.DataFrame(
            {
                **place_columns(made.rows.loc[found["sleutel"]]),
                "Moment was": [_moment(one.was_moment) for one in told],
                "Moment wordt": [_moment(one.wordt_moment) for one in told],
                "Kwartalen later": found["kwartalen"].to_list(),
                "Status was": [_status(one, "was") for one in told],
                "Status wordt": [_status(one, "wordt") for one in told],
                "Wat erbij staat": [
                    "\n".join(f"{name}: {text}" for name, text in beside(one, "wordt_"))
                    for one in told
                ],
                "Laatste bericht": [_last(one) for one in told],
            }
        ),
    )


def _gone_section(made: Changes) -> Section:
    frame = pd.DataFrame(
        {
            **place_columns(made.rows.loc[made.gone["sleutel"]]),
            "Het logboek zegt": [in_log(one) for one in _each(made)],
        }
    )
    table = Tabel.of_frame("Verdwenen rijen", frame)
    return Section("Staat niet meer in de kalender", (GONE_IS_NOT_FILTERED,), (table,))


def _moment(value: object) -> str:
    return value if isinstance(value, str) and value else NO_MOMENT


def _slip(one) -> str:
    slip = slip_in_words(one.kwartalen)
    return f" ({slip})" if slip else ""


def _status(one, side: str) -> str:
    status, fase = getattr(one, f"{side}_status"), getattr(one, f"{side}_fase")
    said = NOTHING if pd.isna(status) else class_label(status)
    return said if pd.isna(fase) else f"{said}; fase: {fase_label(fase)}"


def _last(one) -> str:
    if pd.isna(one.wordt_laatste_bericht):
        return ""
    return f"{one.wordt_laatste_bericht}, {one.auteur}, {when(one.tijdstip)}"
