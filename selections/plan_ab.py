"""Plan A and plan B of a stap as a chain: when must B start, and is A certain by then?

An AMvB takes a number of quarters (`lead`; the publication: two years, page 8). The margin is the
quarter of the earliest AMvB moment, less the lead, less the quarter of the last moment of plan A.
Both plans are worked out in parallel, so a margin says when choosing one after the other would no
longer do, and nothing about being late. Where a moment is a year or a period, both ends count and
the margin is a range. Where the words of the stap give a year that none of its moments fits, the
margin is contradicted and stands apart. All of this is derived, from what is read as plan A and
plan B in the column borging; plan A has its accent on decentrale doorwerking (page 1), which is not
in it.
"""

from datetime import date
from functools import cache

import pandas as pd

from loaders.instruments import instruments_table
from selections.kwartalen import is_dated, label, ordinals, quarter, quarters
from selections.printed_years import strange_years
from selections.stappen import STAP, doubtfully_paired, page_of, whole_stappen
from selections.words import as_sentence, counted, enumeration

MARGIN = "marge"
CONTRADICTED = "marge, weersproken door gedrukte woorden"
NO_A = "geen regel van plan A in de kolom borging van deze stap"
NO_B = "geen regel van plan B in de kolom borging van deze stap"
ACCENT = "Plan A legt het accent op decentrale doorwerking (blz. 1); die telt hier niet mee."
A_ELSEWHERE = "plan A in een andere stap"
B_ELSEWHERE = "plan B in een andere stap"
NO_AMVB = "plan B noemt geen AMvB"
A_WITHOUT_MOMENT = "plan A zonder moment"
AMVB_WITHOUT_MOMENT = "AMvB zonder moment"
CASES = (
    MARGIN,
    CONTRADICTED,
    AMVB_WITHOUT_MOMENT,
    A_WITHOUT_MOMENT,
    NO_AMVB,
    A_ELSEWHERE,
    NO_A,
    B_ELSEWHERE,
    NO_B,
)
LEAD_UNKNOWN = "niet in de bron"

_OF_START = ["amvb", "van", "tot", "precisie"]
_OF_STAP = ["maatregel", "keuze", "subthema", "titel", "stap", "pagina"]


def has_amvb(rows: pd.DataFrame) -> pd.Series:
    """Which rows have a borging line that changes an AMvB (bool)."""
    return rows["amvb"].map(len) > 0


def latest_starts(rows: pd.DataFrame, lead: int) -> pd.DataFrame:
    """The plan B rows with the quarter in which their preparation starts at the latest.

    lead: quarters that an AMvB takes. The columns of `rows` and: `doorlooptijd` ("8 kwartalen",
    or `LEAD_UNKNOWN` for what changes no AMvB), `start` and `start_tot` (periods; the same for a
    quarter, both ends for a year or a period, NaT without a dated moment or a lead), and
    `start_naam` ("Q4 2024", "Q1 tot en met Q4 2025", empty).
    """
    return rows[rows["plan"] == "B"].assign(**starts_of(rows, lead))


def starts_of(rows: pd.DataFrame, lead: int) -> pd.DataFrame:
    """The columns of `latest_starts` that are not those of `rows`, with the index of `rows`."""
    plan_b = rows[_OF_START][rows["plan"] == "B"]
    amvb = has_amvb(plan_b)
    starts = (_ends(plan_b) - lead).where(amvb, axis=0)
    return pd.DataFrame(
        {
            "doorlooptijd": amvb.map({True: counted(lead, "kwartaal"), False: LEAD_UNKNOWN}),
            "start": _periods(starts["van"]),
            "start_tot": _periods(starts["tot"]),
            "start_naam": [_span(*pair) for pair in zip(starts["van"], starts["tot"], strict=True)],
        },
        index=plan_b.index,
    )


def start_reached(rows: pd.DataFrame, peildatum: date, lead: int) -> pd.Series:
    """Which rows are lines of plan B of which the latest start is reached at `peildatum` (bool).

    The one rule behind "besluit over plan B nodig": the first quarter of the latest start is that
    of the peildatum or one before it.
    """
    return is_reached(starts_of(rows, lead)["start"], peildatum).reindex(
        rows.index, fill_value=False
    )


