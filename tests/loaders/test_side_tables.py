"""The side tables: what they hold, that the words are the publication's, and what is refused."""

import datetime
import re
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from loaders import schema, side_tables
from loaders.errors import CalendarError
from loaders.moments import read_moment

ROOT = Path(__file__).resolve().parents[2]
PUBLICATION = ROOT.parent / "shared" / "bron" / "borgingskalender-wbs.txt"
FILES = {
    "samenvattingstabel": side_tables.load_summary_table,
    "sporen": side_tables.load_sporen,
    "schillen": side_tables.load_schillen,
    "werkhypothesen": side_tables.load_working_hypotheses,
    "lopende_acties": side_tables.load_running_actions,
}
# Lines that begin with a space without a page beginning there.
NO_PAGE_STARTS = re.compile(r" -|\s*$| Bestuurlijke afspraken$| Q4 2024$")


def publication_pages() -> list[str]:
    pages = [""]
    for line in PUBLICATION.read_text(encoding="utf-8").splitlines():
        if line.startswith(" ") and not NO_PAGE_STARTS.match(line):
            pages.append("")
        pages[-1] += line + "\n"
    return pages[1:]


def folded(text: str) -> str:
    """Without white space and hyphens, which the extraction lost or moved."""
    return re.sub(r"[\s\-]", "", text)


@pytest.fixture(scope="module")
def pages() -> dict[int, str]:
    if not PUBLICATION.exists():
        pytest.skip(f"de publicatie staat niet op {PUBLICATION}")
    return {number: folded(page) for number, page in enumerate(publication_pages(), 1)}


def without(page: str, texts: list[str]) -> str:
    """What is left of a folded page when each text is taken out of it once, longest first."""
    for text in sorted(map(folded, texts), key=len, reverse=True):
        assert text in page, text
        page = page.replace(text, "|", 1)
    return re.sub("[|•–]", "", page)


def test_publication_has_38_pages_with_the_tables_on_10_to_38(pages):
    assert len(pages) == 38
    with_table = [number for number, page in pages.items() if "Concretestappen" in page]
    assert (min(with_table), max(with_table)) == (8, 38)
    assert pages[9].startswith("BijlageUitgewerkteborgingskalenderWBS")
    assert pages[10].startswith("1.WaterenBodem")


# The summary table


def test_summary_table_adds_up_to_33_keuzes_and_54_maatregelen():
    table = side_tables.load_summary_table()
    assert table["keuzes"].tolist() == [14, 6, 4, 3, 2, 4]
    assert table["maatregelen"].tolist() == [25, 10, 4, 5, 4, 6]
    assert (table["keuzes"].sum(), table["maatregelen"].sum()) == (33, 54)


def test_summary_table_lists_each_subthema_once_in_the_order_of_the_contract():
    table = side_tables.load_summary_table()
    assert table["subthema"].tolist() == schema.column("subthema").values
    assert list(dict.fromkeys(table["hoofdthema"])) == schema.column("hoofdthema").values


def test_counting_ranges_cover_every_keuze_once():
    table = side_tables.load_summary_table()
    ranges = zip(table["keuze_van"], table["keuze_tot"], strict=True)
    covered = [keuze for first, last in ranges for keuze in range(first, last + 1)]
    assert covered == list(range(1, 34))


def test_summary_table_is_as_printed(pages):
    table = side_tables.load_summary_table()
    for row in table.itertuples():
        assert folded(f"{row.subthema} {row.keuzes} {row.maatregelen}") in pages[row.pagina]
    assert f"Totaal{table['keuzes'].sum()}{table['maatregelen'].sum()}" in pages[2]


# The sporen


def test_sporen_are_whole_on_their_page(pages):
    sporen = side_tables.load_sporen()
    printed = [
        *sporen["spoor_naam"].unique(),
        *sporen[["spoor", "traject_gedrukt"]].drop_duplicates()["traject_gedrukt"],
        *sporen[["spoor", "onderdeel"]].drop_duplicates()["onderdeel"],
        *sporen["subonderdeel"].dropna(),
        *sporen.loc[sporen["gedeeld_met"].isna(), "moment"],
    ]
    intro = "De twee sporen staan in onderstaande tabellen verder uitgewerkt en toegelicht."
    left = without(pages[5], [intro, *printed])
    # The numbers of the sub-items, a colon after NOVEX-uitvraag, and the i of "iDefinitief".
    assert left == ":" + "i." * 6 + "i"


