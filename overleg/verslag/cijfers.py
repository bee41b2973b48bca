"""The figures of the report: which rows each of them counts.

A figure is never more than the number of its rows, so that it can be traced and adds up. Its
reference is built up: `F2` counts rows over the whole selection; `F2.S3` those with the third
status, `F2.T1` those of the first thema, `F2.L4` those of the fourth overheidslaag, `K1.P` those
of a quarter by the publication, `V2` those that moved by the same number of quarters.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from loaders.overheidslagen import LAGEN
from loaders.reported import load_reported
from overleg.agenda import agenda
from overleg.besluitenlijst import Besloten, as_reason, besluiten_of, concerns, held_between
from overleg.punten import Punt, punten
from overleg.vergaderingen import Afspraak, vergaderingen
from overleg.was_wordt import was_wordt
from overleg.zinnen import of_publication
from selections.dates import end_of
from selections.filters import NOT_NAMED, layer_named
from selections.kwartalen import counts_in, label, quarter
from selections.lezing.gemeld import reported_per_row
from selections.lezing.hypothesen import too_early
from selections.lezing.weging import marks
from selections.stappen import page_of
from selections.words import counted
from voortgang.counts import class_label, class_of, classes
from voortgang.stand import is_closed, moment_is_set, with_expected_moments
from voortgang.vergaderstukken import Stuk
from voortgang.vocabulary import A_STILL_OPEN, DECIDE_B, START_B, vocabulary
from voortgang.words import STANDING, in_log

StateOn = Callable[[datetime.date], pd.DataFrame]
REFERENCE = "Verwijzing"
COUNTED = "Wat is geteld"
DUE = "aan_de_orde"
OTHER_MOMENT = "een ander verwacht of vastgesteld moment"
# Beside the reasons of the list: a moment that a meeting set has none of those.
BY_BESLUIT = "besluit van een overleg"
_NOW = {f"wordt_{name}": name for name in ("vastgesteld", "verwacht", "reden")}
CLASSES = tuple(classes())
_OF_ROW = (
    *("maatregel", "titel", "subthema", "stap_nr", "stap", "borging", "plan", "agendering"),
    *("pagina", "precisie", "tot", "redactie", "instrument_doorwerking", "uitgewerkt_in"),
)


@dataclass(frozen=True)
class Aanvraag:
    """What is asked for.

    van, tot: the first and the last quarter of the period. op: the day of the state; records made
    later do not count. lead: quarters that an AMvB takes; per_jaar: wijzigingsbesluiten a year;
    aanname: the same as a Dutch sentence that says whose assumption it is. selectie, in_beeld: the
    filters and what they leave, in Dutch. kalender: its version. concept: the words for a report
    of a meeting that nobody fixed yet, with the day, or that rests on what it was called with.
    """

    van: pd.Period
    tot: pd.Period
    op: datetime.date
    lead: int
    per_jaar: int
    aanname: str
    selectie: tuple[tuple[str, str], ...]
    in_beeld: str
    kalender: str
    concept: str = ""

    def __post_init__(self) -> None:
        if self.tot < self.van:
            raise ValueError("the period ends before it begins")

    @property
    def periode(self) -> str:
        """For example "Q3 2026 tot en met Q4 2026"."""
        first, last = label(self.van), label(self.tot)
        return first if first == last else f"{first} tot en met {last}"


@dataclass(frozen=True)
class Cijfer:
    """A figure: its reference, what it counts in Dutch, and the sleutels of the rows."""

    verwijzing: str
    naam: str
    sleutels: tuple[str, ...]

    @property
    def aantal(self) -> int:
        return len(self.sleutels)

    @property
    def regels(self) -> str:
        """For example "3 regels (F2)"."""
        return f"{counted(self.aantal, 'regel')} ({self.verwijzing})"

    @property
    def getal(self) -> str:
        """The same without the noun, "3 (F2)"."""
        return f"{self.aantal} ({self.verwijzing})"

    def verb(self, single: str, plural: str) -> str:
        """Which of these verbs goes with this number of rows."""
        return single if self.aantal == 1 else plural


@dataclass(frozen=True, eq=False)
class _Group:
    """Rows (`mask`, by the index of `Cijfers.facts`) that a figure is also counted among, such as
    those of a thema.
    """

    verwijzing: str
    naam: str
    mask: pd.Series

    @property
    def title(self) -> str:
        return f"{self.naam} ({self.verwijzing})"


@dataclass(eq=False)
class Cijfers:
    """All figures of one report, and the rows that they count.

    facts: the selected rows by sleutel, in the order of the calendar (`plaats`), with what
    `voortgang.stand.state_at` says of them, `klasse` (`voortgang.counts.class_of`),
    `is_vastgesteld` (`voortgang.stand.moment_is_set`), `is_akkoord` (bool: the moment that a
    meeting set is the one that was expected, so that its reason is the one that was given with it),
    `gemeld` (what the publication itself says of being done, in words), and as ordinals of quarters
    `kwartaal` (by the publication) and `verwacht_kwartaal` (as expected now), Int64.
    changes: `overleg.was_wordt.was_wordt` over the period, by sleutel, of the selected rows.
    state: that of the whole calendar (`voortgang.stand.state_at`). lagen: by overheidslaag whether
    the borging of each row names it. last_id: the last record that counts, 0 for none. days: the
    first and the last of which the records count as made in the period. found, punten: what a
    meeting on the day of the state is asked (`overleg.agenda`, `overleg.punten`). gemeld:
    what the publication itself says of being done, in words. besluiten: of the meetings held in the
    period, about the rows in view, rows that are gone or none. acties: agreed in the period, open
    on its last day, or settled in it. redenen: by number what every besluit says as a reason
    (`overleg.besluitenlijst.as_reason`). main: the figures of the whole selection, by name.
    """

    aanvraag: Aanvraag
    facts: pd.DataFrame
    changes: pd.DataFrame
    state: pd.DataFrame
    lagen: dict[str, pd.Series]
    last_id: int
    days: tuple[datetime.date, datetime.date]
    found: pd.DataFrame
    punten: tuple[Punt, ...]
    gemeld: tuple[str, ...]
    besluiten: tuple[Besloten, ...]
    acties: tuple[Afspraak, ...]
    redenen: Mapping[int, str]

    def __post_init__(self) -> None:
        self._made: dict[str, Cijfer] = {}
        self._crosses: set[str] = set()
        self._told: dict[str, str] = {}
        self.main = {
            key: self._add(f"F{number}", naam, mask)
            for number, (key, naam, mask) in enumerate(self._masks(), 1)
        }

    def __iter__(self) -> Iterator[Cijfer]:
        return iter(self._made.values())

    @property
    def coming_quarters(self) -> tuple[pd.Period, pd.Period]:
        now = quarter(self.aanvraag.op)
        return now + 1, now + 2

    @property
    def numbers(self) -> dict[str, int]:
        """How many rows each of the figures of the whole selection counts, by name."""
        return {name: one.aantal for name, one in self.main.items()}

    def part(self, whole: Cijfer, klasse: str) -> Cijfer:
        """Those of the rows of `whole` about which this is recorded."""
        number = CLASSES.index(klasse) + 1
        of_class = self.facts["klasse"] == klasse
        return self._within(whole, f"S{number}", f"{whole.naam}: {klasse}", of_class)

    def reasons(self) -> list[tuple[str, Cijfer, Cijfer]]:
        """By reason, the one that is given most first: the rows that moved in the period, and all
        that now stand later or earlier than published."""
        moved, facts, changes = self.main["verschoven"], self.facts, self.changes
        later_or_earlier = {*self.main["later"].sleutels, *self.main["eerder"].sleutels}
        against = facts.index.isin(later_or_earlier)
        now = _reasons(facts, facts["is_vastgesteld"])
        of_period = _reasons(changes.rename(columns=_NOW), changes["door_besluit"].notna())
        of_period = of_period.reindex(facts.index)
        found = []
        reasons = (*(one.waarde for one in vocabulary().redenen), BY_BESLUIT)
        for number, reason in enumerate(reasons, 1):
            words = f"reden {reason}"
            in_period = self._within(
                moved, f"R{number}", f"{moved.naam}; {words}", of_period == reason
            )
            of_all = self._add(
                f"R{number}",
                f"later of eerder dan de publicatie; {words}",
                against & (now == reason),
            )
            if in_period.aantal or of_all.aantal:
                found.append((reason, in_period, of_all))
        return sorted(found, key=lambda one: (-one[2].aantal, -one[1].aantal))

    def most_delayed(self) -> pd.DataFrame:
        """The rows that now stand later than published, the longest first."""
        delayed = self.facts.loc[list(self.main["later"].sleutels)]
        return delayed.sort_values(["verschuiving_nu", "plaats"], ascending=[False, True])

    def sizes_of_slip(self) -> list[tuple[int, Cijfer]]:
        """By slip against the publication, in quarters, the rows that have it; none is left out."""
        against = self.facts["verschuiving_nu"]
        slips = sorted(map(int, against.dropna().unique()))
        return [
            (slip, self._add(f"V{number}", f"verschuiving van {slip:+d}", against == slip))
            for number, slip in enumerate(slips, 1)
        ]

    def per_quarter(self) -> pd.DataFrame:
        """Rows by quarter, by the publication and as expected now, from the period's first on.

        Columns: `kwartaal` (with its reference), `publicatie`, `verwacht`.
        """
        first, last = self.aanvraag.van, max(self.aanvraag.tot, self.coming_quarters[1])
        found = []
        for number, period in enumerate(pd.period_range(first, last, freq="Q"), 1):
            counts = [
                self._add(
                    f"K{number}.{letter}",
                    f"moment in {label(period)}, {words}",
                    self.facts[column] == period.ordinal,
                ).aantal
                for letter, words, column in (
                    ("P", "volgens de publicatie", "kwartaal"),
                    ("V", "zoals het nu staat", "verwacht_kwartaal"),
                )
            ]
            found.append((f"{label(period)} (K{number})", *counts))
        return pd.DataFrame(found, columns=["kwartaal", "publicatie", "verwacht"])

    def due_per_thema(self) -> pd.DataFrame:
        """What is due by thema (with its reference) and class: a column for each that occurs."""
        due = self.main[DUE]
        shown = [name for name in CLASSES if self.part(due, name).aantal]
        found = []
        for group in self._themas():
            counts = [self._cross(self.part(due, name), group).aantal for name in shown]
            found.append((group.title, *counts, self._cross(due, group).aantal))
        return pd.DataFrame(found, columns=["thema", *shown, due.verwijzing])

    def main_per_thema(self) -> pd.DataFrame:
        """The main figures by thema: columns `REFERENCE`, `COUNTED`, one a thema, `Samen`."""
        return self._crossed(self._themas(), "Samen")

    def main_per_laag(self) -> pd.DataFrame:
        """The main figures by who provides the borging, `NOT_NAMED` too; a row may count in two.

        Columns: `REFERENCE`, `COUNTED`, one a laag, and each row once.
        """
        groups = [
            _Group(f"L{number}", laag, mask)
            for number, (laag, mask) in enumerate(self.lagen.items(), 1)
        ]
        return self._crossed(groups, "Elke regel één keer")

    def _crossed(self, groups: list[_Group], total: str) -> pd.DataFrame:
        found = []
        for one in self.main.values():
            counts = [self._cross(one, group).aantal for group in groups]
            found.append((one.verwijzing, one.naam, *counts, one.aantal))
        titles = [group.title for group in groups]
        return pd.DataFrame(found, columns=[REFERENCE, COUNTED, *titles, total])

    def _themas(self) -> list[_Group]:
        themas = self.facts["subthema"]
        return [
            _Group(f"T{number}", thema, themas == thema)
            for number, thema in enumerate(themas.cat.categories, 1)
            if (themas == thema).any()
        ]

    def told(self, row, title: str) -> str:
        """What stands in the log of a row, whole in the table that tells it first; `title`: of the
        table that asks."""
        first = self._told.setdefault(row.Index, title)
        said = in_log(row)
        shorter = f"{class_label(row.klasse)}; zie ‘{first}’."
        return shorter if first != title and len(shorter) < len(said) else said

    def is_cross(self, one: Cijfer) -> bool:
        """Whether it counts what a figure and a thema or laag have in common, so that their rows
        say which these are."""
        return one.verwijzing in self._crosses

    def _cross(self, whole: Cijfer, group: _Group) -> Cijfer:
        self._add(group.verwijzing, group.naam, group.mask)
        found = self._within(whole, group.verwijzing, f"{whole.naam}; {group.naam}", group.mask)
        self._crosses.add(found.verwijzing)
        return found

    def _within(self, whole: Cijfer, verwijzing: str, naam: str, mask: pd.Series) -> Cijfer:
        """Those of the rows of `whole` that are of the mask too."""
        inside = self.facts.index.isin(whole.sleutels)
        return self._add(f"{whole.verwijzing}.{verwijzing}", naam, mask & inside)

    def _add(self, verwijzing: str, naam: str, mask: pd.Series) -> Cijfer:
        chosen = self.facts.index[mask.fillna(False).to_numpy(dtype=bool)]
        return self._made.setdefault(verwijzing, Cijfer(verwijzing, naam, tuple(chosen)))

    def _masks(self) -> Iterator[tuple[str, str, pd.Series]]:
        f, asked = self.facts, self.aanvraag
        first, last = (period.ordinal for period in self.coming_quarters)
        soorten = self.changes["soort"].astype(object).reindex(f.index)
        moved = self.changes["verschoven"].astype(bool).reindex(f.index, fill_value=False)
        against = f["verschuiving_nu"]
        yield "in_beeld", "regels in beeld", pd.Series(True, index=f.index)
        yield (
            DUE,
            f"kan aan de orde zijn in {asked.periode} volgens de publicatie",
            f["kwartaal"].between(asked.van.ordinal, asked.tot.ordinal),
        )
        for key, soort in (
            ("gedaan", "afgerond"),
            ("vervallen", "vervallen"),
            ("niet_nodig", "niet nodig"),
        ):
            yield key, f"in de periode vastgelegd als {soort}", soorten == soort
        yield "verschoven", f"in de periode {OTHER_MOMENT}", moved
        yield "later", f"later dan de publicatie, {STANDING}", against > 0
        yield "eerder", f"eerder dan de publicatie, {STANDING}", against < 0
        yield "vastgelegd", "met een vastgelegde status", f["status"].notna()
        yield "oud", "waarvan geen melding in twee kwartalen", f["geen_bericht"]
        yield "niet_vastgelegd", "moment voorbij, niets vastgelegd", f["niet_vastgelegd"]
        yield (
            "komend",
            f"verwacht in {label(self.coming_quarters[0])} en {label(self.coming_quarters[1])}, "
            "nog niet afgesloten",
            f["verwacht_kwartaal"].between(first, last) & ~is_closed(f),
        )
        for key, signal in (
            ("plan_b_besluit", DECIDE_B),
            ("plan_b_start", START_B),
            ("plan_b_wacht", A_STILL_OPEN),
        ):
            words = f"berekende uiterste start van plan B bereikt: {signal}"
            yield key, words, f["plan_b"] == signal
        yield "vastgesteld", "met een moment dat een overleg vaststelde", f["vastgesteld"].notna()


def gather(
    table: pd.DataFrame,
    rows: pd.DataFrame,
    state_on: StateOn,
    aanvraag: Aanvraag,
    stukken: Sequence[Stuk],
) -> Cijfers:
    """The figures on `rows`, a selection of `table`; see `overleg.verslag.verslag`."""
    op = aanvraag.op
    first, last = aanvraag.van.start_time.date(), aanvraag.tot.end_time.date()
    end = min(last, op)
    begin = min(first, op) - datetime.timedelta(days=1)
    states = {day: state_on(day) for day in {begin, end, op}}
    published = dict(zip(table["sleutel"], table["agendering"], strict=True))
    changes = was_wordt(states[begin], states[end], published).set_index("sleutel")
    known = [stuk for stuk in stukken if stuk.tijdstip < end_of(op)]
    last_ids = [*states[op]["laatste_bericht"].dropna(), *(stuk.id for stuk in known)]
    every = vergaderingen(known)
    in_view, calendar = set(rows["sleutel"]), set(table["sleutel"])
    held = held_between(every, first, last)
    besluiten = (one for meeting in held for one in besluiten_of(meeting, every))
    acties = (one for meeting in every if meeting.dag <= last for one in meeting.acties)
    asked, reports = (rows, states[op], quarter(op), aanvraag.lead), load_reported()
    found = agenda(*asked)
    return Cijfers(
        aanvraag=aanvraag,
        facts=_facts(table, rows, states[op], aanvraag.lead, reports),
        changes=changes[changes.index.isin(rows["sleutel"])],
        state=states[op],
        lagen={
            laag: layer_named(rows, (laag,), "borging").set_axis(rows["sleutel"])
            for laag in (*LAGEN, NOT_NAMED)
        },
        last_id=int(max(last_ids, default=0)),
        days=(begin + datetime.timedelta(days=1), end),
        found=found,
        punten=punten(found, *asked, aanvraag.per_jaar, reports),
        gemeld=tuple(of_publication(rows, reports)),
        besluiten=tuple(one for one in besluiten if concerns(one, in_view, calendar)),
        acties=tuple(
            one for one in acties if one.open or first <= max(one.overleg.dag, one.stuk.dag)
        ),
        redenen={stuk.id: as_reason(stuk) for stuk in known if stuk.soort == "besluit"},
    )


def _reasons(rows: pd.DataFrame, by_besluit: pd.Series) -> pd.Series:
    """The reason of each row, as it is counted; empty where there is none."""
    named = rows["reden"].dropna().map(vocabulary().reason_of).reindex(rows.index)
    return named.mask(by_besluit & ~_is_agreed(rows), BY_BESLUIT)


def _is_agreed(rows: pd.DataFrame) -> pd.Series:
    return rows["vastgesteld"].eq(rows["verwacht"]) & rows["reden"].notna()


def _facts(
    table: pd.DataFrame, rows: pd.DataFrame, state: pd.DataFrame, lead: int, reports: pd.DataFrame
) -> pd.DataFrame:
    facts = state.set_index("sleutel").loc[rows["sleutel"]]
    for name in _OF_ROW:
        facts[name] = rows[name].array
    facts["pagina"] = page_of(rows).array
    facts["merken"] = pd.Series(marks(rows), index=facts.index, dtype=object)
    said = reported_per_row(rows, reports)
    facts["gemeld"] = [". ".join(said.get(sleutel, ())) for sleutel in facts.index]
    moments = with_expected_moments(table, state)
    early = too_early(moments, lead)
    facts["te_vroeg"] = [early.get(sleutel, "") for sleutel in facts.index]
    expected = moments.set_index("sleutel").loc[rows["sleutel"]]
    facts["kwartaal"] = counts_in(facts)
    facts["verwacht_kwartaal"] = counts_in(expected)
    return facts.assign(
        is_vastgesteld=moment_is_set(facts),
        is_akkoord=_is_agreed(facts),
        klasse=class_of(rows, state).array,
        plaats=range(len(facts)),
    )
