from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.documents.frame import INFO


def test_the_lines_say_peildatum_filters_counts_source_address_and_dutch_time():
    assert INFO.lines() == [
        ("Peildatum", "24 november 2026"),
        ("Thema", "Bebouwd gebied"),
        ("Zoekwoord", "=1+1 <b>; é"),
        ("In beeld", "4 van 54 maatregelen, 1 van 9 andere codes, 9 van 178 regels"),
        (
            "Bron",
            "Borgingskalender Water en Bodem Sturend, bijlage, versie 2024, zonder dagtekening",
        ),
        ("Adres", INFO.url),
        ("Gemaakt op", "24 november 2026, 11.35 uur"),
    ]


def test_nothing_is_said_of_other_codes_where_none_is_in_view():
    none = replace(INFO, in_view=replace(INFO.in_view, overige=0))
    assert none.counts == "4 van 54 maatregelen, 9 van 178 regels"
    only = replace(INFO, in_view=replace(INFO.in_view, maatregelen=0))
    assert only.counts == "1 van 9 codes buiten de 54 maatregelen, 9 van 178 regels"


def test_dutch_summer_time_is_used_in_summer_and_the_day_is_the_dutch_one():
    late = replace(INFO, generated=datetime(2026, 7, 31, 22, 30, tzinfo=UTC))
    assert late.lines()[-1] == ("Gemaakt op", "1 augustus 2026, 00.30 uur")


def test_the_whole_calendar_is_named_as_that():
    assert replace(INFO, filters=()).filters_in_words == "Selectie: de hele kalender, geen filters"


def test_a_moment_of_making_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        replace(INFO, generated=datetime(2026, 11, 24, 10, 35))


@pytest.mark.parametrize(
    ("url", "dossier"),
    [
        ("https://x.nl/kalender?plan=B", "https://x.nl/maatregel?maatregel=1.1.16"),
        ("https://x.nl/", "https://x.nl/maatregel?maatregel=1.1.16"),
        ("https://x.nl/wbs/kalender", "https://x.nl/wbs/maatregel?maatregel=1.1.16"),
    ],
)
def test_a_dossier_stands_beside_the_screen(url, dossier):
    assert replace(INFO, url=url).dossier_url("1.1.16") == dossier
