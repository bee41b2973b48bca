"""Compiling the typst templates, with words only as data and fonts only from the repository."""

import json
from functools import cache
from pathlib import Path
from typing import Literal

import typst

from exports.pdf_text import FONT_FOLDER
from exports.view_info import ViewInfo

_TEMPLATES = Path(__file__).parent / "templates"


def typeset(
    template: str,
    view: dict[str, object],
    info: ViewInfo,
    format: Literal["pdf", "png", "svg"],
    standards: tuple[str, ...] = (),
) -> bytes:
    """A template of `templates/` with `view` as JSON in `sys.inputs.view`.

    Nothing of the view becomes markup, and the moment of making comes from `info`: the same view
    gives the same bytes. Raises typst.TypstError where the template fails or a standard is not met.
    """
    compiler = typst.Compiler(
        input=_TEMPLATES / template,
        root=_TEMPLATES,
        font_paths=_fonts(),
        sys_inputs={"view": json.dumps(view)},
    )
    return compiler.compile(
        format=format,
        pdf_standards=list(standards),
        timestamp=int(info.generated.timestamp()),
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONT_FOLDER)]
    )
