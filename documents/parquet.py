"""Parquet of a view: the rows with the types of the data contract, nothing changed or added, but
for a last column where what is recorded is made up.

What the other formats print about the view stands in the metadata of the file, as JSON under the
key `borgingskalender_selectie`: pyarrow, DuckDB (`parquet_kv_metadata`) and other readers give it.
"""

import io
import json

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from documents.view_info import PRACTICE, ViewInfo
from loaders import schema

METADATA_KEY = "borgingskalender_selectie"


def build(rows: pd.DataFrame, info: ViewInfo) -> bytes:
    """The file, compressed with zstd. Raises pyarrow.ArrowInvalid for rows of other types."""
    contract = schema.arrow_schema()
    table = pa.Table.from_pandas(rows[contract.names], contract, preserve_index=False)
    if info.mark:
        table = table.append_column(PRACTICE, pa.array([info.mark] * len(table), pa.string()))
    # What pandas left in the metadata stays: by it whole numbers come back as whole numbers.
    metadata = table.schema.metadata | {
        METADATA_KEY: json.dumps(info.as_data(), ensure_ascii=False)
    }
    file = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(metadata), file, compression="zstd")
    return file.getvalue()
