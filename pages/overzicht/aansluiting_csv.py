"""The reconciliation with the summary table as a csv: the counts, then the lists behind them.

Separator, encoding and what is done with formulas are those of `documents.csv_rows`. Lists that
differ in what they say share one column for it; `lijst` names the list that a line belongs to.
"""

import csv
import io
from collections.abc import Mapping

import pandas as pd

from documents.csv_rows import SEPARATOR, field
from selections.words import is_in_annex, keuze_of

COUNTS = (
    "subthema",
    "keuzes_gepubliceerd",
    "keuzes_berekend",
    "keuzes_verschil",
    "maatregelen_gepubliceerd",
    "maatregelen_berekend",
    "maatregelen_verschil",
)
MEMBERS = ("maatregel", "gedrukte_code", "titel", "keuze", "subthema", "telt_bij", "pagina")
COUNTED = "Samenvattingstabel"


def build(
    per_subthema: pd.DataFrame, lists: Mapping[str, tuple[pd.DataFrame, str]], mark: str = ""
) -> bytes:
    """The file. per_subthema: as `shell.parts.aansluiting` gives it, one line each with the codes
    that make up the number; lists: name -> (vermeldingen, the column that says why). mark: what
    the file says of itself first.
    """
    file = io.StringIO()
    writer = csv.writer(file, delimiter=SEPARATOR, lineterminator="\r\n")
    if mark:
        writer.writerow([mark])
    writer.writerow(["lijst", *COUNTS, "maatregel_codes", "redenen", "opmerking"])
    for row in per_subthema.to_dict("records"):
        made_up_of = ["; ".join(row["maatregel_codes"]), " ".join(row["redenen"])]
        values = [COUNTED, *(row[name] for name in COUNTS), *made_up_of, row["opmerking"]]
        _write(writer, values)
    writer.writerow([])
    writer.writerow(["lijst", *MEMBERS, "waarom"])
    for name, (found, why) in lists.items():
        for row in found.itertuples():
            printed = {"keuze": keuze_of(row)} | ({} if is_in_annex(row) else {"pagina": None})
            members = [printed.get(column, getattr(row, column)) for column in MEMBERS]
            _write(writer, [name, *members, getattr(row, why)])
    return file.getvalue().encode("utf-8-sig")


def _write(writer, values: list) -> None:
    empty = (not isinstance(value, list) and pd.isna(value) for value in values)
    writer.writerow(
        ["" if is_empty else field(value) for value, is_empty in zip(values, empty, strict=True)]
    )
