"""Stappen as the publication prints them, each line beside what we derived from it and why."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st
from markupsafe import Markup

from loaders.errors import Problems
from loaders.instruments import Classifier, load_instruments
from loaders.paths import INSTRUMENTEN
from screen.calendar_table import file_stamp
from screen.filter_bar import View
from screen.table import Cell, Column, table
from selections.buckets import bucket
from selections.dates import date_in_words
from selections.dossier import grounds
from selections.filters import NOT_NAMED
from selections.stappen import STAP, paired_by_order

PRINTED = "Woorden van de publicatie"
DERIVED = "Onze lezing (afgeleid)"


def stappen(view: View, rows: pd.DataFrame, named: bool = False) -> Markup:
    """The stappen among `rows` as HTML, whole, in their order.

    named: whether each heading says of which maatregel it is.
    """
    with_stap = rows[rows["stap_nr"].notna()]
    with_stap = with_stap.assign(
        vak=bucket(with_stap, view.peildatum), op_volgorde=paired_by_order(with_stap)
    )
    return Markup('<div class="stappen">{}</div>').format(
        Markup("").join(_stap(view, stap, named) for _, stap in with_stap.groupby(STAP, sort=False))
    )


def _stap(view: View, rows: pd.DataFrame, named: bool) -> Markup:
    head = rows.iloc[0]
    name = f"stap {head['stap_nr']}"
    of_which = f"{head['maatregel']}, {name}" if named else name
    facts = (
        ("Concrete stap", _or(head["stap"], "geen tekst")),
        ("Doorwerking", _or(head["doorwerking"], "niet ingevuld")),
        ("Laag van de doorwerking (afgeleid)", ", ".join(head["laag_doorwerking"]) or NOT_NAMED),
        ("Instrumenten (afgeleid)", ", ".join(head["instrument_doorwerking"]) or "geen genoemd"),
        ("Partijen (afgeleid)", ", ".join(_distinct(rows["partijen"])) or "geen genoemd"),
    )
    told = Markup("").join(
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(*fact) for fact in facts
    )
    lines = table(
        f"Borging en agendering van {of_which}",
        _columns(view.peildatum),
        _cells(view, rows),
    )
    return Markup('<h3>{}</h3><dl class="stap">{}</dl>{}').format(
        of_which[0].upper() + of_which[1:], told, lines
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
    labels = {choice.value: choice.label for choice in view.calendar.choices["plan"].choices}
    for row in rows.itertuples():
        has_line = isinstance(row.borging, str)
        yield (
            row.borging if has_line else "geen borgingsregel",
            _agendering(row.agendering, row.op_volgorde),
            row.vak,
            labels[row.plan] if has_line else "",
            _route(row.traject, row.schil) if has_line else "",
            ", ".join(row.laag_borging) or NOT_NAMED,
            ", ".join(row.amvb) or "geen",
            _why(row.borging) if has_line else "",
        )


def _agendering(printed: object, doubtful: bool) -> Markup:
    words = _or(printed, "geen moment genoemd")
    if not doubtful:
        return Markup("{}").format(words)
    return Markup("{} <small>(gekoppeld op volgorde)</small>").format(words)


def _route(traject: str, schil: object) -> str:
    if pd.isna(schil):
        return f"{traject}, geen schil"
    return f"{traject}, schil\u00a0{schil}"


def _why(borging: str) -> Markup:
    return Markup("").join(
        Markup("<details><summary>{}</summary>{} {}</details>").format(
            ground.instrument, ground.grond, ground.doubt
        )
        for ground in grounds(borging, _classifier(INSTRUMENTEN, file_stamp(INSTRUMENTEN)))
    )


@st.cache_resource(show_spinner=False, max_entries=2)
def _classifier(path: Path, stamp: tuple[int, int] | None) -> Classifier:
    problems = Problems()
    instruments = load_instruments(problems, path)
    problems.raise_if_any()
    return Classifier(instruments)


def _distinct(lists: pd.Series) -> list[str]:
    return list(dict.fromkeys(name for names in lists for name in names))


def _or(value: object, otherwise: str) -> str:
    return value if isinstance(value, str) else otherwise
