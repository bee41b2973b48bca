"""Deciding on the points of a meeting: how each stands, and what a press records.

A besluit can be about some of the rows of its point: the others wait for one of their own. What is
given here is recorded whole or not at all (`voortgang.recording.record_stukken`).
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from overleg.agenda import BESPREEKSTUK
from overleg.besluitenlijst import kind_of, rows_in_words
from overleg.vergaderingen import Afspraak, Vergadering, started_with
from overleg.voorstel import is_proposal
from selections.words import capitalised, counted, enumeration, within_a_sentence
from voortgang.gevolgen import OF_ROW
from voortgang.record import takes_fase
from voortgang.vergaderstukken import Overleg, Punt, Stuk
from voortgang.vocabulary import Decision, vocabulary
from voortgang.words import gevolg_in_words

BESTUURLIJK, KENNISNAME = "bestuurlijk overleg", "ter kennisname"
# What directors say of a point that a bestuurlijk overleg must know.
_OF_DIRECTORS = {"advies", "aangehouden"}
UNDECIDED = "nog geen besluit"
# What a besluit says of a row: a status with whose it is and why, and what it sets of the row.
OF_STATUS = ("status", "organisatie", "oorzaak", "gevolg", "bijsturing")
SETS = (*OF_STATUS, *OF_ROW)
# Of how many rows each is named; of more their number.
MOST_NAMED = 8


@dataclass(frozen=True)
class Behandeld:
    """A point as a meeting treats it.

    nummer: its place on the agenda. besluiten: those on it that hold, the first first. open: its
    rows on which nothing was decided. adviezen: what a directeurenoverleg advised on it; eerder:
    what holds on it of earlier meetings of the same overleg and of every bestuurlijk overleg; both
    by its rows, else by the point that it comes from or its question. acties: open, that follow
    from those adviezen.
    voorstel: by row what follows from consent (`overleg.voorstel.on_consent`). sindsdien: by row
    what it is called and what stands there, of which something was recorded after the agenda was
    fixed. laatste: by row the last record on it beside these besluiten. verschillen: its rows for
    which organisations expect different moments. gesloten: those of which nothing is expected any
    more.
    """

    nummer: int
    punt: Punt
    besluiten: tuple[Stuk, ...]
    open: tuple[str, ...]
    adviezen: tuple[Stuk, ...]
    eerder: tuple[Stuk, ...]
    acties: tuple[Afspraak, ...] = ()
    voorstel: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    sindsdien: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    laatste: Mapping[str, int] = field(default_factory=dict)
    verschillen: tuple[str, ...] = ()
    gesloten: tuple[str, ...] = ()

    @property
    def besloten(self) -> bool:
        """Whether the meeting is done with it."""
        return bool(self.besluiten) and not self.open

    def undecided(self, again: int | None) -> list[str]:
        """The rows that a besluit can be about: those of the one on it that is taken again, else
        those on which nothing was decided.
        """
        taken = (one.inhoud["sleutels"] for one in self.besluiten if one.id == again)
        return list(next(taken, self.open))

    @property
    def in_words(self) -> str:
        """What was decided, in a few Dutch words: of how many rows where that differs."""
        if not self.besluiten:
            return UNDECIDED
        if self.besloten and len({soort(one) for one in self.besluiten}) == 1:
            return soort(self.besluiten[0])
        counts = Counter()
        for one in self.besluiten:
            counts[soort(one)] += len(one.inhoud["sleutels"])
        said = [f"{name} ({counted(number, 'regel')})" for name, number in counts.items()]
        if self.open:
            said.append(f"{UNDECIDED} ({counted(len(self.open), 'regel')})")
        return ", ".join(said)


@dataclass(frozen=True)
class Keuze:
    """What is chosen of one besluit.

    sleutels: the rows it is about; None is all on which nothing is decided yet. volgt: by row what
    follows from it (`what_follows`). herroept: the besluit that it takes the place of.
    actie: what somebody will do by it: wat, organisatie and voor.
    """

    soort: str
    woorden: str = ""
    sleutels: tuple[str, ...] | None = None
    organisaties: tuple[str, ...] = ()
    volgt: Mapping[str, dict[str, str]] = field(default_factory=dict)
    herroept: int | None = None
    actie: Mapping[str, str] = field(default_factory=dict)


def behandeld(
    meeting: Vergadering, every: Iterable[Vergadering], known: Container[str]
) -> tuple[Behandeld, ...]:
    """The points on the agenda of a meeting, in its order.

    every: all meetings. known: the rows of the calendar; on others nothing can be decided any more.
    """
    meetings = tuple(every)
    before = _before(meeting, meetings)
    of_directors = [one for one in meetings if one.overleg.soort != BESTUURLIJK]
    advising = of_directors if meeting.overleg.soort == BESTUURLIJK else ()
    acties = [one for of in advising for one in of.acties if one.open]
    points = []
    for number, punt in enumerate(meeting.punten, 1):
        besluiten = meeting.besluiten_bij(punt.id)
        settled = {sleutel for one in besluiten for sleutel in one.inhoud["sleutels"]}
        left = [one for one in punt.sleutels if one in known and one not in settled]
        # Without rows it is about the point as a whole.
        whole = any(not one.inhoud["sleutels"] for one in besluiten)
        said = _on(advising, punt, meeting)
        advised = {one.id: one for one in said if one.inhoud["soort"] in _OF_DIRECTORS}
        points.append(
            Behandeld(
                nummer=number,
                punt=punt,
                besluiten=besluiten,
                open=() if whole else tuple(left),
                adviezen=tuple(advised.values()),
                eerder=tuple(_on(before, punt, meeting)),
                acties=tuple(one for one in acties if one.stuk.inhoud.get("besluit") in advised),
            )
        )
    return tuple(points)


def soort(besluit: Stuk) -> str:
    """Its kind as a reader sees it, in a sentence."""
    return kind_of(besluit).label.lower()


def kinds(overleg: Overleg, punt: Punt | None = None) -> list[Decision]:
    """What a meeting of this kind can decide; the first is that of one press.

    That is to consent, and of a point that proposes nothing to take note of it.
    """
    here = [one for one in vocabulary().besluiten if overleg.soort in one.overleg]
    to_note = punt is not None and not is_proposal(punt)

    def is_first(one: Decision) -> bool:
        return one.waarde == KENNISNAME if to_note else agrees(one) or bool(one.instemming)

    return sorted(here, key=lambda one: (not is_first(one), bool(one.vereist)))


def reversal(overleg: Overleg) -> Decision:
    """As what a besluit is reversed by which nothing else is decided."""
    return next(one for one in kinds(overleg) if not (one.vereist or one.gevolgen))


def hamerstukken(points: Iterable[Behandeld]) -> list[Behandeld]:
    """Those without a besluit that are not to be discussed: all in one press."""
    return [one for one in points if one.punt.behandeling != BESPREEKSTUK and not one.besloten]


def in_one_press(
    meeting: Vergadering, points: Iterable[Behandeld], organisaties: Sequence[str] = ()
) -> list[tuple[str, object]]:
    """What is recorded where the meeting agrees with each of these points as it is proposed."""
    given: list[tuple[str, object]] = []
    for point in points:
        first = kinds(meeting.overleg, point.punt)[0]
        volgt = point.voorstel if first.gevolgen else {}
        chosen = Keuze(first.waarde, organisaties=tuple(organisaties), volgt=volgt)
        given += to_record(meeting, point, chosen)
    return given


def agrees(kind: Decision) -> bool:
    """Whether it is to consent with what a point proposes, as it stands."""
    return kind.gevolgen and not kind.vereist


def needs_words(kind: Decision, punt: Punt) -> bool:
    """Whether a besluit of this kind on this point needs words: consent alone answers no question,
    unless it is asked of rows.
    """
    unanswered = not punt.sleutels and not is_proposal(punt)
    without = "woorden" in kind.vereist and not consent_words(kind, punt)
    return without or (unanswered and agrees(kind))


def consent_words(kind: Decision, punt: Punt) -> str:
    """What a besluit of this kind says of this point where nobody gives it other words; empty
    where it has none.
    """
    return kind.instemming if kind.instemming and is_proposal(punt) else ""


def named(kind: Decision, punt: Punt, typed: str = "") -> str:
    """What is recorded where this is pressed with these words, shortly."""
    words = "" if typed else within_a_sentence(consent_words(kind, punt)).rstrip(".")
    return ": ".join(filter(None, (kind.label, words)))


def to_record(meeting: Vergadering, point: Behandeld, chosen: Keuze) -> list[tuple[str, object]]:
    """The besluit on this point with what follows from it, and the actie that goes with it."""
    if chosen.sleutels is None:
        sleutels = point.undecided(chosen.herroept)
    else:
        sleutels = list(chosen.sleutels)
    overleg = meeting.overleg.model_dump()
    besluit = {
        "overleg": overleg,
        "punt": point.punt.id,
        "soort": chosen.soort,
        "woorden": chosen.woorden
        or consent_words(vocabulary().besluit[chosen.soort], point.punt)
        or None,
        "sleutels": sleutels,
        "organisaties": list(chosen.organisaties),
        "herroept": chosen.herroept,
        "gevolgen": [
            {"sleutel": one, **chosen.volgt[one]} for one in sleutels if chosen.volgt.get(one)
        ],
    }
    given: list[tuple[str, object]] = [("besluit", besluit)]
    if chosen.actie:
        of_point = {"overleg": overleg, "punt": point.punt.id, **chosen.actie}
        given.append(("actie", lambda stukken: {**of_point, "besluit": stukken[-1].id}))
    return given


def what_follows(
    rows: pd.DataFrame, said: Mapping[str, str], gesloten: Container[str] = ()
) -> dict[str, dict[str, str]]:
    """By row of the calendar what follows of `said` for it: a start of plan B only for a line of
    plan B, a stage only for a line that changes an AMvB.

    said: of `status`, what it asks beside it and `organisatie`, `vastgesteld`, `start_plan_b` and
    `fase` those that are chosen. gesloten: rows of which nothing is expected any more, so that no
    moment is set for them without a new status.
    """
    takes = {
        "vastgesteld": lambda row: "status" in said or row["sleutel"] not in gesloten,
        "start_plan_b": lambda row: row["plan"] == "B",
        "fase": takes_fase,
    }
    follows: dict[str, dict[str, str]] = {}
    for row in rows.to_dict("records"):
        of_row = {name: words for name, words in said.items() if takes.get(name, bool)(row)}
        # Of a status the rest only says for whom and why.
        follows[row["sleutel"]] = of_row if {"status", *OF_ROW} & of_row.keys() else {}
    return follows


def about(besluit: Stuk, punt: Punt) -> str:
    """Which rows of its point it is about, in Dutch; empty where it is all of them."""
    sleutels = besluit.inhoud["sleutels"]
    return "" if set(sleutels) >= set(punt.sleutels) else enumeration(sleutels)


def said_once(besluiten: Iterable[Stuk], punt: Punt) -> list[tuple[Stuk, str]]:
    """What was said of a point elsewhere, each once, with over how many of its rows (`over`)."""
    return [(group[0], over(group, punt)) for group in _alike(besluiten)]


def advised(point: Behandeld) -> list[tuple[Stuk, str, str]]:
    """What directors advised on a point, or that they held it over, each once: with over how many
    of its rows, and on which of those something was recorded since, in Dutch.
    """
    told = []
    for group in _alike(point.adviezen):
        since = [
            row
            for row in point.punt.sleutels
            if (said := [one.id for one in group if row in one.inhoud["sleutels"]])
            and point.laatste.get(row, 0) > max(said)
        ]
        later = f"Daarna is iets vastgelegd {at_rows(since)}." if since else ""
        told.append((group[0], over(group, point.punt), later))
    return told


def with_last(point: Behandeld, state: pd.DataFrame) -> Behandeld:
    """A point with what stands by now; state: `voortgang.stand.state_at` of the calendar."""
    own = {stuk.id for stuk in point.besluiten}
    last = state.set_index("sleutel")["laatste_bericht"].reindex(point.punt.sleutels).dropna()
    others = {row: number for row, number in last.items() if number not in own}
    return replace(point, laatste=others)


def _alike(besluiten: Iterable[Stuk]) -> list[list[Stuk]]:
    """Grouped by overleg and by what they say."""
    found: dict[tuple, list[Stuk]] = {}
    for one in besluiten:
        said = one.overleg.titel, one.inhoud["soort"], one.inhoud.get("woorden")
        found.setdefault(said, []).append(one)
    return [*found.values()]


def over(besluiten: Iterable[Stuk], punt: Punt) -> str:
    """Over how many rows of a point these are, in Dutch; empty where over all of them."""
    rows = set(punt.sleutels)
    about = {one for stuk in besluiten for one in stuk.inhoud["sleutels"]}
    here = [one for one in punt.sleutels if one in about]
    if len(here) == len(rows):
        return ""
    if not about:
        return " (over een punt zonder regels)"
    which = f": {rows_in_words(here)}" if 0 < len(here) <= MOST_NAMED else ""
    return f" (over {len(here)} van deze {counted(len(rows), 'regel')}{which})"


def lapses_elsewhere(besluit: Stuk, sleutels: Iterable[str]) -> str:
    """That what followed from it for other rows than these goes too where it is taken again, in
    Dutch; empty where nothing did.
    """
    others = {gevolg["sleutel"] for gevolg in besluit.inhoud.get("gevolgen", [])} - set(sleutels)
    if not others:
        return ""
    number = counted(len(others), "regel")
    return f" Wat eruit volgde voor {number} die hier niet bij staan, vervalt dan ook."


def follows(besluit: Stuk) -> str:
    """What follows from it for rows, in Dutch; empty where nothing does."""
    return gevolgen_in_words(besluit.inhoud.get("gevolgen", []))


def gevolgen_in_words(gevolgen: Iterable[Mapping[str, object]]) -> str:
    """What follows for some rows, each told once with for which, or for how many."""
    said: dict[str, list[str]] = {}
    for gevolg in gevolgen:
        said.setdefault(", ".join(gevolg_in_words(gevolg)), []).append(gevolg["sleutel"])
    first, *others = [f"{words} {at_rows(sleutels)}" for words, sleutels in said.items()] or [""]
    return ". ".join((first, *map(capitalised, others)))


def at_rows(sleutels: Sequence[str]) -> str:
    """At which rows, or at how many, in Dutch."""
    if len(sleutels) > MOST_NAMED:
        return f"({counted(len(sleutels), 'regel')})"
    return f"bij {rows_in_words(sleutels)}"


def _before(meeting: Vergadering, every: Iterable[Vergadering]) -> list[Vergadering]:
    """Of these the meetings of the same overleg before this one, and every bestuurlijk overleg:
    what one decided on a row, another has to know.
    """
    same, earlier = set(), meeting
    while (earlier := earlier.vorige) is not None:
        same.add(earlier.overleg.key)
    return [
        one
        for one in every
        if one.overleg.key in same
        or (one.overleg.soort == BESTUURLIJK and one.overleg.key != meeting.overleg.key)
    ]


def _on(meetings: Sequence[Vergadering], punt: Punt, now: Vergadering) -> Iterator[Stuk]:
    """What these meetings, up to the day of the one that is now, hold on the rows of a point, or,
    without rows, on its question or the point that it comes from."""
    started = started_with(now.agenda, meetings)
    for meeting in meetings:
        if meeting.overleg.datum > now.overleg.datum:
            continue
        same = set()
        if not punt.sleutels:
            of_meeting = (one for versie in meeting.versies for one in versie.punten)
            same = {one.id for one in of_meeting if one.vraag == punt.vraag}
        if started and started[0] is meeting:
            same |= set(punt.van_punten or ())
        for stuk in meeting.besluiten:
            about = stuk.inhoud["sleutels"]
            whole = not (punt.sleutels and about) and stuk.inhoud.get("punt") in same
            if whole or not set(punt.sleutels).isdisjoint(about):
                yield stuk
