"""What Sporen en schillen shows beside its rows."""

from collections.abc import Iterator

import pandas as pd

from documents.tabel import Tabel
from loaders.side_tables import load_schillen, load_sporen
from selections.caveats import INSTRUMENTS_CAN_BE_CONSIDERED
from selections.weging import instruments_side_by_side, lines_per_schil
from shell.filter_bar import View
from shell.table_columns import picked


def tables(view: View) -> Iterator[Tabel]:
    """In the order of the screen."""
    for (spoor, name), rows in load_sporen().groupby(["spoor", "spoor_naam"], sort=False):
        yield Tabel.of_frame(
            f"Spoor {spoor}",
            picked(
                rows,
                traject_gedrukt="Traject",
                onderdeel="Programma of product",
                subonderdeel="Onderdeel",
                moment="Moment zoals gedrukt",
                van="Van",
                tot="Tot en met",
                opmerking="Aantekening",
                pagina="Blz.",
            ),
            (f"Spoor {spoor} {name}, de hele tabel van hoofdstuk 2, ongeacht de filters.",),
        )
    contents = load_schillen()
    names = contents[contents["soort"] == "schil"].set_index("schil")["naam"]
    counts = lines_per_schil(view.rows)
    yield Tabel.of_frame(
        "Borgingsregels per schil",
        picked(
            counts.assign(
                schil=[
                    "geen schil" if pd.isna(schil) else f"Schil {schil}: {names[schil]}"
                    for schil in counts["schil"]
                ]
            ),
            schil="Schil",
            A="Plan A",
            B="Plan B",
            overig="Overig",
            totaal="Totaal",
        ),
        ("Borgingsregels in beeld; schil en plan zijn onze lezing.",),
    )
    yield Tabel.of_frame(
        "Inhoud van de schillen",
        picked(
            contents[contents["soort"] != "schil"],
            schil="Schil",
            soort="Soort",
            naam="Wat",
            woorden="Woorden van de publicatie",
            plaats="Staat in",
            pagina="Blz.",
        ),
        ("De schillen van hoofdstuk 2, ongeacht de filters.",),
    )
    yield Tabel.of_frame(
        "Weging per maatregel",
        picked(
            instruments_side_by_side(view.rows),
            maatregel="Maatregel",
            titel="Titel",
            instrument="Instrument",
            plan="Plan",
            traject="Traject",
            schil="Schil",
            amvb="AMvB",
            momenten="Momenten",
            spoor="Spoor",
            regels="Regels",
        ),
        (INSTRUMENTS_CAN_BE_CONSIDERED, "Plan, traject, schil en spoor zijn onze lezing."),
    )
