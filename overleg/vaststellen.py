"""What an agenda says where it is fixed, kept with it: on a screen, and where there is none."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from loaders.reported import load_reported
from loaders.side_tables import amvb_lead, load_working_hypotheses
from overleg.agendastuk import Agendapunt, Grondslag, Inhoud, day_for, said_before, vooraf
from overleg.beslissen import behandeld, with_last
from overleg.vergaderingen import Vergadering, Versie, alone, vergaderingen
from overleg.zinnen import freshness_sentence
from selections.counts import in_view
from selections.dates import date_in_words
from selections.kwartalen import quarter
from voortgang.kalender import Kalender
from voortgang.record import Refused
from voortgang.recording import Office
from voortgang.rijen import with_state, words_of_gone
from voortgang.stand import state_at
from voortgang.vergaderstukken import Agenda, Stuk, read_stuk


def inhoud(
    on: Grondslag,
    dag: datetime.date,
    kalender: Kalender,
    then: Sequence[Vergadering],
    points: Iterable[Agendapunt],
) -> Inhoud:
    """What an agenda says that is read on this.

    dag: of the state. then: the meetings as they stood, first that of the agenda with this version
    as its only one. points: of that version (`Grondslag.points`).
    """
    meeting, *others = then
    points_of = behandeld(meeting, others, set(on.table["sleutel"]))
    before = (said_before(with_last(one, on.state)) for one in points_of)
    rows = with_state(on.table, on.state)
    fresh = freshness_sentence(rows, date_in_words(dag), "regels van de kalender")
    return Inhoud(
        dag=dag,
        kalender=kalender.versie,
        in_beeld=in_view(on.table, on.table),
        vastgelegd=fresh.striptags(),
        vooraf=vooraf(meeting, then),
        punten=tuple(replace(one, eerder=said) for one, said in zip(points, before, strict=True)),
    )


def as_sent(office: Office, data: object, day: datetime.date) -> object:
    """What is given to be recorded as an agenda, with what it says on this day where it is fixed
    without any; anything else as it is.

    Raises `voortgang.failures.StoreAway`.
    """
    try:
        agenda = read_stuk("agenda", data)
    except Refused:
        # It is refused with its reason where it is recorded.
        return data
    if not agenda.vast or agenda.tekst is not None:
        return data
    last = office.store.last_id()
    last = min(agenda.tot_en_met or last, last)
    said = _said(office, agenda, last, day).kept()
    return {**data, "tot_en_met": last or None, "tekst": said}


def _said(office: Office, agenda: Agenda, last: int, day: datetime.date) -> Inhoud:
    table, lead = office.kalender.table, amvb_lead()
    dag = day_for(agenda.overleg.dag, day)
    state = state_at(table, office.store.records_at(dag, last), dag, lead)
    per_jaar = int(load_working_hypotheses().loc["wijzigingsbesluiten", "per_jaar"])
    when, words = quarter(agenda.overleg.dag), words_of_gone(office.store, state)
    on = Grondslag(table, state, when, lead, per_jaar, load_reported(), words)
    before = [stuk for stuk in office.store.stukken() if stuk.id <= last]
    time = datetime.datetime.now(datetime.UTC)
    said = agenda.model_dump(exclude_none=True)
    stuk = Stuk(last + 1, time, "agenda", said, agenda.auteur, None, office.kalender.versie)
    versie = Versie(1, stuk)
    then = (alone(vergaderingen([*before, stuk]), versie), *vergaderingen(before))
    return inhoud(on, dag, office.kalender, then, on.points(versie, on))
