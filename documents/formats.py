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


@dataclass(frozen=True)
class Format:
    """label: Dutch, for a button; extension without a dot; mime: media type.

    writer: the module of this package and the function in it. for_people: whether it holds the
    whole document; the others hold its rows alone.
    """

    label: str
    extension: str
    mime: str
    writer: tuple[str, str]
    for_people: bool = False

    def build(self, document: Document) -> bytes:
        """The file; the same document gives the same bytes."""
        module, name = self.writer
        write = getattr(import_module(f"documents.{module}"), name)
        return write(document) if self.for_people else write(document.rows, document.info)

    def file_name(self, info: ViewInfo) -> str:
        """For example borgingskalender-plan-a-en-b-2026-11-24.pdf."""
        title = unicodedata.normalize("NFKD", info.title).encode("ascii", "ignore").decode()
        words = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60]
        parts = [part for part in ("borgingskalender", words, info.peildatum.isoformat()) if part]
        return f"{'-'.join(parts)}.{self.extension}"


def _for_people(label: str, module: str, mime: str) -> Format:
    return Format(label, module.split(".")[-1], mime, (module, "build"), for_people=True)


_OFFICE = "application/vnd.openxmlformats-officedocument"
_OPEN = "application/vnd.oasis.opendocument"
_PDF = _for_people("PDF (toegankelijk, voor het archief)", "pdf", "application/pdf")
_XLSX = _for_people("Excel (xlsx)", "xlsx", f"{_OFFICE}.spreadsheetml.sheet")
_ODS = _for_people("OpenDocument-rekenblad (ods)", "opendocument.ods", f"{_OPEN}.spreadsheet")
_DOCX = _for_people("Word (docx)", "docx", f"{_OFFICE}.wordprocessingml.document")
_PPTX = _for_people("PowerPoint (pptx)", "pptx", f"{_OFFICE}.presentationml.presentation")
_ODT = _for_people("OpenDocument-tekst (odt)", "opendocument.odt", f"{_OPEN}.text")
# Of a view, and of a document without rows.
FORMATS = (
    *(_PDF, _XLSX, _ODS, _DOCX, _PPTX),
    Format("Agenda (ics)", "ics", "text/calendar; charset=utf-8", ("ics", "build")),
    Format("CSV", "csv", "text/csv; charset=utf-8", ("csv_rows", "build")),
    Format("JSON", "json", "application/json", ("json_rows", "build")),
    Format("Parquet", "parquet", "application/vnd.apache.parquet", ("parquet", "build")),
    Format("Tijdlijn als plaatje (png)", "png", "image/png", ("figure_image", "build_png")),
    Format("Tijdlijn als tekening (svg)", "svg", "image/svg+xml", ("figure_image", "build_svg")),
)
REPORT_FORMATS = (_PDF, _XLSX, _DOCX, _PPTX, _ODT)
