"""The report: its figures are the rows they name, and it stays the same when asked again."""

import datetime
import re
from itertools import chain

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.document import Section
from loaders.table import read_table
from overleg.verslag import Verslag, verslag
from overleg.verslag.cijfers import Aanvraag
from tests.voortgang.conftest import (
    A_ELSEWHERE,
    ADMINISTRATOR,
    B_NO_AMVB,
    DELAYED,
    LEAD,
    NO_LAYER,
    A,
    B,
    Clock,
    entry,
    state_on,
)
from tests.voortgang.histories import histories, on_histories, written
from tests.voortgang.new_log import new_log
from tests.voortgang.organisaties import ONE, OTHER, told
from tests.voortgang.stukken import BO, actie, add, agenda, besluit, decide
from voortgang.counts import per_laag, per_subthema
from voortgang.database import Database
from voortgang.kalender import Kalender
from voortgang.recording import Office, record
from voortgang.stand import freshness
from voortgang.store import Store

pytestmark = pytest.mark.sqlite_only

DAY = datetime.date
OP = DAY(2026, 11, 24)


def _asked(van: str = "2026Q3", tot: str = "2026Q4", op: DAY = OP) -> Aanvraag:
    return Aanvraag(
        van=pd.Period(van, "Q"),
        tot=pd.Period(tot, "Q"),
        op=op,
        lead=LEAD,
        per_jaar=2,
        aanname="Gerekend met 8 kwartalen.",
        selectie=(("Thema", "Bodem"),),
        in_beeld="2 van 54 maatregelen",
        kalender="proefkalender",
    )


def _made(
    office: Office,
    asked: Aanvraag | None = None,
    until: int | None = None,
    rows: pd.DataFrame | None = None,
) -> Verslag:
    table = office.kalender.table
    return verslag(
        table,
        table if rows is None else rows,
        lambda day: state_on(office, day, until=until),
        asked or _asked(),
        office.store.stukken() if until is None else office.store.stukken(until),
    )


def test_the_kaart_lights_the_rows_and_has_the_state_of_the_day(office: Office) -> None:
    table = office.kalender.table
    record(office, entry(A), ADMINISTRATOR)
    report = _made(office, rows=table[table["sleutel"] == B])
    assert {table["sleutel"].iloc[place] for place in report.kaart.in_view} == {B}
    recorded = report.kaart.recorded.set_axis(table["sleutel"])["status"].dropna()
    assert recorded.to_dict() == {A: "loopt"}
    assert _made(office, until=0).kaart.recorded is None


def _parts(report: Verslag) -> list[Section]:
    return [report.voorblad, *report.delen, *report.bijlagen]


def _content(report: Verslag) -> tuple:
    """All of it as plain values, fit to compare."""
    tables = [(t.title, t.notes, t.header, t.values()) for d in _parts(report) for t in d.tables]
    words = [(deel.heading, deel.paragraphs, deel.chart) for deel in _parts(report)]
    return report.titel, report.kenmerken, words, tables, report.cijfers


def _table(report: Verslag, title: str) -> pd.DataFrame:
    of_chapters = _parts(report)[1:]
    (found,) = (t for deel in of_chapters for t in deel.tables if t.title == title)
    return pd.DataFrame(found.values(), columns=found.header)


def _text(report: Verslag) -> str:
    return "\n".join(line for deel in _parts(report) for line in deel.paragraphs)


def _keys(report: Verslag, naam: str) -> tuple[str, ...]:
    return next(one for one in report.cijfers if one.naam.startswith(naam)).sleutels


def _fill(office: Office, clock: Clock) -> Office:
    """Before the period a record on A; in it one delayed and moved, one done, one gone again."""
    clock.on(2026, 1, 10)
    record(office, entry(A, "loopt", verwacht="Q3 2026", reden="capaciteit: ziek"), ADMINISTRATOR)
    clock.on(2026, 8, 3)
    moved = {"verwacht": "Q2 2027", "reden": "tranche: gaat mee in de volgende"}
    record(office, entry(B, "vertraagd", **DELAYED, **moved), ADMINISTRATOR)
    clock.on(2026, 9, 1)
    record(office, entry(A_ELSEWHERE, "afgerond"), ADMINISTRATOR)
    clock.on(2026, 10, 1)
    mistake = record(office, entry(NO_LAYER, "afgerond"), ADMINISTRATOR)
    record(office, entry(NO_LAYER, "ingetrokken", corrigeert=mistake.id), ADMINISTRATOR)
    return office


