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
from screen.besluiten import besluiten, rests_on
from screen.bron import plans_in_words
from screen.filter_bar import View
from screen.hypotheses import assumptions, hypotheses
from screen.ketens import in_view, ketens
from screen.overheden import ROLES, rows_of_matrix
from screen.plan_b import waiting_in_view
from screen.stand_woorden import (
    doubts,
    expected,
    freshness_in_words,
    in_one_line,
    moment_of,
    status_and_doubts,
)
from screen.tegenstrijdigheden import computed_contradictions
from screen.tranches import MUST_BE_PRIORITISED
from screen.voortgang import Progress, progress
from selections.aansluiting import aansluiting
from selections.agenda import agenda
from selections.caveats import (
    INSTRUMENTS_CAN_BE_CONSIDERED,
    MOMENT_CAN_COME_UP,
    PLANS_IN_PARALLEL,
)
from selections.contradictions import RULES
from selections.counts import rows_per_bucket, rows_per_plan, with_total
from selections.dates import date_in_words
from selections.dossier import Dossier, open_dossier
from selections.filters import NOT_NAMED
from selections.hypothesen import misfits
from selections.kwartalen import is_dated, moments_per_kwartaal
from selections.lagen import agreements_without_parties, matrix, parties
from selections.maatregelen import maatregelen
from selections.roadmap import milestones, tempo
from selections.stappen import whole_stappen
from selections.tranches import AMVBS, tranches
from selections.weging import instruments_side_by_side, lines_per_schil
from voortgang.agenda import in_log
from voortgang.counts import (
    class_label,
    classes,
    per_laag,
    per_subthema,
    planned_and_recorded,
)
from voortgang.rijen import gone_of, with_state, with_state_if_recorded
from voortgang.store import DUTCH_TIME
from voortgang.vocabulary import vocabulary

DERIVED_PLAN = "De publicatie drukt bij geen regel plan A of B; de indeling is onze lezing."
DERIVED_LAAG = "De overheidslaag is onze lezing; een regel die er twee noemt, telt bij beide."
BY_ORDER = "Op volgorde: het berust op een koppeling van momenten en regels op volgorde."
COUNTED = (
    "Hele bijlage, ongeacht de filters. Verschil is berekend min gepubliceerd; de bijlage telt "
    "vermeldingen, de tabel van bladzijde 2 maatregelen van de Kamerbrief."
)

NOT_RECORDED = (
    "Niet vastgelegd: het kwartaal van het moment is voorbij en er is niets over vastgelegd. Dat "
    "zegt niet dat er niets is gedaan."
)

_YES_NO = {True: "ja", False: "nee"}


def tables_of(view: View, url_path: str) -> tuple[ExtraTable, ...]:
    """The tables of the screen with this address, in the order in which it shows them."""
    found = TABLES.get(url_path)
    return tuple(found(view)) if found else ()


def has_tables(view: View, url_path: str) -> bool:
    """Whether the screen with this address has a table beside its rows now; makes one at most."""
    found = TABLES.get(url_path)
    return found is not None and next(found(view), None) is not None


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
    found = progress(view)
    yield from _recorded(view, found)
    yield _besluiten(view, found)
    yield ExtraTable("Aansluiting op de publicatie", _aansluiting(view), (COUNTED,))


def _recorded(view: View, progress: Progress) -> Iterator[ExtraTable]:
    """What Overzicht counts by the log; nothing where nothing is recorded of the rows in view."""
    if with_state_if_recorded(view.rows, progress.state) is None:
        return
    day = date_in_words(view.peildatum)
    labels = {name: class_label(name) for name in classes()}
    yield ExtraTable(
        "Stand per thema",
        with_total(per_subthema(view.rows, progress.state)).rename(
            columns={"subthema": "Thema", "totaal": "Totaal"} | labels
        ),
        (f"Regels in beeld naar wat erover op {day} was vastgelegd.", NOT_RECORDED),
    )
    yield ExtraTable(
        "Stand per overheidslaag",
        per_laag(rows_of_matrix(view), progress.state).rename(
            columns={"laag": "Laag borging", "totaal": "Totaal"} | labels
        ),
        (f"Wat er op {day} was vastgelegd. {DERIVED_LAAG}", NOT_RECORDED),
    )


