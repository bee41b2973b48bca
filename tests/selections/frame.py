"""Small tables of the contract's types, for tests that want to say exactly what is in them."""

import itertools
from dataclasses import asdict
from datetime import date

import pandas as pd
import pyarrow as pa
from hypothesis import strategies as st

from loaders.moments import read_moment
from loaders.schema import arrow_schema, column, columns
from selections.filters import NO_LINE, NO_SCHIL, NOT_NAMED, ROLLEN, Filters

SCHEMA = arrow_schema()
SUBTHEMAS = tuple(column("subthema").values)
LAGEN = tuple(column("laag_borging").values)

_DEFAULTS = {
    "keuze": 1,
    "keuze_tekst": "Op basis van het huidige klimaatscenario.",
    "hoofdthema": "Water en Bodem",
    "subthema": SUBTHEMAS[0],
    "maatregel": "1.1.1",
    "titel": "Grondwateronttrekkingen in beeld",
    "maatregel_tekst": "Alle grondwateronttrekkingen worden in beeld gebracht.",
    "herkomst": "kamerbrief",
    "pagina": 10,
    "spoor": "onbekend",
    "precisie": "geen",
}
_NUMBERS = ("stap_nr", "regel_nr", "moment_nr", "pagina_stap", "pagina_toelichting")
_KINDS = {
    **dict.fromkeys(_NUMBERS, "Int16"),
    "schil": "Int8",
    **{one.name: pd.CategoricalDtype(one.values) for one in columns() if one.arrow == "dictionary"},
}


def moment(printed: str) -> dict:
    """The columns of a moment as it is printed; "geen" is none."""
    if printed == "geen":
        return {"precisie": "geen"}
    return {"agendering": printed} | asdict(read_moment(printed))


def line(borging: str = "Bestuurlijke afspraken", plan: str = "A", **more: object) -> dict:
    """The columns of a borging line; plan B lines change the Bkl unless `amvb` says otherwise."""
    traject = {"A": "programmatisch", "B": "nationaal juridisch", "overig": "communicatie"}[plan]
    amvb = ["Bkl"] if plan == "B" else []
    defaults = {"stap_nr": 1, "stap": "Provincies verzoeken tot uitwerking", "regel_nr": 1}
    line_columns = {"borging": borging, "plan": plan, "traject": traject, "schil": 1, "amvb": amvb}
    return defaults | {"moment_nr": 1} | line_columns | more


def build_table(*rows: dict) -> pd.DataFrame:
    """A table of the contract with these rows, as it comes back from a parquet file.

    What a row leaves out is filled in; `vermelding` and `sleutel` follow from the rows.
    """
    vermeldingen: dict[tuple, int] = {}
    complete = []
    for row in rows:
        full = dict.fromkeys(SCHEMA.names) | _DEFAULTS | row
        place = (full["keuze"], full["maatregel"])
        if full["vermelding"] is None:
            full["vermelding"] = vermeldingen.setdefault(place, len(vermeldingen) + 1)
        if full["herkomst"] == "kamerbrief":
            full["telt_bij"] = full["telt_bij"] or full["subthema"]
            full["gedrukte_code"] = full["gedrukte_code"] or full["maatregel"]
        for field in columns():
            if field.arrow == "list<string>":
                full[field.name] = full[field.name] or []
        numbers = [full[name] or 0 for name in ("stap_nr", "regel_nr", "moment_nr")]
        full["sleutel"] = full["sleutel"] or "/".join(map(str, [full["maatregel"], *numbers]))
        complete.append(full)
    table = pa.Table.from_pylist(complete, schema=SCHEMA).to_pandas()
    return pa.Table.from_pandas(table.astype(_KINDS), SCHEMA).to_pandas()


