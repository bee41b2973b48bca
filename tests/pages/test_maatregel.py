"""Maatregel: the dossier holds all that the table holds, whichever link opened it."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from screen.calendar_table import calendar_table
from tests.pages import drawn
from tests.pages.screens import open_screen

TABLE = calendar_table()
CODES = list(dict.fromkeys(TABLE["maatregel"]))
WORDS = ("keuze_tekst", "maatregel_tekst", "kopnoot", "toelichting", "stap", "doorwerking")
HOSTILE = ["<script>alert(1)</script>", "**vet** [x](javascript:alert(1))", "=1+1", "1.1.16" * 4000]


def said(app) -> str:
    return " ".join(drawn.words(app).split())


def leads_to(app, words: str) -> dict[str, list[str]]:
    """The parameters of the link that says `words`."""
    (link,) = {link.href for link in drawn.links(app) if link.words == words}
    assert urlsplit(link).path == "./maatregel"
    return parse_qs(urlsplit(link).query)


@pytest.mark.parametrize("code", CODES)
def test_dossier_holds_every_word_and_every_line(code) -> None:
    app = open_screen("maatregel", maatregel=code)
    assert not app.exception
    rows = TABLE[TABLE["maatregel"] == code]
    text = said(app)
    for column in WORDS:
        for words in rows[column].dropna().unique():
            assert " ".join(words.split()) in text
    for notes in rows["redactie"].dropna():
        assert all(note in text for note in notes.split("\n"))
    lines = [
        (row[0], row[1].removesuffix(" (gekoppeld op volgorde)"))
        for table in drawn.tables(app)
        if re.match(r"Borging en agendering van stap", table.caption)
        for row in table.rows[2:]
    ]
    with_stap = rows[rows["stap_nr"].notna()]
    assert lines == list(
        zip(
            with_stap["borging"].fillna("geen borgingsregel"),
            with_stap["agendering"].fillna("geen moment genoemd"),
            strict=True,
        )
    )


def test_derived_columns_say_what_the_table_says() -> None:
    app = open_screen("maatregel", maatregel="1.1.16", peildatum="2026-11-24")
    stap_1 = next(t for t in drawn.tables(app) if t.caption.endswith("van stap 1"))
    assert stap_1.rows[0] == ["Woorden van de publicatie", "Onze lezing (afgeleid)"]
    regel = dict(zip(stap_1.rows[1], stap_1.rows[-1], strict=True))
    assert regel.pop("Instrument, en waarom zo gelezen").startswith("Rijksinstructieregel Bkl")
    assert regel == {
        "Borging": "Rijksinstructieregel Bkl",
        "Agendering": "Q4 2026 (gekoppeld op volgorde)",
        "Op 24 november 2026": "dit kwartaal",
        "Plan": "plan B",
        "Traject en schil": "nationaal juridisch, schil\u00a01",
        "Laag van de borging": "Rijk",
        "AMvB": "Bkl",
    }


def test_code_as_printed_leads_to_ours_with_a_remark() -> None:
    app = open_screen("maatregel", maatregel="1.2.11")
    assert app.query_params["maatregel"] == "1.1.11"
    assert "In de publicatie staat deze maatregel als 1.2.11. Wij lezen 1.1.11" in said(app)


def test_what_is_worked_out_elsewhere_stands_here_too() -> None:
    app = open_screen("maatregel", maatregel="3.3.1")
    assert "Hier niet in stappen uitgewerkt, maar bij 1.1.16" in said(app)
    captions = [table.caption for table in drawn.tables(app)]
    assert captions[:4] == [
        f"Borging en agendering van 1.1.16, stap {number}" for number in (1, 2, 3, 4)
    ]
    elsewhere = TABLE[TABLE["maatregel"] == "1.1.16"]
    assert sorted(drawn.bars(app)) == sorted(elsewhere["sleutel"])


def test_what_is_worked_out_nowhere_says_so_and_draws_no_empty_chart() -> None:
    app = open_screen("maatregel", maatregel="3.3.5")
    assert "nergens in stappen uit" in said(app)
    assert len(app.get("plotly_chart")) == 0


def test_maatregel_with_two_vermeldingen_shows_both() -> None:
    text = said(open_screen("maatregel", maatregel="2.0.1"))
    assert "Vermelding onder keuze 21" in text
    assert "Vermelding onder keuze 22" in text


def test_previous_and_next_stay_in_the_selection_and_keep_the_filters() -> None:
    app = open_screen("maatregel", maatregel="1.2.5", thema="bodem", plan="B")
    of_bodem = TABLE[(TABLE["subthema"] == "Bodem: vitaal + effectief") & (TABLE["plan"] == "B")]
    codes = list(dict.fromkeys(of_bodem["maatregel"]))
    place = codes.index("1.2.5")
    assert f"{place + 1} van {len(codes)} in de selectie" in said(app)
    for words, neighbour in (("Vorige", codes[place - 1]), ("Volgende", codes[place + 1])):
        assert leads_to(app, f"{words}: {neighbour}") == {
            "maatregel": [neighbour],
            "thema": ["bodem"],
            "plan": ["B"],
        }


def test_filters_that_leave_rows_out_are_told_and_the_dossier_stays_whole() -> None:
    app = open_screen("maatregel", maatregel="1.1.16", plan="B")
    chosen = ((TABLE["maatregel"] == "1.1.16") & (TABLE["plan"] == "B")).sum()
    assert f"dat bij de filters past: {chosen} van 9." in said(app)
    assert len(drawn.bars(app)) == 9
    assert leads_to(app, "Zonder filters") == {"maatregel": ["1.1.16"]}


def test_without_a_maatregel_each_in_view_can_be_chosen() -> None:
    app = open_screen("maatregel", thema="laagveen")
    (table,) = drawn.tables(app)
    in_view = TABLE[TABLE["subthema"] == "Laagveengebieden"]
    codes = list(dict.fromkeys(in_view["maatregel"]))
    assert [row[0].split()[0] for row in table.rows[1:]] == codes
    name = next(row[0] for row in table.rows[1:] if row[0].startswith("3.1.2 "))
    assert leads_to(app, name) == {"maatregel": ["3.1.2"], "thema": ["laagveen"]}


def test_of_several_maatregelen_one_can_be_chosen() -> None:
    app = open_screen("maatregel", maatregel=["1.1.16", "SK8"])
    (table,) = drawn.tables(app)
    assert [row[0].split()[0] for row in table.rows[1:]] == ["1.1.16", "SK8"]


@pytest.mark.parametrize(("typed", "near"), [("1.1.116", "1.1.16"), ("SK17", "1.2.5")])
def test_unknown_code_is_told_and_the_nearest_are_offered(typed, near) -> None:
    app = open_screen("maatregel", maatregel=typed)
    assert f"‘{typed}’ bestaat niet" in said(app)
    name = next(link.words for link in drawn.links(app) if link.words.startswith(f"{near} "))
    assert leads_to(app, name) == {"maatregel": [near]}
    assert [title.value for title in app.title] == ["Maatregel"]


@pytest.mark.parametrize("code", HOSTILE, ids=lambda code: code[:12])
def test_hostile_code_is_plain_text(code) -> None:
    app = open_screen("maatregel", maatregel=code)
    assert not app.exception
    assert "bestaat niet" in said(app)
    assert not any("<script" in element.proto.body for element in app.get("html"))
    assert not any("javascript:" in link.href for link in drawn.links(app))
