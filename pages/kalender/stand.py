"""What goes along beside the rows: how each of them stands, in more columns than the screen has."""

from documents.tabel import Column, Tabel
from selections.dates import DUTCH_TIME, date_in_words
from selections.lezing.weging import marks
from selections.stappen import borging_or_stap
from selections.words import moment_of
from shell.state_words import doubts
from shell.table_notes import NOT_RECORDED
from shell.view import View
from voortgang.counts import class_label
from voortgang.vocabulary import vocabulary
from voortgang.words import by_whom


def stand_tabel(view: View) -> Tabel:
    """The rows in view with what is recorded of them."""
    rows = view.log.rows
    fasen = {fase.waarde: fase.label for fase in vocabulary().fasen}
    return Tabel.each(
        "Stand van de voortgang",
        rows.assign(merken=marks(rows)).itertuples(),
        {
            "Maatregel": "maatregel",
            "Stap": "stap_nr",
            "Borging": borging_or_stap,
            "Plan (afgeleid)": "plan",
            "Gepubliceerd": lambda row: "; ".join((moment_of(row), *row.merken)),
            "Stand": lambda row: class_label(row.klasse),
            "Fase": lambda row: fasen.get(row.fase),
            "Verwacht": "verwacht",
            Column("Verschuiving in kwartalen", numeric=True): "verschuiving",
            "Reden": "reden",
            "Vastgesteld": "vastgesteld",
            "Start plan B": "start_plan_b",
            "Toelichting": "toelichting_bericht",
            "Melding": "bericht",
            "Vastgelegd op": lambda row: row.tijdstip.tz_convert(DUTCH_TIME).date(),
            "Door": lambda row: by_whom(row.organisatie, row.auteur, row.besluit),
            "Aandacht": lambda row: "; ".join(doubts(row)),
        },
        notes=(
            f"De regels in beeld met wat erover op {date_in_words(view.peildatum)} was vastgelegd.",
            NOT_RECORDED,
        ),
    )
