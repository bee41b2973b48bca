"""The three sentences of the publication that stay in view wherever they bear on what is shown.

Pages are those of the publication (chapter 4, reading guide of the calendar).
"""

INSTRUMENTS_CAN_BE_CONSIDERED = (
    "De genoemde instrumenten “kunnen worden overwogen om doorwerking te garanderen”; "
    "een keuze is daarmee niet gemaakt (blz. 8)."
)
MOMENT_CAN_COME_UP = (
    "Een moment is het kwartaal waarin de borging “aan de orde zou kunnen zijn” (blz. 8). "
    "Een moment dat voorbij is, heet verstreken."
)
PLANS_IN_PARALLEL = (
    "Plan A en plan B worden parallel uitgewerkt “om tijdsverlies in een latere fase te "
    "beperken” (blz. 8)."
)
DERIVED_IN_SHORT = "Plan (afgeleid)"
DERIVED_PLAN = "De publicatie drukt bij geen regel plan A of B; de indeling is afgeleid."
# For a file of columns, which says nothing beside them.
DERIVED_COLUMNS = (
    "Afgeleid: titel, plan, traject, schil, spoor, instrumenten, AMvB, overheidslagen, partijen, "
    "telt_bij, verwijzingen, stand en waar de redactie dat zegt."
)
PLANS_AS_PRINTED = (
    "Bij keuze 1 noemt de toelichting “(aanpak plan A)” en “(aanpak plan B)” (blz. 10)."
)
PLAN_B_IN_CASE = (
    "Over plan B, “een alternatief of aanvullend instrumentarium”, wordt volgens de publicatie "
    "nagedacht “ingeval de preferente programmatische aanpak niet wordt gerealiseerd of "
    "onvoldoende doelbereik heeft” (blz. 1); of dat zo is, staat hier niet."
)
PLAN_B_IN_TIME = (
    "Van bestuurlijke afspraken in 2024 zegt zij “Als dat niet lukt, zijn er via het Bkl "
    "mogelijkheden” (blz. 6). “Een keuze is veelal gaande weg het proces aan de orde” (blz. 8)."
)
MOSTLY_REGIONAL = (
    "voor “een zeer groot deel van de maatregelen” “zullen” de “regionale overheden veelal "
    "verantwoordelijk zijn voor de doorwerking” (blz. 8)"
)
ROLES_ARE_OPEN = (
    "Genoemd is niet verantwoordelijk: de tabellen wijzen per regel geen verantwoordelijke aan "
    "(wat de tekst erover zegt, zoals bij SK1 en 1.2.10, staat in het dossier), en de publicatie "
    "zegt dat “nadere afstemming over wie welke rol pakt noodzakelijk is” (blz. 6). In het "
    f"algemeen zegt zij: {MOSTLY_REGIONAL}."
)
AGREED_BETWEEN = (
    "De publicatie zegt in het algemeen, “vaak maar niet altijd”, dat “afspraken worden gemaakt "
    "tussen rijk en decentrale overheden” (blz. 1)."
)
CAVEATS = (INSTRUMENTS_CAN_BE_CONSIDERED, MOMENT_CAN_COME_UP, PLANS_IN_PARALLEL)

LAST_QUARTER = "Een jaar of periode telt in het laatste kwartaal."

# The three in one line, for a screen that shows them beside something that takes all the room.
CAVEATS_IN_SHORT = (
    "Instrumenten “kunnen worden overwogen”; een moment is het kwartaal waarin borging “aan de "
    "orde zou kunnen zijn”; plan A en plan B worden parallel uitgewerkt (blz. 8). "
    f"{LAST_QUARTER}"
)
