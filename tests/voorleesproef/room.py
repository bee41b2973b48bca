"""The room of the trial: a screen, a bus, a window manager, Orca in Dutch and Chromium.

Everything that is started, also by what was started, is a child of this process and has ended when
the room is left.
"""

import ctypes
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.voorleesproef.speech import Speech

PROGRAMS = ("Xvfb", "dbus-daemon", "openbox", "orca", "xdotool", "localedef")
PACKAGES = (
    *("xvfb", "xauth", "dbus-daemon", "openbox", "orca", "xdotool", "locales", "at-spi2-core"),
    *("python3-speechd", "python3-pyatspi", "gir1.2-atspi-2.0", "gir1.2-wnck-3.0"),
)
HOW_TO_GET_THEM = (
    "`make voorleesproef` needs a screen reader and a screen, and {missing} is not there.\n"
    f"  As root on Debian: apt-get install --no-install-recommends {' '.join(PACKAGES)}"
)
BUS_LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
WIDTH, HEIGHT = 1280, 800
PR_SET_CHILD_SUBREAPER = 36
SECONDS_TO_START = 120
# Nothing is read out of itself when a page has come, and no key is said: what is said is said by
# the page.
ORCA_SETTINGS = {
    "sayAllOnLoad": False,
    "pageSummaryOnLoad": False,
    "enableKeyEcho": False,
    "enableEchoByWord": False,
    "presentToolTips": False,
    "enableSpeech": True,
    "speechServerFactory": "speechdispatcherfactory",
    "speechServerInfo": ["Default Synthesizer", "default"],
    "enableBraille": False,
    "enableSound": False,
    "activeProfile": ["Proef", "default"],
    "startingProfile": ["Proef", "default"],
    "profile": ["Proef", "default"],
}


class CannotRun(RuntimeError):
    """The trial cannot be held here; the message says why."""


def missing() -> list[str]:
    """The programs that are not there."""
    absent = [name for name in PROGRAMS if shutil.which(name) is None]
    return absent if Path(BUS_LAUNCHER).exists() else [*absent, BUS_LAUNCHER]


