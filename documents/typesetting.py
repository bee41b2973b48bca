"""Compiling the typst templates, with words only as data and fonts only from the repository.

Each document is compiled in a process of its own. typst remembers what it has laid out: in the
process of the server that came to 500 MiB after a dozen documents, and a compilation would hold
up every other session for as long as it takes. A process of its own costs a tenth of a second.
"""

import json
import subprocess
import sys
from datetime import UTC
from pathlib import Path
from typing import Literal

from documents.pdf_text import FONT_FOLDER, showable
from documents.view_info import ViewInfo

_HERE = Path(__file__).parent
_TEMPLATES = _HERE / "templates"
_SECONDS = 120
# Of a PDF that can be filed: accessible, and fit for the archive.
STANDARDS = ("ua-1", "a-2a")


class TypesettingError(Exception):
    """typst refused the document, or did not finish it; `str()` is its diagnostic."""


def typeset(
    template: str,
    view: dict[str, object],
    info: ViewInfo,
    format: Literal["pdf", "png", "svg"],
    standards: tuple[str, ...] = (),
) -> bytes:
    """A template of `templates/` with `view` as JSON in `sys.inputs.view`.

    Nothing of the view becomes markup, and the moment of making comes from `info`: the same view
    gives the same bytes. Raises TypesettingError where the template fails or a standard is not met.
    """
    request = {
        "template": str(_TEMPLATES / template),
        "root": str(_TEMPLATES),
        "fonts": str(FONT_FOLDER),
        "inputs": {"view": json.dumps(view)},
        "format": format,
        "standards": list(standards),
        "timestamp": int(info.generated.timestamp()),
    }
    # Isolated: beside the worker stands our csv.py, which is not the csv that libraries import.
    command = [sys.executable, "-I", str(_HERE / "typst_worker.py")]
    try:
        done = subprocess.run(
            command, input=json.dumps(request).encode(), capture_output=True, timeout=_SECONDS
        )
    except subprocess.TimeoutExpired as error:
        raise TypesettingError(f"not finished after {_SECONDS} seconds") from error
    if done.returncode:
        raise TypesettingError(done.stderr.decode(errors="replace").strip())
    return done.stdout


def properties(info: ViewInfo) -> dict[str, object]:
    """What a PDF says of itself, as its template takes it."""
    moment = info.generated.astimezone(UTC)
    parts = ("year", "month", "day", "hour", "minute", "second")
    return {
        "title": showable(info.heading),
        "description": showable(info.marked(f"{info.filters_in_words}. {info.counts}.")),
        "source": showable(info.source),
        "day": info.day,
        "generated": {part: getattr(moment, part) for part in parts},
    }
