"""URLs that are mailed and kept: what is written is read back, and nothing in one is an error."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from selections.buckets import BUCKETS
from selections.dates import FIRST_DAY, LAST_DAY
from selections.filters import Filters
from selections.text import search_words
from shell.url.kinds import Place
from shell.url.parameters import PARAMETERS, choices
from shell.url.query import EMPTY, Query, address, chosen, parameters, parse
from shell.url.rows import loosening, narrowing, rows_in_view
from tests.examples import examples
from tests.selections.frame import POOL, build_table, line, moment
from voortgang.counts import BY_BESLUIT, EXPECTED, classes
from voortgang.vocabulary import SIGNALS

# Every seventh row: all places, moments and lines, in a table that is quick to filter.
TABLE = POOL.iloc[::7].reset_index(drop=True)
KNOWN = choices(TABLE)
PEILDATUM = date(2026, 11, 24)

days = st.dates(FIRST_DAY, LAST_DAY)


def some(name: str) -> st.SearchStrategy[tuple]:
    """Any of the values of a parameter, each once, in their order."""
    values = KNOWN[name].values
    return st.sets(st.sampled_from(values)).map(
        lambda chosen: tuple(value for value in values if value in chosen)
    )


@st.composite
def queries(draw) -> Query:
    ends = sorted(draw(st.tuples(days, days)))
    words = draw(st.text(max_size=40)).split()
    zoek = " ".join(words)
    filters = Filters(
        **{
            name: draw(some(name))
            for name in KNOWN
            if name in Filters.__dataclass_fields__ and name != "rol"
        },
        rol=draw(st.sampled_from(KNOWN["rol"].values)),
        zoek=zoek if search_words(zoek) else "",
        van=draw(st.sampled_from([None, ends[0]])),
        tot=draw(st.sampled_from([None, ends[1]])),
    )
    indeling = draw(st.sampled_from(KNOWN["indeling"].values))
    vormen = KNOWN["vorm"].values if indeling == EMPTY.indeling else ("detail", "tabel")
    return Query(
        filters=filters,
        peildatum=draw(st.none() | days),
        moment=draw(some("moment")),
        kwartaal=draw(some("kwartaal")),
        status=draw(some("status")),
        vorm=draw(st.sampled_from(vormen)),
        indeling=indeling,
        keten=draw(st.sampled_from(KNOWN["keten"].values)),
        presentatie=draw(st.booleans()),
        deel=draw(st.sampled_from(KNOWN["deel"].values)),
        overleg=draw(st.sampled_from(KNOWN["overleg"].values)),
        dag=draw(st.none() | days),
        begin=draw(st.sampled_from([None, "00.00", "09.15"])),
        einde=draw(st.sampled_from([None, "09.30", "23.45"])),
        was=draw(st.sampled_from([None, ends[0]])),
        wordt=draw(st.sampled_from([None, ends[1]])),
        verslag_van=draw(st.sampled_from([None, pd.Period("2026Q3")])),
        verslag_tot=draw(st.sampled_from([None, pd.Period("2026Q3"), pd.Period("2027Q1")])),
        bericht=draw(st.none() | st.integers(0, 10**18 - 1)),
    )


@given(queries())
def test_what_is_written_is_read_back(query: Query) -> None:
    assert parse(parameters(query, KNOWN), KNOWN) == (query, ())


@given(queries())
def test_case_does_not_matter(query: Query) -> None:
    shouted = {
        name.upper(): [value if name == "zoek" else value.upper() for value in values]
        for name, values in parameters(query, KNOWN).items()
    }
    assert parse(shouted, KNOWN) == (query, ())


@given(
    st.dictionaries(
        st.sampled_from([*PARAMETERS, "x"]) | st.text(), st.lists(st.text(), min_size=1)
    )
)
def test_no_url_is_an_error_and_what_is_left_can_be_kept(found: dict[str, list[str]]) -> None:
    query, problems = parse(found, KNOWN)
    assert parse(parameters(query, KNOWN), KNOWN) == (query, ())
    assert all(len(str(problem)) < 300 and str(problem).isprintable() for problem in problems)


def test_an_indeling_of_before_there_were_forms_leads_to_the_detail() -> None:
    query, problems = parse({"indeling": ["stap"]}, KNOWN)
    assert (query.vorm, problems) == ("detail", ())
    assert parse({"vorm": ["tabel"], "indeling": ["stap"]}, KNOWN)[0].vorm == "tabel"


OF_BAR = [name for name, one in PARAMETERS.items() if one.place not in (None, Place.SCREEN)]


@given(queries(), queries())
def test_what_the_fields_tell_is_what_a_url_says_and_the_rest_stays(
    query: Query, other: Query
) -> None:
    told = {name: said for name, said in parameters(other, KNOWN).items() if name in OF_BAR}
    result, problems = chosen(query, OF_BAR, told, KNOWN)
    assert problems == ()
    for name in PARAMETERS:
        assert result.value(name) == (other if name in OF_BAR else query).value(name)


def test_what_the_fields_tell_wrongly_is_told_and_left_out() -> None:
    query = EMPTY.with_changes(zoek="veen", wordt=date(2026, 1, 1))
    told = {"zoek": ["?!"], "was": ["2027-01-01"], "plan": ["A"]}
    result, problems = chosen(query, ["zoek", "was", "thema"], told, KNOWN)
    assert result == EMPTY.with_changes(wordt=date(2026, 1, 1))
    assert [problem.parameter for problem in problems] == ["zoek", "was"]


def test_nothing_chosen_is_no_parameter() -> None:
    assert parameters(EMPTY, KNOWN) == {}
    assert address("kalender", EMPTY, KNOWN) == "./kalender"
    assert address(None, EMPTY, KNOWN) == "?"


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("laag", "rijk", ("Rijk",)),
        ("laag", "NIET-GENOEMD", ("niet genoemd",)),
        ("laag", "niet genoemd", ("niet genoemd",)),
        ("laag", "gemeente,rijk", ("Rijk", "gemeente")),
        ("thema", "water", ("Water: voldoende + schoon ruimte",)),
        ("thema", "Water: voldoende + schoon ruimte", ("Water: voldoende + schoon ruimte",)),
        ("thema", "laagveen", ("Laagveengebieden",)),
        ("thema", "laagveengebieden", ("Laagveengebieden",)),
        ("keuze", "SK 2", (2,)),
        ("plan", "a", ("A",)),
        ("plan", "plan B", ("B",)),
        ("plan", "zonder-borgingsregel", ("zonder borgingsregel",)),
        ("spoor", "I+II", ("I+II",)),
        ("spoor", "I II", ("I+II",)),
        ("spoor", "ii", ("II",)),
        ("schil", "geen", (0,)),
        ("kwartaal", "q4-2026", ("Q4 2026",)),
        ("kwartaal", "2026-Q4", ("Q4 2026",)),
        ("moment", "dit-kwartaal", ("dit kwartaal",)),
        ("status", "Loopt,NIET VASTGELEGD", ("loopt", "niet vastgelegd")),
        ("status", "niet nodig: plan A gehaald", ("niet nodig: plan A gehaald",)),
        ("status", "niet-nodig", ("niet nodig: plan A gehaald",)),
        ("status", "geen-verstreken-moment", ("geen verstreken moment",)),
        ("status", "moment-niet-verstreken", ("geen verstreken moment",)),
        ("peildatum", "2026-11-24", date(2026, 11, 24)),
        ("peildatum", "24-11-2026", date(2026, 11, 24)),
        ("zoek", "  grond   water ", "grond water"),
        ("presentatie", "Ja", True),
        ("deel", "Was Wordt", "was-wordt"),
        ("overleg", "2026-q4", pd.Period("2026Q4")),
        ("bericht", "077", 77),
        ("begin", "9:15", "09.15"),
        ("einde", "12.30", "12.30"),
    ],
)
def test_friendly_spellings_are_understood(name: str, text: str, value: object) -> None:
    query, problems = parse({name: [text]}, KNOWN)
    assert query.value(name) == value
    assert problems == ()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("laag", "koning", "‘koning’ bestaat niet; kies uit rijk, provincie, waterschap, gemeente"),
        ("maatregel", "9.9.9", "‘9.9.9’ bestaat niet; kies uit 1.1.1,"),
        ("peildatum", "2026-02-30", "geen datum; schrijf dag-maand-jaar, zoals 31-12-2026."),
        ("peildatum", "٢٠٢٦-١١-٢٤", "geen datum"),
        ("peildatum", "1999-12-31", "niet in de jaren 2000 tot en met 2100"),
        ("zoek", "x" * 20_000, "langer dan 200 tekens"),
        ("zoek", "?!", "geen woord of getal"),
        ("presentatie", "misschien", "geen ja of nee"),
        ("bericht", "7٣", "geen nummer van het logboek"),
        ("bericht", "-1", "geen nummer van het logboek"),
        ("bericht", "9" * 19, "geen nummer van het logboek"),
        ("bestaat", "x", "deze parameter bestaat niet"),
    ],
)
def test_what_cannot_be_used_is_left_out_and_told(name: str, text: str, told: str) -> None:
    query, problems = parse({name: [text]}, KNOWN)
    assert query == EMPTY
    (problem,) = problems
    assert name in str(problem)
    assert told in str(problem)


def test_a_good_value_beside_a_bad_one_stays() -> None:
    query, problems = parse({"laag": ["Rijk", "koning", "gemeente,hof"]}, KNOWN)
    assert query.filters.laag == ("Rijk", "gemeente")
    assert len(problems) == 2


def test_a_period_that_ends_before_it_begins_loses_its_end() -> None:
    query, problems = parse({"van": ["2027-01-01"], "tot": ["2026-01-01"]}, KNOWN)
    assert (query.filters.van, query.filters.tot) == (date(2027, 1, 1), None)
    assert "ligt voor het begin" in str(problems[0])


@pytest.mark.parametrize(
    ("parameters", "dropped"),
    [
        ({"was": ["2026-11-24"], "wordt": ["2026-11-23"]}, "was"),
        ({"begin": ["10.00"], "einde": ["10.00"]}, "einde"),
        ({"verslag_van": ["Q1-2027"], "verslag_tot": ["Q4-2026"]}, "verslag_tot"),
    ],
)
def test_of_two_ends_the_wrong_way_round_one_is_left_out(parameters, dropped: str) -> None:
    query, (problem,) = parse(parameters, KNOWN)
    assert problem.parameter == dropped
    assert query.value(dropped) is None
    assert sum(query.value(name) is not None for name in parameters) == 1


def test_a_printed_code_leads_to_the_code_that_we_read() -> None:
    table = build_table({"maatregel": "1.1.11", "gedrukte_code": "1.2.11"})
    query, problems = parse({"maatregel": ["1.2.11"]}, choices(table))
    assert query.filters.maatregel == ("1.1.11",)
    assert problems == ()


def test_maatregelen_stand_in_the_order_of_their_numbers() -> None:
    codes = ("SK2", "1.1.10", "1.1.2", "1.1.1b", "1.1.1", "SK1")
    table = build_table(*({"maatregel": code} for code in codes))
    expected = ("1.1.1", "1.1.1b", "1.1.2", "1.1.10", "SK1", "SK2")
    assert choices(table)["maatregel"].values == expected


def test_every_value_has_a_way_of_its_own_to_write_it() -> None:
    for name, known in KNOWN.items():
        for choice in known.choices:
            assert known.find(choice.slug) is choice, name
            assert known.find(choice.label) is choice, name


@examples(25)
@given(queries())
def test_buckets_divide_the_rows_in_view(query: Query) -> None:
    whole = query.with_changes(moment=())
    parts = [
        rows_in_view(TABLE, query.with_changes(moment=(bucket,)), PEILDATUM) for bucket in BUCKETS
    ]
    rows = rows_in_view(TABLE, whole, PEILDATUM)
    assert sorted(sleutel for part in parts for sleutel in part["sleutel"]) == sorted(
        rows["sleutel"]
    )


def test_kwartaal_takes_what_counts_in_it_and_no_more() -> None:
    printed = ("Q4 2026", "2026", "2025-2028", "Q3 2026", "loopt", "Loopt Q4 2026", "geen")
    table = build_table(
        *(line() | moment(words) | {"stap_nr": number} for number, words in enumerate(printed))
    )
    rows = rows_in_view(table, Query(kwartaal=("Q4 2026",)), PEILDATUM)
    assert list(rows["agendering"]) == ["Q4 2026", "2026"]


# Any division of the rows over the classes; what the log makes of it has its own tests.
STANDING = pd.DataFrame(
    {
        name: [number % len(classes()) == place for number in range(len(TABLE))]
        for place, name in enumerate(classes())
    }
    # What is expected and what a besluit set hold beside a class.
    | {
        name: [number % 3 == 0 for number in range(len(TABLE))]
        for name in (*EXPECTED, *BY_BESLUIT, *SIGNALS)
    },
    index=TABLE.index,
)


@given(queries())
def test_statuses_divide_the_rows_in_view_and_away_they_choose_nothing(query: Query) -> None:
    whole = rows_in_view(TABLE, query.with_changes(status=()), PEILDATUM)
    parts = [
        rows_in_view(TABLE, query.with_changes(status=(name,)), PEILDATUM, standing=STANDING)
        for name in classes()
    ]
    for name, part in zip(classes(), parts, strict=True):
        assert STANDING.loc[part.index, name].all()
    assert sorted(pd.concat(parts)["sleutel"]) == sorted(whole["sleutel"])
    away = rows_in_view(TABLE, query, PEILDATUM, standing=None)
    assert list(away["sleutel"]) == list(whole["sleutel"])


def test_ingetrokken_is_no_status_to_choose() -> None:
    query, (problem,) = parse({"status": ["ingetrokken"]}, KNOWN)
    assert query.status == ()
    assert "‘ingetrokken’ bestaat niet; schrijf bijvoorbeeld loopt." in str(problem)


@examples(25)
@given(queries())
def test_loosening_counts_what_comes_into_view(query: Query) -> None:
    costs = loosening(TABLE, query, PEILDATUM, standing=STANDING)
    assert sorted(name for name, _ in costs) == sorted(narrowing(query))
    for name, rows in costs:
        loose = query.with_changes(**{name: EMPTY.value(name)})
        assert rows == len(rows_in_view(TABLE, loose, PEILDATUM, standing=STANDING))


@pytest.mark.parametrize("name", ["utm_source", "UTM_campaign", "fbclid", "gclid", "mc_eid", "_"])
def test_what_others_put_behind_every_address_is_passed_over(name: str) -> None:
    assert parse({name: ["x"], "plan": ["A"]}, KNOWN) == parse({"plan": ["A"]}, KNOWN)