def is_reached(starts: pd.Series, peildatum: date) -> pd.Series:
    """Which of these latest starts are reached at `peildatum` (bool)."""
    return starts.notna() & (starts <= quarter(peildatum))


def reached_in_words(start: pd.Period, until: pd.Period, now: pd.Period, lead: int) -> str:
    """That a latest start is reached, how long ago, and where the lead time leads from now.

    start, until: the first and the last quarter of it (`start` and `start_tot`), which differ where
    the moment is a year or a period.
    """
    ago = now.ordinal - start.ordinal
    since = f"{counted(ago, 'kwartaal')} geleden" if ago else "dit kwartaal"
    first = "" if start == until else "het eerste van die kwartalen "
    quarters_of_it = _span(start.ordinal, until.ordinal)
    return (
        f"Berekende uiterste start van plan B bereikt: {quarters_of_it}, {first}{since}; "
        f"met {counted(lead, 'kwartaal')} gerekend komt een AMvB die nu begint uit op "
        f"{label(now + lead)}."
    )


def chains(table: pd.DataFrame, lead: int) -> pd.DataFrame:
    """One row for each stap with a line of plan A or B: the chain and its margin.

    lead: quarters that an AMvB takes. Columns: `vermelding`, `stap_nr`, `maatregel`, `keuze`,
    `subthema`, `titel`, `stap`, `pagina`; `plan_a`, `plan_b` (lists of sleutels of rows);
    `geval` (one of `CASES`); `marge`, `marge_tot` (Int64, quarters, equal unless a moment is a
    year or a period; empty where there is no margin); `start_naam` (latest start of the earliest
    AMvB); `moment_a`, `moment_b` (sleutels of the rows that decide the margin: the last of plan A,
    the earliest AMvB; empty where there is none); `andere_jaren` (list: the years that the words of
    the stap, its doorwerking and lines give and that no moment of the stap fits); `uitleg` (Dutch);
    `elders` (stap numbers of the vermelding where the other plan is); `op_volgorde` (bool: the
    chain rests on a doubtful pairing). The smallest margin comes first, then what is contradicted,
    then what has none, in the order of `CASES` and of the document.
    """
    with_plan = table[table["plan"].isin(["A", "B"])].assign(pagina=page_of)
    ends = _ends(with_plan)
    # As records, once: a frame per stap takes two seconds on the whole calendar.
    named = ["instrument_borging", "instrument_doorwerking"]
    records = with_plan[[*STAP, *_OF_STAP, *named, "sleutel", "plan"]].assign(
        begin=ends["van"],
        end=ends["tot"],
        amvb=has_amvb(with_plan),
        by_order=doubtfully_paired(with_plan),
    )
    stappen: dict[tuple, list] = {}
    stappen_of: dict[tuple, list[int]] = {}
    for row in records.astype(object).itertuples(index=False):
        stappen.setdefault((row.vermelding, row.stap_nr), []).append(row)
        numbers = stappen_of.setdefault((row.plan, row.vermelding), [])
        if row.stap_nr not in numbers:
            numbers.append(row.stap_nr)
    years, loose = _other_years(table), loose_moments(table)
    per_stap = [
        _chain(stap, years.get(place, []), loose.get(place, []), stappen_of, lead)
        for place, stap in stappen.items()
    ]
    result = pd.DataFrame(per_stap, columns=[*STAP, *_OF_STAP, *_DERIVED])
    result = result.astype({"marge": "Int64", "marge_tot": "Int64"})
    order = result.assign(case=result["geval"].map(CASES.index))
    order = order.sort_values(["case", "marge", "marge_tot"], kind="stable").index
    return result.loc[order].reset_index(drop=True)


_DERIVED = [
    "plan_a", "plan_b", "geval", "marge", "marge_tot", "start_naam", "moment_a", "moment_b",
    "andere_jaren", "uitleg", "elders", "op_volgorde",
]  # fmt: skip


