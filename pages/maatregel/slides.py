"""Maatregel on the shared screen: from a dossier on, through the selection around it."""

from pages.maatregel.heading import selection_around
from shell.presentation.maatregel_slide import through_maatregelen
from shell.presentation.slides import Deck
from shell.view import View


def slides(view: View, title: str) -> Deck:
    """Every maatregel of the selection; title: of the screen."""
    one_dossier = len(view.filters.maatregel) == 1
    return through_maatregelen(selection_around(view) if one_dossier else view, title)
