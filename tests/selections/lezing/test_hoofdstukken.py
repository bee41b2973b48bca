"""What chapters 2 and 3 print that bears on a row stands with it, and says no more."""

import pytest

from loaders.reported import load_reported
from loaders.side_tables import load_running_actions, load_sporen
from loaders.table import read_table
from selections.lezing.gemeld import is_about, reported_per_row
from selections.lezing.hoofdstukken import beside_rows, sentences_beside
from selections.lezing.weging import classes

TABLE = read_table()
BESIDE = beside_rows(TABLE)


@pytest.mark.parametrize("sleutel", ["1.1.17/1/2/0", "1.1.18/1/2/0"])
def test_ibt_has_no_moment_here_and_one_on_page_5(sleutel: str) -> None:
    assert TABLE.set_index("sleutel").loc[sleutel, ["agendering"]].isna().all()
    ((about, said),) = BESIDE[sleutel]
    assert about == "Interbestuurlijk toezicht"
    assert "gedrukt “Realiseerbaar in 2024/25” (blz. 5; dat dit hierover gaat, is afgeleid)" in said


def test_each_line_without_a_moment_has_that_of_its_instrument_in_chapter_2() -> None:
    sporen = load_sporen().query("moment != ''")
    printed = {*sporen["programma"].dropna(), *sporen["instrumenten"].explode().dropna()}
    bare = TABLE[TABLE["regel_nr"].notna() & TABLE["agendering"].isna()]
    holds = bare["instrument_borging"].map(lambda names: not printed.isdisjoint(names))
    told = {key for key, said in BESIDE.items() if any(about for about, _ in said)}
    assert set(bare.loc[holds, "sleutel"]) == told & set(bare["sleutel"])
    assert {"3.1.2/3/2/0", "3.1.5/4/2/0", "1.1.21/1/1/0", "SK13/4/3/0"} <= told


def test_a_moment_that_can_be_the_same_is_not_told_again() -> None:
    # 1.1.14 publishes its handboek in Q3 2024, within 2024/25; Naming & shaming is Q4 2023.
    assert not [about for about, _ in BESIDE.get("1.1.14/1/2/1", ()) if about]
    assert "“Q4 2024” (blz. 5" in BESIDE["1.1.13/1/2/1"][0][1]


@pytest.mark.parametrize(
    ("sleutel", "words"),
    [
        ("1.1.20/1/1/1", "in BGR (Beleidslijn grote rivieren) in 2025/2026” (blz. 7"),
        ("1.1.21/1/1/0", "beleid en regelgeving van buitendijks bouwen"),
        ("1.1.23/1/2/1", "Handreiking over dwingender karakter watertoets, december 2023"),
        ("SK13/4/3/0", "Handreiking over dwingender karakter watertoets, december 2023"),
        ("2.0.1/6/2/0", "Ruimtelijk afwegingskader klimaatadaptieve gebouwde omgeving"),
        ("2.0.1@22/0/0/0", "Ruimtelijk afwegingskader klimaatadaptieve gebouwde omgeving"),
    ],
)
def test_the_running_action_of_page_7_is_named(sleutel: str, words: str) -> None:
    rows = TABLE[TABLE["sleutel"] == sleutel]
    assert any(words in said for said in sentences_beside(rows))


def test_what_the_side_tables_name_is_there() -> None:
    for names in load_sporen()["instrumenten"]:
        assert set(names) <= classes().keys()
    for beginnings in load_running_actions()["bij"]:
        for one in beginnings:
            assert any(is_about(sleutel, [one]) for sleutel in TABLE["sleutel"]), one


def test_words_beside_the_same_stap_of_another_maatregel_stand_with_its_rows() -> None:
    said = reported_per_row(TABLE, load_reported())
    (of_336,) = said["3.3.6/2/2/0"]
    assert of_336 == (
        "De toelichting van 1.1.2 zegt: “LET OP: grondwaterplafond is niet opgenomen in "
        "handreiking.” (blz. 12)"
    )
    assert "3.3.6/1/1/1" not in said and "3.3.6/3/1/1" not in said
