"""Stappen as the publication prints them, each line beside what we derived from it and why; and
on a timeline.
"""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st
from markupsafe import Markup

from figures.kalender import kalender_alt, kalender_figure
from loaders.errors import Problems
from loaders.instruments import Classifier, load_instruments
from loaders.paths import INSTRUMENTEN
from loaders.side_tables import amvb_lead
from selections.dates import date_in_words
from selections.dossier import Dossier, grounds
from selections.filters import NOT_NAMED
from selections.stappen import STAP, doubtfully_paired
from selections.voorleesregel import page_of
from selections.words import NO_BORGING, NO_MOMENT_NAMED, capitalised, moment_of, or_else
from shell.calendar_table import file_stamp
from shell.chart import show_chart
from shell.lists import facts
from shell.log import for_figure
from shell.parts.rows_table import with_note
from shell.table import Cell, Column, table
from shell.table_notes import pairing_doubt
from shell.view import View
from voortgang.rijen import places_in_words

PRINTED = "Woorden van de publicatie"
DERIVED = "Afgeleid"


def worked_out(dossier: Dossier, name: Callable[[str], str | Markup]) -> Markup:
    """Where the maatregel is worked out, if not here; empty where it is here alone.

    name: how the code of another maatregel is drawn.
    """
    codes = list(dict.fromkeys(dossier.elsewhere["maatregel"]))
    own = dossier.rows["stap_nr"].notna().any()
    if codes:
        opening = "Ook uitgewerkt bij" if own else "Hier niet in stappen uitgewerkt, maar bij"
        return Markup("{} {}; die stappen staan hieronder.").format(
            opening, Markup(" en ").join(name(code) for code in codes)
        )
    if not own:
        return Markup("De publicatie werkt deze maatregel nergens in stappen uit.")
    return Markup()


def at_peildatum(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with where their moment stands in words (`vak`), and whether it was paired by order."""
    vak = places_in_words(rows, view.log.state, view.peildatum)
    return rows.assign(vak=vak, op_volgorde=doubtfully_paired(rows))


def name_of_stap(head: pd.Series, named: bool) -> str:
    """What a stap is called; head: a row of it; named: with the code of its maatregel."""
    name = f"stap {head['stap_nr']}"
    return f"{head['maatregel']}, {name}" if named else name


def stap_in_words(head) -> tuple[str, str]:
    """The words of the stap and of its doorwerking; head: a row of it."""
    return or_else(head.stap, "geen tekst"), or_else(head.doorwerking, "niet ingevuld")


def caption_of_lines(of_which: str) -> str:
    """The caption of the table of the lines of a stap."""
    return f"Borging en agendering van {of_which}"


def line_in_words(view: View, row) -> tuple[str, Markup, str]:
    """The borging line, its moment with the doubt about it, and its plan; row: `at_peildatum`."""
    moment = moment_of(row, NO_MOMENT_NAMED)
    doubt = pairing_doubt(row.op_volgorde)
    if not isinstance(row.borging, str):
        return NO_BORGING, Markup("{}{}").format(moment, doubt), ""
    plan = view.calendar.choices["plan"].of(row.plan).label
    return row.borging, Markup("{}{}").format(moment, doubt), plan


def stappen(view: View, rows: pd.DataFrame, named: bool = False) -> Markup:
    """The stappen among `rows` as HTML, whole, in their order.

    named: whether each heading says of which maatregel it is.
    """
    with_stap = at_peildatum(view, rows[rows["stap_nr"].notna()])
    return Markup('<div class="stappen">{}</div>').format(
        Markup("").join(_stap(view, stap, named) for _, stap in with_stap.groupby(STAP, sort=False))
    )


def _stap(view: View, rows: pd.DataFrame, named: bool) -> Markup:
    head = rows.iloc[0]
    of_which = name_of_stap(head, named)
    words, doorwerking = stap_in_words(head)
    partijen = rows["partijen"].explode().dropna().unique()
    told = (
        ("Concrete stap", words),
        ("Doorwerking", doorwerking),
        ("Laag van de doorwerking (afgeleid)", ", ".join(head["laag_doorwerking"]) or NOT_NAMED),
        ("Instrumenten (afgeleid)", ", ".join(head["instrument_doorwerking"]) or "geen genoemd"),
        ("Partijen (afgeleid)", ", ".join(partijen) or "geen genoemd"),
    )
    lines = table(caption_of_lines(of_which), _columns(view.peildatum), _cells(view, rows))
    page = page_of(head)
    where = "" if page == head["pagina"] else f" (blz. {page})"
    return Markup("<h3>{}{}</h3>{}{}").format(
        capitalised(of_which), where, facts(told, "stap"), lines
    )


def _columns(peildatum: date) -> list[Column]:
    printed = ("Borging", "Agendering")
    derived = (
        f"Op {date_in_words(peildatum)}",
        "Plan",
        "Traject en schil",
        "Laag van de borging",
        "AMvB",
        "Instrument, en waarom zo gelezen",
    )
    return [
        *(Column(header, group=PRINTED) for header in printed),
        *(Column(header, group=DERIVED) for header in derived),
    ]


def _cells(view: View, rows: pd.DataFrame) -> Iterator[tuple[Cell, ...]]:
    for row in rows.itertuples():
        borging, moment, plan = line_in_words(view, row)
        has_line = isinstance(row.borging, str)
        schil = "geen schil" if pd.isna(row.schil) else f"schil\u00a0{row.schil}"
        yield (
            with_note(borging, row),
            moment,
            row.vak,
            plan,
            f"{row.traject}, {schil}" if has_line else "",
            ", ".join(row.laag_borging) or NOT_NAMED,
            ", ".join(row.amvb) or "geen",
            _why(row.borging) if has_line else "",
        )


def _why(borging: str) -> Markup:
    return Markup("").join(
        Markup("<details><summary>{}{}</summary>{} {}</details>").format(
            ground.instrument, " (twijfel)" if ground.doubt else "", ground.grond, ground.doubt
        )
        for ground in grounds(borging, _classifier(INSTRUMENTEN, file_stamp(INSTRUMENTEN)))
    )


@st.cache_resource(show_spinner=False, max_entries=2)
def _classifier(path: Path, stamp: tuple[int, int] | None) -> Classifier:
    problems = Problems()
    instruments = load_instruments(problems, path)
    problems.raise_if_any()
    return Classifier(instruments)


def show_timeline(
    view: View, stappen: pd.DataFrame, standing: pd.DataFrame | None, key: str, font_size: int
) -> None:
    """Draw it; standing: the same rows with their state, None where nothing is recorded of any."""
    recorded = None if standing is None else for_figure(standing)
    figure = kalender_figure(
        stappen,
        view.peildatum,
        group_by="stap",
        preparation=amvb_lead(),
        font_size=font_size,
        narrow=view.narrow,
        sentences=view.calendar.sentences,
        recorded=recorded,
    )
    show_chart(figure, key, kalender_alt(stappen, view.peildatum, recorded))
