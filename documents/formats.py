"""The formats in which a view can be taken along: what the screen offers, and how each is built.

A format's module is imported when it is asked for: the libraries behind them together take longer
to import than a screen takes to show.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from importlib import import_module

import pandas as pd

from documents.tabel import Tabel
from documents.view_info import ViewInfo


@dataclass(frozen=True)
class Format:
    """label: Dutch, for a button; extension without a dot; mime: media type; builder: where.

    for_people: whether it also holds the extra tables of a screen; the others hold the rows alone.
    """

    label: str
    extension: str
    mime: str
    builder: tuple[str, str]
    for_people: bool = False

    def build(self, rows: pd.DataFrame, info: ViewInfo, tables: Sequence[Tabel] = ()) -> bytes:
        """The file. Rows and info as in `exports`; same input, same bytes."""
        build = self.function()
        return build(rows, info, tables) if self.for_people else build(rows, info)

    def function(self) -> Callable[..., bytes]:
        """The function that builds it."""
        module, name = self.builder
        return getattr(import_module(module), name)

    def file_name(self, info: ViewInfo) -> str:
        """For example borgingskalender-plan-a-en-b-2026-11-24.pdf."""
        title = unicodedata.normalize("NFKD", info.title).encode("ascii", "ignore").decode()
        words = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")[:60]
        parts = [part for part in ("borgingskalender", words, info.peildatum.isoformat()) if part]
        return f"{'-'.join(parts)}.{self.extension}"


_OFFICE = "application/vnd.openxmlformats-officedocument"
FORMATS = (
    Format(
        "PDF (toegankelijk, voor het archief)",
        "pdf",
        "application/pdf",
        ("documents.pdf", "build"),
        for_people=True,
    ),
    Format(
        "Excel (xlsx)",
        "xlsx",
        f"{_OFFICE}.spreadsheetml.sheet",
        ("documents.xlsx", "build"),
        for_people=True,
    ),
    Format(
        "OpenDocument-rekenblad (ods)",
        "ods",
        "application/vnd.oasis.opendocument.spreadsheet",
        ("documents.ods", "build"),
        for_people=True,
    ),
    Format(
        "Word (docx)",
        "docx",
        f"{_OFFICE}.wordprocessingml.document",
        ("documents.docx", "build"),
        for_people=True,
    ),
    Format(
        "PowerPoint (pptx)",
        "pptx",
        f"{_OFFICE}.presentationml.presentation",
        ("documents.pptx", "build"),
        for_people=True,
    ),
    Format("Agenda (ics)", "ics", "text/calendar; charset=utf-8", ("documents.ics", "build")),
    Format("CSV", "csv", "text/csv; charset=utf-8", ("documents.csv_rows", "build")),
    Format("JSON", "json", "application/json", ("documents.json_rows", "build")),
    Format("Parquet", "parquet", "application/vnd.apache.parquet", ("documents.parquet", "build")),
    Format(
        "Tijdlijn als plaatje (png)", "png", "image/png", ("documents.figure_image", "build_png")
    ),
    Format(
        "Tijdlijn als tekening (svg)",
        "svg",
        "image/svg+xml",
        ("documents.figure_image", "build_svg"),
    ),
)
# Of a report (`documents.report`): the function takes a Report and a ViewInfo.
REPORT_FORMATS = (
    *(
        replace(kind, builder=(f"documents.report_{kind.extension}", "build"))
        for kind in FORMATS
        if kind.extension in ("pdf", "docx", "pptx", "xlsx")
    ),
    Format(
        "OpenDocument-tekst (odt)",
        "odt",
        "application/vnd.oasis.opendocument.text",
        ("documents.report_odt", "build"),
    ),
)