def _chain(
    stap: list, other_years: list[str], loose: list[str], stappen_of: dict, lead: int
) -> dict:
    plan_a, plan_b = ([row for row in stap if row.plan == plan] for plan in ("A", "B"))
    amvb = [row for row in plan_b if row.amvb]
    head = stap[0]
    elsewhere = []
    if not plan_a or not plan_b:
        other = "B" if plan_a else "A"
        elsewhere = stappen_of.get((other, head.vermelding), [])
    dated_a = [row for row in plan_a if not pd.isna(row.end)]
    dated_b = [row for row in amvb if not pd.isna(row.begin)]
    case = _case(plan_a, plan_b, amvb, dated_a, dated_b, elsewhere)
    start = start_tot = smallest = largest = pd.NA
    if dated_b:
        start = min(row.begin for row in dated_b) - lead
        start_tot = min(row.end for row in dated_b) - lead
    explanation = _explanation(case, elsewhere)
    if case == MARGIN:
        # What runs until a quarter ends in that quarter, whenever it began.
        begins = [row.end if pd.isna(row.begin) else row.begin for row in dated_a]
        smallest = start - max(row.end for row in dated_a)
        largest = start_tot - max(begins)
        explanation = margin_in_words(smallest, largest)
        if len(plan_a) > len(dated_a):
            explanation += " Een regel van plan A zonder datum telt niet mee."
        if other_years:
            case = CONTRADICTED
            years = enumeration([f"‘{words}’" for words in other_years])
            explanation += f" Weersproken: de woorden van deze stap geven ook {years}."
    elif not plan_a:
        explanation += f" {without_plan_a(loose)}"
    if not plan_a or not plan_b:
        explanation += _named_all_the_same(plan_b, head)
    return {
        **{column: getattr(head, column) for column in (*STAP, *_OF_STAP)},
        "plan_a": [row.sleutel for row in plan_a],
        "plan_b": [row.sleutel for row in plan_b],
        "geval": case,
        "marge": smallest,
        "marge_tot": largest,
        "start_naam": _span(start, start_tot),
        "moment_a": max(dated_a, key=lambda row: row.end).sleutel if dated_a else None,
        "moment_b": min(dated_b, key=lambda row: row.begin).sleutel if dated_b else None,
        "andere_jaren": other_years,
        "uitleg": explanation,
        "elders": elsewhere,
        "op_volgorde": any(row.by_order for row in stap),
    }


def _case(plan_a, plan_b, amvb, dated_a, dated_b, elsewhere: list[int]) -> str:
    if not plan_b:
        return B_ELSEWHERE if elsewhere else NO_B
    if not plan_a:
        return A_ELSEWHERE if elsewhere else NO_A
    if not amvb:
        return NO_AMVB
    if not dated_b:
        return AMVB_WITHOUT_MOMENT
    return MARGIN if dated_a else A_WITHOUT_MOMENT


def _other_years(table: pd.DataFrame) -> dict[tuple, list[str]]:
    """By stap the years in the words of its cells that none of its moments fits."""
    cells = table[["stap", "doorwerking", "borging"]]
    with_year = cells.apply(lambda texts: texts.str.contains("20[0-9]{2}", na=False)).any(axis=1)
    found = {}
    for place, rows in whole_stappen(table[with_year], table).groupby(STAP, sort=False):
        texts = dict.fromkeys(text for column in cells for text in rows[column].dropna())
        years = [year.words for text in texts for year in strange_years(text, rows)]
        found[place] = list(dict.fromkeys(years))
    return found


def loose_moments(table: pd.DataFrame) -> dict[tuple, list[str]]:
    """By stap the moments that are printed without a borging line."""
    loose = table[table["regel_nr"].isna() & table["agendering"].notna()]
    return loose.groupby(STAP, sort=False)["agendering"].agg(list).to_dict()


def no_a_in_words(elsewhere: list[int]) -> str:
    """`NO_A`, and in which other stappen of the vermelding plan A does stand."""
    return f"{NO_A}, wel in stap {enumeration(list(map(str, elsewhere)))}" if elsewhere else NO_A


