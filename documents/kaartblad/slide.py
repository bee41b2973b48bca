"""The sheet as one slide of PowerPoint: native shapes, a row of the kaart a group of them.

Every shape can be edited. What a row says stands in the alternative text of its group, what a mark
says in that of the mark.
"""

from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.shapes.base import BaseShape
from pptx.text.text import TextFrame
from pptx.util import Pt

from documents import pptx
from documents.document import Document
from documents.kaartblad.frame import SLIDE
from documents.kaartblad.layout import sheet
from documents.kaartblad.letters import CAPITAL
from documents.kaartblad.shapes import Block, Box, Line, Shape, Words
from documents.office_charts import paint, rgb
from documents.zip_files import saved

_PATTERNS = {"lines": MSO_PATTERN.LIGHT_UPWARD_DIAGONAL, "dots": MSO_PATTERN.PERCENT_20}
_ALIGNED = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}
# Of the size of the type: how high a line is, and how far its baseline is under its top.
_LINE, _BASELINE = 1.22, 0.95
# What the typeface of a computer may be wider than that of the files.
_SPARE = 1.3


def build(document: Document) -> bytes:
    """A presentation of this slide."""
    deck = pptx.empty(document.info)
    drawn = sheet(document, SLIDE)
    slide = deck.slides.add_slide(deck.slide_layouts[pptx.TITLE_ONLY])
    _write(slide.shapes.title, drawn.title)
    for part in drawn.parts:
        shapes = slide.shapes
        if part.alt is not None:
            group = shapes.add_group_shape()
            group._element.nvGrpSpPr.cNvPr.set("descr", part.alt)
            shapes = group.shapes
        for shape in part.shapes:
            _draw(shapes, shape)
    return saved(deck)


def _draw(shapes, shape: Shape) -> None:
    if isinstance(shape, Block):
        box = _add_box(shapes, shape.box)
        box._element.nvSpPr.cNvPr.set("descr", shape.sentence)
        within = box if shape.plate is None else _add_box(shapes, shape.plate)
        if shape.words is not None:
            within.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
            _fill(within.text_frame, shape.words)
    elif isinstance(shape, Words):
        _write(shapes.add_textbox(0, 0, 0, 0), shape)
    elif isinstance(shape, Line):
        ends = map(Pt, (shape.x, shape.y, shape.to_x, shape.to_y))
        connector = _plain(shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends))
        line = connector.line
        line.color.rgb, line.width = rgb(shape.colour), Pt(shape.thickness)
        if shape.dashed:
            line.dash_style = MSO_LINE.SQUARE_DOT
    else:
        _add_box(shapes, shape)


def _add_box(shapes, box: Box) -> BaseShape:
    place = map(Pt, (box.x, box.y, box.width, box.height))
    shape = _plain(shapes.add_shape(MSO_SHAPE.RECTANGLE, *place))
    paint(shape.fill, box.paint, _PATTERNS)
    if box.edge is None:
        shape.line.fill.background()
    else:
        shape.line.color.rgb, shape.line.width = rgb(box.edge), Pt(box.thickness)
    return shape


def _plain(shape: BaseShape) -> BaseShape:
    """Without the shadow and the colours of the theme."""
    shape._element.remove(shape._element.find(qn("p:style")))
    return shape


def _write(shape: BaseShape, words: Words) -> None:
    """Put words in a box around the place where they stand."""
    width, height = words.width * _SPARE, words.size * _LINE
    if words.upright:
        # PowerPoint turns a shape around its middle.
        left = words.x - CAPITAL / 2 * words.size - width / 2
        top = words.y - height / 2
        shape.rotation = -90
    else:
        if words.anchor == "start":
            width = min(width, SLIDE.width - words.x)
        before = {"start": 0, "middle": 0.5, "end": 1}[words.anchor] * width
        left, top = words.x - before, words.y - _BASELINE * words.size
    shape.left, shape.top, shape.width, shape.height = map(Pt, (left, top, width, height))
    shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    _fill(shape.text_frame, words)


def _fill(frame: TextFrame, words: Words) -> None:
    # LibreOffice puts what may not go on on a next line in the middle of its box.
    frame.word_wrap = words.anchor != "middle"
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.text = words.text
    (paragraph,) = frame.paragraphs
    paragraph.alignment = _ALIGNED[words.anchor]
    for run in paragraph.runs:
        run.font.size, run.font.bold = Pt(words.size), words.bold
        run.font.color.rgb = rgb(words.colour)
        properties = run._r.get_or_add_rPr()
        properties.set("lang", "nl-NL")
        if words.link:
            run.hyperlink.address = words.link
        if words.squeezed < 1:
            narrower = words.width * (1 - words.squeezed) / len(words.text)
            properties.set("spc", str(round(-100 * narrower)))