def _kalender(view: View) -> Iterator[ExtraTable]:
    found = with_state_if_recorded(view.rows, progress(view).state)
    if found is None:
        return
    labels = {fase.waarde: fase.label for fase in vocabulary().fasen}
    yield ExtraTable(
        "Stand van de voortgang",
        _picked(
            found.assign(
                klasse=found["klasse"].map(class_label),
                fase=found["fase"].map(labels),
                aandacht=["; ".join(doubts(row)) for row in found.itertuples()],
                dag=found["tijdstip"].dt.tz_convert(DUTCH_TIME).dt.date,
            ),
            maatregel="Maatregel",
            stap_nr="Stap",
            borging="Borging",
            plan="Plan",
            agendering="Gepubliceerd",
            klasse="Stand",
            fase="Fase",
            verwacht="Verwacht",
            verschuiving="Verschuiving (kwartalen)",
            reden="Reden",
            toelichting_bericht="Toelichting",
            bericht="Bericht",
            dag="Vastgelegd op",
            auteur="Door",
            aandacht="Aandacht",
        ),
        (
            f"De regels in beeld met wat erover op {date_in_words(view.peildatum)} was vastgelegd.",
            NOT_RECORDED,
        ),
    )


def _besluiten(view: View, progress: Progress) -> ExtraTable:
    found = besluiten(view, progress)
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
        (assumptions(view).sentence, BY_ORDER, rests_on(view, progress)),
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
    standing = progress(view)
    found = in_view(view, ketens(view, assumed, standing.state).every)
    stappen = whole_stappen(view.rows, view.table)
    recorded = with_state_if_recorded(stappen, standing.state)
    rows = (stappen if recorded is None else recorded).set_index("sleutel", drop=False)
    with_log = (
        {}
        if standing.state is None
        else {
            "besluit": "Gevraagd over plan B",
            "verwachte_marge": "Marge naar verwachting",
            "verwachte_marge_tot": "Tot, naar verwachting",
        }
    )
    if with_log:
        yield _waiting(view, standing.state)
        found = found.assign(
            besluit=[[f"{signal}: {why}" for signal, why in asked] for asked in found["besluit"]],
            verwachte_marge=found["verwachte_marge"].where(found["anders_verwacht"]),
            verwachte_marge_tot=found["verwachte_marge_tot"].where(found["anders_verwacht"]),
        )
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
            **with_log,
            uitleg="In woorden",
            op_volgorde="Op volgorde",
            pagina="Blz.",
        ),
        (
            assumed.sentence,
            f"Eerst wat een marge heeft, de krapste bovenaan. {DERIVED_PLAN} {BY_ORDER}",
            PLANS_IN_PARALLEL,
            standing.problem or _fresh(view, with_state(stappen, standing.state)),
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


def _waiting(view: View, state: pd.DataFrame) -> ExtraTable:
    assumed = assumptions(view)
    found = waiting_in_view(view, state, assumed)
    standing = with_state(found[["sleutel", "agendering"]], state)
    return ExtraTable(
        "Gevraagd over plan B",
        _picked(
            found.assign(
                verwacht=[expected(row) for row in standing.itertuples()],
                stand=[status_and_doubts(row).striptags() for row in standing.itertuples()],
                op_volgorde=found["op_volgorde"].map(_YES_NO),
            ),
            plan_b="Wat nodig is",
            plan_b_reden="Waarom",
            maatregel="Maatregel",
            stap_nr="Stap",
            borging="Plan B",
            agendering="Moment",
            verwacht="Verwacht",
            uiterste_start="Uiterste start",
            stand="Vastgelegd",
            op_volgorde="Op volgorde",
            pagina="Blz.",
        ),
        (
            f"De regels van plan B waarvan de uiterste start op {date_in_words(view.peildatum)} is "
            "bereikt en waarover geen begin is vastgelegd.",
            assumed.sentence,
            PLANS_IN_PARALLEL,
        ),
    )


def _fresh(view: View, rows: pd.DataFrame) -> str:
    return freshness_in_words(rows, date_in_words(view.peildatum)).striptags()


def _lines(rows: pd.DataFrame, keys: list[str]) -> list[str]:
    return [
        f"{row.borging}: {moment_of(row)}"
        + (f" ({in_one_line(row).striptags()})" if "klasse" in rows else "")
        for row in rows.loc[keys].itertuples()
    ]


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
    yield from _recorded_per_half_year(view)
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


def _recorded_per_half_year(view: View) -> Iterator[ExtraTable]:
    standing = progress(view)
    dated = with_state_if_recorded(view.rows[is_dated(view.rows)], standing.state)
    if dated is None:
        return
    found = planned_and_recorded(view.rows, standing.state)
    shown = {name: class_label(name) for name in classes() if found[name].any()}
    yield ExtraTable(
        "Gepland en vastgelegd",
        _picked(
            found,
            halfjaar="Halfjaar",
            gepland="Gepland",
            **shown,
            cumulatief="Opgeteld gepland",
            cumulatief_afgerond="Opgeteld afgerond",
        ),
        (
            _fresh(view, dated),
            "Een regel telt in het halfjaar van de publicatie, ook waar een ander moment wordt "
            "verwacht.",
        ),
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
    yield from _recorded_of(view, dossier)
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


def _recorded_of(view: View, dossier: Dossier) -> Iterator[ExtraTable]:
    state = progress(view).state
    rows = pd.concat([dossier.rows, dossier.elsewhere])
    standing = with_state_if_recorded(rows, state)
    if standing is not None:
        log = state.set_index("sleutel").loc[standing["sleutel"]].itertuples()
        yield ExtraTable(
            "Voortgang",
            _picked(
                standing.assign(
                    borging=standing["borging"].fillna("geen borgingsregel"),
                    klasse=[class_label(name) for name in standing["klasse"]],
                    logboek=[in_log(row) for row in log],
                ),
                sleutel="Sleutel",
                borging="Borging",
                agendering="In de kalender",
                klasse="Status",
                verwacht="Verwacht",
                logboek="In het logboek",
                plan_b="Gevraagd over plan B",
                plan_b_reden="Waarom",
                laatste_bericht="Laatste bericht",
            ),
            (_fresh(view, standing),),
        )
    gone = None if state is None else gone_of(state, dossier.maatregel)
    if gone is not None and not gone.empty:
        yield ExtraTable(
            "Niet meer in de kalender",
            _picked(
                gone.assign(logboek=[in_log(row) for row in gone.itertuples()]),
                sleutel="Sleutel",
                logboek="In het logboek",
                laatste_bericht="Laatste bericht",
            ),
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
    words = vocabulary()
    yield ExtraTable(
        "Statussen van de voortgang",
        pd.DataFrame(
            [(one.label, one.definitie, plans_in_words(one)) for one in words.statussen],
            columns=["Status", "Definitie", "Bij rijen van"],
        ),
    )
    yield ExtraTable(
        "Afleidingen van de voortgang",
        pd.DataFrame(
            [(one.waarde, one.regel) for one in words.afleidingen], columns=["Afgeleid", "Regel"]
        ),
        ("Dit wordt nooit vastgelegd, maar altijd berekend.",),
    )


TABLES: dict[str, Callable[[View], Iterator[ExtraTable]]] = {
    "": _overzicht,
    "kalender": _kalender,
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
