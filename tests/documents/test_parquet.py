import io
import json

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from documents import parquet
from loaders import schema
from tests.documents.frame import INFO, hostile_rows, ordinary_rows


@pytest.mark.parametrize("make", [ordinary_rows, hostile_rows])
def test_it_comes_back_as_the_contract_has_it(make):
    rows = make()
    file = parquet.build(rows, INFO)
    found = pd.read_parquet(io.BytesIO(file))
    pd.testing.assert_frame_equal(found, rows)
    assert pq.read_schema(io.BytesIO(file)).remove_metadata() == schema.arrow_schema()


def test_duckdb_reads_the_rows_and_what_the_view_is(tmp_path):
    path = tmp_path / "selectie.parquet"
    path.write_bytes(parquet.build(ordinary_rows(), INFO))
    query = f"select sleutel, van, len(partijen) from '{path}' where plan = 'B' order by sleutel"
    assert [(key, str(day), count) for key, day, count in duckdb.sql(query).fetchall()] == [
        ("1.1.2/2/1/1", "2026-10-01", 2),
        ("1.1.3/1/1/1", "2025-01-01", 2),
    ]
    stored = duckdb.sql(f"select key, value from parquet_kv_metadata('{path}')").fetchall()
    about = json.loads(dict(stored)[parquet.METADATA_KEY.encode()])
    assert about["peildatum"] == "2026-11-24"
    assert about["filters"][0] == {"naam": "Thema", "waarde": "Bebouwd gebied"}
    assert about["in_beeld"] == INFO.counts
    assert about["bron"] == INFO.source
    assert len(about["leeswijzer"]) == 4


def test_a_selection_without_rows_keeps_its_columns():
    found = pd.read_parquet(io.BytesIO(parquet.build(ordinary_rows().iloc[:0], INFO)))
    assert len(found) == 0
    assert list(found.columns) == schema.arrow_schema().names
