"""The whole log as a file, for an audit or another system."""

import io
from collections.abc import Callable

import pandas as pd

from documents.csv_rows import SEPARATOR, field
from documents.view_info import PRACTICE as COLUMN
from voortgang.database import PRACTICE
from voortgang.record import LARGEST_ID
from voortgang.store import Store

# Who recorded it: not in what goes round, unless it is asked for.
NAMES = ["auteur", "account"]


def whole_log(store: Store, until: int = LARGEST_ID) -> pd.DataFrame:
    """The records on rows and those of meetings in their one order, up to this number.

    Behind the columns of `voortgang.tables.bericht` `soort` ("melding" for a record on a row, else
    besluit, actie or agenda) and `inhoud` (of those JSON). Before them, in a log to practise with,
    one that says so.
    """
    records, stukken = store.records(until), store.stukken_table(until)
    of_rows = records.assign(
        soort=pd.array(["melding"] * len(records), dtype="str"),
        inhoud=pd.array([None] * len(records), dtype="str"),
    )
    others = stukken.reindex(columns=of_rows.columns).astype(of_rows.dtypes)
    whole = pd.concat([of_rows, others], ignore_index=True).sort_values("id", ignore_index=True)
    if store.database.is_practice:
        whole.insert(0, COLUMN, pd.array([PRACTICE] * len(whole), dtype="str"))
    return whole


def csv_file(records: pd.DataFrame) -> bytes:
    """As `documents.csv_rows` writes it: for a Dutch Excel, and no text becomes a formula."""
    printed = records.assign(tijdstip=records["tijdstip"].dt.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))
    texts = [name for name in printed if printed[name].dtype == "str"]
    printed[texts] = printed[texts].map(field, na_action="ignore")
    return printed.to_csv(sep=SEPARATOR, index=False, lineterminator="\r\n").encode("utf-8-sig")


def parquet_file(records: pd.DataFrame) -> bytes:
    """With the types of the frame: numbers, texts, and times in UTC."""
    file = io.BytesIO()
    records.to_parquet(file, compression="zstd", index=False)
    return file.getvalue()


FORMATS: dict[str, Callable[[pd.DataFrame], bytes]] = {"csv": csv_file, "parquet": parquet_file}
