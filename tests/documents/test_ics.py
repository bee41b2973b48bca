import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pandas as pd
from icalendar import Calendar

from documents import ics
from selections.filters import Filters, select
from selections.lezing.weging import marks
from tests.documents.frame import HOSTILE, INFO, SAID, hostile_rows, ordinary_rows


def read(rows: pd.DataFrame) -> Calendar:
    return Calendar.from_ical(ics.build(rows, INFO))


def events(rows: pd.DataFrame) -> dict[str, object]:
    return {str(event["uid"]): event for event in read(rows).walk("VEVENT")}


def unescaped(text: str) -> str:
    """An X- property, which icalendar leaves as it stands in the file."""
    return re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), text)


def test_a_moment_is_an_all_day_span_whose_end_is_the_day_after():
    found = events(ordinary_rows())
    spans = {
        key: (found[ics.uid(key)].decoded("dtstart"), found[ics.uid(key)].decoded("dtend"))
        for key in ("1.1.2/1/1/1", "1.1.2/2/1/1", "1.1.2/3/1/1", "1.1.3/1/1/1")
    }
    assert spans == {
        "1.1.2/1/1/1": (date(2024, 7, 1), date(2024, 10, 1)),
        "1.1.2/2/1/1": (date(2026, 10, 1), date(2027, 1, 1)),
        "1.1.2/3/1/1": (date(2027, 1, 1), date(2028, 1, 1)),
        "1.1.3/1/1/1": (date(2025, 1, 1), date(2029, 1, 1)),
    }
    for event in found.values():
        assert event["dtstart"].params["VALUE"] == "DATE"


def test_running_until_a_quarter_stands_on_its_last_day():
    event = events(ordinary_rows())[ics.uid("2.0.1/1/1/1")]
    assert event.decoded("dtstart") == date(2024, 12, 31)
    assert event.decoded("dtend") == date(2025, 1, 1)
    assert "loopt tot en met het vierde kwartaal van 2024" in event["description"]


def test_no_row_of_the_real_calendar_is_lost(calendar):
    found = events(calendar)
    dated = calendar[calendar["tot"].notna()]
    assert set(found) == {ics.uid(key) for key in dated["sleutel"]}
    for row in dated.itertuples():
        event = found[ics.uid(row.sleutel)]
        assert event.decoded("dtend") - timedelta(days=1) == row.tot
        assert event.decoded("dtstart") == (row.tot if pd.isna(row.van) else row.van)
    (journal,) = read(calendar).walk("VJOURNAL")
    listed = [line.split(": ")[0] for line in journal["description"].split("\n")]
    assert listed == list(calendar[calendar["tot"].isna()]["sleutel"])
    assert "dtstart" not in journal


def test_the_calendar_says_what_it_is_and_how_many_have_no_day():
    calendar = read(ordinary_rows())
    for said in (str(calendar["description"]), unescaped(calendar["x-wr-caldesc"])):
        assert said.startswith("5 momenten in deze agenda\n4 regels zonder dag in de agenda (")
        for words in (*SAID, "1 waarvan het moment volgt", "aan de orde zou kunnen zijn"):
            assert words in said
    assert calendar["x-wr-calname"] == calendar["name"] == f"Borgingskalender WBS: {INFO.title}"
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")


def test_an_event_keeps_its_uid_in_every_selection(calendar):
    part = select(calendar, Filters(plan=("B",)))
    whole, chosen = set(events(calendar)), set(events(part))
    assert chosen
    assert chosen < whole


def test_the_stamp_is_the_moment_that_is_given():
    later = replace(INFO, generated=datetime(2027, 1, 1, tzinfo=UTC))
    file = ics.build(ordinary_rows(), later)
    assert set(re.findall(rb"DTSTAMP:(\S+)", file)) == {b"20270101T000000Z"}


def test_an_event_leads_to_its_dossier_and_takes_no_time():
    event = events(ordinary_rows())[ics.uid("1.1.2/2/1/1")]
    assert event["url"] == "http://localhost:8501/maatregel?maatregel=1.1.2"
    assert (event["status"], event["transp"]) == ("TENTATIVE", "TRANSPARENT")
    assert event["summary"] == "1.1.2: Rijksinstructieregel Bkl (plan B, afgeleid)"


def test_an_event_says_what_is_derived_and_what_is_doubtful(calendar):
    found = events(calendar)
    for row, told in zip(calendar.itertuples(), marks(calendar), strict=True):
        if pd.isna(row.tot):
            continue
        event = found[ics.uid(row.sleutel)]
        assert all(mark in event["description"] for mark in told)
        if pd.notna(row.plan):
            assert event["summary"].endswith(", afgeleid)")
            assert event["categories"].cats[-1].endswith(" (afgeleid)")
            assert "plan en overheidslaag zijn afgeleid" in event["description"]
    early = found[ics.uid("1.1.14/1/3/1")]
    assert early["summary"] == "1.1.14: Naar handboek verwijzen in Bkl (plan B, afgeleid)"
    assert "Let op: moment vóór ‘eind 2026’ van blz. 6." in early["description"]
    by_order = found[ics.uid("1.1.16/1/1/1")]["description"]
    assert "koppeling twijfelachtig" in by_order
    assert "de indeling is afgeleid" in read(calendar)["description"]


def test_hostile_texts_stay_texts_and_lines_are_folded_to_the_standard():
    file = ics.build(hostile_rows(), INFO)
    assert max(len(line) for line in file.split(b"\r\n")) <= 75
    assert b"\n" not in file.replace(b"\r\n", b"")
    found = list(Calendar.from_ical(file).walk("VEVENT"))
    assert len(found) == len(HOSTILE)
    for event, text in zip(found, HOSTILE, strict=True):
        whole = f"1.1.2: {' '.join(text.split())} (plan A, afgeleid)"
        if len(whole) <= 100:
            assert event["summary"] == whole
        else:
            start = str(event["summary"]).removesuffix(" … (plan A, afgeleid)")
            assert len(start) < 90 and whole.startswith(start)
            assert str(event["description"]).startswith(whole)
        assert f"Redactie: {text}" in event["description"]
        assert set(event) == {
            "SUMMARY",
            "DTSTART",
            "DTEND",
            "DTSTAMP",
            "UID",
            "CATEGORIES",
            "DESCRIPTION",
            "STATUS",
            "TRANSP",
            "URL",
        }


def test_a_selection_without_rows_is_still_a_calendar():
    calendar = read(ordinary_rows().iloc[:0])
    assert len(calendar.subcomponents) == 1
    assert str(calendar["description"]).startswith("0 momenten in deze agenda")