@pytest.fixture
def filled(office: Office, clock: Clock) -> Office:
    return _fill(office, clock)


@pytest.fixture(scope="module")
def report(kalender: Kalender, tmp_path_factory: pytest.TempPathFactory) -> Verslag:
    """The report of that log, made once for all tests that read it."""
    database = Database(new_log(tmp_path_factory.mktemp("verslag") / "voortgang.sqlite"))
    clock = Clock()
    made = _made(_fill(Office(Store(database, clock), kalender), clock))
    database.close()
    return made


def test_each_main_figure_counts_the_rows_it_says(report: Verslag) -> None:
    assert _keys(report, "regels in beeld") == (A, B, B_NO_AMVB, A_ELSEWHERE, NO_LAYER)
    assert _keys(report, "kan aan de orde zijn") == (B, B_NO_AMVB)
    assert _keys(report, "in de periode vastgelegd als afgerond") == (A_ELSEWHERE,)
    assert _keys(report, "in de periode een ander verwacht of vastgesteld moment") == (B,)
    assert _keys(report, "later dan de publicatie") == (A, B)
    assert _keys(report, "eerder dan de publicatie") == ()
    assert _keys(report, "met een vastgelegde status") == (A, B, A_ELSEWHERE)
    assert _keys(report, "waarvan geen melding") == (A,)
    assert _keys(report, "moment voorbij, niets vastgelegd") == ()
    assert _keys(report, "verwacht in Q1 2027 en Q2 2027") == (B,)
    assert "33 procent" in _text(report)


def test_an_expected_moment_that_is_the_published_one_is_no_empty_cell(office: Office) -> None:
    same = {"verwacht": "Q4 2026", "reden": "capaciteit: toch op tijd"}
    record(office, entry(B, "loopt", **same), ADMINISTRATOR)
    spread = _table(_made(office), "Verschuiving in kwartalen")
    assert spread[["Verschuiving", "Regels"]].to_numpy().tolist() == [["0 kwartalen later", 1]]


def test_what_moved_is_told_in_quarters_with_its_reason(report: Verslag) -> None:
    first, second = _table(report, "Verschoven regels").to_dict("records")
    assert second == {
        "Sleutel": B,
        "Maatregel": "1.1.1 Grondwateronttrekkingen in beeld",
        "In de kalender": "Q4 2026",
        "In de periode": "Q4 2026 naar Q2 2027 (2 kwartalen later)",
        "Zoals het nu staat": "verwacht Q2 2027",
        "Kwartalen later": 2,
        "Reden": "tranche: gaat mee in de volgende",
    }
    assert (first["Sleutel"], first["In de periode"], first["Kwartalen later"]) == (A, "", 7)
    # What the log says of a row is told whole once.
    due, coming = (
        _table(report, title).set_index("Sleutel").loc[B, "In het logboek"]
        for title in ("Regels aan de orde", "Regels komende twee kwartalen")
    )
    assert due.startswith("Vertraagd, vastgelegd op 3 augustus 2026") and "Oorzaak" in due
    assert coming == "Vertraagd; zie ‘Regels aan de orde’."
    assert "bij elkaar opgeteld: 9 kwartalen later" in _text(report)
    per_quarter = _table(report, "Momenten per kwartaal")
    assert per_quarter.to_numpy().tolist() == [
        ["Q3 2026 (K1)", 0, 1],
        ["Q4 2026 (K2)", 2, 1],
        ["Q1 2027 (K3)", 0, 0],
        ["Q2 2027 (K4)", 0, 1],
    ]