def without_plan_a(loose: list[str]) -> str:
    """What to know where a stap has no plan A. loose: its moments without a line."""
    if not loose:
        return ACCENT
    moments = enumeration(loose)
    return f"{ACCENT} In deze stap staat ook {moments}, gelezen zonder borgingsregel (afgeleid)."


def _named_all_the_same(plan_b: list, head) -> str:
    """Which instruments of the plan that has no line here its words name in another column or line.

    head: a row of the stap. Plan A is its own in the lines of plan B alone: that the doorwerking
    names some of it goes without saying.
    """
    if plan_b:
        where, plan = "in de regel van plan B", "A"
        names = [name for row in plan_b for name in row.instrument_borging]
    else:
        where, plan, names = "onder doorwerking", "B", head.instrument_doorwerking
    of_plan = [name for name in dict.fromkeys(names) if _plan_of_instruments().get(name) == plan]
    if not of_plan:
        return ""
    return f" Wel genoemd {where}: {enumeration(of_plan)} (als eigen regel plan {plan}; afgeleid)."


@cache
def _plan_of_instruments() -> dict[str, str]:
    named = instruments_table()
    return dict(zip(named["naam"], named["plan"], strict=True))


def _explanation(case: str, elsewhere: list[int]) -> str:
    where = f": stap {enumeration([*map(str, elsewhere)])}" if elsewhere else ""
    sentences = {
        NO_AMVB: "Plan B noemt geen wijziging van Bkl, Bal of Bbl; alleen voor de aanpassing van "
        "een AMvB noemt de publicatie twee jaar (blz. 8), voor plan B in het algemeen ‘zeker 1-2 "
        "jaar’ (blz. 1). Een uiterste start is hier niet berekend",
        AMVB_WITHOUT_MOMENT: "De AMvB van plan B heeft geen moment met een datum",
        A_WITHOUT_MOMENT: "Plan A heeft geen moment met een datum",
        **{none: f"{none}, ook niet bij een andere stap" for none in (NO_A, NO_B)},
    }
    said = sentences.get(case, f"{case}{where}")
    return as_sentence(said)


def margin_in_words(smallest: int, largest: int) -> str:
    """The margin as a Dutch sentence; a range where the two differ."""
    last, more = "het laatste moment van plan A", ""
    if smallest != largest:
        said = f"ligt tussen {_offset(smallest)} en {_offset(largest)} {last}"
        more = "; een moment is als jaar of periode gedrukt"
    elif smallest:
        said = f"ligt {_offset(smallest)} {last}"
    else:
        said = f"valt samen met {last}"
    return f"De berekende uiterste start van plan B {said}{more}."


def margin_in_short(smallest: int, largest: int) -> str:
    """The margin as it stands beside a chain: the latest start of B, as seen from plan A."""
    ends = []
    for number in dict.fromkeys((smallest, largest)):
        seen = f"{counted(abs(number), 'kwartaal')} {'ervoor' if number < 0 else 'erna'}"
        ends.append(seen if number else "valt samen")
    return " tot ".join(ends)


def _offset(number: int) -> str:
    return f"{counted(abs(number), 'kwartaal')} {'vóór' if number < 0 else 'na'}"


def _ends(rows: pd.DataFrame) -> pd.DataFrame:
    """The first and last quarter of each row's moment as ordinals; "Loopt Q4 2024" has its last."""
    dated, last = is_dated(rows), quarters(rows["tot"])
    van, tot = ordinals(quarters(rows["van"])), ordinals(last)
    return pd.DataFrame({"van": van.where(dated), "tot": tot.where(dated | last.notna())})


def _periods(numbers: pd.Series) -> pd.Series:
    values = [
        pd.NaT if pd.isna(number) else pd.Period(ordinal=int(number), freq="Q")
        for number in numbers
    ]
    return pd.Series(pd.PeriodIndex(values, freq="Q"), index=numbers.index)


def _span(first: object, last: object) -> str:
    if pd.isna(first):
        return ""
    start, end = (label(pd.Period(ordinal=int(number), freq="Q")) for number in (first, last))
    if start == end:
        return start
    return f"{start.split()[0] if start[3:] == end[3:] else start} tot en met {end}"
