"""Zoeken: where does the publication say that?"""

from pages.zoeken.hits import facts, find, show_hits
from shell.heading import show_heading
from shell.view import View


def draw(view: View) -> None:
    found = find(view)
    show_heading(view, "Zoeken", *facts(found))
    show_hits(view, found)