PRINTED_MOMENTS = (
    "Q3 2024",
    "Q4 2024",
    "Q2 2025",
    "Q4 2026",
    "Q1 2027",
    "2026",
    "2028",
    "2024-2025",
    "2025-2028",
    "loopt",
    "Loopt Q4 2024",
    "volgt",
    "Incidenteel karakter",
    "geen",
)
_PLACES = (
    {"maatregel": "1.1.1", "keuze": 2, "subthema": SUBTHEMAS[0], "spoor": "I"},
    {"maatregel": "1.1.1b", "keuze": 2, "subthema": SUBTHEMAS[0], "herkomst": "nieuw"},
    {"maatregel": "3.3.6", "keuze": 2, "subthema": SUBTHEMAS[0], "telt_bij": SUBTHEMAS[5]},
    {"maatregel": "SK8", "keuze": 8, "subthema": SUBTHEMAS[0], "herkomst": "keuze"},
    {"maatregel": "2.0.1", "keuze": 21, "subthema": SUBTHEMAS[2], "spoor": "II"},
    {"maatregel": "2.0.1", "keuze": 22, "subthema": SUBTHEMAS[2], "spoor": "I+II"},
    {"maatregel": "3.1.2", "keuze": 26, "subthema": SUBTHEMAS[3]},
)
_LINES = (
    None,
    {"plan": "A"},
    {"plan": "B", "borging": "Rijksinstructieregel Bkl"},
    {"plan": "B", "borging": "Rijksinstructie", "amvb": []},
    {"plan": "overig", "borging": "N.v.t.", "traject": "geen", "schil": None},
)
_NAMED = ([], ["Rijk"], ["provincie", "waterschap"], ["gemeente"])
_STAPPEN = ("Herijking Deltabeslissing", "Tussentijdse toetsadviezen van het Rijk")
_TOELICHTINGEN = (None, "CO2-reductie in veengebieden", "Zie maatregel 1.1.16.")


def _pool() -> pd.DataFrame:
    rows = []
    combinations = itertools.product(_PLACES, PRINTED_MOMENTS, _LINES, range(2))
    for number, (place, printed, borging, stap) in enumerate(combinations):
        row = place | moment(printed) | {"stap_nr": stap + 1, "stap": _STAPPEN[stap]}
        if borging is not None:
            row |= line(**borging, stap=_STAPPEN[stap], stap_nr=stap + 1)
            row["laag_borging"] = _NAMED[number // 3 % len(_NAMED)]
        row["laag_doorwerking"] = _NAMED[number % len(_NAMED)]
        row["toelichting"] = _TOELICHTINGEN[number % len(_TOELICHTINGEN)]
        rows.append(row | {"sleutel": f"{place['maatregel']}/{number}"})
    return build_table(*rows)


# Taken from one table made beforehand: building a table for each example would take most of
# the time of every property test.
POOL = _pool()
tables = st.lists(st.integers(0, len(POOL) - 1), min_size=1, max_size=12, unique=True).map(
    lambda places: POOL.iloc[sorted(places)].reset_index(drop=True)
)
FACETS = {
    "thema": SUBTHEMAS,
    "keuze": (2, 8, 21, 22, 26),
    "maatregel": ("1.1.1", "1.1.1b", "3.3.6", "SK8", "2.0.1", "3.1.2"),
    "plan": ("A", "B", "overig", NO_LINE),
    "traject": (
        "programmatisch",
        "nationaal juridisch",
        "communicatie",
        "toezicht",
        "geen",
        NO_LINE,
    ),
    "schil": (1, 2, 3, NO_SCHIL),
    "spoor": ("I", "II", "I+II", "onbekend"),
    "laag": (*LAGEN, NOT_NAMED),
}


def _some_of(values):
    return st.lists(st.sampled_from(values), unique=True, max_size=3).map(tuple)


filters_strategy = st.builds(
    Filters,
    **{name: _some_of(values) for name, values in FACETS.items()},
    rol=st.sampled_from(ROLLEN),
    zoek=st.sampled_from(["", "deltabeslissing", "co2reductie", "1.1.16", "bkl toetsadviezen"]),
    van=st.none() | st.dates(date(2023, 1, 1), date(2031, 1, 1)),
    tot=st.none() | st.dates(date(2023, 1, 1), date(2031, 1, 1)),
)
