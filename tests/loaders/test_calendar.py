"""The real calendar: complete, every phrase classified, readings where the design settles them."""

import datetime

import pandas as pd
import pytest

from loaders.build import build_table
from loaders.errors import Problems
from loaders.instruments import Classifier, instruments_table, load_instruments
from loaders.table import read_table
from loaders.transcription import load_kalender
from selections.text import normalise, words

D = datetime.date


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return build_table().to_pandas()


@pytest.fixture(scope="module")
def rows(table):
    return table.set_index("sleutel")


@pytest.fixture(scope="module")
def entries():
    problems = Problems()
    found = load_kalender(problems)
    problems.raise_if_any()
    return found


@pytest.fixture(scope="module")
def classifier():
    return Classifier(load_instruments(Problems()))


def test_the_annex_is_complete(table):
    lines = table.dropna(subset=["regel_nr"]).drop_duplicates(["vermelding", "stap_nr", "regel_nr"])
    stappen = table.dropna(subset=["stap_nr"]).drop_duplicates(["vermelding", "stap_nr"])
    printed = table[table["gedrukte_code"].notna()]
    assert table["vermelding"].nunique() == 63 + 1
    assert table["keuze"].nunique() == 33
    assert printed["gedrukte_code"].nunique() == 55
    assert (table.drop_duplicates("vermelding")["maatregel"].str.startswith("SK")).sum() == 7
    assert (len(stappen), len(lines), table["agendering"].notna().sum()) == (107, 146, 148)


def test_rows_stand_in_document_order(table):
    assert table["vermelding"].is_monotonic_increasing
    assert table["sleutel"].is_unique
    assert table["maatregel"].iloc[-1] == "3.3.5"
    pages = table.drop_duplicates("vermelding")["pagina"]
    assert pages.is_monotonic_increasing
    assert (pages.min(), pages.max()) == (10, 38)


def test_empty_where_there_is_no_line(table):
    without = table[table["regel_nr"].isna()]
    for name in ("borging", "plan", "traject", "schil"):
        assert without[name].isna().all()
    for name in ("instrument_borging", "amvb", "laag_borging"):
        assert (without[name].map(len) == 0).all()
    with_line = table[table["regel_nr"].notna()]
    assert with_line[["borging", "plan", "traject"]].notna().all().all()
    assert (with_line["schil"].isna() == (with_line["traject"] == "geen")).all()


def test_every_phrase_names_an_instrument_or_is_listed_as_none(entries, classifier):
    for entry in entries:
        for stap in entry.item.stappen:
            assert not classifier.read(stap.doorwerking).unread
            for regel in stap.borging:
                reading = classifier.read(regel.tekst)
                assert reading.decisive, regel.tekst
                assert reading.namen, regel.tekst


def test_every_row_of_the_instruments_table_is_used(entries, classifier):
    used = {
        row
        for entry in entries
        for stap in entry.item.stappen
        for text in (stap.stap, stap.doorwerking, *(regel.tekst for regel in stap.borging))
        for row in (found.patroon for found in classifier.read(text).found)
    }
    unused = {row.patroon for row in load_instruments(Problems())} - used
    assert not unused


@pytest.mark.parametrize(
    ("borging", "plan", "traject", "schil", "amvb", "lagen"),
    [
        ("Bestuurlijke afspraken", "A", "programmatisch", 3, [], []),
        ("Rijksinstructieregel Bkl", "B", "nationaal juridisch", 1, ["Bkl"], ["Rijk"]),
        ("Rijksinstructie", "B", "nationaal juridisch", 1, [], ["Rijk"]),
        (
            "Rijksregels Bal/Rijksinstructieregels Bkl",
            "B",
            "nationaal juridisch",
            1,
            ["Bkl", "Bal"],
            ["Rijk"],
        ),
        ("Uniforme regeling opnemen in het Bkl en het /Bal", "B", "", 1, ["Bkl", "Bal"], ["Rijk"]),
        (
            "Toetsdoel toevoegen aan waterprogramma (met oog op beoordelingskader 8.84/8.89 Bkl)",
            "A",
            "programmatisch",
            1,
            [],
            [],
        ),
        ("Deltaprogramma Zoetwater", "A", "programmatisch", 2, [], ["Rijk"]),
        ("Beleidsregels", "A", "nationaal juridisch", 2, [], ["Rijk"]),
        ("Implementatie richtlijn in Omgevingswet", "B", "nationaal juridisch", 1, [], ["Rijk"]),
        ("Wet milieubeheer", "B", "nationaal juridisch", 2, [], ["Rijk"]),
        ("Rechtstreekse werking REACH", "B", "nationaal juridisch", 2, [], []),
        ("Monitoring", "overig", "communicatie", 3, [], []),
        ("Handboek publiceren", "overig", "communicatie", 3, [], []),
        ("IBT op de inhoud VTH-strategie", "overig", "toezicht", 1, [], []),
        ("Toezicht op drinkwaterbedrijven door ILT", "overig", "toezicht", 2, [], ["Rijk"]),
        ("N.v.t. (programma is zelfbindend)", "overig", "geen", None, [], []),
        (
            "Toepassing actualisatieplicht uit Omgevingswet van beleid en regels",
            "A",
            "programmatisch",
            1,
            [],
            [],
        ),
    ],
)
def test_classification(classifier, borging, plan, traject, schil, amvb, lagen):
    reading = classifier.read(borging)
    assert reading.decisive.plan == plan
    assert traject in reading.decisive.traject
    assert reading.decisive.schil == (str(schil) if schil else "")
    assert reading.amvb == amvb
    assert reading.lagen == lagen


