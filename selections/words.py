"""A row of the calendar in words, also where the publication says nothing, and numbers of rows."""

import pandas as pd

NO_BORGING = "geen borgingsregel"
NO_MOMENT = "geen moment"
PRINTED_MOMENT, NOT_PRINTED = "Moment zoals gedrukt", "geen gedrukt"
NO_MOMENT_NAMED = f"{NO_MOMENT} genoemd"
# By `precisie` of a moment that stands at no place in time: what to write there.
WITHOUT_DATES = {"volgt": "volgt", "incidenteel": "incidenteel", "geen": NO_MOMENT}

_PLURALS = {
    "actie": "acties",
    "aantekening": "aantekeningen",
    "alinea": "alinea’s",
    "besluit": "besluiten",
    "blok": "blokken",
    "cel": "cellen",
    "code": "codes",
    "borgingsregel": "borgingsregels",
    "dag": "dagen",
    "keuze": "keuzes",
    "kwartaal": "kwartalen",
    "marge": "marges",
    "onderdeel": "onderdelen",
    "openstaande actie": "openstaande acties",
    "organisatie": "organisaties",
    "overleg": "overleggen",
    "punt": "punten",
    "AMvB-regel": "AMvB-regels",
    "regel": "regels",
    "rij": "rijen",
    "maatregel": "maatregelen",
    "melding": "meldingen",
    "minuut": "minuten",
    "moment": "momenten",
    "stap": "stappen",
    "stuk": "stukken",
    "tekst": "teksten",
    "tegenstrijdigheid": "tegenstrijdigheden",
    "thema": "thema's",
    "tranche": "tranches",
    "vergadering": "vergaderingen",
    "vermelding": "vermeldingen",
    "verschil": "verschillen",
}


def none_of(number: int, rows: str = "regels") -> str:
    """ "geen van de 3 regels in beeld"; where there is but one "geen enkele regel in beeld"."""
    if number == 1:
        return f"geen enkele regel{rows.removeprefix('regels')}"
    return f"geen van de {number} {rows}"


def or_else(value: object, words: str) -> str:
    """The value of a cell as text, or these words where it is empty."""
    return words if pd.isna(value) else str(value)


def moment_of(row, otherwise: str = NO_MOMENT) -> str:
    """The moment of a row as published, or that it has none."""
    return or_else(row.agendering, otherwise)


def printed_otherwise(row) -> str:
    """The printed code of a vermelding, where it differs from the one we read; else empty."""
    printed = row.gedrukte_code
    return "" if pd.isna(printed) or printed == row.maatregel else str(printed)


def code_in_words(code: str) -> str:
    """`maatregel 1.1.16`; of a code that is none of the 54 `code SK14`, `code 1.1.1b`."""
    is_maatregel = code[0].isdigit() and code[-1].isdigit()
    return f"{'maatregel' if is_maatregel else 'code'} {code}"


def is_in_annex(row) -> bool:
    """Whether a vermelding stands in the annex: one without a printed code is there under its
    keuze, or, of a maatregel, only in the number of page 2.
    """
    return row.herkomst != "kamerbrief" or not pd.isna(row.gedrukte_code)


def keuze_of(row) -> str:
    """The keuze that a vermelding stands under, and that this is derived where it has no place."""
    return str(row.keuze) if is_in_annex(row) else f"{row.keuze} (afgeleid)"


def unstopped(words: str) -> str:
    """Words of the publication without the sign they end with, where more follows on them."""
    return words.rstrip(".,; ")


def within_a_sentence(text: str) -> str:
    """`niet nodig: plan A gehaald`: without the capital of a beginning, with those of its words."""
    return text[:1].lower() + text[1:]


def capitalised(text: str) -> str:
    """With the capital of a beginning."""
    return text[:1].upper() + text[1:]


def as_sentence(text: str) -> str:
    """The same with a stop too; nothing stays empty."""
    return f"{capitalised(text)}." if text else ""


def enumeration(parts: list[str]) -> str:
    """`a, b en c`."""
    return " en ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def dotted(number: int) -> str:
    """`19.400`."""
    return f"{number:,}".replace(",", ".")


def counted(number: int, noun: str) -> str:
    """`1 regel`, `2 momenten`, `19.400 regels`: the nouns of the calendar in the number given."""
    return f"{dotted(number)} {noun if number == 1 else _PLURALS[noun]}"


def out_of(number: int, noun: str) -> str:
    """`van de 19 regels`, and of a single one `van 1 regel`: what a part is counted of."""
    return f"{'van' if number == 1 else 'van de'} {counted(number, noun)}"


def slip_in_words(quarters: object) -> str:
    """How many quarters later or earlier than published; empty where that is not known or none."""
    if pd.isna(quarters) or not quarters:
        return ""
    return f"{counted(abs(quarters), 'kwartaal')} {'later' if quarters > 0 else 'eerder'}"
