"""Plan A en B: the chains, the chain that is chosen, the what-if, and what is recorded of them."""

import datetime
import re

import pandas as pd
import pytest

from documents.tabel import Where
from pages.plan_ab.chains import chains_tabel, margins_in_words
from pages.plan_ab.computed import chains_in_view
from pages.plan_ab.page import tables
from pages.plan_ab.picture import margin_facts, picture
from pages.plan_ab.tranches import NO_DATE, NO_HALF
from selections.plan_ab import A_ELSEWHERE, CONTRADICTED, MARGIN, NO_A, chains
from shell.calendar_table import calendar_table
from tests.pages import drawn
from tests.pages.recorded import PEILDATUM, keep
from tests.pages.screens import open_screen
from tests.pages.views import frames, view_of
from tests.voortgang.conftest import DELAYED
from voortgang.stand import state_at
from voortgang.vocabulary import DECIDE_B, START_B

pytestmark = pytest.mark.usefixtures("here")

LEAD = 8
DAY = datetime.date.fromisoformat(PEILDATUM)
TABLE = calendar_table()
TIGHTEST = chains(TABLE, LEAD).iloc[0]
# The tightest chain with its maatregel alone in view.
AROUND = {"maatregel": TIGHTEST["maatregel"], "peildatum": PEILDATUM}
WAITS, CHAINS = "Gevraagd over plan B", "Ketens van plan A en plan B"


def of_screen(**parameters: str) -> dict[str, pd.DataFrame]:
    return frames(tables(view_of(**parameters)))


def words(app) -> str:
    return " ".join(drawn.words(app).split())


def chain_of(app) -> str:
    """The caption of the rows of the chain that is drawn."""
    (caption,) = (one.caption for one in drawn.tables(app) if one.caption.startswith("De regels"))
    return caption


def labels(app) -> list[str]:
    return [expander.label for expander in app.expander]


def waiting_by_the_state(log) -> pd.DataFrame:
    """The rows for which the state itself names a signal."""
    state = state_at(TABLE, log.records_at(DAY), DAY, LEAD)
    return state[state["plan_b"].notna()]


def test_tightest_chain_is_drawn_unless_another_is_chosen() -> None:
    found = chains(TABLE, LEAD)
    first, last = found.iloc[0], found.iloc[-1]
    assert first["geval"] == MARGIN
    named = f"De regels van maatregel {first['maatregel']}, stap {first['stap_nr']}"
    assert chain_of(open_screen("plan-ab")) == named
    app = open_screen("plan-ab", thema="bodem", keten=f"{last['maatregel']}-{last['stap_nr']}")
    assert chain_of(app) == f"De regels van maatregel {last['maatregel']}, stap {last['stap_nr']}"
    assert f"maatregel {last['maatregel']}, stap" in drawn.charts(app)[1].alt
    assert "De gekozen stap valt buiten de filters." in words(app)


def test_plan_in_another_stap_is_told_whatever_the_filters_leave_in_view() -> None:
    every, of_b = (chains_in_view(view_of(**chosen))["geval"] for chosen in ({}, {"plan": "B"}))
    for case in (A_ELSEWHERE, NO_A):
        assert (of_b == case).sum() == (every == case).sum() > 0


def test_every_chain_in_view_goes_along_the_tightest_first_and_a_what_if_is_marked() -> None:
    published, asked = (chains_tabel(v) for v in (view_of(), view_of(amvb_maanden="12")))
    before, after = (
        [margin for margin in one.column("Marge in kwartalen") if margin is not None]
        for one in (published, asked)
    )
    # What is contradicted is no number among the others.
    assert len(before) == int((chains(TABLE, LEAD)["geval"] == MARGIN).sum())
    assert before == sorted(before)
    assert len(published.rows) == len(chains(TABLE, LEAD))
    assert after == [margin + 4 for margin in before]
    assert "Wat als" not in published.notes[0]
    assert "Gerekend met 4 kwartalen" in asked.notes[0]
    assert "Wat als, niet de publicatie" in asked.notes[0]
    three = of_screen(besluiten_per_jaar="3")["Tranches"]
    assert three["Tranche (afgeleid)"].str.contains("tranche 20").any()
    app = open_screen("plan-ab", amvb_maanden="12", thema="bodem")
    assert "Wat als, niet de publicatie. Gerekend met 4 kwartalen" in words(app)


