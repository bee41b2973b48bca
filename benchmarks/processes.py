"""Starts what is measured: each app in a process and on a port of its own, until it is left."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from benchmarks.kaart_marks import write_marks

ROOT = Path(__file__).resolve().parent.parent
REFERENCES = ROOT / "benchmarks" / "references"
HOST = "127.0.0.1"
PORTS = range(8660, 8680)
_given_out: set[int] = set()
SECONDS_TO_START = 120
STREAMLIT = (sys.executable, "-m", "streamlit", "run")
# No question for an e-mail address and no statistics; for the rest plain Streamlit.
QUIET = {"STREAMLIT_SERVER_HEADLESS": "true", "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false"}


class DoesNotStart(RuntimeError):
    """A process ended or did not listen in time; the message holds what it wrote."""


@dataclass(frozen=True)
class Command:
    """How to start an app: its arguments, in which `{port}` is filled in, and its settings.

    at_home: whether it runs in the root of the project, where our `.streamlit` stands; all others
        run in a folder that holds nothing of ours.
    """

    arguments: tuple[str, ...]
    settings: dict[str, str] = field(default_factory=dict)
    at_home: bool = False


def our_dashboard(table: Path) -> Command:
    """Our dashboard as `make run` starts it, on that table."""
    address = ("--server.port", "{port}", "--server.address", HOST)
    return Command(
        (*STREAMLIT, "dashboard.py", *address), {"BORGING_TABLE": str(table)}, at_home=True
    )


def streamlit_reference(script: str, table: Path) -> Command:
    """A reference in Streamlit, with its default settings."""
    address = ("--server.port", "{port}", "--server.address", HOST)
    return Command(
        (*STREAMLIT, str(REFERENCES / script), *address),
        {**QUIET, "BENCH_MARKS": str(write_marks(table))},
    )


def python_reference(script: str, table: Path) -> Command:
    """A reference that is a Python program of its own."""
    return Command(
        (sys.executable, str(REFERENCES / script), "{port}"),
        {"BENCH_MARKS": str(write_marks(table))},
    )


@dataclass(frozen=True)
class Server:
    """A running app; `started` is when its process began, by `time.monotonic`."""

    port: int
    process: subprocess.Popen
    started: float
    log: Path

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def listens(self) -> bool:
        """Whether it takes a connection. Raises DoesNotStart where its process has ended."""
        if self.process.poll() is not None:
            raise DoesNotStart(self.log.read_text(errors="replace"))
        with socket.socket() as connection:
            connection.settimeout(1)
            return connection.connect_ex((HOST, self.port)) == 0

    def wait_until_it_listens(self) -> None:
        """Raises DoesNotStart."""
        while not self.listens():
            if time.monotonic() - self.started > SECONDS_TO_START:
                raise DoesNotStart(self.log.read_text(errors="replace"))
            time.sleep(0.01)

    def memory(self) -> float:
        """MiB in use by the process itself, without what it shares with others."""
        return psutil.Process(self.process.pid).memory_full_info().uss / 2**20

    def processor_seconds(self) -> float:
        """Processor time that it has used since it began."""
        times = psutil.Process(self.process.pid).cpu_times()
        return times.user + times.system


@contextmanager
def running(command: Command, folder: Path) -> Iterator[Server]:
    """Start it; it is stopped when the block is left, also by an exception.

    folder: a temporary one, for its log and, where it does not run at home, to run in.
    """
    port = _free_port()
    own = folder / str(port)
    own.mkdir(exist_ok=True)
    log = own / "log.txt"
    started = time.monotonic()
    with log.open("w") as output:
        process = subprocess.Popen(
            [argument.format(port=port) for argument in command.arguments],
            cwd=ROOT if command.at_home else own,
            env={**os.environ, **command.settings},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield Server(port, process, started, log)
    finally:
        _stop(process)
        _given_out.discard(port)


def _stop(process: subprocess.Popen) -> None:
    for signal_number, seconds in ((signal.SIGTERM, 10), (signal.SIGKILL, 10)):
        if process.poll() is not None:
            return
        os.killpg(process.pid, signal_number)
        try:
            process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            continue


def _free_port() -> int:
    """A port that nobody listens on and that no app is starting on; kept until given back."""
    for port in PORTS:
        if port in _given_out:
            continue
        with socket.socket() as listener:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                listener.bind((HOST, port))
            except OSError:
                continue
        _given_out.add(port)
        return port
    raise DoesNotStart(f"no port is free from {PORTS.start} to {PORTS.stop - 1}")
