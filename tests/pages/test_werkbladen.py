"""Werkbladen: nothing stands in the log before it is confirmed, and then exactly what was shown."""

import datetime
import io

import openpyxl
import pytest
import streamlit.config
from streamlit.testing.v1 import AppTest

from pages.werkbladen.ophalen import asked_of_whom
from selections.dates import today
from shell.calendar_table import calendar_table
from tests.pages import drawn
from tests.pages.drawn import said
from tests.pages.screens import open_screen, press
from tests.pages.views import view_of
from voortgang.kalender import load_kalender
from voortgang.rechten import Auteur, Via
from voortgang.recording import Office, record
from voortgang.stand import state_at
from voortgang.store import Store
from werkbladen import write_ods as werkboek_ods
from werkbladen import write_xlsx as werkboek
from werkbladen.form import due, fields, make
from werkbladen.sheets import SHEET

pytestmark = pytest.mark.usefixtures("here")

TABLE = calendar_table()
A = TABLE[TABLE["plan"] == "A"]
FIRST, SECOND, THIRD = A["sleutel"].iloc[:3]
HOSTILE = "=1+1 <img src=x onerror=alert(1)> **vet**"
NAMES = list(fields())


def workbook(log: Store, by_row: dict[str, dict[str, str]], kind: str = "xlsx") -> bytes:
    """The workbook of these rows as it would go out now, with these texts filled in."""
    calendar = load_kalender()
    state = state_at(calendar.table, log.records_at(today()), today(), 8)
    form = make(
        calendar,
        list(by_row),
        state,
        laag="provincie",
        peildatum=today(),
        made=datetime.datetime.now(datetime.UTC),
    )
    for row, texts in zip(form.rows, by_row.values(), strict=True):
        for name, text in texts.items():
            row[NAMES.index(name)] = text
    return {"xlsx": werkboek, "ods": werkboek_ods}[kind].build(form)


def by_somebody_else(log: Store, sleutel: str, **more: str) -> None:
    office = Office(log, load_kalender(), here_only=True, roles=lambda: None)
    entry = {"sleutel": sleutel, "status": "loopt", **more}
    record(office, entry, Auteur("Iemand Anders", Via.THIS_COMPUTER))


def upload(app: AppTest, content: bytes, name: str = "werkblad.xlsx") -> AppTest:
    (field,) = app.file_uploader
    app = field.upload(name, content).run()
    assert not app.exception
    return app


def name_author(app: AppTest) -> AppTest:
    (field,) = [one for one in app.text_input if one.label.startswith("Uw naam")]
    return field.input("Jan Jansen").run()


def labels(app: AppTest) -> list[str]:
    return [button.label for button in app.button]


def table_of(app: AppTest, caption: str) -> list[list[str]]:
    (found,) = [one for one in drawn.tables(app) if one.caption.startswith(caption)]
    return found.rows[1:]


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_recorded_is_what_was_shown_and_only_after_confirming(log: Store, kind: str) -> None:
    content = workbook(
        log,
        {
            FIRST: {"status": "loopt", "toelichting": HOSTILE},
            SECOND: {},
            THIRD: {"status": "afgerond", "bewijs": "https://voorbeeld.nl"},
        },
        kind,
    )
    app = upload(open_screen("werkbladen"), content, f"werkblad.{kind}")
    first, third = table_of(app, "Dit wordt vastgelegd na uw bevestiging: 2 meldingen")
    assert FIRST in first[0] and THIRD in third[0]
    assert first[4] == f"Status: looptToelichting: {HOSTILE}"
    assert ["Status loopt", "1"] in table_of(app, "Wat wordt vastgelegd, opgeteld")
    assert log.last_id() == 0
    assert not any(label.startswith("Bevestigen") for label in labels(app))
    app = name_author(app)
    assert log.last_id() == 0
    app = press(app, "Bevestigen: 2 meldingen")
    records = log.records()
    assert list(records["sleutel"]) == [FIRST, THIRD]
    assert list(records["status"]) == ["loopt", "afgerond"]
    assert records["toelichting"].iloc[0] == HOSTILE
    assert set(records["auteur"]) == {"Jan Jansen"}
    receipt = table_of(app, "Vastgelegd uit het werkblad: 2 meldingen")
    assert [row[0] for row in receipt] == ["1", "2"]
    assert not any(label.startswith("Bevestigen") for label in labels(app))
    app = press(app, "Ongedaan maken: meldingen 1, 2")
    assert list(log.records()["corrigeert"].dropna()) == [1, 2]
    assert "Ongedaan gemaakt met meldingen 3, 4." in said(app)
    assert not any(label.startswith("Ongedaan maken") for label in labels(app))


