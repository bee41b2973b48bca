"""The agenda of a meeting: kept from the draft, edited, fixed, and the same for good."""

import datetime

import pytest
from streamlit.testing.v1 import AppTest

from pages.overleg.agenda import draft
from pages.overleg.agenda_opslaan import PLACE, SAVE, THERE, meetings_table, wrong_date
from selections.dates import today
from shell.view import View
from tests.pages import test_overleg
from tests.pages.test_overleg import press, said
from tests.voortgang.test_vergaderstukken import besluit
from voortgang.kalender import Kalender
from voortgang.rechten import Auteur, Via
from voortgang.recording import Office, record_stuk
from voortgang.store import Store

pytestmark = pytest.mark.usefixtures("log")

# The screens record on the clock of the machine.
DAY = today()
MEETING = {"soort": "bestuurlijk overleg", "naam": "BO Water en Bodem", "datum": str(DAY)}
EARLIER = {**MEETING, "datum": str(DAY - datetime.timedelta(days=90))}
KEY = f"bestuurlijk-overleg-{DAY}"
POINT = {"vraag": "Waarom?", "sleutels": ["1.1.16/4/1/1"]}


def opened(**query: str) -> AppTest:
    return test_overleg.opened(**{"peildatum": str(DAY)} | query)


def view_of(**query: str) -> View:
    return test_overleg.view_of(**{"peildatum": str(DAY)} | query)


def filled_in(app: AppTest, day: datetime.date = DAY) -> AppTest:
    """The form, filled in as a secretary at this computer does; an overleg that is known."""
    app.text_input(key=f"aanmelden_naam_{PLACE}").set_value("J. de Vries")
    app.selectbox(key=f"{PLACE}_naam").set_value(MEETING["naam"])
    app.date_input(key=f"{PLACE}_datum").set_value(day)
    return app.run()


def add(log: Store, kind: str, **data: object) -> int:
    office = Office(log, Kalender(view_of().table, "proef"), roles=lambda: None)
    by = Auteur("", Via.COMMAND_LINE)
    return record_stuk(office, kind, {"auteur": "x", "overleg": MEETING, **data}, by).id


def test_the_draft_is_kept_as_the_agenda_of_a_meeting(log: Store) -> None:
    add(log, "agenda", overleg=EARLIER, punten=[POINT])
    app = press(filled_in(opened()), SAVE)
    stuk = log.stukken()[-1]
    assert (stuk.inhoud["overleg"], stuk.auteur) == (MEETING, "J. de Vries")
    points = draft(view_of()).asked.punten
    assert [
        (one["id"], one["onderwerp"], one["vraag"], one["behandeling"], one["sleutels"])
        for one in stuk.inhoud["punten"]
    ] == [
        (number, one.onderwerp, one.vraag, one.voorstel, list(one.sleutels))
        for number, one in enumerate(points, 1)
    ]
    assert app.query_params["vergadering"] == KEY
    again = press(filled_in(opened()), SAVE)
    assert THERE in said(again)
    assert len(log.stukken()) == 2


def test_what_the_form_lacks_is_told_at_its_field_and_nothing_is_kept(log: Store) -> None:
    app = press(opened(), SAVE)
    assert "Kijk bij: Naam, Datum." in said(app)
    assert "Naam ontbreekt" in said(app)
    add(log, "agenda", overleg=EARLIER, punten=[POINT])
    later = DAY + datetime.timedelta(days=400)
    app = press(filled_in(opened(), later), SAVE)
    assert "; het concept hieronder is dat van Q" in said(app)
    assert len(log.stukken()) == 1
    past = opened(peildatum=str(DAY - datetime.timedelta(days=1)))
    assert SAVE not in [button.label for button in past.button]


def test_meetings_are_listed_with_how_far_they_are(log: Store) -> None:
    add(log, "agenda", punten=[POINT, {"vraag": "Wat?"}], vast=True)
    add(log, "besluit", soort="akkoord", punt=1, sleutels=POINT["sleutels"])
    add(log, "agenda", overleg=EARLIER, punten=[POINT])
    add(log, "besluit", **besluit("ter kennisname", {**MEETING, "naam": "Ander"}))
    view = view_of()
    assert [row[3:] for row in meetings_table(view, view.log.vergaderingen).texts()] == [
        ("versie 1, concept", "0 van 1 punt"),
        ("versie 1, vastgesteld (er is niets vastgelegd)", "1 van 2 punten"),
        ("geen agenda", "1 besluit"),
    ]
    assert "Vergaderingen in het logboek" in said(opened())
    made = draft(view).asked
    assert (wrong_date(DAY, made), bool(wrong_date(None, made))) == (None, True)
