"""A view for the tests of the exports: awkward but lawful rows, and hostile ones."""

from datetime import UTC, date, datetime

import pandas as pd

from documents.document import Document, of_view
from documents.tabel import Tabel
from documents.view_info import ViewInfo
from selections.counts import InView
from selections.lezing.weging import marks
from tests.selections.frame import build_table, line, moment

LONG = "woord " * 3_500
HOSTILE = (
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(A1)",
    "'=1+1",
    "<b>vet</b><script>alert(1)</script>",
    "#set page(width: 1pt)",
    "`*_$ #{} \\ [x](y) //commentaar",
    "emoji 😀 en ☃ en 漢字",
    "eerste regel\ntweede  regel\tna een tab",
    '"aanhaling"; puntkomma, komma',
    "\u202eomgekeerd\u202c en nul\u200bbreed",
    "_x0041_ &amp; ]]> <!-- -->",
    LONG,
    "zonderspaties" * 200,
)

INFO = ViewInfo(
    title="Kalender & <agenda>",
    filters=(("Thema", "Bebouwd gebied"), ("Zoekwoord", "=1+1 <b>; é")),
    peildatum=date(2026, 11, 24),
    version="2024, zonder dagtekening",
    in_view=InView(
        maatregelen=4,
        maatregelen_totaal=54,
        overige=1,
        overige_totaal=9,
        regels=9,
        regels_totaal=178,
    ),
    url="http://localhost:8501/kalender?peildatum=2026-11-24&thema=Bebouwd+gebied",
    generated=datetime(2026, 11, 24, 10, 35, tzinfo=UTC),
)
# What every document has to say about the view, whatever its format.
SAID = ("24 november 2026", "Bebouwd gebied", "=1+1 <b>; é", INFO.counts, INFO.source)


def moments_in_table(rows: pd.DataFrame) -> list[str]:
    """What the table of a document to read has as the moment of each row: with what is doubtful."""
    moments = rows["agendering"].astype(object).fillna("geen moment")
    return [
        f"{moment} ({'; '.join(told)})" if told else moment
        for moment, told in zip(moments, marks(rows), strict=True)
    ]


def ordinary_rows() -> pd.DataFrame:
    """One row of each kind of moment, with and without a line, with and without lists."""
    b_line = line("Rijksinstructieregel Bkl", "B", laag_borging=["Rijk"], partijen=["IenW", "BZK"])
    return build_table(
        {"maatregel": "1.1.2"} | line(stap_nr=1) | moment("Q3 2024"),
        {"maatregel": "1.1.2"} | b_line | {"stap_nr": 2} | moment("Q4 2026"),
        {"maatregel": "1.1.2"} | line("N.v.t.", "overig", stap_nr=3, schil=None) | moment("2027"),
        {"maatregel": "1.1.3"} | b_line | {"redactie": "Op volgorde."} | moment("2025-2028"),
        {"maatregel": "1.1.3"} | line(stap_nr=2) | moment("loopt"),
        {"maatregel": "2.0.1", "keuze": 21} | line() | moment("Loopt Q4 2024"),
        {"maatregel": "2.0.1", "keuze": 22, "uitgewerkt_in": ["2.0.1"]} | moment("geen"),
        {"maatregel": "3.1.5"} | line(stap_nr=1) | moment("volgt"),
        {"maatregel": "3.1.5", "stap_nr": 2, "moment_nr": 1} | moment("Incidenteel karakter"),
    )


def view(rows: pd.DataFrame, *tables: Tabel) -> Document:
    """The document of a view of these rows."""
    return of_view(rows, INFO, tables)


def rows_of(*texts: str) -> pd.DataFrame:
    """Per text a row in which every free text is that text."""
    columns = ("keuze_tekst", "titel", "maatregel_tekst", "toelichting", "stap", "doorwerking")
    return build_table(
        *(
            {"maatregel": "1.1.2"}
            | line(text, stap_nr=number, partijen=[text])
            | dict.fromkeys((*columns, "redactie"), text)
            | moment("Q4 2026")
            | {"agendering": text}
            for number, text in enumerate(texts, start=1)
        )
    )


def hostile_rows() -> pd.DataFrame:
    """A row for each text that some format or program could take for something else."""
    return rows_of(*HOSTILE)
