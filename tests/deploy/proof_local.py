"""`make proof`: a proxy before a server on this computer lets nobody write, whatever it passes on.

Each is a real nginx that adds no header of its own by which it could be known.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.server import Server, free_port, running_server
from tests.deploy.nginx import Nginx

TEMPLATE = """
server {{
    listen ${{LISTEN_HTTPS}};
    location / {{
        proxy_pass ${{SERVER}};
        proxy_http_version 1.1;
        proxy_set_header Upgrade $http_upgrade;
        proxy_set_header Connection upgrade;
        {headers}
    }}
}}
"""
WAYS = {
    "as it comes": "",
    "the host of the reader": "proxy_set_header Host $http_host;",
    "the host and the origin of the server": (
        "proxy_set_header Host ${HOST}; proxy_set_header Origin ${SERVER};"
    ),
    "no origin": 'proxy_set_header Host ${HOST}; proxy_set_header Origin "";',
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running_server(tmp_path_factory.mktemp("local") / "log.txt") as running:
        yield running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_chromium(), args=list(ARGUMENTS))
        yield chromium
        chromium.close()


@pytest.mark.parametrize("headers", WAYS.values(), ids=WAYS)
def test_nobody_writes_through_a_proxy(
    server: Server, browser: Browser, tmp_path: Path, headers: str
) -> None:
    port = free_port()
    values = {
        "LISTEN_HTTPS": f"127.0.0.1:{port}",
        "SERVER": server.url,
        "HOST": server.url.removeprefix("http://"),
    }
    nginx = Nginx(tmp_path / "nginx", values, TEMPLATE.format(headers=headers))
    try:
        # Of somebody elsewhere; and of the person at this computer, who has the cookie.
        for first in (None, server.printed_address()):
            tab = browser.new_context().new_page()
            if first:
                tab.goto(first)
            answer = tab.goto(f"http://127.0.0.1:{port}/voortgang")
            assert answer.ok
            if first and "Origin ${SERVER}" in headers:
                # Who has the cookie sits here, and opened the printed address in this browser.
                continue
            # Where the server refuses its WebSocket nothing is drawn at all, and nothing says when.
            tab.wait_for_function("() => performance.now() > 8000")
            expect(tab.get_by_label("Uw naam")).to_have_count(0)
            tab.context.close()
    finally:
        nginx.stop()
