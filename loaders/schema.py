"""The contract of the table: columns, types, categories and definitions, from the datapackage.

`data/datapackage.yaml` is the only place where a column or category is defined.
"""

import hashlib
from functools import cache
from pathlib import Path

import pyarrow as pa
from pydantic import BaseModel, ConfigDict

from loaders.errors import Problems
from loaders.paths import DATAPACKAGE
from loaders.yaml_text import load_document, validate

ARROW = {
    "string": pa.string(),
    "int8": pa.int8(),
    "int16": pa.int16(),
    "date32": pa.date32(),
    "list<string>": pa.list_(pa.string()),
    "dictionary": pa.dictionary(pa.int8(), pa.string()),
}


class _Described(BaseModel):
    """What is read of a part of the datapackage; more stands there, for other readers."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Category(_Described):
    """A permitted value with its Dutch label and definition."""

    value: str
    label: str
    description: str


class Column(_Described):
    """One column: Dutch title and definition, Arrow type, meaning of empty, its categories."""

    name: str
    title: str
    description: str
    arrow: str
    afgeleid: bool
    leeg: str
    constraints: dict[str, object] = {}
    categories: list[Category] = []

    @property
    def required(self) -> bool:
        return self.constraints.get("required") == "true"

    @property
    def values(self) -> list[str]:
        return [category.value for category in self.categories]


class _Schema(_Described):
    fields: list[Column]


class _Package(_Described):
    title: str
    version: str
    kalender_versie: str


def package(path: Path = DATAPACKAGE) -> _Package:
    """Title and versions of the dataset. Raises CalendarError where the file is wrong."""
    return _load(path)[0]


def columns(path: Path = DATAPACKAGE) -> tuple[Column, ...]:
    """The columns of the contract in their order. Raises CalendarError."""
    return _load(path)[1]


def column(name: str) -> Column:
    """One column by its name; KeyError where the contract has none."""
    return {field.name: field for field in columns()}[name]


def arrow_schema() -> pa.Schema:
    """The Arrow schema of data/borgingskalender.parquet, without metadata."""
    return pa.schema([pa.field(field.name, ARROW[field.arrow]) for field in columns()])


def contract_hash() -> str:
    """Changes when a name, type or permitted value changes; an older file shows by it."""
    text = repr([(field.name, field.arrow, field.values) for field in columns()])
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _load(path: Path) -> tuple[_Package, tuple[Column, ...]]:
    problems = Problems()
    document = load_document(path, problems, anchors=True)
    package = validate(document, _Package, problems)
    problems.raise_if_any()
    assert document is not None
    assert package is not None
    root = document.root
    schema = next(r for r in root["resources"] if r["name"] == "borgingskalender")["schema"]
    return package, tuple(_Schema.model_validate(schema).fields)
