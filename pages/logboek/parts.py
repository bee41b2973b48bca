"""The log as a whole, for beheerders: searched by the page, checked, and taken along as a file.

What it shows is asked of `voortgang.audit`, which refuses everybody else.
"""

import datetime
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from selections.dates import DUTCH_TIME, date_in_words
from selections.words import counted, dotted
from shell.audit import audit
from shell.links import dossier_link
from shell.notices import melding
from shell.query import FIRST_DAY, LAST_DAY
from shell.recording.aanmelden import auteur
from shell.recording.historie import said_with
from shell.table import Cell, Column, show_table
from shell.view import View
from voortgang.audit import Audit
from voortgang.controle import Report
from voortgang.failures import StoreAway
from voortgang.rechten import Auteur, NotAllowed
from voortgang.rijen import maatregel_of
from voortgang.search import Extent, Page, Search
from voortgang.settings import DATABASE_URL
from voortgang.vocabulary import vocabulary

LOG = logging.getLogger("pages.logboek")
# By the name of the format in `voortgang.uitvoer.FORMATS`: what it is called, and its media type.
FILES = {
    "csv": ("csv, voor een rekenblad", "text/csv"),
    "parquet": ("parquet, voor analyse", "application/vnd.apache.parquet"),
}
COLUMNS = (
    Column("Bericht"),
    Column("Vastgelegd op"),
    Column("Regel"),
    Column("Status"),
    Column("Wat erbij staat"),
    Column("Door"),
    Column("Correcties"),
    Column("Kalender en zegel"),
)
SHORT_SEAL = 12
_PLACE = "logboek_plaats"


@st.fragment
def show_check() -> None:
    """Draw how long the log is and, on request, whether it is whole and unchanged."""
    with _refusal_in_its_place():
        log = audit()
        size = log.extent()
        st.html(
            Markup(
                "<p>Het logboek telt <b>{}</b> {}; het laatste heeft nummer <b>{}</b>.</p>"
            ).format(*counted(size.count, "bericht").split(), dotted(size.last))
            if size.count
            else "<p>Het logboek is leeg: er is nog niets vastgelegd.</p>"
        )
        if st.button("Controleer het hele logboek", key="logboek_controle"):
            with st.spinner("Het hele logboek wordt gelezen."):
                report = log.check()
            _checks()[DATABASE_URL.read()] = _Checked(report, datetime.datetime.now(DUTCH_TIME))
        kept = _checks().get(DATABASE_URL.read())
        if kept is not None:
            st.html(_verdict(kept, size))


@st.fragment
def show_export() -> None:
    """Draw the buttons that give the whole log as a file, made when it is asked for."""
    with _refusal_in_its_place():
        log = audit()
        last = log.extent().last
        with st.container(horizontal=True, gap="small"):
            for form, (label, mime) in FILES.items():
                st.download_button(
                    f"Bewaar een bestand ({label})",
                    data=partial(_made, log, form, last, auteur()),
                    file_name=_file_name(form, last),
                    mime=mime,
                    key=f"logboek_bewaar_{form}",
                    on_click="ignore",
                )


@st.fragment
def show_records(view: View) -> None:
    """Draw the fields to search with and a page of records, newest first."""
    with _refusal_in_its_place():
        log = audit()
        search = _asked(log)
        bounds = _bounds(search)
        found = log.page(search, **bounds)
        if found.records.empty:
            st.html("<p>Er is geen bericht dat hieraan voldoet.</p>")
            return
        _paging(search, found)
        numbers = found.records["id"]
        show_table(
            f"{counted(len(numbers), 'bericht')}, van nummer {dotted(numbers.iloc[0])} "
            f"terug tot en met {dotted(numbers.iloc[-1])}",
            COLUMNS,
            (_cells(view, record, found) for record in found.records.itertuples()),
        )


@contextmanager
def _refusal_in_its_place() -> Iterator[None]:
    """Say in the place of a part why it cannot be shown."""
    try:
        yield
    except (NotAllowed, StoreAway) as problem:
        st.html(melding(str(problem)))


@dataclass(frozen=True)
class _Checked:
    report: Report
    at: datetime.datetime


@st.cache_resource(show_spinner=False)
def _checks() -> dict[str, _Checked]:
    """The last check of each log; reading all of it is for who presses the button."""
    return {}


