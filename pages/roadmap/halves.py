"""The half-years: how much is planned and recorded in each, what, and who is named with it."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

import pandas as pd
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel, Where
from loaders.overheidslagen import LAGEN
from selections.caveats import CAVEATS_IN_SHORT
from selections.filters import NOT_NAMED
from selections.kwartalen import is_dated, label, quarter
from selections.roadmap import delivered, half_year, tempo
from selections.words import counted, enumeration, within_a_sentence
from shell.calendar_table import Calendar
from shell.kept import kept
from shell.links import number_link
from shell.table import show_tabel, tinted
from shell.table_notes import DERIVED_LAAG
from shell.view import View
from voortgang.counts import NOT_PASSED, class_label, classes, planned_and_recorded
from voortgang.vocabulary import UNRECORDED

PLANNED = "gepland"
# The calendar plans nothing: it names when something could come up (page 8).
WITH_MOMENT = "met een moment"
NO_DATES = "Geen van de regels in beeld heeft een moment: een kwartaal, jaar of periode."
UNITS = "borging in regels, doorwerking en stap in stappen"
ROLES = {
    "borging": "Borging (afgeleid)",
    "doorwerking": "Doorwerking (afgeleid)",
    "stap": "In de stap (afgeleid)",
}
TWIJFEL = (
    "Met twijfel: de koppeling van regel en moment, of het instrument of de indeling, is "
    "twijfelachtig (de aantekening in het dossier zegt waarom), of het moment ligt vóór ‘eind "
    "2026’ (blz. 6)."
)
ON_A_SLIDE = ("borging", "doorwerking")
# Of the instruments of a half-year, where they fit in so many characters; the others are counted.
SHOWN = 2
ONE_LINE = 46
_WIDEST = 64
NOTHING: Mapping[str, int] = MappingProxyType({})


def show_halves(view: View) -> None:
    """Draw them, or say that there are none."""
    show_tabel(halves_tabel(view), NO_DATES)


def halves_tabel(view: View, presented: bool = False) -> Tabel:
    """A row a half-year that has moments.

    presented: in the type of a slide, which has no room for every role and name.
    """
    without = undated(view)
    found = _halves(view)
    most_named = {
        field: max((max(getattr(half, field).values(), default=0) for half in found), default=0)
        for field in ROLES
    }

    def named(half, field: str, laag: str) -> Cell:
        """How often a layer is named in a role."""
        return tinted(getattr(half, field).get(laag, 0), most_named[field])

    columns = {
        "Halfjaar": lambda half: _named(view, half),
        Column(WITH_MOMENT, numeric=True): lambda half: rows_of(view, half, PLANNED, half.gepland),
        Column("licht: jaar of periode", where=Where.SCREEN): lambda half: _bar(half, most),
        Column("waarvan een jaar of periode", numeric=True, where=Where.FILE): "zonder_kwartaal",
        Column("plan B (afgeleid)", numeric=True): "plan_b",
        **({} if presented else {Column("met twijfel", numeric=True): "twijfel"}),
        **({} if view.log.state is None else {Column("vastgelegd", numeric=True): "vastgelegd"}),
        Column("opgeteld", numeric=True): "cumulatief",
        "Wat aan de orde kan zijn (instrument, afgeleid)": lambda half: _tallied(
            half.instrumenten, 1 if presented else SHOWN, half.betwijfeld
        ),
        **{
            Column(header, where=Where.FILE): lambda half, field=field: _tallied(
                getattr(half, field)
            )
            for field, header in ROLES.items()
        },
        **{
            Column(laag, True, header, Where.SCREEN): partial(named, field=field, laag=laag)
            for field, header in ROLES.items()
            if not presented or field in ON_A_SLIDE
            for laag in (*LAGEN, NOT_NAMED)
        },
        "Genoemde partijen (regels)": lambda half: _tallied(half.partijen, 1),
    }
    most = max((half.gepland for half in found), default=0)
    return Tabel.each(
        "Tempo per halfjaar",
        found,
        columns,
        notes=(
            f"{without}; {UNITS}.",
            "Een jaar of periode telt in het laatste halfjaar ervan.",
            CAVEATS_IN_SHORT,
            TWIJFEL,
            DERIVED_LAAG,
        ),
        caption=f"Per halfjaar met een moment, met wat en wie daarbij is genoemd: {UNITS}; "
        f"{without}",
    )


def rows_of(view: View, half, of: str, number: int) -> Cell:
    """So many rows, with a moment in this half-year or standing in this class, as a link to them.

    half: a row of `selections.roadmap.tempo`. of: `PLANNED`, or a class of `voortgang.counts`.
    """
    first = quarter(pd.Timestamp(half.begin).date())
    known = view.query.kwartaal or view.calendar.choices["kwartaal"].values
    names = tuple(name for name in (label(first), label(first + 1)) if name in known)
    chosen, what = (
        ({}, WITH_MOMENT)
        if of == PLANNED
        else ({"status": (of,)}, within_a_sentence(class_label(of)))
    )
    return number_link(view, number, f"{what} in het {half.halfjaar}", kwartaal=names, **chosen)


def undated(view: View) -> str:
    """How many rows in view no half-year has, and what is printed with some of them."""
    without = view.rows[~is_dated(view.rows)]
    stands = "staat" if len(without) == 1 else "staan"
    printed = without["agendering"].value_counts()
    named = enumeration([f"{number} ‘{words}’" for words, number in printed.items()])
    return (
        f"{counted(len(without), 'regel')} zonder kwartaal, jaar of periode"
        f"{f' ({named})' if named else ''} {stands} er niet in"
    )


def planned_facts(view: View) -> tuple[Markup, ...]:
    """How much can come up in the half-year of the peildatum, and of how much is recorded how it
    stands, for the head."""
    now, found = half_year(pd.Timestamp(view.peildatum)), _halves(view)
    planned, doubted, of_b, wide = (
        sum(getattr(half, of) for half in found if half.halfjaar == now)
        for of in ("gepland", "twijfel", "plan_b", "zonder_kwartaal")
    )
    in_all = sum(half.gepland for half in found)
    parts = [f"{of_b} plan B (afgeleid)"] * bool(of_b)
    parts += [f"{wide} met een jaar of periode"] * bool(wide)
    of_which = f", waarvan {enumeration(parts)}" if parts else ""
    doubt = f" (bij {doubted} met twijfel)" if doubted else ""
    can_come_up = Markup("dit halfjaar <b>{}</b> met een moment{}{}")
    said = [can_come_up.format(counted(planned, "regel"), doubt, of_which)]
    if view.log.state is not None:
        recorded = sum(half.vastgelegd for half in found)
        said.append(
            Markup(
                "over <b>{} van de {}</b> met een kwartaal, jaar of periode is een status "
                "vastgelegd"
            ).format(recorded, counted(in_all, "regel"))
        )
    return tuple(said)


def _halves(view: View) -> list:
    return _kept(view.calendar, view.log.state, view.places)


# For all sessions with the same rows in view: head, table and file ask it.
@kept(entries=16)
def _kept(calendar: Calendar, state: pd.DataFrame | None, places: bytes) -> list:
    rows = calendar.rows_at(places)
    planned = tempo(rows)
    if state is not None:
        planned = planned_and_recorded(rows, state)
        statuses = [name for name in classes() if name not in (UNRECORDED, NOT_PASSED)]
        planned = planned.assign(vastgelegd=planned[statuses].sum(axis=1))
        planned = planned.drop(columns=classes())
    found = planned[planned["gepland"] > 0].join(delivered(rows), on="halfjaar")
    return list(found.itertuples(index=False))


def _named(view: View, half) -> Cell:
    """The half-year, and whether the peildatum lies in it."""
    if half.halfjaar != half_year(pd.Timestamp(view.peildatum)):
        return half.halfjaar
    return Shown(half.halfjaar, Markup("<b>{}</b> (nu)").format(half.halfjaar))


def _bar(half, most: int) -> Cell:
    """What is planned as a bar, years and periods lighter; the number stands before it."""
    part = Markup('<span class="{}" aria-hidden="true" style="width: {}px"></span>')
    numbers = (half.gepland - half.zonder_kwartaal, half.zonder_kwartaal)
    parts = (
        part.format(kind, round(_WIDEST * number / most))
        for kind, number in zip(("staaf", "staaf licht"), numbers, strict=True)
        if number
    )
    return Shown("", Markup("").join(parts))


def _tallied(
    tally: Mapping[str, int], shown: int | None = None, doubted: Mapping[str, int] = NOTHING
) -> Cell:
    """Names with how many, of how many of them doubtfully, and how many more names there are."""
    texts = [
        f"{name} {number}{_doubt(doubted.get(name, 0), number)}" for name, number in tally.items()
    ]
    if shown and len(", ".join(texts[:shown])) > ONE_LINE:
        shown = 1
    rest = len(texts) - shown if shown else 0
    if rest <= 0:
        return texts
    return Shown(texts, Markup("{}, +{}").format(", ".join(texts[:shown]), rest))


def _doubt(doubted: int, number: int) -> str:
    if not doubted:
        return ""
    return " (twijfel)" if doubted == number else f" (twijfel bij {doubted})"
