"""The counts of the publication beside those of the calendar: two screens show them."""

from documents.tabel import Tabel
from loaders.side_tables import load_summary_table
from selections.aansluiting import aansluiting
from selections.counts import with_total
from shell.table_columns import picked
from shell.view import View


def aansluiting_table(view: View) -> Tabel:
    """Per subthema and in total, of the whole calendar."""
    found = with_total(aansluiting(view.table, load_summary_table()))
    return Tabel.of_frame(
        "Aansluiting op de publicatie",
        picked(
            found.assign(redenen=found["redenen"].map(" ".join)),
            subthema="Subthema",
            keuzes_gepubliceerd="Keuzes gepubliceerd",
            keuzes_berekend="Keuzes berekend",
            keuzes_verschil="Verschil keuzes",
            maatregelen_gepubliceerd="Maatregelen gepubliceerd",
            maatregelen_berekend="Maatregelen berekend",
            maatregelen_verschil="Verschil maatregelen",
            redenen="Waarom",
        ),
        (
            "Hele bijlage, ongeacht de filters. Verschil is berekend min gepubliceerd; de bijlage "
            "telt vermeldingen, de tabel van bladzijde 2 maatregelen van de Kamerbrief.",
        ),
    )
