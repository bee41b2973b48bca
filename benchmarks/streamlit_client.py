"""A reader of a Streamlit app without a browser: what the browser sends and receives, in Python.

It speaks Streamlit's own WebSocket protocol with the protobuf messages of the installed package:
a session starts with an empty `rerun_script`, learns its fields from the deltas, sends the value
of all of them at each change, follows the query string that the app sets, and tells the server
which messages it still has, as the browser does.
"""

import asyncio
import base64
import json
import re
import time
from dataclasses import dataclass, field

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

SECONDS = 120
# What every screen of ours says beside its title (shell/heading.py).
IN_VIEW = re.compile("<b>([0-9]+) van [0-9]+</b> regels in beeld")
DONE = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
)


class ScriptFailed(RuntimeError):
    """The app drew an exception, or something else than what was asked for."""


def bars_in(chart: str) -> int:
    """The bars of a chart."""
    traces = [trace for trace in json.loads(chart)["data"] if trace["type"] == "bar"]
    return sum(_length(trace["y"]) for trace in traces)


def _length(values: list | dict) -> int:
    """Of an array in a chart, which is a list or, as plotly packs numbers, a type and base64."""
    if isinstance(values, list):
        return len(values)
    return len(base64.b64decode(values["bdata"])) // int(values["dtype"][1:])


@dataclass
class Fields:
    """The fields that a browser shows, those of the reference: one multiselect."""

    states: dict[str, WidgetState] = field(default_factory=dict)
    options: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def notice(self, delta: Delta) -> None:
        """Take over what a delta says of a field."""
        if delta.new_element.WhichOneof("type") != "multiselect":
            return
        drawn = delta.new_element.multiselect
        self.options[drawn.id] = tuple(drawn.options)
        if drawn.id not in self.states:
            self._set(drawn.id, [drawn.options[index] for index in drawn.default])

    def choose(self, options: list[str]) -> None:
        """Choose these in the one field; ValueError for an option that it does not have."""
        ((identity, known),) = self.options.items()
        if missing := set(options) - set(known):
            raise ValueError(f"the field has {known}, not {sorted(missing)}")
        self._set(identity, options)

    def _set(self, identity: str, options: list[str]) -> None:
        state = WidgetState(id=identity)
        state.string_array_value.data.extend(options)
        self.states[identity] = state


@dataclass(frozen=True)
class Answer:
    """What one run of the script gave: how long until it was finished, how much, and the view.

    chart: of a reference, as JSON; in_view: of ours, how many rows. Each None where the app sent
    none, or only said that the client has it already.
    """

    milliseconds: float
    size: int
    chart: str | None
    in_view: int | None


class Reader:
    """A session of its own; use it as an asynchronous context."""

    def __init__(self, url: str, path: str) -> None:
        self._url = url
        self._page = path.strip("/")
        self._query = ""
        self._is_history = False
        self._page_hash = ""
        self._kept: dict[str, int] = {}
        self._keep_for = 2
        self._runs = 0
        self.fields = Fields()

    async def __aenter__(self) -> "Reader":
        self._socket = await websockets.connect(
            self._url.replace("http", "ws", 1) + "/_stcore/stream",
            origin=self._url,
            subprotocols=["streamlit"],
            max_size=None,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._socket.close()

    def go(self, query: str) -> None:
        """Go to this address on the next run, as with the buttons of the browser."""
        self._query, self._is_history = query, True

    async def run(self) -> Answer:
        """Ask for the page with what is chosen, until the script has finished.

        Raises ScriptFailed, or TimeoutError when it takes longer than anybody waits.
        """
        message = BackMsg()
        client = message.rerun_script
        client.query_string = self._query
        client.is_history_navigation, self._is_history = self._is_history, False
        client.page_name = "" if self._page_hash else self._page
        client.page_script_hash = self._page_hash
        client.widget_states.widgets.extend(self.fields.states.values())
        client.cached_message_hashes.extend(self._kept)
        client.context_info.url = f"{self._url}/{self._page}"
        client.context_info.locale = "nl-NL"
        client.context_info.timezone = "Europe/Amsterdam"
        self._runs += 1
        start = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        async with asyncio.timeout(SECONDS):
            size, chart, shown = await self._until_finished()
        milliseconds = (time.perf_counter() - start) * 1000
        self._forget()
        return Answer(milliseconds, size, chart, shown)

    async def _until_finished(self) -> tuple[int, str | None, int | None]:
        size, chart, shown = 0, None, None
        while True:
            data = await self._socket.recv()
            size += len(data)
            message = ForwardMsg()
            message.ParseFromString(data)
            if message.metadata.cacheable:
                self._kept[message.hash] = self._runs
            match message.WhichOneof("type"):
                case "new_session":
                    self._page_hash = message.new_session.page_script_hash
                    age = message.new_session.config.max_cached_message_age
                    self._keep_for = age or self._keep_for
                case "navigation":
                    self._page_hash = message.navigation.page_script_hash
                case "page_info_changed":
                    self._query = message.page_info_changed.query_string
                case "ref_hash":
                    self._kept[message.ref_hash] = self._runs
                case "delta":
                    element = self._element(message)
                    chart = element.plotly_chart.spec or chart
                    if found := IN_VIEW.search(element.html.body):
                        shown = int(found[1])
                case "script_finished" if message.script_finished in DONE:
                    return size, chart, shown

    def _element(self, message: ForwardMsg) -> Element:
        """What a delta draws."""
        self.fields.notice(message.delta)
        element = message.delta.new_element
        if element.WhichOneof("type") == "exception":
            raise ScriptFailed(element.exception.message)
        return element

    def _forget(self) -> None:
        self._kept = {
            name: last for name, last in self._kept.items() if self._runs - last < self._keep_for
        }
