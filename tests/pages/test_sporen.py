"""Sporen en schillen: what the publication does not say is said, on the screen and in a file."""

import re
from functools import cache

from documents.tabel import Tabel
from loaders.instruments import instruments_table
from loaders.side_tables import load_schillen
from pages.sporen.page import tables
from selections.lezing.weging import doubts
from selections.stappen import DOUBTFUL_PAIRING, doubtfully_paired
from selections.words import NOT_PRINTED, PRINTED_MOMENT
from tests.pages import drawn
from tests.pages.screens import open_screen
from tests.pages.views import calendar, view_of

BESIDE = "Twijfel, en wat de publicatie erbij zegt"
SCHILLEN = load_schillen().query("soort == 'schil'")


@cache
def tabel(title: str) -> Tabel:
    return next(one for one in tables(view_of()) if one.title == title)


def test_a_row_without_a_moment_says_so_in_a_file_too() -> None:
    moments = tabel("Spoor II").column(PRINTED_MOMENT)
    assert moments.count(NOT_PRINTED) == 2
    assert tabel("Weging per maatregel").column("Momenten").count("geen moment") == 23


def test_lines_per_schil_add_up_and_doubt_is_told() -> None:
    lines = tabel("Borgingsregels per schil")
    assert all(a + b + other == total for _, a, b, other, total, _ in lines.values())
    table = calendar().table
    named = table.dropna(subset="regel_nr").drop_duplicates(["vermelding", "stap_nr", "regel_nr"])
    doubted = sum(lines.column("waarvan instrument of indeling twijfelachtig"))
    assert doubted == doubts(named).map(bool).sum() > 0
    weighed = tabel("Weging per maatregel")
    every = {DOUBTFUL_PAIRING, *instruments_table()["twijfel"]} - {""}
    told = zip(weighed.column("Maatregel"), weighed.column(BESIDE), strict=True)
    found = {(maatregel, doubt) for maatregel, doubt in told if doubt}
    for code, lines_of in table.dropna(subset="regel_nr").groupby("maatregel"):
        theirs = " ".join(doubt for maatregel, doubt in found if maatregel == code)
        expected = set(doubts(lines_of).explode().dropna())
        expected |= {DOUBTFUL_PAIRING} if doubtfully_paired(lines_of).any() else set()
        # "Waterprogramma: ..." stands within "Nationaal Waterprogramma: ..." too.
        longer = {one for one in every if any(one in two and one != two for two in expected)}
        assert {doubt for doubt in every if doubt in theirs} - longer == expected - longer


def test_what_bears_on_an_instrument_stands_with_it() -> None:
    """Findings of a judge, each the value that he asked for."""
    weighed = tabel("Weging per maatregel")
    assert weighed.caption == "Instrumenten van de borging: 39 maatregelen en 7 andere codes"
    assert "borgingsregels" in weighed.header
    names = zip(weighed.column("Maatregel"), weighed.column("Instrument (afgeleid)"), strict=True)
    beside = dict(zip(names, weighed.column(BESIDE), strict=True))
    for of_one in ("Bestuurlijke afspraken", "Bestuursakkoord Water"):
        assert "‘Bestuurlijke afspraken in Bestuursakkoord Water’" in beside["2.0.1", of_one]
    assert "Alleen bij stap 6, zonder moment." in beside["2.0.1", "Rijksinstructieregel Bkl"]
    assert "Alleen bij Q3 2024 (stap 1)." in beside["1.1.1", "Bestuurlijke afspraken"]
    amvbs = dict(zip(beside, weighed.column("AMvB (afgeleid)"), strict=True))
    # The maatregel names the Bbl (p. 14), the line does not.
    assert (
        next(said for (code, _), said in amvbs.items() if code == "2.0.3")
        == "geen bij dit instrument"
    )
    assert "“Afzien van dwingende juridische" in beside["SK12", "Bestuurlijke afspraken"]
    assert "‘eind 2026’" in beside["1.1.6", "Rijksinstructieregel Bkl"]
    assert "(= borging)’ staat in de kolom doorwerking" in beside["SK1", "Deltaprogramma"]
    assert "‘Toevoeging aan Nota Ruimte’ kan ook" in beside["1.2.1", "Rijksinstructieregel Bkl"]
    assert "Tegenstrijdig moment." in beside["1.1.10", "Bestuurlijke afspraken"]
    assert "Kaders uitwerken" in beside["1.1.2", "Programma Bodem, Ondergrond en Grondwater"]
    # Words about some rows only stand with those, words about all with each instrument.
    assert "“Korte termijn: toezicht" in beside["1.1.6", "Toezicht"]
    assert "Lange termijn:" not in beside["1.1.6", "Toezicht"]
    assert "“Lange termijn: Verkenning" in beside["1.1.6", "Rijksinstructieregel Bkl"]
    of_sk1 = [told for (code, _), told in beside.items() if code == "SK1"]
    assert sum("“In rijks programma’s" in told for told in beside.values()) == len(of_sk1) == 3
    for code in ("1.1.17", "1.1.18"):
        assert "“Realiseerbaar in 2024/25” (blz. 5" in beside[code, "Interbestuurlijk toezicht"]
        assert "Realiseerbaar" not in beside[code, "KRW-impulsprogramma"]
    assert "“LET OP: grondwaterplafond" in beside["3.3.6", "Opnemen in Bkl"]
    assert "LET OP" not in beside["3.3.6", "Waterprogramma"]
    assert "Lopende actie: “Watertoets" in beside["SK13", "Rijksinstructie"]
    printed = "Bij stap 1, 2, 3, 5 en 6 samen gedrukt: "
    assert printed in beside["2.0.1", "Bestuursakkoord Water"]


def test_each_schil_is_drawn_with_what_it_is_for_and_its_lines() -> None:
    for view in ({}, {"thema": "bodem"}, {"plan": "overig"}):
        app = open_screen("sporen", **view)
        schillen = re.findall(
            "<b>Schil ([123]): (.*?)</b><br>(.*?)<br><q>(.*?)</q>", drawn.html(app)
        )
        of_view = {one.title: one for one in tables(view_of(**view))}
        totals = of_view["Borgingsregels per schil"].column("totaal")
        for told, schil, total in zip(schillen, SCHILLEN.itertuples(), totals, strict=False):
            number, name, lines, kern = told
            assert (int(number), name, kern) == (schil.schil, schil.naam, schil.kern)
            assert re.match(rf"(<a [^>]*>)?{total} borgingsregels?", lines)
        assert len(schillen) == 3
    # The heart comes first in the text, as in the publication.
    assert [number for number, *_ in schillen] == ["1", "2", "3"]
