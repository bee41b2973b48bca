"""How many: keuzes and maatregelen per subthema, rows per plan and per bucket, what is in view.

Keuzes count by the heading in the annex (`keuze`, `subthema`), maatregelen by `telt_bij`, as the
summary table of page 2 does; a maatregel with two vermeldingen counts once. All other numbers
are rows of the table, so that a number and the rows behind it are the same.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from selections.buckets import bucket
from selections.filters import NO_LINE
from selections.words import counted, enumeration

TOTAL = "Totaal"
LINE = ["vermelding", "stap_nr", "regel_nr"]


@dataclass(frozen=True)
class InView:
    """What of the table is in view; a maatregel is when one of its rows is.

    `maatregelen` counts those of the 54; `overige` the codes that do not count among them
    (1.1.1b, SK8); each beside what the whole table has.
    """

    maatregelen: int
    maatregelen_totaal: int
    overige: int
    overige_totaal: int
    regels: int
    regels_totaal: int

    @property
    def parts(self) -> tuple[tuple[int, int, str], ...]:
        """How many, of how many, and of what: the maatregelen and the other codes, the rows."""
        codes = [(self.maatregelen, self.maatregelen_totaal, "maatregelen")]
        if self.overige:
            codes.append((self.overige, self.overige_totaal, "andere codes"))
        if not self.maatregelen and self.overige:
            beyond = f"codes buiten de {self.maatregelen_totaal} maatregelen"
            codes = [(self.overige, self.overige_totaal, beyond)]
        return (*codes, (self.regels, self.regels_totaal, "regels"))


def in_view(rows: pd.DataFrame, table: pd.DataFrame) -> InView:
    """How many maatregelen and rows of `table` are in view when `rows` are."""
    counted, others = _codes(rows)
    all_counted, all_others = _codes(table)
    return InView(
        maatregelen=len(counted),
        maatregelen_totaal=len(all_counted),
        overige=len(others),
        overige_totaal=len(all_others),
        regels=len(rows),
        regels_totaal=len(table),
    )


def vermeldingen_in_words(rows: pd.DataFrame) -> str:
    """How many vermeldingen these rows have, and which code stands under more than one keuze."""
    codes = rows.drop_duplicates("vermelding")["maatregel"]
    said = counted(len(codes), "vermelding")
    times = codes.value_counts(sort=False)
    again = [f"{code} staat bij {number} keuzes" for code, number in times.items() if number > 1]
    return f"{said} van {len(times)} codes ({enumeration(again)})" if again else said


def keuzes_per_subthema(rows: pd.DataFrame) -> pd.DataFrame:
    """Columns `subthema`, `keuzes` (number), `keuze_nummers` (list): distinct keuzes by heading.

    One row for each subthema of the contract, also where nothing is in view.
    """
    return _distinct_per_subthema(rows, "subthema", "keuze", "keuzes", "keuze_nummers")


def maatregelen_per_subthema(rows: pd.DataFrame) -> pd.DataFrame:
    """Columns `subthema`, `maatregelen` (number), `maatregel_codes` (list): by `telt_bij`.

    One row for each subthema of the contract; what does not count has no `telt_bij`.
    """
    return _distinct_per_subthema(rows, "telt_bij", "maatregel", "maatregelen", "maatregel_codes")


def rows_per_plan(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows per subthema by plan: columns `subthema`, `A`, `B`, `overig`, `NO_LINE`, `totaal`."""
    plans = rows["plan"].cat.add_categories(NO_LINE).fillna(NO_LINE)
    return _crossed(rows, plans)


def rows_per_bucket(rows: pd.DataFrame, peildatum: date) -> pd.DataFrame:
    """Rows per subthema by bucket: columns `subthema`, one for each bucket, `totaal`."""
    return _crossed(rows, bucket(rows, peildatum))


def with_total(counts: pd.DataFrame) -> pd.DataFrame:
    """`counts` with a last row "Totaal" that adds up its numbers; its lists are joined."""
    total = {column: counts[column].sum() for column in counts.columns.drop("subthema")}
    last = pd.DataFrame([{"subthema": TOTAL} | total])
    return pd.concat([counts.astype({"subthema": "str"}), last], ignore_index=True)


def lines(rows: pd.DataFrame) -> pd.DataFrame:
    """The borging lines among `rows`: the first row of each, so a line with four moments is one."""
    with_line = rows[rows["regel_nr"].notna()]
    return with_line.drop_duplicates(LINE)


def codes_in_words(rows: pd.DataFrame) -> str:
    """The maatregelen of `rows` in Dutch: "21 maatregelen en 3 andere codes" (not of the 54)."""
    among, others = map(len, _codes(rows))
    said = [counted(among, "maatregel")] if among or not others else []
    if others:
        code = "code" if others == 1 else "codes"
        said.append(f"{others} {'andere ' if among else ''}{code}")
    told = " en ".join(said)
    return told if among else f"{told} buiten de 54"


def _codes(rows: pd.DataFrame) -> tuple[set[str], set[str]]:
    counts, codes = rows["telt_bij"].notna(), rows["maatregel"]
    return set(codes[counts]), set(codes[~counts])


def _distinct_per_subthema(
    rows: pd.DataFrame, subthema: str, column: str, number: str, members: str
) -> pd.DataFrame:
    distinct = rows[[subthema, column]].dropna().drop_duplicates()
    per_subthema = distinct.groupby(subthema, observed=True)[column].agg(list)
    lists = [per_subthema.get(name, []) for name in rows[subthema].cat.categories]
    return pd.DataFrame(
        {
            "subthema": rows[subthema].cat.categories,
            number: [len(values) for values in lists],
            members: lists,
        }
    )


def _crossed(rows: pd.DataFrame, kinds: pd.Series) -> pd.DataFrame:
    counts = pd.crosstab(rows["subthema"], kinds, dropna=False)
    counts = counts.reindex(
        index=rows["subthema"].cat.categories, columns=kinds.cat.categories, fill_value=0
    )
    result = counts.rename_axis(columns=None).assign(totaal=counts.sum(axis=1))
    return result.rename_axis(index="subthema").reset_index()