class Room:
    """Where the trial is held; `speech` is what was said in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.speech = Speech(folder / "speech.sock")
        self.port = _free_port()
        self.environment = {
            **{name: os.environ[name] for name in ("PATH",)},
            "HOME": str(folder / "home"),
            "XDG_RUNTIME_DIR": str(folder / "run"),
            "LOCPATH": str(folder / "locale"),
            **dict.fromkeys(("LANG", "LC_ALL"), "nl_NL.UTF-8"),
            "LANGUAGE": "nl",
            "GTK_MODULES": "gail:atk-bridge",
            "NO_AT_BRIDGE": "0",
            "SPEECHD_ADDRESS": f"unix_socket:{folder / 'speech.sock'}",
        }

    def start(self, name: str, *command: str, **options: object) -> subprocess.Popen:
        """A program of the room, that logs to a file of that name."""
        with (self.folder / f"{name}.log").open("wb") as log:
            return subprocess.Popen(
                command, env=self.environment, stdout=log, stderr=log, **options
            )

    def keys(self, *keys: str) -> None:
        """Press these, as a hand does."""
        for key in keys:
            *held, last = key.split("+")
            # `xdotool key alt+Left` lets go of Alt first, and Orca takes what is left for its own
            # arrow: it then says nothing of a focus that moves.
            down = [word for modifier in held for word in ("keydown", modifier)]
            up = [word for modifier in reversed(held) for word in ("keyup", modifier)]
            command = ["xdotool", *down, "key", "--delay", "30", last, *up]
            subprocess.run(command, env=self.environment, check=True, timeout=30)

    def type(self, text: str) -> None:
        """Type this, a letter a time."""
        command = ["xdotool", "type", "--delay", "40", text]
        subprocess.run(command, env=self.environment, check=True, timeout=60)

    def wait_for_words(self, words: str, seconds: float) -> None:
        """Wait until this was said; raises CannotRun."""
        deadline = time.monotonic() + seconds
        while not any(words in one.text for one in self.speech.said):
            if time.monotonic() > deadline:
                raise CannotRun(f"Orca does not say ‘{words}’.")
            time.sleep(0.1)


@contextmanager
def open_room(folder: Path) -> Iterator[Room]:
    """The room, with Orca speaking; raises CannotRun where it does not come to that.

    folder: an empty one.
    """
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)
    room = Room(folder)
    try:
        _furnish(room)
        _start_screen(room)
        _start_bus(room)
        room.start("openbox", "openbox", "--config-file", str(folder / "home/rc.xml"))
        room.start("at-spi", BUS_LAUNCHER, "--launch-immediately", "--a11y=1", "--screen-reader=1")
        # Not `--replace`: that ends every Orca of this user, also one that somebody works with.
        room.start("orca", "orca")
        _wait_until(lambda: room.speech.said, "Orca says nothing", room, "orca")
        yield room
    finally:
        end_all_children()
        room.speech.shutdown()
        room.speech.server_close()


def start_chromium(room: Room, url: str) -> None:
    """Open the browser of the room on that address, with nothing that Google adds."""
    profile = room.folder / "chromium"
    (profile / "Default").mkdir(parents=True)
    (profile / "Default/Preferences").write_text(
        json.dumps(
            {
                "translate": {"enabled": False},
                "intl": {"accept_languages": "nl,en", "selected_languages": "nl,en"},
                "credentials_enable_service": False,
                "download": {"default_directory": str(room.folder / "home"), "prompt": False},
            }
        )
    )
    room.start(
        "chromium",
        *(find_chromium(), *ARGUMENTS, "--test-type", "--force-renderer-accessibility"),
        *(f"--user-data-dir={profile}", "--lang=nl", "--password-store=basic"),
        *(f"--window-size={WIDTH},{HEIGHT}", "--window-position=0,0"),
        *(f"--remote-debugging-port={room.port}", url),
    )


def _furnish(room: Room) -> None:
    home = room.folder / "home"
    (home / ".local/share/orca").mkdir(parents=True)
    (room.folder / "run").mkdir(mode=0o700)
    (room.folder / "locale").mkdir()
    locale = ["localedef", "-i", "nl_NL", "-f", "UTF-8", str(room.folder / "locale/nl_NL.UTF-8")]
    made = subprocess.run(locale, capture_output=True, text=True)
    if made.returncode:
        raise CannotRun(f"There is no Dutch locale: {made.stderr}")
    settings = {
        "general": ORCA_SETTINGS,
        "pronunciations": {},
        "keybindings": {},
        "profiles": {
            "default": {**ORCA_SETTINGS, "pronunciations": {}, "keybindings": {}},
        },
    }
    (home / ".local/share/orca/user-settings.conf").write_text(json.dumps(settings))
    # As it comes it takes Alt+Shift and an arrow, which Orca needs in tables.
    rc = Path("/etc/xdg/openbox/rc.xml").read_text(encoding="utf-8")
    without = re.sub(r"<keyboard>.*?</keyboard>", "<keyboard></keyboard>", rc, flags=re.DOTALL)
    (home / "rc.xml").write_text(without, encoding="utf-8")


def _start_screen(room: Room) -> None:
    read, write = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    # -r: on a busy machine a key that comes up late would be pressed twice.
    command = ("Xvfb", "-r", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp")
    room.start("xvfb", *command, pass_fds=(write,))
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    if not number:
        raise CannotRun(f"Xvfb does not start:\n{_log(room, 'xvfb')}")
    room.environment["DISPLAY"] = f":{number}"


def _start_bus(room: Room) -> None:
    address = f"unix:path={room.folder / 'run/bus'}"
    room.start("bus", "dbus-daemon", "--session", "--nofork", f"--address={address}")
    room.environment["DBUS_SESSION_BUS_ADDRESS"] = address
    _wait_until((room.folder / "run/bus").exists, "The bus does not start", room, "bus")


def _wait_until(holds, problem: str, room: Room, log: str) -> None:
    deadline = time.monotonic() + SECONDS_TO_START
    while not holds():
        if time.monotonic() > deadline:
            raise CannotRun(f"{problem}:\n{_log(room, log)}")
        time.sleep(0.1)


def _log(room: Room, name: str) -> str:
    return (room.folder / f"{name}.log").read_text(encoding="utf-8", errors="replace")[-2000:]


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def children() -> list[int]:
    """The processes that this one started, and those that they left behind."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    found = [os.getpid()]
    for one in found:
        found.extend(pid for pid, parent in parents.items() if parent == one)
    return found[1:]


def end_all_children() -> None:
    """Have every child end, and gather it."""
    for how, patience in ((signal.SIGTERM, 5.0), (signal.SIGKILL, 10.0)):
        deadline = time.monotonic() + patience
        asked: set[int] = set()
        while time.monotonic() < deadline:
            # Those of which the parent ended are ours now.
            while _gather_one():
                pass
            left = children()
            if not left:
                return
            for pid in left:
                if pid not in asked:
                    asked.add(pid)
                    try:
                        os.kill(pid, how)
                    except ProcessLookupError:
                        continue
            time.sleep(0.05)
    print(f"Not ended: {children()}", file=sys.stderr)


def _gather_one() -> bool:
    try:
        return os.waitpid(-1, os.WNOHANG)[0] != 0
    except ChildProcessError:
        return False
