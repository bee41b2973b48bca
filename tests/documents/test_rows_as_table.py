from documents.document import ROWS_NOTE
from tests.documents.frame import view

NAMES = ("maatregel", "plan", "agendering", "pagina")


def test_the_table_of_a_file_says_with_a_moment_what_is_doubtful_there(calendar):
    table = view(calendar).rows_as_table(NAMES)
    assert table.header[1] == "Plan (afgeleid)" and "afgeleid" in ROWS_NOTE
    moments = dict(zip(calendar["sleutel"], table.column("Agendering"), strict=True))
    pairing, classed = "koppeling twijfelachtig", "instrument of indeling twijfelachtig"
    assert moments["1.1.16/1/2/1"] == f"Q4 2023 ({pairing})"
    assert moments["1.1.13/1/3/0"] == f"geen moment ({pairing})"
    assert moments["1.1.20/1/3/1"].endswith(f"({pairing}; {classed})")
    assert moments["1.1.6/1/3/1"] == f"Q2 2026 ({classed}; moment vóór ‘eind 2026’ van blz. 6)"
    assert moments["1.1.10/1/1/1"] == "Q3 2024"
    assert sum("(koppeling" in said for said in moments.values()) == 69


def test_the_page_of_that_table_is_that_of_the_stap(calendar):
    table = view(calendar).rows_as_table(NAMES)
    pages = dict(zip(calendar["sleutel"], table.column("Bladzijde"), strict=True))
    # The heading of 1.1.2 stands on page 11; 3.3.5 stands nowhere.
    assert (pages["1.1.2/2/1/1"], pages["1.1.2/4/1/1"]) == (11, 12)
    assert not pages["3.3.5/0/0/0"]


def test_the_borging_of_that_table_is_what_the_screens_say(calendar):
    table = view(calendar).rows_as_table(("maatregel", "borging", "agendering"))
    said = dict(zip(calendar["sleutel"], table.column("Borging van de doorwerking"), strict=True))
    assert said["1.1.11/0/0/0"] == "geen borgingsregel hier; zie SK1"
    assert said["SK1/1/0/1"] == "geen borgingsregel; moment van Deltabeslissing"
    assert said["1.1.10/1/1/1"] == "Bestuurlijke afspraken"
