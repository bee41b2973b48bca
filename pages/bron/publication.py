"""Section "Publicatie en versie": what the calendar was made of, and how large it is."""

from collections.abc import Iterator

from markupsafe import Markup

from documents.tabel import Column, Tabel
from loaders.settings import table_path
from loaders.table import read_metadata
from selections.caveats import CAVEATS
from selections.lezing.readings import phrases
from selections.stappen import stappen_of
from shell.links import cited
from shell.lists import listed
from shell.view import View


def publication_section(view: View) -> Iterator[Tabel | str]:
    """Which publication, which version, and how large what we made of it is."""
    metadata = read_metadata(table_path())
    table = view.table
    facts = {
        "Publicatie": metadata["bron"],
        "Versie van de kalender": metadata["kalender_versie"],
        "Bladzijden": metadata["paginas"],
        "Vermeldingen": table["vermelding"].nunique(),
        "Stappen": len(stappen_of(table)),
        "Borgingsregels": int(phrases(table)["regels"].sum()),
        "Gedrukte momenten": int(table["agendering"].notna().sum()),
        "Regels in de tabel": len(table),
        "Controlegetal van de kalendertekst (SHA-256)": metadata["bronnen_sha256"],
    }
    yield Tabel.of(
        "Publicatie en versie",
        [Column("Wat"), Column("Waarde")],
        ((name, str(value)) for name, value in facts.items()),
        caption="Waar deze gegevens vandaan komen",
    )
    everywhere = Markup("<p>Drie zinnen van de publicatie gelden overal:</p>")
    yield everywhere + listed(cited(view, *CAVEATS))