def test_an_empty_log_says_so_and_asks_what_follows_without_any_record(log) -> None:
    app = open_screen("plan-ab", peildatum=PEILDATUM)
    assert not app.exception
    plans = int(TABLE["plan"].isin(["A", "B"]).sum())
    assert f"over geen van de {plans} regels van plan A en plan B in deze stappen" in words(app)
    asked = waiting_by_the_state(log)
    assert set(asked["plan_b"]) == {DECIDE_B}
    label = f"Besluit over plan B nodig: {len(asked)} regels van plan B op 24 november 2026"
    (first, rest) = [one for one in drawn.tables(app) if one.caption.startswith(label)]
    assert len(first.rows[1:]) + len(rest.rows[1:]) == len(asked)
    assert f"Nog {len(rest.rows[1:])} regels" in labels(app)
    starts = of_screen()[WAITS]["Uiterste start (berekend)"].tolist()
    assert sorted(starts) == sorted(asked["uiterste_start"])
    years = [start[-4:] for start in starts]
    assert years == sorted(years)
    assert log.last_id() == 0


def test_the_picture_holds_each_margin_once_and_says_what_it_rests_on() -> None:
    figure, alt = picture(view_of())
    found = chains(TABLE, LEAD)
    margins = found[found["geval"].isin([MARGIN, CONTRADICTED])]
    (rows,) = [trace for trace in figure.data if trace.customdata]
    names = [f"{chain.maatregel}-{chain.stap_nr}" for chain in margins.itertuples()]
    assert list(rows.customdata) == names and f"Beeld van {len(names)} stappen" in alt
    said = dict(zip(names, (" ".join(text.split("<br>")) for text in rows.hovertext), strict=True))
    assert all("Rust op plan A: " in words and "(blz. " in words for words in said.values())
    # Page 21: "uiterlijk begin 2025" and "begin 2026"; page 6: not before the end of 2026.
    assert (
        "Weersproken: de woorden van deze stap geven ook ‘uiterlijk begin 2025’" in said["1.1.20-1"]
    )
    assert "Het moment ligt vóór ‘eind 2026’, volgens blz. 6" in said["1.1.6-1"]
    assert not any("Weersproken" in said[name] for name in names if name != "1.1.20-1")
    # Whether an overleg is plan A and whether the regels come (p. 13) is doubtful: then no margin.
    doubted = "Instrument of indeling twijfelachtig."
    assert {name for name in names if doubted in said[name]} == {"1.1.6-1", "1.1.20-1", "1.2.6-3"}
    assert "1.1.6, stap 1: valt samen; moment B past niet; indeling twijfelachtig;" in alt
    told = " ".join(fact.striptags() for fact in margin_facts(view_of()))
    assert told == (
        "berekende uiterste start van B 1 vóór, 12 tegelijk met en 9 na het laatste moment van A "
        "21 daarvan bereikt 4 daarvan met twijfel 1 marge weersproken, niet meegeteld"
    )
    # Page 6: eind 2026; page 23: which moment belongs to which line.
    told = margins_in_words(view_of()).striptags()
    assert "kwartaal (waarvan 1 met een moment dat niet past, waarvan 1 met een " in told
    assert "twijfelachtige koppeling, waarvan 1 met een twijfelachtige indeling). Op 24 " in told
    assert "november 2026 is zij bij 21" in told
    assert picture(view_of(maatregel="3.3.5")) is None


def test_a_decision_is_marked_only_where_one_is_asked(log) -> None:
    def marked() -> set[int]:
        figure, _ = picture(view_of())
        asked = [one for one in figure.data if one.name and one.name.endswith("besluit gevraagd")]
        return {round(y) for one in asked for y in one.y}

    assert 0 in marked()
    keep(log, *({"sleutel": key, "status": "loopt"} for key in TIGHTEST["plan_a"]))
    assert 0 not in marked() and 1 in marked()


def test_a_row_of_the_picture_that_is_chosen_is_told_in_full() -> None:
    app = open_screen("plan-ab", maatregel="3.3.3", keten="3.3.3-2", peildatum=PEILDATUM)
    assert "De toelichting van 3.3.3 zegt: “Gedaan.” (blz. 37)" in words(app)
    assert "sluiten" in [button.label.lower() for button in app.button]
    app = next(button for button in app.button if button.label == "Sluiten").click().run()
    assert "Sluiten" not in [button.label for button in app.button]


