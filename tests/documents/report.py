"""A report with a chart, several tables and words that are hostile."""

from dataclasses import replace

import pandas as pd

from documents.document import Chart, Document, Section
from documents.tabel import Tabel
from tests.documents.frame import HOSTILE, INFO

COUNTS = pd.DataFrame(
    {
        "Thema": ["Bodem (T1)", "Bebouwd gebied (T2)"],
        "Loopt (S2)": [3, 0],
        "Niet vastgelegd (S7)": [4, 5],
        "Samen (F2)": [7, 5],
    }
)
QUARTERS = pd.DataFrame(
    {"Kwartaal": ["Q4 2026"], "Publicatie (P)": [2], "Zoals het nu staat (V)": [1]}
)
SHORT = tuple(text for text in HOSTILE if len(text) < 100)
ANNEX = pd.DataFrame(
    {
        "Verwijzing": ["F1", "F2"],
        "Rijen": [2, 0],
        "Sleutels": [["1.1.1/1/1/1", "1.1.2/2/1/1"], []],
        "Bericht": pd.array([12, None], dtype="Int64"),
    }
)
TITLE = "Voortgangsrapportage, Q3 2026 tot en met Q4 2026"
REPORT = Document(
    replace(INFO, title=TITLE, day_is="Stand op"),
    (("Stand op", "24 november 2026"), ("Logboek", "tot en met bericht 77")),
    (
        Section("Hoofdpunten", ("Er zijn 12 rijen (F2) aan de orde.", *SHORT)),
        Section(
            "Per thema",
            ("Naar wat is vastgelegd.",),
            (Tabel.of_frame("Aan de orde per thema", COUNTS, ("Een toelichting.",)),),
            Chart(
                (("Loopt (S2)", "loopt"), ("Niet vastgelegd (S7)", "niet vastgelegd")),
                2,
                True,
                "Gestapelde balken: Bodem 3 en 4, Bebouwd gebied 0 en 5.",
            ),
        ),
        Section(
            "De komende twee kwartalen",
            (),
            (
                Tabel.of_frame("Momenten per kwartaal", QUARTERS),
                Tabel.of_frame("Verdwenen rijen", ANNEX.iloc[:0]),
            ),
            Chart(
                (("Publicatie (P)", "publicatie"), ("Zoals het nu staat (V)", "verwacht")),
                1,
                False,
                "Kolommen naast elkaar: Q4 2026 2 en 1.",
            ),
        ),
        Section("Bijlage A", (), (Tabel.of_frame("Welke rijen", ANNEX),)),
    ),
)
