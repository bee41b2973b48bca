"""The sheet as svg: words stay words, and each mark says its sentence to who points at it."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from documents.document import Document
from documents.kaartblad.frame import A3
from documents.kaartblad.layout import sheet
from documents.kaartblad.shapes import Block, Box, Line, Paint, Shape, Words
from style.look import FONT_FAMILY, WHITE

# The names under which an office computer may have the typeface of the files.
_FAMILIES = f"Source Sans 3, Source Sans Pro, {FONT_FAMILY}"
_TILE = 5


def build(document: Document) -> bytes:
    """The sheet of A3 as a drawing, with a title and a description."""
    drawn = sheet(document, A3)
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "width": f"{drawn.width}pt",
            "height": f"{drawn.height}pt",
            "viewBox": f"0 0 {drawn.width} {drawn.height}",
            "font-family": _FAMILIES,
            "lang": "nl",
            "role": "group",
            "aria-label": document.info.heading,
        },
    )
    SubElement(root, "title").text = document.info.heading
    SubElement(root, "desc").text = drawn.alt
    SubElement(root, "rect", {"width": "100%", "height": "100%", "fill": WHITE})
    paints = _Paints(SubElement(root, "defs"))
    _draw(root, drawn.title, paints)
    for part in drawn.parts:
        group = SubElement(root, "g")
        # What has marks in it is read mark by mark.
        if part.alt is not None and not any(isinstance(shape, Block) for shape in part.shapes):
            group.attrib |= {"role": "img", "aria-label": part.alt}
        for shape in part.shapes:
            _draw(group, shape, paints)
    return ElementTree.tostring(root, encoding="utf-8")


class _Paints:
    """What a paint is called in the drawing: a colour, or a pattern that is defined once."""

    def __init__(self, defined: Element) -> None:
        self._defined = defined
        self._names: dict[Paint, str] = {}

    def __getitem__(self, paint: Paint) -> str:
        if paint.hatching == "none":
            return paint.fill
        if paint not in self._names:
            self._names[paint] = f"verf{len(self._names)}"
            self._define(paint, self._names[paint])
        return f"url(#{self._names[paint]})"

    def _define(self, paint: Paint, name: str) -> None:
        tile = {"width": f"{_TILE}", "height": f"{_TILE}"}
        pattern = SubElement(
            self._defined, "pattern", {"id": name, "patternUnits": "userSpaceOnUse", **tile}
        )
        SubElement(pattern, "rect", {**tile, "fill": paint.fill})
        if paint.hatching == "dots":
            SubElement(pattern, "circle", {"cx": "2", "cy": "2", "r": "0.8", "fill": paint.mark})
        else:
            # Beyond its corners too, so that the lines of two tiles meet.
            path = f"M-1 1l2 -2M0 {_TILE}l{_TILE} -{_TILE}M{_TILE - 1} {_TILE + 1}l2 -2"
            SubElement(pattern, "path", {"d": path, "stroke": paint.mark, "stroke-width": "1"})


def _draw(parent: Element, shape: Shape, paints: _Paints) -> None:
    if isinstance(shape, Block):
        group = SubElement(parent, "g", {"role": "img", "aria-label": shape.sentence})
        SubElement(group, "title").text = shape.sentence
        for one in shape.drawn:
            _draw(group, one, paints)
    elif isinstance(shape, Words):
        _write(parent, shape)
    elif isinstance(shape, Line):
        line = {
            **{"x1": _at(shape.x), "y1": _at(shape.y), "x2": _at(shape.to_x)},
            **{"y2": _at(shape.to_y), "stroke": shape.colour},
            "stroke-width": str(shape.thickness),
        }
        SubElement(parent, "line", line | ({"stroke-dasharray": "3 2"} if shape.dashed else {}))
    else:
        _add_box(parent, shape, paints)


def _add_box(parent: Element, box: Box, paints: _Paints) -> None:
    drawn = {
        **{"x": _at(box.x), "y": _at(box.y)},
        **{"width": _at(box.width), "height": _at(box.height), "fill": paints[box.paint]},
    }
    if box.edge:
        drawn |= {"stroke": box.edge, "stroke-width": str(box.thickness)}
    SubElement(parent, "rect", drawn)


def _write(parent: Element, words: Words) -> None:
    written = {
        "font-size": str(words.size),
        "fill": words.colour,
        "text-anchor": words.anchor,
        # As wide as it was laid out, also where the computer has another typeface.
        "textLength": _at(words.width * words.squeezed),
        "lengthAdjust": "spacingAndGlyphs",
    }
    if words.bold:
        written["font-weight"] = "600"
    if words.upright:
        written["transform"] = f"translate({_at(words.x)} {_at(words.y)}) rotate(-90)"
    else:
        written |= {"x": _at(words.x), "y": _at(words.y)}
    if words.link:
        parent = SubElement(parent, "a", {"href": words.link})
    SubElement(parent, "text", written).text = words.text


def _at(length: float) -> str:
    return f"{length:.2f}"
