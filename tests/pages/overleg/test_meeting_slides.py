"""A meeting on the shared screen: its slides, and what stands on them once something is decided."""

import datetime
import html

import pytest
from streamlit.testing.v1 import AppTest

from overleg.agendastuk import vooraf
from overleg.beslissen import Behandeld
from pages.overleg.agenda_gelezen import gelezen, te_beslissen
from pages.overleg.panel import NOT_FIXED
from pages.overleg.slides import slides
from selections.dates import date_in_words, today
from shell.office import office
from shell.presentation.slides import Deck
from tests.pages.overleg.meeting import DAY, EARLIER, KEY, MEETING, POINT, add, opened, view_of
from tests.pages.recorded import keep
from tests.pages.screens import press
from tests.voortgang.conftest import ADMINISTRATOR, DELAYED, entry
from voortgang.failures import StoreAway
from voortgang.recording import record_all
from voortgang.store import Store

pytestmark = pytest.mark.usefixtures("here")
OWN = {"vraag": "Komt er een *werkgroep*?", "behandeling": "hamerstuk"}
ROW = POINT["sleutels"][0]


def deck(**query: str) -> Deck:
    return slides(view_of(vergadering=KEY, deel="agenda", **query), "Overleg")


def drawn(toon: str | None = None, **query: str) -> AppTest:
    named = {"toon": toon} if toon else {}
    app = opened(presentatie="ja", vergadering=KEY, peildatum=str(today()), **named, **query)
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    """What stands on the slide and in the bar, without its markup."""
    return html.unescape(" ".join(one.proto.body for one in app.get("html")))


def test_the_agenda_comes_first_then_what_the_meeting_before_left(log: Store) -> None:
    add(log, "agenda", overleg=EARLIER, punten=[POINT])
    add(log, "besluit", overleg=EARLIER, punt=1, soort="aangehouden", sleutels=[ROW])
    late = str(DAY - datetime.timedelta(days=1))
    add(log, "actie", overleg=EARLIER, wat="Een raming", organisatie="Rijk A", voor=late)
    add(log, "agenda", punten=[POINT, OWN])
    made = deck()
    assert [one.toon for one in made.slides] == ["agenda", "vorige", "punt-1", "punt-2"]
    assert [one.panel is not None for one in made.slides] == [True, False, True, True]
    assert made.note.startswith("CONCEPT van ")
    assert [one.toon for one in deck(thema="bodem").slides] == [one.toon for one in made.slides]
    before = words(drawn("vorige"))
    assert "Vooraf: de besluitenlijst van BO Water en Bodem, " in before
    assert "1. Waarom?: <b>aangehouden</b>" in before
    assert "Een raming (<b>Rijk A</b>, uiterlijk" in before
    assert NOT_FIXED in words(press(drawn("punt-1"), "Besluit (b)"))
    said = {"overleg": EARLIER, "soort": "niet akkoord", "woorden": "Nee."}
    add(log, "besluit", punt=1, sleutels=["1.2.2/1/1/1"], **said)
    meetings = view_of().log.vergaderingen
    assert vooraf(meetings[-1], meetings).besluiten == [
        [
            "1. Waarom?",
            "aangehouden, niet akkoord",
            "Aangehouden bij 1.1.16 stap 4. Niet akkoord bij 1.2.2 stap 1. Nee",
        ],
    ]
    add(log, "agenda", punten=[{"id": 2, **OWN}], vast=True)
    assert NOT_FIXED not in words(press(drawn("punt-2"), "Besluit (b)"))
    assert ([one.toon for one in deck().slides][-1], deck().note) == ("punt-2", "")


