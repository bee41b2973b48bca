"""A meeting of today, and the screens of Overleg as its secretary opens them."""

import datetime

import pandas as pd
from streamlit.testing.v1 import AppTest

from selections.dates import today
from shell.calendar_table import calendar_table
from shell.view import View
from tests.pages import drawn, views
from tests.pages.recorded import kalender
from tests.pages.screens import open_screen
from voortgang.rechten import Auteur, Via
from voortgang.recording import Office, record, record_stuk
from voortgang.store import Store

TABLE = calendar_table()
BY = Auteur("", Via.COMMAND_LINE)
# The screens record on the clock of the machine.
DAY = today()
MEETING = {"soort": "bestuurlijk overleg", "naam": "BO Water en Bodem", "datum": str(DAY)}
EARLIER = {**MEETING, "datum": str(DAY - datetime.timedelta(days=90))}
KEY = f"bestuurlijk-overleg-{DAY}"
POINT = {"vraag": "Waarom?", "sleutels": ["1.1.16/4/1/1"]}


def opened(deel: str = "agenda", **query: str) -> AppTest:
    app = open_screen("overleg", **{"deel": deel, "peildatum": str(DAY)} | query)
    assert not app.exception
    return app


def view_of(**query: str) -> View:
    return views.view_of(**{"peildatum": str(DAY)} | query)


def add(log: Store, kind: str, **data: object) -> int:
    office = Office(log, kalender(TABLE), roles=lambda: None)
    return record_stuk(office, kind, {"auteur": "x", "overleg": MEETING, **data}, BY).id


def note(log: Store, sleutel: str, status: str, table: pd.DataFrame = TABLE, **more) -> int:
    office = Office(log, kalender(table), roles=lambda: None)
    entry = {"sleutel": sleutel, "status": status, "auteur": "J. de Vries"} | more
    return record(office, entry, BY).id


def lines(app: AppTest, caption: str) -> list[list[str]]:
    (table,) = [one for one in drawn.tables(app) if one.caption.startswith(caption)]
    return table.rows[1:]
