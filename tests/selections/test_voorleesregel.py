import pytest
from hypothesis import given

from loaders.table import read_table
from selections.stappen import page_of
from selections.voorleesregel import voorleesregels
from tests.selections.frame import build_table, line, moment, tables

B_LINE = line("Rijksinstructieregel in Bkl", "B", stap_nr=4, laag_borging=["Rijk"])


def sentence(*parts: dict) -> str:
    row = {key: value for part in parts for key, value in part.items()}
    return voorleesregels(build_table({"titel": "Nitraat", "pagina": 14} | row)).iloc[0]


@pytest.mark.parametrize(
    ("printed", "when"),
    [
        ("Q4 2026", "kan aan de orde zijn in het vierde kwartaal van 2026"),
        ("Q1 2027", "kan aan de orde zijn in het eerste kwartaal van 2027"),
        ("2027", "kan aan de orde zijn in 2027, kwartaal niet genoemd"),
        ("2025-2028", "kan aan de orde zijn in de periode 2025 tot en met 2028"),
        ("loopt", "loopt"),
        ("Loopt Q4 2024", "loopt tot en met het vierde kwartaal van 2024"),
        ("volgt", "moment volgt"),
        ("Incidenteel karakter", "incidenteel, zonder vast moment"),
        ("geen", "zonder moment"),
    ],
)
def test_a_line_is_said_with_who_what_when_plan_and_page(printed, when):
    assert sentence({"maatregel": "1.1.16"}, B_LINE, moment(printed)) == (
        f"Maatregel 1.1.16 (Nitraat), stap 4: “Rijksinstructieregel in Bkl” {when}; plan B; "
        "borging: Rijk; plan en overheidslaag zijn afgeleid; bladzijde 14."
    )


def test_a_layer_that_is_not_named_is_said_not_to_be():
    said = sentence(line("Bestuurlijke afspraken", laag_borging=[]), moment("Q3 2024"))
    assert (
        "plan A; borging: overheidslaag niet genoemd; plan en overheidslaag zijn afgeleid; " in said
    )


def test_each_layer_is_said_in_the_role_in_which_it_is_named():
    others = {"laag_doorwerking": ["provincie", "waterschap"], "laag_stap": ["provincie"]}
    named = "doorwerking: provincie, waterschap; in de stap genoemd: provincie"
    said = sentence(line(laag_borging=[]) | others, moment("Q3 2024"))
    derived = "plan en overheidslaag zijn afgeleid; bladzijde"
    assert f"; borging: overheidslaag niet genoemd; {named}; {derived}" in said
    without_line = {"stap_nr": 4, "moment_nr": 1, "stap": "Opstellen"}
    said = sentence(without_line | others, moment("2028"))
    assert f"; {named}; overheidslaag is afgeleid; bladzijde" in said and "borging:" not in said


def test_a_line_of_neither_plan_is_called_so():
    assert "; geen plan A of B; " in sentence(line("Monitoring", "overig"), moment("Q4 2023"))


def test_a_moment_without_a_line_names_no_plan_and_no_layer():
    said = sentence({"maatregel": "3.1.5", "stap_nr": 4, "moment_nr": 1}, moment("Q4 2026"))
    assert said == (
        "Maatregel 3.1.5 (Nitraat), stap 4: (geen borgingsregel) kan aan de orde zijn in het "
        "vierde kwartaal van 2026; bladzijde 14."
    )


def test_a_moment_without_a_line_is_read_with_its_stap_and_programme():
    stap = {"stap_nr": 4, "moment_nr": 1, "stap": "Opstellen\nprogramma", "pagina_stap": 15}
    assert "“Opstellen programma” (geen borgingsregel) kan" in sentence(stap, moment("2028"))
    told = sentence(
        stap,
        moment("2028"),
        {
            "instrument_doorwerking": ["Deltabeslissing", "Nationaal Waterprogramma"],
            "redactie": "2026 hoort bij de Deltabeslissing, 2028 bij het Nationaal Waterprogramma.",
        },
    )
    assert "(geen borgingsregel; moment van Nationaal Waterprogramma)" in told
    assert "bladzijde 15" in told


def test_no_two_sentences_of_a_stap_differ_in_their_date_alone():
    calendar = read_table()
    said = voorleesregels(calendar).set_axis(calendar["sleutel"])
    assert "moment van Deltabeslissing)" in said["SK1/1/0/1"]
    assert "moment van Nationaal Waterprogramma)" in said["SK1/1/0/2"]
    assert (
        "Deltabeslissingen met zoetwaterdoelen” (geen borgingsregel; moment van"
        in (said["3.2.2/1/0/1"])
    )
    assert "bladzijde 12" in said["1.1.2/4/1/1"]
    assert "staat niet in de bijlage, wel in het aantal van blz. 2" in said["3.3.5/0/0/0"]
    assert not said.str.contains(r": \(geen borgingsregel", regex=True).any()


def test_a_vermelding_without_steps_says_where_it_is_worked_out():
    assert sentence({"maatregel": "3.1.1", "uitgewerkt_in": ["3.1.5"]}) == (
        "Maatregel 3.1.1 (Nitraat): hier niet in stappen uitgewerkt, zie 3.1.5; zonder moment; "
        "bladzijde 14."
    )
    assert sentence({"maatregel": "3.1.1"}) == (
        "Maatregel 3.1.1 (Nitraat): niet in stappen uitgewerkt; zonder moment; bladzijde 14."
    )


def test_a_keuze_is_not_called_a_maatregel():
    said = sentence({"maatregel": "SK8", "keuze": 8, "herkomst": "keuze"})
    assert said.startswith("Keuze 8 zonder genummerde maatregel (Nitraat): ")
    assert sentence({"maatregel": "1.1.1b", "herkomst": "nieuw"}).startswith("Code 1.1.1b (")


def test_what_the_redactie_decided_is_announced():
    said = sentence(B_LINE, moment("Q4 2026"), {"redactie": "Gekoppeld op volgorde."})
    assert said.endswith("bladzijde 14; koppeling twijfelachtig; met een aantekening.")


@given(tables)
def test_every_row_has_one_sentence_with_its_page(table):
    sentences = voorleesregels(table)
    assert list(sentences.index) == list(table.index)
    pages = page_of(table)
    for said, page in zip(sentences, pages, strict=True):
        assert f"bladzijde {page}" in said
        assert said.endswith(".")
        assert "\n" not in said
        assert "nan" not in said.lower() and "None" not in said and "<NA>" not in said