def test_what_is_asked_says_how_long_ago_and_what_the_publication_says_of_it() -> None:
    waits = of_screen()[WAITS].set_index(["Maatregel", "Stap"])
    assert (
        "Q4 2024, 8 kwartalen geleden; met 8 kwartalen gerekend komt een AMvB die nu begint uit op "
        "Q4 2028." in (waits.loc[("3.3.3", 2), "Waarom"])
    )
    assert waits.loc[("3.3.3", 2), "De publicatie zegt zelf"] == (
        "De toelichting van 3.3.3 zegt: “Gedaan.” (blz. 37)"
    )
    doubted = waits["Waarom"].str.endswith("Instrument of indeling twijfelachtig.")
    assert {"1.1.6", "1.1.20"} <= set(doubted[doubted].index.get_level_values("Maatregel"))
    assert not doubted[("3.3.3", 2)]
    # Plan A stands in other stappen, and its accent is on what this column does not hold.
    assert "Plan A in een andere stap: stap 2 en 3." in waits.loc[("1.1.13", 1), "Waarom"]
    assert "decentrale doorwerking (blz. 1)" in waits.loc[("1.2.1", 2), "Waarom"]


def test_plan_a_that_is_past_without_a_reached_start_is_a_group_of_its_own() -> None:
    near = of_screen()["Momenten van plan A verstreken"]
    stappen = set(zip(near["Maatregel"], near["Stap"], strict=True))
    # Page 27: latest start Q4 2027; page 32: plan B "loopt"; page 11: an AMvB without a moment.
    assert {("1.2.6", 3), ("2.0.2", 1), ("1.1.2", 2)} <= stappen
    waits = of_screen()[WAITS]
    assert stappen.isdisjoint(zip(waits["Maatregel"], waits["Stap"], strict=True))


def test_of_one_tranche_alone_the_publication_says_that_it_must_be_prioritised() -> None:
    tranches = {one.title: one for one in tables(view_of())}["Tranches"]
    assert "21 maatregelen en 3 andere codes" in tranches.column("Waar het om gaat")
    assert "drukt bij geen regel een tranche" in tranches.notes[-1]
    assert "voor andere tranches zegt zij dat niet" in tranches.notes[-1]


def test_every_row_that_waits_is_of_a_stap_in_view() -> None:
    of_bodem = set(TABLE.loc[TABLE["subthema"] == "Bodem: vitaal + effectief", "maatregel"])
    waits = of_screen(thema="bodem", plan="A")[WAITS]
    assert len(waits) and set(waits["Maatregel"]) <= of_bodem


def test_a_delayed_plan_a_shows_its_expected_moment_and_what_that_does_to_the_margin(log) -> None:
    sleutel = TIGHTEST["plan_a"][0]
    late = {"sleutel": sleutel, "status": "vertraagd", "verwacht": "Q4 2031", "reden": "capaciteit"}
    rows = TABLE[TABLE["sleutel"].isin(TIGHTEST["plan_b"]) & (TABLE["amvb"].map(len) > 0)]
    stage = {"sleutel": rows["sleutel"].iloc[0], "status": "loopt", "fase": "consultatie"}
    keep(log, late | DELAYED, stage)
    view = view_of()
    tabel = chains_tabel(view)
    first = frames([tabel])[CHAINS].iloc[0]
    assert (first["Maatregel"], first["Stap"]) == (TIGHTEST["maatregel"], TIGHTEST["stap_nr"])
    assert "(Vertraagd; verwacht Q4 2031" in first["Plan A (afgeleid)"]
    assert tabel.column("Marge zoals het nu staat").count(None) == len(tabel.rows) - 1
    columns, on_screen = tabel.on(Where.SCREEN)
    place = [column.header for column in columns].index("Marge in kwartalen")
    assert "zoals het nu staat \u2212" in on_screen[0][place].html
    assert any("was over 2 van de" in note for note in tabel.notes)
    app = open_screen("plan-ab", **AROUND)
    chain = next(one for one in drawn.tables(app) if one.caption == chain_of(app))
    said = [row[chain.rows[0].index("Vastgelegd")] for row in chain.rows[1:]]
    assert any("Vertraagd" in cell for cell in said)
    assert any("Loopt, fase: Publieksconsultatie" in cell for cell in said)
    _, chart, _ = drawn.charts(app)
    assert "nu verwacht (vastgelegd)" in [trace.get("name") for trace in chart.figure["data"]]
    assert "1 vertraagd" in chart.alt
    assert "Vastgelegd stadium: publieksconsultatie." in chart.alt


