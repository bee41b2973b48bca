"""The tables that a file of a screen holds beside its rows: what the screen itself shows.

One function a screen, under its `url_path`; a screen that shows nothing but its rows has none.
Titles are names of sheets too (`exports.extra_table`).
"""

from collections.abc import Callable, Iterator

import pandas as pd

from exports.extra_table import ExtraTable
from loaders.side_tables import (
    load_running_actions,
    load_schillen,
    load_sporen,
    load_summary_table,
)
from screen.filter_bar import View
from screen.hypotheses import assumptions, hypotheses
from screen.overheden import ROLES, rows_of_matrix
from screen.tegenstrijdigheden import computed_contradictions
from screen.tranches import MUST_BE_PRIORITISED
from selections.aansluiting import aansluiting
from selections.agenda import agenda
from selections.besluiten import gevraagde_besluiten
from selections.caveats import (
    INSTRUMENTS_CAN_BE_CONSIDERED,
    MOMENT_CAN_COME_UP,
    PLANS_IN_PARALLEL,
)
from selections.contradictions import RULES
from selections.counts import rows_per_bucket, rows_per_plan, with_total
from selections.dates import date_in_words
from selections.dossier import open_dossier
from selections.filters import NOT_NAMED
from selections.hypothesen import misfits
from selections.kwartalen import is_dated, moments_per_kwartaal
from selections.lagen import agreements_without_parties, matrix, parties
from selections.maatregelen import maatregelen
from selections.plan_ab import chains
from selections.roadmap import milestones, tempo
from selections.stappen import STAP, whole_stappen
from selections.tranches import AMVBS, tranches
from selections.weging import instruments_side_by_side, lines_per_schil

DERIVED_PLAN = "De publicatie drukt bij geen regel plan A of B; de indeling is onze lezing."
DERIVED_LAAG = "De overheidslaag is onze lezing; een regel die er twee noemt, telt bij beide."
BY_ORDER = "Op volgorde: het berust op een koppeling van momenten en regels op volgorde."
COUNTED = (
    "Hele bijlage, ongeacht de filters. Verschil is berekend min gepubliceerd; de bijlage telt "
    "vermeldingen, de tabel van bladzijde 2 maatregelen van de Kamerbrief."
)

_YES_NO = {True: "ja", False: "nee"}


def tables_of(view: View, url_path: str) -> tuple[ExtraTable, ...]:
    """The tables of the screen with this address, in the order in which it shows them."""
    found = TABLES.get(url_path)
    return tuple(found(view)) if found else ()


def _overzicht(view: View) -> Iterator[ExtraTable]:
    day = date_in_words(view.peildatum)
    yield ExtraTable(
        "Momenten op de peildatum",
        with_total(rows_per_bucket(view.rows, view.peildatum)).rename(
            columns={"subthema": "Subthema"}
        ),
        (f"Regels in beeld op {day}.", MOMENT_CAN_COME_UP),
    )
    per_kwartaal = moments_per_kwartaal(view.rows)
    yield ExtraTable(
        "Momenten per kwartaal",
        _picked(
            per_kwartaal[per_kwartaal["momenten"] > 0],
            naam="Kwartaal",
            momenten="Momenten",
            kwartaalmomenten="Van een kwartaal",
            jaarmomenten="Van een jaar",
            periodemomenten="Van een periode",
        ),
        ("Een moment telt in het kwartaal waarin het eindigt.",),
    )
    yield ExtraTable(
        "Regels per plan",
        with_total(rows_per_plan(view.rows)).rename(
            columns={"subthema": "Subthema", "A": "Plan A", "B": "Plan B"}
        ),
        (DERIVED_PLAN, INSTRUMENTS_CAN_BE_CONSIDERED, PLANS_IN_PARALLEL),
    )
    yield _besluiten(view)
    yield ExtraTable("Aansluiting op de publicatie", _aansluiting(view), (COUNTED,))


