"""The screens of the dashboard: one row each, in the order of the menu.

A new screen is a folder here with a `page.py`, and a row in SCREENS. They are loaded when they are
first drawn (or beside the start, see server.warm_up): with them come pandas and plotly, and the
server should listen before that. A page has `draw(view)`, and where there is any:

tables: `tables(view)`, the `documents.tabel.Tabel`s that it shows beside its rows.
on_one_sheet: `on_one_sheet(view)`, the `documents.document.KaartOfView` that goes along with it.
opening: a `shell.presentation.opening.Opening`, shown before the maatregelen of the selection.
slides: `slides(view, title)`, a `shell.presentation.slides.Deck` where it goes through others.
"""

from dataclasses import dataclass
from importlib import import_module
from types import ModuleType
from typing import Any


@dataclass(frozen=True)
class Screen:
    """One screen: where it is found, what it is called, and in which folder here it stands.

    `url_path` is a public interface (links are mailed and kept); the first screen has "".
    `about_rows`: whether it shows anything of the calendar, so that it can be taken along.
    `has_forms`: whether it is drawn in the form that the URL names.
    `begins`: whether every presentation begins with its opening, from whatever screen one comes.
    """

    url_path: str
    title: str
    module: str
    in_menu: bool = True
    about_rows: bool = True
    begins: bool = False
    has_forms: bool = False

    @property
    def page(self) -> ModuleType:
        """Its page."""
        return import_module(f"pages.{self.module}.page")

    def part(self, name: str) -> Any:
        """What its page has under this name; None where it has nothing."""
        return getattr(self.page, name, None)


SCREENS = (
    Screen("", "Overzicht", "overzicht", begins=True),
    Screen("kalender", "Kalender", "kalender", begins=True, has_forms=True),
    Screen("plan-ab", "Plan A en B", "plan_ab"),
    Screen("overheden", "Overheden", "overheden"),
    Screen("voortgang", "Voortgang", "voortgang"),
    Screen("werkbladen", "Werkbladen", "werkbladen"),
    Screen("overleg", "Overleg", "overleg"),
    Screen("roadmap", "Roadmap", "roadmap"),
    Screen("sporen", "Sporen en schillen", "sporen"),
    Screen("maatregel", "Maatregel", "maatregel"),
    Screen("zoeken", "Zoeken", "zoeken"),
    Screen("logboek", "Logboek", "logboek", in_menu=False, about_rows=False),
    Screen("bron", "Bron", "bron"),
    Screen(
        "toegankelijkheid", "Toegankelijkheid", "toegankelijkheid", in_menu=False, about_rows=False
    ),
)
