"""The words of a maatregel as printed, beside what we derived from them."""

import pandas as pd
from markupsafe import Markup

from documents.tabel import Tabel
from loaders.schema import column
from pages.maatregel.markup import category, show, unfolding
from selections.dossier import Dossier
from selections.words import NOT_PRINTED, is_in_annex, keuze_of
from shell.lists import terms
from shell.notices import voorbehoud
from shell.parts.stappen import DERIVED, PRINTED

HEADINGS = {
    "keuze": "Keuze",
    "keuze_tekst": "Structurerende keuze",
    "maatregel_tekst": "Maatregel",
    "kopnoot": "Opmerking in de kop",
    "toelichting": "Toelichting",
    "pagina_toelichting": "Blz. toelichting",
    "verwijst_naar": "Verwijst naar",
    "uitgewerkt_in": "Uitgewerkt in",
    "pagina": "Blz.",
}


def show_words(dossier: Dossier) -> None:
    """Draw each vermelding: its words at the left, at the right what we made of them."""
    several = len(dossier.vermeldingen) > 1
    parts = []
    for head in dossier.vermeldingen.itertuples():
        heading = f"Vermelding onder keuze {head.keuze}" if several else "Maatregel en keuze"
        page = head.pagina_toelichting
        of_page = "" if pd.isna(page) or page == head.pagina else f" (blz. {page})"
        printed = {
            "Nummer": head.gedrukte_code,
            "Opmerking in de kop": head.kopnoot,
            "Maatregel": head.maatregel_tekst,
            f"Toelichting{of_page}": head.toelichting,
            f"Structurerende keuze {keuze_of(head)}": head.keuze_tekst,
            "Kop in de bijlage": head.paragraaf,
        }
        derived = {
            "subthema": head.subthema,
            "telt_bij": head.telt_bij,
            "herkomst": category("herkomst", head.herkomst).label,
            "spoor": category("spoor", head.spoor).label,
            "pagina": head.pagina if is_in_annex(head) else NOT_PRINTED,
            "titel": head.titel,
        }
        parts.append(
            Markup(
                '<h2>{}</h2><div class="naast_elkaar"><div><h3>{}</h3>{}</div>'
                "<div><h3>{}</h3>{}{}</div></div>"
            ).format(
                heading,
                PRINTED,
                terms((name, words) for name, words in printed.items() if isinstance(words, str)),
                DERIVED,
                voorbehoud("Klap een waarde uit voor de leesregel."),
                terms(_derived(name, value) for name, value in derived.items()),
            )
        )
    show(*parts)


def words_tabel(dossier: Dossier) -> Tabel:
    """The words of each vermelding."""
    heads = dossier.vermeldingen
    in_annex = [is_in_annex(head) for head in heads.itertuples()]
    printed = heads.assign(
        keuze=[keuze_of(head) for head in heads.itertuples()],
        pagina=heads["pagina"].astype("Int16").where(in_annex),
    )
    return Tabel.of_frame(
        "Woorden van de maatregel", printed[list(HEADINGS)].rename(columns=HEADINGS)
    )


def _derived(name: str, value: object) -> tuple[str, Markup]:
    """What a column is called, and its value, which unfolds to the rule by which we derived it."""
    found = column(name)
    return found.title, unfolding(found.leeg if pd.isna(value) else value, name)
