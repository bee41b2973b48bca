"""What the search finds: the maatregelen with all the words, best first, the words marked."""

from dataclasses import dataclass

import streamlit as st
from markupsafe import Markup

from loaders.errors import shown
from loaders.running_text import publication
from loaders.schema import column
from selections.filters import Filters, select
from selections.text import search_words
from selections.words import counted
from selections.zoeken import WEIGHTS, Fragment, Hit, alike, search, snippet
from selections.zoeken.hoofdstukken import Place, search_chapters
from shell.links import paragraph_link
from shell.lists import listed, terms
from shell.notices import voorbehoud
from shell.table import screen_link
from shell.view import View

FRAGMENTS_SHOWN = 4
FOUND = (
    "Gevonden wordt elke vermelding met een regel waarin al die woorden staan; hoofdletters en "
    "accenten maken niet uit. Een woord met een koppelteken is hetzelfde als aaneengeschreven, "
    "niet als twee woorden."
)
# Said with every search: what is not found here may still stand somewhere else.
SEARCHED_IN = (
    "Gezocht wordt in de woorden van de bijlage en in de afgeleide korte titels, en daaronder in "
    "de lopende tekst, de tabellen en de figuren van hoofdstuk 1 tot en met 4. Niet in de namen "
    "van thema’s en paragrafen."
)


@dataclass(frozen=True)
class Found:
    """What a search gives.

    hits: in the annex, within the other filters; everywhere: of how many vermeldingen without them.
    places: in chapters 1 to 4, whatever the filters.
    """

    hits: list[Hit]
    everywhere: int
    places: list[Place]


def find(view: View) -> Found | None:
    """What has all the words that were typed; None where none were."""
    zoek = view.filters.zoek
    if not zoek:
        return None
    hits = search(view.rows, zoek, view.calendar.searchable.loc[view.rows.index])
    return Found(hits, _vermeldingen(view, zoek), search_chapters(publication(), zoek))


def facts(found: Found | None) -> tuple[str, ...]:
    """What stands beside the title."""
    if found is None:
        return ()
    return (
        f"gevonden: {counted(len(found.hits), 'vermelding')} van de bijlage",
        f"{counted(len(found.places), 'alinea')} van hoofdstuk 1 tot en met 4",
    )


def show_hits(view: View, found: Found | None) -> None:
    """Draw it; where nothing has the words, what comes near."""
    zoek = view.filters.zoek
    if found is None:
        place = "onder Filters" if view.narrow else "hierboven"
        how_to = (
            f"Typ een of meer woorden, of het nummer van een maatregel, in het veld Zoeken {place}."
        )
        st.html(Markup("<p>{} {} {}</p>").format(how_to, FOUND, SEARCHED_IN))
        return
    st.html(_how_many(view, found) + voorbehoud(SEARCHED_IN))
    if found.hits:
        st.html(
            Markup('<div class="dossier"><ol class="treffers">{}</ol></div>').format(
                Markup("").join(_hit(view, hit) for hit in found.hits)
            )
        )
        with st.expander("Hoe de volgorde tot stand komt"):
            st.html(Markup("<p>{}</p>").format(FOUND) + _ranking())
    if found.places:
        st.html(_in_chapters(view, found.places))
    elif not found.everywhere:
        st.html(_near(view, zoek))


def _in_chapters(view: View, places: list[Place]) -> Markup:
    """Every place, whatever the filters: what stands in the chapters belongs to no maatregel."""
    said = Markup("<h2>In hoofdstuk 1 tot en met 4, ongeacht de filters: {}</h2>").format(
        len(places)
    )
    rows = []
    for place in places:
        kop = f": {place.kop}" if place.kop else ""
        heading = f"Hoofdstuk {place.hoofdstuk}, {place.titel}{kop}"
        where = paragraph_link(view, place.id, heading), place.fragment.pagina
        rows.append((Markup("{}, blz. {}").format(*where), _marked(place.fragment)))
    return Markup('<div class="dossier">{}{}</div>').format(said, terms(rows))


def _vermeldingen(view: View, zoek: str) -> int:
    found = select(view.table, Filters(zoek=zoek), view.calendar.searchable)
    return found["vermelding"].nunique()


def _how_many(view: View, found: Found) -> Markup:
    words = shown(view.filters.zoek)
    total = view.table["vermelding"].nunique()
    if not found.everywhere:
        return Markup("<p>Geen van de {} vermeldingen bevat {}.</p>").format(total, words)
    said = Markup("<p>Gevonden voor {}: <b>{}</b> van de {} vermeldingen.").format(
        words, found.everywhere, total
    )
    if len(found.hits) < found.everywhere:
        link = screen_link(
            view.unfiltered("zoeken", zoek=view.filters.zoek), "Zoek zonder de andere filters"
        )
        said += Markup(" Binnen de andere filters zijn het er <b>{}</b>. {}.").format(
            len(found.hits), link
        )
    return said + Markup("</p>")


def _hit(view: View, hit: Hit) -> Markup:
    address = view.address("maatregel", maatregel=(hit.maatregel,))
    fragments = (
        (_where(fragment, hit), _marked(fragment)) for fragment in hit.fragments[:FRAGMENTS_SHOWN]
    )
    more = len(hit.fragments) - FRAGMENTS_SHOWN
    return Markup("<li><h2>{}</h2><p>keuze {}{}</p>{}{}</li>").format(
        screen_link(address, f"{hit.maatregel} {hit.titel}"),
        hit.keuze,
        "" if hit.pagina is None else f", blz. {hit.pagina}",
        terms(fragments),
        Markup("<p>En nog {} in dit dossier.</p>").format(counted(more, "tekst"))
        if more > 0
        else "",
    )


def _where(fragment: Fragment, hit: Hit) -> str:
    found = column(fragment.column)
    page = "" if fragment.pagina == hit.pagina else f", blz. {fragment.pagina}"
    return f"{found.title}{' (afgeleid)' if found.afgeleid else ''}{page}"


def _marked(fragment: Fragment) -> Markup:
    return Markup("").join(
        Markup("<mark>{}</mark>" if piece.marked else "{}").format(piece.text)
        for piece in snippet(fragment)
    )


def _ranking() -> Markup:
    how = Markup(
        "<p>Elk gezocht woord telt op de plaats waar het het zwaarst weegt, en anderhalf keer zo "
        "zwaar als het daar een heel woord is. De som bepaalt de volgorde; bij een gelijke som "
        "geldt de volgorde van de publicatie.</p>"
    )
    return how + listed(f"{column(name).title}: {weight}" for name, weight in WEIGHTS.items())


def _near(view: View, zoek: str) -> Markup:
    """Ways on: words that look like what was typed, and each word by itself."""
    ways = [(word, f"Bedoelt u {word}?") for word in alike(view.table, zoek)]
    words = search_words(zoek)
    if len(words) > 1:
        for word in words:
            if number := _vermeldingen(view, word):
                ways.append((word, f"Alleen {word}: {counted(number, 'vermelding')}"))
    if not ways:
        return Markup("<p>Ook geen woord dat erop lijkt.</p>")
    return listed(screen_link(view.unfiltered("zoeken", zoek=word), words) for word, words in ways)
