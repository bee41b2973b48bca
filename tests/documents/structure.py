"""What a reader who does not look gets of a document: its language, title, headings, tables and the
words of its pictures, read from the tags of the file alone, the same for each format."""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import docx
import pikepdf
import pypdf
from docx.oxml.ns import qn
from odf.draw import Frame
from odf.opendocument import load
from odf.style import DefaultStyle, TextProperties
from odf.svg import Desc
from odf.table import Table, TableHeaderColumns, TableHeaderRows
from odf.text import H, P
from pptx import Presentation


@dataclass(frozen=True)
class Structure:
    """headings: level and words in reading order, 0 the title of the document. row_heads: of each
    table whether its columns and its rows have heads. alts: of each picture its words."""

    language: str
    headings: list[tuple[int, str]]
    row_heads: list[bool]
    alts: list[str]


def faults(extension: str, file: bytes) -> list[str]:
    """What of a document in one of `READERS` is not in order, in words."""
    found = READERS[extension](file)
    levels = [level for level, _ in found.headings]
    wrong = [] if found.language.startswith("nl") else [f"language {found.language!r}"]
    if levels[:1] != [0] or levels.count(0) != 1:
        wrong.append(f"not one title that comes first: {found.headings[:3]}")
    wrong += [f"level skipped before {one}" for one in _skipping(found.headings)]
    wrong += [f"twice under one heading: {one}" for one in _repeated(found.headings)]
    wrong += ["a heading without words"] * sum(not words.strip() for _, words in found.headings)
    wrong += ["a table without heads"] * found.row_heads.count(False)
    return wrong + ["a picture without words"] * sum(not alt.strip() for alt in found.alts)


def _skipping(headings: list[tuple[int, str]]) -> Iterator[str]:
    for (before, _), (level, words) in zip(headings, headings[1:], strict=False):
        if level > before + 1:
            yield words


def _repeated(headings: list[tuple[int, str]]) -> Iterator[str]:
    seen: set[tuple[str, ...]] = set()
    above: list[str] = []
    for level, words in headings:
        above = [*above[:level], words]
        if tuple(above) in seen:
            yield words
        seen.add(tuple(above))


def _pdf(file: bytes) -> Structure:
    with pikepdf.open(io.BytesIO(file)) as document:
        nodes = list(_nodes(document.Root.StructTreeRoot.K))
        tags = [tag for tag, _ in nodes]
        levels = [0 if tag == "/Title" else int(tag[2]) for tag in tags if _HEADING.fullmatch(tag)]
        tables = [_rows_have_heads(node) for tag, node in nodes if tag == "/Table"]
        alts = [str(node.get("/Alt", "")) for tag, node in nodes if tag == "/Figure"]
        language, title = str(document.Root.Lang), str(document.docinfo.Title)
    # The words of a tag stand in the pages; the bookmarks are the same headings, in their order.
    words = iter(_outline(pypdf.PdfReader(io.BytesIO(file)).outline))
    headings = [(level, title if level == 0 else next(words, "")) for level in levels]
    assert next(words, None) is None
    return Structure(language, headings, tables, alts)


_HEADING = re.compile("/Title|/H[1-6]")


def _nodes(node: pikepdf.Object) -> Iterator[tuple[str, pikepdf.Object]]:
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from _nodes(child)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node and node.get("/Type", "/StructElem") == "/StructElem":
            yield str(node.S), node
        if "/K" in node:
            yield from _nodes(node.K)


def _rows_have_heads(table: pikepdf.Object) -> bool:
    """Its first row are heads of columns, each other begins with its own; a cell that names its
    header cells would be headed by those alone."""
    first, *others = ([*row.K] for tag, row in _nodes(table) if tag == "/TR")
    return all(_scope(cell) == "/Column" for cell in first) and all(
        _scope(head) == "/Row" and not any("/Headers" in _attributes(cell) for cell in cells)
        for head, *cells in others
    )


def _scope(cell: pikepdf.Object) -> str:
    return str(_attributes(cell).get("/Scope", "")) if cell.S == "/TH" else ""


def _attributes(cell: pikepdf.Object) -> pikepdf.Object:
    return next((one for one in cell.get("/A", []) if str(one["/O"]) == "/Table"), {})


def _outline(entries: list) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _outline(entry)
        else:
            yield entry.title


def _docx(file: bytes) -> Structure:
    word = docx.Document(io.BytesIO(file))
    named = [(one.style.name, one.text) for one in word.paragraphs]
    heads = [(name.replace("Title", "Heading 0"), words) for name, words in named]
    looks = [(one.rows[0]._tr.trPr, one._tbl.tblPr.find(qn("w:tblLook"))) for one in word.tables]
    return Structure(
        word.styles.element.find(".//" + qn("w:rPrDefault"))
        .find(".//" + qn("w:lang"))
        .get(qn("w:val")),
        [(int(name[-1]), words) for name, words in heads if name.startswith("Heading")],
        [
            row.find(qn("w:tblHeader")) is not None and look.get(qn("w:firstColumn")) == "1"
            for row, look in looks
        ],
        [one.get("descr", "") for one in word.element.body.iter(qn("wp:docPr"))],
    )


def _odt(file: bytes) -> Structure:
    text = load(io.BytesIO(file))
    (title,) = (
        one for one in text.getElementsByType(P) if one.getAttribute("stylename") == "Title"
    )
    language = {
        one.getAttribute("language")
        for style in text.getElementsByType(DefaultStyle)
        for one in style.getElementsByType(TextProperties)
    }
    return Structure(
        " ".join(sorted(filter(None, language))),
        [
            (0, str(title)),
            *(
                (int(one.getAttribute("outlinelevel")), str(one))
                for one in text.getElementsByType(H)
            ),
        ],
        [
            bool(
                one.getElementsByType(TableHeaderRows) and one.getElementsByType(TableHeaderColumns)
            )
            for one in text.getElementsByType(Table)
        ],
        [" ".join(map(str, one.getElementsByType(Desc))) for one in text.getElementsByType(Frame)],
    )


def _pptx(file: bytes) -> Structure:
    """Of slides each title is one of the same level, after that of the first."""
    deck = Presentation(io.BytesIO(file))
    shapes = [shape for slide in deck.slides for shape in slide.shapes]
    runs = [
        run
        for shape in shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    titles = [
        slide.shapes.title.text if slide.shapes[0] == slide.shapes.title else ""
        for slide in deck.slides
    ]
    return Structure(
        " ".join(sorted({run._r.rPr.get("lang") or "" for run in runs})),
        [(min(number, 1), words) for number, words in enumerate(titles)],
        [shape.table.first_row for shape in shapes if shape.has_table],
        [
            shape._element.nvGraphicFramePr.cNvPr.get("descr", "")
            for shape in shapes
            if shape.has_chart or shape.has_table
        ],
    )


READERS: dict[str, Callable[[bytes], Structure]] = {
    **{"pdf": _pdf, "docx": _docx, "odt": _odt, "pptx": _pptx}
}
