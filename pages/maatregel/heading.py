"""The head of a dossier and its place in the selection: its neighbours there, and its slides."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

import pandas as pd
from markupsafe import Markup

from pages.maatregel.markup import category, code_link, show
from selections.dossier import Dossier, neighbours, place_in_selection
from selections.words import counted, enumeration, is_in_annex, keuze_of
from shell.heading import show_heading
from shell.lists import listed
from shell.parts.stappen import worked_out
from shell.presentation.maatregel_slide import through_maatregelen
from shell.presentation.slides import Deck
from shell.table import screen_link
from shell.view import View


def show_dossier_heading(view: View, dossier: Dossier) -> None:
    """Draw the way to the neighbours, the name, and what a reader must know before the rest."""
    name = f"{dossier.maatregel} {dossier.vermeldingen['titel'].iloc[0]}"
    show(_way_on(view, dossier.maatregel))
    show_heading(view, name, *_facts(dossier))
    if remarks := [*_remarks(view, dossier)]:
        show(listed(remarks, "opmerkingen"))


def selection_around(view: View) -> View:
    """The view through which a reader of one dossier leafs: its own code chooses no rows there."""
    (code,) = view.filters.maatregel
    query = view.query.with_changes(maatregel=(), toon=view.query.toon or code)
    return replace(view, query=query, rows=view.rows_for(query))


def slides(view: View, title: str) -> Deck:
    """On the shared screen: every maatregel of the selection, from this dossier on where it is one;
    title: of the screen.
    """
    one_dossier = len(view.filters.maatregel) == 1
    return through_maatregelen(selection_around(view) if one_dossier else view, title)


def _facts(dossier: Dossier) -> Iterable[str]:
    places = dossier.vermeldingen
    yield enumeration([f"keuze {keuze_of(head)}" for head in places.itertuples()])
    printed = [head.pagina for head in places.itertuples() if is_in_annex(head)]
    if printed:
        yield f"blz. {enumeration([str(page) for page in dict.fromkeys(printed)])}"
    yield counted(dossier.rows["stap_nr"].dropna().nunique(), "stap")


def _way_on(view: View, code: str) -> Markup:
    def neighbour(other: str | None, which: str) -> str | Markup:
        if not other:
            return f"Geen {which.lower()}"
        return screen_link(view.address("maatregel", maatregel=(other,)), f"{which}: {other}")

    selection = selection_around(view).rows
    before, after = neighbours(selection, view.table, code)
    place, number = place_in_selection(selection, code)
    return Markup(
        '<nav class="bladeren" aria-label="Bladeren door de maatregelen">'
        "<span>{}</span><span>{} in de selectie</span><span>{}</span>{}</nav>"
    ).format(
        neighbour(before, "Vorige"),
        f"{place} van {number}" if place else f"niet bij de {number}",
        neighbour(after, "Volgende"),
        screen_link(view.address("maatregel", maatregel=()), "Alle maatregelen in de selectie"),
    )


def _remarks(view: View, dossier: Dossier) -> Iterable[str | Markup]:
    head = dossier.vermeldingen.iloc[0]
    if isinstance(head["gedrukte_code"], str) and head["gedrukte_code"] != dossier.maatregel:
        yield (
            f"In de publicatie staat deze maatregel als {head['gedrukte_code']}. Hier heet "
            f"zij {dossier.maatregel} (afgeleid); waarom, staat bij de aantekeningen."
        )
    if pd.isna(head["telt_bij"]):
        why = category("herkomst", head["herkomst"]).description
        yield f"Telt niet mee in de 54 maatregelen. {why}"
    elif head["telt_bij"] != head["subthema"]:
        yield f"Staat onder {head['subthema']}, maar telt mee bij {head['telt_bij']} (afgeleid)."
    if len(dossier.vermeldingen) > 1:
        keuzes = " en ".join(f"keuze {keuze}" for keuze in dossier.vermeldingen["keuze"])
        yield f"Eén maatregel die de publicatie op twee plaatsen noemt: onder {keuzes}."
    if elsewhere := worked_out(dossier, partial(code_link, view)):
        yield elsewhere
    outside = len(dossier.rows) - len(view.rows)
    if outside:
        everything = view.unfiltered("maatregel", maatregel=(dossier.maatregel,))
        yield Markup(
            "Aantal regels van deze maatregel dat bij de filters past: {} van {}. Het dossier "
            "toont ze allemaal. {}."
        ).format(len(view.rows), len(dossier.rows), screen_link(everything, "Zonder filters"))
