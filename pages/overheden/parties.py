"""The parties that the words of the rows themselves name, each with its rows."""

from documents.tabel import Shown, Tabel
from selections.lagen import parties
from shell.links import dossier_links
from shell.parts.elsewhere import elsewhere_note
from shell.parts.rows_table import folded, rows_in_short
from shell.table import show_tabel
from shell.view import View

WORDS = (
    "Partijen uit een vaste lijst die stap, doorwerking of borging zelf noemen, zoals gedrukt (RWS "
    "en Rijkswaterstaat apart; zonder ‘bevoegd gezag’, ‘bedrijfsleven’ en ‘relevante sectoren’); "
    "wie in stap of doorwerking staat, telt bij elke regel van de stap"
)


def show_parties(view: View) -> None:
    """Draw them, or say that none is named."""
    nobody = "De woorden van de regels in beeld noemen geen partijen."
    show_tabel(parties_tabel(view), nobody)


def parties_tabel(view: View) -> Tabel:
    """As printed, most rows first."""
    lines = rows_in_short(view, view.rows)
    return Tabel.each(
        "Genoemde partijen",
        parties(view.rows).itertuples(),
        {
            "Partij": "partij",
            "Regels": lambda row: Shown(
                row.regels, folded(map(lines.get, row.sleutels), row.partij)
            ),
            "Maatregelen": lambda row: dossier_links(view, row.maatregelen),
        },
        notes=(f"{WORDS}.", *elsewhere_note(view.rows)),
        caption=WORDS,
    )
