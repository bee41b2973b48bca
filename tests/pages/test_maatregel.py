"""Maatregel: the dossier holds all that the table holds, whichever link opened it."""

import datetime
import re
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from documents.tabel import Cell, Tabel
from pages.maatregel.choice import choice_tabel
from pages.maatregel.page import tables
from selections.voorleesregel import voorleesregels
from shell.calendar_table import calendar_table
from shell.state_words import evidence
from tests.pages import drawn
from tests.pages.drawn import said
from tests.pages.recorded import PEILDATUM, keep, keep_stuk
from tests.pages.screens import open_screen
from tests.pages.views import view_of
from tests.voortgang.conftest import DELAYED
from tests.voortgang.stukken import BO

pytestmark = pytest.mark.usefixtures("here")

TABLE = calendar_table()
CODES = list(dict.fromkeys(TABLE["maatregel"]))
WORDS = ("keuze_tekst", "maatregel_tekst", "kopnoot", "toelichting", "stap", "doorwerking")
HOSTILE = ["<script>alert(1)</script>", "**vet** [x](javascript:alert(1))", "=1+1", "1.1.16" * 4000]


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
        (row[0].partition("aantekening")[0], row[1].removesuffix(" (koppeling twijfelachtig)"))
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
    assert stap_1.rows[0] == ["Woorden van de publicatie", "Afgeleid"]
    regel = dict(zip(stap_1.rows[1], stap_1.rows[-1], strict=True))
    borging, _, note = regel.pop("Borging").partition("aantekening")
    assert borging == "Rijksinstructieregel Bkl" and "op volgorde" in note
    assert regel.pop("Instrument, en waarom zo gelezen").startswith("Rijksinstructieregel Bkl")
    assert regel == {
        "Agendering": "Q4 2026 (koppeling twijfelachtig)",
        "Op 24 november 2026": "dit kwartaal",
        "Plan": "plan B",
        "Traject en schil": "nationaal juridisch, schil\u00a01",
        "Laag van de borging": "Rijk",
        "AMvB": "Bkl",
    }


def test_code_as_printed_leads_to_ours_with_a_remark() -> None:
    app = open_screen("maatregel", maatregel="1.2.11")
    assert app.query_params["maatregel"] == "1.1.11"
    assert "In de publicatie staat deze maatregel als 1.2.11. Hier heet zij 1.1.11" in said(app)


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
    assert len(drawn.charts(app)) == 0


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
    in_view = TABLE[TABLE["subthema"] == "Laagveengebieden"]
    codes = list(dict.fromkeys(in_view["maatregel"]))
    (choice,) = tables(view_of(thema="laagveen"))
    assert choice.column("Maatregel") == codes
    name = next(link.words for link in drawn.links(app) if link.words.startswith("3.1.2 "))
    assert leads_to(app, name) == {"maatregel": ["3.1.2"], "thema": ["laagveen"]}


def test_of_several_maatregelen_one_can_be_chosen() -> None:
    (choice,) = tables(view_of(maatregel=["1.1.16", "SK8"]))
    assert choice.column("Maatregel") == ["1.1.16", "SK8"]


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


OF_1_1_16 = TABLE[TABLE["maatregel"] == "1.1.16"]
A = OF_1_1_16.loc[OF_1_1_16["plan"] == "A", "sleutel"].iloc[0]
B = OF_1_1_16.loc[OF_1_1_16["amvb"].map(len) > 0, "sleutel"].iloc[0]


def by_title(code: str = "1.1.16") -> dict[str, Tabel]:
    return {tabel.title: tabel for tabel in tables(view_of(maatregel=code))}


def with_status(status: str, code: str = "1.1.16") -> dict[str, Cell]:
    """The cells of the one row of the dossier with this status, by the header of each column."""
    found = by_title(code)["Voortgang"]
    row = found.rows[found.column("Status").index(status)]
    assert found.column("Status").count(status) == 1
    return {column.header: cell for column, cell in zip(found.columns, row, strict=True)}


def open_dossier(code: str = "1.1.16", **more: str):
    app = open_screen("maatregel", maatregel=code, peildatum=PEILDATUM, **more)
    assert not app.exception
    return app


def body(app) -> str:
    return drawn.html(app)


def test_without_records_a_dossier_has_a_sentence_the_way_to_record_and_what_is_asked() -> None:
    app = open_dossier()
    assert (
        f"Op 24 november 2026 was over geen van de {len(OF_1_1_16)} regels van deze maatregel een"
        in said(app)
    )
    assert list(by_title()) == ["Woorden van de maatregel"]
    assert (
        "besluit over plan B nodig (geen regel van plan A in de kolom borging van deze stap, wel "
        "in stap 2, 3 en 4; berekende uiterste start Q4 2024; koppeling twijfelachtig)" in said(app)
    )
    hrefs = [link.href for link in drawn.links(app) if link.words == "vastleggen"]
    assert [urlsplit(href).path for href in hrefs] == ["./voortgang"]
    assert parse_qs(urlsplit(hrefs[0]).query)["maatregel"] == ["1.1.16"]
    assert not [one for one in app.expander if one.label.startswith("Historie")]


