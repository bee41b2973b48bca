"""The workbook of a layer to take along, made when it is asked for."""

from collections.abc import Sequence
from datetime import UTC, datetime

import pandas as pd
import streamlit as st
from markupsafe import Markup

from selections.dates import date_in_words
from selections.filters import LAGEN, NOT_NAMED, Filters, select
from shell.office import office
from shell.recording.aanmelden import organisatie
from shell.view import View
from voortgang.rechten import Organisatie
from werkbladen import write_ods as werkboek_ods
from werkbladen import write_xlsx as werkboek
from werkbladen.form import due, make

ALL_LAGEN = "alle overheidslagen"
DUE, ALL_ROWS = "aan de orde en nog niet afgesloten", "alle regels in de selectie"
FORMATS = ((werkboek, "Werkblad voor Excel (xlsx)"), (werkboek_ods, "Werkblad als ods"))


def show_download(view: View, now: pd.DataFrame) -> None:
    """Draw the choice of rows and a button for each format.

    now: the state of the calendar today.
    """
    with st.container(horizontal=True, vertical_alignment="bottom", key="werkblad_keuze"):
        laag = st.selectbox(
            "Overheidslaag", [*LAGEN, NOT_NAMED, ALL_LAGEN], key="werkblad_laag", width=240
        )
        which = st.selectbox("Regels", [DUE, ALL_ROWS], key="werkblad_regels", width=360)
    sleutels = _chosen(view, now, laag, which)
    st.html(_what_is_in_it(view, laag, which, len(sleutels)))
    if not sleutels:
        return
    # Asked now: what makes the file is called without the session of who asks for it.
    of = organisatie()
    with st.container(horizontal=True, gap="small"):
        for builder, label in FORMATS:
            st.download_button(
                label,
                data=lambda builder=builder: _build(builder, view, now, laag, sleutels, of),
                file_name=_file_name(view, laag, builder.EXTENSION),
                mime=builder.MIME,
                key=f"werkblad_{builder.EXTENSION}",
                on_click="ignore",
            )


def _chosen(view: View, now: pd.DataFrame, laag: str, which: str) -> list[str]:
    rows = view.rows
    if laag != ALL_LAGEN:
        rows = select(rows, Filters(laag=(laag,)))
    if which == DUE:
        is_due = due(office().kalender, now, view.peildatum)
        rows = rows[is_due.reindex(rows["sleutel"], fill_value=False).to_numpy()]
    return list(rows["sleutel"])


def _what_is_in_it(view: View, laag: str, which: str, count: int) -> Markup:
    filters = "; ".join(f"{label}: {value}" for label, value in view.filters_in_words)
    on = date_in_words(view.peildatum)
    meant = (
        f"Aan de orde op {on}: het moment, of het verwachte moment dat is vastgelegd, is "
        "verstreken, valt in dit kwartaal of loopt."
        if which == DUE
        else ""
    )
    said = "Er is geen enkele regel die hierbij past." if not count else f"Regels: {count}."
    return Markup("<p>{} {} Filters: {}.</p>").format(said, meant, filters or "geen")


def _build(
    builder,
    view: View,
    now: pd.DataFrame,
    laag: str,
    sleutels: Sequence[str],
    of: Organisatie | None,
) -> bytes:
    form = make(
        office().kalender,
        sleutels,
        now,
        laag=laag if laag != NOT_NAMED else "regels zonder genoemde overheidslaag",
        peildatum=view.peildatum,
        made=datetime.now(UTC).replace(microsecond=0),
        organisatie=of,
    )
    return builder.build(form)


def _file_name(view: View, laag: str, extension: str) -> str:
    words = laag.lower().replace(" ", "-")
    return f"werkblad-voortgang-{words}-{view.peildatum.isoformat()}.{extension}"
