"""`python -m oefening` (`make demo`): a dashboard to practise with, on a made-up year of progress.

The log is made anew at each start, in a folder of its own that goes when the server stops. It
listens on this computer alone; no other log is ever opened.
"""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from loaders.dutch_arguments import dutch_parser
from loaders.errors import TableError
from loaders.settings import ROOT
from oefening.practice_log import make
from selections.dates import today
from voortgang.database import PRACTICE
from voortgang.kalender import load_kalender
from voortgang.settings import DATABASE_URL, ROLLEN

ADDRESS = "127.0.0.1"


def main(arguments: list[str] | None = None) -> int:
    parser = dutch_parser("python -m oefening", "De oefenomgeving.")
    parser.add_argument("--poort", type=int, default=8501, metavar="POORT", help="zonder: 8501")
    options = parser.parse_args(arguments)
    for setting in (DATABASE_URL, ROLLEN):
        if os.environ.get(setting.name):
            print(
                f"{setting.name} is gezet: de oefenomgeving heeft een eigen logboek, waarin "
                "iedereen op deze computer vastlegt, en opent geen ander. Haal de instelling weg.",
                file=sys.stderr,
            )
            return 1
    with tempfile.TemporaryDirectory(prefix="borgingskalender-oefening-") as folder:
        path = Path(folder) / "oefening.sqlite"
        try:
            number = make(path, load_kalender(), today())
        except TableError as problem:
            print(problem, file=sys.stderr)
            return 1
        print(
            f"{PRACTICE}, {number} meldingen, besluiten, acties en agenda’s. Wie op deze computer "
            f"zit, legt vast op http://{ADDRESS}:{options.poort}",
            file=sys.stderr,
        )
        return _serve(path, options.poort)


def _serve(path: Path, port: int) -> int:
    served = subprocess.Popen(
        [
            *(sys.executable, "-m", "streamlit", "run", "dashboard.py"),
            *("--server.address", ADDRESS, "--server.port", str(port)),
        ],
        cwd=ROOT,
        env=os.environ | {DATABASE_URL.name: f"sqlite:///{path}"},
    )
    signal.signal(signal.SIGTERM, lambda *_: served.terminate())
    while True:
        try:
            # Told to stop, it has done so.
            return max(served.wait(), 0)
        except KeyboardInterrupt:
            # The server has been told the same, and ends in its own way.
            continue


if __name__ == "__main__":
    sys.exit(main())