def test_what_the_publication_says_of_being_done_stands_with_the_state_and_is_not_counted() -> None:
    text = said(open_dossier("3.3.3"))
    assert "De toelichting van 3.3.3 zegt: “Gedaan.” (blz. 37)" in text
    assert "over geen van de 3 regels" in text
    assert "De publicatie zelf zegt" not in said(open_dossier("1.1.12"))


def test_what_stands_on_another_page_than_the_heading_has_its_own() -> None:
    rows = TABLE[TABLE["maatregel"] == "1.1.2"]
    text = said(open_dossier("1.1.2"))
    for row in rows.drop_duplicates("stap_nr").itertuples():
        heading = f"Stap {row.stap_nr} (blz. {row.pagina_stap})"
        assert (heading in text) == (row.pagina_stap != row.pagina), heading
    assert f"Toelichting (blz. {rows['pagina_toelichting'].iloc[0]})" in text


def test_what_a_meeting_set_is_drawn_and_said_beside_the_timeline(log) -> None:
    said_by = {"soort": "gewijzigd", "woorden": "Eerder.", "sleutels": [A]}
    assert "Bij besluit: " not in said(open_dossier("1.1.16"))
    number = keep_stuk(
        log, "besluit", overleg=BO, gevolgen=[{"sleutel": A, "vastgesteld": "Q1 2028"}], **said_by
    )
    app = open_dossier("1.1.16")
    text = said(app)
    assert "Bij besluit: stap " in text
    (chart,) = drawn.charts(app)
    assert "bij besluit een moment vastgesteld (◆): Q1 2028 (1 regel)." in chart.alt
    assert f": vastgesteld moment Q1 2028 (besluit {number})." in text


def test_a_dossier_says_of_every_row_what_is_recorded_word_for_word(log) -> None:
    late = {"sleutel": A, "status": "vertraagd", "verwacht": "Q1 2028", "reden": "anders: wachten"}
    keep(
        log,
        late
        | DELAYED
        | {"bewijs": "https://example.org/brief?a=1&b=2", "toelichting": "een\ntwee"},
        {"sleutel": B, "status": "loopt", "fase": "concept", "bewijs": "kenmerk 12 <b>vet</b>"},
    )
    assert by_title()["Voortgang"].column("Sleutel") == list(OF_1_1_16["sleutel"])
    of_a = with_status("Vertraagd")
    assert of_a["Sleutel"] == A
    assert of_a["Verwacht"].value == "Q1 2028"
    assert of_a["Verwacht"].html.startswith("verwacht Q1 2028, ")
    assert of_a["Verwacht"].html.endswith("reden: anders: wachten")
    assert of_a["Wat erbij staat"].value[:3] == [
        "Oorzaak: geen akkoord",
        "Gevolg: later",
        "Bijsturing: extra overleg",
    ]
    assert "een\ntwee" in of_a["Wat erbij staat"].html
    assert "Vertraagd, vastgelegd op 2 november 2026" in of_a["In het logboek"]
    last = "melding 1, organisatie niet genoemd, 2 november 2026, 13.00 uur<br>"
    assert of_a["Laatste melding"].html.startswith(last)
    app = open_dossier()
    links = {link.href: link.words for link in drawn.links(app)}
    assert links["https://example.org/brief?a=1&b=2"] == "https://example.org/brief?a=1&b=2"
    assert with_status("Loopt")["Status"].html == "Loopt, fase: Eerste concept"
    assert "kenmerk 12 &lt;b&gt;vet&lt;/b&gt;" in body(app)
    assert "Bij 1 regel is een verwacht moment vastgelegd" in drawn.charts(app)[0].alt


@pytest.mark.parametrize(
    "hostile", ["javascript:alert(1)", 'https://x.nl/" onclick="alert(1)', "<img src=x onerror=y>"]
)
def test_evidence_is_a_link_only_where_it_is_a_web_address(hostile: str) -> None:
    assert "<a " not in evidence(hostile)
    assert "<img" not in evidence(hostile)


def test_what_was_recorded_on_other_words_is_shown_with_those_words(log) -> None:
    other = TABLE.assign(stap=TABLE["stap"].where(TABLE["sleutel"] != A, "Heel iets <b>anders</b>"))
    keep(log, {"sleutel": A, "status": "loopt"}, on=datetime.date(2026, 2, 2), table=other)
    attention = with_status("Loopt")["Aandacht (afgeleid)"]
    assert any("geen melding" in words for words in attention.value)
    assert any("vastgelegd op een eerdere tekst" in words for words in attention.value)
    assert "Heel iets &lt;b&gt;anders&lt;/b&gt;" in attention.html


