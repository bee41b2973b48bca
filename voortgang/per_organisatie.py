"""From what stands per row and organisation to the state of the row: the one rule.

What each organisation recorded last counts, so that what one finished never hides what another
delays. A record that names no organisation, as all did once, counts as one more until an
organisation records on the row: from then on it gives way, but for its moment and its stage, which
stay until another names them. The table in data/voortgang.yaml (`stand_van_de_regel`) says which
status the row has; its moment is the last one that an organisation still waits for.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from loaders.moments import read_moment
from selections.words import counted
from voortgang.rechten import Organisatie
from voortgang.vocabulary import BESIDE, vocabulary

# The fields of a record that somebody fills in, and that stand until they fill in others.
FILLED = ("status", "verwacht", *BESIDE, "fase")
_NUMBERS = ["laatste", "gehoord", "geldt", "verwacht_uit", "fase_uit"]


class VanOrganisatie(NamedTuple):
    """What stands for one organisation on a row; `bericht` is the record that gives the status.

    besluit: the same number where a meeting set it, else None. organisatie, laag: None where none
    is named. verwacht, reden, fase: also from an earlier record.
    """

    organisatie: str | None
    laag: str | None
    bericht: int
    besluit: int | None
    tijdstip: pd.Timestamp
    status: str
    verwacht: str | None
    reden: str | None
    oorzaak: str | None
    gevolg: str | None
    bijsturing: str | None
    toelichting: str | None
    bewijs: str | None
    fase: str | None


class _Held(NamedTuple):
    """The records in force of one organisation on a row, as ids; see `in_force`."""

    organisatie: str | None
    laatste: int
    geldt: int | None
    verwacht_uit: int | None
    fase_uit: int | None


def per_row(
    held: pd.DataFrame, records: pd.DataFrame, published: Mapping[str, object]
) -> tuple[pd.DataFrame, dict[str, str], dict[str, tuple[VanOrganisatie, ...]]]:
    """By sleutel what stands on the row as a whole.

    held: `in_force` of `records`, in which `melding` is the number in the log. published: by
    sleutel the last day of the published moment, missing where there is none.

    First a frame of ids (Int64): `laatste` (the last record of all), `gehoord` (the last record of
    the open organisation that was silent longest), `geldt` (the record that the status rests on),
    `verwacht_uit`, `fase_uit`; then the statuses of the rows that have one; then what stands for
    each organisation, by its name.
    """
    of_record = _records(held, records)
    per_sleutel: dict[str, list[_Held]] = {}
    columns = [_plain(held[name]) for name in _Held._fields]
    for sleutel, *ids in zip(held.index, *columns, strict=True):
        per_sleutel.setdefault(sleutel, []).append(_Held(*ids))
    numbers, statuses, organisaties = [], {}, {}
    for sleutel, every in per_sleutel.items():
        row = _Row(every, of_record, published.get(sleutel))
        numbers.append(row.numbers())
        if row.counting:
            statuses[sleutel] = row.status
            organisaties[sleutel] = row.said()
    index = pd.Index(list(per_sleutel), name="sleutel", dtype="str")
    frame = pd.DataFrame(numbers, index=index, columns=_NUMBERS, dtype="Int64")
    return frame, statuses, organisaties


def together(statuses: Iterable[str]) -> tuple[str, frozenset[str]]:
    """The status of a row of which organisations have these, and on which of them that rests."""
    present = frozenset(statuses)
    for line in vocabulary().stand_van_de_regel:
        if present.issuperset(line.samen):
            return line.stand, frozenset(line.samen)
    raise ValueError(f"no line of stand_van_de_regel fits {sorted(present)}")


def of_how_many(organisaties: Sequence[VanOrganisatie]) -> str:
    """`1 van 2 organisaties`: how many of those that recorded on a row are done."""
    done = sum(one.status == "afgerond" for one in organisaties)
    return f"{done} van {counted(len(organisaties), 'organisatie')}"


def stands_for(
    organisaties: Sequence[VanOrganisatie], of: Organisatie | None
) -> VanOrganisatie | None:
    """What stands for this organisation on a row, else what stands there without one.

    of: None for what names no organisation.
    """
    by_name = {one.organisatie and one.organisatie.casefold(): one for one in organisaties}
    return by_name.get(of and of.naam.casefold()) or by_name.get(None)


def as_entry(stands: VanOrganisatie | None) -> dict[str, str]:
    """What stands in the fields of a record (`voortgang.record.Entry`); {} where nothing does.

    The words of a besluit are the meeting's: they are no toelichting of the organisation.
    """
    if stands is None:
        return {}
    filled = {name: getattr(stands, name) for name in FILLED}
    if stands.besluit is not None:
        filled["toelichting"] = None
    return {name: text for name, text in filled.items() if text}


def stays(stands: VanOrganisatie | None, filled: Mapping[str, str]) -> dict[str, str]:
    """What would stand once this is recorded: a moment and a stage stay until another is named."""
    stay = () if "verwacht" in filled else ("verwacht", "reden")
    stay = stay if "fase" in filled else (*stay, "fase")
    return {**filled, **{name: text for name, text in as_entry(stands).items() if name in stay}}


class _Row:
    """What stands on one row.

    counting: of the organisations whose status counts, in the order of their places.
    """

    def __init__(
        self, every: Sequence[_Held], of_record: Mapping[int, dict], published: object
    ) -> None:
        self._every, self._of_record, self._published = every, of_record, published
        self._unnamed = next((one for one in every if one.organisatie is None), None)
        standing = sorted((one for one in every if one.geldt is not None), key=self._place)
        self.counting = [
            one for one in standing if one.organisatie is not None or one is standing[-1]
        ]
        if self.counting:
            self.status, self._rests_on = together(map(self._status, self.counting))

    def numbers(self) -> tuple[int | None, ...]:
        last = max(one.laatste for one in self._every)
        if not self.counting:
            return last, last, None, None, None
        deciding = [one for one in self.counting if self._status(one) in self._rests_on]
        heard = min((one.laatste for one in self._open()), default=last)
        stages = (
            one.fase_uit for one in self._every if one.organisatie is None or one in self.counting
        )
        return (
            last,
            last if len(self.counting) == 1 else heard,
            deciding[-1].geldt,
            self._expected(),
            self._latest(stages),
        )

    def said(self) -> tuple[VanOrganisatie, ...]:
        by_name = sorted(self.counting, key=lambda one: (one.organisatie is None, one.organisatie))
        return tuple(map(self._said, by_name))

    def _said(self, one: _Held) -> VanOrganisatie:
        record, moment = self._of_record[one.geldt], self._moment(one)
        stage = self._latest({one.fase_uit, self._unnamed and self._unnamed.fase_uit})
        expected = {} if moment is None else self._of_record[moment]
        return VanOrganisatie(
            one.organisatie,
            record["laag"],
            record["melding"],
            record["besluit"],
            record["tijdstip"],
            record["status"],
            expected.get("verwacht"),
            expected.get("reden"),
            *(record[name] for name in BESIDE[1:]),
            self._of_record[stage]["fase"] if stage is not None else None,
        )

    def _expected(self) -> int | None:
        """The record with the last moment that is waited for; None where that is published."""
        waiting = self._open()
        named = [number for one in waiting if (number := self._moment(one)) is not None]
        if not named:
            return None
        last = max(named, key=self._end)
        if len(named) < len(waiting) and not pd.isna(self._published):
            return None if (False, self._published) >= self._end(last) else last
        return last

    def _end(self, number: int) -> tuple[bool, datetime.date]:
        """What comes last, to be compared: a moment without a date is later than any other."""
        end = read_moment(self._of_record[number]["verwacht"]).tot
        return end is None, end or datetime.date.min

    def _moment(self, one: _Held) -> int | None:
        if self._status(one) in vocabulary().closed:
            return None
        return self._latest({one.verwacht_uit, self._unnamed and self._unnamed.verwacht_uit})

    def _latest(self, numbers: Iterable[int | None]) -> int | None:
        return max(
            (number for number in numbers if number is not None),
            key=lambda number: self._of_record[number]["plaats"],
            default=None,
        )

    def _open(self) -> list[_Held]:
        return [one for one in self.counting if self._status(one) not in vocabulary().closed]

    def _status(self, one: _Held) -> str:
        return self._of_record[one.geldt]["status"]

    def _place(self, one: _Held) -> tuple[int, bool]:
        """Of what one besluit sets for all that stood there, what names nobody is no later."""
        return self._of_record[one.geldt]["plaats"], one.organisatie is not None


def _records(held: pd.DataFrame, records: pd.DataFrame) -> dict[int, dict]:
    """By id the records that are in force."""
    wanted = pd.unique(pd.concat([held["geldt"], held["verwacht_uit"], held["fase_uit"]]).dropna())
    found = records.take(pd.Index(records["id"]).get_indexer(wanted))
    names = ["id", "melding", "besluit", "plaats", "laag", "tijdstip", *FILLED]
    columns = [_plain(found[name]) for name in names]
    rows = (dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True))
    return {row["id"]: row for row in rows}


def _plain(column: pd.Series) -> list:
    return [None if pd.isna(value) else value for value in column.to_list()]
