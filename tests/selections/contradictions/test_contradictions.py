from functools import cache

import pytest

from loaders.side_tables import (
    load_running_actions,
    load_sporen,
    load_summary_table,
    load_working_hypotheses,
)
from loaders.table import read_table
from selections.contradictions import (
    CERTAINTIES,
    COLUMNS,
    RULES,
    contradictions,
    counts_per_rule,
    disputed,
)
from selections.contradictions.elsewhere import folded
from selections.contradictions.records import BY_ORDER, DERIVED, IN_ORDER, PRINTED, SCOPE
from selections.printed_years import mentions
from tests.selections.frame import SUBTHEMAS, build_table, line, moment

SIDE_TABLES = (
    load_summary_table(),
    load_sporen(),
    load_working_hypotheses(),
    load_running_actions(),
)
TABLE = read_table()


# Asked when a test first does: each process that collects the tests would work it out.
@cache
def of_calendar():
    return contradictions(TABLE, *SIDE_TABLES)


def found_by(rule, *rows):
    found = contradictions(build_table(*rows), *SIDE_TABLES)
    return found[found["regel"] == rule].to_dict("records")


def of(rule, subject):
    (found,) = of_calendar()[
        (of_calendar()["regel"] == rule) & (of_calendar()["onderwerp"] == subject)
    ].to_dict("records")
    return found


def test_programme_beside_chapter_2():
    row = line(
        instrument_borging=["Deltabeslissing"], borging="Deltabeslissing", pagina=35,
        redactie="Op volgorde gekoppeld.", **moment("Q2 2026"),
    )  # fmt: skip
    (found,) = found_by("programma", row)
    assert (found["plaats_1"], found["pagina_1"]) == ("Spoor II (hoofdstuk 2)", 5)
    assert "Q3 2026" in found["woorden_1"]
    assert (found["plaats_2"], found["pagina_2"]) == ("1.1.1, stap 1, regel 1", 35)
    assert found["woorden_2"] == "Deltabeslissing: Q2 2026"
    assert found["op_volgorde"] and found["zekerheid"] == BY_ORDER


@pytest.mark.parametrize(
    "words",
    [
        {"borging": "Toetsdoel toevoegen aan Deltabeslissing"},
        {
            "borging": "Monitoring", "instrument_borging": ["Monitoring"],
            "doorwerking": "Actualiseren (tussentijds) van de Deltabeslissing",
            "instrument_doorwerking": ["Deltabeslissing"],
        },
    ],
)  # fmt: skip
def test_what_adds_to_a_programme_or_updates_it_is_not_its_adoption(words):
    row = line(**{"instrument_borging": ["Deltabeslissing"]} | words, **moment("Q2 2026"))
    assert not found_by("programma", row)


def test_a_moment_is_held_against_the_programmes_that_it_is_tied_to():
    named = ["Deltabeslissing", "Deltaprogramma", "Nationaal Waterprogramma"]
    row = {
        "stap_nr": 1, "stap": "Herziening", "moment_nr": 1, "instrument_doorwerking": named,
        "redactie": "Q2 2026 hoort bij de Deltabeslissing (doorwerking).",
    }  # fmt: skip
    for notes, tied in ((row["redactie"], named[:1]), (None, named)):
        found = found_by("programma", row | {"redactie": notes} | moment("Q2 2026"))
        own = [one["onderwerp"] for one in found if "geeft de kalender Q2 2026" in one["uitleg"]]
        assert sorted(own) == tied
        # A stap that names a programme may have the moment of something else.
        assert {one["zekerheid"] for one in found} == {SCOPE}


def test_a_moment_printed_once_for_two_rows_is_no_sure_moment_of_either():
    row = line(stap="Uitwerking in PPLG’s", **moment("Q4 2026"))
    (found,) = found_by("programma", row)
    assert (found["onderwerp"], found["zekerheid"]) == ("PPLG", DERIVED)
    assert "‘Loopt Q4 2024’ staat één keer" in found["uitleg"]


