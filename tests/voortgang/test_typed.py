"""What is typed or pasted, and what of it is recorded."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voortgang.typed import LONG_TEXTS, as_recorded, one_space

WHITE = ("\u00a0", "  ", "\u200b \u200b", "\u2009", "\u202f", " \ufeff", "\t", "\n", "\v", "\u3000")
LINE_ENDS = ("\n", "\r\n", "\r", "\v", "\f", "\x85", "\u2028", "\u2029", "_x000B_", "_x000D_\n")


@pytest.mark.parametrize("white", WHITE)
def test_white_space_of_any_kind_is_one_space(white: str) -> None:
    assert as_recorded("verwacht", f"{white}Q1{white}2027{white}") == "Q1 2027"
    assert as_recorded("status", f"niet{white}gestart") == "niet gestart"
    assert as_recorded("reden", f"capaciteit:{white}twee{white}vacatures") == (
        "capaciteit: twee vacatures"
    )
    assert as_recorded("sleutel", f"1.1.1/1/1/1{white}") == "1.1.1/1/1/1"
    assert as_recorded("toelichting", f"{white}a{white}") == "a"


@pytest.mark.parametrize("end", LINE_ENDS)
def test_line_ends_of_any_kind_are_a_new_line(end: str) -> None:
    for field in LONG_TEXTS:
        assert as_recorded(field, f"eerste regel{end}tweede regel") == "eerste regel\ntweede regel"


@pytest.mark.parametrize(
    ("field", "typed", "recorded"),
    [
        ("status", "LOOPT", "loopt"),
        ("status", "Niet nodig: plan A gehaald", "niet nodig: plan A gehaald"),
        ("laag", "rijk", "Rijk"),
        ("reden", "Capaciteit", "capaciteit"),
        ("reden", "Wij wachten op het Rijk", "Wij wachten op het Rijk"),
        ("fase", "Publieksconsultatie", "consultatie"),
        ("fase", "raad van state", "Raad van State"),
        ("verwacht", "2027-Q2", "Q2 2027"),
        ("verwacht", "Voorjaar\u00a02027", "Voorjaar 2027"),
        ("toelichting", " \u200b\u00a0", None),
        ("toelichting", "a  b\u00a0c", "a  b\u00a0c"),
        ("auteur", " J.  de Vries ", "J.  de Vries"),
        ("gezien", 3, 3),
    ],
)
def test_the_word_that_is_meant(field: str, typed: object, recorded: object) -> None:
    assert as_recorded(field, typed) == recorded


@given(st.sampled_from([*LONG_TEXTS, "status", "verwacht", "reden", "fase", "auteur"]), st.text())
def test_what_is_recorded_is_recorded_as_it_is(field: str, text: str) -> None:
    once = as_recorded(field, text)
    assert as_recorded(field, once) == once


def test_a_header_of_two_lines_is_one() -> None:
    assert one_space("Moment in\nde\u00a0kalender") == "Moment in de kalender"
