"""Why a workbook is not read, in Dutch, and how large anything in it may be."""

MEGABYTE = 1024 * 1024
LARGEST_FILE = 5 * MEGABYTE
LARGEST_CONTENT = 40 * MEGABYTE
LARGEST_PART = 12 * MEGABYTE
MOST_PARTS = 500
MOST_ELEMENTS = 150_000
MOST_ATTRIBUTES = 300_000
MOST_CHARACTERS = 8_000_000
DEEPEST = 100
# Of one element, and of what stands in one.
MOST_ATTRIBUTES_OF_ONE = 200
LONGEST_ATTRIBUTE = 32_768
# Of one tag, declaration or comment, in bytes.
LONGEST_TOKEN = 262_144
LONGEST_TEXT = 100_000
# Side by side, in an ods: one short element can ask for any number of them.
MOST_SPACES = 100
MOST_ROWS = 5_000
MOST_COLUMNS = 60
LAST_ROW = 1_048_576
LAST_COLUMN = 16_384
# Name of an element -> how many a workbook may have of it, and what they are.
MOST_OF = {
    "sheet": (50, "bladen"),
    "table": (50, "bladen"),
    # Also those without a text, such as with a colour.
    "row": (20_000, "regels"),
    "table-row": (20_000, "regels"),
    "definedName": (1_000, "namen voor cellen"),
    "named-range": (1_000, "namen voor cellen"),
    "named-expression": (1_000, "namen voor cellen"),
    "si": (20_000, "verschillende teksten"),
    "xf": (20_000, "celstijlen"),
    "numFmt": (2_000, "getalnotaties"),
    "Relationship": (2_000, "koppelingen tussen zijn onderdelen"),
    "mergeCell": (5_000, "samengevoegde cellen"),
}

_ANOTHER = "Kies het werkblad dat u hebt opgehaald en ingevuld"
DAMAGED = "het is beschadigd of niet volledig. Open het, bewaar het opnieuw en probeer het nog eens"
ENCRYPTED = "het is met een wachtwoord versleuteld. Bewaar het zonder wachtwoord"
NO_SPREADSHEET = "het is geen rekenblad. Kies een xlsx- of ods-bestand"
OLD_EXCEL = "het is een oud Excel-bestand (xls). Bewaar het als xlsx of ods"
BINARY = "het is een xlsb-bestand. Bewaar het als xlsx of ods"
MACROS = (
    "het bevat macro’s, en die neemt dit scherm niet aan. Bewaar het zonder macro’s als xlsx of ods"
)
ELSEWHERE = (
    "het verwijst naar andere bestanden (externe koppelingen). Haal die koppelingen weg, of plak "
    "de inhoud als waarden in een nieuw werkblad"
)
ACTIVE = (
    "het bevat een verwijzing of een definitie die van buiten komt (XML met een DTD). Bewaar het "
    "opnieuw in uw rekenprogramma"
)
UNPACKED = (
    "uitgepakt is het veel groter dan een werkblad kan zijn, bijvoorbeeld door heel veel regels. "
    + _ANOTHER
)
TOO_MUCH = f"het bevat veel meer dan een werkblad kan bevatten. {_ANOTHER}"
TOO_LONG = f"het lezen duurde te lang en is afgebroken; het bevat te veel. {_ANOTHER}"
FAILED = (
    "het lezen is mislukt door een fout van dit dashboard, niet van het bestand. Meld dit de "
    "beheerder van het dashboard"
)


class Refusal(Exception):
    """`str()` is why, in Dutch, without a full stop."""


def too_many(number: int, words: str, where: str) -> Refusal:
    """More than this number of something, and in which part of the workbook."""
    most = f"{number:,}".replace(",", ".")
    return Refusal(f"het heeft meer dan {most} {words} (onderdeel {where}). {_ANOTHER}")


def too_many_rows(sheet: str) -> Refusal:
    return Refusal(
        f"het blad {sheet[:60]} heeft meer dan {MOST_ROWS // 1000}.000 ingevulde regels of veel "
        f"meer tekst dan een werkblad kan hebben. {_ANOTHER}"
    )