def test_words_that_give_the_definitive_programme_another_moment():
    bog = of("programma", "Programma Bodem, Ondergrond en Grondwater")
    assert bog["zekerheid"] == PRINTED and bog["plaatsen"][0].name == "1.2.1, de toelichting"
    assert "is beoogd voor begin 2025’, hoofdstuk 2 geeft Q3 2025" in bog["uitleg"]
    assert "Q3 2024" not in bog["uitleg"]
    assert bog["uitleg"].endswith("Bij 1.2.1, stap 2 is de koppeling twijfelachtig.")
    assert (bog["waarvan_op_volgorde"], bog["op_volgorde"]) == (1, False)


def test_a_programme_is_said_to_have_only_the_moments_that_it_has():
    irm = {"stap_nr": 1, "moment_nr": 1, "instrument_doorwerking": ["Programma IRM"]}
    as_concept = irm | moment("Q4 2023")
    only_concept = (
        "Bij een stap die dit programma noemt, geeft de kalender Q4 2023; op volgorde "
        "gelezen (afgeleid) is dat in hoofdstuk 2 het moment van het concept, en dat kan hier "
        "bedoeld zijn; het definitieve programma heeft daar Q3 2024."
    )
    stap_alone = line(stap_nr=2, stap="Vaststellen Programma IRM", **moment("2030"))
    for rows, expected in (
        ([as_concept], only_concept),
        (
            [as_concept, irm | {"stap_nr": 3} | moment("2028")],
            "Bij een stap die dit programma noemt, geeft de kalender 2028, anders dan hoofdstuk 2; "
            f"dat kan het moment van iets anders zijn. {only_concept}",
        ),
        (
            [stap_alone],
            "Dit programma is genoemd bij onder meer 1 stap waarvan geen moment bij hoofdstuk 2 "
            "past; dat kan het moment van de borging zijn.",
        ),
    ):
        (found,) = found_by("programma", *rows)
        assert found["uitleg"] == expected
    assert of("programma", "Programma IRM")["uitleg"] == only_concept


def test_lead_time_of_chapter_1_against_chapter_4():
    (found,) = found_by("doorlooptijd", line())
    assert (found["pagina_1"], found["pagina_2"]) == (1, 8)
    agreeing = SIDE_TABLES[2].copy()
    agreeing.loc["voorbereidingstijd", "kwartalen"] = 8
    table = build_table(line())
    without = contradictions(table, SIDE_TABLES[0], SIDE_TABLES[1], agreeing, SIDE_TABLES[3])
    assert "doorlooptijd" not in set(without["regel"])


def test_amvb_before_the_earliest_change_is_one_place_with_all_that_disagree():
    early = line(plan="B", **moment("Q3 2026"))
    (found,) = found_by("vroegste_wijziging", early, early | {"stap_nr": 2})
    assert (found["pagina_1"], found["sleutels"]) == (6, ["1.1.1/1/1/1", "1.1.1/2/1/1"])
    assert found["zekerheid"] == DERIVED
    assert not found_by("vroegste_wijziging", line(plan="B", **moment("Q4 2026")))


def test_plan_b_without_a_moment_beside_its_nearest_sister():
    same = {"plan": "B", "instrument_borging": ["Rijksinstructieregel Bkl"]}
    rows = (
        line(**same, stap="Toetsadviezen", maatregel="1.1.16"),
        line(**same, stap="Iets anders", maatregel="1.1.16", stap_nr=2, **moment("Q4 2027")),
        line(**same, stap="Toetsadviezen", maatregel="1.1.13", **moment("Q4 2026")),
    )
    (found,) = found_by("plan_b_zonder_moment", *rows)
    assert found["plaats_1"].startswith("1.1.16, stap 1")
    assert found["plaats_2"].startswith("1.1.13, stap 1")
    assert "Q4 2027 (1)" in found["uitleg"] and "Q4 2026 (1)" in found["uitleg"]
    assert not found_by("plan_b_zonder_moment", rows[0])


