"""The dossier of one maatregel: all that the publication says of it, and where else it points."""

import difflib
import re
from dataclasses import dataclass

import pandas as pd

from loaders.instruments import Classifier

_KEUZE = re.compile(r"(?:sk|keuze)\s*([0-9]{1,2})", re.IGNORECASE)

_OF_VERMELDING = [
    *("vermelding", "keuze", "keuze_tekst", "hoofdthema", "subthema", "telt_bij", "paragraaf"),
    *("maatregel", "gedrukte_code", "titel", "maatregel_tekst", "kopnoot", "herkomst"),
    *("verwijst_naar", "uitgewerkt_in", "toelichting", "pagina_toelichting", "pagina", "spoor"),
]


@dataclass(frozen=True)
class Dossier:
    """One maatregel.

    vermeldingen: one row each, with the columns that a vermelding has for itself.
    rows: the rows of the table in document order, all stappen.
    refers_to, referred_by: columns `maatregel`, `titel`, `keuze`, `pagina`, `uitgewerkt`
        (bool: the publication says that it is worked out there).
    elsewhere: the rows of the maatregelen in which it is worked out, whole stappen.
    """

    maatregel: str
    vermeldingen: pd.DataFrame
    rows: pd.DataFrame
    refers_to: pd.DataFrame
    referred_by: pd.DataFrame
    elsewhere: pd.DataFrame

    @property
    def stappen(self) -> pd.DataFrame:
        """The rows of all stappen: its own, then those of where it is worked out."""
        return pd.concat([self.rows[self.rows["stap_nr"].notna()], self.elsewhere])

    @property
    def everywhere(self) -> pd.DataFrame:
        """All of its rows, then those of where it is worked out."""
        return pd.concat([self.rows, self.elsewhere])


def open_dossier(table: pd.DataFrame, maatregel: str) -> Dossier:
    """The dossier of our code `maatregel`. Raises KeyError for an unknown one."""
    rows = table[table["maatregel"] == maatregel]
    if rows.empty:
        raise KeyError(maatregel)
    vermeldingen = rows.drop_duplicates("vermelding")[_OF_VERMELDING].reset_index(drop=True)
    named = _distinct(vermeldingen["verwijst_naar"])
    worked_out = _distinct(vermeldingen["uitgewerkt_in"])
    heads = table.drop_duplicates("vermelding")
    pointing = heads[heads["verwijst_naar"].map(lambda codes: maatregel in codes)]
    first = table.drop_duplicates("maatregel").set_index("maatregel", drop=False)
    here = pointing["uitgewerkt_in"].map(lambda codes: maatregel in codes)
    return Dossier(
        maatregel=maatregel,
        vermeldingen=vermeldingen,
        rows=rows,
        refers_to=_references(first.loc[named], set(worked_out)),
        referred_by=_references(pointing, set(pointing.loc[here, "maatregel"])),
        elsewhere=table[table["maatregel"].isin(worked_out) & table["stap_nr"].notna()],
    )


def nearest_codes(table: pd.DataFrame, typed: str) -> list[str]:
    """Three of our codes at most that look like what somebody typed, nearest first.

    For a keuze (SK17) that has numbered maatregelen these are all that stand under it.
    """
    if keuze := _KEUZE.fullmatch(typed.strip()):
        under = table.loc[table["keuze"] == int(keuze[1]), "maatregel"]
        if not under.empty:
            return list(dict.fromkeys(under))
    codes = list(dict.fromkeys(table["maatregel"]))
    by_lower = {code.lower(): code for code in codes}
    near = difflib.get_close_matches(typed.strip().lower(), list(by_lower), n=3, cutoff=0.5)
    return [by_lower[code] for code in near]


def neighbours(
    rows: pd.DataFrame, table: pd.DataFrame, maatregel: str
) -> tuple[str | None, str | None]:
    """The maatregel before and after this one among `rows` (the selection), in document order.

    A maatregel outside the selection has the neighbours of its own place in `table`.
    """
    order = list(dict.fromkeys(table["maatregel"]))
    selected = set(rows["maatregel"])
    place = order.index(maatregel)
    before = next((code for code in reversed(order[:place]) if code in selected), None)
    after = next((code for code in order[place + 1 :] if code in selected), None)
    return before, after


def place_in_selection(rows: pd.DataFrame, maatregel: str) -> tuple[int, int]:
    """The place of this maatregel among `rows` and how many there are: (4, 17) for "4 van 17".

    The place is 0 for a maatregel outside the selection.
    """
    codes = list(dict.fromkeys(rows["maatregel"]))
    return (codes.index(maatregel) + 1 if maatregel in codes else 0), len(codes)


@dataclass(frozen=True)
class Ground:
    """An instrument that a borging line names, with the rule by which it is read.

    decisive: whether plan, traject and schil of the line follow from this one.
    grond, doubt: the words of the instruments table; `doubt` is empty where there is none.
    """

    instrument: str
    decisive: bool
    grond: str
    doubt: str


def grounds(borging: str, classifier: Classifier) -> list[Ground]:
    """Why a borging line is read as it is, what decides first; the table's order after that."""
    reading = classifier.read(borging)
    by_column = {
        Ground(row.naam, row is reading.decisive, row.grond, row.twijfel): None
        for row in reading.found
        if row.naam
    }
    return sorted(by_column, key=lambda ground: not ground.decisive)


def _distinct(lists: pd.Series) -> list[str]:
    return list(dict.fromkeys(code for codes in lists for code in codes))


def _references(heads: pd.DataFrame, worked_out: set[str]) -> pd.DataFrame:
    referred = heads[["maatregel", "titel", "keuze", "pagina"]].reset_index(drop=True)
    return referred.assign(uitgewerkt=referred["maatregel"].isin(worked_out))
