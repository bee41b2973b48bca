"""One number, one place: what stands on more than one screen or in a file is the same everywhere.

Each figure is worked out here from the table by its rule. Every place that gives it, on any screen
or in any file that goes along, at six peildata, must say that number.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest

from documents.tabel import Tabel
from loaders.side_tables import amvb_lead
from pages import SCREENS
from pages.overleg.parts import TITLES, period
from pages.overleg.was_wordt import changes
from selections.buckets import bucket
from selections.kwartalen import counts_in
from selections.lagen import agreements_without_parties
from selections.plan_ab import CONTRADICTED, MARGIN, chains, start_reached
from selections.tranches import tranches
from shell.parts.contradictions import computed_contradictions
from shell.parts.punten import asked
from shell.view import View
from tests.pages import drawn
from tests.pages.screens import open_screen
from tests.pages.views import view_of
from voortgang.stand import is_closed, with_expected_moments
from voortgang.vocabulary import DECIDE_B

pytestmark = [pytest.mark.usefixtures("here"), pytest.mark.documents]

PEILDATA = ("2023-10-01", "2024-12-31", "2025-07-01", "2026-11-29", "2027-12-31", "2031-01-01")
FILLED = ("2026-05-20", "2026-07-01", "2026-10-01", "2026-11-27", "2027-01-15", "2027-12-31")
NUMBER = r"(?<![0-9.])([0-9]+)"


def _of_case(case: str) -> Callable[[View], int]:
    return lambda view: int((chains(view.table, amvb_lead())["geval"] == case).sum())


# What a figure is called, how it is said wherever it is, and what it must be.
FIGURES: dict[str, tuple[tuple[str, ...], Callable[[View], int]]] = {
    "besluit over plan B": (
        (
            rf"[Bb]esluit over plan B nodig: {NUMBER} regels?",
            rf"[Bb]esluit over plan B \({NUMBER}\)",
            rf"{NUMBER} besluit over plan B",
            rf"[Bb]esluit over plan B : {NUMBER} regels? in",
            rf"besluit over plan B nodig {NUMBER}",
            rf"Bij {NUMBER} regels? is de berekende uiterste start van plan B bereikt",
        ),
        lambda view: int(
            start_reached(view.table[view.table["plan"] == "B"], view.peildatum, amvb_lead()).sum()
        ),
    ),
    "verstreken": (
        (
            rf"Van {NUMBER} regels? is het moment verstreken",
            rf"{NUMBER} regels? verstreken, niets vastgelegd",
        ),
        lambda view: int((bucket(view.table, view.peildatum) == "verstreken").sum()),
    ),
    "aan de orde": (
        (
            rf"In Q[1-4] [0-9]{{4}} (?:kunnen|kan) volgens de publicatie {NUMBER} regels? aan",
            rf"{NUMBER} regels? (?:kunnen|kan) dit kwartaal volgens de publicatie aan de orde zijn",
        ),
        lambda view: int((bucket(view.table, view.peildatum) == "dit kwartaal").sum()),
    ),
    "punten": ((rf"{NUMBER} punten? over [0-9]+ regels?",), lambda view: len(asked(view).punten)),
    "gevraagde regels": (
        (rf"[0-9]+ punten? over {NUMBER} regels?", rf"[Oo]p de agenda staan {NUMBER} van"),
        lambda view: len(asked(view).found),
    ),
    "marges": (
        (rf"Van {NUMBER} stappen met een marge",),
        _of_case(MARGIN),
    ),
    "weersproken marges": (
        (rf"{NUMBER} marges? weersproken", rf"Niet meegeteld: {NUMBER} marge"),
        _of_case(CONTRADICTED),
    ),
    "tegenstrijdigheden": (
        (rf"{NUMBER} tegenstrijdigheden",),
        lambda view: len(computed_contradictions(view.table)),
    ),
    "afspraken zonder partijen": (
        (
            rf"{NUMBER} bestuurlijke afspraken waarvan de regel geen partij noemt",
            rf"Bij {NUMBER} van de [0-9]+ regels? in beeld is de borging een bestuurlijke afspraak",
            rf"Bestuurlijke afspraken waarvan de regel geen partij noemt: {NUMBER}",
        ),
        lambda view: len(agreements_without_parties(view.table)),
    ),
}

# The same on a log in which meetings set moments: by the publication, and as it now stands.
_MOVED = "verwacht of door een overleg vastgesteld"
OF_LOG: dict[str, tuple[tuple[str, ...], Callable[[View], int]]] = {
    "aan de orde": FIGURES["aan de orde"],
    "verstreken": (FIGURES["verstreken"][0][:1], FIGURES["verstreken"][1]),
    "aan de orde, zoals het nu staat": (
        (rf"Zoals het nu staat: {NUMBER} regels? aan de orde",),
        lambda view: int((_now(view) == "dit kwartaal").sum()),
    ),
    "verstreken, zoals het nu staat": (
        (rf"Zoals het nu staat: [0-9]+ regels? aan de orde, {NUMBER} verstreken",),
        lambda view: int((_now(view) == "verstreken").sum()),
    ),
    "later dan de publicatie": (
        (
            rf"verstreken; {NUMBER} later dan gepubliceerd",
            rf"{NUMBER} regels? (?:staat|staan) nu later dan gepubliceerd, {_MOVED}",
            rf"later dan de publicatie, {_MOVED} ?;? ?{NUMBER}",
        ),
        lambda view: len(_later(view)),
    ),
    "verschoven in de periode": (
        (rf"(?:kreeg|kregen) {NUMBER} regels? een ander verwacht of vastgesteld moment",),
        lambda view: int(changes(_of_period(view)).found["verschoven"].sum()),
    ),
    "niet vastgelegd": (
        (
            rf"{NUMBER} regels? verstreken, niets vastgelegd",
            rf"van {NUMBER} regels? is het moment voorbij en niets vastgelegd",
        ),
        lambda view: int(view.log.state["niet_vastgelegd"].sum()),
    ),
    "besluit over plan B": (
        (
            rf"{NUMBER} AMvB-regels?: besluit over plan B nodig",
            rf"Bij {NUMBER} regels? is de berekende uiterste start van plan B bereikt",
        ),
        lambda view: int((view.log.state["plan_b"] == DECIDE_B).sum()),
    ),
}


def _standing(view: View) -> pd.DataFrame:
    return with_expected_moments(view.table, view.log.state)


def _now(view: View) -> pd.Series:
    return bucket(_standing(view), view.peildatum)


def _later(view: View) -> pd.Index:
    """By the moments themselves, and not by a column of the state."""
    slip = counts_in(_standing(view)) - counts_in(view.table)
    closed = is_closed(view.log.state.iloc[: len(view.table)]).to_numpy()
    return view.table.index[((slip > 0) & ~closed).fillna(False)]


def _of_period(view: View) -> View:
    """The days between which the report that nobody chose another period for looks."""
    first, last = period(view)
    day = first.start_time.date() - timedelta(days=1)
    end = min(last.end_time.date(), view.peildatum)
    return view_of(peildatum=str(view.peildatum), was=str(day), wordt=str(end))


def said(view: View, peildatum: str) -> Iterator[tuple[str, str]]:
    """Of each screen its words, and those of each table that goes along."""
    for screen in SCREENS:
        for deel in TITLES if screen.module == "overleg" else ("",):
            more = {"deel": deel} if deel else {}
            yield f"{screen.title} {deel}", _opened(screen.url_path, peildatum, **more)
        if screen.part("opening"):
            more = {"presentatie": "ja", "toon": screen.module}
            yield f"{screen.title}, dia", _opened(screen.url_path, peildatum, **more)
        tables = screen.part("tables")
        for tabel in tables(view) if tables else ():
            yield f"{screen.title}, bestand: {tabel.title}", _words(tabel)


def _opened(path: str, peildatum: str, **more: str) -> str:
    app = open_screen(path, peildatum=peildatum, **more)
    assert not app.exception
    return " ".join(drawn.words(app).split())


def _words(tabel: Tabel) -> str:
    cells = (str(cell) for row in tabel.values() for cell in row)
    return "; ".join((tabel.title, *tabel.notes, *cells))


@pytest.mark.parametrize("peildatum", PEILDATA)
def test_a_figure_is_the_same_wherever_it_stands(peildatum: str) -> None:
    _hold(peildatum, FIGURES, places_at_least=2)


@pytest.mark.parametrize("peildatum", FILLED)
def test_so_it_is_where_meetings_set_moments(
    peildatum: str, practice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BORGING_DATABASE_URL", f"sqlite:///{practice}")
    _hold(peildatum, OF_LOG, places_at_least=1)


def _hold(peildatum: str, figures: dict, places_at_least: int) -> None:
    view = view_of(peildatum=peildatum)
    assert view.peildatum == date.fromisoformat(peildatum)
    wanted = {name: worked_out(view) for name, (_, worked_out) in figures.items()}
    places: dict[str, list[str]] = {name: [] for name in figures}
    wrong = []
    load = set(tranches(view.table, view.assumptions.per_jaar)["omvang"])
    for where, words in said(view, peildatum):
        asked_to_weigh = set(re.findall("Prioriteren: (.+?) vallen in dezelfde tranche", words))
        wrong += [f"{where}: {one}, of {load}" for one in asked_to_weigh - load]
        for name, (patterns, _) in figures.items():
            for found in (found for one in patterns for found in re.finditer(one, words)):
                places[name].append(where)
                if int(found[1]) != wanted[name]:
                    wrong.append(f"{where}: {found[0]!r}, and {name} is {wanted[name]}")
    assert wrong == []
    # A pattern that finds nothing any more tests nothing.
    lost = {
        name: found
        for name, found in places.items()
        if len(found) < places_at_least and wanted[name]
    }
    assert lost == {}
