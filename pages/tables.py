"""The tables that a file of a screen holds beside its rows: what the screen itself shows.

A module a screen, under its `url_path` in TABLES; a screen that shows nothing but its rows has
none. Titles are names of sheets too (`documents.tabel`).
"""

from collections.abc import Callable, Iterator

from documents.tabel import Tabel
from pages.bron import tables as bron
from pages.kalender import tables as kalender
from pages.maatregel import tables as maatregel
from pages.overheden import page as overheden
from pages.overzicht import tables as overzicht
from pages.plan_ab import page as plan_ab
from pages.roadmap import tables as roadmap
from pages.sporen import tables as sporen
from shell.filter_bar import View

TABLES: dict[str, Callable[[View], Iterator[Tabel]]] = {
    "": overzicht.tables,
    "kalender": kalender.tables,
    "plan-ab": plan_ab.tables,
    "overheden": overheden.tables,
    "roadmap": roadmap.tables,
    "sporen": sporen.tables,
    "maatregel": maatregel.tables,
    "bron": bron.tables,
}


def tables_of(view: View, url_path: str) -> tuple[Tabel, ...]:
    """The tables of the screen with this address, in the order in which it shows them."""
    found = TABLES.get(url_path)
    return tuple(found(view)) if found else ()


def has_tables(view: View, url_path: str) -> bool:
    """Whether the screen with this address has a table beside its rows now; makes one at most."""
    found = TABLES.get(url_path)
    return found is not None and next(found(view), None) is not None
