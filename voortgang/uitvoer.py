"""The whole log as a file, for an audit or another system.

Written part by part as the log is read, so that it takes no more memory with a million records.
"""

import csv
import io
from collections.abc import Callable, Iterable
from typing import BinaryIO

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from documents.csv_rows import SEPARATOR, field


def write_csv(parts: Iterable[pd.DataFrame], file: BinaryIO) -> None:
    """As `documents.csv_rows` writes it: for a Dutch Excel, and no text becomes a formula."""
    text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
    text.write("\ufeff")
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
    for number, records in enumerate(parts):
        if number == 0:
            writer.writerow(records.columns)
        printed = records.assign(tijdstip=records["tijdstip"].dt.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))
        writer.writerows(zip(*(_cells(printed[name]) for name in printed), strict=True))
    text.flush()
    # The file is the caller's, who may go on with it.
    text.detach()


def _cells(column: pd.Series) -> list[str | int | None]:
    plain = column.astype(object).where(column.notna(), None)
    return [None if value is None else field(value) for value in plain]


def write_parquet(parts: Iterable[pd.DataFrame], file: BinaryIO) -> None:
    """With the types of the frames: numbers, texts, and times in UTC."""
    writer: pq.ParquetWriter | None = None
    try:
        for records in parts:
            if writer is None:
                # Of a part in which a text is never filled in, the type would be guessed.
                schema = pa.Schema.from_pandas(records, preserve_index=False)
                writer = pq.ParquetWriter(file, schema, compression="zstd")
            writer.write_table(pa.Table.from_pandas(records, schema, preserve_index=False))
    finally:
        if writer is not None:
            writer.close()


FORMATS: dict[str, Callable[[Iterable[pd.DataFrame], BinaryIO], None]] = {
    "csv": write_csv,
    "parquet": write_parquet,
}
