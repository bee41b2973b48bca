"""The apps that are clicked: how each is started, and how its filter on the plan is worked.

The steps are the same everywhere: plan A, then B as well, then overig as well, then none again.
Opening a menu and clearing are no part of what is measured.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page

from benchmarks.processes import (
    Command,
    our_dashboard,
    python_reference,
    streamlit_reference,
)

STEPS = ("A", "B", "overig")


@dataclass(frozen=True)
class App:
    """An app that draws the calendar.

    start: its command for a table.
    path: of the page with the chart.
    option: what to press for an option by its name, made visible where need be.
    clear: takes all steps back.
    option_name: what the option of a step is called in it.
    says_counts: whether it says how many rows are in view too.
    """

    name: str
    start: Callable[[Path], Command]
    path: str
    option: Callable[[Page, str], Locator]
    clear: Callable[[Page], None]
    option_name: Callable[[str], str] = str
    says_counts: bool = False


def _from_menu(page: Page, words: str) -> Locator:
    option = page.get_by_role("option", name=words, exact=True)
    if not option.is_visible():
        page.get_by_role("combobox", name="Plan").click()
        option.wait_for()
    return option


def _from_bar(page: Page, words: str) -> Locator:
    option = page.get_by_role("checkbox", name=words, exact=True)
    if not option.is_visible():
        page.locator(".velden_knop", has_text="Plan: ").click()
        option.wait_for()
    return option


def _our_name(plan: str) -> str:
    return f"plan {plan}" if plan in ("A", "B") else plan


def _clear_ours(page: Page) -> None:
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Wis alle filters").click()


def _clear_obvious(page: Page) -> None:
    page.keyboard.press("Escape")
    page.get_by_role("button", name=re.compile("clear", re.I)).click()
    page.keyboard.press("Escape")


def _checkbox(page: Page, plan: str) -> Locator:
    return page.get_by_label(plan, exact=True)


def _uncheck(page: Page) -> None:
    for plan in reversed(STEPS):
        _checkbox(page, plan).click()


OURS = App(
    "our Kalender",
    our_dashboard,
    "/kalender",
    _from_bar,
    _clear_ours,
    _our_name,
    says_counts=True,
)
OBVIOUS = App(
    "obvious Streamlit app",
    lambda table: streamlit_reference("obvious_app.py", table),
    "/",
    _from_menu,
    _clear_obvious,
)
DASH = App(
    "bare Dash app",
    lambda table: python_reference("dash_app.py", table),
    "/",
    _checkbox,
    _uncheck,
)
STATIC = App(
    "static plotly page",
    lambda table: python_reference("static_page.py", table),
    "/",
    _checkbox,
    _uncheck,
)
