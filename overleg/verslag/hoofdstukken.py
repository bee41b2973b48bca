"""The chapters of the report, but for the one on what moved (`overleg.verslag.verschoven`)."""

from collections import Counter

from documents.document import Chart, Section
from documents.tabel import Column, Tabel
from overleg.besluitenlijst import (
    acties_in_words,
    acties_tabel,
    besluiten_in_words,
    besluiten_tabel,
)
from overleg.punten import punten_tabel
from overleg.verslag.cijfers import CLASSES, COUNTED, DUE, REFERENCE, Cijfers
from overleg.verslag.regels import (
    RECORDED_MEANS,
    REPORTED,
    days,
    in_calendar,
    kinds_of_due,
    long,
    maatregel,
    told,
)
from overleg.verslag.verschoven import moved
from overleg.zinnen import asked
from selections.caveats import CAVEATS, PLANS_IN_PARALLEL
from selections.dates import date_in_words
from selections.filters import NOT_NAMED
from selections.kwartalen import label, quarter
from selections.plan_ab import ACCENT, NO_A
from selections.stappen import borging_or_stap
from selections.words import enumeration, none_of, within_a_sentence
from voortgang.counts import class_label
from voortgang.stand import freshness
from voortgang.vocabulary import A_STILL_OPEN, DECIDE_B, GONE, START_B, vocabulary
from voortgang.words import ORGANISATION_NOT_NAMED, STANDING_MOMENT, in_log

_REFERENCES = (
    "Geteld zijn regels van de kalender, elk met ten hoogste één moment. Achter een getal staat "
    "tussen haken een verwijzing. Bijlage A noemt bij die verwijzing de sleutels van de regels die "
    "zijn geteld, bijlage B elke regel met zijn bladzijde in de publicatie."
)


def hoofdcijfers(c: Cijfers) -> Tabel:
    """The figures of the whole selection, which the screen shows too."""
    return Tabel.each(
        "Hoofdcijfers",
        c.main.values(),
        {REFERENCE: "verwijzing", COUNTED: "naam", Column("Regels", numeric=True): "aantal"},
        caption="Hoofdcijfers van de voortgangsrapportage, stand op "
        f"{date_in_words(c.aanvraag.op)}",
    )


def _asked(c: Cijfers) -> Section:
    points = long(punten_tabel(c.found, c.punten, quarter(c.aanvraag.op)))
    said = (asked(c.found, c.punten),)
    return Section("Gevraagd van het overleg", said, (points,) if c.punten else ())


def _decided(c: Cijfers) -> Section:
    day, fixed = c.aanvraag.op, c.main["vastgesteld"]
    held = dict.fromkeys(one.overleg.titel for one in c.besluiten)
    said = (
        f"Overleggen in {c.aanvraag.periode} waarvan een besluit is vastgelegd: "
        f"{enumeration([*held]) if held else 'geen'}.",
        f"{besluiten_in_words(c.besluiten)}.",
        f"{acties_in_words(c.acties, day)}: afgesproken of afgesloten in de periode, of nog open.",
        f"Met een moment dat een overleg vaststelde: {fixed.regels}.",
    )
    tables = []
    if c.besluiten:
        every = besluiten_tabel(c.besluiten, c.aanvraag.periode)
        tables.append(every.said_once("Genomen door"))
    if c.acties:
        tables.append(acties_tabel("Acties", c.acties, day))
    if fixed.aantal:
        moments = Tabel.each(
            "Vastgestelde momenten",
            c.facts.loc[list(fixed.sleutels)].itertuples(),
            {
                "Sleutel": "Index",
                "Maatregel": maatregel,
                "Borging": borging_or_stap,
                "In de kalender": in_calendar,
                "Verwacht": "verwacht",
                "Vastgesteld": "vastgesteld",
                "Besluit": "vastgesteld_besluit",
            },
        )
        tables.append(long(moments))
    return Section("Besluiten en acties", said, tuple(tables))


def _figures(c: Cijfers) -> Section:
    table = Tabel.of_frame(
        "Hoofdcijfers per thema",
        c.main_per_thema(),
        ("Een regel telt bij het thema van de keuze waar hij onder staat.",),
    )
    return Section("Hoofdcijfers", (_freshness(c),), (table,), detail=True)


