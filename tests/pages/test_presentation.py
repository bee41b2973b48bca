"""The presentation: through the maatregelen of the selection in order, and back to the view."""

import re

import pytest

from pages import SCREENS
from selections.plan_ab import MARGIN, chains
from shell.calendar_table import calendar_table
from tests.pages import drawn
from tests.pages.drawn import said
from tests.pages.recorded import PEILDATUM, keep
from tests.pages.screens import open_screen, press
from tests.voortgang.conftest import DELAYED

pytestmark = pytest.mark.usefixtures("here")

TABLE = calendar_table()
BODEM = list(
    dict.fromkeys(TABLE.loc[TABLE["subthema"] == "Bodem: vitaal + effectief", "maatregel"])
)


def alt(app) -> str:
    (chart,) = drawn.charts(app)
    return chart.alt


def parameters(app) -> dict[str, list[str]]:
    # AppTest gives one value as a text and several as a list.
    return {
        name: [values] if isinstance(values, str) else list(values)
        for name, values in app.query_params.items()
    }


# Every presentation begins with what is said to a director, and then the calendar: whole, and
# (where one thema is chosen) that thema.
BEFORE = [
    screen
    for screen in SCREENS
    if screen.begins
    for _ in range(1 if screen.part("opening").part is None else 2)
]


def at(app) -> tuple[int, int, str]:
    """The number of the slide, of how many, and what it is called."""
    number, slides, name = re.search(r"([0-9]+) van ([0-9]+) : (.+?) Selectie:", said(app)).groups()
    return int(number), int(slides), name


def test_link_mailed_beforehand_starts_at_the_story_of_the_selection() -> None:
    app = open_screen("maatregel", presentatie="ja", thema="bodem")
    assert not app.exception
    assert at(app) == (1, len(BEFORE) + len(BODEM), "Overzicht")
    assert [button.label for button in app.button] == [
        "Vorige",
        "Volgende",
        "Stoppen met presenteren",
    ]
    assert drawn.fields(app) == {}


def test_goes_through_the_whole_selection_in_order_and_stays_at_its_ends() -> None:
    app = open_screen("maatregel", presentatie="ja", thema="bodem")
    _, slides, _ = at(app)
    names = []
    for number in range(1, slides + 1):
        assert at(app)[:2] == (number, slides)
        names.append(at(app)[2])
        app = press(app, "Volgende")
        assert not app.exception
    assert [name.split()[0] for name in names[len(BEFORE) :]] == BODEM
    assert parameters(app) == {"presentatie": ["ja"], "thema": ["bodem"], "toon": [BODEM[-1]]}
    for name in reversed(names[:-1]):
        app = press(app, "Vorige")
        assert at(app)[2] == name
    assert at(press(app, "Vorige")) == (1, slides, names[0])


@pytest.mark.parametrize("screen", [one for one in SCREENS if one.part("opening")])
def test_after_the_story_come_the_chart_of_the_screen_and_the_first_maatregel(screen) -> None:
    view = {"presentatie": "ja", "thema": "bodem", "peildatum": "2026-11-24"}
    opening = screen.part("opening")
    app = open_screen(screen.url_path, **view, toon=screen.module)
    assert not app.exception
    assert [one.value for one in app.title] == [f"{screen.title}: {opening.heading}"]
    # The main thing of these two is no chart.
    assert len(drawn.charts(app)) == (screen.module not in ("overzicht", "roadmap"))
    assert drawn.fields(app) == {}
    assert "Selectie: thema: Bodem: vitaal + effectief; peildatum 24 november 2026." in said(app)
    number, slides, _ = at(app)
    of_screen = [*BEFORE, *([] if screen.begins else [screen])]
    assert (of_screen[number - 1], slides) == (screen, len(of_screen) + len(BODEM))


@pytest.mark.parametrize("screen", SCREENS, ids=[screen.title for screen in SCREENS])
def test_leaving_returns_to_the_same_view(screen) -> None:
    view = {"thema": "bodem", "laag": "provincie", "rol": "doorwerking", "peildatum": "2025-01-01"}
    before = parameters(open_screen(screen.url_path, **view))
    app = open_screen(screen.url_path, presentatie="ja", **view)
    assert parameters(app) == before | {"presentatie": ["ja"]}
    app = press(press(app, "Volgende"), "Stoppen met presenteren")
    assert not app.exception
    assert parameters(app) == before
    (title,) = app.title
    assert title.value.partition(": ")[0] == screen.title
    assert drawn.fields(app)["laag"]["chosen"] == ["provincie"]


def test_what_if_has_no_part_in_it_and_is_back_afterwards() -> None:
    app = open_screen("plan-ab", presentatie="ja", toon="plan_ab", besluiten_per_jaar="3")
    plain = open_screen("plan-ab", presentatie="ja", toon="plan_ab")
    charts = [drawn.charts(one)[0].figure for one in (app, plain)]
    assert charts[0] == charts[1]
    assert parameters(press(app, "Stoppen met presenteren")) == {"besluiten_per_jaar": ["3"]}


def test_from_a_dossier_it_goes_on_through_the_selection_around_it() -> None:
    app = open_screen("maatregel", maatregel="1.2.5", thema="bodem", presentatie="ja")
    assert at(app)[2].startswith("1.2.5 ")
    app = press(app, "Volgende")
    assert at(app)[2].startswith(f"{BODEM[BODEM.index('1.2.5') + 1]} ")
    app = press(app, "Stoppen met presenteren")
    assert parameters(app) == {"maatregel": ["1.2.5"], "thema": ["bodem"]}