def _besluiten(view: View) -> ExtraTable:
    assumed = assumptions(view)
    _, contradictions = computed_contradictions(view.table)
    found = gevraagde_besluiten(
        whole_stappen(view.rows, view.table),
        view.peildatum,
        assumed.lead,
        assumed.per_jaar,
        contradictions,
    )
    lines = [
        (
            besluit.soort,
            besluit.onderwerp,
            besluit.vraag,
            besluit.reden,
            _YES_NO[besluit.op_volgorde],
            list(besluit.sleutels),
        )
        for besluit in found
    ]
    headings = ["Soort", "Waarover", "Vraag", "Waarop het rust", "Op volgorde", "Regels"]
    return ExtraTable(
        "Gevraagde besluiten",
        pd.DataFrame(lines, columns=headings),
        (assumed.sentence, BY_ORDER, PLANS_IN_PARALLEL),
    )


def _aansluiting(view: View) -> pd.DataFrame:
    found = with_total(aansluiting(view.table, load_summary_table()))
    return _picked(
        found.assign(redenen=found["redenen"].map(" ".join)),
        subthema="Subthema",
        keuzes_gepubliceerd="Keuzes gepubliceerd",
        keuzes_berekend="Keuzes berekend",
        keuzes_verschil="Verschil keuzes",
        maatregelen_gepubliceerd="Maatregelen gepubliceerd",
        maatregelen_berekend="Maatregelen berekend",
        maatregelen_verschil="Verschil maatregelen",
        redenen="Waarom",
    )


def _plan_ab(view: View) -> Iterator[ExtraTable]:
    assumed = assumptions(view)
    rows = view.table.set_index("sleutel")
    every = chains(view.table, assumed.lead)
    in_view = pd.MultiIndex.from_frame(view.rows[STAP].dropna())
    found = every[pd.MultiIndex.from_frame(every[STAP]).isin(in_view)]
    yield ExtraTable(
        "Ketens van plan A en plan B",
        _picked(
            found.assign(
                plan_a=[_lines(rows, keys) for keys in found["plan_a"]],
                plan_b=[_lines(rows, keys) for keys in found["plan_b"]],
                start_naam=found["start_naam"].replace("", "niet te bepalen"),
                op_volgorde=found["op_volgorde"].map(_YES_NO),
            ),
            maatregel="Maatregel",
            stap_nr="Stap",
            stap="Concrete stap",
            plan_a="Plan A met momenten",
            plan_b="Plan B met momenten",
            start_naam="Uiterste start plan B",
            marge="Marge (kwartalen)",
            marge_tot="Marge tot",
            uitleg="In woorden",
            op_volgorde="Op volgorde",
            pagina="Blz.",
        ),
        (
            assumed.sentence,
            f"Eerst wat een marge heeft, de krapste bovenaan. {DERIVED_PLAN} {BY_ORDER}",
            PLANS_IN_PARALLEL,
        ),
    )
    load = tranches(view.rows, assumed.per_jaar)
    yield ExtraTable(
        "Tranches",
        _picked(
            load.assign(
                aantal=load["maatregelen"].map(len),
                prioriteren=load["prioriteren"].map(_YES_NO),
            ),
            tranche="Tranche",
            regels="Regels",
            **{amvb: amvb for amvb in AMVBS},
            aantal="Aantal maatregelen",
            prioriteren="Te prioriteren",
            op_volgorde="Regels op volgorde",
            maatregelen="Welke maatregelen",
        ),
        (assumed.sentence, MUST_BE_PRIORITISED),
    )
    wrong = misfits(view.rows, hypotheses())
    yield ExtraTable(
        "Past niet bij werkhypothesen",
        _picked(
            wrong.assign(op_volgorde=wrong["op_volgorde"].map(_YES_NO)),
            maatregel="Maatregel",
            stap_nr="Stap",
            borging="Borging",
            agendering="Moment",
            kern="Werkhypothese",
            hypothese_pagina="Blz. hypothese",
            oordeel="Oordeel",
            uitleg="Uitleg",
            op_volgorde="Op volgorde",
            pagina="Blz.",
        ),
    )


def _lines(rows: pd.DataFrame, keys: list[str]) -> list[str]:
    chosen = rows.loc[keys]
    moments = chosen["agendering"].fillna("geen moment")
    return [f"{words}: {moment}" for words, moment in zip(chosen["borging"], moments, strict=True)]