def test_the_same_words_here_doorwerking_and_there_borging():
    words = "Omgevingsvisie van provincie en gemeente"
    (found,) = found_by(
        "doorwerking_en_borging",
        line(doorwerking=f"Nota Ruimte\n{words}.", instrument_doorwerking=["Omgevingsvisie"]),
        line(borging=words, instrument_borging=["Omgevingsvisie"], stap_nr=2),
    )
    assert (found["plaats_1"], found["plaats_2"]) == ("1.1.1, stap 1", "1.1.1, stap 2, regel 1")
    # An instrument that stands in both columns is none.
    named = {"instrument_doorwerking": ["Omgevingsplan"], "doorwerking": "Omgevingsplannen"}
    assert not found_by(
        "doorwerking_en_borging", line(**named), line(borging="Omgevingsplan", stap_nr=2)
    )


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Provincies verzoeken tot uitwerking in PPLG’s.", "Provincies verzoeken uitwerking? "),
        ("Bestuurlijke afspraken", "bestuurlijke afspraak (BO Water)"),
        ("Rijksinstructieregel(s) in Bkl", "Rijksinstructieregels Bkl"),
    ],
)
def test_words_are_compared_without_case_number_and_brackets(text, other):
    assert (folded(text) == folded(other)) is ("Provincies" not in text and "afsprak" not in text)
    assert folded(text) == folded(text.upper().replace("’", ""))


def test_the_same_stap_and_line_with_another_moment():
    sisters = [
        line(maatregel=code, keuze=number, **moment("Q4 2024"))
        for number, code in enumerate(("1.1.1", "1.1.2"), 1)
    ]
    other = line(maatregel="1.1.3", keuze=3, stap="provincies VERZOEKEN tot uitwerking.",
                 **moment("Q2 2025"))  # fmt: skip
    (found,) = found_by("elders_ander_moment", *sisters, other)
    assert found["plaats_2"] == "1.1.3, stap 1, regel 1"
    assert "op 2 plaatsen Q4 2024" in found["uitleg"] and "bij 1.1.3 Q2 2025" in found["uitleg"]
    assert not found_by("elders_ander_moment", *sisters)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("treden begin 2026 in werking", [("begin 2026", False)]),
        ("uiterlijk in 2027 uit", [("uiterlijk in 2027", True)]),
        ("deadline Q2 2025.", [("Q2 2025", False)]),
        ("Natura 2000-doelen", []),
        ("100 liter in 2035", []),
        ("Deltaprogramma 2028-2033", []),
        ("de in april 2023 als handreiking gepubliceerde maatlat", []),
    ],
)
def test_years_in_words(text, expected):
    assert [(mention.words, mention.limit) for mention in mentions(text)] == expected


def test_a_year_in_the_words_beside_another_moment():
    def told(words):
        found = found_by("jaar_in_woorden", line(borging=words, **moment("Q4 2026")))
        return [one for one in found if one["onderwerp"] == "1.1.1"]

    (found,) = told("Treedt begin 2026 in werking")
    assert "‘begin 2026’" in found["uitleg"] and found["zekerheid"] == PRINTED
    for fits in ("Treedt in 2026 in werking", "Uiterlijk in 2027", "Programma 2022-2027"):
        assert not told(fits)


def test_counted_and_worked_out_do_not_match():
    zand = SUBTHEMAS[5]
    rows = (
        {"maatregel": "3.3.5", "keuze": 33, "subthema": zand},
        line(maatregel="1.1.1b", keuze=2, herkomst="nieuw", redactie="op volgorde"),
        {"maatregel": "SK30", "keuze": 30, "subthema": zand, "herkomst": "keuze"},
    )
    (counted,) = found_by("geteld_niet_uitgewerkt", *rows)
    assert counted["onderwerp"] == "3.3.5"
    assert counted["woorden_1"] == f"{zand}: 6 maatregelen"
    (worked_out,) = found_by("uitgewerkt_niet_geteld", *rows)
    assert worked_out["onderwerp"] == "1.1.1b"
    assert not worked_out["op_volgorde"]