def test_sporen_describe_themselves_as_on_their_page(pages):
    for omschrijving in side_tables.load_sporen()["spoor_omschrijving"].unique():
        assert folded(omschrijving) in pages[4]


def test_every_moment_of_the_sporen_is_read_or_empty():
    sporen = side_tables.load_sporen()
    for row in sporen.itertuples():
        moment = read_moment(row.moment)
        assert (row.van, row.tot, row.precisie) == (moment.van, moment.tot, moment.precisie)
    empty = sporen.loc[sporen["moment"] == ""]
    assert empty["precisie"].unique().tolist() == ["geen"]
    assert set(sporen["precisie"]) <= set(schema.column("precisie").values)
    assert [text.split(" (")[0] for text in empty["onderdeel"]] == [
        "Programmatische Aanpak Grote Wateren",
        "Herziening Drinkwaterwet en regelgeving",
    ]


def test_moments_of_the_sporen_as_printed():
    """Counted by hand in the two tables of page 5; the shared moment once."""
    sporen = side_tables.load_sporen()
    own = sporen[sporen["gedeeld_met"].isna()]
    assert Counter(own["moment"]) == {
        "Q4 2026": 5,
        "Realiseerbaar in 2024/25": 3,
        "Q4 2024": 2,
        "Q3 2024": 1,
        "Q4 2023": 1,
        "Q2 2024": 1,
        "Q3 2025": 2,
        "Q3 2026": 1,
        "Q3 2027": 1,
        "2028": 1,
        "Loopt": 2,
        "Loopt Q4 2024": 1,
        "Incidenteel karakter": 2,
        "": 2,
    }


def test_programme_with_its_moments():
    sporen = side_tables.load_sporen().set_index("programma")
    bog = sporen.loc["Programma Bodem, Ondergrond en Grondwater"]
    assert bog["subonderdeel"].tolist() == ["Concept programma", "Definitief programma"]
    assert bog["van"].tolist() == [datetime.date(2024, 10, 1), datetime.date(2025, 7, 1)]
    nwp = sporen.loc["Nationaal Waterprogramma"]
    assert (nwp["spoor"], nwp["van"], nwp["tot"], nwp["precisie"]) == (
        "II",
        datetime.date(2028, 1, 1),
        datetime.date(2028, 12, 31),
        "jaar",
    )


# The schillen


def test_schillen_are_whole_on_their_page(pages):
    schillen = side_tables.load_schillen()
    on_page = schillen[schillen["pagina"] == 4]
    names = schillen.loc[schillen["soort"] == "schil", "naam"]
    sporen = side_tables.load_sporen()["spoor_omschrijving"].unique()
    headings = [
        "Toepassing van de schilbenadering levert twee sporen op die beschikbaar zijn voor "
        "doorwerking en borging per structurerende keuze:",
        "Privaatrechtelijk:",
        "Instrumentenmix Omgevingswet",
    ]
    bron = schillen["bron"].dropna().unique()
    left = without(pages[4], [*on_page["woorden"], *names, *sporen, *headings, *bron])
    # The numbers of the two sporen and the commas of the lists in the figure.
    assert Counter(left) == {"1": 1, "2": 1, ".": 2, ",": 7}


def test_schillen_words_stand_on_their_page(pages):
    for row in side_tables.load_schillen().itertuples():
        assert folded(row.woorden) in pages[row.pagina]


def test_schillen_name_what_is_in_them():
    schillen = side_tables.load_schillen()
    counts = Counter(zip(schillen["schil"], schillen["soort"], strict=True))
    assert counts == {
        (1, "schil"): 1,
        (1, "element"): 4,
        (1, "beleidscyclus"): 4,
        (1, "instrument"): 10,
        (2, "schil"): 1,
        (2, "wettelijk kader"): 2,
        (2, "privaatrechtelijk"): 4,
        (2, "publiekrechtelijk"): 3,
        (3, "schil"): 1,
        (3, "niet-juridisch"): 5,
    }
    in_figure = schillen["plaats"] == "figuur"
    assert set(schillen.loc[in_figure, "bron"]) == {"Figuur Schilbenadering, KokxDeVoogd 2023"}
    assert schillen.loc[~in_figure, "bron"].isna().all()


