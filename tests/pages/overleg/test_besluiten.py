"""Besluiten of Overleg: the list of a meeting and of a period, and how an actie is settled."""

import datetime

import pytest
from streamlit.testing.v1 import AppTest

from documents.formats import REPORT_FORMATS
from pages.overleg import panel
from pages.overleg.agenda import draft
from pages.overleg.besluiten import besluiten, besluiten_report
from pages.overleg.organisaties import organisaties
from pages.overleg.was_wordt import changes, changes_report
from selections.dates import today
from shell.downloads import report_info
from shell.view import View
from tests.pages import drawn
from tests.pages.overleg import meeting
from tests.pages.recorded import keep, keep_stuk
from tests.pages.screens import open_screen, press, widget
from tests.pages.views import view_of
from tests.voortgang.conftest import DELAYED
from tests.voortgang.stukken import BO
from voortgang.store import Store

A, B = "1.1.16/4/1/1", "1.2.1/1/1/1"
MEETING = "bestuurlijk-overleg-2026-02-01"


@pytest.fixture(autouse=True)
def decided(log: Store) -> Store:
    """A meeting with two points, of which one is decided, an actie and what came of it."""
    day = datetime.date(2026, 2, 1)
    keep(log, {"sleutel": A, "status": "loopt", "organisatie": "Rijk D"}, on=day)
    points = [{"vraag": "Wordt het later?", "sleutels": [A]}, {"vraag": "En dit?"}]
    keep_stuk(log, "agenda", day, overleg=BO, punten=points, vast=True)
    gevolgen = [{"sleutel": A, "vastgesteld": "Q3 2027"}]
    said = {"soort": "gewijzigd", "woorden": "Een jaar later.", "organisaties": ["Rijk D"]}
    keep_stuk(log, "besluit", day, overleg=BO, punt=1, sleutels=[A], gevolgen=gevolgen, **said)
    keep_stuk(
        log, "actie", day, overleg=BO, punt=1, wat="Plan", organisatie="Rijk D", voor="2026-03-01"
    )
    return log


def opened(**query: str) -> AppTest:
    return meeting.opened("besluiten", **query)


def reasons(view: View) -> list[str]:
    """What the report of Was-wordt gives as reason and beside it, of each row with a moment."""
    made = changes(view)
    report = changes_report(view, made, report_info(view, made.wordt, made.title))
    (told,) = (
        table.column("Waarom, en wat erbij staat")
        for section in report.sections
        for table in section.tables
        if "Moment was" in table.header
    )
    return told


def said(app: AppTest) -> str:
    return " ".join([*(one.value for one in app.header), drawn.words(app)])


def test_the_list_of_a_meeting_says_what_followed_and_that_it_is_a_concept() -> None:
    app = opened(vergadering=MEETING, peildatum="2026-03-31")
    words = said(app)
    assert "BO Water en Bodem, 1 februari 2026, CONCEPT van 31 maart 2026" in words
    assert "(1 punt zonder besluit)" in words
    assert "1 besluit: gewijzigd 1. 1 actie, waarvan 1 open en 1 over de afgesproken dag." in words
    listed, acties, rows = (table.rows[1] for table in drawn.tables(app)[:3])
    assert listed[:5] == [
        *("1. Wordt het later?", "Gewijzigd", "Een jaar later.", "Rijk D"),
        "over 1 regel: 1 regel vastgesteld moment Q3 2027",
    ]
    assert acties[:4] == [
        "Plan",
        "Rijk D",
        "1 maart 2026",
        "Open, 30 dagen over de afgesproken dag",
    ]
    assert rows[-3:] == [
        *("de regel als geheel", "Rijk D: Loopt", "vastgesteld moment Q3 2027. Rijk D: Loopt"),
    ]
    # On an earlier day, or of another selection, it is not in the list.
    assert "van geen overleg iets vastgelegd" in said(opened(peildatum="2026-01-31"))
    assert "buiten de filters: 1 besluit" in said(opened(peildatum="2026-02-02", maatregel="1.2.1"))


def test_presented_each_besluit_is_told_in_a_few_lines() -> None:
    words = drawn.words(opened(vergadering=MEETING, peildatum="2026-03-31", presentatie="ja"))
    assert "Genomen door Rijk D." in words
    assert "1. Wordt het later?:  gewijzigd . Een jaar later.  (over 1 regel: 1 regel" in words
    assert "Plan  Rijk D , uiterlijk 1 maart 2026 (Open, 30 dagen over" in words


