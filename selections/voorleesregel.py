"""The one sentence that says a row: who, what, when, plan, layers and page.

The same sentence stands in the hover of a bar, the table under a chart, the PDF and what a screen
reader says, so it uses whole words ("het vierde kwartaal van 2026") and says nothing that the row
does not: a moment "kan aan de orde zijn", a layer that is not named is "niet genoemd". A moment
without a line is read with its stap, and with the programme to which `redactie` ties it.
"""

from collections import Counter

import pandas as pd

from loaders.overheidslagen import LAGEN
from selections.lezing.hoofdstukken import actions_of
from selections.lezing.weging import is_class_doubtful
from selections.stappen import borging_of, is_doubtfully_paired
from selections.words import counted, enumeration, is_in_annex, printed_otherwise

_QUARTERS = ("eerste", "tweede", "derde", "vierde")
WITH_NOTE = "met een aantekening"
DOUBTFUL, CLASS_DOUBTFUL = "koppeling twijfelachtig", "instrument of indeling twijfelachtig"
PLANS = {"A": "plan A", "B": "plan B", "overig": "geen plan A of B"}
DERIVED, LAYER_DERIVED = "plan en overheidslaag zijn afgeleid", "overheidslaag is afgeleid"
_BORGING = "borging"
_ROLES = {
    _BORGING: "laag_borging",
    "doorwerking": "laag_doorwerking",
    "in de stap genoemd": "laag_stap",
}
_WITHOUT_DATES = {
    "volgt": "moment volgt",
    "incidenteel": "incidenteel, zonder vast moment",
    "geen": "zonder moment",
}
COLUMNS = [
    *("sleutel", "maatregel", "keuze", "titel", "herkomst", "gedrukte_code", "uitgewerkt_in"),
    *("pagina", "pagina_stap", "instrument_doorwerking", "agendering", "stap_nr", "stap"),
    *("borging", "plan", *_ROLES.values(), "van", "tot", "precisie", "redactie"),
]


def voorleesregels(rows: pd.DataFrame) -> pd.Series:
    """Per row its sentence in Dutch (str, same index)."""
    records = rows[COLUMNS].astype(object).itertuples(index=False)
    sentences = ["; ".join(parts_of(row)) + "." for row in records]
    return pd.Series(sentences, index=rows.index, dtype="str", name="voorleesregel")


def parts_of(row) -> list[str]:
    """The sentence of a row of `COLUMNS` in its parts, between which stand semicolons."""
    step = f", stap {row.stap_nr}" if _present(row.stap_nr) else ""
    said = f"{subject_of(row)}{step}: {what_of(row)} {when_of(row)}"
    noted = [WITH_NOTE] if _present(row.redactie) else []
    doubt = [DOUBTFUL] * is_doubtfully_paired(row.redactie)
    doubt += [CLASS_DOUBTFUL] * is_class_doubtful(row)
    plan = [PLANS[row.plan]] if _present(row.borging) else []
    page = [f"bladzijde {page_of(row)}"] if is_in_annex(row) else []
    return [said, *plan, *layers_of([row]), *page, *actions_beside([row]), *doubt, *noted]


def actions_beside(rows: list) -> list[str]:
    """The running actions of page 7 about those of these rows that have no moment or no line."""
    bare = [row for row in rows if not (_present(row.agendering) and _present(row.borging))]
    names = dict.fromkeys(name for row in bare for name in actions_of(row.sleutel))
    return [f"lopende actie (afgeleid), bladzijde 7: {name}" for name in names]


def subject_of(row) -> str:
    """The maatregel or the keuze that a row stands under, with its title."""
    return f"{code_of(row)} ({_one_line(row.titel)})"


def code_of(row) -> str:
    """The same without its title."""
    if row.herkomst in ("keuze", "ontbreekt"):
        return f"Keuze {row.keuze} zonder genummerde maatregel"
    printed = printed_otherwise(row)
    other = f", gedrukt {printed}" if printed else ""
    return f"{'Code' if row.herkomst == 'nieuw' else 'Maatregel'} {row.maatregel}{other}"


def what_of(row) -> str:
    """What of a row comes up: its line, or without one its stap, with the programme."""
    if _present(row.borging):
        return f"“{_one_line(row.borging)}”"
    if _present(row.stap_nr):
        said = borging_of(row)
        return f"“{_one_line(row.stap)}” ({said})" if _present(row.stap) else f"({said})"
    if len(row.uitgewerkt_in):
        return f"hier niet in stappen uitgewerkt, zie {enumeration(list(row.uitgewerkt_in))};"
    if not is_in_annex(row):
        return "staat niet in de bijlage, wel in het aantal van blz. 2 (afgeleid);"
    return "niet in stappen uitgewerkt;"


def page_of(row) -> int | str:
    """The page of its stap, or of its heading where it has none; empty for what is not printed."""
    if not is_in_annex(row):
        return ""
    return row.pagina_stap if _present(row.pagina_stap) else row.pagina


def when_of(row, number: int = 1) -> str:
    """When a row, or so many with the same moment, can come up."""
    can, runs = ("kan", "loopt") if number == 1 else ("kunnen", "lopen")
    if row.precisie == "kwartaal":
        return f"{can} aan de orde zijn in {quarter_in_words(row.van)}"
    if row.precisie == "jaar":
        return f"{can} aan de orde zijn in {row.van.year}, kwartaal niet genoemd"
    if row.precisie == "periode":
        return f"{can} aan de orde zijn in de periode {row.van.year} tot en met {row.tot.year}"
    if row.precisie == "lopend":
        return f"{runs} tot en met {quarter_in_words(row.tot)}" if _present(row.tot) else runs
    return _WITHOUT_DATES[row.precisie]


def layers_of(rows: list) -> list[str]:
    """Which overheidslaag these rows name in which role, how many where not all of them do, and
    that it is derived, with the plan where there is one.

    That none is named is said of the borging alone, the role that a reader asks for first.
    """
    with_line = any(_present(row.borging) for row in rows)
    said = []
    for role, column in _ROLES.items():
        of = Counter(laag for row in rows for laag in getattr(row, column))
        named = [
            laag if of[laag] == len(rows) else f"{laag} bij {counted(of[laag], 'regel')}"
            for laag in LAGEN
            if of[laag]
        ]
        if not named and role == _BORGING and with_line:
            named = ["overheidslaag niet genoemd"]
        if named:
            said.append(f"{role}: {', '.join(named)}")
    return [*said, DERIVED if with_line else LAYER_DERIVED] if said else said


def quarter_in_words(day) -> str:
    """`het vierde kwartaal van 2026`."""
    return f"het {_QUARTERS[(day.month - 1) // 3]} kwartaal van {day.year}"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _present(value: object) -> bool:
    return not pd.isna(value)
