"""Was-wordt: what changed in the log between two days, row by row."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.document import Document, Section
from documents.tabel import Column, Shown, Tabel, Where
from documents.view_info import ViewInfo
from loaders.versions import load_versions, words_at
from overleg.besluitenlijst import as_reason
from overleg.kalender_versies import Kalenderwijzigingen, kalender_wijzigingen
from overleg.was_wordt import (
    SOORTEN,
    Soort,
    besluiten_gone,
    besluiten_since,
    moment_in_words,
    per_soort,
    was_wordt,
)
from pages.overleg import parts
from selections.caveats import MOMENT_CAN_COME_UP
from selections.dates import date_in_words, time_in_words
from selections.words import counted, slip_in_words
from shell.notices import melding, voorbehoud
from shell.office import office
from shell.parts.status_definitions import show_status_woorden
from shell.table import show_tabel
from shell.view import View
from voortgang.counts import class_label, previous_review
from voortgang.vergaderstukken import replaced
from voortgang.words import NOTHING, fase_label, in_log, said_for, set_by_meeting

SAME_CALENDAR = (
    "De kalender is bij beide dagen die van nu; wat erover was vastgelegd, is dat van die dag."
)


@dataclass(frozen=True)
class Changes:
    """What differs between the ends of days `was` and `wordt`.

    found: `overleg.was_wordt.was_wordt` of the rows in view and of those that are gone. gone:
    all rows of the later state that the calendar no longer has, recorded anew or not. rows: what
    all of these are called, by sleutel. last: the last record that the later state rests on.
    kalender: what changed in the calendar itself, of the same rows. redenen: every besluit by its
    number, as a reason. herroepen: by the number of a besluit that by which it was reversed.
    """

    was: datetime.date
    wordt: datetime.date
    found: pd.DataFrame
    gone: pd.DataFrame
    rows: pd.DataFrame
    last: int
    kalender: Kalenderwijzigingen
    redenen: Mapping[int, str]
    herroepen: Mapping[int, int]

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
    then = view.log.at(wordt)
    before, after = view.log.at(was).required(), then.required()
    printed = view.table["agendering"].astype(object)
    every = was_wordt(before, after, dict(zip(view.table["sleutel"], printed, strict=True)))
    found = every[parts.of_view_or_gone(view, every["sleutel"])].reset_index(drop=True)
    gone = after[~after["in_kalender"]]
    kalender = _kalender(view, before, was, wordt)
    of_calendar = [one.sleutel for one in kalender.wijzigingen]
    wanted = dict.fromkeys([*found["sleutel"], *gone["sleutel"], *of_calendar])
    rows = parts.named(view, after, wanted)
    redenen = {one.id: as_reason(one) for one in then.stukken if one.soort == "besluit"}
    herroepen = replaced(then.stukken)
    return Changes(was, wordt, found, gone, rows, then.last, kalender, redenen, herroepen)


def _kalender(
    view: View, before: pd.DataFrame, was: datetime.date, wordt: datetime.date
) -> Kalenderwijzigingen:
    versions = load_versions()
    known = before.dropna(subset=["vingerafdruk"])
    recorded = dict(zip(known["sleutel"], known["vingerafdruk"], strict=True))
    marks = {*words_at(versions, was).values(), *recorded.values()}
    words = office().store.words(marks)
    found = kalender_wijzigingen(versions, view.table, recorded, words, was, wordt)
    sleutels = pd.Series([one.sleutel for one in found.wijzigingen], dtype="str")
    here = parts.of_view_or_gone(view, sleutels)
    return replace(found, wijzigingen=found.of(sleutels[here]))


def show_changes(view: View) -> None:
    """Draw what differs, by kind. Raises `StoreAway`."""
    was, wordt = days(view)
    if was > wordt:
        parts.show_heading(view, "Was-wordt", wordt)
        words = f"{date_in_words(was)} ligt na {date_in_words(wordt)}"
        advice = "kies bij was een eerdere dag, of bij wordt een latere."
        st.html(melding(f"{words}: {advice}"))
        return
    made = changes(view)
    parts.show_heading(view, made.title, wordt, lambda info: changes_report(view, made, info))
    st.html(_summary(made))
    if not made.found.empty:
        with st.container(key="verschillen"):
            show_tabel(_counts(made))
    for soort in SOORTEN:
        rows = made.of(soort.naam)
        if not rows.empty:
            title = f"{soort.naam.capitalize()}: {counted(len(rows), 'regel')}"
            st.subheader(title, anchor=False)
            with st.container(key=f"was_wordt_{SOORTEN.index(soort)}"):
                show_tabel(_table(view, made, soort))
    _show_kalender(view, made)
    if not made.gone.empty:
        st.subheader(
            f"Staat niet meer in de kalender: {counted(len(made.gone), 'regel')}", anchor=False
        )
        show_tabel(_gone(view, made))
    show_status_woorden()


def _show_kalender(view: View, made: Changes) -> None:
    st.subheader("Anders in de kalender zelf", anchor=False)
    st.html(Markup("<p>{}</p>").format(made.kalender.in_words))
    if made.kalender.wijzigingen:
        with st.container(key="was_wordt_kalender"):
            show_tabel(_of_kalender(view, made))
    st.html(voorbehoud(made.kalender.bekend))


def changes_report(view: View, made: Changes, info: ViewInfo) -> Document:
    """What differs, as a document."""
    counts = () if made.found.empty else (_counts(made),)
    sections = [Section("Wat er anders is", (_in_words(made), SAME_CALENDAR), counts)]
    sections += [
        Section(soort.naam.capitalize(), (soort.uitleg,), (_table(view, made, soort),))
        for soort in SOORTEN
        if len(made.of(soort.naam))
    ]
    of_calendar = (_of_kalender(view, made),) if made.kalender.wijzigingen else ()
    said = (made.kalender.in_words, made.kalender.bekend)
    sections.append(Section("Anders in de kalender zelf", said, of_calendar))
    if not made.gone.empty:
        said, gone = (parts.GONE_IS_NOT_FILTERED,), (_gone(view, made),)
        sections.append(Section("Staat niet meer in de kalender", said, gone))
    basis = (("Was, op", date_in_words(made.was)), ("Wordt, op", date_in_words(made.wordt)))
    return parts.document(info, made.last, basis, sections)


def _summary(made: Changes) -> Markup:
    gone = "" if made.gone.empty else parts.GONE_IS_NOT_FILTERED
    return Markup("<p>{}</p>{}").format(
        _in_words(made), voorbehoud(MOMENT_CAN_COME_UP, SAME_CALENDAR, gone)
    )


def _in_words(made: Changes) -> str:
    span = f"Tussen {date_in_words(made.was)} en {date_in_words(made.wordt)}"
    if made.found.empty:
        return f"{span} is in het logboek over de regels in beeld niets veranderd."
    number = len(made.found)
    verb = "is" if number == 1 else "zijn"
    return f"{span} {verb} er volgens het logboek {counted(number, 'regel')} anders."


def _counts(made: Changes) -> Tabel:
    counts = per_soort(made.found)
    return Tabel.each(
        "Aantal per soort",
        counts[counts["rijen"] > 0].itertuples(index=False),
        {
            "Wat er anders is": "soort",
            "Wat dat betekent": "uitleg",
            Column("Regels", numeric=True): "rijen",
            Column("Waarvan op een ander moment", numeric=True): "verschoven",
        },
        caption="Regels die verschillen, elk één keer geteld",
    )


def _table(view: View, made: Changes, soort: Soort) -> Tabel:
    return Tabel.each(
        soort.naam.capitalize(),
        made.of(soort.naam).itertuples(index=False),
        {
            **parts.place_columns(view, made.rows),
            "Moment was": lambda one: moment_in_words(one.was_moment),
            "Moment wordt": _moment,
            Column("Kwartalen later", where=Where.FILE): "kwartalen",
            "Status was": lambda one: _status(one, "was"),
            "Status wordt": lambda one: _status(one, "wordt"),
            "Waarom, en wat erbij staat": lambda one: _beside(one, made),
            "Laatste melding": _last,
        },
        caption=f"Was en wordt, {soort.naam}",
    )


def _of_kalender(view: View, made: Changes) -> Tabel:
    return Tabel.each(
        "Anders in de kalender",
        made.kalender.wijzigingen,
        {
            **parts.place_columns(view, made.rows),
            "Wat": "soort",
            "Versie": "versie",
            "Woorden van toen": "woorden",
        },
        caption=f"Regels die in de kalender zelf anders zijn dan op {date_in_words(made.was)}",
    )


def _gone(view: View, made: Changes) -> Tabel:
    _, *place = parts.place_columns(view, made.rows).items()
    return Tabel.each(
        "Verdwenen regels",
        made.gone.itertuples(index=False),
        {"Sleutel": "sleutel", **dict(place), "Het logboek zegt": in_log},
        caption="Regels die de kalender niet meer heeft en wat er op "
        f"{date_in_words(made.wordt)} over was vastgelegd",
    )


def _moment(one) -> Shown:
    moment, slip = moment_in_words(one.wordt_moment), slip_in_words(one.kwartalen)
    return Shown(moment, Markup("{}{}").format(moment, f" ({slip})" if slip else ""))


def _status(one, side: str) -> str:
    status, fase = getattr(one, f"{side}_status"), getattr(one, f"{side}_fase")
    said = NOTHING if pd.isna(status) else class_label(status)
    stage = "" if pd.isna(fase) else f"; fase: {fase_label(fase)}"
    return "; ".join((f"{said}{stage}", *set_by_meeting(one, f"{side}_")))


def _beside(one, made: Changes) -> Shown:
    """What is recorded beside the status, and by whom where the last record is not what it says;
    before it the besluiten that set something since, and those by which it no longer holds.
    """
    set_ = [made.redenen[number] for number in besluiten_since(one)]
    set_ += [
        f"besluit {number} herroepen bij {made.redenen[made.herroepen[number]]}"
        for number in besluiten_gone(one)
        if number in made.herroepen
    ]
    said = one.wordt_organisaties
    if [each.bericht for each in said] in ([], [one.wordt_laatste_bericht]):
        cell = parts.beside_cell(one, "wordt_")
    else:
        lines = [said_for(each) for each in said]
        cell = Shown("\n".join(lines), Markup("<br>").join(lines))
    return Shown(
        "\n".join(filter(None, (*set_, cell.value))),
        Markup("<br>").join(filter(None, (*set_, cell.html))),
    )


def _last(one) -> str:
    if pd.isna(one.wordt_laatste_bericht):
        return ""
    return f"{one.wordt_laatste_bericht}, {one.organisatie}, {time_in_words(one.tijdstip)}"
