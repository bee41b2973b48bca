"""The whole log as a file, for an audit or another system."""

import csv
import io
from collections.abc import Callable

import pandas as pd

from exports.csv import SEPARATOR, field


def as_csv(records: pd.DataFrame) -> bytes:
    """As `exports.csv` writes it: for a Dutch Excel, and no text becomes a formula."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow(records.columns)
    printed = records.assign(tijdstip=records["tijdstip"].dt.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))
    plain = printed.astype(object).where(printed.notna(), None)
    writer.writerows(map(field, row) for row in plain.itertuples(index=False))
    return file.getvalue().encode("utf-8-sig")


def as_parquet(records: pd.DataFrame) -> bytes:
    """With the types of the frame: numbers, texts, and times in UTC."""
    file = io.BytesIO()
    records.to_parquet(file, index=False, compression="zstd")
    return file.getvalue()


FORMATS: dict[str, Callable[[pd.DataFrame], bytes]] = {"csv": as_csv, "parquet": as_parquet}