def test_right_rows_are_recorded_and_the_wrong_ones_come_back(log: Store) -> None:
    content = workbook(log, {FIRST: {"status": "<b>klaar</b>"}, SECOND: {"status": "loopt"}})
    app = upload(open_screen("werkbladen"), content)
    ((cell, stands, wrong),) = table_of(app, "Cellen om te herstellen")
    assert (cell, stands) == ("H2", "‘<b>klaar</b>’")
    assert "toegestaan bij deze regel" in wrong
    back = [one.label for one in app.get("download_button")]
    assert {"Terug om te herstellen (xlsx)", "Terug als ods"} <= set(back)
    app = press(name_author(app), "Bevestigen: 1 melding")
    assert list(log.records()["sleutel"]) == [SECOND]
    assert "Niet vastgelegd, want nog te herstellen: 1 regel." in said(app)
    assert "Terug om te herstellen (xlsx)" in [one.label for one in app.get("download_button")]


def test_of_the_workbook_before_one_line_is_left_and_nothing_for_who_comes_next(log: Store) -> None:
    content = workbook(log, {FIRST: {"status": "klaar"}, SECOND: {"status": "loopt"}})
    app = press(name_author(upload(open_screen("werkbladen"), content)), "Bevestigen: 1 melding")
    assert table_of(app, "Vastgelegd uit het werkblad: 1 melding")
    app = upload(app, workbook(log, {THIRD: {"status": "loopt"}}))
    assert "Vastgelegd als melding 1." in said(app)
    assert "nog te herstellen" not in said(app)
    captions = [one.caption for one in drawn.tables(app)]
    assert not any(one.startswith("Vastgelegd uit het werkblad") for one in captions)
    app = press(app, "Dit ben ik niet")
    assert not any(label.startswith("Ongedaan maken") for label in labels(app))
    assert "Vastgelegd als melding" not in said(app)
    assert not any("Vastgelegd uit" in one.caption for one in drawn.tables(app))


def test_loaded_anew_the_screen_still_says_what_was_recorded_last(log: Store) -> None:
    assert "Het laatst vastgelegd" not in said(open_screen("werkbladen"))
    content = workbook(log, {FIRST: {"status": "loopt"}, SECOND: {"status": "loopt"}})
    by_somebody_else(log, THIRD, organisatie="Waterschap B")
    press(name_author(upload(open_screen("werkbladen"), content)), "Bevestigen: 2 meldingen")
    anew = said(open_screen("werkbladen"))
    assert "Het laatst vastgelegd voor organisatie niet genoemd, en nog geldig: 2 meldingen" in anew


def choice(app: AppTest, sleutel: str):
    (radio,) = [one for one in app.radio if one.label == f"Wat geldt voor {sleutel}"]
    return radio


def test_of_a_row_that_changed_in_between_both_stand_and_one_is_chosen(log: Store) -> None:
    rows = {FIRST: {"status": "afgerond"}, SECOND: {"status": "loopt"}, THIRD: {"status": "loopt"}}
    content = workbook(log, rows)
    by_somebody_else(log, FIRST, toelichting="net vastgelegd")
    by_somebody_else(log, SECOND, toelichting="ook dat")
    by_somebody_else(log, THIRD)
    app = name_author(upload(open_screen("werkbladen"), content))
    assert "Intussen anders vastgelegd: 2 regels" in said(app)
    assert "bevestigd (staat er al zo): 1 regel" in said(app)
    assert "Toelichting: net vastgelegd. Melding 1." in said(app)
    # Nobody has chosen: what stands stays.
    assert not any(label.startswith("Bevestigen") for label in labels(app))
    app = press(app, "Alles overnemen")
    assert "Bevestigen: 2 meldingen vastleggen" in labels(app)
    app = choice(app, SECOND).set_value("laten staan").run()
    app = press(app, "Bevestigen: 1 melding")
    assert list(log.records()["sleutel"]) == [FIRST, SECOND, THIRD, FIRST]
    assert "Gelaten zoals het stond: 1 regel." in said(app)


