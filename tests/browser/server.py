"""A dashboard of its own for a test: the real command, on a free port, until it is closed."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from tests.voortgang.new_log import new_log
from voortgang.settings import DATABASE_URL

ROOT = Path(__file__).parent.parent.parent
SECONDS_TO_START = 60
_ROUTER = "pages/router/run.py"
# Settings are read when they are needed: this one from a file that a test writes.
_LOG_OF_FILE = """
from pathlib import Path
from loaders.settings import Setting

read = Setting.read
Setting.read = lambda it: Path({file!r}).read_text() if it.name == {name!r} else read(it)
"""


@dataclass(frozen=True)
class Server:
    """A running dashboard: its address without a closing slash, and the file it logs to."""

    url: str
    log: Path
    process: subprocess.Popen

    def log_text(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def printed_address(self) -> str:
        """The address that it printed at its start: who opens that may write."""
        return re.search(rf"{self.url}/deze-computer/\S+", self.log_text()).group()

    def let_write(self, page: Page) -> None:
        """Give this page the cookie of who opened that; opened it is in test_this_computer."""
        page.context.request.get(self.printed_address(), max_redirects=0)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextmanager
def running_server(
    log: Path, port: int | None = None, script: str | Path = "dashboard.py", **settings: str
) -> Iterator[Server]:
    """Serve the dashboard with these BORGING_ settings; raises RuntimeError if it does not start.

    port: a free one where none is given. script: another entry, which needs a `/gezond` too.
    """
    port = port or free_port()
    command = ["-m", "streamlit", "run", str(script), "--server.port", str(port)]
    env = {**os.environ, **_own_log(log), **settings}
    with _running([*command, "--server.address", "127.0.0.1"], env, log, port) as server:
        yield server


def entry_after(lines: str, folder: Path) -> Path:
    """In this folder an entry that is dashboard.py with these lines of Python before it."""
    text = (ROOT / "dashboard.py").read_text().replace(f'"{_ROUTER}"', repr(str(ROOT / _ROUTER)))
    entry = folder / "entry.py"
    entry.write_text(lines + text)
    return entry


# Shows this log, a new one where there is none yet.
OnLog = Callable[[Path], Server]


@contextmanager
def running_on_logs(folder: Path) -> Iterator[OnLog]:
    """One dashboard for one log after another, since to start one takes longer than most tests."""
    named = folder / "log.url"
    named.write_text(f"sqlite:///{folder}/none.sqlite")
    lines = _LOG_OF_FILE.format(file=str(named), name=DATABASE_URL.name)
    with running_server(folder / "log.txt", script=entry_after(lines, folder)) as server:

        def on_log(file: Path) -> Server:
            url = f"sqlite:///{file}" if file.exists() else new_log(file)
            named.write_text(url)
            return server

        yield on_log


@contextmanager
def running_demo(log: Path) -> Iterator[Server]:
    """The place to practise, as `make demo` starts it."""
    port = free_port()
    env = {name: value for name, value in os.environ.items() if not name.startswith("BORGING_")}
    env["TMPDIR"] = str(log.parent)
    with _running(["-m", "oefening", "--poort", str(port)], env, log, port) as server:
        yield server


@contextmanager
def _running(command: list[str], env: dict[str, str], log: Path, port: int) -> Iterator[Server]:
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env=env,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    server = Server(f"http://127.0.0.1:{port}", log, process)
    try:
        _wait_until_it_answers(server)
        yield server
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _own_log(log: Path) -> dict[str, str]:
    # What a test records belongs neither in the log of who runs it nor in that of another test.
    return {"BORGING_DATABASE_URL": f"sqlite:///{log.with_suffix('.sqlite').absolute()}"}


def _wait_until_it_answers(server: Server) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{server.url}/gezond", timeout=5)
        except urllib.error.HTTPError:
            return  # It answers, if only that it has no calendar; some tests want just that.
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The dashboard did not start:\n{server.log_text()}")
