"""Voortgang: what is recorded stands in the log and on the screen, and can be taken back."""

import datetime
import os
import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
import streamlit.config
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from overleg.agenda import PLAN_B
from pages.voortgang import front
from pages.voortgang.stand import IN_SIGHT
from selections.dates import today
from shell.calendar_table import calendar_table
from shell.parts.punten import asked
from shell.recording import historie
from shell.recording.vastleggen import ROWS
from tests.pages import drawn
from tests.pages.drawn import said
from tests.pages.recorded import AWAY, keep, keep_stuk
from tests.pages.screens import open_screen, press, widget
from tests.pages.views import PEILDATUM, view_of
from voortgang.store import Store
from voortgang.vocabulary import DECIDE_B

pytestmark = pytest.mark.usefixtures("log")

TABLE = calendar_table()
MAATREGEL = "1.1.10"
OF = TABLE[TABLE["maatregel"] == MAATREGEL]
A = OF[OF["plan"] == "A"]
FIRST, SECOND = A["sleutel"].iloc[:2]
AMVB = OF[(OF["plan"] == "B") & (OF["amvb"].map(len) > 0)]["sleutel"].iloc[0]
HOSTILE = '=HYPERLINK("x") <img src=x onerror=alert(1)> **vet**'


def opened(**query: str) -> AppTest:
    """The screen with the rows of one maatregel in view: all of them take longer to draw."""
    app = open_screen("voortgang", maatregel=MAATREGEL, **query)
    assert not app.exception
    return app


def choose_rows(app: AppTest, *sleutels: str, status: str) -> AppTest:
    """Name the author and choose rows and status, as somebody does who records."""
    widget(app, "text_input", "Uw naam").input("Jan Jansen")
    app.session_state[ROWS] = list(sleutels)
    app.run()
    return widget(app, "selectbox", "Status").set_value(status).run()


def test_an_empty_log_is_said_calmly_and_nothing_is_recorded_by_looking(log: Store) -> None:
    app = open_screen("voortgang")
    assert not app.exception
    assert f"over geen van de {len(TABLE)} regels in beeld een status vastgelegd" in said(app)
    assert log.last_id() == 0


def test_the_states_lead_to_as_many_rows_and_what_waits_is_that_of_the_agenda() -> None:
    for parameters in ({}, {"thema": "bodem", "plan": "B"}):
        view = view_of(**parameters)
        strips = front.states_html(view)
        numbers = re.findall(r'href="(./kalender[^"]*)"[^>]*>([0-9]+)<', strips)
        for address, number in numbers:
            query = parse_qs(urlsplit(unescape(address)).query)
            assert len(view_of(**query).rows) == int(number)
        # Once together and once by thema.
        assert sum(int(number) for _, number in numbers) == 2 * len(view.rows)
        made = asked(view)
        waiting = re.findall("<li><b>(.*?)</b>: ([0-9]+) regel", front.waiting_html(view, made))
        by_rule = made.found["rubriek"].value_counts()
        assert dict(waiting) == {name: str(n) for name, n in by_rule.items() if n}


def test_what_is_asked_stands_first_and_the_rest_is_counted() -> None:
    app = open_screen("voortgang", peildatum=f"{PEILDATUM}")
    first, rest = (table for table in drawn.tables(app) if "Laatste melding" in table.rows[0])
    assert len(first.rows) - 1 == IN_SIGHT
    asked_for = asked(view_of()).found["rubriek"].head(IN_SIGHT)
    for row, rule in zip(first.rows[1:], asked_for, strict=True):
        assert (DECIDE_B if rule == PLAN_B.naam else rule) in row[7]
    assert len(rest.rows) - 1 == len(TABLE) - IN_SIGHT
    assert f"Nog {len(TABLE) - IN_SIGHT} regels" in [one.label for one in app.expander]


def test_the_dialog_of_a_row_says_with_its_moment_what_is_doubtful(log: Store) -> None:
    said_of = said(open_row("1.1.16/1/2/1"))
    assert "In de kalender: Q4 2023 (koppeling twijfelachtig), blz. 15" in said_of
    sure = said(open_row("1.1.10/1/1/1")).partition("In de kalender: Q3 2024")[2]
    assert sure.lstrip().startswith(", blz. 18.")


