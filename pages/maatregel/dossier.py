"""The parts of a dossier below its words: timeline, stappen, references and our notes."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Tabel
from pages.maatregel.markup import code_link, show, unfolding
from selections.caveats import CAVEATS, DERIVED_IN_SHORT, DERIVED_PLAN
from selections.dossier import Dossier
from selections.lezing.readings import notes
from selections.stappen import borging_of, borging_or_stap
from selections.voorleesregel import page_of
from selections.words import NO_MOMENT_NAMED, moment_of
from shell.links import cited
from shell.lists import listed
from shell.notices import voorbehoud
from shell.parts.stappen import show_timeline, stap_in_words, stappen
from shell.state_words import fixed
from shell.table import show_tabel
from shell.view import View
from style.look import FONT_SIZE


def show_moments(view: View, dossier: Dossier) -> None:
    """Draw the moments of the stappen, those that are worked out elsewhere included."""
    rows = dossier.stappen
    if rows.empty:
        show(Markup("<p>Er zijn geen stappen, en dus geen momenten om te tekenen.</p>"))
        return
    standing = view.log.recorded_of(rows)
    show_timeline(view, rows, standing, "dossier", FONT_SIZE)
    lines = [
        f"stap {one.stap_nr}, {borging_or_stap(one)}: {fixed(one)}"
        for one in (() if standing is None else standing.itertuples())
        if fixed(one)
    ]
    if lines:
        st.html(voorbehoud(f"Bij besluit: {'; '.join(lines)}."))


def show_stappen(view: View, dossier: Dossier) -> None:
    """Draw all stappen with their lines, then those of the maatregelen where it is worked out."""
    if dossier.stappen.empty:
        return
    parts = [
        Markup("<h2>Stappen</h2>"),
        voorbehoud(*cited(view, *CAVEATS)),
        stappen(view, dossier.rows),
    ]
    for code, rows in dossier.elsewhere.groupby("maatregel", sort=False):
        name = code_link(view, code), rows["titel"].iloc[0]
        parts.append(Markup("<h2>Uitgewerkt bij {} {} (afgeleid)</h2>").format(*name))
        parts.append(stappen(view, rows, named=True))
    show(*parts)


def elsewhere_tabel(dossier: Dossier) -> Tabel:
    """The lines of the maatregelen where it is worked out."""
    return Tabel.each(
        "Elders uitgewerkt",
        dossier.elsewhere.itertuples(),
        {
            "Maatregel": "maatregel",
            "Stap": "stap_nr",
            "Concrete stap": lambda row: stap_in_words(row)[0],
            "Doorwerking": lambda row: stap_in_words(row)[1],
            "Borging": borging_of,
            DERIVED_IN_SHORT: "plan",
            "Agendering": lambda row: moment_of(row, NO_MOMENT_NAMED),
            "Blz.": page_of,
        },
        notes=("De stappen van de maatregelen waarin deze is uitgewerkt.", DERIVED_PLAN),
    )


def show_references(view: View, dossier: Dossier) -> None:
    """Draw to what the maatregel refers, and what refers to it."""
    show(
        Markup(
            '<h2>Verwijzingen</h2><div class="naast_elkaar"><div><h3>Verwijst naar</h3>{}</div>'
            "<div><h3>Wordt naar verwezen door</h3>{}</div></div>{}"
        ).format(
            _references(view, dossier.refers_to, "daar uitgewerkt"),
            _references(view, dossier.referred_by, "hier uitgewerkt"),
            unfolding("Wanneer een verwijzing ‘uitgewerkt’ heet (afgeleid)", "uitgewerkt_in"),
        )
    )


def _references(view: View, found: pd.DataFrame, worked_out: str) -> Markup:
    if found.empty:
        return Markup("<p>Geen enkele.</p>")
    return listed(
        Markup("{} {} (keuze {}, blz. {}){}").format(
            code_link(view, row.maatregel),
            row.titel,
            row.keuze,
            row.pagina,
            f": {worked_out}" if row.uitgewerkt else "",
        )
        for row in found.itertuples()
    )


def show_notes(dossier: Dossier) -> None:
    """Draw what we decided in reading this maatregel, and why."""
    show(Markup("<h2>Aantekeningen bij wat is afgeleid</h2>"))
    found = notes(dossier.rows)
    if found.empty:
        show(Markup("<p>Geen.</p>"))
        return
    show_tabel(
        Tabel.each(
            "Aantekeningen",
            found.itertuples(),
            {
                "Waar": lambda row: (
                    f"keuze {row.keuze}" + ("" if pd.isna(row.stap_nr) else f", stap {row.stap_nr}")
                ),
                "Aantekening": "opmerking",
                "Koppeling twijfelachtig": "op_volgorde",
                "Blz.": "pagina",
            },
            caption=f"Wat is beslist, en waarom: {len(found)}",
        )
    )
