"""Plan A en B: the chains, the chain that is chosen, the what-if, and what is recorded of them."""

import datetime
import re

import pandas as pd
import pytest

from selections.plan_ab import A_ELSEWHERE, MARGIN, NO_A, chains
from shell.calendar_table import calendar_table
from tests.pages import drawn
from tests.pages.recorded import DELAYED, PEILDATUM, keep
from tests.pages.screens import open_screen
from voortgang.stand import state_at
from voortgang.vocabulary import DECIDE_B

pytestmark = pytest.mark.usefixtures("log")

LEAD = 8
DAY = datetime.date.fromisoformat(PEILDATUM)
TABLE = calendar_table()
TIGHTEST = chains(TABLE, LEAD).iloc[0]


def captions(app) -> list[str]:
    return [table.caption for table in drawn.tables(app)]


def chain_of(app) -> str:
    """The caption of the rows of the chain that is drawn."""
    (caption,) = (one for one in captions(app) if one.startswith("De regels van"))
    return caption


def labels(app) -> list[str]:
    return [expander.label for expander in app.expander]


def test_tightest_chain_is_drawn_unless_another_is_chosen() -> None:
    found = chains(calendar_table(), LEAD)
    first = found.iloc[0]
    assert first["geval"] == MARGIN
    named = f"De regels van maatregel {first['maatregel']}, stap {first['stap_nr']}"
    assert chain_of(open_screen("plan-ab")) == named
    last = found.iloc[-1]
    app = open_screen("plan-ab", keten=f"{last['maatregel']}-{last['stap_nr']}")
    assert chain_of(app) == f"De regels van maatregel {last['maatregel']}, stap {last['stap_nr']}"
    assert f"maatregel {last['maatregel']}, stap" in drawn.charts(app)[0].alt


def test_chain_outside_the_filters_is_drawn_and_told() -> None:
    app = open_screen("plan-ab", thema="bodem", keten="1.1.6-1")
    assert chain_of(app) == "De regels van maatregel 1.1.6, stap 1"
    assert "De gekozen stap valt buiten de filters." in drawn.words(app)
    assert "valt buiten" not in drawn.words(open_screen("plan-ab", keten="1.1.6-1"))


def test_plan_in_another_stap_is_told_whatever_the_filters_leave_in_view() -> None:
    found = chains(calendar_table(), LEAD)
    elsewhere = int((found["geval"] == A_ELSEWHERE).sum())
    nowhere = int((found["geval"] == NO_A).sum())
    shown = labels(open_screen("plan-ab", plan="B"))
    assert f"Plan A in een andere stap: {elsewhere} stappen, geen marge" in shown
    assert f"Geen plan A in deze stap: {nowhere} stappen, geen marge" in shown


def test_what_if_is_marked_and_changes_every_margin() -> None:
    published, asked = (open_screen("plan-ab", **query) for query in ({}, {"amvb_maanden": "12"}))
    assert "Wat als, niet de publicatie." not in drawn.words(published)
    assert "Wat als, niet de publicatie." in drawn.words(asked)
    assert "Gerekend met 4 kwartalen" in drawn.words(asked)
    before, after = (margins(app) for app in (published, asked))
    assert [margin + 4 for margin in before] == after
    three = open_screen("plan-ab", besluiten_per_jaar="3")
    assert "Wat als, niet de publicatie." in drawn.words(three)
    assert "tranche 20" in drawn.words(three)


def margins(app) -> list[int]:
    """The smallest margin of each stap that has one."""
    (table,) = (one for one in drawn.tables(app) if one.caption.startswith("Stappen met een marge"))
    return [int(row[4].split(" tot ")[0].replace("−", "-")) for row in table.rows[1:]]


def said(app) -> str:
    return " ".join(drawn.words(app).split())


def table_of(app, start: str) -> drawn.Table:
    (found,) = (one for one in drawn.tables(app) if one.caption.startswith(start))
    return found


def waiting_by_the_state(log) -> pd.DataFrame:
    """The rows for which the state itself names a signal."""
    state = state_at(TABLE, log.records_at(DAY), DAY, LEAD)
    return state[state["plan_b"].notna()]


def test_an_empty_log_says_so_and_asks_what_follows_without_any_record(log) -> None:
    app = open_screen("plan-ab", peildatum=PEILDATUM)
    assert not app.exception
    plans = int(TABLE["plan"].isin(["A", "B"]).sum())
    assert f"over geen van de {plans} regels van plan A en plan B in deze stappen iets" in said(app)
    asked = waiting_by_the_state(log)
    assert set(asked["plan_b"]) == {DECIDE_B}
    label = f"Besluit over plan B nodig: {len(asked)} regels van plan B op 24 november 2026"
    assert label in labels(app)
    rows = table_of(app, label).rows[1:]
    assert len(rows) == len(asked)
    starts = [row[3] for row in rows]
    assert sorted(starts) == sorted(asked["uiterste_start"])
    years = [start[-4:] for start in starts]
    assert years == sorted(years)
    assert "Vastgelegd" not in table_of(app, "De regels van maatregel").rows[0]
    assert log.last_id() == 0


def test_every_row_of_a_number_is_of_a_stap_in_view() -> None:
    app = open_screen("plan-ab", thema="bodem", plan="A", peildatum=PEILDATUM)
    (label,) = (one for one in labels(app) if one.startswith("Besluit over plan B nodig"))
    rows = table_of(app, label).rows[1:]
    assert len(rows) == int(re.search("[0-9]+", label)[0])
    of_bodem = set(TABLE.loc[TABLE["subthema"] == "Bodem: vitaal + effectief", "maatregel"])
    assert rows and {row[0].split(",")[0] for row in rows} <= of_bodem