def test_the_page_for_the_director_has_five_sentences_without_codes(report: Verslag) -> None:
    front = report.voorblad
    assert len(front.paragraphs) == 5
    assert not re.search(r"\([A-Z][0-9]|[0-9]\.[0-9]+\.[0-9]", " ".join(front.paragraphs))
    # Two reasons are given as often: none is given most. Of plan B nothing is to be started.
    assert (
        "2 regels staan nu later dan gepubliceerd, verwacht of door een overleg vastgesteld, en 0 "
        in front.paragraphs[2]
    )
    assert front.paragraphs[3].endswith("een besluit nodig (afgeleid).")
    of_all = dict(zip(front.tables[0].header[1:], front.tables[0].values()[0][1:], strict=True))
    assert of_all == {"Loopt (1)": 1, "Afgerond (1)": 1, "Vertraagd (1)": 1} | {
        name: number for name, number in of_all.items() if name.startswith("Geen verstreken")
    }
    assert sum(of_all.values()) == 5
    delayed = pd.DataFrame(front.tables[1].values(), columns=front.tables[1].header)
    assert list(delayed["Kwartalen later"]) == [7, 2]


def test_reasons_are_counted_by_the_word_before_the_colon(report: Verslag) -> None:
    counted = _table(report, "Waarom verschoven")
    assert counted.iloc[:, [0, 2, 3]].to_numpy().tolist() == [
        ["tranche (R3)", 1, 1],
        ["capaciteit (R6)", 0, 1],
    ]
    assert _keys(report, "later of eerder dan de publicatie; reden tr") == (B,)


def test_what_meetings_decided_stands_in_it_and_stays_the_same_up_to_a_record(
    filled: Office, clock: Clock
) -> None:
    clock.on(2026, 11, 20)
    held = {**BO, "datum": "2026-11-20"}
    add(filled, "besluit", besluit("ter kennisname", overleg=held))
    add(filled, "besluit", besluit(overleg=held, sleutels=[A]))
    add(filled, "besluit", besluit(overleg=held, sleutels=[B], soort="aangehouden"))
    add(filled, "actie", actie(overleg=held, voor="2026-11-22"))
    add(filled, "actie", actie(overleg=BO, wat="Eerder", status="afgedaan"))
    before = _made(filled)
    assert before.laatste_bericht == filled.store.last_id()
    assert list(_table(before, "Besluiten")["Besluit"]) == [
        "Ter kennisname",
        "Akkoord",
        "Aangehouden",
    ]
    assert list(_table(before, "Acties")["Stand"]) == [
        "Afgedaan",
        "Open, 2 dagen over de afgesproken dag",
    ]
    rows = filled.kalender.table
    assert list(_table(_made(filled, rows=rows[rows["sleutel"] == A]), "Besluiten")["Besluit"]) == [
        *("Ter kennisname", "Akkoord"),
    ]
    short = before.voorblad.tables[-1]
    assert (short.title, short.column("Besluit")) == (
        "Besloten",
        [
            "Aangehouden, over 1 regel: er volgt niets uit",
            "Akkoord, over 1 regel: er volgt niets uit",
            "Ter kennisname, gaat niet over regels",
        ],
    )
    # Of a meeting with an agenda alone nothing was decided; of an older one it comes later.
    first = before.laatste_bericht
    add(filled, "agenda", agenda({"vraag": "Nu?"}, overleg={**BO, "datum": "2026-12-01"}))
    older = {**BO, "naam": "BO Elders", "datum": "2026-11-10"}
    decide(filled, {"sleutel": B, "vastgesteld": "Q1 2027"}, overleg=older)
    last = {**BO, "naam": "BO Elders", "datum": "2026-11-24"}
    decide(filled, {"sleutel": B, "vastgesteld": "Q2 2027"}, overleg=last)
    both = _made(filled)
    assert "Vastgelegd van 3 overleggen in de periode: 5 besluiten" in both.voorblad.paragraphs[-1]
    short = both.voorblad.tables[-1]
    assert short.column("Overleg") == [
        "BO Elders, 24 november 2026",
        *["BO Water en Bodem, 20 november 2026"] * 2,
    ]
    assert [one.partition(",")[0] for one in short.column("Besluit")] == [
        *("Akkoord", "Aangehouden", "Akkoord"),
    ]
    assert short.notes[0].startswith("Dit zijn er 3 van 5 die gelden, van het laatste overleg")
    add(filled, "besluit", besluit(overleg=held, woorden="Toch niet.", herroept=first - 3))
    again = _made(filled, until=first)
    assert _content(again) == _content(before)
    assert _content(_made(filled)) != _content(before)


