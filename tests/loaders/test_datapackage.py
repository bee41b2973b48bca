"""The datapackage defines every column of the contract and every key of the side tables."""

import datetime
import re
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

DATA = Path(__file__).resolve().parents[2] / "data"
PACKAGE = yaml.safe_load((DATA / "datapackage.yaml").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in PACKAGE["resources"]}
CALENDAR = RESOURCES["borgingskalender"]["schema"]["fields"]
YAML_TABLES = [name for name, resource in RESOURCES.items() if resource["format"] == "yaml"]
ALL_FIELDS = [
    pytest.param(field, id=f"{name}.{field['name']}")
    for name, resource in RESOURCES.items()
    for field in resource["schema"]["fields"]
]

# The data contract: column, Arrow type, in this order.
CONTRACT = [
    ("sleutel", "string"),
    ("vermelding", "int16"),
    ("keuze", "int8"),
    ("keuze_tekst", "string"),
    ("hoofdthema", "dictionary"),
    ("subthema", "dictionary"),
    ("telt_bij", "dictionary"),
    ("paragraaf", "string"),
    ("maatregel", "string"),
    ("gedrukte_code", "string"),
    ("titel", "string"),
    ("maatregel_tekst", "string"),
    ("kopnoot", "string"),
    ("herkomst", "dictionary"),
    ("verwijst_naar", "list<string>"),
    ("uitgewerkt_in", "list<string>"),
    ("toelichting", "string"),
    ("pagina_stap", "int16"),
    ("pagina_toelichting", "int16"),
    ("pagina", "int16"),
    ("stap_nr", "int16"),
    ("stap", "string"),
    ("doorwerking", "string"),
    ("instrument_doorwerking", "list<string>"),
    ("regel_nr", "int16"),
    ("borging", "string"),
    ("instrument_borging", "list<string>"),
    ("amvb", "list<string>"),
    ("moment_nr", "int16"),
    ("plan", "dictionary"),
    ("traject", "dictionary"),
    ("schil", "int8"),
    ("spoor", "dictionary"),
    ("laag_doorwerking", "list<string>"),
    ("laag_borging", "list<string>"),
    ("laag_stap", "list<string>"),
    ("partijen", "list<string>"),
    ("agendering", "string"),
    ("van", "date32"),
    ("tot", "date32"),
    ("precisie", "dictionary"),
    ("redactie", "string"),
]
CATEGORIES = {
    "hoofdthema": ["Water en Bodem", "Bebouwd gebied", "Gebieden"],
    "subthema": [
        "Water: voldoende + schoon ruimte",
        "Bodem: vitaal + effectief",
        "Bebouwd gebied",
        "Laagveengebieden",
        "Verzilte kustgebieden",
        "Hoge zandgronden",
    ],
    "telt_bij": [
        "Water: voldoende + schoon ruimte",
        "Bodem: vitaal + effectief",
        "Bebouwd gebied",
        "Laagveengebieden",
        "Verzilte kustgebieden",
        "Hoge zandgronden",
    ],
    "herkomst": ["kamerbrief", "nieuw", "keuze", "ontbreekt"],
    "amvb": ["Bkl", "Bal", "Bbl"],
    "plan": ["A", "B", "overig"],
    "traject": ["programmatisch", "nationaal juridisch", "communicatie", "toezicht", "geen"],
    "schil": [1, 2, 3],
    "spoor": ["I", "II", "I+II", "onbekend"],
    "laag_doorwerking": ["Rijk", "provincie", "waterschap", "gemeente"],
    "laag_borging": ["Rijk", "provincie", "waterschap", "gemeente"],
    "laag_stap": ["Rijk", "provincie", "waterschap", "gemeente"],
    "precisie": ["kwartaal", "jaar", "periode", "lopend", "volgt", "incidenteel", "geen"],
}
MAY_BE_EMPTY = {
    "telt_bij", "gedrukte_code", "maatregel_tekst", "kopnoot", "toelichting", "stap_nr", "stap",
    "doorwerking", "regel_nr", "borging", "moment_nr", "plan", "traject", "schil", "agendering",
    "van", "tot", "redactie", "pagina_stap", "pagina_toelichting",
}  # fmt: skip

# Data Package standard, version 2: field type -> the constraints that it takes.
ANY = {"required", "unique", "enum"}
CONSTRAINTS = {
    "string": ANY | {"pattern", "minLength", "maxLength"},
    "integer": ANY | {"minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"},
    "date": ANY | {"minimum", "maximum"},
    "boolean": ANY,
    "array": ANY | {"minLength", "maxLength", "jsonSchema"},
    "object": ANY | {"minLength", "maxLength", "jsonSchema"},
}
PYTHON = {
    "string": str,
    "integer": int,
    "date": datetime.date,
    "boolean": bool,
    "array": list,
    "object": dict,
}
FRICTIONLESS = {
    "string": "string",
    "dictionary": "string",
    "int8": "integer",
    "int16": "integer",
    "date32": "date",
    "list<string>": "array",
}


def rows_of(name: str) -> list[dict[str, object]]:
    resource = RESOURCES[name]
    contents = yaml.safe_load((DATA / resource["path"]).read_text(encoding="utf-8"))
    return contents[resource["dialect"]["property"]]


def permitted(field: dict, value: object) -> bool:
    """Whether a value passes the type and constraints of a field, as Table Schema has them."""
    constraints = field["constraints"]
    bounds = (constraints.get("minimum", value), constraints.get("maximum", value))
    return (
        isinstance(value, PYTHON[field["type"]])
        and value in constraints.get("enum", [value])
        and (field["type"] != "integer" or bounds[0] <= value <= bounds[1])
        and ("pattern" not in constraints or bool(re.fullmatch(constraints["pattern"], value)))
        and Draft202012Validator(constraints.get("jsonSchema", True)).is_valid(value)
    )


