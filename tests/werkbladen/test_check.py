"""A workbook goes out, is filled in and read back: what it asks, what is wrong, what changed."""

import dataclasses
import datetime
import io
import re
import zipfile
from functools import partial

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as some

from selections.lezing.weging import marks
from tests.examples import examples
from tests.selections.frame import build_table, line, moment
from tests.voortgang.conftest import (
    A_ELSEWHERE,
    ADMINISTRATOR,
    B_NO_AMVB,
    DELAYED,
    NO_LAYER,
    A,
    B,
    entry,
)
from tests.werkbladen.hostile import as_strict, with_parts
from voortgang.kalender import Kalender, load_kalender
from voortgang.rechten import Organisatie
from voortgang.recording import Office, record, record_all
from voortgang.stand import state_at
from voortgang.store import TYPES
from voortgang.typed import as_recorded
from voortgang.vocabulary import vocabulary
from werkbladen import check
from werkbladen import write_ods as werkboek_ods
from werkbladen import write_xlsx as werkboek
from werkbladen.cells import Unusable
from werkbladen.check import SPARE_LINES, Reading
from werkbladen.form import (
    INPUT,
    OWN_NAME,
    TO_MEND,
    due,
    fields,
    fixed_cells,
    make,
)
from werkbladen.sheets import DETAILS, EXPLANATION, SHEET, Field, FillIn
from werkbladen.terug import to_mend

DAY = datetime.date(2026, 11, 24)
MADE = datetime.datetime(2026, 11, 24, 10, 30, tzinfo=datetime.UTC)
read_werkboek = partial(check.read_werkboek, vandaag=DAY)
ROWS = [A, B, B_NO_AMVB, A_ELSEWHERE, NO_LAYER]
NAMES = list(fields())
FORMATS = {"xlsx": werkboek.build, "ods": werkboek_ods.build}
IN_BOTH = pytest.mark.parametrize("build", FORMATS.values(), ids=FORMATS)

SMALL = Kalender(
    build_table(
        {"maatregel": "1.1.1", "keuze": 1} | moment("Q4 2024") | line(plan="A"),
    ),
    "proef",
)
NO_RECORDS = pd.DataFrame({name: pd.array([], dtype=kind) for name, kind in TYPES.items()})


@pytest.fixture
def now(office: Office, clock):
    """What stands in the log, asked again at each call."""
    clock.on(2026, 11, 20)
    return lambda: state_of(office)


def state_of(office: Office):
    return state_at(office.kalender.table, office.store.records_at(DAY), DAY, 8)


def form_of(kalender: Kalender, state, sleutels=ROWS) -> FillIn:
    return make(kalender, sleutels, state, laag="provincie", peildatum=DAY, made=MADE)


def filled(form: FillIn, **by_line: dict[str, str]) -> FillIn:
    """The form with texts filled in; `r0` is its first row."""
    rows = [list(row) for row in form.rows]
    for name, texts in by_line.items():
        for column, text in texts.items():
            rows[int(name[1:])][NAMES.index(column)] = text
    return dataclasses.replace(form, rows=rows)


