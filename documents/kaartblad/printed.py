"""The sheet on paper and as a picture, drawn by typst: PDF/UA-1 and PDF/A-2a, or png."""

from dataclasses import asdict

from documents.document import Document
from documents.kaartblad.frame import A3, A4, Paper
from documents.kaartblad.layout import sheet
from documents.kaartblad.shapes import Box, Line, Paint, Part, flattened
from documents.typesetting import STANDARDS, properties, typeset


def build_a3(document: Document) -> bytes:
    """The sheet of A3. Raises TypesettingError where it would not keep to both standards."""
    return _typeset(document, A3, "pdf", STANDARDS)


def build_a4(document: Document) -> bytes:
    """The sheet of A4, as `build_a3`."""
    return _typeset(document, A4, "pdf", STANDARDS)


def build_png(document: Document) -> bytes:
    """The sheet of A3 as a picture, some 2,400 pixels wide."""
    return _typeset(document, A3, "png")


def _typeset(document: Document, paper: Paper, format: str, standards: tuple = ()) -> bytes:
    view = {**properties(document.info), "sheet": drawing(document, paper)}
    return typeset("kaart.typ", view, document.info, format, standards)


def drawing(document: Document, paper: Paper) -> dict[str, object]:
    """What `templates/kaart_sheet.typ` draws."""
    drawn = sheet(document, paper)
    paints: dict[Paint, str] = {}
    return {
        "width": drawn.width,
        "height": drawn.height,
        "title": asdict(drawn.title),
        "parts": [{"alt": part.alt, "shapes": _shapes(part, paints)} for part in drawn.parts],
        "paints": {key: asdict(paint) for paint, key in paints.items()},
    }


def _shapes(part: Part, paints: dict[Paint, str]) -> list[dict]:
    found = []
    for shape in flattened(part):
        kind = {Box: "box", Line: "line"}.get(type(shape), "words")
        told = asdict(shape)
        if isinstance(shape, Box):
            told["paint"] = paints.setdefault(shape.paint, f"paint{len(paints)}")
        found.append({"kind": kind, **told})
    return found
