"""The report for the bestuurlijk overleg: what the log says of a period, as one document in Dutch.

Every number is the number of rows of a `overleg.verslag_cijfers.Cijfer`, which carries a
reference; annex A says by reference which rows those are, annex B what those rows are. Nothing in
it depends on the clock: the same request on the same calendar gives the same report, whatever was
recorded since.
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from documents.document import Chart, KaartOfView, Section
from documents.tabel import AS_BEFORE, Column, Tabel
from overleg.besluitenlijst import (
    acties_in_words,
    acties_tabel,
    besluiten_in_words,
    besluiten_tabel,
    followed_in_words,
)
from overleg.punten import in_words, punten_tabel
from overleg.verslag_cijfers import (
    BY_BESLUIT,
    CLASSES,
    DUE,
    OTHER_MOMENT,
    Aanvraag,
    Cijfer,
    Cijfers,
    StateOn,
    gather,
    is_agreed,
)
from overleg.was_wordt import moment_in_words
from overleg.zinnen import asked
from selections.buckets import of_kinds, of_rows
from selections.caveats import CAVEATS, DERIVED_IN_SHORT, PLANS_IN_PARALLEL
from selections.dates import date_in_words
from selections.filters import NOT_NAMED
from selections.kwartalen import label, quarter
from selections.lezing.weging import marks_in_words, with_doubt
from selections.plan_ab import ACCENT, NO_A
from selections.stappen import borging_or_stap
from selections.words import (
    counted,
    enumeration,
    none_of,
    or_else,
    out_of,
    slip_in_words,
    within_a_sentence,
)
from voortgang.counts import class_label
from voortgang.rijen import recorded_on_kaart
from voortgang.stand import freshness
from voortgang.vergaderstukken import Stuk
from voortgang.vocabulary import A_STILL_OPEN, DECIDE_B, GONE, START_B, vocabulary
from voortgang.words import ORGANISATION_NOT_NAMED, STANDING, STANDING_MOMENT, in_log

TITLE = "Voortgangsrapportage"
_FRONT = "In het kort"
# How many the first page shows: with a full log it stays one page.
_MOST, _MOST_DECIDED = 4, 3
REFERENCE = "Verwijzing"
_COUNTED = "Wat is geteld"
_LATER = "Kwartalen later"
_NO_SLIP = "0 kwartalen later"
_REPORTED = "De publicatie zelf zegt"
_OF_BORGING = [
    *("borging", "stap_nr", "stap", "agendering", "redactie", "instrument_doorwerking"),
    "uitgewerkt_in",
]
_RECORDED_MEANS = (
    "Niet vastgelegd is grijs en geen oordeel: het zegt niet dat er niets is gedaan, en ook niet "
    "dat het goed gaat."
)
_REFERENCES = (
    "Geteld zijn regels van de kalender, elk met ten hoogste één moment. Achter een getal staat "
    "tussen haken een verwijzing. Bijlage A noemt bij die verwijzing de sleutels van de regels die "
    "zijn geteld, bijlage B elke regel met zijn bladzijde in de publicatie."
)


@dataclass(frozen=True)
class Verslag:
    """The report. kenmerken: label and value of what it rests on.

    voorblad: for the director, in short. delen: its chapters. bijlagen: which rows are counted, for
    who wants to go after a number.

    op: the day of its state. laatste_bericht: the number of the last record it rests on, 0 where
    the log has none. standen:
    the class of each row (`voortgang.counts.class_of`). kaart: of
    its rows, with what is recorded on its day. hoofdcijfers: the figures of the whole selection.
    """

    titel: str
    kenmerken: tuple[tuple[str, str], ...]
    voorblad: Section
    delen: tuple[Section, ...]
    bijlagen: tuple[Section, ...]
    op: datetime.date
    laatste_bericht: int
    standen: pd.Series = field(repr=False)
    kaart: KaartOfView
    hoofdcijfers: Tabel
    cijfers: tuple[Cijfer, ...] = field(repr=False)


def verslag(
    table: pd.DataFrame,
    rows: pd.DataFrame,
    state_on: StateOn,
    aanvraag: Aanvraag,
    stukken: Sequence[Stuk] = (),
) -> Verslag:
    """The report on `rows`, a selection of the rows of the calendar `table`.

    state_on: gives the state of the calendar at the end of a day (`voortgang.stand.state_at`), with
    the `lead` of the request and up to the record that it names. stukken: the besluiten, acties and
    agendas up to it.

    Raises what `state_on` raises.
    """
    cijfers = gather(table, rows, state_on, aanvraag, stukken)
    delen = tuple(part(cijfers) for part in _PARTS)
    concept = f", {aanvraag.concept}" if aanvraag.concept else ""
    return Verslag(
        titel=f"{TITLE}, {aanvraag.periode}{concept}",
        kenmerken=_characteristics(cijfers),
        voorblad=_front(cijfers),
        delen=delen,
        # Last, as they tell of every figure that was made before.
        bijlagen=(_annex_of_figures(cijfers), _annex_of_rows(cijfers)),
        op=aanvraag.op,
        laatste_bericht=cijfers.last_id,
        standen=cijfers.facts["klasse"],
        kaart=KaartOfView.of(table, recorded_on_kaart(table, cijfers.state), rows),
        hoofdcijfers=_main_figures(cijfers),
        cijfers=tuple(cijfers),
    )


def _characteristics(c: Cijfers) -> tuple[tuple[str, str], ...]:
    asked = c.aanvraag
    first, last = asked.van.start_time.date(), asked.tot.end_time.date()
    log = f"tot en met nummer {c.last_id}" if c.last_id else "leeg tot en met deze dag"
    messages = f", en het logboek tot en met nummer {c.last_id}" if c.last_id else ""
    again = (
        f"Wie later dezelfde periode, selectie en dag van de stand kiest{messages}, krijgt bij "
        "deze versie van de kalender en van het dashboard dezelfde rapportage, zolang op die dag "
        "niets meer wordt vastgelegd."
    )
    return (
        ("Periode", f"{asked.periode} ({date_in_words(first)} tot en met {date_in_words(last)})"),
        ("Stand op", date_in_words(asked.op)),
        ("Logboek", log),
        *(asked.selectie or (("Selectie", "de hele kalender, geen filters"),)),
        ("In beeld", asked.in_beeld),
        ("Kalender", f"versie {asked.kalender}"),
        ("Aanname", asked.aanname),
        ("Opnieuw te maken", again),
    )


def _front(c: Cijfers) -> Section:
    known = [name for name in CLASSES if (c.facts["klasse"] == name).any()]
    numbers = [int((c.facts["klasse"] == name).sum()) for name in known]
    titles = [
        f"{class_label(name)} ({number})" for name, number in zip(known, numbers, strict=True)
    ]
    counts = Tabel.of(
        "Stand van de regels",
        (Column("Regels"), *(Column(title, numeric=True) for title in titles)),
        [(f"{len(c.facts)} regels", *numbers)],
    )
    chart = Chart(
        tuple(zip(titles, known, strict=True)),
        1,
        True,
        f"Eén balk: {counted(len(c.facts), 'regel')} naar wat is vastgelegd: "
        f"{enumeration(titles) if titles else 'geen'}.",
    )
    tables = (counts, _most_delayed(c), _asked_in_short(c), _decided_in_short(c))
    return Section(_FRONT, tuple(_in_five_sentences(c)), tables, chart if known else None)


def _in_five_sentences(c: Cijfers) -> Iterator[str]:
    """Without codes and references, in the order in which a director asks."""
    main = {name: one.aantal for name, one in c.main.items()}
    done = c.part(c.main[DUE], "afgerond").aantal
    doubted = with_doubt(int(c.facts.loc[list(c.main[DUE].sleutels), "merken"].map(bool).sum()), "")
    yield (
        f"In {c.aanvraag.periode} {_are(main[DUE], 'kan', 'kunnen')} volgens de publicatie "
        f"{counted(main[DUE], 'regel')}{doubted and f' ({doubted})'} aan de orde "
        f"zijn{_kinds_of_due(c)}; van {done} daarvan is "
        f"vastgelegd dat zij {_are(done, 'is', 'zijn')} afgerond."
    )
    yield " ".join((_known(c), *c.gemeld))
    yield _moved_in_short(c)
    decide, start = main["plan_b_besluit"], main["plan_b_start"]
    dropped = f"; bij {start} is een regel van plan A vastgelegd als vervallen: plan B nu starten"
    asked = c.facts["plan_b"].isin([DECIDE_B, START_B])
    marked = marks_in_words(c.facts.loc[asked, "merken"])
    yield (
        f"Bij {counted(decide, 'regel')} is de berekende uiterste start van plan B bereikt en "
        f"is een besluit nodig (afgeleid{f'; {marked}' if marked else ''})"
        f"{dropped if start else ''}."
    )
    yield (
        f"{_met_in_short(c)} Volgens de regels van het concept is nu van een overleg te vragen: "
        f"{in_words(c.found, c.punten)}; een vastgestelde agenda kan anders zijn."
    )


def _kinds_of_due(c: Cijfers) -> str:
    return of_kinds(of_rows(c.facts.loc[list(c.main[DUE].sleutels)]))


def _known(c: Cijfers) -> str:
    main = {name: one.aantal for name, one in c.main.items()}
    if not main["vastgelegd"]:
        return (
            f"Over {none_of(main['in_beeld'])} is een status vastgelegd die "
            "nu geldt: wat is gedaan, is hier niet bekend."
        )
    said = (
        f"Over {main['vastgelegd']} {out_of(main['in_beeld'], 'regel')} is een status "
        f"vastgelegd, {main['oud']} daarvan meer dan twee kwartalen geleden"
    )
    missing = counted(main["niet_vastgelegd"], "regel")
    return f"{said}; van {missing} is het moment voorbij en niets vastgelegd, wat geen oordeel is."


def _moved_in_short(c: Cijfers) -> str:
    main = {name: one.aantal for name, one in c.main.items()}
    period = f"in de periode {_are(main['verschoven'], 'kreeg', 'kregen')}"
    moved = f"{period} {counted(main['verschoven'], 'regel')} {OTHER_MOMENT}"
    if not main["later"] + main["eerder"]:
        return f"Geen regel staat nu later of eerder dan gepubliceerd; {moved}."
    counts = {reason: of_all.aantal for reason, _, of_all in c.reasons()}
    often = [reason for reason, number in counts.items() if number == max(counts.values())]
    # Where several are given equally often, none is given most.
    most = f", het vaakst met de reden ‘{often[0]}’ ({counts[often[0]]})" if len(often) == 1 else ""
    return (
        f"{counted(main['later'], 'regel')} {_are(main['later'], 'staat', 'staan')} nu later dan "
        f"gepubliceerd, {STANDING}, en {main['eerder']} eerder{most}; {moved}."
    )


def _met_in_short(c: Cijfers) -> str:
    met = c.vergaderd
    if not met.besluiten and not met.acties:
        return "Van geen overleg in de periode is een besluit of een actie vastgelegd."
    acties = acties_in_words(met.acties, c.aanvraag.op)
    if not met.besluiten:
        return f"Van geen overleg in de periode is een besluit vastgelegd; {acties}."
    number = counted(len({one.overleg.key for one in met.besluiten}), "overleg")
    besluiten = besluiten_in_words(met.besluiten)
    return f"Vastgelegd van {number} in de periode: {besluiten}; {acties}."


def _most_delayed(c: Cijfers) -> Tabel:
    delayed = c.most_delayed()
    shown = delayed.head(_MOST)
    cut = f"Dit zijn er {len(shown)} van {len(delayed)} die nog open zijn."
    return Tabel.of(
        "Het meest verschoven",
        (
            Column("Maatregel en borging"),
            Column("Gepubliceerd"),
            Column("Zoals het nu staat"),
            Column(_LATER, numeric=True),
            Column("Reden"),
        ),
        [
            (
                f"{row.titel}: {borging_or_stap(row)}",
                moment_in_words(row.agendering),
                "; ".join(_moments_now(row)),
                row.verschuiving_nu,
                why,
            )
            for row, why in zip(shown.itertuples(), _why(c, shown), strict=True)
        ],
        notes=(cut,) if len(shown) < len(delayed) else (),
    )


def _asked_in_short(c: Cijfers) -> Tabel:
    rows = c.found["rubriek"].value_counts(sort=False)
    points = Counter(punt.rubriek.naam for punt in c.punten)
    return Tabel.of(
        "Te vragen, per rubriek",
        (Column("Rubriek"), Column("Punten", numeric=True), Column("Regels", numeric=True)),
        [(name, points[name], int(number)) for name, number in rows.items() if number],
    )


def _decided_in_short(c: Cijfers) -> Tabel:
    holding = [one for one in c.vergaderd.besluiten if one.herroepen_door is None]
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


def _decided(c: Cijfers) -> Section:
    met, day = c.vergaderd, c.aanvraag.op
    held = dict.fromkeys(one.overleg.titel for one in met.besluiten)
    said = [
        f"Overleggen in {c.aanvraag.periode} waarvan een besluit is vastgelegd: "
        f"{enumeration([*held]) if held else 'geen'}.",
        f"{besluiten_in_words(met.besluiten)}.",
        f"{acties_in_words(met.acties, day)}: afgesproken of afgesloten in de periode, of nog "
        "open.",
    ]
    every = besluiten_tabel(met.besluiten, c.aanvraag.periode)
    tables = [every.said_once("Genomen door")] if met.besluiten else []
    if met.acties:
        tables.append(acties_tabel("Acties", met.acties, day))
    fixed = c.main["vastgesteld"]
    said.append(f"Met een moment dat een overleg vaststelde: {_rows(fixed)}.")
    if fixed.aantal:
        tables.append(_fixed(c.facts.loc[list(fixed.sleutels)]))
    return Section("Besluiten en acties", tuple(said), tuple(tables))


def _fixed(rows: pd.DataFrame) -> Tabel:
    frame = pd.DataFrame(
        {
            "Sleutel": list(rows.index),
            "Maatregel": _maatregel(rows),
            "Borging": _borging(rows),
            "In de kalender": _in_calendar(rows),
            "Verwacht": rows["verwacht"].to_list(),
            "Vastgesteld": rows["vastgesteld"].to_list(),
            "Besluit": rows["vastgesteld_besluit"].to_list(),
        }
    )
    return _detail(Tabel.of_frame("Vastgestelde momenten", frame))


def _figures(c: Cijfers) -> Section:
    return Section(
        "Hoofdcijfers",
        (_freshness(c, c.main["vastgelegd"], c.main["oud"]),),
        (
            Tabel.of_frame(
                "Hoofdcijfers per thema",
                _crossed(c.main_per_thema()),
                ("Een regel telt bij het thema van de keuze waar hij onder staat.",),
            ),
        ),
        detail=True,
    )


def _main_figures(c: Cijfers) -> Tabel:
    return Tabel.of(
        "Hoofdcijfers",
        (Column(REFERENCE), Column(_COUNTED), Column("Regels", numeric=True)),
        [(one.verwijzing, one.naam, one.aantal) for one in c.main.values()],
        caption="Hoofdcijfers van de voortgangsrapportage, stand op "
        f"{date_in_words(c.aanvraag.op)}",
    )


def _reading(c: Cijfers) -> Section:
    return Section("Lees dit zo", (*CAVEATS, _RECORDED_MEANS, _REFERENCES))


def _freshness(c: Cijfers, known: Cijfer, old: Cijfer) -> str:
    seen = c.main["in_beeld"]
    if not known.aantal:
        return (
            f"Over {none_of(seen.aantal)} ({seen.verwijzing}) is een status vastgelegd die nu "
            "geldt; de cijfers zeggen dus niets over wat er is gedaan."
        )
    share = round(100 * freshness(c.facts).aandeel)
    return (
        f"Een status is vastgelegd van {_rows(known)}. Daarvan {_verb(old, 'rust', 'rusten')} er "
        f"{_said(old)} op een melding van meer dan twee kwartalen oud: {share} procent van wat "
        f"hier als stand staat. Van {_rows(c.main['niet_vastgelegd'])} is het moment voorbij en "
        "niets vastgelegd."
    )


def _asked(c: Cijfers) -> Section:
    points = punten_tabel(c.found, c.punten, quarter(c.aanvraag.op))
    tables = (_detail(points),) if c.punten else ()
    return Section("Gevraagd van het overleg", (asked(c.found, c.punten),), tables)


def _due(c: Cijfers) -> Section:
    due = c.main[DUE]
    parts = [c.part(due, name) for name in CLASSES]
    statuses = pd.DataFrame(
        [
            (one.verwijzing, class_label(name), one.aantal)
            for name, one in zip(CLASSES, parts, strict=True)
        ]
        + [(due.verwijzing, "Samen", due.aantal)],
        columns=[REFERENCE, "Vastgelegd", "Regels"],
    )
    return Section(
        "Aan de orde in de periode",
        (
            f"{_rows(due)} {_verb(due, 'heeft', 'hebben')} volgens de publicatie een moment in "
            f"{c.aanvraag.periode}{_kinds_of_due(c)}. Een moment telt in het kwartaal van zijn "
            "laatste dag, een jaar dus in zijn vierde kwartaal.",
        ),
        (
            Tabel.of_frame("Aan de orde per status", statuses),
            _told("Regels aan de orde", c, due),
        ),
    )


def _done(c: Cijfers) -> Section:
    done, dropped, unneeded = (c.main[key] for key in ("gedaan", "vervallen", "niet_nodig"))
    return Section(
        "Gedaan in de periode",
        (
            f"Van {_days(c)} {_verb(done, 'werd', 'werden')} {_rows(done)} "
            f"vastgelegd als afgerond, {_said(dropped)} als vervallen en {_said(unneeded)} als "
            "niet nodig omdat plan A is gehaald. De dag is die van het vastleggen.",
        ),
        (_told("Afgesloten in de periode", c, done, dropped, unneeded),),
    )


def _moved(c: Cijfers) -> Section:
    moved, later, earlier = (c.main[key] for key in ("verschoven", "later", "eerder"))
    sizes = c.sizes_of_slip()
    spread = pd.DataFrame(
        [(one.verwijzing, slip_in_words(slip) or _NO_SLIP, one.aantal) for slip, one in sizes],
        columns=[REFERENCE, "Verschuiving", "Regels"],
    )
    against = {*later.sleutels, *earlier.sleutels}
    rows = c.facts.loc[c.facts.index.isin(against.union(moved.sleutels))]
    of_period = c.changes.loc[list(moved.sleutels)].reindex(rows.index)
    frame = pd.DataFrame(
        {
            "Sleutel": list(rows.index),
            "Maatregel": _maatregel(rows),
            "In de kalender": _in_calendar(rows),
            "In de periode": list(map(_move, of_period.itertuples())),
            "Zoals het nu staat": ["; ".join(_moments_now(row)) for row in rows.itertuples()],
            _LATER: rows["verschuiving_nu"].to_list(),
            "Reden": list(_why(c, rows, of_period)),
        }
    )
    total = int(rows["verschuiving_nu"].sum())
    return Section(
        "Verschoven",
        (
            f"Van {_days(c)} {_verb(moved, 'kreeg', 'kregen')} "
            f"{_rows(moved)} {OTHER_MOMENT}. Afgezet tegen de publicatie "
            f"{_verb(later, 'staat', 'staan')} op {date_in_words(c.aanvraag.op)} {_rows(later)} "
            f"later, {STANDING}, en {_said(earlier)} eerder; bij elkaar opgeteld: "
            f"{slip_in_words(total) or _NO_SLIP}.",
        ),
        (
            _reasons(c),
            _detail(Tabel.of_frame("Verschuiving in kwartalen", spread)),
            _detail(
                Tabel.of_frame(
                    "Verschoven regels",
                    frame,
                    (
                        "In de periode: van welk moment naar welk; leeg waar het moment in de "
                        f"periode gelijk bleef. {_LATER}: dan gepubliceerd; leeg waar de regel is "
                        "afgesloten of een van beide momenten in geen kwartaal valt.",
                    ),
                )
            ),
        ),
    )


def _moments_now(row) -> Iterator[str]:
    """What was said of the moment of a row, what stands now first."""
    said = [("vastgesteld", row.vastgesteld), ("verwacht", row.verwacht)]
    in_order = said if row.is_vastgesteld else reversed(said)
    known = [f"{name} {moment}" for name, moment in in_order if not pd.isna(moment)]
    yield from known[:1]
    yield from (f"eerder {one}" for one in known[1:])


def _move(change) -> str:
    """From which moment to which a row went in the period; empty where it did not."""
    if pd.isna(change.wordt_moment):
        return ""
    slip = slip_in_words(change.kwartalen)
    moments = map(moment_in_words, (change.was_moment, change.wordt_moment))
    return " naar ".join(moments) + (f" ({slip})" if slip else "")


def _why(c: Cijfers, rows: pd.DataFrame, of_period: pd.DataFrame | None = None) -> Iterator[str]:
    """Why each of these rows stands otherwise than published; where nothing now says so, why it
    moved in the period.
    """
    said = rows[["vastgesteld_besluit", "is_vastgesteld", "reden"]].assign(
        toen=None if of_period is None else of_period["wordt_reden"], akkoord=is_agreed(rows)
    )
    for row in said.itertuples():
        by = _besluit(c, row.vastgesteld_besluit) if row.is_vastgesteld else ""
        own = "" if by and not row.akkoord else or_else(row.reden, or_else(row.toen, ""))
        yield "; ".join(filter(None, (own, by)))


def _besluit(c: Cijfers, number: int) -> str:
    return c.vergaderd.redenen.get(number, f"besluit {number}")


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


def _unrecorded(c: Cijfers) -> Section:
    missing, old = c.main["niet_vastgelegd"], c.main["oud"]
    return Section(
        "Niet vastgelegd en lang niets gehoord",
        (
            f"Van {_rows(missing)} is het kwartaal van het moment voorbij en is niets vastgelegd. "
            f"{_RECORDED_MEANS}",
            f"Bij {_rows(old)} is de laatste melding meer dan twee kwartalen oud.",
        ),
        (
            _told("Niet vastgelegd", c, missing, reported=True),
            _told("Geen melding in twee kwartalen", c, old),
        ),
    )


def _coming(c: Cijfers) -> Section:
    coming = c.main["komend"]
    first, last = c.coming_quarters
    numbers = c.per_quarter()
    said = "; ".join(f"{name}: {p} en {v}" for name, p, v in numbers.itertuples(index=False))
    frame = numbers.set_axis(["Kwartaal", "Publicatie (P)", "Zoals het nu staat (V)"], axis=1)
    return Section(
        "De komende twee kwartalen",
        (
            f"In {label(first)} en {label(last)} {_verb(coming, 'wordt', 'worden')} "
            f"{_rows(coming)} verwacht die nog niet zijn afgesloten. {STANDING_MOMENT}",
        ),
        (
            _detail(
                Tabel.of_frame(
                    "Momenten per kwartaal",
                    frame,
                    (
                        "Alle regels in beeld met een moment in dat kwartaal, ook de afgesloten; "
                        f"naar de publicatie en zoals het nu staat. {STANDING_MOMENT}",
                    ),
                )
            ),
            _told("Regels komende twee kwartalen", c, coming),
        ),
        Chart(
            tuple(zip(frame.columns[1:], ("publicatie", "verwacht"), strict=True)),
            len(frame),
            False,
            "Kolommen naast elkaar: per kwartaal het aantal regels volgens de publicatie en zoals "
            f"het nu staat. {said}.",
        ),
    )


def _plan_b(c: Cijfers) -> Section:
    decide, start, wait = (c.main[k] for k in ("plan_b_besluit", "plan_b_start", "plan_b_wacht"))
    found = c.facts[c.facts["plan_b"].isin([DECIDE_B, START_B, A_STILL_OPEN])]
    order = {START_B: 0, DECIDE_B: 1, A_STILL_OPEN: 2}
    found = found.assign(order=found["plan_b"].map(order)).sort_values(["order", "plaats"])
    frame = pd.DataFrame(
        {
            "Sleutel": list(found.index),
            "Maatregel": _maatregel(found),
            "Borging": _borging(found),
            "In de kalender": _in_calendar(found),
            "Uiterste start (berekend)": found["uiterste_start"].to_list(),
            "Wat nodig is": found["plan_b"].to_list(),
            "Omdat": [
                ". ".join(filter(None, (row.plan_b_reden, row.te_vroeg)))
                for row in found.itertuples()
            ],
            _REPORTED: found["gemeld"].to_list(),
            "Blz.": found["pagina"].to_list(),
        }
    )
    rules = vocabulary().rules
    return Section(
        "Besluiten over plan B",
        (
            PLANS_IN_PARALLEL,
            f"Besluit over plan B nodig: {_rows(decide)}. {rules[DECIDE_B]}",
            f"Plan B nu starten: {_rows(start)}. {rules[START_B]}",
            f"Plan A nog niet gehaald: {_rows(wait)}. {rules[A_STILL_OPEN]}",
            f"{c.aanvraag.aanname} De indeling in plan A en plan B is afgeleid.",
            *([ACCENT] if found["plan_b_reden"].str.startswith(NO_A).any() else []),
        ),
        (_detail(Tabel.of_frame("Regels van plan B", frame)),),
    )


def _per_thema(c: Cijfers) -> Section:
    due = c.main[DUE]
    counts = c.due_per_thema()
    shown = list(counts.columns[1:-1])
    titles = [f"{class_label(name)} (S{CLASSES.index(name) + 1})" for name in shown]
    frame = counts.set_axis(["Thema", *titles, f"Samen ({due.verwijzing})"], axis=1)
    said = "; ".join(_thema_in_words(row, shown) for row in counts.itertuples(index=False))
    chart = Chart(
        tuple(zip(titles, shown, strict=True)),
        len(frame),
        True,
        f"Gestapelde balken: per thema de regels die in {c.aanvraag.periode} aan de orde kunnen "
        f"zijn, naar wat erover is vastgelegd. {said}.",
    )
    return Section(
        "Per thema",
        ("Een regel telt bij het thema van de keuze waar hij onder staat.",),
        (
            _detail(
                Tabel.of_frame(
                    "Aan de orde per thema",
                    frame,
                    (
                        f"De regels aan de orde in {c.aanvraag.periode}, naar wat is vastgelegd.",
                        "Bijlage A noemt een getal uit deze tabellen naar zijn rij en kolom: "
                        f"{due.verwijzing}.T1 is wat van {due.verwijzing} bij het eerste thema "
                        f"hoort, {due.verwijzing}.S1.T1 wat daarvan de eerste status heeft.",
                    ),
                )
            ),
        ),
        chart if shown else None,
    )


def _thema_in_words(row: tuple, shown: list[str]) -> str:
    """A row of `Cijfers.due_per_thema` as a sentence without its stop."""
    thema, *counts, _ = row
    said = [
        f"{count} {within_a_sentence(class_label(name))}"
        for name, count in zip(shown, counts, strict=True)
        if count
    ]
    return f"{thema}: {', '.join(said) or 'geen'}"


def _crossed(counts: pd.DataFrame) -> pd.DataFrame:
    return counts.rename(columns={"verwijzing": REFERENCE, "naam": _COUNTED})


def _per_laag(c: Cijfers) -> Section:
    return Section(
        "Per overheidslaag",
        (
            "De overheidslaag die de borging levert, is afgeleid. Een regel die er twee noemt, "
            "telt bij beide; de laatste kolom telt elke regel één keer. Wie vastlegde, kan van een "
            "andere laag zijn: dat staat in de tabel per organisatie.",
        ),
        (
            Tabel.of_frame("Hoofdcijfers per laag", _crossed(c.main_per_laag())),
            *([_per_organisatie(c)] if c.main["vastgelegd"].aantal else []),
        ),
        detail=True,
    )


def _per_organisatie(c: Cijfers) -> Tabel:
    """On how many rows a status stands for each organisation; a row may count for several."""
    recorded = Counter(
        (one.organisatie or ORGANISATION_NOT_NAMED.capitalize(), one.laag or NOT_NAMED)
        for each in c.facts["organisaties"]
        for one in each
    )
    rows = [(naam, laag, number) for (naam, laag), number in sorted(recorded.items())]
    heads = (Column("Organisatie"), Column("Overheidslaag"), Column("Regels", numeric=True))
    return Tabel.of(
        "Vastgelegd per organisatie",
        heads,
        rows,
        ["Een regel waarover meer organisaties iets vastlegden, telt bij elk daarvan."],
    )


def _gone(c: Cijfers) -> Section:
    frame = pd.DataFrame(
        {
            "Sleutel": c.gone["sleutel"].to_list(),
            "Vastgelegd": [in_log(row) for row in c.gone.itertuples(index=False)],
            "Melding": c.gone["laatste_bericht"].to_list(),
        }
    )
    rules = vocabulary().rules
    return Section(
        "Niet meer in de kalender",
        (f"{rules[GONE]} Filters kiezen onder deze regels niet: zij staan hier alle.",),
        (Tabel.of_frame("Verdwenen regels", frame),),
        detail=True,
    )


def _meanings(c: Cijfers) -> Section:
    frame = pd.DataFrame(
        [(status.label, status.definitie) for status in vocabulary().statussen],
        columns=["Status", "Wat het betekent"],
    )
    derived = pd.DataFrame(
        [(one.waarde, one.regel) for one in vocabulary().afleidingen],
        columns=["Afgeleid", "Regel"],
    )
    return Section(
        "Wat de woorden betekenen",
        ("Statussen worden vastgelegd; wat is afgeleid, wordt nooit ingevuld.",),
        (
            Tabel.of_frame("Statussen", frame),
            Tabel.of_frame("Afleidingen", derived),
        ),
        detail=True,
    )


def _annex_of_figures(c: Cijfers) -> Section:
    counted = [one for one in c if one.aantal and not c.is_cross(one)]
    frame = pd.DataFrame(
        {
            REFERENCE: [one.verwijzing for one in counted],
            "Cijfer": [one.naam for one in counted],
            "Regels": [one.aantal for one in counted],
            "Sleutels": [list(one.sleutels) for one in counted],
        }
    )
    return Section(
        "Bijlage A: welke regels zijn geteld",
        (
            "Bij elke verwijzing de sleutels van de regels. Een cijfer dat nul is, staat er niet "
            "in. Een verwijzing die op een thema (T) of een laag (L) eindigt, staat er niet apart "
            "in: F6.T2 telt de regels die bij F6 én bij T2 staan.",
        ),
        (Tabel.of_frame("Bijlage A", frame),),
        detail=True,
    )


def _annex_of_rows(c: Cijfers) -> Section:
    rows = c.facts
    references: dict[str, list[str]] = {sleutel: [] for sleutel in rows.index}
    # All of them are in the first.
    _, *others = c.main.values()
    for one in others:
        for sleutel in one.sleutels:
            references[sleutel].append(one.verwijzing)
    frame = pd.DataFrame(
        {
            "Sleutel": list(rows.index),
            "Blz.": rows["pagina"].to_list(),
            "Maatregel": _maatregel(rows),
            "Stap": rows["stap"].to_list(),
            "Borging": _borging(rows),
            DERIVED_IN_SHORT: rows["plan"].to_list(),
            "In de kalender": _in_calendar(rows),
            "Vastgelegd": [class_label(name) for name in rows["klasse"]],
            "Melding": rows["bericht"].to_list(),
            "Telt mee in": [", ".join(references[sleutel]) for sleutel in rows.index],
        }
    )
    return Section(
        "Bijlage B: de regels",
        (
            "Bladzijde is die van de publicatie; melding is het nummer in het logboek. Elke regel "
            f"telt mee in F1. {AS_BEFORE.capitalize()}: als bij de regel erboven.",
        ),
        (replace(Tabel.of_frame("Bijlage B", frame), once=("Maatregel", "Stap")),),
        detail=True,
    )


_PARTS = (
    _asked,
    _decided,
    _figures,
    _due,
    _done,
    _moved,
    _unrecorded,
    _coming,
    _plan_b,
    _per_thema,
    _per_laag,
    _gone,
    _reading,
    _meanings,
)


def _told(title: str, c: Cijfers, *cijfers: Cijfer, reported: bool = False) -> Tabel:
    """The rows of these figures, in the order of the calendar, with what stands in the log: whole
    where the row is told first. reported: and with what the publication itself says.
    """
    chosen = {sleutel for one in cijfers for sleutel in one.sleutels}
    rows = c.facts[c.facts.index.isin(chosen)]
    frame = pd.DataFrame(
        {
            "Sleutel": list(rows.index),
            "Maatregel": _maatregel(rows),
            "Borging": _borging(rows),
            DERIVED_IN_SHORT: rows["plan"].to_list(),
            "In de kalender": _in_calendar(rows),
            "In het logboek": [c.told(row, title) for row in rows.itertuples()],
            **({_REPORTED: rows["gemeld"].to_list()} if reported else {}),
            "Blz.": rows["pagina"].to_list(),
        }
    )
    return _detail(Tabel.of_frame(title, frame).said_once("In het logboek"))


def _detail(table: Tabel) -> Tabel:
    """A list that is too long for slides."""
    return replace(table, detail=True)


def _days(c: Cijfers) -> str:
    first, last = (date_in_words(day) for day in c.days)
    return f"{first} tot en met {last}"


def _maatregel(rows: pd.DataFrame) -> list[str]:
    return [f"{code} {title}" for code, title in zip(rows["maatregel"], rows["titel"], strict=True)]


def _borging(rows: pd.DataFrame) -> list[str]:
    return list(map(borging_or_stap, rows[_OF_BORGING].itertuples()))


def _in_calendar(rows: pd.DataFrame) -> list[str]:
    """The moment as published, with what is doubtful of it or of the line."""
    moments = zip(rows["agendering"], rows["merken"], strict=True)
    return ["; ".join((moment_in_words(moment), *merken)) for moment, merken in moments]


def _rows(one: Cijfer) -> str:
    return f"{counted(one.aantal, 'regel')} ({one.verwijzing})"


def _said(one: Cijfer) -> str:
    return f"{one.aantal} ({one.verwijzing})"


def _verb(one: Cijfer, single: str, plural: str) -> str:
    return _are(one.aantal, single, plural)


def _are(number: int, single: str, plural: str) -> str:
    return single if number == 1 else plural