def test_an_act_that_is_named_is_not_an_instruction_rule(rows):
    assert list(rows.loc["1.1.3/1/1/1", "instrument_borging"]) == ["Drinkwaterwet"]


@pytest.mark.parametrize(
    ("sleutel", "agendering"),
    [
        ("3.1.5/4/0/1", "Q3 2026"),
        ("3.1.5/4/0/2", "2028"),
        ("3.1.5/4/1/1", "Q4 2024"),
        ("1.1.21/1/2/1", "Q4 2026"),
        ("1.1.16/1/4/1", "Q4 2026"),
        ("1.1.16/4/3/1", "Q4 2025"),
        ("1.2.9/4/1/4", "2030"),
        ("1.2.6/4/0/1", "volgt"),
        ("2.0.2/1/2/1", "loopt"),
        ("SK1/4/1/2", "2025-2028"),
    ],
)
def test_moments_stand_on_the_row_that_the_design_settles(rows, sleutel, agendering):
    assert rows.loc[sleutel, "agendering"] == agendering


def test_rows_without_a_moment_are_kept(rows):
    assert rows.loc["3.1.5/4/2/0", "precisie"] == "geen"
    assert rows.loc["3.3.5/0/0/0", "precisie"] == "geen"
    assert rows.loc["2.0.1@22/0/0/0", "keuze"] == 22


def test_periods_are_read_as_dates(rows):
    assert (rows.loc["SK1/4/1/2", "van"], rows.loc["SK1/4/1/2", "tot"]) == (
        D(2025, 1, 1),
        D(2028, 12, 31),
    )


@pytest.mark.parametrize(
    ("maatregel", "refers", "worked_out"),
    [
        ("1.1.3", ["1.1.6"], ["1.1.6"]),
        ("1.1.5", ["1.1.4"], ["1.1.4"]),
        ("1.1.10", ["1.1.24"], []),
        ("1.1.11", ["SK1"], ["SK1"]),
        ("1.2.8", ["1.2.7"], []),
        ("1.2.9", ["1.2.7", "1.2.8", "1.2.1"], ["1.2.1"]),
        ("2.0.4", ["1.2.5"], ["1.2.5"]),
        ("3.1.1", ["3.1.5"], ["3.1.5"]),
        ("3.3.6", ["1.1.2"], []),
        ("SK13", ["1.1.10"], ["1.1.10"]),
        ("SK30", ["1.1.12"], ["1.1.12"]),
        ("1.1.4", [], []),
    ],
)
def test_references(table, maatregel, refers, worked_out):
    row = table[table["maatregel"] == maatregel].iloc[0]
    assert list(row["verwijst_naar"]) == refers
    assert list(row["uitgewerkt_in"]) == worked_out


def test_references_are_known_codes_and_worked_out_is_a_subset(table):
    known = set(table["maatregel"])
    for refers, worked_out in zip(table["verwijst_naar"], table["uitgewerkt_in"], strict=True):
        assert set(worked_out) <= set(refers) <= known


def test_read_as_and_counted_elsewhere(table):
    first = table.drop_duplicates("maatregel").set_index("maatregel")
    assert first.loc["1.1.11", "gedrukte_code"] == "1.2.11"
    assert first.loc["1.1.11", "telt_bij"] == "Water: voldoende + schoon ruimte"
    assert first.loc["3.3.6", "telt_bij"] == "Hoge zandgronden"
    assert first.loc["3.3.6", "subthema"] == "Water: voldoende + schoon ruimte"
    assert pd.isna(first.loc["1.1.1b", "telt_bij"])
    assert pd.isna(first.loc["SK8", "telt_bij"])


def test_doubt_of_the_table_of_instruments_is_told_on_the_row(rows):
    assert "twijfel" not in rows.loc["2.0.2/1/1/1", "redactie"]
    assert "nog geen instrument" in rows.loc["2.0.2/1/2/1", "redactie"]


def test_titles_fit_an_axis(table):
    assert table["titel"].str.len().max() <= 60
    assert table.groupby("vermelding")["titel"].nunique().eq(1).all()
    assert table.drop_duplicates("vermelding")["titel"].is_unique


# Words of titles that are ours, with why.
OURS = {
    "1.1.5": {"wordt"},
    "SK14": {"toegestaan"},  # "staan ... niet toe"
    "1.2.7": {"stappen"},
    "1.2.10": {"uitwerking"},  # "worden nader uitgewerkt"
    "SK16": {"afgedekt"},  # "dekken ... af"
    "SK30": {"vasthouden", "zandgronden"},  # "houden ... vast"; the paragraaf
    "3.3.5": {"staat", "publicatie", "afgeleid", "aantal"},
}