def test_what_the_calendar_no_longer_has_is_shown_with_its_words(log) -> None:
    gone = OF_1_1_16[OF_1_1_16["sleutel"] == A].assign(
        sleutel="1.1.16/9/1/1", borging="Een regel die er niet meer is"
    )
    keep(
        log,
        {"sleutel": "1.1.16/9/1/1", "status": "loopt", "toelichting": "nog bezig"},
        table=pd.concat([TABLE, gone]),
    )
    app = open_dossier()
    assert "Een regel die er niet meer is" in said(app)
    assert list(by_title()) == ["Woorden van de maatregel", "Niet meer in de kalender"]
    ((sleutel, words, recorded, _),) = by_title()["Niet meer in de kalender"].values()
    assert sleutel == "1.1.16/9/1/1"
    assert "Een regel die er niet meer is" in words
    assert "Loopt, vastgelegd op 2 november 2026" in recorded
    assert "nog bezig" in recorded
    assert "Niet meer in de kalender" not in said(open_dossier("1.1.6"))


def test_history_is_asked_of_the_log_once_it_is_unfolded_and_ends_at_the_peildatum(log) -> None:
    both = {"sleutel": A, "status": "loopt"}, {"sleutel": B, "status": "niet gestart"}
    keep(log, *both, on=datetime.date(2026, 10, 5))
    keep(log, {"sleutel": A, "status": "ingetrokken", "corrigeert": 1})
    app = open_dossier()
    assert len([one for one in app.expander if one.label.startswith("Historie: alle")]) == 1
    assert "Meldingen over deze regels" not in said(app)
    app.session_state["historie"] = True
    words = said(app.run())
    assert "Meldingen over deze regels tot en met 24 november 2026: 3, de laatste eerst" in words
    assert "corrigeert melding: 1" in words
    earlier = open_screen("maatregel", maatregel="1.1.16", peildatum="2026-10-31")
    earlier.session_state["historie"] = True
    words = said(earlier.run())
    assert "Meldingen over deze regels tot en met 31 oktober 2026: 2, de laatste eerst" in words
    assert "corrigeert melding" not in words


def test_rows_of_where_it_is_worked_out_have_their_state_too(log) -> None:
    keep(log, {"sleutel": A, "status": "afgerond"})
    app = open_dossier("3.3.1")
    assert "regels van deze maatregel en van waar zij is uitgewerkt" in said(app)
    assert with_status("Afgerond", "3.3.1")["Regel"].value.startswith("1.1.16, stap")
    assert set(by_title("3.3.1")["Elders uitgewerkt"].column("Maatregel")) == {"1.1.16"}
    asked = [
        parse_qs(urlsplit(link.href).query)
        for link in drawn.links(app)
        if link.words == "vastleggen"
    ]
    assert [query["maatregel"] for query in asked[:2]] == [["3.3.1"], ["1.1.16"]]
    rows = [query["vastleggen"][0] for query in asked[2:]]
    of_both = TABLE[TABLE["maatregel"].isin(["3.3.1", "1.1.16"])]["sleutel"]
    assert sorted(rows) == sorted(sleutel.replace("/", "-") for sleutel in of_both)


def test_a_dossier_stays_while_the_log_is_away(away: None) -> None:
    app = open_dossier()
    assert "De voortgang is nu niet te lezen of vast te leggen" in said(app)
    assert len(drawn.bars(app)) == len(OF_1_1_16)
    assert list(by_title()) == ["Woorden van de maatregel"]


def test_what_the_annex_does_not_have_gets_no_page_and_no_keuze_as_if_printed() -> None:
    """3.3.5 is in the number of page 2 alone; its neighbour 3.3.4 is printed."""
    chosen = choice_tabel(view_of(keuze="33"))
    of = {row[0]: dict(zip(chosen.header, row, strict=True)) for row in chosen.values()}
    assert (of["3.3.4"]["Keuze"], of["3.3.4"]["Blz."]) == ("33", 38)
    assert (of["3.3.5"]["Keuze"], of["3.3.5"]["Blz."]) == ("33 (afgeleid)", None)
    words = by_title("3.3.5")["Woorden van de maatregel"]
    assert (words.column("Keuze"), words.column("Blz.")) == (["33 (afgeleid)"], [None])
    text = said(open_dossier("3.3.5"))
    assert "keuze 33 (afgeleid)" in text and "blz. 38" not in text.replace("blz. 38)", "")
    (sentence,) = voorleesregels(TABLE[TABLE["maatregel"] == "3.3.5"])
    assert "bladzijde" not in sentence and "(afgeleid)" in sentence
