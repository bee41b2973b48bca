"""Links from a table: to a maatregel free of the filters, and from a number to its rows."""

from collections.abc import Callable, Iterable
from typing import Any

from markupsafe import Markup

from documents.tabel import Cell, Shown
from shell.table import screen_link
from shell.view import View


def dossier_link(view: View, code: str, title: str = "") -> Markup:
    """The code as a link to its dossier, whatever the filters choose; its title beside it."""
    link = screen_link(view.unfiltered("maatregel", maatregel=(code,)), code, f"maatregel {code}")
    return Markup("{} {}").format(link, title) if title else link


def dossier_of(view: View, titled: bool = True) -> Callable[[Any], Cell]:
    """What a column says of the maatregel of a row; titled: with its title beside it."""
    return lambda row: Shown(
        row.maatregel, dossier_link(view, row.maatregel, row.titel if titled else "")
    )


def dossier_links(view: View, codes: Iterable[str]) -> Markup:
    """Several codes, each a link to its dossier."""
    return Markup(", ").join(dossier_link(view, code) for code in codes)


def record_link(view: View, code: str, sleutel: str | None = None) -> Markup:
    """A link to where progress is recorded: on this maatregel, or in the dialog of one row of it.

    sleutel: of a row of the calendar.
    """
    address = view.unfiltered("voortgang", maatregel=(code,), vastleggen=sleutel)
    on = f"bij maatregel {code}" if sleutel is None else f"op regel {sleutel}"
    return screen_link(address, "vastleggen", f"vastleggen {on}")


def number_link(view: View, number: int, of_what: str, **changes: object) -> Cell:
    """A number that leads to the Kalender, where under these filters as many rows are in view."""
    if number == 0:
        return 0
    address = view.address("kalender", **changes)
    return Shown(int(number), screen_link(address, int(number), f"{number}: {of_what}"))
