"""The workbook of a layer to take along, made when it is asked for."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Column, Tabel
from loaders.overheidslagen import LAGEN
from selections.dates import date_in_words
from selections.filters import NOT_NAMED, Filters, select
from selections.words import enumeration
from shell.notices import melding
from shell.office import mark, office
from shell.practice import named
from shell.recording.voor_wie import in_words, voor_wie
from shell.table import show_tabel
from shell.view import View
from voortgang.rechten import Organisatie
from werkbladen import write_ods, write_xlsx
from werkbladen.form import DUE as REASONS
from werkbladen.form import due, make
from werkbladen.sheets import FillIn

ALL_LAGEN = "alle overheidslagen"
_LAAG, _FOLLOWED = "werkblad_laag", "werkblad_laag_want"
DUE, ALL_ROWS = "gevraagd en nog niet afgesloten", "alle regels in de selectie"


def show_download(view: View, now: pd.DataFrame) -> None:
    """Draw the choice of rows and a button for each format, beside how many rows are asked of whom.

    now: the state of the calendar today.
    """
    of = voor_wie()
    proposed, because = proposal(view, of)
    if st.session_state.get(_FOLLOWED) != because or _LAAG not in st.session_state:
        st.session_state[_LAAG], st.session_state[_FOLLOWED] = proposed, because
    why = due(office().kalender, now, view.peildatum, of).reindex(view.rows["sleutel"])
    left, right = st.columns([55, 45], gap="medium")
    with left:
        with st.container(horizontal=True, vertical_alignment="bottom", key="werkblad_keuze"):
            laag = st.selectbox(
                "Overheidslaag", [*LAGEN, NOT_NAMED, ALL_LAGEN], key=_LAAG, width=240
            )
            which = st.selectbox("Regels", [DUE, ALL_ROWS], key="werkblad_regels", width=300)
        rows = _of_layer(view.rows, laag)
        if which == DUE:
            rows = rows[why.reindex(rows["sleutel"]).ne("").to_numpy()]
        st.html(_which_layer(view, laag, proposed, because))
        st.html(_what_is_in_it(view, of, which, len(rows)))
        if len(rows):
            _show_buttons(view, now, laag, [*rows["sleutel"]], of)
    with right:
        show_tabel(asked_of_whom(view, why))


def proposal(view: View, of: Organisatie | None) -> tuple[str, str]:
    """Of which layer the workbook is as long as nobody chooses a different one, and why."""
    if of is not None and of.laag:
        return of.laag, f"u legt vast voor {in_words(of)}"
    if chosen := view.filters.laag:
        only = chosen[0] if len(chosen) == 1 else ALL_LAGEN
        return only, f"het filter Overheid staat op {enumeration(chosen)}"
    return ALL_LAGEN, "geen organisatie met een overheidslaag en geen filter Overheid is gekozen"


def _which_layer(view: View, laag: str, proposed: str, because: str) -> Markup:
    """Why it is of this layer, or that somebody chose otherwise; and what a filter leaves out."""
    told = [f"Overheidslaag: {laag}, want {because}."]
    if laag != proposed:
        told = [f"U koos zelf ‘{laag}’; {because}."]
    if view.filters.laag not in ((), (laag,)):
        told.append(
            f"Door het filter Overheid ({enumeration(view.filters.laag)}) staan er alleen regels "
            "in die daarbij passen."
        )
    if len(told) > 1 or laag != proposed != ALL_LAGEN:
        return melding(*told, said=False)
    return Markup("<p>{}</p>").format(*told)


def asked_of_whom(view: View, why: pd.Series) -> Tabel:
    """How many of the rows in view are due by the layer that they name, and why.

    why: as `werkbladen.form.due` gives it, of these rows.
    """

    def cells(laag: str) -> list[str | int]:
        of_layer = why.reindex(_of_layer(view.rows, laag)["sleutel"])
        counts = [int(of_layer.eq(reason).sum()) for reason in REASONS]
        name = {NOT_NAMED: "geen overheidslaag", ALL_LAGEN: "regels in totaal"}
        return [name.get(laag, laag), *counts, sum(counts)]

    due = view.rows[view.rows["sleutel"].isin(why.index[why.isin(REASONS)])]
    only = Counter(
        laag
        for row in due[["laag_stap", "laag_borging", "laag_doorwerking"]].itertuples()
        for laag in {*row.laag_stap} - {*row.laag_borging, *row.laag_doorwerking}
    )
    in_stap = enumeration([f"{laag} bij {only[laag]}" for laag in LAGEN if only[laag]])
    headers = ("Waarin genoemd (afgeleid)", *REASONS, "samen")
    return Tabel.of(
        "Gevraagd, naar genoemde laag",
        [Column(name, numeric=place > 0) for place, name in enumerate(headers)],
        [cells(laag) for laag in (*LAGEN, NOT_NAMED, ALL_LAGEN)],
        caption="Gevraagd en nog niet afgesloten, naar de laag die bij borging of "
        "doorwerking is genoemd (afgeleid; een regel met meer dan één laag telt bij elk daarvan"
        f"{f'; alleen in de stap genoemd en hier niet geteld: {in_stap}' if in_stap else ''})",
        total=True,
    )


def _of_layer(rows: pd.DataFrame, laag: str) -> pd.DataFrame:
    return rows if laag == ALL_LAGEN else select(rows, Filters(laag=(laag,)))


def _what_is_in_it(view: View, of: Organisatie | None, which: str, count: int) -> Markup:
    filters = "; ".join(f"{label}: {value}" for label, value in view.filters_in_words)
    on = date_in_words(view.peildatum)
    meant = (
        f"Gevraagd op {on}: het moment, of wat daarvoor het laatst is verwacht of "
        "vastgesteld, is verstreken, valt in dit kwartaal of loopt. De agenda van het overleg telt "
        "anders: die vraagt ook naar regels van plan B waarvan het moment nog komt en de berekende "
        "uiterste start is bereikt, en niet naar elke regel die loopt."
        if which == DUE
        else ""
    )
    said = "Er is geen enkele regel die hierbij past." if not count else f"Regels: {count}."
    whose = "" if of is None else f"Ingevuld is wat voor {in_words(of)} is vastgelegd."
    return Markup("<p>{} {} {} Filters: {}.</p>").format(said, meant, whose, filters or "geen")


def _show_buttons(
    view: View, now: pd.DataFrame, laag: str, sleutels: Sequence[str], of: Organisatie | None
) -> None:
    lagen = (laag,) if laag != ALL_LAGEN else view.filters.laag or (ALL_LAGEN,)
    without = "regels zonder genoemde overheidslaag"
    words = enumeration([without if one == NOT_NAMED else one for one in lagen])

    def made() -> FillIn:
        return make(
            office().kalender,
            sleutels,
            now,
            laag=words,
            peildatum=view.peildatum,
            made=datetime.now(UTC).replace(microsecond=0),
            organisatie=of,
            mark=mark(),
        )

    name = f"werkblad-voortgang-{in_file_name(of.naam if of else words)}-{view.peildatum}"
    with st.container(horizontal=True, gap="small"):
        show_files(made, name, "werkblad", ("Werkblad voor Excel (xlsx)", "Werkblad als ods"))


def show_files(made: Callable[[], FillIn], name: str, key: str, labels: tuple[str, str]) -> None:
    """Draw a button for a workbook in each format, which is made when it is asked for.

    name: of the file, without its extension. labels: of xlsx and of ods.
    """
    for writer, label in zip((write_xlsx, write_ods), labels, strict=True):
        st.download_button(
            label,
            data=lambda writer=writer: writer.build(made()),
            file_name=named(f"{name}.{writer.EXTENSION}"),
            mime=writer.MIME,
            key=f"{key}_{writer.EXTENSION}",
            on_click="ignore",
        )


def in_file_name(words: str) -> str:
    """Words, such as the name of an organisation, as a part of the name of a file."""
    return "".join(sign if sign.isalnum() else "-" for sign in words.lower())
