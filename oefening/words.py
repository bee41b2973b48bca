"""What the made-up organisations say: sober, and clearly nobody's."""

from typing import NamedTuple


class Delay(NamedTuple):
    """Why something comes later, as a record says it."""

    reden: str
    oorzaak: str
    gevolg: str
    bijsturing: str


DELAYS = (
    Delay(
        "overeenstemming: de partijen zijn het niet eens over de kosten",
        "De partijen in de Denkbeeldige Delta zijn het niet eens over de verdeling van de kosten.",
        "De afspraken zijn nog niet te ondertekenen.",
        "Een onafhankelijk voorzitter voert de gesprekken verder.",
    ),
    Delay(
        "capaciteit: twee vacatures in de projectgroep",
        "Twee plaatsen in de projectgroep Proefbeek staan open.",
        "De uitwerking ligt een deel van het jaar stil.",
        "Een collega van een andere projectgroep valt in.",
    ),
    Delay(
        "afhankelijkheid: het onderzoek Proefbeek moet eerst klaar zijn",
        "Het onderzoek Proefbeek is nog niet opgeleverd.",
        "Zonder de uitkomst is de keuze niet te maken.",
        "De onderzoekers leveren een tussenrapport.",
    ),
    Delay(
        "besluitvorming: het stuk is doorgeschoven naar een volgende vergadering",
        "Het stuk was niet op tijd klaar voor de vergadering van het bestuur.",
        "Het bestuur heeft nog niet besloten.",
        "Er is een extra vergadering belegd.",
    ),
    Delay(
        "uitwerking: de juridische toets vraagt meer tijd",
        "De juridische toets leverde meer opmerkingen op dan voorzien.",
        "De tekst wordt op onderdelen herschreven.",
        "De opmerkingen worden in één ronde verwerkt.",
    ),
    Delay(
        "middelen: de bijdrage is nog niet toegezegd",
        "De bijdrage aan het gebied Verzonnen Polder is nog niet toegezegd.",
        "De uitvoering kan niet worden aanbesteed.",
        "De partijen zoeken dekking voor een eerste deel.",
    ),
    Delay(
        "anders: de proef in de Verzonnen Polder loopt door",
        "De proef in de Verzonnen Polder is verlengd na een nat voorjaar.",
        "De uitkomsten komen later beschikbaar.",
        "De eerste metingen worden vast gedeeld.",
    ),
)
TRANCHE = "tranche: de wijziging gaat mee met een later wijzigingsbesluit"
EARLIER = "capaciteit: er is eerder een jurist beschikbaar"

RUNNING = (
    "Het concept is besproken in de werkgroep.",
    "De tekst ligt bij de partijen voor een reactie.",
    "De eerste gesprekken in de Denkbeeldige Delta zijn gevoerd.",
    "Een ambtelijk voorstel is in de maak.",
)
NOT_BEGUN = "De voorbereiding begint zodra het vorige onderdeel is afgerond."
# By what stands in the borging; the last for all else.
DONE = (
    (
        ("afspra", "overleg", "akkoord"),
        "De afspraken zijn vastgelegd in het Akkoord Denkbeeldige Delta.",
    ),
    (("handboek", "publiceren", "monitoring", "shaming"), "De eerste uitgave is gepubliceerd."),
    (("programma",), "Het onderdeel is vastgesteld en in het programma opgenomen."),
    (("",), "Vastgesteld door het bestuur."),
)
GIVEN_UP = (
    "De partijen in de Verzonnen Polder zien van afspraken af.",
    "Het overleg Proefbeek is beëindigd zonder afspraken.",
)
NOT_NEEDED = "De afspraken van plan A staan vast; een regel is niet nodig."
STAGES = {
    "concept": "Een eerste concept wordt geschreven.",
    "afstemming": "Het concept ligt voor afstemming voor.",
    "consultatie": "De publieksconsultatie is geopend.",
}
# Where the evidence would stand.
EVIDENCE = "Oefenstuk {:03} (verzonnen)"
TAKEN_BACK = "Vastgelegd bij de verkeerde regel."
CORRECTED = "Verbetering: in de eerdere melding stond een verkeerd jaar."


def is_agreement(row) -> bool:
    """Whether the borging of this line is something that parties agree on."""
    return isinstance(row.borging, str) and "afspra" in row.borging.casefold()


def done(borging: object) -> str:
    """What is said of a line that is done."""
    said = borging.casefold() if isinstance(borging, str) else ""
    return next(words for parts, words in DONE if any(part in said for part in parts))
