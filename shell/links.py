"""Links from a table to a maatregel, free of the filters: its dossier, and recording on it."""

from collections.abc import Iterable

from markupsafe import Markup

from shell.filter_bar import View
from shell.table import screen_link


def dossier_link(view: View, code: str, title: str = "") -> Markup:
    """The code as a link to its dossier, whatever the filters choose; its title beside it."""
    link = screen_link(view.unfiltered("maatregel", maatregel=(code,)), code, f"maatregel {code}")
    return Markup("{} {}").format(link, title) if title else link


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
