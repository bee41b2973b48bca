"""Chapters 1 to 4 as paragraphs, and the quotations of the side tables laid beside them."""

import re

import pytest

from loaders.running_text import load_publication
from loaders.side_tables import (
    load_reading_rules,
    load_running_actions,
    load_schillen,
    load_sporen,
    load_summary_table,
    load_working_hypotheses,
)
from selections import caveats

TEXT = load_publication()


def on_page(page: int) -> list[str]:
    return [" ".join(words.split()) for words in TEXT.loc[TEXT["pagina"] == page, "tekst"]]


def cells(page: int) -> list[list[str]]:
    rows = TEXT[(TEXT["pagina"] == page) & (TEXT["soort"] == "tabel")]
    return [words.split("\n") for words in rows["tekst"]]


def quotations():
    for row in load_working_hypotheses().itertuples():
        yield "werkhypothesen", row.woorden, row.pagina
    for row in load_running_actions().itertuples():
        yield "lopende acties", row.woorden, row.pagina
        for part in row.onderdelen:
            yield "lopende acties", part, row.pagina
    for row in load_schillen().itertuples():
        yield "schillen", row.woorden, row.pagina
    for row in load_sporen().itertuples():
        yield "sporen", row.traject_gedrukt, row.pagina
        yield "sporen", row.onderdeel, row.pagina
        if isinstance(row.subonderdeel, str):
            yield "sporen", row.subonderdeel, row.pagina
        yield "sporen", row.moment, row.pagina
        yield "sporen", row.spoor_omschrijving, 4
    plan_b = caveats.PLAN_B_IN_CASE, caveats.PLAN_B_IN_TIME
    others = caveats.ROLES_ARE_OPEN, caveats.AGREED_BETWEEN
    for sentence in (*caveats.CAVEATS, *plan_b, *others):
        for words, page in re.findall(r"“([^“”]*)”[^“]*?\(blz\. ([0-9])\)", sentence):
            yield "voorbehoud", words, int(page)


@pytest.mark.parametrize(
    ("table", "words", "page"),
    [pytest.param(*quotation, id=f"{n}") for n, quotation in enumerate(quotations())],
)
def test_a_side_table_quotes_a_paragraph_of_its_page(table, words, page):
    assert any(" ".join(words.split()) in paragraph for paragraph in on_page(page)), (table, words)


def test_the_summary_table_is_the_printed_one():
    printed = cells(2)[1:]
    for row, cell in zip(load_summary_table().itertuples(), printed, strict=False):
        assert cell[-3:] == [row.subthema, str(row.keuzes), str(row.maatregelen)]
        assert len(cell) == 3 or cell[0] == row.hoofdthema
    assert printed[-1] == ["Totaal", "33", "54"]


def test_every_moment_and_part_of_the_tables_of_the_sporen_is_in_the_side_table():
    rows = load_sporen()
    known = {*rows["onderdeel"], *rows["subonderdeel"], *rows["moment"], *rows["traject_gedrukt"]}
    known |= {f"{part}:" for part in rows["onderdeel"]}
    for cell in (cell for row in cells(5) for cell in row):
        part = re.sub("^i[.] i?", "", cell).removesuffix(" – Q4 2026")
        assert any(part in str(words) for words in known), cell


def test_the_reading_rules_name_paragraphs_of_their_page():
    rules = load_reading_rules()
    pages = TEXT.set_index("id")["pagina"]
    for rule in rules.itertuples():
        assert all(pages[name] == rule.pagina for name in rule.alineas), rule.id
    assert set(rules.loc[rules["pagina"].notna(), "id"]) == set(
        rules.loc[rules["alineas"].map(len) > 0, "id"]
    )


def test_the_whole_running_text_is_there():
    assert TEXT.groupby("hoofdstuk")["id"].count().to_dict() == {1: 23, 2: 40, 3: 15, 4: 8}
    assert TEXT["pagina"].is_monotonic_increasing
    assert sorted(TEXT["pagina"].unique()) == list(range(1, 10))
    words = " ".join(TEXT["tekst"])
    for word in ("subsidiariteit", "koepels", "green deals", "“als dan”", "regie", "Zeespiegel"):
        assert word in words


def test_the_figure_gives_its_words_and_says_nothing_of_which_belongs_to_which():
    (figure,) = TEXT[(TEXT["soort"] == "figuur") & (TEXT["pagina"] == 4)]["tekst"]
    phases = ["Beleidsontwikkeling", "Doorwerking", "Terugkoppeling", "Uitvoering"]
    assert [line for line in figure.split("\n") if line in phases] == phases
