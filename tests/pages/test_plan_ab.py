"""Plan A en B: the chains, the chain that is chosen, and the what-if."""

from screen.calendar_table import calendar_table
from selections.plan_ab import A_ELSEWHERE, MARGIN, NO_A, chains
from tests.pages import drawn
from tests.pages.screens import open_screen

LEAD = 8


def captions(app) -> list[str]:
    return [table.caption for table in drawn.tables(app)]


def chain_of(app) -> str:
    """The caption of the rows of the chain that is drawn."""
    return captions(app)[0]


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
    assert f"maatregel {last['maatregel']}, stap" in app.get("plotly_chart")[0].proto.alt


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
