"""The points of an agenda: the rows that a meeting is asked about, put together by their question.

Rows under one rule of `overleg.agenda` that ask the same belong to one point: of plan B those of
the same tranche; of what nobody reported those in which the same overheidslaag is named; of what is
due or moved those of the same instrument or programme, the rest by traject. So that a meeting can
take them, what fewer than `_FEWEST` rows share is no point of its own. Nobody edits them here: the
same calendar, log and day give the same points with the same ids.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from documents.tabel import Column, Tabel, Where
from loaders.reported import of_being_done
from overleg.agenda import (
    BESPREEKSTUK,
    CLOSED,
    CONTRADICTED,
    DUE,
    FIRST_WINS,
    GONE,
    HAMERSTUK,
    KENNISNEMING,
    MOVED,
    PLAN_B,
    REWORDED,
    RUBRIEKEN,
    SILENT,
    STILL_OPEN,
    UNRECORDED,
    Rubriek,
    consent_to,
)
from selections.caveats import PLAN_B_IN_CASE
from selections.kwartalen import label
from selections.lagen import ROLE_IN_WORDS, naming_role
from selections.lezing.gemeld import reported, reported_in_words
from selections.lezing.hypothesen import TOO_EARLY, too_early
from selections.lezing.weging import doubtful
from selections.plan_ab import ACCENT, NO_A, reached_in_words, starts_of
from selections.stappen import own_programmes, page_of
from selections.tranches import PRIORITISING, tranche_rows
from selections.words import NO_MOMENT, as_sentence, counted, enumeration, out_of, within_a_sentence
from voortgang.counts import class_label
from voortgang.rijen import maatregel_of
from voortgang.stand import with_expected_moments
from voortgang.vocabulary import START_B
from voortgang.words import NO_STATUS, ORGANISATION_NOT_NAMED

DERIVED = (
    f"Punten en voorstel ({HAMERSTUK}, {BESPREEKSTUK} of {KENNISNEMING}) zijn afgeleid; niemand "
    "heeft ze bewerkt."
)
_START_NOW, _DECIDE, _CONSENT = (
    "Plan B nu starten",
    "Besluit over plan B nodig",
    "Stemt het overleg",
)
DIFFER = "Organisaties verschillen"
_START_SET = "geen status, start van plan B bij besluit bepaald"
# How the question of a rule that proposes something begins, whatever its point is called.
ASKED_OF_RUBRIEK = {PLAN_B.naam: (_START_NOW, _DECIDE), MOVED.naam: (_CONSENT,)}
_RULES = {rubriek.naam: rubriek for rubriek in RUBRIEKEN}
_REST, _TRANCHES, _TRAJECT = "overige", "overige tranches", "traject "
_DOUBTS = {
    "koppeling": "Welk moment bij welke regel hoort,",
    "instrument of indeling": (
        "Wat het instrument is, of het borging is, of het er komt of hoe het is ingedeeld,"
    ),
}
_FEWEST = 4
_OF_PROGRAMME = [
    *("borging", "instrument_borging", "instrument_doorwerking", "traject"),
    *("agendering", "redactie"),
]
_SEVERAL, _NONE = "meer lagen genoemd", "geen laag genoemd"
# What the rows of a point have in common, in this order, and how a sentence says it.
_NAMED = {
    "Rijk genoemd": "het Rijk is genoemd",
    "provincie genoemd": "de provincie is genoemd",
    "waterschap genoemd": "het waterschap is genoemd",
    "gemeente genoemd": "de gemeente is genoemd",
    _SEVERAL: "meer dan één overheidslaag is genoemd",
    _NONE: "een overheidslaag is niet genoemd",
}


@dataclass(frozen=True)
class OverRegels:
    """What stands about some rows.

    maatregelen: code and title (empty where the calendar no longer has it). publicatie: their
    moments and pages, and what of which of them is doubtful. vastgelegd: how many stand how.
    gemeld: what the publication itself says of being done or beside a moment, never concluded
    from; gemeld_bij: the codes of the maatregelen of which it may say that something is done.
    berekend: of plan B that and how long ago its latest start was reached. verschil: of each row on
    which organisations recorded another status, which one says what.
    """

    maatregelen: tuple[tuple[str, str], ...]
    publicatie: str
    vastgelegd: str
    gemeld: tuple[str, ...]
    gemeld_bij: tuple[str, ...]
    berekend: str
    verschil: str

    @property
    def namen(self) -> str:
        """The maatregelen in plain text."""
        return "; ".join(f"{code} {title}".strip() for code, title in self.maatregelen)


@dataclass(frozen=True)
class Punt(OverRegels):
    """A point that a meeting can take, with what stands about its rows.

    id: of its rule and what its rows have in common, the same on another day. onderwerp: Dutch,
    short. vraag: what is asked, in one Dutch sentence. sleutels: its rows, in the order of the
    calendar. samen: in Dutch what puts these rows together, empty where the rule alone does.
    ook: the later rules that hold too, with of how many rows.
    """

    id: str
    rubriek: Rubriek
    onderwerp: str
    vraag: str
    sleutels: tuple[str, ...]
    samen: str
    ook: tuple[tuple[str, int], ...]

    @property
    def kop(self) -> str:
        """What it is called, with how many rows it has."""
        return f"{self.onderwerp} ({counted(len(self.sleutels), 'regel')})"

    @property
    def voorstel(self) -> str:
        """One of `overleg.agenda.BEHANDELINGEN`, by its rule."""
        return self.rubriek.voorstel


def punten(
    found: pd.DataFrame,
    rows: pd.DataFrame,
    state: pd.DataFrame,
    overleg: pd.Period,
    lead: int,
    per_jaar: int,
    reports: pd.DataFrame,
) -> tuple[Punt, ...]:
    """The points of an agenda, in its order; each row of it stands in exactly one.

    found: `overleg.agenda.agenda` of these rows, state, meeting and lead. per_jaar:
    wijzigingsbesluiten a year. reports: as `loaders.reported.load_reported` gives them.
    """
    facts = _facts(rows, state, lead, per_jaar).loc[found["sleutel"]]
    facts = facts.assign(
        rubriek=found["rubriek"].array, ook=found["ook"].array, overleg=overleg, lead=lead
    )
    return tuple(
        _punt(_RULES[naam], key, of_point, reports)
        for naam, of_rule in facts.groupby("rubriek", observed=True)
        for key, of_point in _SPLITS[naam].of(of_rule)
    )


def in_words(found: pd.DataFrame, points: tuple[Punt, ...]) -> str:
    """How many points, over how many rows of the agenda."""
    return f"{counted(len(points), 'punt')} over {counted(len(found), 'regel')}"


def punten_tabel(found: pd.DataFrame, points: tuple[Punt, ...], overleg: pd.Period) -> Tabel:
    """The points, a row each; a screen names their maatregelen elsewhere."""
    return Tabel.of(
        "Punten van de agenda",
        (
            Column("Punt"),
            Column("Gevraagd"),
            Column("Regels", numeric=True),
            Column("Voorstel"),
            Column("Vastgelegd", where=Where.FILE),
            Column("Maatregelen", where=Where.FILE),
            Column("De publicatie zelf zegt", where=Where.FILE),
        ),
        (
            (
                f"{number}. {punt.onderwerp}",
                punt.vraag,
                len(punt.sleutels),
                punt.voorstel,
                punt.vastgelegd,
                punt.namen,
                ". ".join(punt.gemeld),
            )
            for number, punt in enumerate(points, 1)
        ),
        notes=(DERIVED, FIRST_WINS),
        caption=f"De agenda van het overleg in {label(overleg)}: {in_words(found, points)}",
    )


def over_regels(rows: pd.DataFrame, reports: pd.DataFrame, berekend: str = "") -> OverRegels:
    """What stands about these rows of `standing`; reports: as in `punten`."""
    names: dict[str, str] = {}
    for code, title in zip(rows["maatregel"], rows["titel"], strict=True):
        names.setdefault(code, "" if pd.isna(title) else title)
    return OverRegels(
        maatregelen=tuple(names.items()),
        publicatie=_in_publication(rows),
        vastgelegd=_recorded(rows),
        gemeld=tuple(reported_in_words(rows, reports)),
        gemeld_bij=tuple(reported(rows, of_being_done(reports))["maatregel"].unique()),
        berekend=berekend,
        verschil=" ".join(_differing(rows)),
    )


def standing(rows: pd.DataFrame, state: pd.DataFrame, sleutels: Iterable[str]) -> pd.DataFrame:
    """These rows by sleutel, with the columns of the calendar and of their state.

    rows: of the calendar. Of a row that it no longer has `maatregel` and its state alone, and where
    the log has nothing of it either, `in_kalender` is False and the rest empty.
    """
    sleutels = [*sleutels]
    here, of_state = (one[one["sleutel"].isin(sleutels)] for one in (rows, state))
    own = ["sleutel", *(name for name in state.columns if name not in rows.columns)]
    found = here.set_index("sleutel", drop=False).astype(object).reindex(sleutels)
    found = found.join(of_state[own].set_index("sleutel").astype(object))
    gone = ~found.index.isin(rows["sleutel"])
    return found.assign(
        sleutel=found.index,
        maatregel=found["maatregel"].where(~gone, found.index.map(maatregel_of)),
        in_kalender=~gone,
    )


def _facts(rows: pd.DataFrame, state: pd.DataFrame, lead: int, per_jaar: int) -> pd.DataFrame:
    """The rows of the calendar and those it no longer has, by sleutel, with what points go by.

    The columns of both, and of the moment as expected, else as printed, its `tranche`, `start` and
    `start_tot` (`selections.plan_ab.starts_of`), and `te_vroeg`
    (`selections.lezing.hypothesen.too_early`, else empty).
    """
    of_state = state.set_index("sleutel", drop=False)
    expected = with_expected_moments(rows, of_state.loc[rows["sleutel"]])
    tranches = tranche_rows(expected, per_jaar).set_index("sleutel")["tranche"]
    starts = starts_of(expected, lead)
    starts = starts.set_index(expected.loc[starts.index, "sleutel"])
    early = too_early(expected, lead)
    gone = state.loc[~state["in_kalender"], "sleutel"]
    found = standing(rows, state, [*rows["sleutel"], *gone])
    return found.assign(
        tranche=tranches.reindex(found.index),
        start=starts["start"].reindex(found.index),
        start_tot=starts["start_tot"].reindex(found.index),
        te_vroeg=[early.get(sleutel, "") for sleutel in found.index],
    )


@dataclass(frozen=True)
class _Split:
    """How the rows under a rule become points.

    key: what a row has in common with the others of its point, in Dutch, of all rows. place: where
    a point stands among those of its rule, by its key and rows. vraag: of its rows and key. samen:
    in Dutch what puts the rows together.
    """

    key: Callable[[pd.DataFrame], list[str]]
    place: Callable[[str, pd.DataFrame], object]
    vraag: Callable[[pd.DataFrame, str], str]
    samen: str = ""

    def of(self, rows: pd.DataFrame) -> list[tuple[str, pd.DataFrame]]:
        """By what they have in common the rows of each point, in order."""
        keys = pd.Series(self.key(rows), index=rows.index)
        return sorted(rows.groupby(keys, sort=False), key=lambda pair: self.place(*pair))


def _punt(rubriek: Rubriek, key: str, rows: pd.DataFrame, reports: pd.DataFrame) -> Punt:
    split = _SPLITS[rubriek.naam]
    also = Counter(naam for names_of_row in rows["ook"] for naam in names_of_row)
    slug = "-".join(re.findall("[a-z0-9]+", key.lower()))
    return Punt(
        id="-".join(filter(None, (rubriek.code, slug))),
        rubriek=rubriek,
        onderwerp=": ".join(filter(None, (rubriek.naam, _derived(key)))),
        vraag=split.vraag(rows, key),
        sleutels=tuple(rows["sleutel"]),
        samen=split.samen,
        **vars(over_regels(rows, reports, _start_reached(rows) if rubriek is PLAN_B else "")),
        ook=tuple((naam, also[naam]) for naam in _RULES if also[naam]),
    )


def _derived(key: str) -> str:
    return f"{key} (afgeleid)" if key.startswith(_TRAJECT) else key


def _in_publication(rows: pd.DataFrame) -> str:
    printed = rows[rows["in_kalender"].astype(bool)]
    if printed.empty:
        return "Staat niet meer in de kalender."
    moments = Counter(NO_MOMENT if pd.isna(one) else one for one in printed["agendering"])
    pages = [str(page) for page in sorted(set(page_of(printed)))]
    said = "; ".join(f"{one}: {counted(number, 'regel')}" for one, number in moments.most_common())
    doubts = (
        f"{_DOUBTS[what]} is twijfelachtig bij {counted(int(of_rows.sum()), 'regel')}: "
        f"{enumeration([*printed.loc[of_rows, 'maatregel'].unique()])}."
        for what, of_rows in doubtful(printed).items()
        if of_rows.any()
    )
    return " ".join((f"{said} (blz. {enumeration(pages)}).", *doubts))


def _recorded(rows: pd.DataFrame) -> str:
    counts = Counter(
        class_label(status) if pd.notna(status) else NO_STATUS if pd.isna(start) else _START_SET
        for status, start in zip(rows["status"], rows["start_plan_b"], strict=True)
    )
    said = "; ".join(f"{name}: {counted(number, 'regel')}" for name, number in counts.most_common())
    return as_sentence(said)


def _differing(rows: pd.DataFrame) -> Iterator[str]:
    for row in rows[["organisaties", "maatregel", "stap_nr"]].itertuples():
        of_row = row.organisaties if isinstance(row.organisaties, tuple) else ()
        if len({one.status for one in of_row}) > 1:
            each = [
                f"{within_a_sentence(class_label(one.status))} volgens "
                f"{one.organisatie or ORGANISATION_NOT_NAMED}"
                for one in of_row
            ]
            stap = "" if pd.isna(row.stap_nr) else f", stap {row.stap_nr}"
            yield f"{row.maatregel}{stap}: {enumeration(each)}."


def _by_enough(keys: Sequence[str], rest: Sequence[str]) -> list[str]:
    """The keys that enough rows share, of the others what they are by then; a single one of too
    few rows stays.
    """
    shared = Counter(keys)
    few = {key for key, number in shared.items() if number < _FEWEST or not key}
    joins = few if len(few) > 1 else few & {""}
    return [other if key in joins else key for key, other in zip(keys, rest, strict=True)]


def _tranche(rows: pd.DataFrame) -> list[str]:
    keys = "tranche " + rows["tranche"].astype(str)
    for signal, of_signal in keys.groupby(rows["plan_b"]):
        joined = _by_enough(list(of_signal), [_TRANCHES] * len(of_signal))
        now = "nu starten, " if signal == START_B else ""
        keys[of_signal.index] = [f"{now}{key}" for key in joined]
    return list(keys)


def _earliest(key: str, rows: pd.DataFrame) -> object:
    """What starts now before what is to be decided; then the earliest moment, of one tranche
    before that of several.
    """
    return rows["plan_b"].iloc[0] != START_B, key.endswith(_TRANCHES), rows["start"].min(), key


def _start_reached(rows: pd.DataFrame) -> str:
    """Of the earliest of the rows; where a moment is too early to begin with, of the others, with
    those beside it."""
    early = rows["te_vroeg"] != ""
    others = rows if early.all() else rows[~early]
    of_start = others[["start", "start_tot", "overleg", "lead"]]
    first = min(of_start.itertuples(), key=lambda row: row.start)
    said = [reached_in_words(first.start, first.start_tot, first.overleg, first.lead)]
    which = counted(len(rows), "regel")
    if len(others) < len(rows):
        which = f"{len(others)} {out_of(len(rows), 'regel')}"
    if (others["start"] != first.start).any():
        said.append(f"Dat is de vroegste van {which}.")
    elif len(others) < len(rows):
        said.append(f"Zo bij {which}.")
    told = rows[early].groupby(["uiterste_start", "te_vroeg"], sort=False)["maatregel"]
    for (start, why), codes in told:
        said.append(f"Bij {enumeration([*codes.unique()])}: {start}. {why}")
    accent = [ACCENT] if rows["plan_b_reden"].str.startswith(NO_A).any() else []
    return " ".join((*said, PRIORITISING, *accent, PLAN_B_IN_CASE))


def _asked_of_plan_b(rows: pd.DataFrame, key: str) -> str:
    # Which stap it is, differs by maatregel; the rows of the point say it.
    reasons = rows["plan_b_reden"].str.replace(" wel in stap .*", " wel in een andere", regex=True)
    reasons = reasons.value_counts()
    why = "; ".join(f"{reason}: {number}" for reason, number in reasons.items())
    named = rows.sort_values("start", kind="stable")["tranche"].value_counts(sort=False)
    fits = set(rows.loc[rows["te_vroeg"] == "", "tranche"])
    tranches = []
    for tranche, number in named.items():
        name, *unnamed = tranche.split(", ")  # What it does not name would read as one more.
        beside = [
            *unnamed,
            *([str(number)] if len(named) > 1 else []),
            *([] if tranche in fits else [TOO_EARLY]),
        ]
        tranches.append(f"tranche {name}" + (f" ({'; '.join(beside)})" if beside else ""))
    by_moment = f"naar het moment in {enumeration(tranches)}"
    of_rows = f"{counted(len(rows), 'regel')}, {by_moment} (afgeleid; {why})"
    if rows["plan_b"].iloc[0] == START_B:
        return f"{_START_NOW}: stelt het overleg dat vast bij {of_rows}?"
    return f"{_DECIDE}: start plan B bij {of_rows}?"


def _laag(rows: pd.DataFrame) -> list[str]:
    roles = rows[[*ROLE_IN_WORDS]].itertuples()
    named = [getattr(row, role) if (role := naming_role(row)) else () for row in roles]
    return [
        f"{lagen[0]} genoemd" if len(lagen) == 1 else _SEVERAL if len(lagen) else _NONE
        for lagen in named
    ]


def _by_laag(question: str) -> _Split:
    def ask(rows: pd.DataFrame, key: str) -> str:
        roles = Counter(naming_role(row) for row in rows[[*ROLE_IN_WORDS]].itertuples())
        named = [f"{words} ({roles[name]})" for name, words in ROLE_IN_WORDS.items() if roles[name]]
        where = f" {enumeration(named)}" if named else ""
        return f"{question.format(counted(len(rows), 'regel'))}; {_NAMED[key]}{where} (afgeleid)?"

    return _Split(
        _laag,
        lambda key, rows: list(_NAMED).index(key),
        ask,
        "dezelfde overheidslaag genoemd, of meer dan één, of geen: bij de borging, anders in de "
        "stap, anders bij de doorwerking; wie genoemd is, is daarmee nog niet verantwoordelijk",
    )


def _programme(rows: pd.DataFrame) -> list[str]:
    """The programme that enough rows share, else the traject, else nothing."""
    records = list(rows[_OF_PROGRAMME].itertuples())
    own, trajects = [], []
    for row in records:
        has_line = isinstance(row.borging, str)
        # A moment without a line has the programme that it is tied to.
        own.append(" / ".join(row.instrument_borging if has_line else own_programmes(row)))
        trajects.append(f"{_TRAJECT}{row.traject}" if has_line else "")
    keys = _by_enough(own, trajects)
    return _by_enough(keys, [_REST] * len(keys))


def _by_programme(question: Callable[[pd.DataFrame], str]) -> _Split:
    def ask(rows: pd.DataFrame, key: str) -> str:
        without = int(rows["borging"].isna().sum())
        of_them = "alle" if without == len(rows) else f"waarvan {without}"
        said = [counted(len(rows), "regel"), *[f"{of_them} zonder borgingsregel"] * bool(without)]
        named = [] if key == _REST else [_derived(key)]
        asked = ", ".join((*said, *named))
        return question(rows).format(asked, label(rows["overleg"].iloc[0]))

    return _Split(
        _programme,
        lambda key, rows: (key == _REST, key.startswith(_TRAJECT), -len(rows), key),
        ask,
        "hetzelfde instrument of programma; wat dat niet met ten minste drie andere regels deelt, "
        "per traject, en wat ook dat niet met zoveel deelt bij elkaar",
    )


def _consent(rows: pd.DataFrame) -> str:
    """To what of these rows consent is asked: to nothing that none of them has."""
    has = [list(rows[name].notna()) for name in ("verwacht", "bijsturing")]
    to = consent_to(*map(any, has))
    if not to:
        return "Wanneer wordt het verwacht, en wat is de bijsturing, van {0}?"
    lacking = [
        f"zonder {what}: {number}"
        for what, each in zip(("verwacht moment", "bijsturing"), has, strict=True)
        if any(each) and (number := each.count(False))
    ]
    without = f" ({'; '.join(lacking)})" if lacking else ""
    return f"{_CONSENT} in met {to} van {{0}}{without}?"


def _together(question: str) -> _Split:
    return _Split(
        lambda rows: [""] * len(rows),
        lambda key, rows: 0,
        lambda rows, key: question.format(
            counted(len(rows), "regel"), label(rows["overleg"].iloc[0])
        ),
    )


_SPLITS = {
    PLAN_B.naam: _Split(
        _tranche,
        _earliest,
        _asked_of_plan_b,
        "dezelfde tranche van wijzigingen van een AMvB; welke dat is, is afgeleid van het moment. "
        "Tranches van minder dan vier regels staan bij elkaar",
    ),
    UNRECORDED.naam: _by_laag("Wat is de stand van {} met een verstreken moment en zonder status"),
    MOVED.naam: _by_programme(_consent),
    SILENT.naam: _by_laag(
        "Geldt de vastgelegde status nog van {} zonder melding in twee kwartalen"
    ),
    STILL_OPEN.naam: _by_laag(
        "Is het klaar, of wanneer wordt het verwacht, bij {} met een verstreken moment"
    ),
    DUE.naam: _by_programme(
        lambda rows: "Wat is de stand van wat in {1} aan de orde kan zijn: {0}?"
    ),
    REWORDED.naam: _together("Geldt de vastgelegde status ook voor de nieuwe tekst van {0}?"),
    GONE.naam: _together("Waar gaat verder wat is vastgelegd over {0} buiten de kalender van nu?"),
    CONTRADICTED.naam: _together(
        "Wat geldt bij {0} waarbij plan B niet nodig heet, terwijl plan A niet als gehaald is "
        "vastgelegd?"
    ),
    CLOSED.naam: _together("Neemt het overleg kennis van {0}, afgesloten, met een moment in {1}?"),
}