def test_of_a_row_without_a_status_the_last_record_is_told_as_a_withdrawal(log: Store) -> None:
    keep(log, {"sleutel": FIRST, "status": "loopt"})
    keep(log, {"sleutel": FIRST, "status": "ingetrokken", "corrigeert": 1})
    for screen in ("voortgang", "maatregel"):
        assert "2 (intrekking), " in said(open_screen(screen, maatregel=MAATREGEL))


def test_many_rows_at_once_and_all_of_them_taken_back(log: Store) -> None:
    app = choose_rows(open_screen("voortgang"), FIRST, SECOND, status="afgerond")
    app = press(app, "Vastleggen op 2 regels")
    assert "Vastgelegd als meldingen 1, 2." in said(app)
    assert f"Regels {FIRST}, {SECOND}: afgerond." in said(app)
    assert f"over 2 van de {len(TABLE)} regels in beeld een status vastgelegd" in said(app)
    records = log.records()
    assert list(records["sleutel"]) == [FIRST, SECOND]
    assert set(records["status"]) == {"afgerond"}
    assert set(records["auteur"]) == {"Jan Jansen"}
    app = press(app, "Ongedaan maken")
    assert "Ongedaan gemaakt met meldingen 3, 4." in said(app)
    assert list(log.records()["corrigeert"].dropna()) == [1, 2]
    assert f"over geen van de {len(TABLE)} regels" in said(app)


def test_what_is_refused_is_said_stores_nothing_and_keeps_what_was_typed(log: Store) -> None:
    app = choose_rows(opened(), FIRST, status="vertraagd")
    widget(app, "text_area", "Gevolg").input(HOSTILE)
    app = press(app, "Vastleggen op 1 regel")
    assert log.last_id() == 0
    assert f"Er is niets vastgelegd op {FIRST}. Kijk bij: Oorzaak, Bijsturing." in said(app)
    assert "Oorzaak ontbreekt; vul dit in. Bijsturing ontbreekt" in said(app)
    assert widget(app, "text_area", "Gevolg").value == HOSTILE
    for label in ("Oorzaak", "Bijsturing"):
        widget(app, "text_area", label).input(HOSTILE)
    app = press(app, "Vastleggen op 1 regel")
    assert log.history(FIRST)["gevolg"].iloc[0] == HOSTILE
    assert "<img" not in drawn.html(app)


def test_what_was_told_goes_with_the_next_edit_and_what_is_wrong_with_its_field() -> None:
    app = choose_rows(opened(), FIRST, status="vertraagd")
    app = press(app, "Vastleggen op 1 regel")
    app = widget(app, "text_area", "Oorzaak").input("ziekte").run()
    assert "Er is niets vastgelegd op" not in said(app)
    assert "Oorzaak ontbreekt" not in said(app)
    assert "Gevolg ontbreekt" in said(app)
    app = widget(app, "selectbox", "Status").set_value("loopt").run()
    app = press(app, "Vastleggen op 1 regel")
    assert "Vastgelegd als melding 1." in said(app)
    app.session_state[ROWS] = [SECOND]
    app.run()
    assert "Vastgelegd als" not in said(app)
    assert widget(app, "button", "Ongedaan maken: melding 1")


def test_for_whom_is_recorded_is_chosen_once_and_said_instead_of_the_name(log: Store) -> None:
    app = choose_rows(opened(), FIRST, status="loopt")
    # As typed: a test cannot type what is no option.
    app.session_state["voor_wie_naam"] = " Waterschap  A"
    widget(app.run(), "selectbox", "Overheidslaag").set_value("waterschap").run()
    app = press(app, "Vastleggen op 1 regel")
    app.session_state[ROWS] = [SECOND]
    widget(app.run(), "selectbox", "Status").set_value("afgerond").run()
    # Known by now, with its layer.
    assert not [one for one in app.selectbox if one.label.startswith("Overheidslaag")]
    app = press(app, "Vastleggen op 1 regel")
    records = log.records()
    assert set(records["organisatie"]) == {"Waterschap A"}
    assert set(records["laag"]) == {"waterschap"}
    assert "Waterschap A" in said(app)
    assert "Jan Jansen" not in said(app)


