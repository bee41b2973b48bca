"""Where the publication disagrees with itself: found by rule, both places shown, none mended.

What rests on a pairing of moments and lines by their order (`op_volgorde`) may come from our
reading and is to be counted apart. Words that do not fit their maatregel are beyond a rule; those
stand in the column `redactie`.
"""

import difflib
from dataclasses import dataclass

import pandas as pd

from selections import counts
from selections.aansluiting import not_counted, not_worked_out
from selections.hypothesen import CANNOT_BE_PLACED, misfits
from selections.programma_moments import (
    LINE,
    OWN_ROW,
    STAP_NAMES,
    Published,
    agree,
    differing_moments,
    published_moments,
)
from selections.stappen import STAP, paired_by_order
from selections.words import NO_BORGING, NO_MOMENT


@dataclass(frozen=True)
class Rule:
    """A kind of contradiction: its Dutch name, whether it is about moments, so that a pairing by
    order bears on it, and whether it can change a date."""

    naam: str
    about_moments: bool
    date_at_stake: bool


RULES = {
    "programma_regel": Rule(
        "Moment van een programma: borgingsregel naast hoofdstuk 2", True, True
    ),
    "programma_eigen_rij": Rule(
        "Moment van een programma: eigen moment naast hoofdstuk 2", True, True
    ),
    "programma_stap": Rule("Moment van een programma: stap naast hoofdstuk 2", True, False),
    "programma_concept": Rule("Moment van een programma: dat van het concept", True, True),
    "programma_actie": Rule("Moment van een programma: naast de lopende acties", True, True),
    "doorlooptijd": Rule("Doorlooptijd van plan B: twee getallen", False, True),
    "vroegste_wijziging": Rule("Wijziging van een AMvB vóór de vroegste datum", True, True),
    "plan_b_zonder_moment": Rule(
        "Plan B zonder moment waar zusterregels er een hebben", True, True
    ),
    "doorwerking_en_borging": Rule("Instrument hier doorwerking, daar borging", False, False),
    "geteld_niet_uitgewerkt": Rule("Wel geteld, niet uitgewerkt", False, False),
    "uitgewerkt_niet_geteld": Rule("Wel uitgewerkt, niet geteld", False, False),
    "keuze_zonder_borging": Rule("Keuze zonder borging, ook niet langs verwijzingen", False, False),
}
_RULE_OF_TIE = {
    LINE: "programma_regel",
    OWN_ROW: "programma_eigen_rij",
    STAP_NAMES: "programma_stap",
}
COLUMNS = [
    *("regel", "regel_naam", "onderwerp", "plaats_1", "woorden_1", "pagina_1"),
    *("plaats_2", "woorden_2", "pagina_2", "uitleg", "maatregelen", "sleutels", "op_volgorde"),
]


@dataclass(frozen=True)
class Place:
    """A place in the publication: how it is called, what it says, and on which page."""

    name: str
    words: str
    page: int


def contradictions(
    table: pd.DataFrame,
    summary: pd.DataFrame,
    sporen: pd.DataFrame,
    hypotheses: pd.DataFrame,
    actions: pd.DataFrame,
) -> pd.DataFrame:
    """All contradictions, in the order of `RULES` and within a rule of the document.

    It depends on no filter and no peildatum, so it can be kept. summary, sporen,
    hypotheses, actions: as `loaders.side_tables` gives them. Columns: `regel` (a
    key of `RULES`), `regel_naam`, `onderwerp` (what it is about), for both places `plaats_*`,
    `woorden_*`, `pagina_*`; `uitleg` (Dutch), `maatregelen` (list of codes), `sleutels` (list of
    the rows concerned), `op_volgorde` (bool).
    """
    by_key = table.set_index("sleutel", drop=False)
    of_rules = [
        *_programmes(table, by_key, sporen, actions),
        *_lead_times(hypotheses),
        *_too_early(table, by_key, hypotheses),
        *_without_moment(by_key),
        *_in_both_columns(by_key),
        *_not_worked_out(table, summary),
        *_not_counted(table, summary),
        *_without_borging(table),
    ]
    order = list(RULES)
    return pd.DataFrame(
        sorted(of_rules, key=lambda record: order.index(record["regel"])), columns=COLUMNS
    )


