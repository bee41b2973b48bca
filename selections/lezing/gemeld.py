"""What the publication itself says of being done, beside the rows that a question rests on.

Told in its own words and never concluded from: no status, moment or count follows from it.
"""

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
    toelichting stands with every row of its vermelding, or those it is about; one of a stap with
    the rows of that stap.
    """
    return pd.DataFrame(_found(rows, reports), columns=COLUMNS)


def _found(rows: pd.DataFrame, reports: pd.DataFrame) -> list[tuple]:
    places: dict[str, list[int]] = {}
    for place, code in enumerate(rows["maatregel"]):
        places.setdefault(code, []).append(place)
    columns = zip(*(reports[name].to_list() for name in (*COLUMNS[1:], "bij")), strict=True)
    here = [report for report in columns if report[0] in places]
    texts = {veld: rows[veld].to_list() for _, veld, *_ in here}
    sleutels = rows["sleutel"].to_list()
    found = [
        (place, sleutels[place], *report)
        for *report, about in here
        for place in places[report[0]]
        if _holds(texts[report[1]][place], report[2]) and _is_about(sleutels[place], about)
    ]
    found.sort(key=lambda entry: entry[0])
    return [entry[1:] for entry in found]


def _holds(text: object, words: str) -> bool:
    return isinstance(text, str) and " ".join(words.split()) in " ".join(text.split())


def _is_about(sleutel: str, beginnings: list[str]) -> bool:
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
