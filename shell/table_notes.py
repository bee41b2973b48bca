"""What a reader has to know of more than one of the tables that go along."""

import pandas as pd
from markupsafe import Markup

from documents.tabel import Column, Where
from selections.dates import date_in_words
from selections.lezing.weging import CLASS_DOUBT
from selections.stappen import is_doubtfully_paired
from selections.words import within_a_sentence
from shell.state_words import freshness_in_words
from shell.view import View

DERIVED_LAAG = "De overheidslaag is afgeleid; een regel met meer dan één laag telt bij elk daarvan."
BY_ORDER = (
    "Bij meer regels of momenten in één stap is afgeleid welk moment bij welke regel hoort. "
    "Koppeling twijfelachtig: op volgorde of juist tegen de volgorde in, of een andere lezer kan "
    "het bij een andere regel lezen."
)
BY_PUBLICATION = (
    "Geteld naar de momenten van de publicatie; wat is verwacht of vastgesteld, verplaatst hier "
    "geen regel."
)
NOT_RECORDED = (
    "Niet vastgelegd: het kwartaal van het moment is voorbij en er is niets over vastgelegd. Dat "
    "zegt niet dat er niets is gedaan."
)

PAIRING_COLUMN = {
    Column("Koppeling twijfelachtig", where=Where.FILE): lambda row: is_doubtfully_paired(
        row.redactie
    )
}


def pairing_doubt(holds: bool) -> Markup:
    """What stands behind a moment on a screen where the pairing with its line is doubtful."""
    return Markup(" <small>(koppeling twijfelachtig)</small>") if holds else Markup()


def class_doubt(holds: bool) -> Markup:
    """What stands behind a borging on a screen where an instrument of it is doubtful."""
    return (
        Markup(" <small>({})</small>").format(within_a_sentence(CLASS_DOUBT)) if holds else Markup()
    )


def freshness_note(view: View, rows: pd.DataFrame) -> str:
    """Of how many of these rows of `voortgang.rijen.with_state` something is recorded, how old."""
    return freshness_in_words(rows, date_in_words(view.peildatum)).striptags()
