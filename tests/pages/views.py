"""A view of the real calendar as the filter bar gives it, without a screen."""

import re
from collections.abc import Iterable
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pandas as pd

import shell.view
from documents.tabel import Shown, Tabel
from selections.stappen import STAP
from shell.calendar_table import Calendar, calendar_table
from shell.filter_bar import calendar_of
from shell.url.query import parse
from shell.view import View

PEILDATUM = date(2026, 11, 24)
_TO_KALENDER = re.compile('<a data-scherm href="(./kalender[^"]*)"')


def calendar() -> Calendar:
    """The calendar of the screens: what they keep of it is kept here too."""
    return calendar_of(calendar_table())


def view_of(**parameters: str | list[str]) -> View:
    """The view with these parameters in the URL, at `PEILDATUM` where they name no other day."""
    given = {name: [text] if isinstance(text, str) else text for name, text in parameters.items()}
    query, problems = parse(given, calendar().choices)
    assert not problems
    at = query.with_changes(peildatum=query.peildatum or PEILDATUM)
    return shell.view.view_of(calendar(), at)


def frames(tables: Iterable[Tabel]) -> dict[str, pd.DataFrame]:
    """By title each of these tables as it goes along."""
    return {one.title: pd.DataFrame(one.values(), columns=one.header) for one in tables}


def check_numbers(tabel: Tabel, of_stappen: bool = False) -> int:
    """Each number of the table that leads to the Kalender leads to as many rows; how many do.

    of_stappen: the numbers count stappen, and lead to the rows of as many.
    """
    numbers = [
        (cell.value, link[1])
        for row in tabel.rows
        for cell in row
        if isinstance(cell, Shown)
        and not cell.html.startswith("<details")
        and (link := _TO_KALENDER.search(cell.html))
    ]
    for number, address in numbers:
        rows = view_of(**parse_qs(urlsplit(unescape(address)).query)).rows
        if of_stappen:
            rows = rows[rows["stap_nr"].notna()].drop_duplicates(STAP)
        assert len(rows) == number, address
    return len(numbers)
