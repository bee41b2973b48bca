"""What the search finds: the maatregelen with all the words, best first, the words marked."""

import streamlit as st
from markupsafe import Markup

from loaders.errors import shown
from loaders.running_text import publication
from loaders.schema import column
from selections.filters import Filters, select
from selections.text import search_words
from selections.zoeken import WEIGHTS, Fragment, Hit, alike, search, snippet
from selections.zoeken_hoofdstukken import Place, search_chapters
from shell.links import paragraph_link
from shell.table import screen_link
from shell.view import View

FRAGMENTS_SHOWN = 4
FOUND = (
    "Gevonden wordt elke vermelding met een regel waarin al die woorden staan; hoofdletters, "
    "accenten en koppeltekens maken niet uit."
)
SEARCHED_IN = (
    "Gezocht wordt in de woorden van de bijlage en in de afgeleide korte titels, en daaronder in "
    "de lopende tekst, de tabellen en de figuren van hoofdstuk 1 tot en met 4. Niet in de namen "
    "van thema’s en paragrafen."
)


def show_hits(view: View) -> None:
    """Draw what has all the words that were typed; where nothing has, what comes near."""
    zoek = view.filters.zoek
    if not zoek:
        st.html(Markup("<p>{} {} {}</p>").format(_how_to(view), FOUND, SEARCHED_IN))
        return
    hits = search(view.rows, zoek, view.calendar.searchable.loc[view.rows.index])
    everywhere = _vermeldingen(view, zoek)
    st.html(_how_many(view, hits, everywhere))
    if hits:
        st.html(
            Markup('<div class="dossier"><ol class="treffers">{}</ol></div>').format(
                Markup("").join(_hit(view, hit) for hit in hits)
            )
        )
        with st.expander("Hoe de volgorde tot stand komt"):
            st.html(Markup("<p>{} {}</p>").format(FOUND, SEARCHED_IN) + _ranking())
    places = search_chapters(publication(), zoek)
    if places:
        st.html(_in_chapters(view, places))
    elif not everywhere:
        st.html(_near(view, zoek) + Markup("<p>{}</p>").format(SEARCHED_IN))


def _in_chapters(view: View, places: list[Place]) -> Markup:
    """Every place, whatever the filters: what stands in the chapters belongs to no maatregel."""
    said = Markup("<h2>In hoofdstuk 1 tot en met 4, ongeacht de filters: {}</h2>").format(
        len(places)
    )
    rows = [
        Markup("<dt>{}, blz. {}</dt><dd>{}</dd>").format(
            paragraph_link(view, place.id, _heading(place)),
            place.pagina,
            _marked(place.fragment),
        )
        for place in places
    ]
    return Markup('<div class="dossier">{}<dl>{}</dl></div>').format(said, Markup("").join(rows))


def _heading(place: Place) -> str:
    heading = f"Hoofdstuk {place.hoofdstuk}, {place.titel}"
    return f"{heading}: {place.kop}" if place.kop else heading


def _how_to(view: View) -> str:
    place = "onder Filters" if view.narrow else "hierboven"
    return f"Typ een of meer woorden, of het nummer van een maatregel, in het veld Zoeken {place}."


def _vermeldingen(view: View, zoek: str) -> int:
    found = select(view.table, Filters(zoek=zoek), view.calendar.searchable)
    return found["vermelding"].nunique()


def _how_many(view: View, hits: list[Hit], everywhere: int) -> Markup:
    words = shown(view.filters.zoek)
    total = view.table["vermelding"].nunique()
    if not everywhere:
        return Markup("<p>Geen van de {} vermeldingen bevat {}.</p>").format(total, words)
    said = Markup("<p>Gevonden voor {}: <b>{}</b> van de {} vermeldingen.").format(
        words, everywhere, total
    )
    if len(hits) < everywhere:
        link = screen_link(
            view.unfiltered("zoeken", zoek=view.filters.zoek), "Zoek zonder de andere filters"
        )
        said += Markup(" Binnen de andere filters zijn het er <b>{}</b>. {}.").format(
            len(hits), link
        )
    return said + Markup("</p>")


def _hit(view: View, hit: Hit) -> Markup:
    address = view.address("maatregel", maatregel=(hit.maatregel,))
    fragments = [
        Markup("<dt>{}</dt><dd>{}</dd>").format(_where(fragment), _marked(fragment))
        for fragment in hit.fragments[:FRAGMENTS_SHOWN]
    ]
    more = len(hit.fragments) - FRAGMENTS_SHOWN
    return Markup("<li><h2>{}</h2><p>keuze {}, blz. {}</p><dl>{}</dl>{}</li>").format(
        screen_link(address, f"{hit.maatregel} {hit.titel}"),
        hit.keuze,
        hit.pagina,
        Markup("").join(fragments),
        Markup("<p>En op {} andere plaatsen in dit dossier.</p>").format(more) if more > 0 else "",
    )


def _where(fragment: Fragment) -> str:
    found = column(fragment.column)
    return f"{found.title} (afgeleid)" if found.afgeleid else found.title


def _marked(fragment: Fragment) -> Markup:
    return Markup("").join(
        Markup("<mark>{}</mark>" if piece.marked else "{}").format(piece.text)
        for piece in snippet(fragment)
    )


def _ranking() -> Markup:
    weights = Markup("").join(
        Markup("<li>{}: {}</li>").format(column(name).title, weight)
        for name, weight in WEIGHTS.items()
    )
    return Markup(
        "<p>Elk gezocht woord telt op de plaats waar het het zwaarst weegt, en anderhalf keer zo "
        "zwaar als het daar een heel woord is. De som bepaalt de volgorde; bij een gelijke som "
        "geldt de volgorde van de publicatie.</p><ul>{}</ul>"
    ).format(weights)


def _near(view: View, zoek: str) -> Markup:
    """Ways on: words that look like what was typed, and each word by itself."""
    ways = [(word, f"Bedoelt u {word}?") for word in alike(view.table, zoek)]
    words = search_words(zoek)
    if len(words) > 1:
        for word in words:
            if number := _vermeldingen(view, word):
                ways.append((word, f"Alleen {word}: {number} vermeldingen"))
    if not ways:
        return Markup("<p>Ook geen woord dat erop lijkt.</p>")
    return Markup("<ul>{}</ul>").format(
        Markup("").join(
            Markup("<li>{}</li>").format(screen_link(view.unfiltered("zoeken", zoek=word), words))
            for word, words in ways
        )
    )
