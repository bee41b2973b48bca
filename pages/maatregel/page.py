"""Maatregel: what exactly does the publication say?"""

from collections.abc import Iterator
from contextlib import suppress

from documents.tabel import Tabel
from pages.maatregel.choice import choice_tabel, show_unknown_codes
from pages.maatregel.dossier import (
    elsewhere_tabel,
    show_moments,
    show_notes,
    show_references,
    show_stappen,
)
from pages.maatregel.heading import show_dossier_heading, slides
from pages.maatregel.recorded import recorded_tabellen, show_progress, show_standing
from pages.maatregel.words import show_words, words_tabel
from selections.dossier import open_dossier
from shell.heading import show_heading
from shell.table import show_tabel
from shell.view import View
from voortgang.failures import StoreAway

__all__ = ["draw", "slides", "tables"]


def draw(view: View) -> None:
    codes = view.filters.maatregel
    if len(codes) != 1:
        show_heading(view, "Maatregel")
        show_unknown_codes(view)
        show_tabel(choice_tabel(view))
        return
    dossier = open_dossier(view.table, codes[0])
    show_dossier_heading(view, dossier)
    show_unknown_codes(view)
    show_standing(view, dossier)
    show_moments(view, dossier)
    show_words(dossier)
    show_stappen(view, dossier)
    show_progress(view, dossier)
    show_references(view, dossier)
    show_notes(dossier)


def tables(view: View) -> Iterator[Tabel]:
    """What goes along: the list, or of one dossier what is no row in view."""
    codes = view.filters.maatregel
    if len(codes) != 1:
        yield choice_tabel(view)
        return
    dossier = open_dossier(view.table, codes[0])
    yield words_tabel(dossier)
    # The dossier goes along while the log is away.
    with suppress(StoreAway):
        yield from filter(None, recorded_tabellen(view, dossier))
    if not dossier.elsewhere.empty:
        yield elsewhere_tabel(dossier)