def test_columns_are_those_of_the_contract_in_order():
    assert [(field["name"], field["arrow"]) for field in CALENDAR] == CONTRACT


def test_frictionless_type_fits_the_arrow_type():
    for field in CALENDAR:
        expected = "integer" if field["name"] == "schil" else FRICTIONLESS[field["arrow"]]
        assert field["type"] == expected, field["name"]


def test_categories_are_those_of_the_contract():
    found = {
        field["name"]: [category["value"] for category in field["categories"]]
        for field in CALENDAR
        if "categories" in field
    }
    assert found == CATEGORIES


def test_columns_that_may_be_empty_say_so_and_no_others():
    found = {field["name"] for field in CALENDAR if not field["constraints"]["required"]}
    assert found == MAY_BE_EMPTY
    for field in CALENDAR:
        never = field["leeg"] == "Komt niet voor."
        is_list = field["type"] == "array"
        assert field["leeg"].startswith("Een lege lijst.") == is_list, field["name"]
        assert never == (field["constraints"]["required"] and not is_list), field["name"]


def test_sleutel_is_the_unique_primary_key():
    sleutel = CALENDAR[0]
    assert RESOURCES["borgingskalender"]["schema"]["primaryKey"] == ["sleutel"]
    assert sleutel["constraints"]["unique"] is True
    for good in ("1.1.16/4/2/1", "3.3.5/0/0/0", "3.1.5/4/0/1", "2.0.1@22/0/0/0", "SK8/1/1/1"):
        assert permitted(sleutel, good)
    for bad in ("1.1.16/4/2", "1.1.16", "SK/1/1/1", "1.1.16/4/2/x", "2.0.1@/0/0/0"):
        assert not permitted(sleutel, bad)


@pytest.mark.parametrize("field", ALL_FIELDS)
def test_every_field_is_defined(field):
    assert re.fullmatch("[a-z_]+", field["name"])
    assert field["title"].strip()
    assert field["description"].strip().endswith(".")
    assert isinstance(field["afgeleid"], bool)
    assert isinstance(field["constraints"]["required"], bool)
    assert set(field["constraints"]) <= CONSTRAINTS[field["type"]]
    if not field["constraints"]["required"]:
        assert field["leeg"].strip()


@pytest.mark.parametrize("field", [p for p in ALL_FIELDS if "categories" in p.values[0]])
def test_every_category_is_defined_once(field):
    categories = field["categories"]
    values = [category["value"] for category in categories]
    labels = [category["label"] for category in categories]
    assert len(set(values)) == len(values)
    assert len(set(labels)) == len(labels)
    assert all(category["description"].strip().endswith(".") for category in categories)
    enum = field["constraints"].get("enum")
    items = field["constraints"].get("jsonSchema", {}).get("items", {}).get("enum")
    assert (enum or items) == values


def test_package_says_what_it_is():
    assert re.fullmatch("[a-z0-9._-]+", PACKAGE["name"])
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", PACKAGE["version"])
    assert PACKAGE["kalender_versie"].startswith("2024")
    assert PACKAGE["title"] and PACKAGE["description"]
    assert all(licence["name"] for licence in PACKAGE["licenses"])
    assert all(source["title"] for source in PACKAGE["sources"])


def test_resources_are_structurally_sound():
    assert len(RESOURCES) == len(PACKAGE["resources"])
    for name, resource in RESOURCES.items():
        assert re.fullmatch("[a-z0-9._-]+", name)
        assert resource["type"] == "table"
        assert not Path(resource["path"]).is_absolute() and ".." not in resource["path"]
        schema = resource["schema"]
        fields = [field["name"] for field in schema["fields"]]
        assert len(set(fields)) == len(fields)
        assert set(schema.get("primaryKey", [])) <= set(fields)
        for key in schema.get("foreignKeys", []):
            other = RESOURCES[key["reference"].get("resource", name)]["schema"]["fields"]
            assert set(key["fields"]) <= set(fields)
            assert set(key["reference"]["fields"]) <= {field["name"] for field in other}


def test_every_side_table_in_the_folder_is_described():
    files = {path.name for path in DATA.glob("*.yaml")} - {"datapackage.yaml"}
    assert {RESOURCES[name]["path"] for name in YAML_TABLES} == files


@pytest.mark.parametrize("name", YAML_TABLES)
def test_rows_pass_their_table_schema(name):
    schema = RESOURCES[name]["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    rows = rows_of(name)
    # Nothing was ever taken out.
    assert rows or name == "vervallen"
    for row in rows:
        given = {key: value for key, value in row.items() if value not in ("", None)}
        assert set(row) <= set(fields), row
        missing = [n for n, f in fields.items() if f["constraints"]["required"] and n not in given]
        assert not missing, row
        for key, value in given.items():
            assert permitted(fields[key], value), (key, value)
    if "primaryKey" in schema:
        keys = [tuple(row[key] for key in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("name", ["sporen-onderdelen"])
def test_foreign_keys_resolve(name):
    for key in RESOURCES[name]["schema"].get("foreignKeys", []):
        (own,), (other,) = key["fields"], key["reference"]["fields"]
        known = {row[other] for row in rows_of(key["reference"].get("resource", name))}
        assert {row[own] for row in rows_of(name) if own in row} <= known


@pytest.mark.parametrize("name", ["sporen-onderdelen", "lopende-acties"])
def test_programmes_are_names_of_the_instruments_table(name):
    known = {row["naam"] for row in rows_of("instrumenten")}
    named = {row["programma"] for row in rows_of(name) if "programma" in row}
    assert named
    assert named <= known
