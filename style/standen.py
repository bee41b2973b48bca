"""How what is recorded looks: a look for each class of the log, and one for an expected moment.

The keys are the classes of `voortgang.counts`, which figures may not import (a test compares them),
and the fills those of a report (`style.report_style`). What is not recorded is grey, and nothing
is red or green: a moment says when borging can come up.
"""

from style.look import DARK_BLUE, TEXT, WHITE, Look

STAND_LOOKS = {
    "niet gestart": Look("niet gestart", "0", WHITE, DARK_BLUE, TEXT, "", WHITE),
    "loopt": Look("loopt", "L", "#b9d3ec", DARK_BLUE, TEXT, "", WHITE),
    "afgerond": Look("afgerond", "K", DARK_BLUE, WHITE, WHITE, "", WHITE),
    "vertraagd": Look("vertraagd", "V", "#ffe3c2", "#94470a", "#4d2100", "/", "#d9822b"),
    "vervallen": Look("vervallen", "X", "#f7d9ea", "#7d1a54", "#4a0f32", ".", "#c77aa6", 0.12),
    "niet nodig: plan A gehaald": Look(
        "niet nodig: plan A gehaald", "N", "#dfeaf5", DARK_BLUE, TEXT, ".", "#7b9cc0", 0.12
    ),
    "niet vastgelegd": Look("niet vastgelegd", "?", "#b4b4b4", "#535353", TEXT, "", WHITE),
    "moment niet verstreken": Look(
        "moment niet verstreken", "\u2013", "#f0f0f0", "#767676", TEXT, "\\", "#c9c9c9"
    ),
}

# Of a bar at the expected moment, beside the one at the published moment.
EXPECTED = Look("nu verwacht (vastgelegd)", "v", WHITE, DARK_BLUE, TEXT, "-", "#b9cbdf")