@pytest.mark.parametrize(
    ("refers", "expected"),
    [([], ["Keuze 29"]), (["1.1.2"], []), (["1.1.3"], []), (["1.1.4"], ["Keuze 4", "Keuze 29"])],
)
def test_keuze_without_borging_with_references_followed(refers, expected):
    rows = [
        {"maatregel": "3.2.1", "keuze": 29, "verwijst_naar": refers},
        line(maatregel="1.1.2", keuze=2),
        {"maatregel": "1.1.3", "keuze": 3, "verwijst_naar": ["1.1.2"]},
    ]
    if refers == ["1.1.4"]:
        rows.insert(0, {"maatregel": "1.1.4", "keuze": 4, "verwijst_naar": ["3.2.1"]})
    assert [found["onderwerp"] for found in found_by("keuze_zonder_borging", *rows)] == expected


def test_each_has_its_places_pages_certainty_and_rule():
    assert list(of_calendar().columns) == COLUMNS
    assert of_calendar()["regel"].isin(RULES).all()
    assert of_calendar()["zekerheid"].isin(CERTAINTIES).all()
    assert of_calendar()[["pagina_1", "pagina_2"]].isin(range(1, 39)).all(axis=None)
    for column in ("onderwerp", "plaats_1", "woorden_1", "plaats_2", "woorden_2", "uitleg"):
        assert (of_calendar()[column].str.len() > 0).all()
    keys = {key for keys in of_calendar()["sleutels"] for key in keys}
    assert keys <= set(TABLE["sleutel"])
    for found in of_calendar().itertuples():
        for place in found.plaatsen:
            assert (
                len(found.plaatsen) == 1 or f"{place.name} (blz. {place.page})" in found.woorden_2
            )


def test_a_place_is_said_once():
    assert not of_calendar().duplicated(["regel", "plaats_1", "woorden_1"]).any()


def test_what_rests_on_order_is_counted_apart():
    counted = counts_per_rule(of_calendar())
    assert list(counted["regel"]) == list(RULES)
    assert counted["totaal"].sum() == len(of_calendar())
    assert counted[BY_ORDER].sum() == of_calendar()["op_volgorde"].sum()
    for sure in CERTAINTIES:
        assert counted[sure].sum() == (of_calendar()["zekerheid"] == sure).sum()


def test_every_programme_that_the_design_names_differs_somewhere():
    of_programmes = of_calendar()[of_calendar()["regel"].str.startswith("programma")]
    assert {
        *("Deltabeslissing", "Nationaal Waterprogramma", "Nota Ruimte", "PPLG", "Programma IRM"),
        *("Beleidslijn grote rivieren", "Programma Noordzee"),
        "Programma Bodem, Ondergrond en Grondwater",
    } <= set(of_programmes["onderwerp"])


def test_the_real_calendar():
    """61 entries were counted, one place several times."""
    assert counts_per_rule(of_calendar()).set_index("regel")["totaal"].to_dict() == {
        "programma": 8, "programma_actie": 1, "doorlooptijd": 1, "vroegste_wijziging": 1,
        "elders_ander_moment": 5, "jaar_in_woorden": 6, "plan_b_zonder_moment": 5,
        "doorwerking_en_borging": 1, "geteld_niet_uitgewerkt": 1, "uitgewerkt_niet_geteld": 1,
        "keuze_zonder_borging": 1,
    }  # fmt: skip
    told = {
        row.onderwerp: [place.name for place in row.plaatsen]
        for row in of_calendar()[of_calendar()["regel"] == "programma"].itertuples()
    }
    of_322 = [name for name, places in told.items() if "3.2.2, stap 1" in places]
    assert of_322 == ["Deltabeslissing", "Deltaprogramma"]
    others = [name for places in told.values() for name in places]
    assert not {"1.1.13, stap 1", "1.1.16, stap 1", "1.1.1, stap 2, regel 2"} & set(others)


