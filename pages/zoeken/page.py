"""Zoeken: where does the publication say that?"""

from pages.zoeken.hits import show_hits
from shell.heading import show_heading
from shell.view import View


def draw(view: View) -> None:
    show_heading(view, "Zoeken")
    show_hits(view)