def test_a_moment_that_a_meeting_set_counts_where_it_stands_and_is_called_so(
    filled: Office, clock: Clock
) -> None:
    clock.on(2026, 11, 20)
    held = {**BO, "datum": "2026-11-20"}
    for soort in ("akkoord", "ter kennisname", "akkoord", "ter kennisname", "akkoord"):
        add(filled, "besluit", besluit(soort, held))
    number = decide(filled, {"sleutel": B, "vastgesteld": "Q1 2027"}, overleg=held)
    report = _made(filled)
    assert _keys(report, "verwacht in Q1 2027 en Q2 2027") == (B,)
    assert "verwacht door een organisatie of vastgesteld door een overleg" in _text(report)
    moved = _table(report, "Verschoven regels").set_index("Sleutel").loc[B]
    why = f"besluit {number} (BO Water en Bodem, 20 november 2026): Akkoord"
    assert moved["In de periode"] == "Q4 2026 naar Q1 2027 (1 kwartaal later)"
    assert (moved["Zoals het nu staat"], moved["Reden"]) == (
        *("vastgesteld Q1 2027; eerder verwacht Q2 2027", why),
    )
    assert "het vaakst met de reden" not in _text(report)
    assert report.voorblad.tables[1].values()[-1][1:] == (
        *("Q4 2026", "vastgesteld Q1 2027; eerder verwacht Q2 2027", 1, why),
    )
    counted = _table(report, "Waarom verschoven").iloc[:, [0, 2, 3]].to_numpy().tolist()
    assert counted == [["besluit van een overleg (R9)", 1, 1], ["capaciteit (R6)", 0, 1]]
    short = report.voorblad.tables[-1]
    kinds, followed = zip(*(one.split(", ", 1) for one in short.column("Besluit")), strict=True)
    assert kinds == ("Akkoord",) * 3
    assert "1 regel vastgesteld moment Q1 2027" in followed[0]
    assert short.notes[0].endswith("Verder 3 besluiten: akkoord 1 en ter kennisname 2.")


def test_who_agrees_with_an_expected_moment_takes_its_reason_along(
    filled: Office, clock: Clock
) -> None:
    clock.on(2026, 11, 20)
    number = decide(
        filled, {"sleutel": B, "vastgesteld": "Q2 2027"}, overleg={**BO, "datum": "2026-11-20"}
    )
    report = _made(filled)
    moved = _table(report, "Verschoven regels").set_index("Sleutel").loc[B]
    reason, _, by = moved["Reden"].partition("; besluit ")
    assert reason.startswith("tranche: ") and by.startswith(f"{number} (")
    counted = _table(report, "Waarom verschoven").iloc[:, 0]
    assert any(one.startswith("tranche (") for one in counted)
    assert not any("besluit van een overleg" in one for one in counted)


def test_a_decision_on_plan_b_stands_with_its_reason(office: Office, clock: Clock) -> None:
    report = _made(office)
    decisions = _table(report, "Regels van plan B")
    assert list(decisions["Sleutel"]) == [B]
    assert list(decisions["Omdat"]) == ["over plan A is in deze stap niets vastgelegd"]
    assert list(decisions["Uiterste start (berekend)"]) == ["Q4 2024"]
    record(office, entry(A, "vervallen"), ADMINISTRATOR)
    assert _keys(_made(office), "berekende uiterste start van plan B bereikt: plan B nu") == (B,)
    assert _made(office, _asked()).cijfers != report.cijfers


def test_an_empty_log_gives_a_report_that_says_so(office: Office) -> None:
    report = _made(office)
    assert report.laatste_bericht == 0
    assert dict(report.kenmerken)["Logboek"] == "leeg tot en met deze dag"
    assert "Over geen van de 5 regels (F1)" in _text(report)
    assert _keys(report, "moment voorbij, niets vastgelegd") == (A,)
    assert "grijs en geen oordeel" in _text(report)
    assert "te laat" not in _text(report)


def test_it_is_the_same_after_later_records(filled: Office, report: Verslag, clock: Clock) -> None:
    clock.on(2026, 11, 25)
    record(filled, entry(B_NO_AMVB, "vervallen"), ADMINISTRATOR)
    record(filled, entry(A, "afgerond"), ADMINISTRATOR)
    assert _content(_made(filled)) == _content(report)
    assert _content(_made(filled, _asked(op=DAY(2026, 11, 25)))) != _content(report)


