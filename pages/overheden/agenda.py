"""The agendas: rows by date, of the layers that are chosen and of afspraken that name nobody."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel, Where
from pages.overheden.turns import ORDER
from selections.agenda import agenda
from selections.caveats import AGREED_BETWEEN, LAST_QUARTER, MOMENT_CAN_COME_UP
from selections.filters import NOT_NAMED, layer_named
from selections.lagen import agreements_without_parties
from selections.stappen import borging_of, is_doubtfully_paired
from selections.voorleesregel import page_of
from selections.words import capitalised, counted, moment_of
from shell.links import cited, dossier_link
from shell.notices import voorbehoud
from shell.parts.elsewhere import Elsewhere
from shell.state_words import in_one_line
from shell.table import show_tabel
from shell.table_notes import BY_ORDER, BY_PUBLICATION, PAIRING_COLUMN, pairing_doubt
from shell.view import View

OPEN = 2
WHERE_LOOKED = (
    "Gekeken is naar de woorden van de regel, niet naar die van de maatregel; waar die zegt met "
    "wie iets wordt afgesproken, uitgewerkt of onderzocht, staat dat erbij. Alleen bij 3.1.5, en "
    "in de stap van SK12, gaat het over de afspraken zelf."
)


def show_agenda(view: View) -> None:
    """Draw the agenda of the layers that are chosen: what can come up now, the rest folded up."""
    tabel = agenda_tabel(view)
    moments = tabel.column("Op de peildatum")
    now = [moment in ORDER[:OPEN] for moment in moments]
    until = "tot en met de komende twee kwartalen"
    show_tabel(
        tabel.part(now, f"{tabel.caption}, waarvan {sum(now)} {until}"),
        otherwise=f"{tabel.caption}; {until} geen.",
    )
    for name in ORDER[OPEN:]:
        number = moments.count(name)
        if number:
            label = f"{capitalised(name)}: {counted(number, 'regel')}"
            with st.expander(label):
                show_tabel(tabel.part([moment == name for moment in moments], label))


def show_agreements(view: View) -> None:
    """Draw the bestuurlijke afspraken whose words name nobody."""
    found = agreements_without_parties(view.rows)
    of_stap = int((found["laag_stap"].map(len) > 0).sum())
    st.html(
        Markup(
            "<p>Bij <b>{}</b> van de {} in beeld is de borging een bestuurlijke afspraak, noemt "
            "die borging geen overheid en de regel geen partij; bij <b>{}</b> daarvan noemen de "
            "woorden van de stap wel een overheid.</p>"
        ).format(len(found), counted(len(view.rows), "regel"), of_stap)
    )
    st.html(voorbehoud(*cited(view, AGREED_BETWEEN), WHERE_LOOKED))
    if not found.empty:
        with st.expander("De bestuurlijke afspraken, te beginnen bij nu"):
            show_tabel(agreements_tabel(view))


def unnamed_facts(view: View) -> tuple[Markup, ...]:
    """How many rows name nobody, for the head of the screen."""
    unnamed = layer_named(view.rows, (NOT_NAMED,), "borging")
    without = int((unnamed & view.rows["regel_nr"].isna()).sum())
    agreements = len(agreements_without_parties(view.rows))
    return (
        Markup("borging: bij <b>{}</b> geen laag genoemd (waarvan {} zonder borgingsregel)").format(
            counted(int(unnamed.sum()), "regel"), without
        ),
        Markup("<b>{}</b> bestuurlijke afspraken waarvan de regel geen partij noemt").format(
            agreements
        ),
    )


def agenda_tabel(view: View) -> Tabel:
    """The rows of the layers that are chosen."""
    roles = {"beide": "doorwerking of borging", "alle": "doorwerking, borging of in de stap"}
    role = roles.get(view.filters.rol, view.filters.rol)
    chosen = ", ".join(view.filters.laag)
    return _from_now(
        view,
        view.rows,
        "Agenda",
        (f"De regels van {chosen}, te beginnen bij dit kwartaal.", MOMENT_CAN_COME_UP),
        f"Agenda van {chosen} ({role}): {counted(len(view.rows), 'regel')}",
        view.log.recorded_of(view.rows),
    )


def agreements_tabel(view: View) -> Tabel:
    """The bestuurlijke afspraken whose words name neither a layer nor a party."""
    found = agreements_without_parties(view.rows)
    return _from_now(
        view,
        found,
        "Afspraken, partij niet genoemd",
        (
            "Bestuurlijke afspraken: de borging noemt geen overheid en de regel geen partij.",
            WHERE_LOOKED,
            AGREED_BETWEEN,
        ),
        f"Bestuurlijke afspraken waarvan de regel geen partij noemt: {len(found)}",
    )


def _from_now(
    view: View,
    rows: pd.DataFrame,
    title: str,
    notes: tuple[str, ...],
    caption: str,
    said: pd.DataFrame | None = None,
) -> Tabel:
    """said: the rows with their state, where the table tells it."""

    def maatregel(row) -> Cell:
        link = dossier_link(view, row.maatregel, row.titel)
        return Shown(row.maatregel, Markup("{}{}").format(link, elsewhere.note(row)))

    elsewhere = Elsewhere(view.table)
    standing = {} if said is None else {"Stand": lambda row: in_one_line(said.loc[row.Index])}
    named_by_maatregel = {Column("De maatregel noemt", where=Where.FILE): "in_maatregel"}
    by_date = agenda(rows, view.peildatum)
    from_now = by_date["bucket"].astype("str").map(ORDER.index).sort_values(kind="stable").index
    return Tabel.each(
        title,
        by_date.loc[from_now].itertuples(),
        {
            "Wanneer": _when,
            Column("Gedrukt", where=Where.FILE): moment_of,
            "Op de peildatum": lambda row: str(row.bucket),
            **standing,
            "Maatregel": maatregel,
            Column("Titel", where=Where.FILE): "titel",
            "Stap": "stap",
            "Borging": _borging,
            "Plan (afgeleid)": "plan",
            "Laag doorwerking (afgeleid)": lambda row: list(row.laag_doorwerking) or NOT_NAMED,
            "Laag borging (afgeleid)": lambda row: list(row.laag_borging) or NOT_NAMED,
            "In de stap genoemd (afgeleid)": lambda row: list(row.laag_stap) or NOT_NAMED,
            **PAIRING_COLUMN,
            **(named_by_maatregel if "in_maatregel" in rows else {}),
            **elsewhere.column(rows),
            Column("Blz.", numeric=True): lambda row: page_of(row) or None,
        },
        (*notes, LAST_QUARTER, BY_PUBLICATION, BY_ORDER),
        caption,
    )


def _borging(row) -> Cell:
    """The line, and with whom the maatregel says that afspraken are made."""
    borging, named = borging_of(row), getattr(row, "in_maatregel", "")
    told = Markup("{}<br>de maatregel noemt: {}").format(borging, named)
    return Shown(borging, told) if named else borging


def _when(row) -> Cell:
    """The moment as printed, and the quarter it counts in where that is something else."""
    doubt = pairing_doubt(is_doubtfully_paired(row.redactie))
    if pd.isna(row.agendering) or row.agendering.lower() == row.groep.lower():
        return Shown(row.groep, Markup("{}{}").format(row.groep, doubt))
    return Shown(row.groep, Markup("{} (telt in {}){}").format(row.agendering, row.groep, doubt))
