"""A speech server that says nothing and writes down what it was to say, and when.

It speaks SSIP, the protocol of speech-dispatcher, to the one screen reader of the trial: what
stands here is word for word what that reader had said.
"""

import re
import socketserver
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

# A voice at the usual pace; what was stopped before it can have been said was not heard.
CHARACTERS_A_SECOND = 18
# The answer to each command that is not simply carried out.
_LISTS = {
    "LIST OUTPUT_MODULES": ("250", ["proef"], "OK MODULE LIST SENT"),
    "LIST SYNTHESIS_VOICES": ("249", ["Proef\tnl\tnone"], "OK VOICE LIST SENT"),
    "LIST VOICES": ("249", ["MALE1"], "OK VOICE LIST SENT"),
    "GET OUTPUT_MODULE": ("251", ["proef"], "OK GET RETURNED"),
    "HISTORY GET CLIENT_ID": ("245", ["1"], "OK CLIENT ID SENT"),
}


@dataclass
class Said:
    """One text; `until` is when it was stopped, None where it was said to its end."""

    text: str
    at: float
    until: float | None = None

    @property
    def was_heard(self) -> bool:
        """Whether it was said to its end."""
        return self.until is None


class Speech(socketserver.ThreadingUnixStreamServer):
    """Listens on a socket until it is closed; `said` is all that it was given, in order."""

    daemon_threads = True

    def __init__(self, socket: Path) -> None:
        self.said: list[Said] = []
        self.last_given = 0.0
        super().__init__(str(socket), _Session)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def take(self, text: str) -> None:
        """Write down what is to be said."""
        self.last_given = time.monotonic()
        if text:
            self.said.append(Said(text, self.last_given))

    def stop_speaking(self) -> None:
        """What the voice has not come to is never heard."""
        now = time.monotonic()
        free = 0.0
        for one in self.said[-20:]:
            ends = max(free, one.at) + len(one.text) / CHARACTERS_A_SECOND
            if one.until is None and ends > now:
                one.until = now
            free = ends if one.until is None else one.until


class _Session(socketserver.StreamRequestHandler):
    server: Speech

    def handle(self) -> None:
        number = 0
        while line := self.rfile.readline():
            command = line.decode("utf-8", "replace").strip()
            if command.upper() in _LISTS:
                self.answer(*_LISTS[command.upper()])
                continue
            word, _, rest = command.partition(" ")
            match word.upper():
                case "SPEAK":
                    self.write("230 OK RECEIVING DATA")
                    self.server.take(_plain(self.data()))
                case "CHAR" | "KEY":
                    self.server.take(rest)
                case "CANCEL" | "STOP":
                    self.server.stop_speaking()
                case "QUIT":
                    self.write("231 HAPPY HACKING")
                    return
            if word.upper() in ("SPEAK", "CHAR", "KEY"):
                number += 1
                self.answer("225", [str(number)], "OK MESSAGE QUEUED")
                # Reading on goes to the next text where one has ended.
                self.answer("701", [str(number), "1"], "BEGIN")
                self.answer("702", [str(number), "1"], "END")
            else:
                self.write("200 OK")

    def data(self) -> str:
        lines = []
        while (line := self.rfile.readline().decode("utf-8", "replace").rstrip("\r\n")) != ".":
            lines.append(line.removeprefix(".") if line.startswith("..") else line)
        return "\n".join(lines)

    def answer(self, code: str, values: list[str], end: str) -> None:
        for value in values:
            self.write(f"{code}-{value}")
        self.write(f"{code} {end}")

    def write(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


def _plain(text: str) -> str:
    """The text without the marks of SSML."""
    if text.startswith("<speak"):
        try:
            text = "".join(ElementTree.fromstring(text).itertext())
        except ElementTree.ParseError:
            text = re.sub(r"<[^>]*>", "", text)
    return " ".join(text.split())
