"""How a series looks in a chart of a file: the plans, what is recorded, published and expected.

The keys of what is recorded are the classes of `voortgang.counts` (a test compares them: exports
may not import the log). What is not recorded is grey; nothing is red or green.
"""

from style.plan_style import PLAN_STYLES, PlanStyle

LOOKS = PLAN_STYLES | {
    "niet gestart": PlanStyle("niet gestart", "0", "#ffffff", "#154273", "#154273", "none"),
    "loopt": PlanStyle("loopt", "L", "#b9d3ec", "#154273", "#154273", "none"),
    "afgerond": PlanStyle("afgerond", "K", "#154273", "#154273", "#154273", "none"),
    "vertraagd": PlanStyle("vertraagd", "V", "#ffe3c2", "#94470a", "#c4640f", "lines"),
    "vervallen": PlanStyle("vervallen", "X", "#f7d9ea", "#7d1a54", "#7d1a54", "dots"),
    "niet nodig: plan A gehaald": PlanStyle(
        "niet nodig: plan A gehaald", "N", "#dfeaf5", "#154273", "#5b7fa6", "dots"
    ),
    "niet vastgelegd": PlanStyle("niet vastgelegd", "?", "#b4b4b4", "#535353", "#535353", "none"),
    "moment niet verstreken": PlanStyle(
        "moment niet verstreken", "–", "#f0f0f0", "#767676", "#a0a0a0", "lines"
    ),
    "publicatie": PlanStyle("publicatie", "P", "#c9d1d6", "#56646d", "#7d8b94", "dots"),
    "verwacht": PlanStyle("nu verwacht", "V", "#154273", "#154273", "#154273", "none"),
}
