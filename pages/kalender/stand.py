"""What goes along beside the rows: how each of them stands, in more columns than the screen has."""

from documents.tabel import Column, Tabel
from selections.dates import DUTCH_TIME, date_in_words
from selections.words import borging_of, moment_of
from shell.state_words import doubts
from shell.table_notes import NOT_RECORDED
from shell.view import View
from voortgang.counts import class_label
from voortgang.vocabulary import vocabulary

COLUMNS = (
    Column("Maatregel"),
    Column("Stap"),
    Column("Borging"),
    Column("Plan (onze lezing)"),
    Column("Gepubliceerd"),
    Column("Stand"),
    Column("Fase"),
    Column("Verwacht"),
    Column("Verschuiving in kwartalen", numeric=True),
    Column("Reden"),
    Column("Toelichting"),
    Column("Bericht"),
    Column("Vastgelegd op"),
    Column("Door"),
    Column("Aandacht"),
)


def stand_tabel(view: View) -> Tabel:
    """The rows in view with what is recorded of them."""
    found = view.log.rows
    fasen = {fase.waarde: fase.label for fase in vocabulary().fasen}
    days = found["tijdstip"].dt.tz_convert(DUTCH_TIME).dt.date
    return Tabel.of(
        "Stand van de voortgang",
        COLUMNS,
        (
            (
                row.maatregel,
                row.stap_nr,
                borging_of(row),
                row.plan,
                moment_of(row),
                class_label(row.klasse),
                fasen.get(row.fase),
                row.verwacht,
                row.verschuiving,
                row.reden,
                row.toelichting_bericht,
                row.bericht,
                day,
                row.auteur,
                "; ".join(doubts(row)),
            )
            for row, day in zip(found.itertuples(), days, strict=True)
        ),
        notes=(
            f"De regels in beeld met wat erover op {date_in_words(view.peildatum)} was vastgelegd.",
            NOT_RECORDED,
        ),
    )