def _freshness(c: Cijfers) -> str:
    seen, known, old = (c.main[key] for key in ("in_beeld", "vastgelegd", "oud"))
    if not known.aantal:
        return (
            f"Over {none_of(seen.aantal)} ({seen.verwijzing}) is een status vastgelegd die nu "
            "geldt; de cijfers zeggen dus niets over wat er is gedaan."
        )
    share = round(100 * freshness(c.facts).aandeel)
    return (
        f"Een status is vastgelegd van {known.regels}. Daarvan {old.verb('rust', 'rusten')} er "
        f"{old.getal} op een melding van meer dan twee kwartalen oud: {share} procent van wat "
        f"hier als stand staat. Van {c.main['niet_vastgelegd'].regels} is het moment voorbij en "
        "niets vastgelegd."
    )


def _due(c: Cijfers) -> Section:
    due = c.main[DUE]
    parts = [(c.part(due, name), class_label(name)) for name in CLASSES]
    statuses = Tabel.of(
        "Aan de orde per status",
        [*map(Column, (REFERENCE, "Vastgelegd", "Regels"))],
        [(one.verwijzing, words, one.aantal) for one, words in (*parts, (due, "Samen"))],
    )
    return Section(
        "Aan de orde in de periode",
        (
            f"{due.regels} {due.verb('heeft', 'hebben')} volgens de publicatie een moment in "
            f"{c.aanvraag.periode}{kinds_of_due(c)}. Een moment telt in het kwartaal van zijn "
            "laatste dag, een jaar dus in zijn vierde kwartaal.",
        ),
        (statuses, told("Regels aan de orde", c, due)),
    )


def _done(c: Cijfers) -> Section:
    done, dropped, unneeded = (c.main[key] for key in ("gedaan", "vervallen", "niet_nodig"))
    return Section(
        "Gedaan in de periode",
        (
            f"Van {days(c)} {done.verb('werd', 'werden')} {done.regels} "
            f"vastgelegd als afgerond, {dropped.getal} als vervallen en {unneeded.getal} als "
            "niet nodig omdat plan A is gehaald. De dag is die van het vastleggen.",
        ),
        (told("Afgesloten in de periode", c, done, dropped, unneeded),),
    )


def _unrecorded(c: Cijfers) -> Section:
    missing, old = c.main["niet_vastgelegd"], c.main["oud"]
    return Section(
        "Niet vastgelegd en lang niets gehoord",
        (
            f"Van {missing.regels} is het kwartaal van het moment voorbij en is niets vastgelegd. "
            f"{RECORDED_MEANS}",
            f"Bij {old.regels} is de laatste melding meer dan twee kwartalen oud.",
        ),
        (
            told("Niet vastgelegd", c, missing, reported=True),
            told("Geen melding in twee kwartalen", c, old),
        ),
    )


