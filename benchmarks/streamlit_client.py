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
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.BidiComponent_pb2 import BidiComponent
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState

SECONDS = 120
DONE = (
    ForwardMsg.FINISHED_SUCCESSFULLY,
    ForwardMsg.FINISHED_WITH_COMPILE_ERROR,
)


# The component of `shell/fields.py`; the references have Streamlit's own fields.
OUR_FIELDS, OFFERED = "velden", "velden_aanbod"
# What every screen of ours says beside its title (shell/heading.py).
IN_VIEW = re.compile("<b>([0-9]+) van [0-9]+</b> regels in beeld")


class ScriptFailed(RuntimeError):
    """The app drew an exception, or something else than what was asked for."""


def field_state(element: Element) -> WidgetState | None:
    """The state that a browser sends for a field as it is drawn; None for what is no field."""
    match element.WhichOneof("type"):
        case "multiselect":
            drawn = element.multiselect
            state = WidgetState(id=drawn.id)
            state.string_array_value.data.extend(drawn.options[index] for index in drawn.default)
        case "date_input":
            state = WidgetState(id=element.date_input.id)
            state.string_array_value.data.extend(element.date_input.default)
        case "selectbox":
            drawn = element.selectbox
            state = WidgetState(id=drawn.id, string_value=drawn.options[drawn.default])
        case "text_input":
            state = WidgetState(id=element.text_input.id, string_value=element.text_input.default)
        case _:
            return None
    return state


def bars_in(chart: str) -> int:
    """The bars of a chart, which is JSON."""
    traces = [trace for trace in json.loads(chart)["data"] if trace["type"] == "bar"]
    return sum(_length(trace["y"]) for trace in traces)


def _length(values: list | dict) -> int:
    """Of an array in a chart, which is a list or, as plotly packs numbers, a type and base64."""
    if isinstance(values, list):
        return len(values)
    return len(base64.b64decode(values["bdata"])) // int(values["dtype"][1:])


@dataclass(frozen=True)
class Row:
    """A row of our own fields: its identity, and all that is chosen in it, by name."""

    identity: str
    chosen: dict[str, list[str]]

    def telling(self, name: str, values: list[str]) -> WidgetState:
        """What the browser tells when these are chosen in the field of that name."""
        told = {"chosen": {**self.chosen, name: values}, "heard": time.time_ns()}
        state = WidgetState(id=_make_trigger_id(self.identity, "events"))
        state.json_trigger_value = json.dumps([{"event": "gekozen", "value": told}])
        return state


@dataclass
class Fields:
    """The fields that a browser shows: those in a closed popover do not exist for it.

    ours: by label the row, the name and the values by label of each field of our own.
    offered: the fields of the bar, which are sent once.
    """

    states: dict[str, WidgetState] = field(default_factory=dict)
    options_of: dict[str, tuple[str, list[str]]] = field(default_factory=dict)
    ours: dict[str, tuple[Row, str, dict[str, str]]] = field(default_factory=dict)
    offered: list[dict] = field(default_factory=list)
    _hidden: list[tuple[int, ...]] = field(default_factory=list)

    def notice(self, path: tuple[int, ...], delta: Delta) -> None:
        """Take over what a delta says of a field."""
        if delta.WhichOneof("type") == "add_block":
            if delta.add_block.WhichOneof("type") == "popover":
                self._hidden.append(path)
            return
        if any(path[: len(hidden)] == hidden for hidden in self._hidden):
            return
        self._notice_ours(delta.new_element.bidi_component)
        state = field_state(delta.new_element)
        if state is None:
            return
        self.states.setdefault(state.id, state)
        if delta.new_element.WhichOneof("type") == "multiselect":
            drawn = delta.new_element.multiselect
            self.options_of[drawn.label] = (drawn.id, list(drawn.options))

    def _notice_ours(self, drawn: BidiComponent) -> None:
        if drawn.component_name == OFFERED:
            self.offered = json.loads(drawn.bytes)
        if drawn.component_name != OUR_FIELDS:
            return
        told = json.loads(drawn.bytes)
        row = Row(drawn.id, told["chosen"])
        for one in told.get("fields", self.offered):
            values = {label: value for value, _, label, *_ in one.get("options", ())}
            self.ours[one["words"]] = row, one["name"], values

    def choose(self, label: str, options: list[str]) -> None:
        """Choose these in the field with that label; ValueError for one that it does not have."""
        row, name, values = self.ours.get(label, (None, "", {}))
        identity, known = self.options_of.get(label, ("", [*values]))
        if missing := set(options) - set(known):
            raise ValueError(f"{label} has {known}, not {sorted(missing)}")
        if row is not None:
            state = row.telling(name, [values[option] for option in options])
            self.states[state.id] = state
            return
        state = WidgetState(id=identity)
        state.string_array_value.data.extend(options)
        self.states[identity] = state

    def told(self) -> None:
        """What our own fields tell is sent once."""
        for identity, state in [*self.states.items()]:
            if state.WhichOneof("value") == "json_trigger_value":
                del self.states[identity]


@dataclass(frozen=True)
class Answer:
    """What one run of the script gave: how long until it was finished, how much, and what.

    shown: how many rows ours has in view, or bars the chart of a reference; None where the app sent
    neither, or only said that the client has it already.
    """

    milliseconds: float
    size: int
    shown: int | None


class Reader:
    """A session of its own; use it as an asynchronous context."""

    def __init__(self, url: str, path: str) -> None:
        self._url = url
        self._page = path.strip("/")
        self._query = ""
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

    async def run(self) -> Answer:
        """Ask for the page with what is chosen, until the script has finished.

        Raises ScriptFailed, or TimeoutError when it takes longer than anybody waits.
        """
        message = BackMsg()
        client = message.rerun_script
        client.query_string = self._query
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
            size, shown = await self._until_finished()
        milliseconds = (time.perf_counter() - start) * 1000
        self.fields.told()
        self._forget()
        return Answer(milliseconds, size, shown)

    async def _until_finished(self) -> tuple[int, int | None]:
        size, shown = 0, None
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
                    shown = self._take(message) or shown
                case "script_finished" if message.script_finished in DONE:
                    return size, shown

    def _take(self, message: ForwardMsg) -> int | None:
        """Take over a delta; gives how much it shows, where it does."""
        path = tuple(message.metadata.delta_path)
        self.fields.notice(path, message.delta)
        drawn = message.delta.new_element.WhichOneof("type")
        if drawn == "exception":
            raise ScriptFailed(message.delta.new_element.exception.message)
        if chart := message.delta.new_element.plotly_chart.spec:
            return bars_in(chart)
        found = IN_VIEW.search(message.delta.new_element.html.body)
        return int(found[1]) if found else None

    def _forget(self) -> None:
        self._kept = {
            name: last for name, last in self._kept.items() if self._runs - last < self._keep_for
        }