# The working hypotheses


def test_hypotheses_give_the_numbers_to_compute_with():
    hypotheses = side_tables.load_working_hypotheses()
    assert set(hypotheses.index) == set(side_tables.HYPOTHESES)
    assert hypotheses.loc["wijzigingsbesluiten", "per_jaar"] == 2
    assert hypotheses.loc["tranches", "per_jaar"] == 2
    assert hypotheses.loc["bestuurlijk_overleg", "per_jaar"] == 1
    assert hypotheses.loc["vroegste_wijziging", "vanaf"] == datetime.date(2026, 10, 1)
    assert hypotheses.loc["doorlooptijd_amvb", "kwartalen"] == 8
    assert hypotheses.loc["doorlooptijd_amvb", "stadia"] == [
        "opstellen van een eerste concept",
        "interdepartementale en interbestuurlijke afstemming",
        "publieksconsultatie",
        "agendering in de ministerraad",
        "advies Raad van State",
    ]
    voorbereiding = hypotheses.loc["voorbereidingstijd"]
    assert (voorbereiding["kwartalen"], voorbereiding["kwartalen_tot"]) == (4, 8)
    assert pd.isna(hypotheses.loc["parallel", "kwartalen"])
    assert hypotheses.loc["overwogen", "kern"] == "kunnen worden overwogen"
    assert hypotheses.loc["aan_de_orde", "kern"] == "aan de orde zou kunnen zijn"


def test_words_of_hypotheses_stand_on_their_page(pages):
    for row in side_tables.load_working_hypotheses().itertuples():
        assert folded(row.woorden) in pages[row.pagina], row.Index


def test_stages_are_words_of_the_publication(pages):
    hypothesis = side_tables.load_working_hypotheses().loc["doorlooptijd_amvb"]
    for stage in hypothesis["stadia"]:
        assert folded(stage) in folded(hypothesis["woorden"])


# The running actions


def test_words_of_actions_stand_on_their_page(pages):
    actions = side_tables.load_running_actions()
    assert len(actions) == 6
    for row in actions.itertuples():
        assert folded(row.woorden) in pages[row.pagina]


def test_roadmap_lists_what_it_is_to_contain():
    roadmap = side_tables.load_running_actions().set_index("id").loc["roadmap"]
    assert len(roadmap["onderdelen"]) == 7
    assert all(part in roadmap["woorden"] for part in roadmap["onderdelen"])


# What is refused