def test_a_decided_point_is_marked_on_its_slide_and_on_the_agenda(log: Store) -> None:
    directors = {**MEETING, "soort": "directeurenoverleg", "naam": "DO Water"}
    add(log, "agenda", punten=[POINT, OWN], vast=True)
    add(log, "besluit", overleg=directors, soort="advies", sleutels=[ROW], woorden="Begin nu.")
    slide = words(drawn("punt-1"))
    assert slide.count("Begin nu.") == 1
    assert "Daarna is iets vastgelegd" not in slide
    record_all(office(), [entry(ROW, "loopt")], ADMINISTRATOR)
    assert "Begin nu. Daarna is iets vastgelegd bij 1.1.16 stap 4." in words(drawn("punt-1"))
    assert "Besloten is op 0 van de 2 punten." in words(drawn())
    volgt = [{"sleutel": ROW, "vastgesteld": "Q1 2028"}]
    said = {"punt": 1, "sleutels": [ROW], "gevolgen": volgt, "organisaties": ["Rijk A"]}
    add(log, "besluit", soort="gewijzigd", woorden="Een jaar later.", **said)
    add(log, "actie", punt=1, wat="Een raming", organisatie="Rijk A", voor=str(DAY))
    slide = words(drawn("punt-1"))
    assert 'class="besluit blijft">Besloten: gewijzigd<' in slide
    assert "Een jaar later. Voor de regels volgt eruit: vastgesteld moment Q1 2028" in slide
    assert "Door Rijk A." in slide
    assert "Een raming (Rijk A, uiterlijk" in slide
    assert "<h1>2. Komt er een *werkgroep*?</h1>" in words(drawn("punt-2")), "and no markup"
    agenda = words(drawn())
    assert "Besloten is op 1 van de 2 punten." in agenda
    assert "<b>gewijzigd</b>" in agenda


def test_consent_is_asked_with_what_each_row_expects_beside_it(log: Store) -> None:
    said = {"sleutel": ROW, "status": "vertraagd", "verwacht": "Q1 2028", "reden": "anders"}
    day = today() - datetime.timedelta(days=1)
    keep(log, said | DELAYED | {"organisatie": "Provincie A"}, on=day)
    vraag = "Stemt het overleg in met het verwachte moment en de bijsturing van 1 regel, x?"
    moved = {"vraag": vraag, "sleutels": [ROW], "minuten": 10}
    add(log, "agenda", punten=[moved, {**POINT, "minuten": 5}])
    slide = words(drawn("punt-1"))
    for part in ("door Provincie A", "Verwacht: Q1 2028", "Oorzaak: geen akkoord", "Bijsturing: "):
        assert part in slide
        assert part not in words(drawn("punt-2"))
    agenda = words(drawn())
    assert "bespreekstuk, 10 minuten" in agenda
    assert "samen 15 minuten" in agenda


def test_what_was_recorded_after_the_agenda_was_fixed_is_said_and_followed(log: Store) -> None:
    said = {"sleutel": ROW, "organisatie": "Provincie A"}
    late = {"status": "vertraagd", "verwacht": "Q1 2098", "reden": "anders"}
    keep(log, said | late | DELAYED, on=today() - datetime.timedelta(days=1))
    vraag = "Stemt het overleg in met het verwachte moment en de bijsturing van 1 regel, x?"
    add(log, "agenda", punten=[{"vraag": vraag, "sleutels": [ROW]}], vast=True)

    def point() -> Behandeld:
        view = view_of(vergadering=KEY, deel="agenda")
        (one,) = te_beslissen(view, gelezen(view, view.vergadering, view.vergadering.agenda))
        return one

    assert (point().voorstel, point().sindsdien) == ({ROW: {"vastgesteld": "Q1 2098"}}, {})
    record_all(office(), [entry(**said, status="afgerond")], ADMINISTRATOR)
    assert (point().voorstel, point().gesloten) == ({}, (ROW,))
    slide = words(drawn("punt-1"))
    assert "Verwacht: Q1 2098" in slide, "as it was sent"
    assert "Na het vaststellen vastgelegd, 1.1.16 " in slide
    assert (
        f"stap 4:</b> Afgerond, vastgelegd op {date_in_words(today())} door Provincie A." in slide
    )


def test_a_meeting_that_is_not_there_is_said(log: Store) -> None:
    add(log, "besluit", soort="aangehouden")
    assert "staat geen agenda in het logboek" in words(drawn())
    assert [one.panel for one in deck().slides] == [None]


def test_without_a_log_the_last_that_is_known_stays_and_the_rest_says_so(
    log: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(log, "agenda", punten=[POINT, OWN], vast=True)
    app = drawn("punt-1")

    def away(*of: object) -> None:
        raise StoreAway("de schijf is vol")

    with monkeypatch.context() as disk:
        for name in ("last_id", "plaats", "move", "stukken"):
            disk.setattr(Store, name, away)
        app.run()
        shown = words(app)
        assert "1. Waarom?" in shown
        assert "Dit scherm volgt het overleg nu niet" in shown
        assert "De voortgang is nu niet te lezen" in words(drawn("punt-1"))
