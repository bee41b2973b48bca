"""What a meeting is asked: the points of its agenda, worked out once for all sessions."""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

import pandas as pd
from markupsafe import Markup

from loaders.reported import load_reported
from overleg.agenda import Rubriek, agenda, day_of_state, elsewhere
from overleg.bij_regels import besloten_bij, besloten_in_words, kind_of
from overleg.punten import DIFFER, OverRegels, Punt, in_words, punten
from selections.kwartalen import quarter
from selections.words import counted
from shell import lists
from shell.calendar_table import Calendar
from shell.kept import kept
from shell.links import dossier_link
from shell.view import View


@dataclass(frozen=True)
class Asked:
    """The agenda as it stands.

    overleg: the quarter of the meeting. day: of the state. state: of the whole calendar. found:
    `overleg.agenda.agenda` of the rows in view; punten: the points that they make. besloten: by row
    what a meeting decided on it already (`overleg.bij_regels.besloten_bij`).
    """

    overleg: pd.Period
    day: datetime.date
    state: pd.DataFrame
    found: pd.DataFrame
    punten: tuple[Punt, ...]
    besloten: Mapping[str, str]

    def decided(self, punt: Punt) -> str:
        """What meetings decided already on the rows of a point, in Dutch; empty where nothing."""
        return besloten_in_words(self.besloten, punt.sleutels)

    def decided_in_short(self, punt: Punt) -> str:
        """As what a meeting decided on the rows of a point, and on how many where not on all."""
        kinds = Counter(
            kind_of(self.besloten[one]) for one in punt.sleutels if one in self.besloten
        )
        if len(kinds) > 1:
            return f"verschillend behandeld bij {kinds.total()}"
        return "".join(
            kind if number == len(punt.sleutels) else f"{kind} bij {number}"
            for kind, number in kinds.items()
        )

    @property
    def rubrieken(self) -> list[tuple[Rubriek, list[tuple[int, Punt]]]]:
        """The rules that ask something, each with its points and their numbers."""
        return per_rubriek(enumerate(self.punten, 1))

    @property
    def in_words(self) -> str:
        """How many points, over how many rows."""
        return in_words(self.found, self.punten)

    def taken_earlier(self, rubriek: Rubriek) -> str:
        """That a rule holds for more rows than stand under it, in Dutch; else empty."""
        earlier = elsewhere(self.found, rubriek.naam)
        if not earlier:
            return ""
        here = int((self.found["rubriek"] == rubriek.naam).sum())
        verb = "staat" if earlier == 1 else "staan"
        return (
            f"De voorwaarde geldt voor {counted(here + earlier, 'regel')}; {earlier} daarvan "
            f"{verb} onder een eerdere rubriek."
        )


def per_rubriek(
    numbered: Iterable[tuple[int, Punt]],
) -> list[tuple[Rubriek, list[tuple[int, Punt]]]]:
    """Points in order with their numbers, by the rule that asks them."""
    groups = groupby(numbered, key=lambda pair: pair[1].rubriek)
    return [(rubriek, list(points)) for rubriek, points in groups]


def asked(view: View) -> Asked:
    """What the meeting that is chosen is asked. Raises `voortgang.failures.StoreAway`."""
    overleg = view.query.overleg or quarter(view.peildatum)
    day = day_of_state(overleg, view.peildatum)
    log = view.log if day == view.peildatum else view.log.at(day)
    state, assumed = log.required(), view.assumptions
    found, made = _kept(
        view.calendar, state, view.places, overleg.ordinal, assumed.lead, assumed.per_jaar
    )
    before = besloten_bij(view.log.vergaderingen, found["sleutel"])
    return Asked(overleg, day, state, found, made, before)


# For every session with the same rows in view: it takes as long as the rest of a screen.
@kept(entries=32)
def _kept(
    calendar: Calendar, state: pd.DataFrame, places: bytes, overleg: int, lead: int, per_jaar: int
) -> tuple[pd.DataFrame, tuple[Punt, ...]]:
    rows, when = calendar.rows_at(places), pd.Period(ordinal=overleg, freq="Q")
    found = agenda(rows, state, when, lead)
    return found, punten(found, rows, state, when, lead, per_jaar, load_reported())


def names(view: View, punt: OverRegels) -> Markup:
    """The maatregelen of a point, each a link to its dossier; on the shared screen as words."""
    known = (
        dossier_link(view, code, title)
        if title and not view.query.presentatie
        else f"{code} {title}".strip()
        for code, title in punt.maatregelen
    )
    return Markup('<p class="namen">{}</p>').format(Markup("; ").join(known))


def facts(punt: Punt, besloten: str = "") -> list[tuple[str, str]]:
    """What stands with a point: label and text in Dutch, what there is nothing of left out.

    besloten: `Asked.decided`.
    """
    also = "; ".join(f"{naam}: {counted(number, 'regel')}" for naam, number in punt.ook)
    said = [
        ("De publicatie", punt.publicatie),
        ("Berekend", punt.berekend),
        ("Vastgelegd", punt.vastgelegd),
        (DIFFER, punt.verschil),
        ("Eerder besloten", f"{besloten[:1].upper()}{besloten[1:]}." if besloten else ""),
        ("De publicatie zelf zegt", " ".join(f"{one}." for one in punt.gemeld)),
        ("Samengenomen", f"{punt.samen[:1].upper()}{punt.samen[1:]}." if punt.samen else ""),
        ("Voldoet ook aan", f"{also}." if also else ""),
        ("Voorstel", f"{punt.voorstel}."),
    ]
    return [(name, text) for name, text in said if text]


def point_html(view: View, punt: Punt, besloten: str = "") -> Markup:
    """What stands of a point: its question, its maatregelen by name, and what bears on it.

    besloten: `Asked.decided`.
    """
    return question_html(punt.vraag, names(view, punt), facts(punt, besloten))


def question_html(vraag: str, named: Markup, said: Iterable[tuple[str, str | Markup]]) -> Markup:
    """A question, each of its lines on one of its own, the maatregelen of it, and what bears on it.

    named: a block of its own. said: label and text.
    """
    lines = Markup("<br>").join(vraag.split("\n"))
    return Markup('<div class="punt"><p class="vraag">{}</p>{}{}</div>').format(
        lines, named, lists.facts(said)
    )