def _coming(c: Cijfers) -> Section:
    coming = c.main["komend"]
    first, last = c.coming_quarters
    numbers = c.per_quarter()
    said = "; ".join(f"{name}: {p} en {v}" for name, p, v in numbers.itertuples(index=False))
    frame = numbers.set_axis(["Kwartaal", "Publicatie (P)", "Zoals het nu staat (V)"], axis=1)
    per_quarter = Tabel.of_frame(
        "Momenten per kwartaal",
        frame,
        (
            "Alle regels in beeld met een moment in dat kwartaal, ook de afgesloten; "
            f"naar de publicatie en zoals het nu staat. {STANDING_MOMENT}",
        ),
    )
    return Section(
        "De komende twee kwartalen",
        (
            f"In {label(first)} en {label(last)} {coming.verb('wordt', 'worden')} "
            f"{coming.regels} verwacht die nog niet zijn afgesloten. {STANDING_MOMENT}",
        ),
        (long(per_quarter), told("Regels komende twee kwartalen", c, coming)),
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
    order = {START_B: 0, DECIDE_B: 1, A_STILL_OPEN: 2}
    found = c.facts[c.facts["plan_b"].isin(order)]
    found = found.assign(order=found["plan_b"].map(order)).sort_values(["order", "plaats"])
    table = Tabel.each(
        "Regels van plan B",
        found.itertuples(),
        {
            "Sleutel": "Index",
            "Maatregel": maatregel,
            "Borging": borging_or_stap,
            "In de kalender": in_calendar,
            "Uiterste start (berekend)": "uiterste_start",
            "Wat nodig is": "plan_b",
            "Omdat": lambda row: ". ".join(filter(None, (row.plan_b_reden, row.te_vroeg))),
            REPORTED: "gemeld",
            "Blz.": "pagina",
        },
    )
    rules = vocabulary().rules
    return Section(
        "Besluiten over plan B",
        (
            PLANS_IN_PARALLEL,
            f"Besluit over plan B nodig: {decide.regels}. {rules[DECIDE_B]}",
            f"Plan B nu starten: {start.regels}. {rules[START_B]}",
            f"Plan A nog niet gehaald: {wait.regels}. {rules[A_STILL_OPEN]}",
            f"{c.aanvraag.aanname} De indeling in plan A en plan B is afgeleid.",
            *([ACCENT] if found["plan_b_reden"].str.startswith(NO_A).any() else []),
        ),
        (long(table),),
    )


def _per_thema(c: Cijfers) -> Section:
    due = c.main[DUE].verwijzing
    counts = c.due_per_thema()
    shown = list(counts.columns[1:-1])
    titles = [f"{class_label(name)} (S{CLASSES.index(name) + 1})" for name in shown]
    table = Tabel.of_frame(
        "Aan de orde per thema",
        counts.set_axis(["Thema", *titles, f"Samen ({due})"], axis=1),
        (
            f"De regels aan de orde in {c.aanvraag.periode}, naar wat is vastgelegd.",
            "Bijlage A noemt een getal uit deze tabellen naar zijn rij en kolom: "
            f"{due}.T1 is wat van {due} bij het eerste thema "
            f"hoort, {due}.S1.T1 wat daarvan de eerste status heeft.",
        ),
    )
    said = "; ".join(_thema_in_words(row, shown) for row in counts.itertuples(index=False))
    chart = Chart(
        tuple(zip(titles, shown, strict=True)),
        len(counts),
        True,
        f"Gestapelde balken: per thema de regels die in {c.aanvraag.periode} aan de orde kunnen "
        f"zijn, naar wat erover is vastgelegd. {said}.",
    )
    return Section(
        "Per thema",
        ("Een regel telt bij het thema van de keuze waar hij onder staat.",),
        (long(table),),
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


def _per_laag(c: Cijfers) -> Section:
    tables = [Tabel.of_frame("Hoofdcijfers per laag", c.main_per_laag())]
    if c.main["vastgelegd"].aantal:
        tables.append(_per_organisatie(c))
    return Section(
        "Per overheidslaag",
        (
            "De overheidslaag die de borging levert, is afgeleid. Een regel die er twee noemt, "
            "telt bij beide; de laatste kolom telt elke regel één keer. Wie vastlegde, kan van een "
            "andere laag zijn: dat staat in de tabel per organisatie.",
        ),
        tuple(tables),
        detail=True,
    )


def _per_organisatie(c: Cijfers) -> Tabel:
    """On how many rows a status stands for each organisation; a row may count for several."""
    recorded = Counter(
        (one.organisatie or ORGANISATION_NOT_NAMED.capitalize(), one.laag or NOT_NAMED)
        for each in c.facts["organisaties"]
        for one in each
    )
    return Tabel.of(
        "Vastgelegd per organisatie",
        (Column("Organisatie"), Column("Overheidslaag"), Column("Regels", numeric=True)),
        [(naam, laag, number) for (naam, laag), number in sorted(recorded.items())],
        ["Een regel waarover meer organisaties iets vastlegden, telt bij elk daarvan."],
    )


def _gone(c: Cijfers) -> Section:
    table = Tabel.each(
        "Verdwenen regels",
        c.state[~c.state["in_kalender"]].itertuples(),
        {"Sleutel": "sleutel", "Vastgelegd": in_log, "Melding": "laatste_bericht"},
    )
    return Section(
        "Niet meer in de kalender",
        (
            f"{vocabulary().rules[GONE]} Filters kiezen onder deze regels niet: zij staan hier "
            "alle.",
        ),
        (table,),
        detail=True,
    )


def _reading(c: Cijfers) -> Section:
    return Section("Lees dit zo", (*CAVEATS, RECORDED_MEANS, _REFERENCES))


def _meanings(c: Cijfers) -> Section:
    statuses = Tabel.each(
        "Statussen",
        vocabulary().statussen,
        {"Status": "label", "Wat het betekent": "definitie"},
    )
    derived = Tabel.each(
        "Afleidingen", vocabulary().afleidingen, {"Afgeleid": "waarde", "Regel": "regel"}
    )
    return Section(
        "Wat de woorden betekenen",
        ("Statussen worden vastgelegd; wat is afgeleid, wordt nooit ingevuld.",),
        (statuses, derived),
        detail=True,
    )


# In the order of the report.
CHAPTERS = (
    _asked,
    _decided,
    _figures,
    _due,
    _done,
    moved,
    _unrecorded,
    _coming,
    _plan_b,
    _per_thema,
    _per_laag,
    _gone,
    _reading,
    _meanings,
)
