"""The package of an OpenDocument file: odfdo makes it and says what it is, its parts are ours."""

from datetime import datetime
from xml.sax.saxutils import escape

from odfdo import Document

from documents import zip_files
from documents.columns import printable
from documents.opendocument.ods_parts import template
from documents.view_info import ViewInfo

_THUMBNAIL = "Thumbnails/thumbnail.png"


def package(kind: str, title: str, made: datetime, styles: str, **words: str) -> Document:
    """A package with nothing in it; styles: the template of that part, with `words` filled in.

    made: in UTC, without a zone.
    """
    document = Document(kind)
    document.meta.language = "nl-NL"
    document.meta.title = printable(title)
    document.meta.creation_date = made
    # odfdo's template is somebody's empty document: a picture of it, a printer, French styles.
    document.del_part(_THUMBNAIL)
    document.manifest.del_full_path(_THUMBNAIL)
    filled = {name: escape(printable(text)) for name, text in words.items()}
    document.set_part("styles.xml", template(styles).format(**filled).encode())
    return document


def describe(document: Document, info: ViewInfo) -> None:
    """Say in its properties which view it was made from."""
    document.meta.subject = printable(info.filters_in_words)
    document.meta.description = printable(info.description)


def saved(document: Document, content: str) -> bytes:
    """The file, with this as its content."""
    document.set_part("content.xml", content.encode())
    return zip_files.saved(document)
