"""What Maatregel shows beside its rows: the list of them, or the dossier of one."""

from collections.abc import Iterator

import pandas as pd

from documents.tabel import Tabel
from overleg.agenda import in_log
from selections.dossier import Dossier, open_dossier
from selections.maatregelen import maatregelen
from shell.table_columns import picked
from shell.table_notes import DERIVED_PLAN, freshness_note
from shell.view import View
from voortgang.counts import class_label
from voortgang.rijen import gone_of


def tables(view: View) -> Iterator[Tabel]:
    """In the order of the screen."""
    codes = view.filters.maatregel
    if len(codes) == 1:
        return _of_dossier(view, open_dossier(view.table, codes[0]))
    return _of_list(view)


def _of_list(view: View) -> Iterator[Tabel]:
    found = maatregelen(view.rows, view.table)
    yield Tabel.of_frame(
        "Maatregelen",
        picked(
            found.assign(keuzes=[", ".join(map(str, keuzes)) for keuzes in found["keuzes"]]),
            maatregel="Maatregel",
            titel="Titel",
            keuzes="Keuze",
            subthema="Subthema",
            stappen="Stappen",
            regels="Regels in beeld",
            uitgewerkt_in="Uitgewerkt bij",
            pagina="Blz.",
        ),
    )


def _of_dossier(view: View, dossier: Dossier) -> Iterator[Tabel]:
    yield Tabel.of_frame(
        "Woorden van de maatregel",
        picked(
            dossier.vermeldingen,
            keuze="Keuze",
            keuze_tekst="Structurerende keuze",
            maatregel_tekst="Maatregel",
            kopnoot="Opmerking in de kop",
            toelichting="Toelichting",
            verwijst_naar="Verwijst naar",
            uitgewerkt_in="Uitgewerkt in",
            pagina="Blz.",
        ),
    )
    yield from _recorded_of(view, dossier)
    if not dossier.elsewhere.empty:
        yield Tabel.of_frame(
            "Elders uitgewerkt",
            picked(
                dossier.elsewhere,
                maatregel="Maatregel",
                stap_nr="Stap",
                stap="Concrete stap",
                doorwerking="Doorwerking",
                borging="Borging",
                plan="Plan",
                agendering="Agendering",
                pagina="Blz.",
            ),
            ("De stappen van de maatregelen waarin deze is uitgewerkt.", DERIVED_PLAN),
        )


def _recorded_of(view: View, dossier: Dossier) -> Iterator[Tabel]:
    state = view.log.state
    rows = pd.concat([dossier.rows, dossier.elsewhere])
    standing = view.log.recorded_of(rows)
    if standing is not None:
        log = state.set_index("sleutel").loc[standing["sleutel"]].itertuples()
        yield Tabel.of_frame(
            "Voortgang",
            picked(
                standing.assign(
                    borging=standing["borging"].fillna("geen borgingsregel"),
                    klasse=[class_label(name) for name in standing["klasse"]],
                    logboek=[in_log(row) for row in log],
                ),
                sleutel="Sleutel",
                borging="Borging",
                agendering="In de kalender",
                klasse="Status",
                verwacht="Verwacht",
                logboek="In het logboek",
                plan_b="Gevraagd over plan B",
                plan_b_reden="Waarom",
                laatste_bericht="Laatste bericht",
            ),
            (freshness_note(view, standing),),
        )
    gone = None if state is None else gone_of(state, dossier.maatregel)
    if gone is not None and not gone.empty:
        yield Tabel.of_frame(
            "Niet meer in de kalender",
            picked(
                gone.assign(logboek=[in_log(row) for row in gone.itertuples()]),
                sleutel="Sleutel",
                logboek="In het logboek",
                laatste_bericht="Laatste bericht",
            ),
        )
