"""Every parameter of the URL, in the order in which it is written: one row each.

Its default and its meaning stand in `shell.url.query.Query`.
"""

import pandas as pd

from selections.buckets import BUCKETS
from selections.filters import LAGEN, NOT_NAMED, ROLLEN
from shell.url import choices as of
from shell.url.choices import DELEN, INDELINGEN, VORMEN, Choices
from shell.url.kinds import (
    ByCode,
    Day,
    DayOrToday,
    InView,
    Many,
    Number,
    One,
    Parameter,
    Place,
    Quarter,
    Search,
    YesNo,
)

BAR, MORE, SCREEN = Place.BAR, Place.MORE, Place.SCREEN

PARAMETERS: dict[str, Parameter] = {
    one.name: one
    for one in (
        DayOrToday("peildatum", "Peildatum", BAR, 156),
        Many("thema", "Thema", BAR, 200, of.themas),
        ByCode("keuze", "Keuze", BAR, 200, of.keuzes),
        ByCode("maatregel", "Maatregel", BAR, 210, of.maatregelen),
        Many("laag", "Overheidslaag", BAR, 190, of.listed(*LAGEN, NOT_NAMED)),
        One("rol", "Rol van de laag", BAR, 130, of.listed(*ROLLEN)),
        Many("plan", "Plan", BAR, 150, of.plannen),
        Search("zoek", "Zoeken", BAR, 170),
        Day("van", "Periode vanaf", MORE, 220),
        Day("tot", "Periode tot en met", MORE, 220),
        Many("moment", "Moment op de peildatum", MORE, 220, of.listed(*BUCKETS)),
        Many("kwartaal", "Telt in kwartaal", MORE, 220, of.kwartalen),
        Many("status", "Status op de peildatum", MORE, 220, of.standings),
        Many("schil", "Schil", MORE, 220, of.SCHILLEN),
        Many("traject", "Traject", MORE, 220, of.trajecten),
        Many("spoor", "Spoor (afgeleid)", MORE, 220, of.SPOREN),
        One("vorm", "Vorm", offers=of.listed(*VORMEN)),
        One("indeling", "Indeling", SCREEN, 180, of.listed(*INDELINGEN)),
        One("amvb_maanden", "Wat als: duur van een AMvB", SCREEN, 230, of.MAANDEN),
        One("besluiten_per_jaar", "Wat als: wijzigingsbesluiten", SCREEN, 230, of.PER_JAAR),
        One("keten", "Keten van stap", SCREEN, 720, of.chains),
        One("vastleggen", "Regel om vast te leggen", offers=of.sleutels),
        One("alinea", "Alinea van de publicatie", offers=of.alineas),
        YesNo("presentatie", "Presentatie"),
        InView("toon", "Maatregel in de presentatie", offers=of.slides),
        One("deel", "Deel van het overleg", offers=of.listed(*DELEN)),
        Quarter("overleg", "Overleg in", SCREEN, 260, of.QUARTERS),
        Day("dag", "Vastgelegd op (leeg: de peildatum)", SCREEN, 260),
        One("begin", "Vanaf", SCREEN, 180, of.BEGINS),
        One("einde", "Tot", SCREEN, 180, of.ENDS),
        Day("was", "Was, op (leeg: vorig halfjaar)", SCREEN, 260),
        Day("wordt", "Wordt, op (leeg: de peildatum)", SCREEN, 260),
        Quarter("verslag_van", "Van kwartaal", SCREEN, 215, of.QUARTERS_FROM_BEFORE),
        Quarter(
            "verslag_tot",
            "Tot en met kwartaal",
            SCREEN,
            215,
            of.QUARTERS,
        ),
        Number("bericht", "Tot en met melding (leeg: alle)", SCREEN, 205),
    )
}


def choices(table: pd.DataFrame) -> dict[str, Choices]:
    """The values to choose of every parameter that has a list of them, by the name in the URL."""
    return {
        name: Choices(tuple(one.offers(table))) for name, one in PARAMETERS.items() if one.offers
    }