def _overheden(view: View) -> Iterator[ExtraTable]:
    rows = rows_of_matrix(view)
    asked = view.filters.rol
    for rol, words in ROLES.items():
        if asked in (rol, "beide"):
            yield ExtraTable(
                f"Overheden, {rol}",
                matrix(rows, rol).rename(columns={"laag": "Overheidslaag"}),
                (f"{words}: regels per overheidslaag en subthema. {DERIVED_LAAG}",),
            )
    if view.filters.laag:
        yield ExtraTable(
            "Agenda",
            _agenda(agenda(view.rows, view.peildatum)),
            (f"De regels van {', '.join(view.filters.laag)}, op datum.", MOMENT_CAN_COME_UP),
        )
    yield ExtraTable(
        "Afspraken zonder partijen",
        _agenda(agenda(agreements_without_parties(view.rows), view.peildatum)),
        ("Bestuurlijke afspraken waarbij geen overheid of partij is genoemd, op datum.",),
    )
    yield ExtraTable(
        "Genoemde partijen",
        _picked(parties(view.rows), partij="Partij", regels="Regels", maatregelen="Maatregelen"),
        ("Partijen die stap, doorwerking of borging zelf noemen, zoals gedrukt.",),
    )


def _agenda(found: pd.DataFrame) -> pd.DataFrame:
    return _picked(
        found.assign(
            laag_doorwerking=[list(named) or [NOT_NAMED] for named in found["laag_doorwerking"]],
            laag_borging=[list(named) or [NOT_NAMED] for named in found["laag_borging"]],
        ),
        groep="Wanneer",
        agendering="Gedrukt",
        bucket="Op de peildatum",
        maatregel="Maatregel",
        titel="Titel",
        stap="Stap",
        borging="Borging",
        plan="Plan",
        laag_doorwerking="Laag doorwerking",
        laag_borging="Laag borging",
        pagina="Blz.",
    )


def _roadmap(view: View) -> Iterator[ExtraTable]:
    without = int((~is_dated(view.rows)).sum())
    yield ExtraTable(
        "Tempo per halfjaar",
        _picked(
            tempo(view.rows),
            halfjaar="Halfjaar",
            gepland="Gepland",
            zonder_kwartaal="Waarvan een jaar of periode",
            cumulatief="Opgeteld",
        ),
        (f"{without} regels zonder datum staan er niet in.", MOMENT_CAN_COME_UP),
    )
    yield ExtraTable(
        "Mijlpalen",
        _picked(
            milestones(view.rows),
            agendering="Tijd",
            gebied="Gebied",
            mijlpaal="Mijlpaal",
            doelstelling="Doelstelling",
            verantwoordelijk="Verantwoordelijk",
            resultaat="Resultaat",
            maatregel="Maatregel",
            pagina="Blz.",
        ),
        ("In volgorde van tijd. Wie verantwoordelijk is, is onze lezing.",),
    )
    yield ExtraTable(
        "Lopende acties",
        _picked(
            load_running_actions(), naam="Actie", woorden="Woorden", moment="Moment", pagina="Blz."
        ),
        ("Acties die volgens hoofdstuk 3 al lopen, ongeacht de filters.",),
    )


