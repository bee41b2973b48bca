"""How a plan, a traject and what is recorded look: words, letter, colours, hatching.

Colours are checked against white for WCAG 2.2 AA (4.5 for text, 3 for shapes, a test) and differ
in lightness as well as hue, so that they stay apart for colour-blind viewers and in print. Colour
is never the only cue: a hatching and a letter stand beside it. What is not recorded is grey, and
nothing is red or green: a moment says when borging can come up.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from selections.kaart import EARLIER, LATER, MIXED, OTHER, SAME, Signs
from selections.words import enumeration

# That of the page (`theme.font`, a test), which Streamlit serves from its own static files.
FONT_FAMILY = "Source Sans, Segoe UI, Helvetica, Arial, sans-serif"
FONT_SIZE = 13

WHITE = "#ffffff"
TEXT = "#1a1a1a"
DARK_BLUE = "#154273"
BAND = "#e5ecf3"
LINE = "#8a8a8a"
LINE_SOFT = "#d0d0d0"
GRID = "#ececec"
PAST = "#f3f3f3"
# Of the line on the peildatum in a file.
PEILDATUM_COLOUR = "#a90061"

NO_LINE = "geen regel"


@dataclass(frozen=True)
class Look:
    """How bars of one kind look: words for the legend, a letter, fill, border and hatching.

    shape: the hatching as plotly names it. on_paper: the colour of the hatching in a file, where it
    must be darker than on a screen.
    """

    name: str
    letter: str
    fill: str
    border: str
    text: str
    shape: str
    shape_colour: str
    solidity: float = 0.2
    on_paper: str = ""

    @property
    def edge(self) -> str:
        """A colour that stands out against white: the border, or the fill where that is white."""
        return self.fill if self.border == WHITE else self.border

    @property
    def mark(self) -> str:
        """The colour of the hatching in a file."""
        return self.on_paper or self.edge

    @property
    def hatching(self) -> str:
        """The hatching in a file: none, lines or dots."""
        return {"": "none", ".": "dots"}.get(self.shape, "lines")

    def marker(self) -> dict:
        """The marker of a `go.Bar` trace of this look."""
        return {
            "color": self.fill,
            "line": {"color": self.border, "width": 1},
            "pattern": {
                "shape": self.shape,
                "fgcolor": self.shape_colour,
                "bgcolor": self.fill,
                "size": 7,
                "solidity": self.solidity,
            },
        }


PLAN_STYLES = {
    "A": Look("plan A", "A", DARK_BLUE, WHITE, WHITE, "", DARK_BLUE),
    "B": Look("plan B", "B", "#ffe3c2", "#94470a", "#4d2100", "/", "#d9822b", on_paper="#c4640f"),
    "overig": Look("overig", "o", "#c9d1d6", "#56646d", TEXT, ".", "#98a5ad", 0.12, "#7d8b94"),
    NO_LINE: Look("zonder borgingsregel", "\u2013", WHITE, "#767676", TEXT, "", "#767676"),
}

TRAJECT_STYLES = {
    "programmatisch": replace(PLAN_STYLES["A"], name="programmatisch traject", letter="P"),
    "nationaal juridisch": replace(PLAN_STYLES["B"], name="verkenning juridisch", letter="J"),
    "communicatie": replace(PLAN_STYLES["overig"], name="communicatie en kennis", letter="C"),
    "toezicht": Look("interbestuurlijk toezicht", "T", "#f0e3b8", "#6b5900", TEXT, "-", "#ddc878"),
}

# The keys are the classes of `voortgang.counts`, which stands above (a test compares them).
STAND_LOOKS = {
    "niet gestart": Look("niet gestart", "0", WHITE, DARK_BLUE, TEXT, "", WHITE),
    "loopt": Look("loopt", "L", "#b9d3ec", DARK_BLUE, TEXT, "", WHITE),
    "afgerond": Look("afgerond", "K", DARK_BLUE, WHITE, WHITE, "", WHITE),
    "vertraagd": replace(PLAN_STYLES["B"], name="vertraagd", letter="V"),
    "vervallen": Look("vervallen", "X", "#f7d9ea", "#7d1a54", "#4a0f32", ".", "#c77aa6", 0.12),
    "niet nodig: plan A gehaald": Look(
        *("niet nodig: plan A gehaald", "N", "#dfeaf5", DARK_BLUE, TEXT, ".", "#7b9cc0", 0.12),
        on_paper="#5b7fa6",
    ),
    "niet vastgelegd": Look("niet vastgelegd", "?", "#b4b4b4", "#535353", TEXT, "", WHITE),
    "geen verstreken moment": Look(
        "geen status, geen verstreken moment",
        *("\u2013", "#f0f0f0", "#767676", TEXT, "\\", "#c9c9c9"),
        on_paper="#a0a0a0",
    ),
}

# Of a bar at the expected moment, beside the one at the published moment.
EXPECTED = Look("nu verwacht (vastgelegd)", "v", WHITE, DARK_BLUE, TEXT, "-", "#b9cbdf")
# Of one at the moment that a besluit set; the kaart has the same sign in the mark itself.
FIXED_SIGN, BEGUN_SIGN = "\u25c6", "\u25b2"
FIXED = Look(f"{FIXED_SIGN} vastgesteld", FIXED_SIGN, WHITE, DARK_BLUE, TEXT, "", WHITE)

# Of a series in a chart of a file.
LOOKS = {
    **PLAN_STYLES,
    **STAND_LOOKS,
    "publicatie": replace(PLAN_STYLES["overig"], name="publicatie", letter="P"),
    "verwacht": replace(PLAN_STYLES["A"], name="zoals het nu staat", letter="V"),
}

# In a mark of the kaart, what is recorded of its rows: by the field of `selections.kaart.Signs`, of
# each of its values the sign, and what that says. What a besluit set elsewhere points there: the
# mark stands at the published moment.
SIGNS = {
    "status": {
        "niet gestart": ("\u25cb", "niet gestart"),
        "loopt": ("\u25ba", "loopt"),
        "afgerond": ("\u2713", "afgerond"),
        "vertraagd": ("!", "vertraagd"),
        "vervallen": ("\u00d7", "vervallen"),
        "niet nodig: plan A gehaald": ("n", "niet nodig: plan A gehaald"),
        MIXED: ("\u2260", "regels verschillen"),
    },
    "moved": {
        LATER: ("\u2192", "later verwacht"),
        EARLIER: ("\u2190", "eerder verwacht"),
        OTHER: ("\u2194", "ander moment verwacht"),
    },
    "fixed": {
        LATER: ("\u21d2", "bij besluit later"),
        EARLIER: ("\u21d0", "bij besluit eerder"),
        OTHER: ("\u21d4", "bij besluit ander moment"),
        SAME: (FIXED_SIGN, "bij besluit dit moment"),
    },
    "begun": {SAME: (BEGUN_SIGN, "bij besluit start plan B")},
}
# What a mark without a sign says, and where a mark stands, whatever is expected or set.
UNSIGNED = "zonder teken: geen status"
AT_PUBLISHED = "blok: gepubliceerd moment"
# In a mark with too little room for its number and all of its signs.
MORE_SIGN, MORE = "+", "er is meer"


def signs_in(signs: Signs) -> dict[str, str]:
    """By field of `Signs` its sign, empty where nothing is recorded."""
    return {kind: SIGNS[kind].get(value, ("",))[0] for kind, value in signs._asdict().items()}


def plans_in_words(plans: Iterable[str]) -> str:
    """How many of these are of each plan (keys of `PLAN_STYLES`), and that it is our reading."""
    numbers = Counter(plans)
    said = enumeration(
        [f"{numbers[plan]} {look.name}" for plan, look in PLAN_STYLES.items() if numbers[plan]]
    )
    return said if numbers.keys() <= {NO_LINE} else f"{said} (plan afgeleid)"
