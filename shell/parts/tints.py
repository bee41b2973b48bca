"""Numbers on a ground that is darker where they are larger; the number is what counts."""

from markupsafe import Markup

from documents.tabel import Cell, Shown

_DARKEST = 5


def tinted(cell: Cell, most: int) -> Shown:
    """A cell of a number, tinted by its share of the largest beside it."""
    number, words = (cell.value, cell.html) if isinstance(cell, Shown) else (cell, cell)
    tint = -(-_DARKEST * int(number) // most) if most else 0
    return Shown(number, Markup('<span class="tint_{}">{}</span>').format(tint, words))
