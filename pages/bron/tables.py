"""What Bron shows beside its rows."""

from collections.abc import Iterator

import pandas as pd

from documents.tabel import Tabel
from pages.bron.parts import plans_in_words
from selections.contradictions import RULES
from shell.aansluiting import aansluiting_tabel
from shell.table_columns import YES_NO, picked
from shell.table_notes import BY_ORDER
from shell.tegenstrijdigheden import computed_contradictions
from shell.view import View
from voortgang.vocabulary import vocabulary


def tables(view: View) -> Iterator[Tabel]:
    """In the order of the screen."""
    found = computed_contradictions(view.table)
    yield Tabel.of_frame(
        "Tegenstrijdigheden",
        picked(
            found.assign(
                regel=[RULES[name].naam for name in found["regel"]],
                op_volgorde=found["op_volgorde"].map(YES_NO),
            ),
            regel="Regel",
            onderwerp="Waarover",
            plaats_1="Hier",
            woorden_1="Hier staat",
            pagina_1="Blz. hier",
            plaats_2="Daar",
            woorden_2="Daar staat",
            pagina_2="Blz. daar",
            uitleg="Waarom het verschilt",
            op_volgorde="Op volgorde",
        ),
        ("Hele kalender, ongeacht de filters. Gevonden door regels; niets is hersteld.", BY_ORDER),
    )
    yield aansluiting_tabel(view)
    words = vocabulary()
    yield Tabel.of_frame(
        "Statussen van de voortgang",
        pd.DataFrame(
            [(one.label, one.definitie, plans_in_words(one)) for one in words.statussen],
            columns=["Status", "Definitie", "Bij rijen van"],
        ),
    )
    yield Tabel.of_frame(
        "Afleidingen van de voortgang",
        pd.DataFrame(
            [(one.waarde, one.regel) for one in words.afleidingen], columns=["Afgeleid", "Regel"]
        ),
        ("Dit wordt nooit vastgelegd, maar altijd berekend.",),
    )
