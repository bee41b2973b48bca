"""The first page of the report: what it says to a director, in five sentences and four tables."""

from collections import Counter
from collections.abc import Iterator

from documents.document import Chart, Section
from documents.tabel import Column, Tabel
from overleg.besluitenlijst import acties_in_words, besluiten_in_words, followed_in_words
from overleg.punten import in_words
from overleg.verslag.cijfers import DUE, OTHER_MOMENT, Cijfers
from overleg.verslag.regels import LATER, kinds_of_due
from overleg.verslag.verschoven import moments_now, why
from overleg.was_wordt import moment_in_words
from selections.lezing.weging import marks_in_words, with_doubt
from selections.stappen import borging_or_stap
from selections.words import counted, enumeration, none_of, out_of
from voortgang.counts import class_label
from voortgang.vocabulary import DECIDE_B, START_B
from voortgang.words import STANDING

# How many the page shows: with a full log it stays one page.
_MOST, _MOST_DECIDED = 4, 3


def voorblad(c: Cijfers) -> Section:
    """The page, with one bar of all rows by what is recorded."""
    counts = c.facts["klasse"].value_counts(sort=False)
    known = {name: int(number) for name, number in counts.items() if number}
    titles = [f"{class_label(name)} ({number})" for name, number in known.items()]
    stand = Tabel.of(
        "Stand van de regels",
        (Column("Regels"), *(Column(title, numeric=True) for title in titles)),
        [(f"{len(c.facts)} regels", *known.values())],
    )
    chart = Chart(
        tuple(zip(titles, known, strict=True)),
        1,
        True,
        f"Eén balk: {counted(len(c.facts), 'regel')} naar wat is vastgelegd: "
        f"{enumeration(titles)}.",
    )
    tables = (stand, _most_delayed(c), _asked(c), _decided(c))
    return Section("In het kort", tuple(_in_five_sentences(c)), tables, chart if known else None)


def _in_five_sentences(c: Cijfers) -> Iterator[str]:
    """Without codes and references, in the order in which a director asks."""
    due, done = c.main[DUE], c.part(c.main[DUE], "afgerond")
    doubted = with_doubt(int(c.facts.loc[list(due.sleutels), "merken"].map(bool).sum()), "")
    yield (
        f"In {c.aanvraag.periode} {due.verb('kan', 'kunnen')} volgens de publicatie "
        f"{counted(due.aantal, 'regel')}{doubted and f' ({doubted})'} aan de orde "
        f"zijn{kinds_of_due(c)}; van {done.aantal} daarvan is "
        f"vastgelegd dat zij {done.verb('is', 'zijn')} afgerond."
    )
    yield " ".join((_known(c), *c.gemeld))
    yield _moved(c)
    decide, start = c.numbers["plan_b_besluit"], c.numbers["plan_b_start"]
    dropped = f"; bij {start} is een regel van plan A vastgelegd als vervallen: plan B nu starten"
    asked = c.facts["plan_b"].isin([DECIDE_B, START_B])
    marked = marks_in_words(c.facts.loc[asked, "merken"])
    yield (
        f"Bij {counted(decide, 'regel')} is de berekende uiterste start van plan B bereikt en "
        f"is een besluit nodig (afgeleid{f'; {marked}' if marked else ''})"
        f"{dropped if start else ''}."
    )
    yield (
        f"{_met(c)} Volgens de regels van het concept is nu van een overleg te vragen: "
        f"{in_words(c.found, c.punten)}; een vastgestelde agenda kan anders zijn."
    )


def _known(c: Cijfers) -> str:
    numbers = c.numbers
    if not numbers["vastgelegd"]:
        return (
            f"Over {none_of(numbers['in_beeld'])} is een status vastgelegd die "
            "nu geldt: wat is gedaan, is hier niet bekend."
        )
    missing = counted(numbers["niet_vastgelegd"], "regel")
    return (
        f"Over {numbers['vastgelegd']} {out_of(numbers['in_beeld'], 'regel')} is een status "
        f"vastgelegd, {numbers['oud']} daarvan meer dan twee kwartalen geleden; "
        f"van {missing} is het moment voorbij en niets vastgelegd, wat geen oordeel is."
    )


