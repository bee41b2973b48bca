"""The words of a maatregel as printed, beside what we derived from them."""

from collections.abc import Iterable

import pandas as pd
from markupsafe import Markup

from documents.tabel import Tabel
from loaders.schema import column
from pages.maatregel.markup import category, show, unfolding
from selections.dossier import Dossier
from selections.words import NOT_PRINTED, is_in_annex, keuze_of
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
        printed = {
            "Nummer": head.gedrukte_code,
            "Opmerking in de kop": head.kopnoot,
            "Maatregel": head.maatregel_tekst,
            _toelichting(head): head.toelichting,
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
                "<div><h3>{}</h3>{}{}"
                "</div></div>"
            ).format(
                heading,
                PRINTED,
                _facts((name, words) for name, words in printed.items() if isinstance(words, str)),
                DERIVED,
                voorbehoud("Klap een waarde uit voor de leesregel."),
                _facts((column(name).title, _told(name, value)) for name, value in derived.items()),
            )
        )
    show(*parts)


def _toelichting(head) -> str:
    """With its page where that is another."""
    page = head.pagina_toelichting
    return "Toelichting" if pd.isna(page) or page == head.pagina else f"Toelichting (blz. {page})"


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


def _facts(pairs: Iterable[tuple[str, object]]) -> Markup:
    facts = (Markup("<dt>{}</dt><dd>{}</dd>").format(*pair) for pair in pairs)
    return Markup("<dl>{}</dl>").format(Markup("").join(facts))


def _told(name: str, value: object) -> Markup:
    """A value that we derived, which unfolds to the rule by which we did."""
    words = column(name).leeg if pd.isna(value) else value
    return unfolding(words, name)
