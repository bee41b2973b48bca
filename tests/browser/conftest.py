"""A real server and a real Chromium for the tests in this folder."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.server import OnLog, Server, running_on_logs, running_server

# To compile for speed takes longer than a test lasts.
NOT_FOR_SPEED = "--js-flags=--no-maglev --no-opt"
SHARED_SCREEN = {"width": 1280, "height": 720}

# How long something may take is asked in the benchmarks; here only whether it comes. A machine that
# builds something else at the same time has needed more than the five seconds of the default.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on the real calendar, shared by all tests of this folder."""
    with running_server(tmp_path_factory.mktemp("server") / "log.txt") as running:
        yield running


@pytest.fixture(scope="package")
def on_log(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OnLog]:
    """The dashboard on a log of the test's own, from then on until another test names its log."""
    with running_on_logs(tmp_path_factory.mktemp("on_logs")) as serves:
        yield serves


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A Chromium; where none can be found the tests fail and say how to get one."""
    with sync_playwright() as playwright:
        arguments = [*ARGUMENTS, NOT_FOR_SPEED]
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=arguments)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def tab(browser: Browser) -> Iterator[Page]:
    """The one tab of all tests of this folder, on a screen of 1280x720, of a reader whose browser
    is set to English: what it has fetched and compiled it need not fetch and compile again."""
    tab = browser.new_context(viewport=SHARED_SCREEN, locale="en-US").new_page()
    yield tab
    tab.context.close()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """That tab as a reader finds it who has never been here.

    After the test it is asked what holds everywhere: nothing was asked of another host, the
    content policy refused nothing, and no script failed.
    """
    tab.set_viewport_size(SHARED_SCREEN)
    tab.mouse.move(0, 0)
    with Watch(tab) as watch:
        yield tab
        tab.unroute_all()
        # The page itself goes, and so stays in the process that has compiled all scripts.
        tab.evaluate("location.replace('about:blank')")
        tab.wait_for_url("about:blank")
    devtools = tab.context.new_cdp_session(tab)
    devtools.send(
        "Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "cookies,local_storage"}
    )
    devtools.detach()
    assert watch.to_other_hosts == []
    assert watch.refused_by_policy == []
    assert watch.script_failures == []


class Watch:
    """Notes what must not happen in a tab: requests elsewhere, refusals, failing scripts."""

    def __init__(self, tab: Page) -> None:
        self.to_other_hosts: list[str] = []
        self.refused_by_policy: list[str] = []
        self.script_failures: list[str] = []
        self._tab = tab
        self._on = {
            "request": lambda request: self._note_host(request.url),
            "websocket": lambda socket: self._note_host(socket.url),
            "console": lambda message: self._note_refusal(message.text),
            "pageerror": lambda problem: self.script_failures.append(str(problem)),
        }

    def __enter__(self) -> "Watch":
        for event, note in self._on.items():
            self._tab.on(event, note)
        return self

    def __exit__(self, *_: object) -> None:
        for event, note in self._on.items():
            self._tab.remove_listener(event, note)

    def _note_host(self, url: str) -> None:
        local = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:http://127.0.0.1:")
        if not url.startswith((*local, "about:")):
            self.to_other_hosts.append(url)

    def _note_refusal(self, message: str) -> None:
        if "Content Security Policy" in message or "Permissions policy" in message:
            self.refused_by_policy.append(message)


@pytest.fixture
def log_file(tmp_path: Path) -> Path:
    """Where a server of the test's own may log."""
    return tmp_path / "log.txt"