def _moved(c: Cijfers) -> str:
    in_period, later, earlier = (c.main[key] for key in ("verschoven", "later", "eerder"))
    moved = (
        f"in de periode {in_period.verb('kreeg', 'kregen')} "
        f"{counted(in_period.aantal, 'regel')} {OTHER_MOMENT}"
    )
    if not later.aantal + earlier.aantal:
        return f"Geen regel staat nu later of eerder dan gepubliceerd; {moved}."
    counts = {reason: of_all.aantal for reason, _, of_all in c.reasons()}
    often = [reason for reason, number in counts.items() if number == max(counts.values())]
    # Where several are given equally often, none is given most.
    most = f", het vaakst met de reden ‘{often[0]}’ ({counts[often[0]]})" if len(often) == 1 else ""
    return (
        f"{counted(later.aantal, 'regel')} {later.verb('staat', 'staan')} nu later dan "
        f"gepubliceerd, {STANDING}, en {earlier.aantal} eerder{most}; {moved}."
    )


def _met(c: Cijfers) -> str:
    if not c.besluiten and not c.acties:
        return "Van geen overleg in de periode is een besluit of een actie vastgelegd."
    acties = acties_in_words(c.acties, c.aanvraag.op)
    if not c.besluiten:
        return f"Van geen overleg in de periode is een besluit vastgelegd; {acties}."
    number = counted(len({one.overleg.key for one in c.besluiten}), "overleg")
    besluiten = besluiten_in_words(c.besluiten)
    return f"Vastgelegd van {number} in de periode: {besluiten}; {acties}."


def _most_delayed(c: Cijfers) -> Tabel:
    delayed = c.most_delayed()
    shown = delayed.head(_MOST)
    cut = f"Dit zijn er {len(shown)} van {len(delayed)} die nog open zijn."
    return Tabel.each(
        "Het meest verschoven",
        shown.itertuples(),
        {
            "Maatregel en borging": lambda row: f"{row.titel}: {borging_or_stap(row)}",
            "Gepubliceerd": lambda row: moment_in_words(row.agendering),
            "Zoals het nu staat": moments_now,
            Column(LATER, numeric=True): "verschuiving_nu",
            "Reden": lambda row: why(c, row),
        },
        notes=(cut,) if len(shown) < len(delayed) else (),
    )


def _asked(c: Cijfers) -> Tabel:
    rows = c.found["rubriek"].value_counts(sort=False)
    points = Counter(punt.rubriek.naam for punt in c.punten)
    return Tabel.of(
        "Te vragen, per rubriek",
        (Column("Rubriek"), Column("Punten", numeric=True), Column("Regels", numeric=True)),
        [(name, points[name], int(number)) for name, number in rows.items() if number],
    )


def _decided(c: Cijfers) -> Tabel:
    holding = [one for one in c.besluiten if one.herroepen_door is None]
    # Of each meeting what changes something comes first; an advies and what was only taken note
    # of last.
    ordered = sorted(
        holding,
        key=lambda one: (
            -one.overleg.dag.toordinal(),
            not one.volgt,
            not one.verandert,
            not one.beslist,
        ),
    )
    shown, others = ordered[:_MOST_DECIDED], ordered[_MOST_DECIDED:]
    cut = (
        f"Dit zijn er {len(shown)} van {len(holding)} die gelden, van het laatste overleg eerst en "
        f"daarin die waaruit iets volgt. Verder {besluiten_in_words(others)}."
    )
    return Tabel.each(
        "Besloten",
        shown,
        {
            "Overleg": lambda one: one.overleg.titel,
            "Punt": "onderwerp",
            "Besluit": lambda one: f"{one.soort}, {followed_in_words(one)}",
        },
        notes=(cut,) if others else (),
    )