def test_what_was_not_changed_is_recorded_again_only_where_somebody_says_so(log: Store) -> None:
    by_somebody_else(log, FIRST)
    app = name_author(upload(open_screen("werkbladen"), workbook(log, {FIRST: {}})))
    assert not any(label.startswith("Bevestigen") for label in labels(app))
    (again,) = app.checkbox
    app = press(again.check().run(), "Bevestigen: 1 melding")
    assert list(log.records()["status"]) == ["loopt", "loopt"]


def test_two_who_hand_in_at_the_same_moment_are_both_heard(log: Store) -> None:
    rows = {FIRST: {"status": "afgerond"}, SECOND: {"status": "loopt"}}
    one = name_author(upload(open_screen("werkbladen"), workbook(log, rows)))
    rows = {FIRST: {"status": "vervallen", "toelichting": "nee"}, SECOND: {"status": "loopt"}}
    two = name_author(upload(open_screen("werkbladen"), workbook(log, rows)))
    press(one, "Bevestigen: 2 meldingen")
    two = press(two, "Bevestigen: 2 meldingen")
    assert log.last_id() == 2
    assert "Er is niets vastgelegd: sinds u dit overzicht zag" in said(two)
    assert "Intussen anders vastgelegd: 1 regel" in said(two)
    press(choice(two, FIRST).set_value("overnemen").run(), "Bevestigen: 1 melding")
    assert list(log.history(FIRST)["status"]) == ["afgerond", "vervallen"]


def test_what_another_organisation_records_meanwhile_is_no_hindrance(log: Store) -> None:
    content = workbook(log, {FIRST: {"status": "afgerond"}})
    app = open_screen("werkbladen")
    app.session_state["voor_wie_naam"] = "Waterschap A"
    app = name_author(upload(app, content))
    by_somebody_else(log, FIRST, organisatie="Waterschap B")
    press(app, "Bevestigen: 1 melding")
    assert list(log.records()["organisatie"]) == ["Waterschap B", "Waterschap A"]


def test_what_changes_between_preview_and_confirming_stops_it(log: Store) -> None:
    content = workbook(log, {FIRST: {"status": "afgerond"}, SECOND: {"status": "loopt"}})
    app = name_author(upload(open_screen("werkbladen"), content))
    by_somebody_else(log, FIRST)
    app = press(app, "Bevestigen: 2 meldingen")
    assert log.last_id() == 1
    assert "Er is niets vastgelegd: sinds u dit overzicht zag" in said(app)
    press(app, "Bevestigen: 1 melding")
    assert list(log.records()["sleutel"]) == [FIRST, SECOND]


def test_another_file_is_told_and_a_better_one_helps(log: Store) -> None:
    app = upload(open_screen("werkbladen"), b"%PDF-1.7", "verslag.pdf")
    assert "het is geen rekenblad" in said(app)
    app = upload(app, workbook(log, {FIRST: {"status": "loopt"}}))
    assert "het is geen rekenblad" not in said(app)
    assert len(table_of(app, "Dit wordt vastgelegd")) == 1


def test_an_empty_workbook_and_one_of_another_calendar_are_told(log: Store) -> None:
    app = upload(open_screen("werkbladen"), workbook(log, {FIRST: {}}))
    assert "In dit werkblad is niets ingevuld." in said(app)
    book = openpyxl.load_workbook(io.BytesIO(workbook(log, {FIRST: {"status": "loopt"}})))
    book["Gegevens"]["B2"] = "1900-01; tekst abc"
    file = io.BytesIO()
    book.save(file)
    app = upload(open_screen("werkbladen"), file.getvalue())
    assert "een andere versie van de kalender" in said(app)
    assert book[SHEET]["A2"].value == FIRST


def test_elsewhere_nobody_sends_a_file_without_signing_in(log: Store) -> None:
    content = workbook(log, {FIRST: {"status": "loopt"}})
    app = upload(open_screen("werkbladen"), content)
    assert len(table_of(app, "Dit wordt vastgelegd")) == 1
    # Also where the file is there already: the right was lost since.
    streamlit.config.set_option("server.address", "0.0.0.0")
    app = app.run()
    assert not app.file_uploader
    assert "Dit wordt vastgelegd" not in said(app)
    assert "niet vastleggen: op deze server is aanmelden niet ingesteld" in said(app)


