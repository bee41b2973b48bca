"""The static plotly page: writes it with plotly.js and the marks where it is run, and serves it."""

import http.server
import json
import shutil
import sys
from pathlib import Path

import plotly
from marks import DIMMED, LIT, PLANS, read_marks

HERE = Path(__file__).parent


def write(folder: Path) -> None:
    """Everything that the page asks for."""
    marks = read_marks()[["plan", "x", "width", "y", "height"]]
    content = {
        "plans": PLANS,
        "lit": LIT,
        "dimmed": DIMMED,
        "marks": {name: list(column) for name, column in marks.items()},
    }
    (folder / "marks.json").write_text(json.dumps(content))
    shutil.copy(HERE / "static_page.html", folder / "index.html")
    shutil.copy(Path(plotly.__file__).parent / "package_data" / "plotly.min.js", folder)


if __name__ == "__main__":
    write(Path.cwd())
    handler = http.server.SimpleHTTPRequestHandler
    http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), handler).serve_forever()
