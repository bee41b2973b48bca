"""What stands in a workbook and is not read, or not seen: told, so that nothing is lost unsaid."""

from collections.abc import Collection, Iterable, Iterator

from documents.opendocument.ods_parts import column_letters
from loaders.errors import shown
from selections.words import counted
from werkbladen.cells import Sheet, Spreadsheet
from werkbladen.sheets import DETAILS, EXPLANATION, SHEET

_MOST = 10


def unread(
    book: Spreadsheet,
    ours: Collection[int],
    filled: Collection[int],
    in_vain: Collection[int],
    emptied: Collection[int],
    not_so_now: Collection[int],
) -> Iterator[str]:
    """A Dutch sentence for each.

    ours: the places of the columns that are read. filled: the lines on which something is filled
    in. in_vain: those on which only grey cells were changed. emptied: those that went out with what
    stood, and came back empty. not_so_now: those on which nothing was changed, with what could no
    longer be recorded so.
    """
    sheet = book.sheets[SHEET]
    if others := [name for name in book.names if name not in (SHEET, EXPLANATION, DETAILS)]:
        yield f"Alleen het blad {SHEET} is gelezen, niet: {_some(map(shown, others))}."
    if columns := _other_columns(sheet, ours):
        yield (
            f"Niet gelezen, want geen kolom van dit werkblad: {_some(columns)}. Wat vastgelegd "
            "moet worden, hoort in een van de andere kolommen."
        )
    if hidden := sorted(sheet.hidden & set(filled)):
        yield (
            f"Verborgen in uw rekenblad (bijvoorbeeld door een filter) en wel gelezen: "
            f"{counted(len(hidden), 'regel')}, {_some(map(str, hidden))}."
        )
    if in_vain:
        yield (
            "Alleen een grijze cel is veranderd, en die wordt niet gelezen: regel "
            f"{_some(map(str, in_vain))}. Vul in wat u bedoelt in de witte cellen van die regel."
        )
    if book.has_comments:
        yield (
            "Opmerkingen naast cellen zijn niet gelezen. Wat vastgelegd moet worden, hoort in de "
            "kolom Toelichting."
        )
    if emptied:
        yield (
            f"Leeggemaakt: regel {_some(map(str, emptied))}. Daar blijft staan wat er staat; wat "
            "is vastgelegd, verdwijnt niet door een cel leeg te maken."
        )
    if not_so_now:
        yield (
            f"Niets veranderd en niet zo te bevestigen: regel {_some(map(str, not_so_now))}. Wat "
            "daar staat, kan nu niet meer zo worden vastgelegd, bijvoorbeeld omdat het verwachte "
            "moment voorbij is. Vul in wat er nu geldt."
        )


def _other_columns(sheet: Sheet, ours: Collection[int]) -> list[str]:
    filled = {
        at
        for number, cells in sheet.lines.items()
        for at, cell in enumerate(cells)
        if number > 1 and not cell.is_empty and at not in ours
    }
    titles = {at: sheet.cell(1, at) for at in sorted(filled)}
    return [
        f"kolom {column_letters(at + 1)}" + ("" if title.is_empty else f" ({shown(title.text)})")
        for at, title in titles.items()
    ]


def _some(words: Iterable[str]) -> str:
    found = list(words)
    more = f" en nog {len(found) - _MOST}" if len(found) > _MOST else ""
    return ", ".join(found[:_MOST]) + more