def test_a_delayed_plan_a_shows_its_expected_moment_and_what_that_does_to_the_margin(log) -> None:
    (sleutel, *_) = TIGHTEST["plan_a"]
    late = {"sleutel": sleutel, "status": "vertraagd", "verwacht": "Q4 2031", "reden": "capaciteit"}
    keep(log, late | DELAYED)
    app = open_screen("plan-ab", peildatum=PEILDATUM)
    row = table_of(app, "Stappen met een marge").rows[1]
    assert row[0].startswith(f"{TIGHTEST['maatregel']}stap {TIGHTEST['stap_nr']}")
    assert "Vertraagd; verwacht Q4 2031" in row[1]
    assert "naar verwachting \u2212" in row[4]
    chain = table_of(app, "De regels van maatregel")
    place = chain.rows[0].index("Vastgelegd")
    assert any("Vertraagd" in row[place] for row in chain.rows[1:])
    spec = drawn.charts(app)[0].figure
    assert "nu verwacht (vastgelegd)" in [trace.get("name") for trace in spec["data"]]
    assert "1 vertraagd" in drawn.charts(app)[0].alt


def test_a_dropped_plan_a_starts_plan_b_now(log) -> None:
    (sleutel, *_) = TIGHTEST["plan_a"]
    keep(log, {"sleutel": sleutel, "status": "vervallen"})
    app = open_screen("plan-ab", peildatum=PEILDATUM)
    asked = waiting_by_the_state(log)["plan_b"].value_counts()
    for signal, number in asked.items():
        lines = "1 regel" if number == 1 else f"{number} regels"
        label = f"{signal[0].upper()}{signal[1:]}: {lines} van plan B op 24 november 2026"
        assert label in labels(app)
        assert len(table_of(app, label).rows) == 1 + number
    now = table_of(app, "Plan B nu starten")
    assert now.rows[1][0].startswith(f"{TIGHTEST['maatregel']}, stap {TIGHTEST['stap_nr']}")
    assert "plan A in deze stap: vervallen" in now.rows[1][4]
    margin = table_of(app, "Stappen met een marge").rows[1]
    assert margin[3].endswith("Plan B nu starten: plan A in deze stap: vervallen.")


FOLDED = re.compile("<div>([^<:]+): <details><summary>([0-9]+)</summary><ul>(.*?)</ul>")


def test_an_old_record_and_one_on_other_words_say_so_with_the_share_that_is_old(log) -> None:
    first, second = TIGHTEST["plan_a"][0], TIGHTEST["plan_b"][0]
    keep(log, {"sleutel": first, "status": "loopt"}, on=datetime.date(2026, 2, 2))
    other = TABLE.assign(stap=TABLE["stap"].where(TABLE["sleutel"] != second, "Heel iets anders"))
    keep(log, {"sleutel": second, "status": "niet gestart"}, table=other)
    app = open_screen("plan-ab", peildatum=PEILDATUM)
    words = said(app)
    folded = FOLDED.findall(drawn.html(app))
    assert [(name, int(number)) for name, number, _ in folded] == [
        ("Vastgelegd", 2),
        ("Van meer dan twee kwartalen oud", 1),
    ]
    assert all(items.count("<li>") == int(number) for _, number, items in folded)
    assert "Daarvan rusten er 1 (50 procent) op een bericht van meer dan twee kwartalen" in words
    assert "Loopt; geen bericht" in words
    assert "Niet gestart; vastgelegd op een eerdere tekst" in words
    before = said(open_screen("plan-ab", peildatum="2026-01-31"))
    assert "over geen van de" in before and "geen bericht" not in before


def test_the_recorded_stage_of_an_amvb_is_marked_in_the_chain(log) -> None:
    rows = TABLE[TABLE["sleutel"].isin(TIGHTEST["plan_b"]) & (TABLE["amvb"].map(len) > 0)]
    keep(log, {"sleutel": rows["sleutel"].iloc[0], "status": "loopt", "fase": "consultatie"})
    app = open_screen("plan-ab", peildatum=PEILDATUM)
    assert "Vastgelegd stadium: publieksconsultatie." in drawn.charts(app)[0].alt
    assert "Loopt, fase: Publieksconsultatie" in said(app)


def test_the_chains_stay_while_the_log_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = captions(open_screen("plan-ab", peildatum=PEILDATUM))
    monkeypatch.setenv("BORGING_DATABASE_URL", "sqlite:////proc/nergens/voortgang.sqlite")
    app = open_screen("plan-ab", peildatum=PEILDATUM)
    assert not app.exception
    assert "De voortgang is nu niet te lezen of vast te leggen" in said(app)
    of_chains = [one for one in captions(app) if "marge" in one]
    assert of_chains == [one.split("; stand op")[0] for one in whole if "marge" in one]


def test_without_a_line_of_either_plan_there_is_nothing_to_decide() -> None:
    app = open_screen("plan-ab", maatregel="3.3.5", peildatum=PEILDATUM)
    assert not app.exception
    assert "De stappen in beeld hebben geen regels van plan A of plan B." in said(app)
    assert not [one for one in labels(app) if "over plan B" in one]