def test_during_the_day_it_is_the_same_up_to_the_record_it_names(
    filled: Office, clock: Clock
) -> None:
    clock.on(2026, 11, 24, hour=8)
    record(filled, entry(B_NO_AMVB, "loopt"), ADMINISTRATOR)
    before = _made(filled)
    assert dict(before.kenmerken)["Logboek"] == f"tot en met nummer {before.laatste_bericht}"
    clock.on(2026, 11, 24, hour=15)
    record(filled, entry(B_NO_AMVB, "afgerond"), ADMINISTRATOR)
    assert _content(_made(filled)) != _content(before)
    assert _content(_made(filled, until=before.laatste_bericht)) == _content(before)


def test_an_empty_log_can_be_asked_for_again_too(office: Office) -> None:
    before = _made(office)
    record(office, entry(A), ADMINISTRATOR)
    assert _content(_made(office, until=0)) == _content(before)


def test_a_period_after_the_day_of_the_state_has_no_changes(filled: Office) -> None:
    report = _made(filled, _asked("2027Q1", "2027Q2"))
    assert _keys(report, "in de periode vastgelegd als afgerond") == ()
    assert _keys(report, "in de periode een ander verwacht of vastgesteld moment") == ()
    assert _keys(report, "met een vastgelegde status") == (A, B, A_ELSEWHERE)


def test_a_period_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError):
        _asked("2026Q4", "2026Q3")


def test_a_row_that_left_the_calendar_is_told_and_counts_nowhere(filled: Office) -> None:
    table = filled.kalender.table
    left = table[table["sleutel"] != B]
    report = verslag(left, left, lambda day: state_on(filled, day, left), _asked())
    gone = _table(report, "Verdwenen regels")
    assert list(gone["Sleutel"]) == [B]
    assert gone["Vastgelegd"].str.startswith("Vertraagd, vastgelegd op 3 augustus 2026").all()
    assert all(B not in one.sleutels for one in report.cijfers)


def test_a_selection_counts_only_its_rows(filled: Office) -> None:
    table = filled.kalender.table
    rows = table[table["sleutel"].isin([B, A_ELSEWHERE])]
    report = _made(filled, rows=rows)
    assert {key for one in report.cijfers for key in one.sleutels} == {B, A_ELSEWHERE}
    assert list(_table(report, "Bijlage B")["Sleutel"]) == [B, A_ELSEWHERE]


def _assert_consistent(report: Verslag, rows: pd.DataFrame) -> None:
    by_reference = {one.verwijzing: one for one in report.cijfers}
    assert len(by_reference) == len(report.cijfers)
    for titel, parts in (("Hoofdcijfers per thema", "T"), ("Hoofdcijfers per laag", "L")):
        frame = _table(report, titel)
        for row in frame.to_dict("records"):
            reference, total = row["Verwijzing"], row[frame.columns[-1]]
            assert total == by_reference[reference].aantal
            members = [name for name in frame.columns if f"({parts}" in name]
            union = set()
            for name in members:
                one = by_reference[f"{reference}.{name.rsplit('(', 1)[1][:-1]}"]
                assert row[name] == one.aantal
                union |= set(one.sleutels)
            # Each row is of a thema and of a laag, or of "niet genoemd".
            assert union == set(by_reference[reference].sleutels)
            if parts == "T":
                assert sum(row[name] for name in members) == total
    statuses = _table(report, "Aan de orde per status")
    assert statuses["Regels"].iloc[:-1].sum() == statuses["Regels"].iloc[-1]
    of_themas = _table(report, "Aan de orde per thema")
    assert of_themas.iloc[:, 1:-1].sum(axis=1).tolist() == of_themas.iloc[:, -1].tolist()
    slips = _table(report, "Verschuiving in kwartalen")
    later_or_earlier = by_reference["F7"].aantal + by_reference["F8"].aantal
    same = slips.loc[slips["Verschuiving"].str.startswith("0 "), "Regels"].sum()
    assert slips["Regels"].sum() - same == later_or_earlier
    annex = _table(report, "Bijlage A")
    sleutels = [keys.split("; ") for keys in annex["Sleutels"]]
    assert list(annex["Regels"]) == list(map(len, sleutels))
    # Of what two have in common, annex A names the two.
    known = dict(zip(annex["Verwijzing"], map(set, sleutels), strict=True))
    assert set(known) <= {one.verwijzing for one in report.cijfers if one.aantal}
    for one in report.cijfers:
        if one.aantal and one.verwijzing not in known:
            whole, _, part = one.verwijzing.rpartition(".")
            assert part[0] in "TL" and known[whole] & known[part] == set(one.sleutels)
    assert set(chain.from_iterable(sleutels)) == set(rows["sleutel"])


