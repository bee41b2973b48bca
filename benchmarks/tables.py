"""The calendar several times over, as a table that our dashboard accepts."""

import json
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from loaders.table import KEY, content_hash, read_metadata

CODES = ("maatregel", "gedrukte_code")
REFERENCES = ("verwijst_naar", "uitgewerkt_in")


def write_repeated(source: Path, target: Path, times: int) -> None:
    """Write `source` that many times over: every repeat has vermeldingen and codes of its own.

    Schema and metadata stay those of the contract, but for the hash of what is in it. A keuze
    stays under its number, which is an int8. Raises OverflowError where the vermeldingen no longer
    fit their type.
    """
    table = pq.read_table(source)
    most = pc.max(table["vermelding"]).as_py()
    if most * times > 2**15 - 1:
        raise OverflowError(f"{most} vermeldingen, {times} times over, are more than int16 holds")
    copies = [table, *(_copy(table, number, most) for number in range(1, times))]
    repeated = pa.concat_tables(copies)
    about = read_metadata(source) | {"inhoud_sha256": content_hash(repeated)}
    repeated = repeated.replace_schema_metadata(
        {**table.schema.metadata, KEY: json.dumps(about, ensure_ascii=False).encode()}
    )
    pq.write_table(repeated, target, compression="zstd")


def _copy(table: pa.Table, number: int, most: int) -> pa.Table:
    suffix = f"-{number}"
    changed = {
        "vermelding": [value + number * most for value in table["vermelding"].to_pylist()],
        "sleutel": [_renamed_key(key, suffix) for key in table["sleutel"].to_pylist()],
    }
    for name in CODES:
        changed[name] = [code and code + suffix for code in table[name].to_pylist()]
    for name in REFERENCES:
        changed[name] = [[code + suffix for code in codes] for codes in table[name].to_pylist()]
    for name, values in changed.items():
        field = table.schema.field(name)
        column = table.schema.get_field_index(name)
        table = table.set_column(column, field, pa.array(values, field.type))
    return table


def _renamed_key(sleutel: str, suffix: str) -> str:
    """`2.0.1@22/0/0/0` with `-7` is `2.0.1-7@22/0/0/0`."""
    name, *numbers = sleutel.split("/")
    code, at, keuze = name.partition("@")
    return "/".join((f"{code}{suffix}{at}{keuze}", *numbers))
