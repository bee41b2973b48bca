"""`/open-data/datapackage.json`: the files with an address of their own, described so that what
reads Data Packages (frictionless) finds that they are what it says.

In data/datapackage.yaml a list has constraints in `jsonSchema`, which its reader refuses, and it
takes no list out of a parquet; in a csv a list is one text.
"""

import yaml

from documents.columns import LIST_SEPARATOR, columns
from documents.csv_rows import FILTERS, PEILDATUM, SEPARATOR, SOURCE
from documents.view_info import PRACTICE
from loaders.paths import DATAPACKAGE
from loaders.yaml_text import LOADER

_CSV = {
    "name": "borgingskalender-csv",
    "path": "borgingskalender.csv",
    "format": "csv",
    "mediatype": "text/csv",
    "encoding": "utf-8-sig",
    "dialect": {"delimiter": SEPARATOR, "lineTerminator": "\r\n"},
}
_ABOUT = {
    PEILDATUM: ("date", "De dag waarop het bestand naar de kalender kijkt."),
    FILTERS: ("string", "Welke regels zijn gekozen."),
    SOURCE: ("string", "De publicatie en de versie van de kalender."),
}
_LIST = f"In de csv één tekst, met ‘{LIST_SEPARATOR}’ tussen de waarden."


def open_package(mark: str = "") -> dict[str, object]:
    """The package; the side tables have no address, so they are not described either.

    mark: what each file says in a column of its own, where what is recorded is made up.
    """
    package = yaml.load(DATAPACKAGE.read_text(encoding="utf-8"), LOADER)
    (table,) = [one for one in package["resources"] if one["name"] == "borgingskalender"]
    fields = table["schema"]["fields"]
    of_parquet = [
        _unconstrained(field) | {"type": "any"} if field["type"] == "array" else field
        for field in fields
    ]
    parquet = table | {"schema": table["schema"] | {"fields": of_parquet}}
    csv = table | _CSV | {"schema": table["schema"] | {"fields": _of_csv(fields)}}
    if mark:
        marked = {"name": PRACTICE, "type": "string", "description": mark}
        csv["schema"]["fields"].insert(0, marked)
        parquet["schema"]["fields"].append(marked)
    described = ". ".join(filter(None, (mark, table["description"])))
    return package | {"description": described, "resources": [csv, parquet]}


def _unconstrained(field: dict) -> dict:
    return {name: of for name, of in field.items() if name != "constraints"}


def _of_csv(fields: list[dict]) -> list[dict]:
    given = {field["name"]: field for field in fields}
    found = []
    for column in columns():
        field = given.get(column.name)
        if field is None:
            described = {"title": column.title, "description": column.description}
            field = {"name": column.name, "type": "string", **described}
        elif field["type"] == "array":
            described = f"{field['description'].rstrip()} {_LIST}"
            field = _unconstrained(field) | {"type": "string", "description": described}
        found.append(field)
    return found + [
        {"name": name, "type": kind, "description": words} for name, (kind, words) in _ABOUT.items()
    ]