def test_a_dropped_plan_a_starts_plan_b_now(log) -> None:
    keep(log, {"sleutel": TIGHTEST["plan_a"][0], "status": "vervallen"})
    found = of_screen()
    waits = found[WAITS]
    by_state = waiting_by_the_state(log)["plan_b"].value_counts()
    assert waits["Wat nodig is"].value_counts().to_dict() == by_state.to_dict()
    first = waits.iloc[0]
    assert first["Wat nodig is"] == START_B
    assert (first["Maatregel"], first["Stap"]) == (TIGHTEST["maatregel"], TIGHTEST["stap_nr"])
    assert "Plan A in deze stap: vervallen." in first["Waarom"]
    asked = found[CHAINS]["Gevraagd over plan B"].iloc[0]
    assert asked == f"{START_B}: plan A in deze stap: vervallen"


def test_an_old_record_and_one_on_other_words_say_so_with_the_share_that_is_old(log) -> None:
    first, second = TIGHTEST["plan_a"][0], TIGHTEST["plan_b"][0]
    keep(log, {"sleutel": first, "status": "loopt"}, on=datetime.date(2026, 2, 2))
    other = TABLE.assign(stap=TABLE["stap"].where(TABLE["sleutel"] != second, "Heel iets anders"))
    keep(log, {"sleutel": second, "status": "niet gestart"}, table=other)
    app = open_screen("plan-ab", **AROUND)
    said = words(app)
    assert "Daarvan rust er 1 (50 procent) op een melding van meer dan twee kwartalen" in said
    assert "Loopt; geen melding" in said
    assert "Niet gestart; vastgelegd op een eerdere tekst" in said
    folded = drawn.html(app).split('<div class="welke_regels">')[1].split("</div></div>")[0]
    assert re.findall('<summary aria-label="(.*?)">(.)</summary>', folded) == [
        ("2 regels: Vastgelegd", "2"),
        ("1 regel: Van meer dan twee kwartalen oud", "1"),
    ]
    assert folded.count("<li>") == 3


def test_the_chains_stay_while_the_log_is_away(away: None) -> None:
    found = {one.title: one for one in tables(view_of())}
    assert WAITS not in found
    assert any("niet te lezen" in note for note in found[CHAINS].notes)
    assert len(found[CHAINS].rows) == len(chains(TABLE, LEAD))
    app = open_screen("plan-ab", **AROUND)
    assert not app.exception
    assert "De voortgang is nu niet te lezen of vast te leggen" in words(app)
    assert chain_of(app)


def test_without_a_line_of_either_plan_there_is_nothing_to_decide() -> None:
    app = open_screen("plan-ab", maatregel="3.3.5", peildatum=PEILDATUM)
    assert not app.exception
    assert "De stappen in beeld hebben geen regels van plan A of plan B." in words(app)
    assert not [one for one in drawn.tables(app) if "over plan B" in one.caption]


def test_nothing_is_said_to_fit_or_to_lie_where_nothing_was_tested_or_has_a_margin() -> None:
    said = words(open_screen("plan-ab", maatregel="2.0.2"))
    assert (
        "noemt een wijziging van Bkl, Bal of Bbl met een moment; er is dus niets getoetst" in said
    )
    assert "passen bij de uitgangspunten" not in said and "Van 0 stappen" not in said
    assert "Plan B noemt geen AMvB: 1 stap, geen marge" in labels(
        open_screen("plan-ab", maatregel="2.0.2")
    )


def test_a_tranche_without_a_moment_names_no_half_year() -> None:
    load = of_screen()["Tranches"].set_index("Tranche (afgeleid)")["Te prioriteren (afgeleid)"]
    assert load["zonder moment"] == NO_DATE and NO_HALF in load.tolist()


def test_an_aantekening_stands_once_in_a_cell() -> None:
    tabel = chains_tabel(view_of())
    place = [column.header for column in tabel.columns].index("In woorden")
    for row in tabel.rows:
        notes = re.findall("<details>.*?</summary>(.*?)</details>", row[place].html)
        for note in notes:
            sentences = re.split(r"(?<=[.;]) ", note)
            assert len(sentences) == len(set(sentences)), note
    assert any("<details>" in row[place].html for row in tabel.rows)