def test_toetsadviezen_at_another_moment():
    (found,) = of_calendar()[
        (of_calendar()["regel"] == "elders_ander_moment") & (of_calendar()["pagina_2"] == 18)
    ].to_dict("records")
    assert found["plaats_2"] == "1.1.10, stap 2, regel 1"
    assert "op 10 plaatsen Q4 2024" in found["uitleg"] and "blz. 5" in found["uitleg"]


def test_what_is_paired_in_printed_order_is_not_called_printed():
    """Each of these stappen has two lines and two moments: which belongs to which is not printed.
    3.3.6 stap 1 and 1.2.6 stap 1 have one of each."""
    elsewhere = of_calendar()[of_calendar()["regel"] == "elders_ander_moment"]
    sure = {(one.plaats_1, one.plaats_2): one.zekerheid for one in elsewhere.itertuples()}
    assert sure["1.1.1, stap 2, regel 1", "1.1.10, stap 2, regel 1"] == IN_ORDER
    assert sure["3.3.6, stap 1, regel 1", "1.2.6, stap 1, regel 1"] == PRINTED
    at_margin = disputed(TABLE, of_calendar())["1.1.10/2/1/1"]
    assert at_margin.startswith("Tegenstrijdig moment.")


def test_years_of_the_calendar():
    bgr = of("jaar_in_woorden", "1.1.20")
    assert (bgr["pagina_1"], bgr["zekerheid"]) == (21, PRINTED)
    assert "‘begin 2026’" in bgr["uitleg"] and "Q4 2026" in bgr["uitleg"]
    nitraat = of("jaar_in_woorden", "Actieprogramma Nitraatrichtlijn")
    assert (nitraat["pagina_1"], nitraat["pagina_2"]) == (15, 15)
    assert "2022-2026" in nitraat["uitleg"] and "2022-2025" in nitraat["uitleg"]
    assert of("jaar_in_woorden", "1.1.19")["zekerheid"] == SCOPE
    assert of("jaar_in_woorden", "Nationaal Waterprogramma")["pagina_1"] == 5


def test_what_contradicts_the_moment_of_a_row_stands_with_it():
    told = disputed(TABLE, of_calendar())
    # Also where the publication disagrees for sure elsewhere in the same contradiction.
    for key in ("1.1.2/2/1/1", "3.3.6/2/1/1", "1.2.1/2/0/1", "3.2.2/1/0/1", "1.1.20/1/3/1"):
        assert told[key].startswith("Mogelijk tegenstrijdig moment.")
        assert told[key].endswith("(koppeling twijfelachtig).")
    assert "Definitief programma: Q3 2025" in told["1.2.1/2/0/1"]
    # Q2 2028 is of another programme than the one that differs there.
    assert "SK14/1/0/1" not in told
    assert "bij 3.3.6 Q1 2025" in told["1.1.2/2/1/1"] == told["3.3.6/2/1/1"]


def test_that_words_stand_in_another_column_is_a_reading():
    """1.2.2 stap 2 (p. 25): read as doorwerking, as at stap 1, they contradict nothing."""
    found = of("doorwerking_en_borging", "1.2.2")
    assert found["zekerheid"] == DERIVED and "gelezen als borging (afgeleid)" in found["uitleg"]
    there = TABLE[TABLE["sleutel"].isin(found["sleutels"]) & (TABLE["stap_nr"] == 2)]
    assert there["redactie"].str.contains("ook hier als doorwerking lezen").all()
