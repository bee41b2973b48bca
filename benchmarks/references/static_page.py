"""The static plotly page: writes it with plotly.js and the bars where it is run, and serves it."""

import http.server
import json
import shutil
import sys
from pathlib import Path

import pandas as pd
import plotly
from bars import PLANS, read_bars

HERE = Path(__file__).parent


def write(folder: Path) -> None:
    """Everything that the page asks for."""
    bars = read_bars()
    van, tot = pd.to_datetime(bars["van"]), pd.to_datetime(bars["tot"])
    columns = {
        "plan": bars["plan"],
        "maatregel": bars["maatregel"],
        "base": (van - pd.Timestamp("2020-01-01")).dt.days,
        "days": (tot - van).dt.days + 1,
    }
    content = {"plans": PLANS, "bars": {name: list(column) for name, column in columns.items()}}
    (folder / "bars.json").write_text(json.dumps(content))
    shutil.copy(HERE / "static_page.html", folder / "index.html")
    shutil.copy(Path(plotly.__file__).parent / "package_data" / "plotly.min.js", folder)


if __name__ == "__main__":
    write(Path.cwd())
    handler = http.server.SimpleHTTPRequestHandler
    http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), handler).serve_forever()