def refusals(tmp_path: Path, name: str, *changes: tuple[str, str]) -> list[str]:
    """The Dutch lines when the file is read with each first `old` replaced by `new`."""
    text = (ROOT / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path = tmp_path / f"{name}.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CalendarError) as refused:
        FILES[name](path)
    return str(refused.value).splitlines()


def line_of(name: str, words: str) -> int:
    text = (ROOT / "data" / f"{name}.yaml").read_text(encoding="utf-8")
    return text[: text.index(words)].count("\n") + 1


WRONG = [
    ("sporen", "moment: Q2 2024", "moment: Q5 2024", "‘Q5 2024’ wordt niet herkend"),
    ("sporen", "    moment: Q2 2024\n", "", "sleutel ‘moment’ ontbreekt"),
    ("sporen", "moment: Q2 2024", "momenten: Q2 2024", "onbekende sleutel ‘momenten’; toegestaan"),
    ("sporen", "gedeeld_met: I.1", "gedeeld_met: I.3", "‘I.3’ is geen rij met het eigen moment"),
    ("sporen", "- id: I.2", "- id: I.1", "‘I.1’ staat er 2 keer"),
    ("sporen", "- spoor: II", "- spoor: I", "‘I’ staat er 2 keer"),
    (
        "sporen",
        "- traject: toezicht",
        "- traject: IBT",
        "‘IBT’ is niet toegestaan; toegestaan: p",
    ),
    ("sporen", "- traject: toezicht", "- traject: geen", "‘toezicht’ is bovenaan niet genoemd"),
    ("samenvattingstabel", "keuzes: 33", "keuzes: 34", "is niet de som van de rijen; die is 33"),
    ("samenvattingstabel", "keuze_tot: 14", "keuze_tot: 15", "zijn er 15; gedrukt is 14"),
    ("samenvattingstabel", "keuzes: 14", "keuzes: veertien", "‘veertien’ is geen geheel getal"),
    (
        "samenvattingstabel",
        "subthema: Laagveengebieden",
        "subthema: Veen",
        "‘Veen’ is niet toeg",
    ),
    ("schillen", "soort: element", "soort: elementen", "‘elementen’ is niet toegestaan"),
    ("schillen", "soort: schil\n", "soort: element\n", "schil 1 heeft 0 rijen met soort ‘schil’"),
    ("schillen", "plaats: tekst", "plaats: tabel", "‘tabel’ is niet toegestaan; toegestaan: tekst"),
    ("schillen", "pagina: 4", "pagina: 39", "‘39’ is te groot; hoogstens 38"),
    ("werkhypothesen", "kwartalen: 8", "kwartaal: 8", "onbekende sleutel ‘kwartaal’"),
    ("werkhypothesen", "waarde: { per_jaar: 2 }", "waarde: { kwartalen: 2 }", "nodig: per_jaar"),
    ("werkhypothesen", "vanaf: 2026-10-01", "vanaf: Q4 2026", "vanaf: ‘Q4 2026’"),
    ("werkhypothesen", "kern: zeker 1-2 jaar", "kern: zeker twee jaar", "staat niet zo in woorden"),
    ("werkhypothesen", "id: tranches", "id: tranche", "‘tranches’ ontbreekt"),
    ("lopende_acties", "moment: december 2023", "moment: januari 2024", "staat niet zo in woorden"),
    ("lopende_acties", "id: dashboard", "id: roadmap", "‘roadmap’ staat er 2 keer"),
]


@pytest.mark.parametrize(("name", "old", "new", "message"), WRONG)
def test_a_wrong_entry_is_refused_in_one_dutch_line(tmp_path, name, old, new, message):
    lines = refusals(tmp_path, name, (old, new))
    assert any(message in line for line in lines), lines
    assert all(re.match(rf".*{name}\.yaml:[0-9]+: ", line) for line in lines), lines


def test_the_line_is_that_of_the_wrong_entry(tmp_path):
    (line,) = refusals(tmp_path, "sporen", ("moment: Q2 2024", "moment: Q5 2024"))
    assert f"sporen.yaml:{line_of('sporen', 'moment: Q2 2024')}: " in line


def test_all_errors_are_told_at_once(tmp_path):
    lines = refusals(
        tmp_path, "sporen", ("moment: Q2 2024", "moment: Q5 2024"), ("moment: Q3 2027", "moment: x")
    )
    assert len(lines) == 2


@pytest.mark.parametrize("name", FILES)
def test_a_broken_file_is_refused(tmp_path, name):
    assert "ontbreekt" in refusals_of_bytes(tmp_path, name, None)
    whole = (ROOT / "data" / f"{name}.yaml").read_bytes()
    assert "afgebroken" in refusals_of_bytes(tmp_path, name, whole[: len(whole) // 2])
    assert "UTF-8" in refusals_of_bytes(tmp_path, name, whole + b"\xff")
    assert "tab in" in refusals_of_bytes(tmp_path, name, whole.replace(b"  ", b"\t", 1))
    assert "staat hier al" in refusals_of_bytes(
        tmp_path, name, whole.replace(b"    pagina:", b"    pagina: 1\n    pagina:", 1)
    )


def refusals_of_bytes(tmp_path: Path, name: str, contents: bytes | None) -> str:
    path = tmp_path / "bestand.yaml"
    path.unlink(missing_ok=True)
    if contents is not None:
        path.write_bytes(contents)
    with pytest.raises(CalendarError) as refused:
        FILES[name](path)
    return str(refused.value)