def test_a_title_takes_its_words_from_those_of_the_vermelding(table):
    words_of = ("keuze_tekst", "maatregel_tekst", "kopnoot", "stap", "doorwerking", "borging",
                "toelichting")  # fmt: skip
    for _, rows in table.groupby("vermelding"):
        text = normalise(" ".join(w for name in words_of for w in rows[name].dropna().unique()))
        title = [word.normal for word in words(rows["titel"].iloc[0])]
        strange = {word for word in title if len(word) > 4 and word[:5] not in text}
        assert strange <= OURS.get(rows["maatregel"].iloc[0], set()), rows["titel"].iloc[0]


@pytest.mark.parametrize(
    ("code", "words_of_title"),
    [
        ("SK14", "vooralsnog niet"),
        ("3.1.5", "veengebied"),
        ("1.2.10", "provincies en gemeenten"),
        ("1.1.3", "Naar een"),
        ("1.1.6", "mits"),
        ("3.1.4", "danwel"),
        ("2.0.3", "Onderzoek"),
    ],
)
def test_titles_say_what_the_words_say(table, code, words_of_title):
    assert words_of_title in table.loc[table["maatregel"] == code, "titel"].iloc[0]


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("SK1/4/1/1", "‘(= borging)’"),
        ("SK1/4/1/2", "projectbesluit"),
        ("SK1/3/1/1", "waar de doorwerking ophoudt en de borging begint"),
        ("SK8/1/1/1", "grens tussen doorwerking en borging"),
        ("1.1.15/1/1/1", "‘voorafgegaan door stimuleringsmaatregel’"),
        ("1.1.18/4/1/1", "waar de doorwerking ophoudt en de borging begint"),
        ("1.1.20/1/3/1", "‘begin 2026’"),
        ("1.2.9/5/0/1", "kan doorwerking of borging zijn"),
        ("1.2.1/1/0/1", "kan doorwerking of borging zijn"),
        ("3.2.4/1/1/1", "zoals bij 3.2.2"),
        ("1.1.6/1/2/1", "geen afspraak"),
        ("1.1.6/1/1/1", "instrumentenmix van de Omgevingswet"),
        ("1.1.16/4/3/1", "een andere lezer kan dit plan B noemen"),
        ("1.1.1/2/2/1", "niet het vaststellen van het programma"),
        ("1.1.1/1/2/0", "Wie de instructie geeft staat er niet bij"),
        ("1.1.14/2/2/0", "‘Rechtstreekse werking’"),
        ("1.1.13/1/1/1", "schil 1"),
    ],
)
def test_doubt_is_told_where_it_counts(rows, key, told):
    assert told in rows.loc[key, "redactie"]


def test_a_doubt_of_some_lines_is_told_with_those_lines_alone(rows):
    of_lines = instruments_table().query("regels.str.len() > 0")
    assert len(of_lines)
    for row in of_lines.itertuples():
        told = rows["redactie"].str.contains(row.twijfel, regex=False, na=False)
        lines = rows.index[told].str.rpartition("/").get_level_values(0)
        assert set(lines) == set(row.regels)


def test_what_is_doubtful_has_its_reason_in_the_instruments_table():
    doubtful = {row["naam"] for row in instruments_table().to_dict("records") if row["twijfel"]}
    assert doubtful >= {
        "Bestuurlijk overleg", "Bestuurlijk overleg LNV", "Beleidsregel Rijk", "Rijksinstructie",
        "Beleidslijn grote rivieren", "REACH", "Monitoring", "Tussenevaluatie", "Toezicht",
        "Nationaal Programma Landbouwbodems", "PAGW", "KRW-impulsprogramma",
    }  # fmt: skip


def test_a_stap_and_a_toelichting_have_their_own_page(rows):
    own = rows[(rows["pagina_stap"] != rows["pagina"]).fillna(False)]
    assert set(own["maatregel"] + "/" + own["stap_nr"].astype(str)) == {"1.1.2/4"}
    other = rows[(rows["pagina_toelichting"] != rows["pagina"]).fillna(False)]
    assert set(other["maatregel"]) == {"1.1.2", "1.2.9"}
    assert rows.loc["1.1.2/4/1/1", ["pagina_stap", "pagina_toelichting"]].tolist() == [12, 12]
    assert rows["pagina_stap"].isna().equals(rows["stap_nr"].isna())
    assert rows["pagina_toelichting"].isna().equals(rows["toelichting"].isna())


def test_a_slash_between_two_amvbs_is_told_as_and_or_or():
    """Every line of borging with a slash between words is one of the two that name two AMvB's."""
    lines = read_table().dropna(subset="borging").set_index("sleutel")
    slashed = lines[lines["borging"].str.contains(r"/[A-Z]", regex=True)]
    assert set(slashed.index) == {"1.1.1b/1/1/1", "1.2.6/3/2/1"}
    assert all(set(amvb) == {"Bkl", "Bal"} for amvb in slashed["amvb"])
    assert slashed["redactie"].str.contains("kan ook ‘of’ zijn", regex=False).all()
