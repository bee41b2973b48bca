"""What the publication itself says of being done, beside the rows that a question rests on.

Told in its own words and never concluded from: no status, moment or count follows from it.
"""

import re

import pandas as pd

COLUMNS = ["sleutel", "maatregel", "veld", "woorden", "pagina"]
_IN = {
    "keuze_tekst": "De keuze",
    "maatregel_tekst": "De maatregel",
    "kopnoot": "De kop",
    "toelichting": "De toelichting",
    "stap": "De stap",
    "doorwerking": "De doorwerking",
    "borging": "De borging",
}


def reported(rows: pd.DataFrame, reports: pd.DataFrame) -> pd.DataFrame:
    """The reports that stand in the words of each row, in the order of `rows`.

    reports: as `loaders.reported.load_reported` gives them. Columns: `COLUMNS`. A report of the
    toelichting stands with every row of its vermelding, or those it is about, also of another
    maatregel; one of a stap with the rows of that stap.
    """
    return pd.DataFrame(_found(rows, reports), columns=COLUMNS)


def _found(rows: pd.DataFrame, reports: pd.DataFrame) -> list[tuple]:
    places: dict[str, list[int]] = {}
    for place, code in enumerate(rows["maatregel"]):
        places.setdefault(code, []).append(place)
    columns = zip(*(reports[name].to_list() for name in (*COLUMNS[1:], "bij")), strict=True)
    here = [(*report, codes) for report in columns if (codes := _codes(*report) & places.keys())]
    texts = {veld: rows[veld].to_list() for _, veld, *_ in here}
    sleutels = rows["sleutel"].to_list()
    found = [
        (place, sleutels[place], *report)
        for *report, about, codes in here
        for code in codes
        for place in places[code]
        if is_about(sleutels[place], about)
        and (code != report[0] or _holds(texts[report[1]][place], report[2]))
    ]
    found.sort(key=lambda entry: entry[0])
    return [entry[1:] for entry in found]


def _codes(code: str, *report: object) -> set[str]:
    """The maatregelen whose rows a report is about: its own, or of the sleutels that it names."""
    *_, about = report
    return {re.split("[/@]", one)[0] for one in about} or {code}


def _holds(text: object, words: str) -> bool:
    return isinstance(text, str) and " ".join(words.split()) in " ".join(text.split())


def is_about(sleutel: str, beginnings: list[str]) -> bool:
    """Whether a row is one of these, by how their sleutels begin; none of them is all rows."""
    return not beginnings or f"{sleutel}/".startswith(tuple(f"{one}/" for one in beginnings))


def reported_in_words(rows: pd.DataFrame, reports: pd.DataFrame) -> list[str]:
    """A Dutch sentence for each report that bears on `rows`, once: its place and its words."""
    return [*dict.fromkeys(_in_words(*report) for _, *report in _found(rows, reports))]


def reported_per_row(rows: pd.DataFrame, reports: pd.DataFrame) -> dict[str, list[str]]:
    """By sleutel these sentences, of the rows that a report bears on."""
    said: dict[str, list[str]] = {}
    for sleutel, *report in _found(rows, reports):
        said.setdefault(sleutel, []).append(_in_words(*report))
    return said


def _in_words(code: str, veld: str, words: str, page: int) -> str:
    return f"{_IN[veld]} van {code} zegt: “{' / '.join(words.splitlines())}” (blz. {page})"
