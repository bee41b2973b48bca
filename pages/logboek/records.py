"""Section "De meldingen": every record, searched by the page."""

from collections.abc import Iterator

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Tabel
from pages.logboek.parts import lines, recorded_by, recorded_on, refusal_in_its_place, sealed
from selections.words import counted, dotted
from shell.links import dossier_link
from shell.recording.audit import audit
from shell.recording.historie import not_correctable, numbered, said_with
from shell.table import show_tabel
from shell.url.choices import FIRST_DAY, LAST_DAY
from shell.view import View
from voortgang.beheer.search import Page, Search, authors, page
from voortgang.rijen import maatregel_of
from voortgang.store import Store
from voortgang.vocabulary import vocabulary

_PLACE = "logboek_plaats"


@st.fragment
def show_records(view: View) -> None:
    """Draw the fields to search with and a page of records, newest first."""
    with refusal_in_its_place():
        log = audit()
        search = _asked(log)
        # From where the page is read; a new search begins at the newest.
        kept_for, bounds = st.session_state.get(_PLACE, (search, {}))
        found = page(log, search, **(bounds if kept_for == search else {}))
        if found.records.empty:
            st.html("<p>Er is geen melding die hieraan voldoet.</p>")
            return
        _paging(search, found)
        numbers = found.records["id"]
        closed = not_correctable(view, found.records["sleutel"])
        show_tabel(
            Tabel.each(
                "Meldingen",
                found.records.itertuples(),
                {
                    "Melding": lambda record: numbered(view, record, closed),
                    "Vastgelegd op": recorded_on,
                    "Regel": lambda record: _row(view, record.sleutel),
                    "Status": "status",
                    "Wat erbij staat": lambda record: said_with(record, left_out=("corrigeert",)),
                    "Door": recorded_by,
                    "Correcties": lambda record: lines(
                        *_corrections(record, found.corrected_by.get(record.id, []))
                    ),
                    "Kalender en zegel": sealed,
                },
                caption=f"{counted(len(numbers), 'melding')}, van nummer "
                f"{dotted(numbers.iloc[0])} terug tot en met {dotted(numbers.iloc[-1])}",
            )
        )


def _asked(log: Store) -> Search:
    """Draw the fields; what they ask for."""
    days = {"value": None, "format": "DD-MM-YYYY", "min_value": FIRST_DAY, "max_value": LAST_DAY}
    days["width"], choice = 180, {"index": None, "width": 220}
    statuses = {status.waarde: status.label for status in vocabulary().statussen}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        typed = st.text_input(
            "Regel, of het begin ervan", key="logboek_sleutel", placeholder="1.1.16/4", width=200
        )
        label, every = "Vastgelegd door", authors(log)
        who = st.selectbox(label, every, key="logboek_auteur", placeholder="iedereen", **choice)
        status = st.selectbox(
            "Status",
            [*statuses],
            format_func=statuses.get,
            key="logboek_status",
            placeholder="alle",
            **choice,
        )
        van = st.date_input("Vastgelegd vanaf", key="logboek_van", **days)
        tot = st.date_input("Vastgelegd tot en met", key="logboek_tot", **days)
    return Search(typed.strip().rstrip("/") or None, who, status, van, tot)


def _paging(search: Search, found: Page) -> None:
    numbers = [int(number) for number in found.records["id"]]
    with st.container(horizontal=True, gap="small"):
        for label, bounds, more in (
            ("Nieuwste", {}, found.newer),
            ("Nieuwere", {"after": numbers[0]}, found.newer),
            ("Oudere", {"before": numbers[-1]}, found.older),
        ):
            st.button(
                f"{label} meldingen",
                key=f"logboek_{label.lower()}",
                on_click=_turn_to,
                args=(search, bounds),
                disabled=not more,
            )


def _turn_to(search: Search, bounds: dict[str, int]) -> None:
    st.session_state[_PLACE] = (search, bounds)


def _row(view: View, sleutel: str) -> Markup | str:
    code = maatregel_of(sleutel)
    if not view.table["maatregel"].eq(code).any():
        return f"{sleutel} (niet meer in de kalender)"
    return dossier_link(view, code, f"({sleutel})")


def _corrections(record, by: list[int]) -> Iterator[str]:
    if not pd.isna(record.corrigeert):
        yield f"corrigeert melding {record.corrigeert}"
    if by:
        noun = "melding" if len(by) == 1 else "meldingen"
        yield f"gecorrigeerd door {noun} {', '.join(map(str, by))}"
