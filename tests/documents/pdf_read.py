"""What stands in a PDF: its text, and the tags of its structure."""

import io
import re

import pikepdf
import pypdf


def squashed(text: str) -> str:
    """`text` without what the lines of a page add: spaces, line ends and break marks."""
    return re.sub(r"[\s\u200b]+", "", text)


def text_of(file: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(file)).pages)


def elements(file: bytes) -> list[tuple[str, pikepdf.Object]]:
    """The tags of the structure tree in reading order, each with its element."""
    found = []

    def walk(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Array):
            for child in node:
                walk(child)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node and node.get("/Type", "/StructElem") == "/StructElem":
                found.append((str(node.S), node))
            if "/K" in node:
                walk(node.K)

    with pikepdf.open(io.BytesIO(file)) as document:
        walk(document.Root.StructTreeRoot.K)
        return [(tag, str(node.get("/Alt", ""))) for tag, node in found]
