"""The formats in which a document can be taken along, and where each is written.

A format's module is imported when it is asked for: the libraries behind them together take longer
to import than a screen takes to show.
"""

import re
import unicodedata
from dataclasses import dataclass
from importlib import import_module

from documents.document import Document
from documents.view_info import ViewInfo
from selections.dates import date_in_words

# Of the words of a title in the name of a file.
LONGEST = 80


@dataclass(frozen=True)
class Format:
    """label: Dutch, for a button; extension without a dot; mime: media type.

    writer: the module of this package and the function in it. for_people: whether it holds the
    whole document; the others hold its rows alone. part: of a file that holds one part of the
    document in more than one way, what tells it apart.
    """

    label: str
    extension: str
    mime: str
    writer: tuple[str, str]
    for_people: bool = False
    part: str = ""

    def build(self, document: Document) -> bytes:
        """The file; the same document gives the same bytes."""
        module, name = self.writer
        write = getattr(import_module(f"documents.{module}"), name)
        return write(document) if self.for_people else write(document.rows, document.info)

    def file_name(self, info: ViewInfo) -> str:
        """For example borgingskalender-plan-a-en-b-2026-11-24.pdf."""
        # The day of a concept is that of the file, which ends its name.
        said = info.title.replace(date_in_words(info.peildatum), "")
        title = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode()
        words = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
        if len(words) > LONGEST:
            words = words[:LONGEST].rpartition("-")[0] or words[:LONGEST]
        practice = "oefening" if info.mark else ""
        parts = (practice, "borgingskalender", words, self.part, info.peildatum.isoformat())
        return f"{'-'.join(filter(None, parts))}.{self.extension}"


def _for_people(label: str, module: str, mime: str) -> Format:
    return Format(label, module.split(".")[-1], mime, (module, "build"), for_people=True)


def _of_kaart(label: str, like: Format, module: str, function: str, part: str = "") -> Format:
    writer = (f"kaartblad.{module}", function)
    return Format(label, like.extension, like.mime, writer, for_people=True, part=part)


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_PDF = _for_people("PDF (toegankelijk, voor het archief)", "pdf", "application/pdf")
_XLSX = _for_people("Excel (xlsx)", "xlsx", f"{_OFFICE}.spreadsheetml.sheet")
_ODS = _for_people("OpenDocument-rekenblad (ods)", "opendocument.ods", f"{_OPEN}.spreadsheet")
_DOCX = _for_people("Word (docx)", "docx", f"{_OFFICE}.wordprocessingml.document")
_PPTX = _for_people("PowerPoint (pptx)", "pptx", f"{_OFFICE}.presentationml.presentation")
_ODT = _for_people("OpenDocument-tekst (odt)", "opendocument.odt", f"{_OPEN}.text")
_PNG = Format("Tijdlijn als plaatje (png)", "png", "image/png", ("figure_image", "build_png"))
_SVG = Format("Tijdlijn als tekening (svg)", "svg", "image/svg+xml", ("figure_image", "build_svg"))
# Of a view, and of a document without rows.
FORMATS = (
    *(_PDF, _XLSX, _ODS, _DOCX, _PPTX),
    Format("Agenda (ics)", "ics", "text/calendar; charset=utf-8", ("ics", "build")),
    Format("CSV", "csv", "text/csv; charset=utf-8", ("csv_rows", "build")),
    Format("JSON", "json", "application/json", ("json_rows", "build")),
    Format("Parquet", "parquet", "application/vnd.apache.parquet", ("parquet", "build")),
    _PNG,
    _SVG,
)
REPORT_FORMATS = (_PDF, _XLSX, _DOCX, _PPTX, _ODT)
# Of a document with a kaart: that alone, on one sheet.
KAART_FORMATS = (
    _of_kaart("Kaart op A3 (pdf)", _PDF, "printed", "build_a3", "a3"),
    _of_kaart("Kaart op A4 (pdf)", _PDF, "printed", "build_a4", "a4"),
    _of_kaart("Kaart als dia (pptx)", _PPTX, "slide", "build"),
    _of_kaart("Kaart als tekening (svg)", _SVG, "svg", "build"),
    _of_kaart("Kaart als plaatje (png)", _PNG, "printed", "build_png"),
)
