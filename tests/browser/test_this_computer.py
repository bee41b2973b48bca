"""Who may write at a server on this computer, in a real browser: who opened the printed address."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from tests.browser.page_checks import open_screen
from tests.browser.server import Server, running_server

READ_ONLY = "Vastleggen kan wie op deze computer het adres opent"
NAME = "Uw naam"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of its own, at which nobody has opened the address."""
    with running_server(tmp_path_factory.mktemp("own") / "log.txt") as running:
        yield running


@contextmanager
def forwarded(server: Server) -> Iterator[str]:
    """A plain TCP forward to the server, as `ssh -R` or socat makes; it gives its address."""
    port = int(server.url.rsplit(":", 1)[1])
    listener = socket.create_server(("127.0.0.1", 0))

    def pump(source: socket.socket, target: socket.socket) -> None:
        try:
            while data := source.recv(65_536):
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
        except OSError:
            return

    def serve() -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            onward = socket.create_connection(("127.0.0.1", port))
            for pair in ((client, onward), (onward, client)):
                threading.Thread(target=pump, args=pair, daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.close()


def test_who_did_not_open_the_printed_address_reads(page: Page, own: Server) -> None:
    open_screen(page, f"{own.url}/voortgang")
    expect(page.get_by_text(READ_ONLY)).to_be_visible()
    expect(page.get_by_label(NAME)).to_have_count(0)
    open_screen(page, f"{own.url}/logboek")
    expect(page.get_by_text("leest het logboek als geheel")).to_be_visible()


def test_the_printed_address_leaves_the_address_bar_and_lets_one_write(
    page: Page, own: Server
) -> None:
    page.goto(own.printed_address())
    assert page.url == f"{own.url}/"
    (cookie,) = [one for one in page.context.cookies() if "deze_computer" in one["name"]]
    assert cookie["httpOnly"] and cookie["sameSite"] == "Strict"
    open_screen(page, f"{own.url}/voortgang")
    expect(page.get_by_label(NAME)).to_be_visible()


def test_through_a_forward_nobody_writes_also_with_the_cookie(page: Page, own: Server) -> None:
    with forwarded(own) as address:
        for first in (f"{address}/", own.printed_address()):
            page.goto(first)
            open_screen(page, f"{address}/voortgang")
            expect(page.get_by_text(READ_ONLY)).to_be_visible()
            expect(page.get_by_label(NAME)).to_have_count(0)


def test_an_address_of_another_start_is_told_in_dutch(page: Page, own: Server) -> None:
    answer = page.goto(f"{own.url}/deze-computer/x{'0' * 42}")
    assert answer.status == 404
    expect(page.get_by_role("heading", name="Dit adres geldt niet")).to_be_visible()