def test_a_refusal_of_a_rule_is_said_at_its_field(log: Store) -> None:
    app = choose_rows(opened(), FIRST, SECOND, status="loopt")
    widget(app, "text_input", "Verwacht moment").input("ooit")
    widget(app, "selectbox", "Reden").set_value("capaciteit")
    app = press(app, "Vastleggen op 2 regels")
    assert log.last_id() == 0
    assert said(app).count("‘ooit’ is geen moment") == 1
    assert f"niets vastgelegd op {FIRST}, {SECOND}. Kijk bij: Verwacht moment." in said(app)
    widget(app, "text_input", "Verwacht moment").set_value("Q1 2020")
    app = press(app, "Vastleggen op 2 regels")
    assert "Kijk bij: Verwacht moment." in said(app) and "al voorbij" in said(app)
    widget(app, "text_input", "Verwacht moment").set_value("")
    app = press(app, "Vastleggen op 2 regels")
    assert "Verwacht moment ontbreekt" in said(app)
    # Of what is closed no moment is asked; why it lapses is.
    widget(app, "selectbox", "Status").set_value("vervallen").run()
    assert not any(one.label.startswith("Verwacht moment") for one in app.text_input)
    app = press(app, "Vastleggen op 2 regels")
    assert "Toelichting ontbreekt; vul dit in." in said(app)
    assert log.last_id() == 0


def test_an_expected_moment_carries_its_reason_and_shows_the_slip(log: Store) -> None:
    row = A[A["precisie"] == "kwartaal"].iloc[0]
    app = choose_rows(opened(), row["sleutel"], status="loopt")
    widget(app, "text_input", "Verwacht moment").input("Q4 2031")
    widget(app, "selectbox", "Reden").set_value("capaciteit").run()
    widget(app, "text_input", "De reden in woorden").input("twee vacatures")
    app = press(app, "Vastleggen op 1 regel")
    (record,) = log.records().to_dict("records")
    assert (record["verwacht"], record["reden"]) == ("Q4 2031", "capaciteit: twee vacatures")
    assert "Q4 2031: capaciteit: twee vacatures" in said(app)
    published = row["tot"].year * 4 + (row["tot"].month - 1) // 3
    assert f"+{2031 * 4 + 3 - published}" in said(app)


def test_what_a_besluit_set_stands_beside_what_is_expected(log: Store) -> None:
    overleg = {"soort": "bestuurlijk overleg", "naam": "BO Water", "datum": "2026-12-15"}
    moment = {"sleutel": FIRST, "vastgesteld": "Q4 2031"}
    besluit = {"soort": "gewijzigd", "woorden": "Later.", "sleutels": [FIRST]}
    number = keep_stuk(log, "besluit", overleg=overleg, gevolgen=[moment], **besluit)
    app = opened()
    assert f"vastgesteld moment Q4 2031 (besluit {number})" in said(app)


def test_an_earlier_peildatum_shows_what_was_recorded_then(log: Store) -> None:
    app = choose_rows(opened(), FIRST, status="afgerond")
    press(app, "Vastleggen op 1 regel")
    before = today() - datetime.timedelta(days=1)
    earlier = opened(peildatum=before.isoformat())
    assert f"over geen van de {len(OF)} regels" in said(earlier)


def test_who_comes_from_elsewhere_reads_only() -> None:
    streamlit.config.set_option("server.address", "0.0.0.0")
    app = open_screen("voortgang")
    assert "U kunt de voortgang lezen, niet vastleggen" in said(app)
    assert not [one for one in app.text_input if one.label.startswith("Uw naam")]


def test_a_log_that_is_away_is_said_and_comes_back_by_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    good = os.environ["BORGING_DATABASE_URL"]
    monkeypatch.setenv("BORGING_DATABASE_URL", AWAY)
    app = opened()
    assert not app.exception
    assert "De voortgang is nu niet te lezen of vast te leggen" in said(app)
    monkeypatch.setenv("BORGING_DATABASE_URL", good)
    assert "iets vastgelegd" in said(app.run())