@on_histories
@given(steps=histories, cut=st.integers(0, 400))
def test_the_figures_of_any_history_add_up(
    office: Office, clock: Clock, steps: list, cut: int
) -> None:
    begin = clock.now.date()
    office, _ = written(office, clock, steps)
    report = _made(office, _asked(op=begin + datetime.timedelta(days=cut)))
    _assert_consistent(report, office.kalender.table)


def test_on_the_real_calendar_it_agrees_with_the_counts_of_the_screens(
    office: Office, clock: Clock
) -> None:
    table = read_table()
    state = state_on(office, OP, table)
    report = verslag(table, table, lambda day: state_on(office, day, table), _asked())
    _assert_consistent(report, table)
    heads = {t.title: t.header for deel in _parts(report) for t in deel.tables}
    assert [title for title, header in heads.items() if "Plan" in header] == []
    assert sum("Plan (afgeleid)" in header for header in heads.values()) >= 3
    kinds = "waarvan 4 met een jaar of periode die dan eindigt en 4 zonder borgingsregel"
    assert kinds in _text(report)
    assert len(_table(report, "Punten van de agenda")) == 8
    assert "Gevraagd (afgeleid, elke regel één keer): 8 punten over 127 regels" in _text(report)
    assert len(_keys(report, "berekende uiterste start van plan B bereikt: besluit")) == 36
    said = {
        title: _table(report, title).set_index("Sleutel")["De publicatie zelf zegt"].fillna("")
        for title in ("Regels van plan B", "Niet vastgelegd")
    }
    of_plan_b = said["Regels van plan B"]
    assert "“Toestemming is al geregeld in Bal.” (blz. 24)" in of_plan_b["SK14/1/1/1"]
    assert "Afhankelijk van de uitkomst" in of_plan_b["SK14/1/1/1"]
    for sleutel, words in {
        "1.1.6/1/3/1": "“Lange termijn: Verkenning Rijksinstructieregels Bkl.” (blz. 13)",
        "1.1.19/1/1/1": "in 2023",
        "1.1.23/1/2/1": "“Plan van aanpak in concept klaar.” (blz. 22)",
    }.items():
        assert words in of_plan_b[sleutel]
    assert "“Gedaan.” (blz. 37)" in said["Niet vastgelegd"]["3.3.3/1/1/1"]
    unrecorded = per_subthema(table, state)["niet vastgelegd"].to_list()
    of_report = _table(report, "Hoofdcijfers per thema").set_index("Wat is geteld")
    line = of_report.loc["moment voorbij, niets vastgelegd"]
    assert line.filter(like="(T").to_list() == unrecorded
    assert line["Samen"] == sum(unrecorded) > 0
    lagen = per_laag(table, state)
    line = _table(report, "Hoofdcijfers per laag").set_index("Wat is geteld")
    found = line.loc["moment voorbij, niets vastgelegd"].iloc[1:]
    assert found.to_list() == lagen["niet vastgelegd"].to_list()
    assert freshness(state).oud == len(_keys(report, "waarvan geen melding"))


def test_it_says_on_how_many_rows_each_organisation_recorded(office: Office) -> None:
    told(office, ONE, "loopt")
    told(office, OTHER, "loopt")
    told(office, ONE, "loopt", sleutel=B)
    frame = _table(_made(office), "Vastgelegd per organisatie")
    assert dict(zip(frame["Organisatie"], frame["Regels"], strict=True)) == {ONE: 2, OTHER: 1}


def test_titles_of_tables_can_be_names_of_sheets(report: Verslag) -> None:
    titles = [t.title.lower() for deel in _parts(report)[1:] for t in deel.tables]
    assert len(set(titles)) == len(titles)
    assert all(len(title) <= 31 for title in titles)
