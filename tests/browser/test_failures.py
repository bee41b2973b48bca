"""What a reader sees where something fails that no screen foresaw."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_checks import (
    assert_well,
    axe_violations,
    english_on,
    open_screen,
    wait_until_drawn,
)
from tests.browser.server import Server, running_server

ENTRY = """
import streamlit as st
from server.app import lifespan, middleware, routes
from shell.notices import show_script_error

app = st.App(
    "screens.py",
    lifespan=lifespan([]),
    routes=routes({"": "Proef"}),
    middleware=middleware(),
    on_script_error=show_script_error,
)
"""

SCREENS = """
import streamlit as st

def fail():
    raise ValueError("geheim in een knop")

st.title("Scherm")
st.button("Knop", on_click=fail)
if st.checkbox("Fout"):
    raise ValueError("geheim in het scherm")
"""


@pytest.fixture(scope="module")
def failing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("failing")
    entry = folder / "dashboard.py"
    entry.write_text(ENTRY)
    (folder / "screens.py").write_text(SCREENS)
    with running_server(folder / "log.txt", script=entry) as server:
        yield server


@pytest.mark.parametrize(("trigger", "where"), [("Knop", "een knop"), ("Fout", "het scherm")])
def test_a_failing_screen_says_so_in_dutch_and_keeps_its_secrets(
    page: Page, failing: Server, trigger: str, where: str
) -> None:
    open_screen(page, failing.url)
    page.get_by_text(trigger, exact=True).click()
    expect(page.get_by_test_id("stAlert")).to_contain_text("kan nu niet worden getoond")
    wait_until_drawn(page)
    assert page.get_by_test_id("stException").count() == 0
    assert "geheim" not in page.content()
    assert "Traceback" not in page.content()
    assert_well(page)
    assert f"geheim in {where}" in failing.log_text()


def test_a_lost_connection_is_told_in_dutch(page: Page, log_file: Path) -> None:
    with running_server(log_file) as server:
        open_screen(page, server.url)
        os.killpg(server.process.pid, signal.SIGKILL)
        expect(page.get_by_role("dialog")).to_contain_text(
            "Geen verbinding met het dashboard", timeout=60_000
        )
        assert english_on(page) == []
        assert axe_violations(page) == []