def test_who_may_takes_a_besluit_again_from_the_list(log: Store) -> None:
    app = opened(vergadering=MEETING)
    app = widget(app, "selectbox", "Besluit").select(3).run()
    app.text_input(key="aanmelden_naam_paneel").set_value("J. de Vries")
    app = press(press(app, "Opnieuw besluiten"), "Aangehouden")
    assert "Vastgelegd: aangehouden als besluit" in said(app)
    again = log.stukken()[-1].inhoud
    assert (again["herroept"], again["sleutels"], again["punt"]) == (3, [A], 1)
    assert "woorden" not in again, "what was agreed does not say why it no longer is"


def test_a_besluit_that_is_taken_again_begins_with_what_was_decided(log: Store) -> None:
    app = opened(vergadering=MEETING)
    app = widget(app, "selectbox", "Besluit").select(3).run()
    app.text_input(key="aanmelden_naam_paneel").set_value("J. de Vries")
    app = press(app, "Opnieuw besluiten")
    assert app.text_area(key=f"paneel_{MEETING}_1_woorden").value == "Een jaar later."
    said_now = (
        "Volgt uit akkoord of gewijzigd: vastgesteld moment Q3 2027 bij 1.1.16 stap 4. Dit is wat"
    )
    assert said_now in said(app)
    app = press(app, "Niet akkoord")
    assert "Bij niet akkoord horen woorden; deze zijn die van besluit 3" in said(app)
    app = press(app, "Gewijzigd")
    again = log.stukken()[-1].inhoud
    assert (again["herroept"], again["woorden"]) == (3, "Een jaar later.")
    assert [one["vastgesteld"] for one in again["gevolgen"]] == ["Q3 2027"]


def test_to_reverse_a_besluit_is_asked_first(log: Store) -> None:
    app = opened(vergadering=MEETING)
    app = widget(app, "selectbox", "Besluit").select(3).run()
    app.text_input(key="aanmelden_naam_paneel").set_value("J. de Vries")
    last = log.last_id()
    app = press(app, "Herroepen (wordt aangehouden)")
    assert "Besluit 3 herroepen? Het wordt aangehouden" in said(app)
    assert log.last_id() == last
    press(app, "Ja, herroep besluit 3")
    reversal = log.stukken()[-1].inhoud
    assert (reversal["soort"], reversal["herroept"]) == ("aangehouden", 3)