def _sporen(view: View) -> Iterator[ExtraTable]:
    for (spoor, name), rows in load_sporen().groupby(["spoor", "spoor_naam"], sort=False):
        yield ExtraTable(
            f"Spoor {spoor}",
            _picked(
                rows,
                traject_gedrukt="Traject",
                onderdeel="Programma of product",
                subonderdeel="Onderdeel",
                moment="Moment zoals gedrukt",
                van="Van",
                tot="Tot en met",
                opmerking="Aantekening",
                pagina="Blz.",
            ),
            (f"Spoor {spoor} {name}, de hele tabel van hoofdstuk 2, ongeacht de filters.",),
        )
    contents = load_schillen()
    names = contents[contents["soort"] == "schil"].set_index("schil")["naam"]
    counts = lines_per_schil(view.rows)
    yield ExtraTable(
        "Borgingsregels per schil",
        _picked(
            counts.assign(
                schil=[
                    "geen schil" if pd.isna(schil) else f"Schil {schil}: {names[schil]}"
                    for schil in counts["schil"]
                ]
            ),
            schil="Schil",
            A="Plan A",
            B="Plan B",
            overig="Overig",
            totaal="Totaal",
        ),
        ("Borgingsregels in beeld; schil en plan zijn onze lezing.",),
    )
    yield ExtraTable(
        "Inhoud van de schillen",
        _picked(
            contents[contents["soort"] != "schil"],
            schil="Schil",
            soort="Soort",
            naam="Wat",
            woorden="Woorden van de publicatie",
            plaats="Staat in",
            pagina="Blz.",
        ),
        ("De schillen van hoofdstuk 2, ongeacht de filters.",),
    )
    yield ExtraTable(
        "Weging per maatregel",
        _picked(
            instruments_side_by_side(view.rows),
            maatregel="Maatregel",
            titel="Titel",
            instrument="Instrument",
            plan="Plan",
            traject="Traject",
            schil="Schil",
            amvb="AMvB",
            momenten="Momenten",
            spoor="Spoor",
            regels="Regels",
        ),
        (INSTRUMENTS_CAN_BE_CONSIDERED, "Plan, traject, schil en spoor zijn onze lezing."),
    )


def _maatregel(view: View) -> Iterator[ExtraTable]:
    codes = view.filters.maatregel
    if len(codes) != 1:
        found = maatregelen(view.rows, view.table)
        yield ExtraTable(
            "Maatregelen",
            _picked(
                found.assign(keuzes=[", ".join(map(str, keuzes)) for keuzes in found["keuzes"]]),
                maatregel="Maatregel",
                titel="Titel",
                keuzes="Keuze",
                subthema="Subthema",
                stappen="Stappen",
                regels="Regels in beeld",
                uitgewerkt_in="Uitgewerkt bij",
                pagina="Blz.",
            ),
        )
        return
    dossier = open_dossier(view.table, codes[0])
    yield ExtraTable(
        "Woorden van de maatregel",
        _picked(
            dossier.vermeldingen,
            keuze="Keuze",
            keuze_tekst="Structurerende keuze",
            maatregel_tekst="Maatregel",
            kopnoot="Opmerking in de kop",
            toelichting="Toelichting",
            verwijst_naar="Verwijst naar",
            uitgewerkt_in="Uitgewerkt in",
            pagina="Blz.",
        ),
    )
    if not dossier.elsewhere.empty:
        yield ExtraTable(
            "Elders uitgewerkt",
            _picked(
                dossier.elsewhere,
                maatregel="Maatregel",
                stap_nr="Stap",
                stap="Concrete stap",
                doorwerking="Doorwerking",
                borging="Borging",
                plan="Plan",
                agendering="Agendering",
                pagina="Blz.",
            ),
            ("De stappen van de maatregelen waarin deze is uitgewerkt.", DERIVED_PLAN),
        )


def _bron(view: View) -> Iterator[ExtraTable]:
    _, found = computed_contradictions(view.table)
    yield ExtraTable(
        "Tegenstrijdigheden",
        _picked(
            found.assign(
                regel=[RULES[name].naam for name in found["regel"]],
                op_volgorde=found["op_volgorde"].map(_YES_NO),
            ),
            regel="Regel",
            onderwerp="Waarover",
            plaats_1="Hier",
            woorden_1="Hier staat",
            pagina_1="Blz. hier",
            plaats_2="Daar",
            woorden_2="Daar staat",
            pagina_2="Blz. daar",
            uitleg="Waarom het verschilt",
            op_volgorde="Op volgorde",
        ),
        ("Hele kalender, ongeacht de filters. Gevonden door regels; niets is hersteld.", BY_ORDER),
    )
    yield ExtraTable("Aansluiting op de publicatie", _aansluiting(view), (COUNTED,))


TABLES: dict[str, Callable[[View], Iterator[ExtraTable]]] = {
    "": _overzicht,
    "plan-ab": _plan_ab,
    "overheden": _overheden,
    "roadmap": _roadmap,
    "sporen": _sporen,
    "maatregel": _maatregel,
    "bron": _bron,
}


def _picked(found: pd.DataFrame, **headings: str) -> pd.DataFrame:
    """Of `found` these columns, in this order and under these headings."""
    return found[list(headings)].rename(columns=headings)
