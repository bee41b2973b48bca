"""What a screen drew, read back from the elements it sent to the browser."""

import json
from dataclasses import dataclass, field
from functools import lru_cache
from html.parser import HTMLParser

from streamlit.testing.v1 import AppTest

from style.look import EXPECTED


@dataclass
class Table:
    """A table as it is drawn: the words of its cells by row, the header row first."""

    caption: str = ""
    rows: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True)
class Link:
    """A link to a screen: where it leads and what it says."""

    href: str
    words: str


@dataclass(frozen=True)
class Chart:
    """A chart as it is drawn, as plotly's JSON, and its text alternative."""

    figure: dict
    alt: str


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self.links: list[Link] = []
        self.words: list[str] = []
        self._inside: list[str] = []
        self._href = ""

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self._inside.append(tag)
        if tag == "table":
            self.tables.append(Table())
        elif tag == "tr":
            self.tables[-1].rows.append([])
        elif tag in ("th", "td"):
            self.tables[-1].rows[-1].append("")
        elif tag == "a":
            self._href = dict(attributes)["href"] or ""
            self.links.append(Link(self._href, ""))
        elif tag == "br":
            self._inside.pop()

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if "a" in self._inside:
            self.links[-1] = Link(self._href, self.links[-1].words + data)
        if "caption" in self._inside:
            self.tables[-1].caption += data
        elif "th" in self._inside or "td" in self._inside:
            self.tables[-1].rows[-1][-1] += data


def _read(app: AppTest) -> _Reader:
    return _read_once(html(app))


@lru_cache(maxsize=4)
def _read_once(text: str) -> _Reader:
    reader = _Reader()
    reader.feed(text)
    return reader


def html(app: AppTest) -> str:
    """Our own HTML on the screen: first the pieces of the page, then the tables under charts."""
    pieces = [element.proto.body for element in app.get("html")]
    return "".join((*pieces, *(data.decode() for data in components(app, "tabel"))))


def charts(app: AppTest) -> list[Chart]:
    """The charts on the screen, from top to bottom."""
    sent = [json.loads(data[1:]) for data in components(app, "grafiek")]
    return [Chart(chart["figure"], chart["alt"]) for chart in sent]


def kaarten(app: AppTest) -> list[dict]:
    """What the browser draws and tells of the kaart on the screen."""
    return [json.loads(data) for data in components(app, "kaart")]


def fields(app: AppTest) -> dict[str, dict]:
    """The fields of our own on the screen by their name, each with what is chosen in it."""
    rows = [json.loads(data) for data in components(app, "velden")]
    (offered,) = [json.loads(data) for data in components(app, "velden_aanbod")] or [[]]
    return {
        one["name"]: one | {"chosen": row["chosen"].get(one["name"], [])}
        for row in rows
        for drawn in row.get("fields", offered)
        for one in (drawn, *([drawn["inner"]] if "inner" in drawn else []))
    }


def components(app: AppTest, name: str) -> list[bytes]:
    protos = [element.proto for element in app.get("bidi_component")]
    return [proto.bytes for proto in protos if proto.component_name == name]


def tables(app: AppTest) -> list[Table]:
    """The tables of our own on the screen."""
    return _read(app).tables


def links(app: AppTest) -> list[Link]:
    """The links to screens."""
    return _read(app).links


def words(app: AppTest) -> str:
    """All text of our own HTML on the screen."""
    return " ".join(_read(app).words)


def said(app: AppTest) -> str:
    """The same as it is read: a space is one space."""
    return " ".join(words(app).split())


def bars(app: AppTest) -> list[str]:
    """The sleutels of the bars of published moments in the Gantt."""
    traces = _traces(app)
    return [
        sleutel
        for trace in traces
        if trace.get("name") != EXPECTED.name
        for sleutel in trace.get("customdata", ())
    ]


def expected_bars(app: AppTest) -> dict[str, float]:
    """The sleutels of the bars of expected moments in the Gantt, and where each begins."""
    return {
        sleutel: start
        for trace in _traces(app)
        if trace.get("name") == EXPECTED.name
        for sleutel, start in zip(trace["customdata"], trace["base"], strict=True)
    }


def _traces(app: AppTest) -> list[dict]:
    (chart,) = charts(app)
    return chart.figure["data"]