def _verdict(kept: _Checked, size: Extent) -> Markup:
    report, since = kept.report, size.last - kept.report.berichten
    said = (
        "is gaaf: geen bericht ontbreekt of is veranderd" if not report.gebreken else "is NIET gaaf"
    )
    lines = [
        f"Nagegaan op {date_in_words(kept.at.date())}, {kept.at:%H.%M} uur: het logboek {said}. "
        f"Het telde toen {counted(report.berichten, 'bericht')}.",
        *(f"{defect[0].upper()}{defect[1:]}." for defect in report.gebreken),
    ]
    if report.zegel:
        lines.append(f"Zegel van het laatste bericht: {report.zegel}")
    if since > 0:
        lines.append(f"Sindsdien is het aangevuld met {counted(since, 'bericht')}.")
    if since < 0:
        lines.append("Het is nu korter dan toen: er zijn berichten weg. Meld dit de beheerder.")
    return melding(*lines)


def _file_name(form: str, last: int) -> str:
    return f"logboek-tot-en-met-bericht-{last}.{form}"


def _made(log: Audit, form: str, last: int, who: Auteur | None) -> bytes:
    made = log.file(form, last)
    event = {
        "gebeurtenis": "uitvoer logboek",
        "bestand": _file_name(form, last),
        "auteur": who and who.naam,
    }
    LOG.info("uitvoer", extra={"event": event})
    return made


def _asked(log: Audit) -> Search:
    """Draw the fields; what they ask for."""
    days = {"value": None, "format": "DD-MM-YYYY", "min_value": FIRST_DAY, "max_value": LAST_DAY}
    statuses = {status.waarde: status.label for status in vocabulary().statussen}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        typed = st.text_input(
            "Regel, of het begin ervan", key="logboek_sleutel", placeholder="1.1.16/4", width=200
        )
        who = st.selectbox(
            "Vastgelegd door",
            log.authors(),
            index=None,
            key="logboek_auteur",
            placeholder="iedereen",
            width=220,
        )
        status = st.selectbox(
            "Status",
            [*statuses],
            format_func=statuses.get,
            index=None,
            key="logboek_status",
            placeholder="alle",
            width=220,
        )
        van = st.date_input("Vastgelegd vanaf", key="logboek_van", width=180, **days)
        tot = st.date_input("Vastgelegd tot en met", key="logboek_tot", width=180, **days)
    return Search(typed.strip().rstrip("/") or None, who, status, van, tot)


def _bounds(search: Search) -> dict[str, int]:
    """From where the page is read; another search begins at the newest."""
    kept_for, bounds = st.session_state.get(_PLACE, (search, {}))
    return bounds if kept_for == search else {}


def _paging(search: Search, found: Page) -> None:
    numbers = [int(number) for number in found.records["id"]]
    with st.container(horizontal=True, gap="small"):
        for label, bounds, more in (
            ("Nieuwste", {}, found.newer),
            ("Nieuwere", {"after": numbers[0]}, found.newer),
            ("Oudere", {"before": numbers[-1]}, found.older),
        ):
            st.button(
                f"{label} berichten",
                key=f"logboek_{label.lower()}",
                on_click=_turn_to,
                args=(search, bounds),
                disabled=not more,
            )


def _turn_to(search: Search, bounds: dict[str, int]) -> None:
    st.session_state[_PLACE] = (search, bounds)


def _cells(view: View, record, found: Page) -> tuple[Cell, ...]:
    at = record.tijdstip.tz_convert(DUTCH_TIME)
    return (
        record.id,
        f"{date_in_words(at.date())}, {at:%H.%M.%S} uur",
        _row(view, record.sleutel),
        record.status,
        said_with(record, left_out=("corrigeert",)),
        _lines(record.auteur, record.account, record.via),
        _lines(*_corrections(record, found.corrected_by.get(record.id, []))),
        _lines(record.kalender, f"zegel {record.zegel[:SHORT_SEAL]}"),
    )


def _row(view: View, sleutel: str) -> Markup | str:
    code = maatregel_of(sleutel)
    if not view.table["maatregel"].eq(code).any():
        return f"{sleutel} (niet meer in de kalender)"
    return dossier_link(view, code, f"({sleutel})")


def _corrections(record, by: list[int]) -> Iterator[str]:
    if not pd.isna(record.corrigeert):
        yield f"corrigeert bericht {record.corrigeert}"
    if by:
        noun = "bericht" if len(by) == 1 else "berichten"
        yield f"gecorrigeerd door {noun} {', '.join(map(str, by))}"


def _lines(*texts: object) -> Markup:
    return Markup("<br>").join(str(text) for text in texts if not pd.isna(text))
