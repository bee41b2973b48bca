"""The ten tasks of the trial by hand, on the screens as they are, without looking.

What must be said are words of the page; the words of the screen reader around them are only looked
for where they say a state.
"""

from tests.voorleesproef.steps import Step, Task

PEILDATUM = "peildatum=2026-11-29"
# The first stop has been said with the page, and is not said again.
TO_HEADING = (Step(("Tab",)), Step(("Return",), ("kop niveau 1",)))
TO_FILTERS = (
    Step(("Tab",), until="^Naar de filters link", most=2),
    Step(("Return",), ("^Peildatum: .* drukknop",)),
)
TO_PICTURE = (
    Step(("Tab",), until="^Naar de kaart link", most=3),
    Step(("Return",)),
)
TO_TABLE = (
    Step(("Tab",), until="^Naar de tabel link", most=3),
    # Said with its size, and at its first cell: the keys for cells work from there.
    Step(("Return",), ("tabel met", "kolomtitel")),
)

TASKS = (
    Task(
        "a",
        "Waar ben ik, en wat gebeurt er als ik van scherm wissel?",
        f"/?{PEILDATUM}",
        (
            *TO_HEADING,
            Step(("Tab",), until="link"),
            Step(("ctrl+Home",)),
            Step(("Tab",), until="^Kalender link", most=12),
            Step(("Return",), ("^Kalender kop niveau 1",)),
            Step(("alt+Left",), ("^Overzicht kop niveau 1",)),
            Step(("alt+Right",), ("^Kalender kop niveau 1",)),
            Step(("Tab",), until="^Zoek in alle teksten link", most=2),
        ),
    ),
    Task(
        "b",
        "Alleen wat waterschappen raakt, en hoeveel dat is",
        f"/kalender?{PEILDATUM}",
        (
            *TO_FILTERS,
            Step(("Tab",), until="^Overheid: alle", most=8),
            Step(("Return",), ("^Overheid: kiezen",)),
            Step(("Down",), until="waterschap aankruisvakje", most=8),
            Step(("space",), ("aangevinkt", "^[0-9]+ van 54 maatregelen, .*regels in beeld$")),
            Step(("Escape",), ("^Overheid: waterschap.* drukknop",)),
            Step(("Tab",), ("^Overheid: wissen",)),
            Step(("Return",), ("^Overheid: alle.* drukknop", "194 van 194 regels in beeld")),
        ),
    ),
    Task(
        "b2",
        "Dezelfde keuze door te typen: thema en keuze",
        f"/overheden?{PEILDATUM}",
        (
            *TO_FILTERS,
            Step(("Tab",), until="^Keuze: alle", most=4),
            Step(("Return",), ("^Keuze: kiezen", "^Zoek op code of woorden")),
            Step(("'bodem",), ("^[0-9]+ van 33 keuzes, bovenaan keuze ",)),
            Step(("Return",), ("^Gekozen: keuze .*; nu 1 van 33 keuzes$", "regels in beeld")),
            Step(("Return",), ("^Keuze: ",)),
        ),
    ),
    Task(
        "c",
        "Wat is er van maatregel 1.1.16 in het vierde kwartaal van 2026?",
        f"/kalender?maatregel=1.1.16&{PEILDATUM}",
        (
            *TO_PICTURE,
            # The first arrow comes to the quarter of the peildatum.
            Step(
                ("Down",),
                ("^Keuze 5 .*, in de selectie 1 van deze 6 regels: .* kwartaal van 2026",),
            ),
            Step(("Return",), ("^Keuze 5: 6 regels .*vierde kwartaal van 2026; plan B paneel",)),
            Step(("Tab",), until="maatregel 1[.]1[.]1", most=2),
            Step(("Escape",), ("^Keuze 5: 6 regels .*vierde kwartaal van 2026; plan B",)),
            Step(("Left",), ("^Keuze 5 ",)),
            Step(("End",), ("^Keuze 5 ",)),
            Step(("Right",), ("^Einde van de rij: hierna staat er niets dat in de selectie is",)),
            Step(("question",), ("^Bij de kaart[.] Tijdlijn van de agendering",)),
        ),
    ),
    Task(
        "c2",
        "De marge van een keten van plan A en B",
        f"/plan-ab?{PEILDATUM}",
        (
            *TO_HEADING,
            Step(("Tab",), until="^Beeld van", most=8),
            Step(("Down",), ("uiterste start van plan B",)),
            Step(("Return",), ("^1[.]1[.]10, stap 2 paneel",)),
            Step(("Escape",), ("^1[.]1[.]10, stap 2",)),
        ),
    ),
    Task(
        "d",
        "Een tabel cel voor cel",
        f"/kalender?vorm=tabel&maatregel=1.1.16&{PEILDATUM}",
        (
            *TO_TABLE,
            Step(("alt+shift+Down",), ("1[.]1[.]16/1/1/1 link", "^Rij 2, kolom 1")),
            Step(("alt+shift+Right",), ("^Rij 2, kolom 2",)),
            Step(("alt+shift+Right",), ("^Doorwerking", "^Rij 2, kolom 3")),
            Step(("alt+shift+Down",), ("^Rij 3, kolom 3",)),
            # On from where one reads, not from the top of the page.
            Step(("Tab",), ("schakelknop",)),
        ),
    ),
    Task(
        "e",
        "Van het dossier van 2.0.1 naar 1.1.23 en terug",
        f"/maatregel?maatregel=2.0.1&{PEILDATUM}",
        (
            *TO_HEADING,
            Step(("Tab",), until="^1[.]1[.]23.* (link|verwijzing)", most=60),
            Step(("Return",), ("^1[.]1[.]23 .*kop niveau 1",)),
            Step(("alt+Left",), ("^2[.]0[.]1 .*kop niveau 1",)),
        ),
    ),
    Task(
        "f",
        "Vastleggen dat een regel vertraagd is",
        f"/voortgang?maatregel=1.1.16&{PEILDATUM}",
        (
            *TO_HEADING,
            Step(("Tab",), until="vastleggen op regel 1[.]1[.]16/4/1/1", most=60),
            Step(("Return",), ("Vastleggen op regel 1[.]1[.]16/4/1/1",)),
            Step(("Tab",), until="^Uw naam", most=6),
            Step(("'Jan",)),
            Step(("Tab",), ("^kies een status",), until="^Status", most=6),
            Step(("Down",), ("^Niet gestart",)),
            # Orca says the choice as what the field holds, and at times once more by itself.
            Step(("Return",), ("^Niet gestart[.]",)),
            Step(("Tab",), ("^Status: wissen",)),
            Step(("Return",), ("^Status: gewist", "^Status bewerkbaar", "^kies een status[.]")),
            Step(("'Vertraagd",)),
            Step(("Return",)),
            Step(("Tab",), until="^Vastleggen op deze regel", most=12),
            Step(("Return",), ("^Er is niets vastgelegd", "^Oorzaak [(]verplicht")),
            Step(("'ziekte",)),
            Step(("Tab",), ("^Gevolg [(]verplicht",)),
            Step(("'later",)),
            Step(("Tab",), ("^Bijsturing [(]verplicht",)),
            Step(("'hulp",)),
            Step(("Tab",), until="^Vastleggen op deze regel", most=12),
            Step(("Return",), ("^Vastgelegd als melding 1[.] Regel .*/4/1/1: vertraagd[.]",)),
            Step(("Escape",), ("vastleggen op regel 1[.]1[.]16/4/1/1",)),
        ),
        as_writer=True,
    ),
    Task(
        "g",
        "De PDF van een scherm, en de agenda",
        f"/overheden?thema=laagveen&{PEILDATUM}",
        (
            Step(("Tab",), until="^Naar Meenemen link", most=4),
            Step(("Return",), ("^Meenemen schakelknop",)),
            Step(("Return",), ("uitgevouwen",)),
            Step(("Tab",), ("^PDF",)),
            Step(("Return",), ("^PDF .*: het bestand is klaar",), until="Download complete"),
            Step(("Tab",), ("^Excel",)),
        ),
    ),
    Task(
        "g2",
        "Naar een ander deel van een scherm, en wat onder een knop openklapt",
        f"/overleg?deel=besluiten&{PEILDATUM}",
        (
            *TO_HEADING,
            Step(("Tab",), until="^Was-wordt link", most=8),
            Step(("Return",), ("^Overleg: was-wordt - ", "^Was-wordt")),
            Step(("Tab",), until="meenemen ingevouwen", most=20),
            Step(("Return",), ("PDF",)),
            Step(("Tab",), ("Excel",)),
            Step(("Escape",), ("ingevouwen",)),
        ),
    ),
    Task(
        "h",
        "De presentatie",
        f"/maatregel?maatregel=1.1.16&{PEILDATUM}",
        (
            *TO_FILTERS,
            Step(("Tab",), until="^Presenteren", most=20),
            Step(("Return",), ("kop niveau 1", "^Dia [0-9]+ van [0-9]+: ")),
            Step(("Tab",), until="^Volgende", most=4),
            Step(("Return",), ("^Dia [0-9]+ van .*, blad 2 van [0-9]+: .",)),
            Step(("Return",), ("^Dia [0-9]+ van .*, blad 3 van",)),
            Step(("Escape",), ("^1[.]1[.]16 .*kop niveau 1", "^De presentatie is gestopt")),
        ),
    ),
    Task(
        "i",
        "Wat is ingeklapt",
        f"/roadmap?{PEILDATUM}",
        (
            *TO_HEADING,
            Step(("Tab",), until="schakelknop ingevouwen", most=40),
            # That it is folded up again Orca does not always say: the statement names it.
            Step(("Return",), ("uitgevouwen",)),
        ),
    ),
    Task(
        "j",
        "Een adres dat niet klopt",
        "/overheden?thema=onzin&peildatum=dinges",
        opens=("Weggelaten is: .*onzin.*dinges|Weggelaten is: .*dinges.*onzin",),
    ),
)
