"""The rows of a chosen mark, in a panel over the kaart that leads on to each of them."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from markupsafe import Markup
from streamlit.runtime.scriptrunner import get_script_run_ctx

from documents.tabel import Tabel
from overleg.bij_regels import laatste_besluiten
from selections.buckets import bucket
from selections.filters import NOT_NAMED
from selections.kaart import Kaart
from selections.stappen import borging_of
from selections.voorleesregel import page_of
from selections.words import NO_MOMENT_NAMED, counted, moment_of
from shell.links import dossier_link, spoken_row
from shell.parts.rows_table import numbered_stap
from shell.recording.way_in import record_links
from shell.state_words import in_one_line
from shell.table import drawn, opens_to
from shell.view import View
from voortgang.rijen import is_recorded, with_state

CHOSEN = "kaart_gekozen"
# Before what was chosen: all rows of the row of the kaart in which it stands.
_WHOLE = "rij:"
# Of a mark in the margin, which stands for no moment.
_OF_MARK = {
    "geen": "zonder moment",
    "volgt": "waarvan het moment volgt",
    "lopend": "die lopen",
    "incidenteel": "zonder vast moment",
}


def chosen_as(kaart: Kaart, group: int) -> str:
    """What is chosen with the name of a row of the kaart."""
    return _WHOLE + next(mark for mark in kaart.marks if mark.group == group).sleutels[0]


def said_of_row(kaart: Kaart, group: int) -> str:
    """A row of the kaart in words: its name, and how many rows it has."""
    return f"{kaart.groups[group].name} ({counted(len(kaart.places_in(group)), 'regel')})"


def show_panel(view: View, kaart: Kaart) -> None:
    """Draw it. What was chosen is a row: in a coarser kaart it is the mark in which that stands."""
    chosen = st.session_state[CHOSEN]
    sleutel = chosen.removeprefix(_WHOLE)
    mark = next((one for one in kaart.marks if sleutel in one.sleutels), None)
    if mark is None:
        close_panel()
        return
    lit = set(view.table.index.get_indexer(view.rows.index).tolist())
    places, name, said = mark.places, mark.name, mark.told(lit)
    whole = Markup()
    if chosen != sleutel:
        places = kaart.places_in(mark.group)
        name = said_of_row(kaart, mark.group)
        if kaart.grouping == "keuze":
            # Its text is longer than the rows that are asked for, and stands after them.
            group = kaart.groups[mark.group]
            name = f"{group.code}: {counted(len(places), 'regel')}"
            whole = opens_to("De tekst van de keuze", group.code, group.words)
        shown = sum(place in lit for place in places)
        of = f", {shown} in de selectie" if shown < len(places) else ""
        said = f"{name}{of}"
    # What is in the selection is asked for, and stands first.
    rows = view.table.iloc[sorted(places, key=lambda place: (place not in lit, place))]
    told = _told(view, rows)
    head = Markup('<p data-merk="{}" data-naam="{}">{}</p>').format(chosen, name, said)
    of_what = _OF_MARK.get(mark.precisie, "van dit moment")
    if chosen != sleutel:
        of_what = "van dit onderdeel van de kaart"
    shown = _table(view, of_what, rows if told is None else told, told is not None)
    with st.container(key="kaart_paneel", horizontal=True, vertical_alignment="top"):
        st.html(head + shown + whole)
        st.button("Sluiten", on_click=close_panel)


def _told(view: View, rows: pd.DataFrame) -> pd.DataFrame | None:
    """The rows with their state, where anything is recorded in the log or asked about plan B."""
    state = view.log.state
    if state is None:
        return None
    told = with_state(rows, state)
    return told if is_recorded(view.table, state) or told["plan_b"].notna().any() else None


def _standing(view: View, row, besloten: Mapping[int, str]) -> Markup:
    """How the row stands, what is asked about its plan B, and what meetings decided.

    besloten: by number what was decided on it last.
    """
    numbers = {row.besluit, row.vastgesteld_besluit, row.start_plan_b_besluit}
    others = {
        stuk.id: f"besluit {stuk.id}: {stuk.overleg.titel}"
        for stuk in view.log.stukken
        if stuk.id in numbers
    }
    asked = "" if pd.isna(row.plan_b) else f"{row.plan_b} (afgeleid): {row.plan_b_reden}"
    told = filter(None, [in_one_line(row), asked, *(others | besloten).values()])
    return Markup('<div class="stand">{}</div>').format(Markup("; ").join(told))


def _table(view: View, of_what: str, rows: pd.DataFrame, is_told: bool) -> Markup:
    to_record = record_links(view, rows)
    moments = bucket(rows, view.peildatum)
    in_view = set(view.rows["sleutel"])
    besloten = laatste_besluiten(view.log.vergaderingen, rows["sleutel"]) if is_told else {}

    def maatregel(row) -> Markup:
        out = "" if row.sleutel in in_view else " (niet in de selectie)"
        link = dossier_link(view, row.maatregel, row.titel, spoken_row(row))
        return Markup("{}{}").format(link, out)

    def lagen(row) -> Markup:
        """In one column: three do not fit beside what is recorded."""
        roles = {
            "borging": row.laag_borging,
            "doorwerking": row.laag_doorwerking,
            "in de stap": row.laag_stap,
        }
        return Markup("<br>").join(
            f"{role}: {', '.join(named) or NOT_NAMED}" for role, named in roles.items()
        )

    stand = {"Stand": lambda row: _standing(view, row, besloten.get(row.sleutel, {}))}
    voortgang = {"Voortgang": lambda row: to_record.get(row.sleutel)}
    tabel = Tabel.each(
        "Regels",
        rows.itertuples(),
        {
            "Maatregel": maatregel,
            "Stap": numbered_stap,
            "Doorwerking": "doorwerking",
            "Borging": borging_of,
            "Plan (afgeleid)": "plan",
            "Overheidslaag (afgeleid)": lagen,
            "Agendering, en op de peildatum": lambda row: Markup("{}<br>{}").format(
                moment_of(row, NO_MOMENT_NAMED), moments[row.Index]
            ),
            **(stand if is_told else {}),
            **(voortgang if to_record else {}),
            "Aantekening": "redactie",
            "Blz.": page_of,
        },
        caption=f"Regels {of_what}: {len(rows)}",
    )
    return drawn(tabel)


def left_open(view: View, drawing: str, chosen: str) -> None:
    """Let go of what was chosen in a drawing that has not stood on the screen since: who goes to
    another screen and back begins anew, who goes there by Back finds it as it was left.

    drawing, chosen: the keys of the drawing and of what is chosen in it.
    """
    chosen_at = f"{chosen}_bij"
    comes_back = get_script_run_ctx().is_history_navigation
    is_as_left = comes_back and st.session_state.get(chosen_at) == view.query
    if drawing not in st.session_state and not is_as_left:
        st.session_state.pop(chosen, None)
    st.session_state[chosen_at] = view.query


def close_panel() -> None:
    """Let go of the mark that was chosen."""
    st.session_state.pop(CHOSEN, None)
