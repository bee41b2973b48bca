"""The one HTML page that carries every screen: Streamlit's own, made Dutch.

Streamlit's page says `lang="en"` and takes no settings (streamlit#15726). Each change below must
find its place: after an upgrade that moves things the server refuses to start rather than serve
an English page.
"""

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from plotly.offline import get_plotlyjs
from streamlit.file_util import get_static_dir

from server.compression import StaticFile
from shell.settings import APP_TITLE

ASSETS = Path(__file__).parent / "static"
SCRIPTS = (
    "backend.js",
    "nl.js",
    "width.js",
    "links.js",
    "spoken.js",
    "stops.js",
    "focus.js",
    # Once the title of another screen has had the focus.
    "alinea.js",
    "panels.js",
    "forms.js",
    "lists.js",
    "drafts.js",
    "downloads.js",
    "fields.js",
    "presentation.js",
    "follow.js",
    "sign_in.js",
    "chart.js",
    "kaart.js",
)
# All of them in one file: a browser asks for each file of a first visit in turn.
SCRIPT = "dashboard.js"
PLOTLY = "plotly.min.js"

NOSCRIPT = (
    "<noscript><p>Dit dashboard heeft JavaScript nodig. De gegevens zelf staan ook in "
    "<code>data/borgingskalender.parquet</code>.</p></noscript>"
)
# Before all that Streamlit draws: the first stops of Tab, and where a change is said from. A dialog
# hides from a screen reader all but itself and what announces.
FIRST = """<body>
    <div id="springen">
      <a href="#stMain" data-naar="inhoud">Naar de inhoud</a>
      <a href="#stMain" data-naar="filters" hidden>Naar de filters</a>
      <a href="#stMain" data-naar="kaart" hidden>Naar de kaart</a>
      <a href="#stMain" data-naar="tabel" hidden>Naar de tabel</a>
      <a href="#stMain" data-naar="meenemen" hidden>Naar Meenemen</a>
    </div>
    <div id="gezegd" class="alleen_gezegd" data-live-announcer></div>"""


@dataclass(frozen=True)
class Document:
    """The page as bytes, and the CSP hashes of the scripts that stand inside it."""

    html: bytes
    script_hashes: tuple[str, ...]

    def titled(self, title: str) -> bytes:
        """The page of a screen, which a screen reader calls by its title before Streamlit does."""
        return self.html.replace(b"<title>", f"<title>{title} - ".encode(), 1)


@dataclass(frozen=True)
class Asset(StaticFile):
    """A file of our own that the page asks for; its name changes with its content."""

    name: str
    content: bytes
    media_type: str

    @cached_property
    def address(self) -> str:
        """Where it is served, from the root."""
        digest = hashlib.sha256(self.content).hexdigest()[:12]
        stem, _, suffix = self.name.rpartition(".")
        return f"/vormgeving/{stem}.{digest}.{suffix}"


@cache
def assets() -> dict[str, Asset]:
    """Our own files by name: the style sheet, the scripts, the icon."""
    words = json.loads((ASSETS / "nl.json").read_text(encoding="utf-8"))
    # "<" cannot close a script element from within a string where it is written as an escape.
    dictionary = json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
    scripts = "\n".join((ASSETS / name).read_text(encoding="utf-8") for name in SCRIPTS)
    scripts = scripts.replace("DICTIONARY;", dictionary + ";")
    return {
        SCRIPT: Asset(SCRIPT, scripts.encode(), "text/javascript"),
        PLOTLY: Asset(PLOTLY, get_plotlyjs().encode(), "text/javascript"),
        "stijl.css": Asset("stijl.css", (ASSETS / "stijl.css").read_bytes(), "text/css"),
        "icoon.svg": Asset("icoon.svg", (ASSETS / "icoon.svg").read_bytes(), "image/svg+xml"),
    }


@cache
def document() -> Document:
    """The Dutch page, built once per process from the Streamlit that is installed."""
    html = (Path(get_static_dir()) / "index.html").read_text(encoding="utf-8")
    script, plotly = assets()[SCRIPT].address, assets()[PLOTLY].address
    ours = "\n    ".join(
        (
            f'<link rel="stylesheet" href=".{assets()["stijl.css"].address}" />',
            # Asked for at once, run when the first chart is drawn.
            f'<link rel="preload" as="script" href=".{plotly}" />',
            f'<script src=".{script}" data-plotly=".{plotly}"></script>',
            "</head>",
        )
    )
    for pattern, replacement in (
        (r'<html lang="en">', '<html lang="nl">'),
        (r"<title>Streamlit</title>", f"<title>{APP_TITLE}</title>"),
        (r'href="\./favicon\.png"', f'href=".{assets()["icoon.svg"].address}"'),
        (r'<link rel="service-desc"[^>]*>', ""),
        (r"<noscript>.*?</noscript>", NOSCRIPT),
        (r"</head>", ours),
        (r"<body>", FIRST),
    ):
        html, found = re.subn(pattern, lambda _, text=replacement: text, html, flags=re.DOTALL)
        if found != 1:
            raise RuntimeError(f"Streamlit's index.html has {found} places for {pattern}, not one.")
    inline = re.findall(r"<script>(.*?)</script>", html, flags=re.DOTALL)
    digests = (hashlib.sha256(script.encode()).digest() for script in inline)
    hashes = tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)
    return Document(html.encode(), hashes)