def test_the_layer_of_the_workbook_is_proposed_to_who_names_an_organisation_without_one(
    log: Store,
) -> None:
    app = name_author(open_screen("werkbladen"))
    app.session_state["voor_wie_naam"] = "Verzonnen"
    app = upload(app.run(), workbook(log, {FIRST: {"status": "loopt"}}))
    field = next(one for one in app.selectbox if one.label.startswith("Overheidslaag van"))
    assert field.value == "provincie"
    # Who takes it away is not told again.
    app = field.set_value(None).run()
    assert next(one for one in app.selectbox if one.label == field.label).value is None


def test_only_rows_of_the_layer_and_the_filters_go_out() -> None:
    app = open_screen("werkbladen", thema="bodem", peildatum="2026-11-24")
    app.selectbox(key="werkblad_regels").set_value("alle regels in de selectie").run()
    app.selectbox(key="werkblad_laag").set_value("alle overheidslagen").run()
    rows = int((TABLE["subthema"] == "Bodem: vitaal + effectief").sum())
    assert f"Regels: {rows}." in said(app)
    assert len(app.get("download_button")) == 2
    app.selectbox(key="werkblad_laag").set_value("gemeente").run()
    in_layer = TABLE[
        (TABLE["subthema"] == "Bodem: vitaal + effectief")
        & TABLE[["laag_borging", "laag_doorwerking"]].apply(
            lambda lagen: any("gemeente" in found for found in lagen), axis=1
        )
    ]
    count = len(in_layer)
    assert 0 < count < rows
    assert f"Regels: {count}." in said(app)


def test_the_layer_follows_the_organisation_then_the_filter_and_says_why() -> None:
    app = open_screen("werkbladen")
    assert app.selectbox(key="werkblad_laag").value == "alle overheidslagen"
    app = open_screen("werkbladen", laag="waterschap")
    assert app.selectbox(key="werkblad_laag").value == "waterschap"
    assert "Overheidslaag: waterschap, want het filter Overheid staat op waterschap." in said(app)
    app.session_state["voor_wie_naam"] = "Provincie A"
    app.session_state["voor_wie_laag"] = "provincie"
    app = app.run()
    assert app.selectbox(key="werkblad_laag").value == "provincie"
    assert "Door het filter Overheid (waterschap) staan er alleen regels in" in said(app)
    app = app.selectbox(key="werkblad_laag").set_value("gemeente").run()
    assert "U koos zelf ‘gemeente’; u legt vast voor Provincie A (provincie)." in said(app)


def test_what_was_chosen_holds_between_the_same_two_versions_alone(log: Store) -> None:
    content = workbook(log, {FIRST: {"status": "afgerond"}, SECOND: {"status": "loopt"}})
    by_somebody_else(log, FIRST)
    by_somebody_else(log, SECOND, toelichting="anders")
    app = name_author(upload(open_screen("werkbladen"), content))
    app = press(app, "Alles overnemen")
    kept = app.session_state["werkblad_onderweg"]
    by_somebody_else(log, SECOND, toelichting="weer anders")
    app = open_screen("werkbladen")
    app.session_state["werkblad_onderweg"] = kept
    assert "Het werkblad ‘werkblad.xlsx’ is gekozen" in said(app.run())
    app = upload(app, content)
    assert (choice(app, FIRST).value, choice(app, SECOND).value) == ("overnemen", "laten staan")
    assert f"Bij {SECOND} had u ‘overnemen’ gekozen." in said(app)


def test_with_the_log_away_the_screen_says_so_and_stays(away: None) -> None:
    app = open_screen("werkbladen")
    assert not app.exception
    assert "De voortgang is nu niet te lezen" in said(app)
    assert not app.file_uploader


def test_voortgang_leads_here_with_the_filters_kept() -> None:
    app = open_screen("voortgang", thema="bodem", peildatum="2026-11-24")
    (link,) = [one for one in drawn.links(app) if "werkblad" in one.words]
    assert link.href.startswith("./werkbladen?") and "thema=bodem" in link.href


def test_rows_of_which_only_the_stap_names_a_layer_are_told_beside_what_is_due() -> None:
    view = view_of(peildatum="2026-11-30")
    kalender = load_kalender()
    why = due(kalender, view.log.state, view.peildatum)
    caption = asked_of_whom(view, why).caption
    # "Tussentijdse toetsadviezen ... van het Rijk", at sixteen stappen.
    assert caption.endswith("; alleen in de stap genoemd en hier niet geteld: Rijk bij 17)")
