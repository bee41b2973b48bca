"""Every parameter of the URL, in the order in which it is written: one row each.

Its default and its meaning stand in `shell.url.query.Query`.
"""

import pandas as pd

from selections.buckets import BUCKETS
from shell.url import choices as of
from shell.url.choices import DELEN, INDELINGEN, VORMEN, Choices
from shell.url.kinds import (
    Day,
    DayOrToday,
    InView,
    Many,
    Meeting,
    Name,
    Number,
    One,
    Parameter,
    Place,
    Quarter,
    Search,
    YesNo,
)

BAR, WITHIN, MORE, SCREEN = Place.BAR, Place.WITHIN, Place.MORE, Place.SCREEN

PARAMETERS: dict[str, Parameter] = {
    one.name: one
    for one in (
        DayOrToday("peildatum", "Peildatum", place=BAR),
        Many("thema", "Thema", of.themas, BAR, empty="alle"),
        Many("keuze", "Keuze", of.keuzes, BAR, empty="alle", noun="keuze"),
        Many("maatregel", "Maatregel", of.maatregelen, BAR, empty="alle", noun="code"),
        Many("laag", "Overheidslaag", of.LAGEN, BAR, "Overheid", empty="alle"),
        One("rol", "Rol van de laag", of.ROLLEN, WITHIN, "Rol", first="alle"),
        Many("plan", "Plan", of.plannen, BAR, empty="alle"),
        Search("zoek", "Zoeken", place=BAR, brief="Zoek", empty="woord of nummer"),
        Day("van", "Periode vanaf", place=MORE, brief="Vanaf", empty="geen begin"),
        Day("tot", "Periode tot en met", place=MORE, brief="Tot en met", empty="geen einde"),
        Many("moment", "Moment op de peildatum", of.listed(*BUCKETS), MORE, "Moment", "alle"),
        Many("kwartaal", "Telt in kwartaal", of.kwartalen, MORE, "Kwartaal", "alle"),
        Many("status", "Status op de peildatum", of.standings, MORE, "Status", "alle"),
        Many("schil", "Schil", of.SCHILLEN, MORE, empty="alle"),
        Many("traject", "Traject", of.trajecten, MORE, empty="alle"),
        Many("spoor", "Spoor (afgeleid)", of.SPOREN, MORE, empty="alle"),
        One("vorm", "Vorm", of.listed(*VORMEN)),
        One("indeling", "Indeling", of.listed(*INDELINGEN), SCREEN),
        One("amvb_maanden", "Wat als: duur van een AMvB", of.MAANDEN, SCREEN),
        One("besluiten_per_jaar", "Wat als: wijzigingsbesluiten", of.PER_JAAR, SCREEN),
        One("keten", "Keten van stap", of.chains, SCREEN),
        One("vastleggen", "Regel om vast te leggen", of.sleutels),
        Number("verbeteren", "Melding om te verbeteren"),
        One("alinea", "Alinea van de publicatie", of.alineas),
        YesNo("presentatie", "Presentatie"),
        InView("toon", "Maatregel in de presentatie", of.slides),
        One("deel", "Deel van het overleg", of.listed(*DELEN)),
        Meeting("vergadering", "Vergadering"),
        Name("organisatie", "Organisatie"),
        Day("uiterlijk", "Werkblad uiterlijk", place=SCREEN, empty="twee weken voor het overleg"),
        Quarter("overleg", "Overleg in", of.QUARTERS, SCREEN),
        Day("dag", "Vastgelegd op", place=SCREEN, empty="de peildatum"),
        One("begin", "Vanaf", of.BEGINS, SCREEN),
        One("einde", "Tot", of.ENDS, SCREEN),
        Day("was", "Was, op", place=SCREEN, empty="einde van het vorige halfjaar"),
        Day("wordt", "Wordt, op", place=SCREEN, empty="de peildatum"),
        Quarter("verslag_van", "Van kwartaal", of.QUARTERS_FROM_BEFORE, SCREEN, "Van"),
        Quarter("verslag_tot", "Tot en met kwartaal", of.QUARTERS, SCREEN, "Tot en met"),
        Number("bericht", "Tot en met nummer", place=SCREEN, empty="alle"),
    )
}


def choices(table: pd.DataFrame) -> dict[str, Choices]:
    """The values to choose of every parameter that has a list of them, by the name in the URL."""
    return {
        name: Choices(tuple(one.offers(table))) for name, one in PARAMETERS.items() if one.offers
    }