def counts_per_rule(contradictions: pd.DataFrame) -> pd.DataFrame:
    """How many by rule: columns `regel`, `regel_naam`, `vast`, `op_volgorde`, `totaal`.

    `vast` counts what does not rest on a pairing by order. Every rule is there, also with 0.
    """
    by_order = contradictions[contradictions["op_volgorde"].astype(bool)]["regel"].value_counts()
    total = contradictions["regel"].value_counts().reindex(list(RULES), fill_value=0)
    doubtful = by_order.reindex(list(RULES), fill_value=0)
    return pd.DataFrame(
        {
            "regel": list(RULES),
            "regel_naam": [rule.naam for rule in RULES.values()],
            "vast": (total - doubtful).array,
            "op_volgorde": doubtful.array,
            "totaal": total.array,
        }
    )


def _programmes(table, by_key, sporen, actions) -> list[dict]:
    published = published_moments(sporen, actions)
    differences = []
    for difference in differing_moments(table, published["sporen"]).itertuples(index=False):
        if difference.alleen_concept:
            rule, sentence = "programma_concept", "Het moment is dat van het concept"
        elif difference.verband == STAP_NAMES:
            rule = "programma_stap"
            sentence = "De stap noemt het programma en heeft geen moment dat ermee overeenkomt"
        else:
            rule = _RULE_OF_TIE[difference.verband]
            sentence = "Het moment komt niet overeen met dat van het programma"
        differences.append(_programme(rule, sentence, difference, by_key))
    for difference in differing_moments(table, published["acties"]).itertuples(index=False):
        sentence = "Het moment komt niet overeen met dat van de lopende actie"
        differences.append(_programme("programma_actie", sentence, difference, by_key))
    for first in published["sporen"]:
        for second in published["acties"]:
            if first.programma == second.programma and not agree(first, second):
                sentence = "Hoofdstuk 2 en hoofdstuk 3 geven een ander moment"
                differences.append(
                    _record("programma_actie", first.programma, _published_place([first]),
                            _published_place([second]), sentence)
                )  # fmt: skip
    return differences


def _programme(rule: str, sentence: str, difference, by_key: pd.DataFrame) -> dict:
    rows = by_key.loc[difference.sleutels]
    published = " en ".join(dict.fromkeys(moment.moment for moment in difference.gepubliceerd))
    printed = ", ".join(dict.fromkeys(rows["agendering"]))
    first = rows.iloc[0]
    return _record(
        rule,
        difference.programma,
        _stap_place(first, f"{first['stap']}: {printed}")
        if difference.verband == STAP_NAMES
        else _moment_place(first, printed),
        _published_place(difference.gepubliceerd),
        f"{sentence} ({difference.programma}: {published})",
        rows,
    )


def _lead_times(hypotheses: pd.DataFrame) -> list[dict]:
    wide, fixed = hypotheses.loc["voorbereidingstijd"], hypotheses.loc["doorlooptijd_amvb"]
    same = wide["kwartalen"] == fixed["kwartalen"] == wide["kwartalen_tot"]
    if same:
        return []
    first, second = (
        Place(f"Bladzijde {row['pagina']}", row["woorden"], int(row["pagina"]))
        for row in (wide, fixed)
    )
    sentence = (
        f"{wide['kwartalen']} tot {wide['kwartalen_tot']} kwartalen tegenover "
        f"{fixed['kwartalen']} kwartalen; wij rekenen voor een AMvB met het laatste"
    )
    return [_record("doorlooptijd", "Doorlooptijd", first, second, sentence)]


