"""What a contradiction is: one place in the publication, and all places that disagree with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from selections.stappen import doubtfully_paired
from selections.words import enumeration, unstopped

# How sure we are that two places disagree, the surest first.
PRINTED = "beide zijn gedrukt"
# The publication does not print which moment of a stap belongs to which line.
IN_ORDER = "gedrukt, in volgorde gekoppeld"
DERIVED = "één van beide is afgeleid"
SCOPE = "mogelijk een verschil van reikwijdte"
BY_ORDER = "rust op een afgeleide koppeling"
CERTAINTIES = (PRINTED, IN_ORDER, DERIVED, SCOPE, BY_ORDER)


@dataclass(frozen=True)
class Rule:
    """A kind of contradiction: its Dutch name, and whether it can change a date.

    of_a_row: whether its subject is a line that only its place tells from others.
    """

    naam: str
    date_at_stake: bool
    of_a_row: bool = False


RULES = {
    "programma": Rule("Moment van een programma: hoofdstuk 2 naast de kalender", True),
    "programma_actie": Rule("Moment van een lopende actie (hoofdstuk 3)", True),
    "doorlooptijd": Rule("Doorlooptijd van plan B: twee getallen", True),
    "vroegste_wijziging": Rule("Wijziging van een AMvB vóór de vroegste datum", True),
    "elders_ander_moment": Rule("Dezelfde stap of regel met elders een ander moment", True, True),
    "jaar_in_woorden": Rule("Een jaar in de woorden naast een ander moment of jaar", True),
    "plan_b_zonder_moment": Rule(
        "Plan B zonder moment waar zusterregels er een hebben", True, True
    ),
    "doorwerking_en_borging": Rule(
        "Dezelfde woorden hier doorwerking, daar gelezen als borging", False
    ),
    "geteld_niet_uitgewerkt": Rule("Wel geteld, niet uitgewerkt", False),
    "uitgewerkt_niet_geteld": Rule("Wel uitgewerkt, niet geteld", False),
    "keuze_zonder_borging": Rule("Keuze zonder borgingsregel, ook niet langs verwijzingen", False),
}
COLUMNS = [
    *("regel", "regel_naam", "onderwerp", "plaats_1", "woorden_1", "pagina_1"),
    *("plaats_2", "woorden_2", "pagina_2", "plaatsen", "uitleg", "zekerheid"),
    *("maatregelen", "sleutels", "op_volgorde", "waarvan_op_volgorde", "meerderheid"),
]


@dataclass(frozen=True)
class Place:
    """A place in the publication: how it is called, what it says, and on which page."""

    name: str
    words: str
    page: int


@dataclass(frozen=True)
class Other:
    """A place that disagrees, with the rows concerned (none outside the annex) and how sure.

    certainty: one of `CERTAINTIES`. paired: whether it is about the moment of a line, so that a
    doubtful pairing of the rows makes it `BY_ORDER`.
    """

    place: Place
    rows: pd.DataFrame | None = None
    certainty: str = PRINTED
    paired: bool = True

    @property
    def sure(self) -> str:
        by_order = self.paired and self.rows is not None and doubtfully_paired(self.rows).any()
        return BY_ORDER if by_order else self.certainty


def record(
    rule: str, subject: str, place: Place, others: Sequence[Other], sentence: str,
    rows: pd.DataFrame | None = None, majority: bool = False,
) -> dict:  # fmt: skip
    """One contradiction: the place, and every `other` that disagrees with it.

    rows: those of `place` itself, where it stands in the annex. majority: whether it is one of
    more places that agree than disagree.
    """
    concerned = [found for found in (rows, *(other.rows for other in others)) if found is not None]
    keys = pd.concat(concerned) if concerned else pd.DataFrame({"maatregel": [], "sleutel": []})
    sure = [other.sure for other in others]
    first = others[0].place
    several = len(others) > 1
    doubtful = [other.place.name for other in others if other.sure == BY_ORDER]
    explained = [sentence if sentence.endswith(".") else f"{sentence}."]
    if 0 < len(doubtful) < len(sure):
        explained.append(f"Bij {enumeration(doubtful)} is de koppeling twijfelachtig.")
    return {
        "regel": rule,
        "regel_naam": RULES[rule].naam,
        "onderwerp": subject,
        "plaats_1": place.name,
        "woorden_1": place.words,
        "pagina_1": int(place.page),
        "plaats_2": f"{len(others)} plaatsen" if several else first.name,
        "woorden_2": "; ".join(map(_in_words, others)) if several else first.words,
        "pagina_2": int(first.page),
        "plaatsen": [other.place for other in others],
        "uitleg": " ".join(explained),
        "zekerheid": min(sure, key=CERTAINTIES.index),
        "maatregelen": list(dict.fromkeys(keys["maatregel"])),
        "sleutels": list(dict.fromkeys(keys["sleutel"])),
        "op_volgorde": len(doubtful) == len(sure),
        "waarvan_op_volgorde": len(doubtful),
        "meerderheid": majority,
    }


def stap_place(row: pd.Series, words: str) -> Place:
    """The place of a stap of the annex."""
    page = row["pagina"] if pd.isna(row["pagina_stap"]) else row["pagina_stap"]
    return Place(f"{row['maatregel']}, stap {row['stap_nr']}", words, int(page))


def line_place(row: pd.Series, words: str) -> Place:
    """The place of a borging line."""
    stap = stap_place(row, words)
    return replace(stap, name=f"{stap.name}, regel {row['regel_nr']}")


def moment_place(row: pd.Series, moment: str) -> Place:
    """The place of a moment: that of its line, or of its stap where it has none."""
    if pd.isna(row["regel_nr"]):
        return stap_place(row, f"{row['stap']}: {moment}")
    return line_place(row, f"{unstopped(row['borging'])}: {moment}")


def _in_words(other: Other) -> str:
    doubt = "" if other.sure == PRINTED else f" ({other.sure})"
    return f"{other.place.name} (blz. {other.place.page}): {other.place.words}{doubt}"
