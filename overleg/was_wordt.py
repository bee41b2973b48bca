"""Was-wordt: what the log says on two days, and where that differs.

Only what was recorded counts: that a moment has passed in between, or that nothing was heard, is
no change of the log. Each row that differs stands there once, under the first of `SOORTEN` that
fits; its other differences stand beside it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import pandas as pd

from loaders.moments import Moment, read_moment
from selections.kwartalen import DATED, quarter
from selections.words import NO_MOMENT
from voortgang.stand import moment_is_set, standing_moments
from voortgang.vocabulary import vocabulary
from voortgang.words import STANDING, by_whom

_SAID = (
    *("status", "verwacht", "reden", "fase", "oorzaak", "gevolg", "bijsturing"),
    *("toelichting", "bewijs", "vastgesteld", "start_plan_b"),
)
# What is compared; the last are the records themselves, and the besluiten that set something.
FIELDS = (
    *("in_kalender", *_SAID, "bericht", "laatste_bericht"),
    *("vastgesteld_besluit", "start_plan_b_besluit", "fase_bericht"),
)


@dataclass(frozen=True)
class Soort:
    """A kind of difference. uitleg: in Dutch when a row is of it; holds: on the pairs of a row."""

    naam: str
    uitleg: str
    holds: Callable[[pd.DataFrame], pd.Series]


def was_wordt(
    was: pd.DataFrame, wordt: pd.DataFrame, published: Mapping[str, str | None]
) -> pd.DataFrame:
    """The rows that differ between two states (`voortgang.stand.state_at`), in calendar order.

    What a meeting set counts as what was recorded.

    published: by sleutel the moment as printed. Rows that only the first state knows come last.

    Columns: `sleutel`; `soort` (a name of `SOORTEN`); `was_...` and `wordt_...` for each of
    `FIELDS`, empty where the state does not know the row; `was_moment` and `wordt_moment`
    (`voortgang.stand.standing_moments`, else the published one; a row that was closed in between
    keeps the earlier one); `verschoven` (bool: the two differ, and it is open on both days);
    `kwartalen` (Int64, positive is later, empty where one of both lies in no quarter);
    `tijdstip` (UTC) of the last record, and `organisatie`: for whom it was made;
    `was_organisaties` and `wordt_organisaties`: what stands for each;
    `door_besluit` (Int64): that which set the moment that now stands, empty where no besluit did.
    """
    pairs = _pairs(was, wordt, published)
    differ = pd.Series(False, index=pairs.index)
    for field in FIELDS:
        differ |= _differs(pairs, field)
    changes = pairs[differ].reset_index(drop=True)
    names = pd.Series(pd.NA, index=changes.index, dtype="str")
    for soort in SOORTEN:
        names = names.mask(names.isna() & soort.holds(changes), soort.naam)
    order = [soort.naam for soort in SOORTEN]
    changes.insert(1, "soort", pd.Categorical(names, categories=order, ordered=True))
    return changes


def per_soort(changes: pd.DataFrame) -> pd.DataFrame:
    """How many rows differ, by soort in the order of `SOORTEN`: each row counts once.

    Columns: `soort`, `uitleg`, `rijen`, `verschoven` (those among them whose moment is another).
    """
    counts = changes.groupby("soort", observed=False)["verschoven"].agg(["size", "sum"])
    return pd.DataFrame(
        [
            (soort.naam, soort.uitleg, int(rijen), int(verschoven))
            for soort, (rijen, verschoven) in zip(
                SOORTEN, counts.itertuples(index=False), strict=True
            )
        ],
        columns=["soort", "uitleg", "rijen", "verschoven"],
    )


def _pairs(
    was: pd.DataFrame, wordt: pd.DataFrame, published: Mapping[str, str | None]
) -> pd.DataFrame:
    sleutels = list(dict.fromkeys((*wordt["sleutel"], *was["sleutel"])))
    printed = [_text(published.get(sleutel)) for sleutel in sleutels]
    columns: dict[str, object] = {"sleutel": pd.array(sleutels, dtype="str")}
    closed = {}
    for when, state in (("was", was), ("wordt", wordt)):
        said = state[[*FIELDS, "organisaties"]].astype(object)
        said["moment"] = standing_moments(state)["agendering"]
        said = said.set_index(state["sleutel"]).reindex(sleutels)
        for field in FIELDS:
            columns[f"{when}_{field}"] = said[field].array
        columns[f"{when}_organisaties"] = [
            one if isinstance(one, tuple) else () for one in said["organisaties"]
        ]
        columns[f"{when}_in_kalender"] = [one is True for one in said["in_kalender"]]
        columns[f"{when}_moment"] = [
            _text(moment) or of_calendar if is_known else None
            for moment, of_calendar, is_known in zip(
                said["moment"], printed, said.index.isin(state["sleutel"]), strict=True
            )
        ]
        closed[when] = [status in vocabulary().closed for status in said["status"]]
    # What was expected of a row until it was closed has ended: it has not moved.
    columns["wordt_moment"] = [
        was if ended and was is not None else wordt
        for was, wordt, ended in zip(
            columns["was_moment"], columns["wordt_moment"], closed["wordt"], strict=True
        )
    ]
    columns["verschoven"], columns["kwartalen"] = _moves(
        columns["was_moment"], columns["wordt_moment"], map(any, zip(*closed.values(), strict=True))
    )
    said_by = (wordt[f"laatste_{name}"] for name in ("organisatie", "auteur", "besluit"))
    last = pd.DataFrame(
        {
            "door_besluit": wordt["vastgesteld_besluit"].where(moment_is_set(wordt)),
            "tijdstip": wordt["laatste_tijdstip"],
            "organisatie": pd.array(list(map(by_whom, *said_by)), dtype="str"),
        }
    )
    last = last.set_index(wordt["sleutel"]).reindex(sleutels)
    return pd.DataFrame(columns).assign(**{name: last[name].array for name in last})


def _moves(
    was: list, wordt: list, closed: Iterable[bool]
) -> tuple[list[bool], pd.api.extensions.ExtensionArray]:
    moved, slips = [], []
    for before, after, ended in zip(was, wordt, closed, strict=True):
        known = before is not None and after is not None and not ended
        other = known and is_other_moment(before, after)
        ends = (_ordinal(before), _ordinal(after)) if other else (None, None)
        moved.append(other)
        slips.append(pd.NA if None in ends else ends[1] - ends[0])
    return moved, pd.array(slips, dtype="Int64")


def moment_in_words(printed: object) -> str:
    """A moment of a row as printed, or that it has none."""
    return _text(printed) or NO_MOMENT


def besluiten_since(one) -> list[int]:
    """The besluiten that set something of a row of `was_wordt` between the two states."""
    numbers = (
        (getattr(one, f"was_{name}_besluit"), getattr(one, f"wordt_{name}_besluit"))
        for name in ("vastgesteld", "start_plan_b")
    )
    return sorted(
        {wordt for was, wordt in numbers if not pd.isna(wordt) and (pd.isna(was) or wordt != was)}
    )


def besluiten_gone(one) -> list[int]:
    """The besluiten that set something of a row before, or a status, and no longer do, where no
    later one took their place between the two states. Of a stage it can be a record too.
    """
    numbers = (
        (getattr(one, f"was_{name}"), getattr(one, f"wordt_{name}"))
        for name in ("vastgesteld_besluit", "start_plan_b_besluit", "fase_bericht")
    )
    gone = {was for was, wordt in numbers if not pd.isna(was) and (pd.isna(wordt) or wordt < was)}
    statuses = (
        {each.besluit for each in said} for said in (one.was_organisaties, one.wordt_organisaties)
    )
    return sorted(gone | set.difference(*statuses) - {None})


def is_other_moment(before: str | None, after: str | None) -> bool:
    """Whether two printed moments mean different times; none is a moment too ("geen")."""
    return _moment(_text(before)) != _moment(_text(after))


@cache
def _moment(printed: str) -> Moment:
    return read_moment(printed)


def _ordinal(printed: str) -> int | None:
    moment = _moment(printed)
    return quarter(moment.tot).ordinal if moment.precisie in DATED else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _differs(pairs: pd.DataFrame, field: str) -> pd.Series:
    was, wordt = pairs[f"was_{field}"], pairs[f"wordt_{field}"]
    values = zip(was, wordt, was.isna(), wordt.isna(), strict=True)
    other = [
        not (none and now_none) if none or now_none else before != now
        for before, now, none, now_none in values
    ]
    return pd.Series(other, index=pairs.index, dtype=bool)


def _closed_as(plan_a: str) -> Callable[[pd.DataFrame], pd.Series]:
    """Rows whose status became one that is closed and says this of plan A."""

    def holds(pairs: pd.DataFrame) -> pd.Series:
        values = [
            status.waarde
            for status in vocabulary().statussen
            if not status.open and status.plan_a == plan_a
        ]
        return _differs(pairs, "status") & pairs["wordt_status"].isin(values)

    return holds


def _says_otherwise(pairs: pd.DataFrame) -> pd.Series:
    return pd.concat([_differs(pairs, field) for field in _SAID], axis=1).any(axis=1)


SOORTEN = (
    Soort(
        "niet meer in de kalender",
        "De kalender heeft de regel niet meer.",
        lambda p: p["was_in_kalender"] & ~p["wordt_in_kalender"],
    ),
    Soort(
        "nieuw in de kalender",
        "De regel stond op de eerste dag niet in de kalender.",
        lambda p: ~p["was_in_kalender"] & p["wordt_in_kalender"],
    ),
    Soort(
        "ingetrokken",
        "Wat was vastgelegd, is ingetrokken; over de regel geldt niets meer.",
        lambda p: p["was_status"].notna() & p["wordt_status"].isna(),
    ),
    Soort("afgerond", "De status is nu afgerond.", _closed_as("gehaald")),
    Soort(
        "vervallen",
        "De status is nu vervallen: deze borging komt er niet.",
        _closed_as("niet gehaald"),
    ),
    Soort(
        "niet nodig",
        "De regel van plan B is niet nodig: plan A is gehaald.",
        _closed_as("nog niet"),
    ),
    Soort(
        "verschoven",
        f"Het moment, {STANDING}, is een ander dan op de eerste dag.",
        lambda p: p["verschoven"],
    ),
    Soort(
        "toegevoegd",
        "Over de regel is voor het eerst iets vastgelegd.",
        lambda p: p["was_status"].isna() & p["wordt_status"].notna(),
    ),
    Soort("status gewijzigd", "De status is een andere.", lambda p: _differs(p, "status")),
    Soort(
        "aangevuld",
        "De status is gelijk gebleven; iets anders dat erbij staat, is gewijzigd.",
        _says_otherwise,
    ),
    Soort(
        "vastgelegd en weer ingetrokken",
        "Tussen beide dagen is iets vastgelegd en ook weer ingetrokken.",
        lambda p: p["wordt_status"].isna() & _differs(p, "laatste_bericht"),
    ),
    Soort(
        "bevestigd",
        "Er is opnieuw vastgelegd wat al gold.",
        lambda p: pd.Series(True, index=p.index),
    ),
)