def _too_early(table, by_key, hypotheses) -> list[dict]:
    early = misfits(table, hypotheses)
    early = early[early["oordeel"] != CANNOT_BE_PLACED]
    earliest = hypotheses.loc["vroegste_wijziging"]
    place = Place("Werkhypothese (hoofdstuk 3)", earliest["woorden"], int(earliest["pagina"]))
    return [
        _record(
            "vroegste_wijziging",
            ", ".join(by_key.loc[misfit.sleutel, "amvb"]),
            _moment_place(by_key.loc[misfit.sleutel], misfit.agendering),
            place,
            misfit.uitleg,
            by_key.loc[[misfit.sleutel]],
        )
        for misfit in early.itertuples(index=False)
    ]


def _without_moment(by_key: pd.DataFrame) -> list[dict]:
    plan_b = by_key[by_key["plan"] == "B"]
    bare, with_moment = (
        plan_b[plan_b["agendering"].isna() == is_bare] for is_bare in (True, False)
    )
    lines_without = []
    for row in bare.itertuples(index=False):
        shared = with_moment["instrument_borging"].map(set(row.instrument_borging).intersection)
        sisters = with_moment[shared.map(len) > 0]
        if sisters.empty:
            continue
        nearest = max(
            sisters.itertuples(index=False), key=lambda sister, row=row: _kinship(row, sister)
        )
        moments = ", ".join(
            f"{moment} ({count})" for moment, count in sisters["agendering"].value_counts().items()
        )
        lines_without.append(
            _record(
                "plan_b_zonder_moment",
                ", ".join(row.instrument_borging),
                _moment_place(by_key.loc[row.sleutel], NO_MOMENT),
                _moment_place(by_key.loc[nearest.sleutel], nearest.agendering),
                f"Andere regels van plan B met dit instrument hebben een moment: {moments}",
                by_key.loc[[row.sleutel]],
            )
        )
    return lines_without


def _kinship(row, sister) -> tuple:
    likeness = difflib.SequenceMatcher(None, row.borging, sister.borging).ratio()
    return row.stap == sister.stap, row.maatregel == sister.maatregel, likeness


def _in_both_columns(by_key: pd.DataFrame) -> list[dict]:
    shaping = _places_of_instruments(by_key, "instrument_doorwerking", STAP)
    securing = _places_of_instruments(by_key, "instrument_borging", counts.LINE)
    both = []
    for name in [name for name in shaping if name in securing]:
        here, there = shaping[name], securing[name]
        together = [(h, t) for h in here for t in there if h["maatregel"] == t["maatregel"]]
        first, second = together[0] if together else (here[0], there[0])
        both.append(
            _record(
                "doorwerking_en_borging",
                name,
                _stap_place(first, first["doorwerking"]),
                _line_place(second, second["borging"]),
                f"Doorwerking in {_counted(len(here), 'stap', 'stappen')}, borging in "
                f"{_counted(len(there), 'regel', 'regels')}",
                pd.DataFrame([first, second]),
            )
        )
    return both


def _places_of_instruments(by_key: pd.DataFrame, column: str, unit: list[str]) -> dict:
    places: dict[str, list] = {}
    rows = by_key[by_key[column].map(len) > 0].drop_duplicates(unit)
    for _, row in rows.iterrows():
        for name in row[column]:
            places.setdefault(name, []).append(row)
    return places


def _not_worked_out(table: pd.DataFrame, summary: pd.DataFrame) -> list[dict]:
    unworked = not_worked_out(table)
    return [
        _record(
            "geteld_niet_uitgewerkt",
            row.maatregel,
            _summary_place(summary, row.telt_bij),
            Place(f"Bijlage, onder keuze {row.keuze}", "geen kop en geen stappen", row.pagina),
            "De samenvattingstabel telt de maatregel mee; de bijlage werkt haar nergens uit",
            table[table["maatregel"] == row.maatregel],
        )
        for row in unworked[unworked["klasse"] == "niet uitgewerkt"].itertuples(index=False)
    ]


