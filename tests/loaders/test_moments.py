"""The reading rules of moments."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders import schema
from loaders.moments import Moment, as_printed, quarter_end, quarter_start, read_moment

D = datetime.date


@pytest.mark.parametrize(
    ("printed", "van", "tot", "precisie"),
    [
        ("Q3 2024", D(2024, 7, 1), D(2024, 9, 30), "kwartaal"),
        ("Q4 2026", D(2026, 10, 1), D(2026, 12, 31), "kwartaal"),
        ("2027", D(2027, 1, 1), D(2027, 12, 31), "jaar"),
        ("2025-2028", D(2025, 1, 1), D(2028, 12, 31), "periode"),
        ("Realiseerbaar in 2024/25", D(2024, 1, 1), D(2025, 12, 31), "periode"),
        ("loopt", None, None, "lopend"),
        ("Loopt Q4 2024", None, D(2024, 12, 31), "lopend"),
        ("volgt", None, None, "volgt"),
        ("Incidenteel karakter", None, None, "incidenteel"),
        ("", None, None, "geen"),
    ],
)
def test_printed_forms(printed, van, tot, precisie):
    assert read_moment(printed) == Moment(van, tot, precisie)


@pytest.mark.parametrize(
    "wrong",
    [
        "Q5 2026",
        "Q0 2026",
        "Q3 1999",
        "q3 2024",
        "Q3  2024",
        "Q3 2024 ",
        "20252028",
        "2028-2025",
        "Realiseerbaar in 2025/24",
        "Q٣ 2024",
        "eind 2026",
        "2024, 2026",
        "lopend",
    ],
)
def test_anything_else_is_refused_with_what_may_stand_there(wrong):
    with pytest.raises(ValueError, match="toegestaan|voor beginjaar"):
        read_moment(wrong)


YEARS = st.integers(2000, 2099)
# What is printed, and the moment that it is.
PRINTED = st.one_of(
    st.builds(
        lambda y, q: (f"Q{q} {y}", Moment(quarter_start(y, q), quarter_end(y, q), "kwartaal")),
        YEARS,
        st.integers(1, 4),
    ),
    st.builds(lambda y: (f"{y}", Moment(D(y, 1, 1), D(y, 12, 31), "jaar")), YEARS),
    st.builds(
        lambda y, z: (f"{y}-{y + z}", Moment(D(y, 1, 1), D(y + z, 12, 31), "periode")),
        st.integers(2000, 2070),
        st.integers(0, 29),
    ),
    st.builds(
        lambda y, q: (f"Loopt Q{q} {y}", Moment(None, quarter_end(y, q), "lopend")),
        YEARS,
        st.integers(1, 4),
    ),
)


@given(PRINTED)
def test_every_year_and_quarter_is_read(printed):
    text, moment = printed
    assert read_moment(text) == moment


@given(st.text(max_size=12))
def test_text_is_read_or_refused_never_guessed(text):
    try:
        moment = read_moment(text)
    except ValueError:
        return
    assert all(str(day.year) in text or "/" in text for day in (moment.van, moment.tot) if day)


@given(YEARS, st.integers(1, 4))
def test_quarters_join_up(year, quarter):
    after = quarter_end(year, quarter) + datetime.timedelta(days=1)
    expected = quarter_start(year + quarter // 4, quarter % 4 + 1)
    assert after == expected


def test_every_precisie_is_a_category_of_the_contract():
    assert {m.precisie for m in map(read_moment, ["Q1 2025", "2025", "2025-2026", "loopt", ""])} | {
        "volgt",
        "incidenteel",
    } == set(schema.column("precisie").values)


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        (
            "Q2 2027",
            ("Q2 2027", "q2-2027", "2027-Q2", "2027 q2", "Q22027", "q2/2027", "kw 2, 2027"),
        ),
        ("Q2 2027", ("2e kwartaal 2027", "Tweede kwartaal van 2027", "kwartaal 2 van 2027")),
        ("2027-2028", ("2027 - 2028", "2027–2028", "2027/2028", "2027 t/m 2028")),
        ("2027", ("2027",)),
        ("loopt", ("loopt", "Loopt", "LOOPT")),
        ("Loopt Q4 2027", ("loopt q4 2027", "Loopt 2027-Q4")),
        ("volgt", ("volgt", "Volgt")),
        ("Realiseerbaar in 2027/28", ("realiseerbaar in 2027/28",)),
        ("Incidenteel karakter", ("incidenteel karakter",)),
    ],
)
def test_a_moment_that_can_be_read_in_one_way_is_that_one(printed, written):
    assert {as_printed(text) for text in written} == {printed}


@pytest.mark.parametrize(
    "text",
    ["Q5 2027", "2028-2027", "2027-28", "2-2027", "Q1 27", "Q1 2027 of Q2 2027", "voorjaar", ""]
    + ["Q1 ٢٠٢٧", "loopt loopt", "loopt 2027-2028", "realiseerbaar in 2027/26"],
)
def test_what_can_be_read_in_more_ways_or_in_none_stays(text):
    assert as_printed(text) == text


@given(PRINTED)
def test_what_is_printed_stays_as_it_is(printed):
    assert as_printed(printed[0]) == printed[0]