def test_who_decides_at_once_with_another_is_told_by_the_number_of_the_point(
    log: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide = panel._decide
    app = opened(vergadering=MEETING)
    app = widget(app, "selectbox", "Besluit").select(3).run()
    app.text_input(key="aanmelden_naam_paneel").set_value("J. de Vries")
    app = press(app, "Opnieuw besluiten")

    def after_another(*of: object) -> None:
        day = datetime.date(2026, 2, 2)
        said = {"soort": "akkoord", "sleutels": [A], "punt": 1, "herroept": 3}
        keep_stuk(log, "besluit", day, overleg=BO, **said)
        decide(*of)

    with monkeypatch.context() as at_once:
        at_once.setattr(panel, "_decide", after_another)
        app.run()
        app = press(app, "Aangehouden")
    number = log.stukken()[-1].id
    told = f"Op punt 1 geldt intussen al besluit {number}: akkoord. Kies ‘Opnieuw besluiten’ als"
    assert said(app).count(told) == 1
    assert "herroept:" not in said(app)


def test_a_second_press_before_the_screen_is_drawn_anew_says_nothing_wrong(
    log: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide = panel._decide
    monkeypatch.setattr(panel, "_decide", lambda *of: (decide(*of), decide(*of)))
    app = opened(vergadering=MEETING)
    app = widget(app, "selectbox", "Besluit").select(3).run()
    app.text_input(key="aanmelden_naam_paneel").set_value("J. de Vries")
    before = log.last_id()
    app = press(press(app, "Opnieuw besluiten"), "Gewijzigd")
    assert log.last_id() == before + 1
    assert f"Vastgelegd: gewijzigd als besluit {before + 1}." in said(app)
    assert not any(told in said(app) for told in ("Kijk bij", "intussen al"))


def test_of_a_period_it_has_all_meetings_and_a_meeting_that_is_not_there_is_told() -> None:
    app = opened(peildatum="2026-03-31")
    assert "Besluitenlijst van Q4 2025 tot en met Q1 2026" in said(app)
    (listed,) = drawn.tables(app)[0].rows[1:]
    assert listed[0] == "BO Water en Bodem, 1 februari 2026"
    later = opened(verslag_van="Q3-2026", peildatum="2026-12-01")
    assert drawn.tables(later)[0].caption.startswith("Nog open van eerder")
    away = opened(vergadering="bestuurlijk-overleg-2026-02-03", peildatum="2026-03-31")
    assert "kent op 31 maart 2026 geen overleg met de naam" in said(away)


def test_rows_of_which_nothing_became_otherwise_are_counted_and_not_listed(log: Store) -> None:
    day = datetime.date(2026, 2, 1)
    keep_stuk(log, "besluit", day, overleg=BO, soort="akkoord", punt=2, sleutels=[A])
    view = view_of(peildatum="2026-03-31", vergadering=MEETING)
    made = besluiten(view)
    report = besluiten_report(view, made, report_info(view, made.day, made.title))
    rows = next(one for one in report.sections if one.heading == "Was en wordt per regel")
    assert rows.tables[0].column("Sleutel") == [A]
    assert rows.paragraphs[-1].startswith("Bij 1 regel waarover een besluit gaat, volgde er niets")


@pytest.mark.documents
def test_it_goes_along_in_every_format_and_stays_the_same_up_to_a_record(log: Store) -> None:
    files: dict[str, bytes] = {}
    last = log.last_id()
    for later in (False, True):
        if later:
            keep_stuk(
                log, "besluit", datetime.date(2026, 2, 1), overleg=BO, soort="akkoord", punt=2
            )
        view = view_of(peildatum="2026-03-31", vergadering=MEETING, bericht=str(last))
        made = besluiten(view)
        report = besluiten_report(view, made, report_info(view, made.day, made.title))
        assert ("Logboek", f"tot en met nummer {last} van het logboek") in report.facts
        for kind in REPORT_FORMATS:
            if kind.extension == "pptx" and later:
                continue
            file = kind.build(report)
            assert files.setdefault(kind.extension, file) == file


def test_an_actie_is_settled_from_the_screen_by_who_gives_a_name(log: Store) -> None:
    app = press(opened(vergadering=MEETING), "Leg vast: afgedaan")
    assert "Vul eerst uw naam in" in said(app)
    assert log.last_id() == 4
    widget(app, "text_input", "Uw naam").input("Jan Jansen").run()
    app = press(app, "Leg vast: vervallen")
    assert "bij status ‘vervallen’ hoort ook: toelichting" in said(app)
    assert log.last_id() == 4
    widget(app, "text_input", "Toelichting").input("Op tijd klaar").run()
    app = press(app, "Leg vast: afgedaan")
    assert "Actie 4 is afgedaan: vastgelegd als melding 5." in said(app)
    stuk = log.stukken()[-1]
    assert (stuk.inhoud["actie"], stuk.inhoud["status"], stuk.auteur) == (
        4,
        "afgedaan",
        "Jan Jansen",
    )
    assert "1 actie, waarvan 0 open." in said(app)
    # How it stood on an earlier day is no ground to record on.
    earlier = (today() - datetime.timedelta(days=1)).isoformat()
    then = opened(vergadering=MEETING, peildatum=earlier)
    assert not [one for one in then.button if one.label.startswith("Leg vast")]


def test_per_organisation_there_is_a_list_to_mail_and_a_file(log: Store) -> None:
    more = {"deel": "organisaties", "peildatum": "2026-03-31"}
    overview = drawn.tables(open_screen("overleg", **more))[0].rows
    assert overview[0][0] == "Organisatie"
    (line,) = [row for row in overview if row[0] == "Rijk D"]
    assert line[2:4] == ["1", "1"]
    app = open_screen("overleg", organisatie="rijk d", uiterlijk="2026-04-10", **more)
    assert "Gevraagd van Rijk D" in said(app)
    assert "uiterlijk 10 april 2026." in said(app)
    (text,) = [one.value for one in app.code]
    assert "Gevraagd: uw werkblad ingeleverd uiterlijk 10 april 2026." in text
    assert "- Plan (voor 1 maart 2026; open, 30 dagen over de afgesproken dag" in text
    assert len(app.get("download_button")) == len(REPORT_FORMATS)
    nobody = open_screen("overleg", organisatie="niemand", **more)
    assert "Van ‘niemand’ is niets vastgelegd of afgesproken." in said(nobody)


def test_the_list_to_mail_says_with_a_moment_what_is_doubtful_there(log: Store) -> None:
    more = {"deel": "organisaties", "peildatum": "2026-11-30"}
    app = open_screen("overleg", organisatie="Rijk", **more)
    (text,) = [one.value for one in app.code]
    of_stap = (
        "1.1.16 Nutriënten uit agrarische bronnen, stap 1: Tussentijdse aanpassing Werkplan KRW"
    )
    of_line = text.partition(of_stap)[2].partition("; Naming & shaming; ")
    assert of_line[2].startswith("Q4 2023; koppeling twijfelachtig (Rijk genoemd in de stap; ")
    (table,) = [one for one in drawn.tables(app) if "melding wordt gevraagd" in one.caption]
    moments = {row[1]: row[2] for row in table.rows if "1.1.16" in row[0] or "1.1.6" in row[0]}
    assert moments["Naming & shaming"] == "Q4 2023; koppeling twijfelachtig"
    early = moments["Rijksinstructieregels Bkl (plan B, afgeleid)"]
    assert early.endswith(
        "instrument of indeling twijfelachtig; moment vóór ‘eind 2026’ van blz. 6"
    )


def test_the_dossier_and_the_logboek_tell_what_meetings_did_about_a_row(log: Store) -> None:
    app = open_screen("maatregel", maatregel="1.1.16")
    app.session_state["historie"] = True
    (table,) = [one for one in drawn.tables(app.run()) if "Besluiten, acties" in one.caption]
    assert [row[1] for row in table.rows[1:]] == ["actie", "besluit", "agenda, vastgesteld"]
    logboek = open_screen("logboek")
    (listed,) = [one for one in drawn.tables(logboek) if "van overleggen" in one.caption]
    assert [row[2] for row in listed.rows[1:]] == ["actie", "besluit", "agenda"]
    assert "Gevolg: vastgesteld moment Q3 2027" in listed.rows[2][4]
    widget(logboek, "text_input", "Woord of regel").input("een jaar").run()
    (listed,) = [one for one in drawn.tables(logboek) if "van overleggen" in one.caption]
    assert [row[2] for row in listed.rows[1:]] == ["besluit"]


def test_was_wordt_names_by_which_besluit_another_no_longer_holds(log: Store) -> None:
    days = (datetime.date(2026, 2, 2), datetime.date(2026, 3, 2))
    follows = [{"sleutel": A, "vastgesteld": "Q1 2029"}]
    first = keep_stuk(
        log, "besluit", days[0], overleg=BO, soort="akkoord", sleutels=[A], gevolgen=follows
    )
    said = {"soort": "niet akkoord", "woorden": "Toch niet.", "herroept": first}
    by = keep_stuk(log, "besluit", days[1], overleg=BO, **said)
    view = view_of(peildatum="2026-03-31", was="2026-02-15")
    told = reasons(view)
    assert f"besluit {first} herroepen bij besluit {by} (" in told[0]
    assert "Toch niet." in told[0]


def test_all_that_rests_on_the_log_says_its_last_number_and_was_wordt_whose_words_it_has(
    log: Store,
) -> None:
    day = datetime.date(2026, 2, 2)
    late = {"status": "vertraagd", **DELAYED}
    keep(log, {"sleutel": A, "organisatie": "Provincie E", **late}, on=day)
    keep(log, {"sleutel": A, "organisatie": "Rijk D", "status": "afgerond"}, on=day)
    last = keep_stuk(log, "besluit", day, overleg=BO, soort="akkoord", punt=2)
    view = view_of(peildatum="2026-03-31", was="2026-02-01")
    assert draft(view).last == changes(view).last == organisaties(view).last == last
    told = reasons(view)
    of_delayed, of_done = told[0].split("\n")
    assert of_delayed.startswith("Provincie E: vertraagd (2 februari 2026). Oorzaak: geen akkoord.")
    assert of_done.startswith("Rijk D: afgerond (2 februari 2026).")