def _not_counted(table: pd.DataFrame, summary: pd.DataFrame) -> list[dict]:
    uncounted = not_counted(table)
    worked_out = set(table.loc[table["stap_nr"].notna(), "maatregel"])
    uncounted = uncounted[uncounted["telt_bij"].isna() & uncounted["maatregel"].isin(worked_out)]
    return [
        _record(
            "uitgewerkt_niet_geteld",
            row.maatregel,
            Place(f"{row.maatregel}, onder keuze {row.keuze}", row.titel, row.pagina),
            _summary_place(summary, row.subthema),
            f"De bijlage geeft stappen; {row.reden[0].lower()}{row.reden[1:]}",
            table[table["maatregel"] == row.maatregel],
        )
        for row in uncounted.itertuples(index=False)
    ]


def _without_borging(table: pd.DataFrame) -> list[dict]:
    secured = set(table.loc[table["regel_nr"].notna(), "maatregel"])
    heads = table.drop_duplicates("vermelding")
    refers = {
        code: {target for codes in group for target in codes}
        for code, group in heads.groupby("maatregel", sort=False)["verwijst_naar"]
    }
    keuzes = []
    for keuze, vermeldingen in heads.groupby("keuze", sort=False):
        reached, waiting = set(), set(vermeldingen["maatregel"])
        while waiting:
            reached |= waiting
            waiting = {target for code in waiting for target in refers[code]} - reached
        if reached & secured:
            continue
        first, last = vermeldingen.iloc[0], vermeldingen.iloc[-1]
        own = list(dict.fromkeys(vermeldingen["maatregel"]))
        followed = sorted(reached - set(own))
        keuzes.append(
            _record(
                "keuze_zonder_borging",
                f"Keuze {keuze}",
                Place(f"Keuze {keuze}", first["keuze_tekst"], first["pagina"]),
                Place(", ".join(own), NO_BORGING, last["pagina"]),
                "Ook gevolgd: " + ", ".join(followed)
                if followed else "Er is geen verwijzing om te volgen",
                table[table["maatregel"].isin(own)],
            )
        )  # fmt: skip
    return keuzes


def _record(
    rule: str,
    subject: str,
    first: Place,
    second: Place,
    sentence: str,
    rows: pd.DataFrame | None = None,
) -> dict:
    return {
        "regel": rule,
        "regel_naam": RULES[rule].naam,
        "onderwerp": subject,
        "plaats_1": first.name,
        "woorden_1": first.words,
        "pagina_1": int(first.page),
        "plaats_2": second.name,
        "woorden_2": second.words,
        "pagina_2": int(second.page),
        "uitleg": sentence if sentence.endswith(".") else f"{sentence}.",
        "maatregelen": [] if rows is None else list(dict.fromkeys(rows["maatregel"])),
        "sleutels": [] if rows is None else rows["sleutel"].tolist(),
        "op_volgorde": RULES[rule].about_moments
        and rows is not None
        and bool(paired_by_order(rows).any()),
    }


def _stap_place(row: pd.Series, words: str) -> Place:
    return Place(f"{row['maatregel']}, stap {row['stap_nr']}", words, row["pagina"])


def _line_place(row: pd.Series, words: str) -> Place:
    stap = _stap_place(row, words)
    return Place(f"{stap.name}, regel {row['regel_nr']}", stap.words, stap.page)


def _moment_place(row: pd.Series, moment: str) -> Place:
    if pd.isna(row["regel_nr"]):
        return _stap_place(row, f"{row['stap']}: {moment}")
    return _line_place(row, f"{row['borging']}: {moment}")


def _published_place(moments: list[Published]) -> Place:
    first = moments[0]
    words = "; ".join(f"{moment.woorden}: {moment.moment}" for moment in moments)
    return Place(first.bron, words, first.pagina)


def _summary_place(summary: pd.DataFrame, subthema: str) -> Place:
    row = summary.set_index("subthema").loc[subthema]
    words = f"{subthema}: {row['maatregelen']} maatregelen"
    return Place("Samenvattingstabel (hoofdstuk 1)", words, row["pagina"])


def _counted(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