@pytest.mark.parametrize("code", ["1.1.16", "3.3.1", "2.0.1", "3.3.5", "SK8"])
def test_every_word_of_the_stappen_is_there(code) -> None:
    app = open_screen("maatregel", presentatie="ja", toon=code)
    words = said(app)
    rows = TABLE[TABLE["maatregel"] == code]
    for column in ("stap", "doorwerking", "borging", "agendering", "maatregel_tekst"):
        for text in rows[column].dropna():
            assert " ".join(text.split()) in words
    for text in rows["keuze_tekst"]:
        assert " ".join(text.split()) in words


def test_all_lines_are_shown_and_said_where_the_filters_choose_some() -> None:
    app = open_screen("maatregel", presentatie="ja", plan="B", toon="1.1.16")
    of_all = TABLE[TABLE["maatregel"] == "1.1.16"]
    chosen = int((of_all["plan"] == "B").sum())
    assert f"Past bij de filters: {chosen} van de {len(of_all)} regels" in said(app)
    assert len(drawn.bars(app)) == len(of_all)


def test_maatregel_outside_the_selection_is_told() -> None:
    app = open_screen("maatregel", presentatie="ja", thema="bodem", toon="3.1.2")
    assert "3.1.2 hoort niet bij de selectie." in said(app)
    assert at(app)[0] == 1


def test_unknown_maatregel_is_told_and_stays_text() -> None:
    app = open_screen("maatregel", presentatie="ja", toon="<img src=x onerror=alert(1)>")
    assert not app.exception
    assert "‘<img src=x onerror=alert(1)>’ bestaat niet" in said(app)


@pytest.mark.parametrize("path", ["", "maatregel", "kalender", "bron"])
def test_empty_selection_says_what_to_do(path) -> None:
    app = open_screen(path, presentatie="ja", zoek="komtnergensvoor")
    assert not app.exception
    assert "Geen enkele regel past bij alle gekozen filters samen." in said(app)
    assert "stop met presenteren om anders te kiezen" in said(app)
    assert all("presentatie=ja" in link.href for link in drawn.links(app))
    app = press(app, "Stoppen met presenteren")
    assert parameters(app) == {"zoek": ["komtnergensvoor"]}


def test_plan_ab_opens_with_how_the_margins_fall() -> None:
    view = {"presentatie": "ja", "toon": "plan_ab"}
    words = said(open_screen("plan-ab", **view, peildatum="2026-11-24"))
    assert re.search(
        r"Van [0-9]+ stappen met een marge ligt de berekende uiterste start van plan B", words
    )
    every = chains(TABLE, 8)
    without = min(set(every["maatregel"]) - set(every.loc[every["geval"] == MARGIN, "maatregel"]))
    assert "stappen met een marge" not in said(open_screen("plan-ab", **view, maatregel=without))


def test_the_slides_of_the_kalender_together_hold_every_row() -> None:
    app = open_screen("kalender", presentatie="ja", peildatum="2026-11-24", toon="water")
    for name in dict.fromkeys(TABLE["subthema"]):
        assert not app.exception
        assert at(app)[2] == f"Kalender, {name}"
        of_name = TABLE[TABLE["subthema"] == name]
        of_pages = (re.search("agendering: ([0-9]+) regel", it.alt) for it in drawn.charts(app))
        assert sum(int(found[1]) for found in of_pages) == len(of_name)
        app = press(app, "Volgende")
    assert at(app)[2].startswith(f"{TABLE['maatregel'].iloc[0]} ")


def test_a_maatregel_shows_what_is_recorded_with_each_line_and_nothing_where_nothing_is(
    log,
) -> None:
    view = {"presentatie": "ja", "toon": "1.1.16", "peildatum": PEILDATUM}
    plain = open_screen("maatregel", **view)
    assert not any("Vastgelegd" in table.rows[0] for table in drawn.tables(plain))
    sleutel = TABLE.loc[TABLE["maatregel"] == "1.1.16", "sleutel"].iloc[0]
    late = {"sleutel": sleutel, "status": "vertraagd", "verwacht": "Q1 2028", "reden": "anders"}
    keep(log, late | DELAYED)
    app = open_screen("maatregel", **view)
    assert not app.exception
    tables = drawn.tables(app)
    assert all(table.rows[0][-1] == "Vastgelegd" for table in tables)
    lines = [row for table in tables for row in table.rows[1:]]
    assert len(lines) == int((TABLE["maatregel"] == "1.1.16").sum())
    assert [row[-1] for row in lines if row[-1].startswith("Vertraagd; verwacht Q1 2028")]


def test_a_maatregel_is_presented_while_the_log_is_away(away: None) -> None:
    app = open_screen("maatregel", presentatie="ja", toon="1.1.16")
    assert not app.exception
    assert "De voortgang is nu niet te lezen of vast te leggen" in said(app)


def test_the_openings_of_plan_ab_and_roadmap_tell_what_is_recorded(log) -> None:
    sleutel = TABLE.loc[TABLE["agendering"] == "Q3 2024", "sleutel"].iloc[0]
    view = {"presentatie": "ja", "peildatum": PEILDATUM, "toon": "roadmap"}
    plan_ab = open_screen("plan-ab", **view | {"toon": "plan_ab"})
    assert "Regels van plan B (afgeleid; bij 10 met twijfel): besluit over plan B nodig " in said(
        plan_ab
    )
    told = "over {} van de 146 regels met een kwartaal, jaar of periode is een status vastgelegd"
    assert told.format(0) in said(open_screen("roadmap", **view))
    keep(log, {"sleutel": sleutel, "status": "afgerond"})
    app = open_screen("roadmap", **view)
    assert told.format(1) in said(app)