def test_no_reason_is_recorded_that_nobody_chose(log: Store) -> None:
    row = A[A["precisie"] == "kwartaal"].iloc[0]
    app = choose_rows(opened(), row["sleutel"], status="loopt")
    widget(app, "text_input", "Verwacht moment").input("Q4 2031")
    app = press(app, "Vastleggen op 1 regel")
    assert log.last_id() == 0
    assert "Kijk bij: Reden" in said(app)


def test_what_was_typed_stays_while_the_log_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    good = os.environ["BORGING_DATABASE_URL"]
    app = choose_rows(opened(), FIRST, status="loopt")
    widget(app, "text_area", "Toelichting").input(HOSTILE)
    monkeypatch.setenv("BORGING_DATABASE_URL", AWAY)
    app = press(app, "Vastleggen op 1 regel")
    monkeypatch.setenv("BORGING_DATABASE_URL", good)
    app = app.run()
    assert app.session_state[ROWS] == [FIRST]
    assert widget(app, "text_area", "Toelichting").value == HOSTILE


def test_a_record_can_be_taken_back_also_after_an_attempt_that_failed(
    log: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = os.environ["BORGING_DATABASE_URL"]
    app = choose_rows(opened(), FIRST, status="afgerond")
    app = press(app, "Vastleggen op 1 regel")
    app = press(choose_rows(app, SECOND, status="vertraagd"), "Vastleggen op 1 regel")
    monkeypatch.setenv("BORGING_DATABASE_URL", AWAY)
    app = press(app, "Ongedaan maken: melding 1")
    monkeypatch.setenv("BORGING_DATABASE_URL", good)
    press(app.run(), "Ongedaan maken: melding 1")
    assert list(log.records()["corrigeert"].dropna()) == [1]


def test_who_records_after_another_is_told(log: Store) -> None:
    first = choose_rows(opened(), FIRST, status="loopt")
    second = choose_rows(opened(), FIRST, status="afgerond")
    press(second, "Vastleggen op 1 regel")
    assert f"Intussen is op regel {FIRST} melding 1 vastgelegd (organisatie niet genoemd)" in said(
        press(first, "Vastleggen op 1 regel")
    )
    assert log.last_id() == 2


def test_the_stage_of_an_amvb_is_recorded_and_shown(log: Store) -> None:
    app = choose_rows(opened(), AMVB, status="loopt")
    widget(app, "selectbox", "Fase").set_value("consultatie")
    app = press(app, "Vastleggen op 1 regel")
    assert list(log.records()["fase"]) == ["consultatie"]
    assert "Loopt, fase: Publieksconsultatie" in said(app)


def test_the_name_is_kept_on_the_way_past_another_screen() -> None:
    app = opened()
    widget(app, "text_input", "Uw naam").input("Jan Jansen").run()
    for path in ("kalender", "voortgang"):
        app._page_hash = calc_hash(path)
        app.run()
    assert widget(app, "text_input", "Uw naam").value == "Jan Jansen"


def test_what_is_typed_last_is_recorded_though_the_click_comes_with_it(log: Store) -> None:
    app = choose_rows(opened(), FIRST, status="loopt")
    widget(app, "text_area", "Toelichting").input("pas getypt")
    press(app, "Vastleggen op 1 regel")
    assert list(log.records()["toelichting"]) == ["pas getypt"]


def test_nothing_is_recorded_on_another_choice_than_the_button_named(log: Store) -> None:
    app = choose_rows(opened(), FIRST, status="loopt")
    widget(app, "selectbox", "Status").set_value("afgerond")
    app = press(app, "Vastleggen op 1 regel")
    assert log.last_id() == 0
    assert "niets vastgelegd: de keuze veranderde" in said(app)


def test_every_word_that_was_recorded_can_be_read_back(log: Store) -> None:
    app = choose_rows(opened(), FIRST, status="loopt")
    assert not [one for one in app.expander if one.label.startswith("Historie")]
    widget(app, "text_area", "Toelichting").input(HOSTILE)
    app = press(app, "Vastleggen op 1 regel")
    app = press(app, "Ongedaan maken")
    assert "Meldingen over de regels in beeld: 2, de laatste eerst" in said(app)
    assert f"toelichting: {HOSTILE}" in said(app)
    assert "corrigeert melding: 1" in said(app)
    assert "<img" not in drawn.html(app)


def test_of_a_long_history_the_last_are_drawn_and_all_are_counted(log: Store, monkeypatch) -> None:
    monkeypatch.setattr(historie, "MOST_RECORDS", 2)
    notes = ["eerst gezegd", "toen gezegd", "laatst gezegd"]
    keep(log, *({"sleutel": FIRST, "status": "loopt", "toelichting": note} for note in notes))
    words = said(opened())
    assert "Meldingen over de regels in beeld: 3, hier de laatste 2, de laatste eerst" in words
    assert words.index("laatst gezegd") < words.index("toen gezegd")
    assert "eerst gezegd" not in words


def slug(sleutel: str) -> str:
    return sleutel.replace("/", "-")


def open_row(sleutel: str, name: str = "Jan Jansen", **query: str) -> AppTest:
    """The dialog on one row, as a link opens it, with a name filled in."""
    query = {"maatregel": sleutel.split("/")[0], "vastleggen": slug(sleutel)} | query
    app = open_screen("voortgang", **query)
    assert not app.exception
    widget(app, "text_input", "Uw naam", last=True).input(name)
    return app


def test_a_link_on_each_row_opens_the_dialog_on_it(log: Store) -> None:
    app = open_screen("voortgang", maatregel="1.1.16", peildatum="2026-11-24")
    links = [link.href for link in drawn.links(app) if link.words == "vastleggen"]
    rows = TABLE[TABLE["maatregel"] == "1.1.16"]
    assert sorted(links) == sorted(
        f"?peildatum=2026-11-24&maatregel=1.1.16&vastleggen={slug(sleutel)}"
        for sleutel in rows["sleutel"]
    )
    assert not [one for one in app.button if one.label.startswith("Vastleggen op deze")]
    opened = open_screen("voortgang", vastleggen="2.0.1@22-0-0-0")
    assert "Regel 2.0.1@22/0/0/0." in said(opened)
    wrong = open_screen("voortgang", vastleggen="9.9.9-1-1-1")
    assert not wrong.exception
    assert "‘9.9.9-1-1-1’ bestaat niet" in said(wrong)


def test_one_row_is_recorded_in_the_dialog_and_taken_back(log: Store) -> None:
    app = open_row(AMVB)
    assert "Over deze regel is nooit iets vastgelegd" in said(app)
    widget(app, "selectbox", "Status", last=True).set_value("vertraagd").run()
    for label in ("Oorzaak", "Gevolg", "Bijsturing"):
        widget(app, "text_area", label).input(HOSTILE)
    widget(app, "selectbox", "Fase").set_value("consultatie")
    widget(app, "text_input", "Verwacht").input("Q1 2031")
    widget(app, "selectbox", "Reden").set_value("tranche")
    app = press(app, "Vastleggen op deze regel")
    (record,) = log.records().to_dict("records")
    assert record["sleutel"] == AMVB
    assert (record["status"], record["fase"]) == ("vertraagd", "consultatie")
    assert (record["oorzaak"], record["verwacht"], record["reden"]) == (
        HOSTILE,
        "Q1 2031",
        "tranche",
    )
    assert "Vastgelegd als melding 1." in said(app)
    assert "Nu: Vertraagd, fase: Publieksconsultatie" in said(app)
    assert "Meldingen over deze regel: 1, de laatste eerst" in said(app)
    assert f"oorzaak: {HOSTILE}" in said(app)
    # What stands now is filled in again.
    assert widget(app, "selectbox", "Status", last=True).value == "vertraagd"
    assert widget(app, "text_area", "Oorzaak").value == HOSTILE
    assert "Dit staat er al zo" in said(app)
    app = press(app, "Ongedaan maken: melding 1")
    assert list(log.records()["corrigeert"].dropna()) == [1]
    assert "<img" not in drawn.html(app)


UNTIL = {"verwacht": "Q1 2031", "reden": "capaciteit: twee vacatures", "toelichting": "eerst"}


def test_a_form_is_filled_in_with_what_stands_for_the_organisation(log: Store) -> None:
    keep(log, {"sleutel": FIRST, "status": "loopt", "organisatie": "Waterschap A", **UNTIL})
    keep(log, {"sleutel": FIRST, "status": "afgerond", "organisatie": "Waterschap B"})
    app = open_row(FIRST)
    assert widget(app, "selectbox", "Status", last=True).value is None
    widget(app, "selectbox", "Organisatie", last=True).set_value("Waterschap A").run()
    assert widget(app, "selectbox", "Status", last=True).value == "loopt"
    assert widget(app, "text_input", "Verwacht").value == "Q1 2031"
    assert widget(app, "selectbox", "Reden").value == "capaciteit"
    assert widget(app, "text_input", "De reden").value == "twee vacatures"
    # What somebody typed stays when another organisation is chosen; the rest follows.
    widget(app, "text_area", "Toelichting").input("nu dit")
    widget(app, "selectbox", "Organisatie", last=True).set_value("Waterschap B").run()
    assert widget(app, "selectbox", "Status", last=True).value == "afgerond"
    assert not any(one.label.startswith("Verwacht") for one in app.text_input)
    assert widget(app, "text_area", "Toelichting").value == "nu dit"


def test_a_moment_that_stands_does_not_go_by_emptying_its_field(log: Store) -> None:
    keep(log, {"sleutel": FIRST, "status": "loopt", **UNTIL})
    app = open_row(FIRST)
    widget(app, "text_input", "Verwacht").set_value("")
    app = press(app, "Vastleggen op deze regel")
    assert log.last_id() == 1
    assert "Hier stond Q1 2031, en leegmaken verandert dat niet" in said(app)


def test_of_more_rows_is_filled_in_what_is_the_same_on_all(log: Store) -> None:
    keep(log, {"sleutel": FIRST, "status": "loopt", **UNTIL})
    keep(log, {"sleutel": SECOND, "status": "loopt", **UNTIL, "toelichting": "anders"})
    app = opened()
    app.session_state[ROWS] = [FIRST, SECOND]
    app.run()
    assert widget(app, "selectbox", "Status").value == "loopt"
    assert widget(app, "text_input", "Verwacht").value == "Q1 2031"
    assert widget(app, "text_area", "Toelichting").value == ""


def test_an_older_record_is_corrected_and_does_not_overrule_a_later_one(log: Store) -> None:
    keep(log, {"sleutel": FIRST, "status": "loopt", "organisatie": "Waterschap A", **UNTIL})
    keep(log, {"sleutel": FIRST, "status": "afgerond", "organisatie": "Waterschap A"})
    app = open_row(FIRST)
    widget(app, "selectbox", "Nieuwe melding").set_value("1").run()
    assert widget(app, "text_area", "Toelichting").value == "eerst"
    widget(app, "text_area", "Toelichting").input("verbeterd")
    app = press(app, "Melding 1 verbeteren")
    last = log.history(FIRST).iloc[-1]
    assert (last["corrigeert"], last["toelichting"], last["status"]) == (1, "verbeterd", "loopt")
    assert last["organisatie"] == "Waterschap A"
    assert "Nu: Afgerond" in said(app)
    # Taken back for good, which is offered of a correction alone.
    widget(app, "selectbox", "Nieuwe melding").set_value("2").run()
    widget(app, "selectbox", "Status", last=True).set_value("ingetrokken").run()
    app = press(app, "Melding 2 verbeteren")
    assert "Nu: Loopt" in said(app)
    assert "ingetrokken" not in widget(app, "selectbox", "Status", last=True).options


def test_from_where_a_record_is_listed_leads_a_way_to_correct_it(log: Store) -> None:
    keep(log, {"sleutel": FIRST, "status": "loopt", **UNTIL})
    keep(log, {"sleutel": FIRST, "status": "afgerond"})
    for app in (opened(), open_screen("logboek")):
        (link,) = [one for one in drawn.links(app) if "verbeteren=1" in one.href]
        assert f"vastleggen={slug(FIRST)}" in link.href
    app = open_row(FIRST, verbeteren="1")
    assert widget(app, "text_area", "Toelichting").value == "eerst"
    widget(app, "text_area", "Toelichting").input("verbeterd")
    app = press(app, "Melding 1 verbeteren")
    assert log.history(FIRST)["corrigeert"].iloc[-1] == 1
    assert "Melding 9 kunt u hier niet verbeteren." in said(open_row(FIRST, verbeteren="9"))


def test_who_records_in_a_dialog_after_another_is_told(log: Store) -> None:
    first, second = open_row(FIRST, "Een"), open_row(FIRST, "Twee")
    for app in (first, second):
        widget(app, "selectbox", "Status", last=True).set_value("loopt").run()
    press(first, "Vastleggen op deze regel")
    assert f"Intussen is op regel {FIRST} melding 1 vastgelegd (organisatie niet genoemd)" in said(
        press(second, "Vastleggen op deze regel")
    )
    assert log.last_id() == 2


def test_the_dialog_leads_on_to_the_next_row_of_the_agenda(log: Store) -> None:
    in_order = list(
        TABLE[TABLE["maatregel"] == "1.1.16"].sort_values("tot", kind="stable")["sleutel"]
    )
    app = open_row(in_order[0], maatregel="1.1.16")
    app = press(app, f"Volgende regel: {in_order[1]}")
    assert f"Regel {in_order[1]}." in said(app)
    assert app.query_params["vastleggen"] == slug(in_order[1])
    assert widget(app, "text_input", "Uw naam", last=True).value == "Jan Jansen"
    last = open_row(in_order[-1], maatregel="1.1.16")
    assert not [one for one in last.button if one.label.startswith("Volgende")]


def test_who_may_not_record_reads_the_row_and_its_history() -> None:
    press(choose_rows(opened(), FIRST, status="loopt"), "Vastleggen op 1 regel")
    streamlit.config.set_option("server.address", "0.0.0.0")
    app = opened(vastleggen=slug(FIRST))
    assert {link.words for link in drawn.links(app) if "vastleggen=" in link.href} == {"bekijken"}
    assert "Meldingen over deze regel: 1" in said(app)
    assert not [one for one in app.selectbox if one.label == "Status"]
    assert not [one for one in app.button if one.label.startswith("Vastleggen")]


def test_a_log_that_goes_away_under_a_dialog_keeps_what_was_typed(
    log: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = os.environ["BORGING_DATABASE_URL"]
    app = open_row(FIRST)
    widget(app, "selectbox", "Status", last=True).set_value("loopt").run()
    widget(app, "text_area", "Toelichting").input(HOSTILE)
    monkeypatch.setenv("BORGING_DATABASE_URL", AWAY)
    app = press(app, "Vastleggen op deze regel")
    assert "De voortgang is nu niet te lezen of vast te leggen" in said(app)
    monkeypatch.setenv("BORGING_DATABASE_URL", good)
    app = app.run()
    assert widget(app, "text_area", "Toelichting").value == HOSTILE
    press(app, "Vastleggen op deze regel")
    assert list(log.records()["toelichting"]) == [HOSTILE]


def test_after_one_row_the_next_of_the_agenda_is_offered(log: Store) -> None:
    in_order = list(OF.sort_values("tot", kind="stable")["sleutel"])
    app = choose_rows(opened(), *in_order[:2], status="afgerond")
    app = press(press(app, "Vastleggen op 2 regels"), f"Volgende regel: {in_order[2]}")
    assert app.session_state[ROWS] == [in_order[2]]
    app = widget(app, "selectbox", "Status").set_value("loopt").run()
    press(app, "Vastleggen op 1 regel")
    assert list(log.records()["sleutel"]) == in_order[:3]


def test_a_row_that_a_filter_puts_out_of_view_is_no_longer_chosen(log: Store) -> None:
    app = choose_rows(open_screen("voortgang"), FIRST, SECOND, status="loopt")
    other = TABLE[TABLE["maatregel"] != TABLE.set_index("sleutel").at[FIRST, "maatregel"]]
    for path in ("kalender", "voortgang"):
        app._page_hash = calc_hash(path)
        query = app.session_state["filterbalk_query"]
        maatregel = (other["maatregel"].iloc[-1],)
        app.session_state["filterbalk_query"] = query.with_changes(maatregel=maatregel)
        app.run()
        assert not app.exception
    assert app.session_state[ROWS] == []
    assert not [one for one in app.button if one.label.startswith("Vastleggen op")]
