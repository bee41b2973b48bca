"""What Kalender shows beside its rows: how they stand, where anything is recorded."""

from collections.abc import Iterator

from documents.tabel import Tabel
from selections.dates import DUTCH_TIME, date_in_words
from shell.state_words import doubts
from shell.table_columns import picked
from shell.table_notes import NOT_RECORDED
from shell.view import View
from voortgang.counts import class_label
from voortgang.vocabulary import vocabulary


def tables(view: View) -> Iterator[Tabel]:
    """In the order of the screen."""
    found = view.log.recorded_of(view.rows)
    if found is None:
        return
    labels = {fase.waarde: fase.label for fase in vocabulary().fasen}
    yield Tabel.of_frame(
        "Stand van de voortgang",
        picked(
            found.assign(
                klasse=found["klasse"].map(class_label),
                fase=found["fase"].map(labels),
                aandacht=["; ".join(doubts(row)) for row in found.itertuples()],
                dag=found["tijdstip"].dt.tz_convert(DUTCH_TIME).dt.date,
            ),
            maatregel="Maatregel",
            stap_nr="Stap",
            borging="Borging",
            plan="Plan",
            agendering="Gepubliceerd",
            klasse="Stand",
            fase="Fase",
            verwacht="Verwacht",
            verschuiving="Verschuiving (kwartalen)",
            reden="Reden",
            toelichting_bericht="Toelichting",
            bericht="Bericht",
            dag="Vastgelegd op",
            auteur="Door",
            aandacht="Aandacht",
        ),
        (
            f"De regels in beeld met wat erover op {date_in_words(view.peildatum)} was vastgelegd.",
            NOT_RECORDED,
        ),
    )
