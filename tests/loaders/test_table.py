"""The file: exactly the contract, deterministic, and refused where it cannot be trusted."""

import json
import os
import subprocess
import sys

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from loaders import schema, table
from loaders.build import Sources
from loaders.errors import CalendarError, TableError
from loaders.paths import DATA, TABLE
from loaders.table import build, read_metadata, read_table

CONTRACT_TEXT = """
sleutel vermelding keuze keuze_tekst hoofdthema subthema telt_bij paragraaf maatregel gedrukte_code
titel maatregel_tekst kopnoot herkomst verwijst_naar uitgewerkt_in toelichting pagina_stap
pagina_toelichting pagina stap_nr stap doorwerking instrument_doorwerking regel_nr borging
instrument_borging amvb moment_nr plan traject
schil spoor laag_doorwerking laag_borging laag_stap partijen agendering van tot precisie redactie
"""


@pytest.fixture
def copy(tmp_path):
    """The committed file at another place, without the text beside it."""
    path = tmp_path / TABLE.name
    path.write_bytes(TABLE.read_bytes())
    return path


def rewrite(path, change):
    found = pq.read_table(path)
    pq.write_table(change(found), path)


def test_committed_file_is_byte_for_byte_a_fresh_build(tmp_path):
    fresh = tmp_path / "fresh.parquet"
    build(fresh)
    assert fresh.read_bytes() == TABLE.read_bytes(), "run `make build` and commit the table"


def test_columns_and_types_are_the_contract():
    found = pq.read_schema(TABLE)
    assert found.names == CONTRACT_TEXT.split()
    assert found.types == schema.arrow_schema().types


def test_plain_pandas_gives_the_types_of_the_contract():
    frame = pd.read_parquet(TABLE)
    assert frame.dtypes[["vermelding", "keuze", "pagina"]].astype(str).tolist() == [
        "int16",
        "int8",
        "int16",
    ]
    nullable = frame.dtypes[["stap_nr", "regel_nr", "moment_nr", "schil"]].astype(str)
    assert nullable.tolist() == ["Int16", "Int16", "Int16", "Int8"]
    for name in ("hoofdthema", "subthema", "telt_bij", "plan", "traject", "spoor", "precisie"):
        assert isinstance(frame[name].dtype, pd.CategoricalDtype)
        assert list(frame[name].cat.categories) == schema.column(name).values
    for field in schema.columns():
        if field.arrow == "list<string>":
            assert frame[field.name].map(lambda value: isinstance(value, np.ndarray)).all()


def test_duckdb_reads_it():
    count, moments = duckdb.sql(
        f"select count(*), count(agendering) from '{TABLE}' where len(amvb) >= 0"
    ).fetchall()[0]
    assert (count, moments) == (len(read_table()), 148)


def test_metadata_names_pages_version_and_sources():
    metadata = read_metadata()
    assert metadata["bronnen_sha256"] == Sources(DATA).sha256()
    assert metadata["kalender_versie"] == schema.package().kalender_versie
    assert "38" in metadata["paginas"]


def test_refused_build_leaves_the_old_file(tmp_path, calendar, spoil):
    path = tmp_path / "table.parquet"
    path.write_bytes(b"old")
    spoil("kalender/1-water.yaml", "tekst: Q2 2025", "tekst: Q5 2026")
    with pytest.raises(CalendarError):
        build(path, Sources(calendar))
    assert path.read_bytes() == b"old"


def test_interrupted_build_leaves_the_old_file_and_nothing_beside_it(tmp_path, monkeypatch):
    path = tmp_path / "table.parquet"
    path.write_bytes(b"old")

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(table.os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        build(path)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["table.parquet"]


def test_missing_file_says_what_to_do(tmp_path):
    with pytest.raises(TableError, match="ontbreekt.*make build"):
        read_table(tmp_path / "nergens.parquet")


@pytest.mark.parametrize("share", [0.0, 0.2, 0.6, 0.99])
def test_truncated_file_is_a_message(copy, share):
    content = copy.read_bytes()
    copy.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(TableError, match="niet te lezen"):
        read_table(copy)


def test_damaged_pages_are_a_message(copy):
    content = bytearray(copy.read_bytes())
    content[100:30_000] = os.urandom(29_900)
    copy.write_bytes(bytes(content))
    with pytest.raises(TableError, match="niet te lezen|klopt niet"):
        read_table(copy)


def test_foreign_parquet_is_a_message(tmp_path):
    path = tmp_path / "foreign.parquet"
    pq.write_table(pa.table({"a": [1, 2]}), path)
    with pytest.raises(TableError, match="niet de tabel van de borgingskalender"):
        read_table(path)


def test_foreign_bytes_are_a_message(copy):
    copy.write_text("sleutel;vermelding\n1;2\n")
    with pytest.raises(TableError, match="niet te lezen"):
        read_table(copy)


def test_a_column_too_few_or_of_another_type_is_named(copy):
    original = pq.read_table(copy)
    pq.write_table(original.drop_columns(["partijen"]), copy)
    with pytest.raises(TableError, match="verschil: partijen"):
        read_table(copy)
    pq.write_table(original.append_column("kleur", pa.nulls(len(original), pa.string())), copy)
    with pytest.raises(TableError, match="verschil: kleur"):
        read_table(copy)
    index = original.schema.get_field_index("van")
    changed = original.set_column(index, "van", original["van"].cast(pa.string()))
    pq.write_table(changed, copy)
    with pytest.raises(TableError, match="verschil: van"):
        read_table(copy)


def test_a_file_of_an_older_contract_is_a_message(copy):
    def older(found):
        metadata = json.loads(found.schema.metadata[table.KEY]) | {"contract_sha256": "0"}
        return found.replace_schema_metadata(
            {**found.schema.metadata, table.KEY: json.dumps(metadata).encode()}
        )

    rewrite(copy, older)
    with pytest.raises(TableError, match="oudere versie van de kolomdefinities"):
        read_table(copy)


def test_a_table_older_than_the_text_beside_it_is_a_message(copy, calendar, spoil):
    spoil("kalender/1-water.yaml", "tekst: Q2 2025", "tekst: Q3 2025")
    with pytest.raises(TableError, match="andere kalendertekst"):
        read_table(copy, Sources(calendar))


def test_double_keys_and_empty_tables_are_refused(copy):
    rewrite(copy, lambda found: pa.concat_tables([found, found]))
    with pytest.raises(TableError, match="sleutel komt vaker voor"):
        read_table(copy)
    rewrite(copy, lambda found: found.slice(0, 0))
    with pytest.raises(TableError, match="geen rijen"):
        read_table(copy)


def test_command_line_refuses_with_status_1_and_no_traceback(tmp_path):
    script = (
        "import loaders.__main__ as m, loaders.table as t, loaders.build as b\n"
        "from loaders.build import Sources\n"
        "from pathlib import Path\n"
        f"m.build = lambda path: t.build(Path({str(tmp_path / 'x.parquet')!r}), "
        f"Sources(Path({str(tmp_path)!r})))\n"
        "raise SystemExit(m.main([]))\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=DATA.parent
    )
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "het bestand (*.yaml) van" in result.stderr
    assert "Geweigerd" in result.stderr
