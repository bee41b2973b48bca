"""What the report says of the rows that moved: from when to when, and why."""

import pandas as pd

from documents.document import Section
from documents.tabel import Column, Tabel
from overleg.verslag.cijfers import BY_BESLUIT, OTHER_MOMENT, REFERENCE, Cijfers
from overleg.verslag.regels import LATER, days, in_calendar, long, maatregel
from overleg.was_wordt import moment_in_words
from selections.dates import date_in_words
from selections.words import or_else, slip_in_words
from voortgang.vocabulary import vocabulary
from voortgang.words import STANDING

_NO_SLIP = "0 kwartalen later"


def moved(c: Cijfers) -> Section:
    """The chapter on what moved in the period, and on what now stands elsewhere than published."""
    in_period, later, earlier = (c.main[key] for key in ("verschoven", "later", "eerder"))
    told = {*in_period.sleutels, *later.sleutels, *earlier.sleutels}
    of_period = c.changes.loc[
        list(in_period.sleutels), ["was_moment", "wordt_moment", "kwartalen", "wordt_reden"]
    ]
    rows = c.facts[c.facts.index.isin(told)].join(of_period)
    total = slip_in_words(int(rows["verschuiving_nu"].sum())) or _NO_SLIP
    spread = Tabel.of(
        "Verschuiving in kwartalen",
        [*map(Column, (REFERENCE, "Verschuiving", "Regels"))],
        (
            (one.verwijzing, slip_in_words(slip) or _NO_SLIP, one.aantal)
            for slip, one in c.sizes_of_slip()
        ),
    )
    each = Tabel.each(
        "Verschoven regels",
        rows.itertuples(),
        {
            "Sleutel": "Index",
            "Maatregel": maatregel,
            "In de kalender": in_calendar,
            "In de periode": _move,
            "Zoals het nu staat": moments_now,
            LATER: "verschuiving_nu",
            "Reden": lambda row: why(c, row, or_else(row.wordt_reden, "")),
        },
        notes=(
            "In de periode: van welk moment naar welk; leeg waar het moment in de "
            f"periode gelijk bleef. {LATER}: dan gepubliceerd; leeg waar de regel is "
            "afgesloten of een van beide momenten in geen kwartaal valt.",
        ),
    )
    return Section(
        "Verschoven",
        (
            f"Van {days(c)} {in_period.verb('kreeg', 'kregen')} "
            f"{in_period.regels} {OTHER_MOMENT}. Afgezet tegen de publicatie "
            f"{later.verb('staat', 'staan')} op {date_in_words(c.aanvraag.op)} {later.regels} "
            f"later, {STANDING}, en {earlier.getal} eerder; bij elkaar opgeteld: {total}.",
        ),
        (_reasons(c), long(spread), long(each)),
    )


def moments_now(row) -> str:
    """What was said of the moment of a row of `Cijfers.facts`, what stands now first."""
    said = [("vastgesteld", row.vastgesteld), ("verwacht", row.verwacht)]
    in_order = said if row.is_vastgesteld else reversed(said)
    known = [f"{name} {moment}" for name, moment in in_order if not pd.isna(moment)]
    return "; eerder ".join(known)


def _move(row) -> str:
    """From which moment to which a row went in the period; empty where it did not."""
    if pd.isna(row.wordt_moment):
        return ""
    slip = slip_in_words(row.kwartalen)
    moments = map(moment_in_words, (row.was_moment, row.wordt_moment))
    return " naar ".join(moments) + (f" ({slip})" if slip else "")


def why(c: Cijfers, row, in_period: str = "") -> str:
    """Why a row stands otherwise than published; where nothing now says so, why it moved in the
    period.
    """
    if not row.is_vastgesteld:
        return or_else(row.reden, in_period)
    number = row.vastgesteld_besluit
    by_besluit = c.redenen.get(number, f"besluit {number}")
    own = or_else(row.reden, in_period) if row.is_akkoord else ""
    return "; ".join(filter(None, (own, by_besluit)))


def _reasons(c: Cijfers) -> Tabel:
    meaning = {one.waarde: one.definitie for one in vocabulary().redenen} | {
        BY_BESLUIT: "Een overleg stelde het moment vast; het besluit staat erbij."
    }
    return Tabel.of(
        "Waarom verschoven",
        (
            Column("Reden"),
            Column("Wat dat betekent"),
            Column("In de periode", numeric=True),
            Column("Alle, tegen de publicatie", numeric=True),
        ),
        [
            (f"{reason} ({of_all.verwijzing})", meaning[reason], in_period.aantal, of_all.aantal)
            for reason, in_period, of_all in c.reasons()
        ],
        notes=("Andere woorden dan die van de lijst tellen als ‘anders’.",),
    )
