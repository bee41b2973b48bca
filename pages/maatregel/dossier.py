"""The parts of a dossier: all of one maatregel, as printed beside what we derived from it."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from figures.kalender import kalender_alt, kalender_figure
from loaders.schema import Category, column
from loaders.side_tables import amvb_lead
from selections.caveats import CAVEATS
from selections.dossier import Dossier, neighbours, place_in_selection
from selections.readings import notes
from shell.chart import show_chart
from shell.log import for_figure
from shell.settings import APP_TITLE
from shell.stappen import DERIVED, PRINTED, stappen, worked_out
from shell.table import Column, screen_link, show_table
from shell.view import View
from voortgang.rijen import with_state_if_recorded


def show_heading(view: View, dossier: Dossier) -> None:
    """Draw the way to the neighbours, the name, and what a reader must know before the rest."""
    head = dossier.vermeldingen.iloc[0]
    st.set_page_config(page_title=f"{dossier.maatregel} {head['titel']} - {APP_TITLE}")
    remarks = [Markup("<li>{}</li>").format(remark) for remark in _remarks(view, dossier)]
    _show(
        Markup('{}<h1>{} {}</h1><ul class="opmerkingen">{}</ul>').format(
            _way_on(view, dossier.maatregel),
            dossier.maatregel,
            head["titel"],
            Markup("").join(remarks),
        )
    )


def selection_around(view: View) -> View:
    """The view through which a reader of one dossier leafs: its own code chooses no rows there.

    It is where a presentation begins.
    """
    (code,) = view.filters.maatregel
    query = view.query.with_changes(maatregel=(), toon=view.query.toon or code)
    return replace(view, query=query, rows=view.rows_for(query))


def _way_on(view: View, code: str) -> Markup:
    selection = selection_around(view).rows
    before, after = neighbours(selection, view.table, code)
    place, number = place_in_selection(selection, code)
    where = f"{place} van {number}" if place else f"niet bij de {number}"
    return Markup(
        '<nav class="bladeren" aria-label="Bladeren door de maatregelen">'
        "<span>{}</span><span>{} in de selectie</span><span>{}</span>{}</nav>"
    ).format(
        _neighbour(view, before, "Vorige") if before else "Geen vorige",
        where,
        _neighbour(view, after, "Volgende") if after else "Geen volgende",
        screen_link(view.address("maatregel", maatregel=()), "Alle maatregelen in de selectie"),
    )


def _neighbour(view: View, code: str, which: str) -> Markup:
    return screen_link(view.address("maatregel", maatregel=(code,)), f"{which}: {code}")


def _remarks(view: View, dossier: Dossier) -> Iterable[str | Markup]:
    head = dossier.vermeldingen.iloc[0]
    if isinstance(head["gedrukte_code"], str) and head["gedrukte_code"] != dossier.maatregel:
        yield (
            f"In de publicatie staat deze maatregel als {head['gedrukte_code']}. Wij lezen "
            f"{dossier.maatregel}; waarom, staat bij de aantekeningen."
        )
    if pd.isna(head["telt_bij"]):
        category = _category("herkomst", head["herkomst"])
        yield f"Telt niet mee in de 54 maatregelen. {category.description}"
    elif head["telt_bij"] != head["subthema"]:
        yield f"Staat onder {head['subthema']}, maar telt mee bij {head['telt_bij']}."
    if len(dossier.vermeldingen) > 1:
        keuzes = " en ".join(f"keuze {keuze}" for keuze in dossier.vermeldingen["keuze"])
        yield f"Eén maatregel die de publicatie op twee plaatsen noemt: onder {keuzes}."
    if elsewhere := worked_out(dossier, partial(_link, view)):
        yield elsewhere
    outside = len(dossier.rows) - len(view.rows)
    if outside:
        everything = view.unfiltered("maatregel", maatregel=(dossier.maatregel,))
        yield Markup(
            "Aantal regels van deze maatregel dat bij de filters past: {} van {}. Het dossier "
            "toont ze allemaal. {}."
        ).format(len(view.rows), len(dossier.rows), screen_link(everything, "Zonder filters"))


def show_words(dossier: Dossier) -> None:
    """Draw each vermelding: its words at the left, at the right what we made of them."""
    several = len(dossier.vermeldingen) > 1
    parts = []
    for head in dossier.vermeldingen.itertuples():
        heading = f"Vermelding onder keuze {head.keuze}" if several else "Maatregel en keuze"
        printed = {
            "Nummer": head.gedrukte_code,
            "Opmerking in de kop": head.kopnoot,
            "Maatregel": head.maatregel_tekst,
            "Toelichting": head.toelichting,
            f"Structurerende keuze {head.keuze}": head.keuze_tekst,
            "Staat in": f"{head.hoofdthema}, {head.subthema}, {head.paragraaf}",
        }
        derived = {
            "telt_bij": head.telt_bij,
            "herkomst": _category("herkomst", head.herkomst).label,
            "spoor": _category("spoor", head.spoor).label,
            "pagina": head.pagina,
            "titel": head.titel,
        }
        parts.append(
            Markup(
                '<h2>{}</h2><div class="naast_elkaar"><div><h3>{}</h3>{}</div>'
                '<div><h3>{}</h3><p class="voorbehoud">Klap een waarde uit voor de regel.</p>{}'
                "</div></div>"
            ).format(
                heading,
                PRINTED,
                _facts((name, words) for name, words in printed.items() if isinstance(words, str)),
                DERIVED,
                _facts((column(name).title, _told(name, value)) for name, value in derived.items()),
            )
        )
    _show(*parts)


def show_timeline(view: View, dossier: Dossier, state: pd.DataFrame | None) -> None:
    """Draw the moments of the stappen, those that are worked out elsewhere included.

    state: of the whole calendar, for the moments that are expected; None while the log is away.
    """
    _show(Markup("<h2>Tijdlijn</h2>"))
    rows = dossier.stappen
    if rows.empty:
        _show(Markup("<p>Er zijn geen stappen, en dus geen momenten om te tekenen.</p>"))
        return
    standing = with_state_if_recorded(rows, state)
    recorded = None if standing is None else for_figure(standing)
    figure = kalender_figure(
        rows,
        view.peildatum,
        group_by="stap",
        preparation=amvb_lead(),
        narrow=view.narrow,
        sentences=view.calendar.sentences,
        recorded=recorded,
    )
    show_chart(figure, "dossier", kalender_alt(rows, view.peildatum, recorded))


def show_stappen(view: View, dossier: Dossier) -> None:
    """Draw all stappen with their lines, then those of the maatregelen where it is worked out."""
    if dossier.stappen.empty:
        return
    parts = [Markup('<h2>Stappen</h2><p class="voorbehoud">{}</p>').format(" ".join(CAVEATS))]
    parts.append(stappen(view, dossier.rows))
    for code, rows in dossier.elsewhere.groupby("maatregel", sort=False):
        heading = Markup("<h2>Uitgewerkt bij {} {}</h2>")
        parts += [
            heading.format(_link(view, code), rows["titel"].iloc[0]),
            stappen(view, rows, named=True),
        ]
    _show(*parts)


def show_references(view: View, dossier: Dossier) -> None:
    """Draw to what the maatregel refers, and what refers to it."""
    _show(
        Markup(
            '<h2>Verwijzingen</h2><div class="naast_elkaar"><div><h3>Verwijst naar</h3>{}</div>'
            "<div><h3>Wordt naar verwezen door</h3>{}</div></div>{}"
        ).format(
            _references(view, dossier.refers_to, "daar uitgewerkt"),
            _references(view, dossier.referred_by, "hier uitgewerkt"),
            _unfolding("Wanneer een verwijzing ‘uitgewerkt’ heet (afgeleid)", "uitgewerkt_in"),
        )
    )


def _references(view: View, found: pd.DataFrame, worked_out: str) -> Markup:
    if found.empty:
        return Markup("<p>Geen enkele.</p>")
    return Markup("<ul>{}</ul>").format(
        Markup("").join(
            Markup("<li>{} {} (keuze {}, blz. {}){}</li>").format(
                _link(view, row.maatregel),
                row.titel,
                row.keuze,
                row.pagina,
                f": {worked_out}" if row.uitgewerkt else "",
            )
            for row in found.itertuples()
        )
    )


def show_notes(dossier: Dossier) -> None:
    """Draw what we decided in reading this maatregel, and why."""
    _show(Markup("<h2>Aantekeningen bij onze lezing</h2>"))
    found = notes(dossier.rows)
    if found.empty:
        _show(Markup("<p>Bij deze maatregel viel niets te beslissen.</p>"))
        return
    show_table(
        f"Wat wij hebben beslist, en waarom: {len(found)}",
        (Column("Waar"), Column("Aantekening"), Column("Koppeling op volgorde")),
        (
            (
                f"keuze {row.keuze}" + ("" if pd.isna(row.stap_nr) else f", stap {row.stap_nr}"),
                row.opmerking,
                "ja" if row.op_volgorde else "nee",
            )
            for row in found.itertuples()
        ),
    )


def _show(*parts: Markup) -> None:
    st.html(Markup('<div class="dossier">{}</div>').format(Markup("").join(parts)))


def _link(view: View, code: str) -> Markup:
    return screen_link(view.address("maatregel", maatregel=(code,)), code)


def _facts(pairs: Iterable[tuple[str, object]]) -> Markup:
    facts = (Markup("<dt>{}</dt><dd>{}</dd>").format(*pair) for pair in pairs)
    return Markup("<dl>{}</dl>").format(Markup("").join(facts))


def _told(name: str, value: object) -> Markup:
    """A value that we derived, which unfolds to the rule by which we did."""
    words = column(name).leeg if pd.isna(value) else value
    return _unfolding(words, name)


def _unfolding(words: str, name: str) -> Markup:
    return Markup("<details><summary>{}</summary>{}</details>").format(
        words, column(name).description
    )


def _category(name: str, value: str) -> Category:
    return next(one for one in column(name).categories if one.value == value)