def in_excel(file: bytes, change) -> bytes:
    """The workbook as somebody has changed it in a program of their own."""
    book = openpyxl.load_workbook(io.BytesIO(file))
    change(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def entries(reading: Reading, kind: str = "to_record") -> tuple[dict[str, object], ...]:
    """What is recorded; a field that says nothing is left out, as the log leaves it out."""
    asked = map(reading.entry, getattr(reading, kind))
    return tuple({name: said for name, said in one.items() if said is not None} for one in asked)


def lines(reading: Reading) -> tuple[int, ...]:
    return tuple(one.regel for one in reading.to_record)


def cell_of(name: str, line: int) -> str:
    return f"{openpyxl.utils.get_column_letter(NAMES.index(name) + 1)}{line}"


@IN_BOTH
def test_nothing_filled_in_asks_nothing(build, kalender: Kalender, now) -> None:
    reading = read_werkboek(build(form_of(kalender, now())), kalender, now())
    assert reading == Reading("provincie", "2026-11-24", False)


@IN_BOTH
def test_what_is_filled_in_is_what_is_recorded(build, kalender, office, now) -> None:
    record(office, entry(B_NO_AMVB, "loopt"), ADMINISTRATOR)
    form = filled(
        form_of(kalender, now()),
        r0={"status": "vertraagd", **DELAYED},
        r1={
            "status": "loopt",
            "verwacht": "Q1 2027",
            "reden": "capaciteit: twee vacatures",
            "fase": "consultatie",
            "toelichting": "=1+1 is hier tekst\nen dit de tweede regel",
            "bewijs": "https://voorbeeld.nl/besluit",
        },
        r2={"status": "niet nodig: plan A gehaald"},
    )
    reading = read_werkboek(build(form), kalender, now())
    assert reading.problems == reading.meanwhile == ()
    assert lines(reading) == (2, 3, 4)
    assert entries(reading) == (
        {"sleutel": A, "status": "vertraagd", **DELAYED, "gezien": 0},
        {
            "sleutel": B,
            "status": "loopt",
            "verwacht": "Q1 2027",
            "reden": "capaciteit: twee vacatures",
            "fase": "consultatie",
            "toelichting": "=1+1 is hier tekst\nen dit de tweede regel",
            "bewijs": "https://voorbeeld.nl/besluit",
            "gezien": 0,
        },
        {"sleutel": B_NO_AMVB, "status": "niet nodig: plan A gehaald", "gezien": 1},
    )
    stored = record_all(
        office, [one | {"auteur": "J. de Vries"} for one in entries(reading)], ADMINISTRATOR
    )
    assert [one.tussendoor for one in stored] == [None, None, None]
    assert (
        now().set_index("sleutel").loc[B, "toelichting"] == form.rows[1][NAMES.index("toelichting")]
    )


@IN_BOTH
def test_a_workbook_says_for_whom_it_is_filled_in(build, kalender, office, now) -> None:
    of = Organisatie(naam="Provincie A", laag="provincie")
    form = make(kalender, ROWS, now(), laag="provincie", peildatum=DAY, made=MADE, organisatie=of)
    reading = read_werkboek(build(filled(form, r0={"status": "loopt"})), kalender, now())
    assert reading.organisatie == of
    record_all(office, [one | {"auteur": "J. de Vries"} for one in entries(reading)], ADMINISTRATOR)
    stored = office.store.history(A).iloc[-1]
    assert (stored["organisatie"], stored["laag"]) == ("Provincie A", "provincie")
    assert "door Provincie A" in form_of(kalender, now()).rows[0][NAMES.index("stand")]


TEXTS = some.text(
    some.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=60
) | some.sampled_from(["=1+1", "+31 6", "-", "@naam", "_x0041_", "&amp;<b>", "a  b", "'", "1e5"])


@IN_BOTH
@examples(20)
@given(some.dictionaries(some.sampled_from(["oorzaak", "toelichting", "bijsturing"]), TEXTS))
def test_any_text_comes_back_as_it_went(build, texts: dict[str, str]) -> None:
    calendar = SMALL
    state = state_at(calendar.table, NO_RECORDS, DAY, 8)
    form = filled(form_of(calendar, state, [A]), r0={"status": "loopt", **texts})
    reading = read_werkboek(build(form), calendar, state)
    typed = {name: as_recorded(name, text) for name, text in texts.items()}
    kept = {name: text for name, text in typed.items() if text}
    found = dict(entries(reading)[0]) if entries(reading) else None
    if found is None:
        # Only what the rules on a text refuse; the cell and what stands in it are told.
        assert {problem.staat for problem in reading.problems} <= set(kept.values())
        assert reading.problems
    else:
        assert found == {"sleutel": A, "status": "loopt", **kept, "gezien": 0}


@IN_BOTH
def test_each_wrong_cell_is_named_with_what_stands_there_and_what_may(build, kalender, now) -> None:
    form = filled(
        form_of(kalender, now()),
        r0={"status": "klaar"},
        r1={"status": "vertraagd", "oorzaak": "x"},
        r2={"status": "loopt", "verwacht": "voorjaar", "fase": "concept"},
        r3={"toelichting": "alleen dit"},
        r4={"status": "niet nodig: plan A gehaald", "bewijs": "javascript:alert(1)"},
    )
    reading = read_werkboek(build(form), kalender, now())
    assert entries(reading) == ()
    told = {problem.cel: str(problem) for problem in reading.problems}
    assert list(told) == [
        cell_of("status", 2),
        cell_of("gevolg", 3),
        cell_of("verwacht", 4),
        cell_of("reden", 4),
        cell_of("fase", 4),
        cell_of("status", 5),
        cell_of("status", 6),
        cell_of("bewijs", 6),
    ]
    assert f"Invullen, cel {cell_of('status', 2)} (er staat ‘klaar’)" in told["H2"]
    assert "toegestaan bij deze regel: ‘niet gestart’" in told["H2"]
    assert "gevolg, bijsturing" in told[cell_of("gevolg", 3)]
    assert "Q1 2027" in told["I4"]
    assert "(leeg)" in told["J4"]
    assert "de status ontbreekt" in told["H5"]


def test_a_wrong_cell_keeps_no_other_row_from_being_recorded(kalender, now) -> None:
    form = filled(form_of(kalender, now()), r0={"status": "loopt"}, r1={"status": "klaar"})
    reading = read_werkboek(werkboek.build(form), kalender, now())
    assert [one.sleutel for one in reading.to_record] == [A]
    assert [one.regel for one in reading.problems] == [3]


@IN_BOTH
def test_what_somebody_else_recorded_meanwhile_stands_beside_it(
    build, kalender, office, now
) -> None:
    record(office, entry(A, "loopt", toelichting="eerst dit"), ADMINISTRATOR)
    form = filled(form_of(kalender, now()), r0={"status": "afgerond"}, r1={"status": "loopt"})
    assert form.rows[0][NAMES.index("toelichting")] == "eerst dit"
    record(office, entry(A, "vervallen", toelichting="toen dat"), ADMINISTRATOR)
    reading = read_werkboek(build(form), kalender, now())
    (other,) = reading.meanwhile
    assert (other.sleutel, other.regel, other.gezien) == (A, 2, 2)
    assert other.filled == {"status": "afgerond", "toelichting": "eerst dit"}
    assert (other.stands.status, other.stands.toelichting) == ("vervallen", "toen dat")
    assert [one.sleutel for one in reading.to_record] == [B]


def test_the_same_workbook_twice_records_once_and_is_confirmed(kalender, office, now) -> None:
    file = werkboek.build(filled(form_of(kalender, now()), r0={"status": "loopt"}))
    first = read_werkboek(file, kalender, now())
    record_all(office, [one | {"auteur": "X"} for one in entries(first)], ADMINISTRATOR)
    again = read_werkboek(file, kalender, now())
    assert again.to_record == again.meanwhile == ()
    assert [one.sleutel for one in again.confirmed] == [A]


def of_organisation(kalender, now, name: str, **by_line: dict[str, str]) -> bytes:
    """A workbook of this provincie as it would go out now, filled in."""
    of = Organisatie(naam=name, laag="provincie")
    form = make(kalender, ROWS, now(), laag="provincie", peildatum=DAY, made=MADE, organisatie=of)
    return werkboek.build(filled(form, **by_line))


def take(office, reading: Reading) -> None:
    record_all(office, [one | {"auteur": "X"} for one in entries(reading)], ADMINISTRATOR)


def test_what_stands_and_can_no_longer_be_so_is_told_and_not_confirmed(
    kalender, office, clock, now
) -> None:
    clock.on(2026, 2, 1)
    past = {"verwacht": "Q2 2026", "reden": "anders"}
    for sleutel, said in ((A, past), (B, {})):
        record(office, entry(sleutel, "loopt", organisatie="Provincie A", **said), ADMINISTRATOR)
    clock.on(2026, 11, 20)
    reading = read_werkboek(of_organisation(kalender, now, "Provincie A"), kalender, now())
    assert [one.sleutel for one in reading.unchanged] == [B]
    (told,) = reading.notes
    assert told.startswith("Niets veranderd en niet zo te bevestigen: regel 2.")
    file = of_organisation(
        kalender, now, "Provincie A", r0={"status": "niet gestart"}, r1={"status": "vervallen"}
    )
    wrong = read_werkboek(file, kalender, now()).problems
    assert [(one.cel, one.staat) for one in wrong] == [
        (cell_of("verwacht", 2), "Q2 2026"),
        (cell_of("toelichting", 3), ""),
    ]
    done = of_organisation(kalender, now, "Provincie A", r0={"status": "afgerond"})
    assert lines(read_werkboek(done, kalender, now())) == (2,)


def test_of_two_organisations_on_the_same_rows_nothing_is_in_the_way(kalender, office, now) -> None:
    one = of_organisation(kalender, now, "Provincie A", r0={"status": "afgerond"})
    two = of_organisation(kalender, now, "Provincie B", r0={"status": "loopt"})
    for file in (one, two):
        reading = read_werkboek(file, kalender, now())
        assert reading.meanwhile == reading.problems == ()
        take(office, reading)
    stands = now().set_index("sleutel").loc[A, "organisaties"]
    assert {of.organisatie: of.status for of in stands} == {
        "Provincie A": "afgerond",
        "Provincie B": "loopt",
    }


def test_a_workbook_goes_out_with_what_stands_and_only_what_was_changed_counts(
    kalender, office, now
) -> None:
    until = {"verwacht": "Q1 2028", "reden": "capaciteit", "toelichting": "eerste regel\ntweede"}
    for sleutel in (A, B, B_NO_AMVB):
        record(office, entry(sleutel, "loopt", organisatie="Provincie A", **until), ADMINISTRATOR)
    file = of_organisation(
        kalender,
        now,
        "Provincie A",
        r0={"status": "afgerond", "verwacht": "", "reden": ""},
        r1={"verwacht": ""},
        r2=dict.fromkeys(("status", *until), ""),
    )
    record(office, entry(A_ELSEWHERE, "loopt", organisatie="Provincie A"), ADMINISTRATOR)
    reading = read_werkboek(file, kalender, now())
    assert entries(reading) == (
        {
            **{"sleutel": A, "status": "afgerond", "gezien": 1},
            "toelichting": until["toelichting"],
            **{"organisatie": "Provincie A", "laag": "provincie"},
        },
    )
    # A moment stays until another is named, and what is emptied does not go.
    (problem,) = reading.problems
    assert problem.cel == cell_of("verwacht", 3) and "hier stond ‘Q1 2028’" in problem.melding
    assert "regel 4" in reading.notes[-1]
    assert reading.unchanged == reading.meanwhile == ()
    untouched = read_werkboek(of_organisation(kalender, now, "Provincie A"), kalender, now())
    assert [one.sleutel for one in untouched.unchanged] == [A, B, B_NO_AMVB, A_ELSEWHERE]
    assert untouched.to_record == ()
    # Of another organisation nothing of this is filled in.
    assert read_werkboek(of_organisation(kalender, now, "Provincie B"), kalender, now()) == Reading(
        "provincie", "2026-11-24", False, Organisatie(naam="Provincie B", laag="provincie")
    )


def test_whose_workbook_it_is_can_be_filled_in_where_nobody_is_named(kalender, now) -> None:
    def change(book) -> None:
        page = book[EXPLANATION]
        assert page["A1"].value == OWN_NAME and page["B1"].protection.locked is False
        page["B1"], page["B2"] = " Gemeente\u00a0C ", "Gemeente"

    file = werkboek.build(filled(form_of(kalender, now()), r0={"status": "loopt"}))
    voor = Organisatie(naam="Die inlevert")
    assert read_werkboek(file, kalender, now(), voor).organisatie == voor
    of = Organisatie(naam="Gemeente C", laag="gemeente")
    assert read_werkboek(in_excel(file, change), kalender, now(), voor).organisatie == of
    # The layer of the workbook stands there, for who fills in a name alone.
    name_alone = in_excel(file, lambda book: book[EXPLANATION].__setitem__("B1", "Provincie A"))
    assert read_werkboek(name_alone, kalender, now(), voor).organisatie.laag == "provincie"


def test_a_workbook_of_before_is_read_as_it_was(kalender, office, now) -> None:
    def change(book) -> None:
        for of_row in book[DETAILS].iter_rows():
            for cell in of_row[3:]:
                cell.value = None

    form = filled(form_of(kalender, now()), r0={"status": "loopt"}, r1={"status": "loopt"})
    record(office, entry(B, "afgerond"), ADMINISTRATOR)
    reading = read_werkboek(in_excel(werkboek.build(form), change), kalender, now())
    assert [one.sleutel for one in reading.to_record] == [A]
    assert [one.sleutel for one in reading.meanwhile] == [B]


def test_a_row_whose_words_changed_comes_back_to_be_looked_at(kalender, now) -> None:
    form = filled(form_of(kalender, now()), r0={"status": "loopt"}, r1={"status": "loopt"})
    table = kalender.table.copy()
    table.loc[0, "borging"] = "Heel andere borging"
    reading = read_werkboek(werkboek.build(form), Kalender(table, "volgende"), now())
    assert reading.other_version
    (problem,) = reading.problems
    assert (problem.regel, problem.veld) == (2, "borging")
    assert "woorden" in problem.melding and "Heel andere borging" in problem.melding
    assert kalender.table.loc[0, "borging"] == problem.staat
    assert [one.sleutel for one in reading.to_record] == [B]


def test_a_formula_is_refused_and_named_wherever_something_is_filled_in(kalender, now) -> None:
    def change(book) -> None:
        book[SHEET]["H2"] = '=HYPERLINK("http://elders.example","loopt")'
        book[SHEET]["O3"] = "=1+1"
        book[SHEET]["H3"] = "loopt"
        book[SHEET]["A4"] = "=A2"
        book[SHEET]["H4"] = "loopt"

    file = in_excel(werkboek.build(form_of(kalender, now())), change)
    reading = read_werkboek(file, kalender, now())
    assert entries(reading) == ()
    told = {problem.cel: problem.melding for problem in reading.problems}
    assert list(told) == ["H2", "O3", "A4"]
    assert all("formule" in message for message in told.values())


def test_numbers_dates_and_errors(kalender, now) -> None:
    def change(book) -> None:
        page = book[SHEET]
        page["H2"], page["I2"], page["J2"] = "loopt", 2027, "tranche"
        page["H3"], page["I3"] = "loopt", datetime.date(2027, 1, 1)
        page["I3"].number_format = "dd-mm-yyyy"
        page["H4"], page["O4"] = True, "x"
        page["H5"], page["O5"] = "loopt", "#REF!"
        page["O5"].data_type = "e"

    file = in_excel(werkboek.build(form_of(kalender, now())), change)
    reading = read_werkboek(file, kalender, now())
    assert [one["verwacht"] for one in entries(reading)] == ["2027"]
    assert [problem.cel for problem in reading.problems] == ["I3", "J3", "H4", "O5"]


def test_a_line_of_which_the_grey_cells_moved_is_refused(kalender, now) -> None:
    def change(book) -> None:
        page = book[SHEET]
        # Somebody sorted a part of the columns: the sleutels stand beside other rows.
        page["A2"], page["A3"] = page["A3"].value, page["A2"].value
        page["H2"] = "loopt"

    reading = read_werkboek(
        in_excel(werkboek.build(form_of(kalender, now())), change), kalender, now()
    )
    assert entries(reading) == ()
    assert {problem.cel[0] for problem in reading.problems} <= set("BCDEF")
    assert reading.problems


def test_sorted_lines_an_added_column_and_a_header_of_before_change_nothing(kalender, now) -> None:
    def change(book) -> None:
        page = book[SHEET]
        first, second = ([cell.value for cell in page[line]] for line in (2, 3))
        for at, (one, two) in enumerate(zip(first, second, strict=True), 1):
            page.cell(2, at).value, page.cell(3, at).value = two, one
        page[cell_of("plan", 1)] = "Plan (onze lezing)"
        page["H3"] = "loopt"
        page.insert_cols(4)
        page["D1"] = "eigen aantekening"

    reading = read_werkboek(
        in_excel(werkboek.build(form_of(kalender, now())), change), kalender, now()
    )
    assert reading.problems == ()
    assert [one["sleutel"] for one in entries(reading)] == [A]
    assert lines(reading) == (3,)


@pytest.mark.parametrize(
    ("sleutel", "said"),
    [
        ("", "ontbreekt"),
        ("9.9.9/1/1/1", "niet in de kalender"),
        (B, "stond niet in het werkblad"),
    ],
)
def test_a_wrong_sleutel_is_named(kalender, now, sleutel: str, said: str) -> None:
    form = filled(form_of(kalender, now(), [A]), r0={"sleutel": sleutel, "status": "loopt"})
    (problem,) = read_werkboek(werkboek.build(form), kalender, now()).problems
    assert problem.cel == "A2"
    assert said in problem.melding


def test_a_sleutel_that_is_filled_in_twice_is_named(kalender, now) -> None:
    form = form_of(kalender, now(), [A])
    twice = dataclasses.replace(form, rows=[*form.rows, *form.rows], choices={})
    twice = filled(twice, r0={"status": "loopt"}, r1={"status": "afgerond"})
    reading = read_werkboek(werkboek.build(twice), kalender, now())
    # Which of both is meant, nobody knows.
    assert [str(problem.cel) for problem in reading.problems] == ["A2", "A3"]
    assert "regel 2" in reading.problems[1].melding
    assert reading.to_record == ()


@pytest.mark.parametrize("name", [SHEET, DETAILS])
def test_a_workbook_without_a_sheet_is_refused(kalender, now, name: str) -> None:
    def change(book) -> None:
        book[DETAILS].sheet_state = "visible"
        book[name].title = "Blad1"

    file = in_excel(werkboek.build(form_of(kalender, now())), change)
    with pytest.raises(Unusable, match=f"‘{name}’ ontbreekt.*Blad1"):
        read_werkboek(file, kalender, now())


def test_a_workbook_of_another_kind_or_without_a_column_is_refused(kalender, now) -> None:
    file = werkboek.build(form_of(kalender, now()))

    def other_kind(book) -> None:
        book[DETAILS]["B1"] = "Borgingskalender, werkblad voortgang, versie 99"

    def no_column(book) -> None:
        book[SHEET]["H1"] = "Stadium"

    with pytest.raises(Unusable, match="nieuw werkblad"):
        read_werkboek(in_excel(file, other_kind), kalender, now())
    with pytest.raises(Unusable, match="kolom ‘Status’"):
        read_werkboek(in_excel(file, no_column), kalender, now())


def test_only_rows_that_are_due_and_not_closed(kalender, office, now) -> None:
    is_due = due(kalender, now(), DAY)
    assert [key for key, here in is_due.items() if here] == [A, B, B_NO_AMVB]
    record(office, entry(A, "afgerond"), ADMINISTRATOR)
    record(office, entry(B, "loopt", verwacht="Q4 2027", reden="tranche"), ADMINISTRATOR)
    record(office, entry(A_ELSEWHERE, "loopt", verwacht="Q4 2026", reden="tranche"), ADMINISTRATOR)
    is_due = due(kalender, now(), DAY)
    assert [key for key, here in is_due.items() if here] == [B_NO_AMVB, A_ELSEWHERE]


def test_a_row_says_where_nothing_is_read_back_what_is_doubtful_of_it() -> None:
    """3.1.5 stap 4 (p. 33) prints three moments beside two lines."""
    real = load_kalender()
    state = state_at(real.table, NO_RECORDS, DAY, 8)
    doubtful = dict(zip(real.table["sleutel"], marks(real.table), strict=True))
    form = form_of(real, state, real.sleutels)
    found = {row[0]: dict(zip(NAMES, row, strict=True)) for row in form.rows}
    line = found["3.1.5/4/1/1"]
    assert line["moment"] == "Q4 2024"
    assert line["stand"] == "Geen status vastgelegd.\nLet op: koppeling twijfelachtig."
    without = found["3.1.5/4/0/1"]
    assert without["borging"] == "geen borgingsregel"
    assert "Let op: moment van Deltabeslissing; ‘Nationaal Waterprogramma’ kan" in without["stand"]
    assert found["1.1.11/0/0/0"]["stand"].endswith("geen borgingsregel hier; zie SK1.")
    assert found["1.1.10/1/1/1"]["stand"] == "Geen status vastgelegd."
    # Page 37: who fills in a status has to know it.
    done = "Geen status vastgelegd.\nDe toelichting van 3.3.3 zegt: “Gedaan.” (blz. 37)"
    assert found["3.3.3/1/1/1"]["stand"] == done
    for sleutel, told in doubtful.items():
        assert all(mark in found[sleutel]["stand"] for mark in told)
        assert fixed_cells(real.row(sleutel)).items() <= found[sleutel].items()


def test_drop_downs_are_those_of_the_row(kalender, now) -> None:
    page = openpyxl.load_workbook(io.BytesIO(werkboek.build(form_of(kalender, now()))))[SHEET]
    lists = {
        str(rule.sqref): rule.formula1.strip('"').split(",")
        for rule in page.data_validations.dataValidation
        if rule.type == "list"
    }
    assert lists["H2"] == [s.waarde for s in vocabulary().offered_for(["A"])]
    assert "niet nodig: plan A gehaald" in lists["H3"]
    assert lists["J2"] == [reason.waarde for reason in vocabulary().redenen]
    assert lists["N3"] == [fase.waarde for fase in vocabulary().fasen]
    assert "N2" not in lists and "N4" not in lists
    assert page["H2"].protection.locked is False and page["N2"].protection.locked is True
    assert page["A2"].protection.locked is True
    assert page.protection.sheet is True


@IN_BOTH
def test_same_form_gives_the_same_bytes(build, kalender, now) -> None:
    assert build(form_of(kalender, now())) == build(form_of(kalender, now()))


def test_definitions_stand_in_it_and_the_details_are_hidden(kalender, now) -> None:
    book = openpyxl.load_workbook(io.BytesIO(werkboek.build(form_of(kalender, now()))))
    words = {row[0].value: row[1].value for row in book[EXPLANATION].iter_rows()}
    for status in vocabulary().statussen:
        assert (words.get(f"Status: {status.waarde}") == status.definitie) is not status.correctie
    assert book.sheetnames == [SHEET, EXPLANATION, DETAILS]
    assert book[DETAILS].sheet_state == "hidden"
    assert tuple(NAMES[7:]) == INPUT


def test_a_status_that_takes_back_is_told_with_what_may_stand_there(kalender, now) -> None:
    form = filled(form_of(kalender, now()), r0={"status": "Ingetrokken"})
    (problem,) = read_werkboek(werkboek.build(form), kalender, now()).problems
    assert problem.cel == cell_of("status", 2)
    offered = [status.waarde for status in vocabulary().offered_for(["A"])]
    assert problem.melding.endswith(", ".join(f"‘{one}’" for one in offered))
    assert "Ongedaan maken" in problem.melding and "‘ingetrokken’" not in problem.melding
    form = filled(form_of(kalender, now()), r0={"status": "klaar"})
    (problem,) = read_werkboek(werkboek.build(form), kalender, now()).problems
    assert "onbekend" in problem.melding and "‘ingetrokken’" not in problem.melding


@IN_BOTH
def test_what_word_and_excel_put_between_words_is_read_as_it_is_meant(build, kalender, now) -> None:
    form = filled(
        form_of(kalender, now()),
        r0={"status": "niet\u00a0gestart", "oorzaak": "\u200b"},
        r1={"status": "LOOPT", "verwacht": "2027\u2009-\u00a0q1", "reden": " Capaciteit\u200b"},
        r2={"status": "loopt", "toelichting": "eerste regel\u2028tweede regel"},
        r3={"bewijs": "\u00a0\u200b "},
    )
    reading = read_werkboek(build(form), kalender, now())
    assert reading.problems == ()
    assert entries(reading) == (
        {"sleutel": A, "status": "niet gestart", "gezien": 0},
        {
            "sleutel": B,
            "status": "loopt",
            "verwacht": "Q1 2027",
            "reden": "capaciteit",
            "gezien": 0,
        },
        {
            "sleutel": B_NO_AMVB,
            "status": "loopt",
            "toelichting": "eerste regel\ntweede regel",
            "gezien": 0,
        },
    )


def test_the_line_break_of_word_is_a_new_line(kalender, now) -> None:
    def change(book) -> None:
        book[SHEET]["H2"], book[SHEET]["O2"] = "loopt", "eerste regel_x000B_tweede regel"

    file = in_excel(werkboek.build(form_of(kalender, now())), change)
    (found,) = entries(read_werkboek(file, kalender, now()))
    assert found["toelichting"] == "eerste regel\ntweede regel"


def test_cells_made_one_are_named(kalender, now) -> None:
    def change(book) -> None:
        book[SHEET]["H2"] = "loopt"
        book[SHEET].merge_cells("H2:H4")
        # Outside the columns of ours, and of the header, nothing is lost.
        book[SHEET].merge_cells("R2:S9")
        book[SHEET].merge_cells("Q1:R1")

    file = in_excel(werkboek.build(form_of(kalender, now())), change)
    (problem,) = read_werkboek(file, kalender, now()).problems
    assert (problem.cel, problem.staat) == ("H2", "loopt")
    assert "H2 tot en met H4" in problem.melding and "Hef de samenvoeging op" in problem.melding


@pytest.mark.parametrize("name", ["Invullen (2)", "Invullen_2", "invullen kopie"])
def test_a_copy_of_the_sheet_is_told(kalender, now, name: str) -> None:
    def change(book) -> None:
        book.copy_worksheet(book[SHEET]).title = name

    file = in_excel(werkboek.build(form_of(kalender, now())), change)
    with pytest.raises(Unusable, match=rf"{re.escape(name)}’, en niet te zien is welk blad geldt"):
        read_werkboek(file, kalender, now())


def test_what_is_not_read_or_not_seen_is_told(kalender, now) -> None:
    def change(book) -> None:
        page = book[SHEET]
        page["H2"] = "loopt"
        page.row_dimensions[2].hidden = page.row_dimensions[4].hidden = True
        page["Q1"], page["Q3"], page["R3"] = "Eigen\nkolom", "iets", "iets"
        page["F3"] = "Q4 2029"
        page["H2"].comment = openpyxl.comments.Comment("vergeet niet", "iemand")
        book.create_sheet("Notities")["A1"] = "iets"

    file = in_excel(werkboek.build(form_of(kalender, now())), change)
    reading = read_werkboek(file, kalender, now())
    assert (reading.problems, len(entries(reading))) == ((), 1)
    other, columns, hidden, in_vain, comments = reading.notes
    assert "niet: ‘Notities’" in other
    assert "kolom Q (‘Eigen kolom’), kolom R." in columns
    assert "1 regel, 2." in hidden
    assert "regel 3." in in_vain
    assert "Opmerkingen naast cellen" in comments


def test_rows_that_are_hidden_or_cells_that_are_one_in_an_ods(kalender, now) -> None:
    file = werkboek_ods.build(filled(form_of(kalender, now()), r0={"status": "loopt"}))
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        content = package.read("content.xml").decode()
    header, first, rest = content.split("</table:table-row>", 2)
    first = first.replace("<table:table-row", '<table:table-row table:visibility="filter"')
    first = first.replace(
        'office:value-type="string"><text:p>loopt',
        'table:number-rows-spanned="2" office:value-type="string"><text:p>loopt',
    )
    changed = with_parts(file, {"content.xml": "</table:table-row>".join((header, first, rest))})
    reading = read_werkboek(changed, kalender, now())
    assert [problem.cel for problem in reading.problems] == ["H2"]
    assert "samengevoegd (H2 tot en met H3)" in reading.problems[0].melding
    assert "1 regel, 2." in reading.notes[0]


def test_one_column_that_was_sorted_by_itself_is_told_with_what_to_do(kalender, now) -> None:
    def change(book) -> None:
        page = book[SHEET]
        texts = [page.cell(line, 1).value for line in range(2, 7)]
        for number, sleutel in zip(range(2, 7), reversed(texts), strict=True):
            page.cell(number, 1).value = sleutel
            page.cell(number, 8).value = "loopt"

    file = in_excel(werkboek.build(form_of(kalender, now())), change)
    reading = read_werkboek(file, kalender, now())
    # The line in the middle stays where it was.
    assert [one["sleutel"] for one in entries(reading)] == [B_NO_AMVB]
    assert {problem.cel[1:] for problem in reading.problems} == {"2", "3", "5", "6"}
    assert all("apart gesorteerd" in problem.melding for problem in reading.problems)


def test_a_workbook_saved_as_strict_open_xml_is_read(kalender, now) -> None:
    form = filled(form_of(kalender, now()), r0={"status": "loopt"})
    (found,) = entries(read_werkboek(as_strict(werkboek.build(form)), kalender, now()))
    assert found == {"sleutel": A, "status": "loopt", "gezien": 0}


@IN_BOTH
def test_what_is_wrong_comes_back_marked_with_all_that_was_typed(
    build, kalender, office, now
) -> None:
    form = filled(
        form_of(kalender, now()),
        r0={"status": "loopt", "toelichting": "goed"},
        r1={"status": "klaar", "toelichting": "=1+1\ntweede"},
        r2={"status": "loopt", "verwacht": "voorjaar"},
    )
    own = [*form.fields, Field("Eigen kolom", 10, fill_in=True)]
    form = dataclasses.replace(form, fields=own, rows=[[*row, "van mij"] for row in form.rows])
    file = build(form)
    reading = read_werkboek(file, kalender, now())
    back = to_mend(file, reading, kalender, now(), MADE)
    assert [row[0] for row in back.rows] == [B, B_NO_AMVB, A, A_ELSEWHERE, NO_LAYER]
    assert back.fields[1].title == TO_MEND
    assert "‘klaar’ is onbekend" in back.rows[0][1] and back.rows[2][1] == ""
    titles = [field.title for field in back.fields]
    wrong = {(line, titles[place]) for line, place in back.wrong}
    assert wrong == {(0, "Status"), (1, "Verwacht"), (1, "Reden")}
    assert back.rows[0][titles.index("Toelichting")] == "=1+1\ntweede"
    assert {row[-1] for row in back.rows} == {"van mij"}
    take(office, reading)
    # What was recorded since it came in, it says.
    then = to_mend(file, reading, kalender, now(), MADE).rows
    stands = titles.index("Staat nu in het logboek, en let op")
    assert [back.rows[2][stands], back.rows[0][stands]] == ["Geen status vastgelegd."] * 2
    assert then[2][stands].startswith("Loopt, vastgelegd op ")
    assert then[0][stands] == "Geen status vastgelegd."
    status = titles.index("Status")
    mended = [[*row[:status], "loopt", *row[status + 1 :]] for row in back.rows[:1]]
    again = read_werkboek(
        build(dataclasses.replace(back, rows=[*mended, *back.rows[1:]])), kalender, now()
    )
    # What was recorded stands so already; nothing is asked twice.
    assert [one.sleutel for one in again.confirmed] == [A]
    assert [one.sleutel for one in again.to_record] == [B]
    assert {problem.cel for problem in again.problems} == {"J3", "K3"}
    assert not [note for note in again.notes if TO_MEND in note]


def test_a_row_of_other_words_comes_back_with_those_of_now(kalender, now) -> None:
    file = werkboek.build(filled(form_of(kalender, now()), r0={"status": "loopt"}))
    table = kalender.table.copy()
    table.loc[0, "borging"] = "Heel andere borging"
    later = Kalender(table, "volgende")
    back = to_mend(file, read_werkboek(file, later, now()), later, now(), MADE)
    assert "Heel andere borging" in back.rows[0]
    assert kalender.table.loc[0, "borging"] in back.rows[0][1]
    again = read_werkboek(werkboek.build(back), later, now())
    assert again.problems == () and [one.sleutel for one in again.to_record] == [A]


def test_the_wrong_cell_is_to_be_seen_and_open_in_a_protected_sheet(kalender, now) -> None:
    form = filled(form_of(kalender, now()), r0={"sleutel": "9.9.9/1/1/1", "status": "loopt"})
    file = werkboek.build(form)
    back = to_mend(file, read_werkboek(file, kalender, now()), kalender, None, MADE)
    page = openpyxl.load_workbook(io.BytesIO(werkboek.build(back)))[SHEET]
    assert page.protection.sheet is True
    assert page["A2"].protection.locked is False and page["A3"].protection.locked is True
    assert page["A2"].border.left.style == "medium" and page["A3"].border.left.style == "thin"


@IN_BOTH
def test_a_workbook_to_practise_with_goes_into_no_other_log_nor_the_other_way_round(
    build, kalender: Kalender, now
) -> None:
    asked = {"laag": "provincie", "peildatum": DAY, "made": MADE}
    form = make(kalender, ROWS, now(), **asked, mark="OEFENOMGEVING")
    assert form.title.startswith("OEFENOMGEVING. ")
    assert form.explanation[0][1].startswith("OEFENOMGEVING. ")
    file = build(filled(form, r0={"status": "loopt"}))
    assert lines(read_werkboek(file, kalender, now(), practice=True)) == (2,)
    for handed_in, practice in ((file, False), (build(form_of(kalender, now())), True)):
        with pytest.raises(Unusable, match="van de oefenomgeving is alleen daar in te leveren"):
            read_werkboek(handed_in, kalender, now(), practice=practice)
    reading = read_werkboek(file, kalender, now(), practice=True)
    assert to_mend(file, reading, kalender, now(), MADE, "OEFENOMGEVING").title.startswith("OEFEN")


def test_what_merged_cells_hold_is_not_recorded_and_many_lines_are_refused(kalender, now) -> None:
    def join(book) -> None:
        page = book[SHEET]
        page["H2"], page["O3"], page["H4"] = "loopt", "hoort dit erbij?", "loopt"
        page.merge_cells("H2:H3")
        page.merge_cells("I20:I4000")

    reading = read_werkboek(
        in_excel(werkboek.build(form_of(kalender, now())), join), kalender, now()
    )
    assert [one.cel for one in reading.problems] == ["H2", "H3"]
    assert [one.regel for one in reading.to_record] == [4]

    def repeat(book) -> None:
        for _ in range(2 * len(kalender.sleutels) + SPARE_LINES):
            book[SHEET].append(["9.9.9/1/1/1", *[None] * 6, "loopt"])

    with pytest.raises(Unusable, match="veel meer dan de kalender"):
        read_werkboek(in_excel(werkboek.build(form_of(kalender, now())), repeat), kalender, now())


def test_rows_that_somebody_may_not_record_come_back_with_why(kalender, now) -> None:
    form = filled(form_of(kalender, now()), r0={"status": "loopt"}, r1={"status": "loopt"})
    file = werkboek.build(form)
    reading = read_werkboek(file, kalender, now()).without({A: "Deze regel is van Rijk."})
    assert [one.sleutel for one in reading.to_record] == [B]
    back = to_mend(file, reading, kalender, now(), MADE)
    assert back.rows[0][:2] == [A, "Sleutel: Deze regel is van Rijk. Er stond ‘1.1.1/1/1/1’."]
