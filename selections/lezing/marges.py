"""What a margin of plan A and plan B rests on: two moments, their pages, pairing and doubt."""

from collections.abc import Mapping

import pandas as pd

from selections.lezing.hypothesen import unfitting
from selections.lezing.weging import CLASS_DOUBT, doubtful
from selections.stappen import STAP, page_of, paired_against_order, paired_by_order
from selections.words import unstopped

COLUMNS = [
    *("moment_a", "pagina_a", "moment_b", "pagina_b", "koppeling", "past_niet", "tegenstrijdig"),
    *("indeling", "in_woorden"),
]
AGAINST_ORDER = (
    "de koppeling van regel en moment is afgeleid, tegen de gedrukte volgorde in; zie de "
    "aantekening"
)
BY_ORDER = "de koppeling van regel en moment is afgeleid uit de volgorde"
OTHERWISE = "de koppeling van regel en moment is afgeleid; een andere lezer kan anders koppelen"
AS_MANY = "evenveel regels als momenten in deze stap; gekoppeld in de gedrukte volgorde (afgeleid)"
SAME_ROW = "regel en moment staan in dezelfde rij van de tabel"

# What is decided against the order often stands beside what is paired by it.
_DOUBTFUL = {"against": AGAINST_ORDER, "by_order": BY_ORDER}


def rests_on(
    table: pd.DataFrame,
    found: pd.DataFrame,
    hypotheses: pd.DataFrame,
    disputed: Mapping[str, str],
) -> pd.DataFrame:
    """What each chain rests on, in the order and with the index of `found`.

    found: `selections.plan_ab.chains` of this table. hypotheses: as `loaders.side_tables` gives
    them. disputed: `selections.contradictions.disputed` of this table. Columns: for plan A and the
    AMvB the deciding line with its moment as printed (`moment_a`, `moment_b`; empty where there is
    none) and the page of its stap (`pagina_a`, `pagina_b`, Int16);
    `koppeling` (Dutch); `past_niet` (why the moment of the AMvB does not fit a hypothesis, or
    empty); `tegenstrijdig` (why one of the two moments is contradicted by other places, or empty);
    `indeling` (bool: the instrument or class of one of its lines is doubtful, so that there may be
    another chain or none); `in_woorden` (all of it in one Dutch text).
    """
    rows = table.assign(
        page=page_of(table),
        by_order=paired_by_order(table),
        against=paired_against_order(table),
        classed=doubtful(table)["instrument of indeling"],
    ).set_index("sleutel")
    lines = table.groupby(STAP)["regel_nr"].nunique().to_dict()
    reasons = unfitting(table, hypotheses)
    result = []
    for chain in found.itertuples():
        of_stap = rows.loc[[*chain.plan_a, *chain.plan_b], [*_DOUBTFUL, "classed"]].any()
        if chain.op_volgorde:
            paired = next((said for name, said in _DOUBTFUL.items() if of_stap[name]), OTHERWISE)
        else:
            paired = AS_MANY if lines[chain.vermelding, chain.stap_nr] > 1 else SAME_ROW
        told: dict[str, object] = {"koppeling": paired}
        for plan, key in (("a", chain.moment_a), ("b", chain.moment_b)):
            known = isinstance(key, str)
            row = rows.loc[key] if known else None
            words = unstopped(" ".join(row["borging"].split())) if known else ""
            told[f"moment_{plan}"] = f"{words}: {row['agendering']}" if known else ""
            told[f"pagina_{plan}"] = int(row["page"]) if known else pd.NA
        told["past_niet"] = reasons.get(chain.moment_b, "")
        why = [disputed[key] for key in (chain.moment_a, chain.moment_b) if key in disputed]
        told["tegenstrijdig"] = " ".join(dict.fromkeys(why))
        told["indeling"] = bool(of_stap["classed"])
        told["in_woorden"] = _in_words(told)
        result.append(told)
    return pd.DataFrame(result, columns=COLUMNS, index=found.index).astype(
        {"pagina_a": "Int16", "pagina_b": "Int16"}
    )


def _in_words(told: dict) -> str:
    moments = [
        f"{name}: {told[f'moment_{plan}']} (blz. {told[f'pagina_{plan}']})"
        for plan, name in (("a", "plan A"), ("b", "plan B"))
        if told[f"moment_{plan}"]
    ]
    said = f"Rust op {'; '.join(moments)}; {told['koppeling']}." if moments else ""
    doubt = f"{CLASS_DOUBT}." if told["indeling"] else ""
    return " ".join(filter(None, (said, told["past_niet"], told["tegenstrijdig"], doubt)))
