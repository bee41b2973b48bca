"""Small charts as HTML, for in the cell of a table: a bar of states, the quarters of a row.

Lighter than a plotly chart where there is one for each thema, and every part can be a link.
"""

from collections.abc import Sequence

import pandas as pd
from markupsafe import Markup

from selections.kwartalen import label
from selections.words import enumeration
from style.look import Look


def state_strip(parts: Sequence[tuple[Look, int, Markup]]) -> Markup:
    """One bar in parts: of each how it looks, its number, and what stands in it (a link)."""
    return Markup('<div class="balk">{}</div>').format(
        Markup("").join(
            Markup('<span style="flex-grow:{};{}">{}</span>').format(number, css(look), words)
            for look, number, words in parts
            if number
        )
    )


def legend(looks: Sequence[Look]) -> Markup:
    """The names of the parts of a bar, each with how it looks."""
    return Markup('<ul class="balk_legenda">{}</ul>').format(
        Markup("").join(
            Markup('<li><span style="{}"></span>{}</li>').format(css(look), look.name)
            for look in looks
        )
    )


def quarter_strip(numbers: pd.Series, now: pd.Period) -> Markup:
    """A column for each quarter, as high as its number beside the fullest of the same strip.

    numbers: how many moments, by quarter, all quarters of the axis.
    """
    # None of the rows may have a quarter.
    fullest = max(numbers, default=0) or 1
    columns = Markup("").join(
        Markup('<i{}><b style="height:{}%"></b></i>').format(
            Markup(' class="nu"') if period == now else "", round(100 * number / fullest)
        )
        for period, number in numbers.items()
    )
    said = [f"{label(period)} {number}" for period, number in numbers.items() if number]
    words = (
        f"Momenten per kwartaal: {enumeration(said)}" if said else "Geen moment met een kwartaal"
    )
    return Markup('<div class="strook" role="img" aria-label="{}">{}</div>').format(words, columns)


def year_axis(quarters: Sequence[pd.Period]) -> Markup:
    """The years under which the columns of `quarter_strip` stand."""
    years = dict.fromkeys(period.year for period in quarters)
    return Markup('<div class="strook_jaren" aria-hidden="true">{}</div>').format(
        Markup("").join(
            Markup('<i style="flex-grow:{}">{}</i>').format(
                sum(period.year == year for period in quarters), f"’{year % 100:02}"
            )
            for year in years
        )
    )


def css(look: Look) -> str:
    """How a look fills something, as a style in CSS."""
    angles = {"/": "135deg", "\\": "45deg", "-": "0deg"}
    if look.shape in angles:
        lines = f"{look.shape_colour} 0 1.5px,{look.fill} 1.5px 7px"
        fill = f"repeating-linear-gradient({angles[look.shape]},{lines})"
    elif look.shape:
        dots = f"radial-gradient({look.shape_colour} 1px,transparent 1.2px)"
        fill = f"{dots} 0 0/6px 6px {look.fill}"
    else:
        fill = look.fill
    return f"background:{fill};color:{look.text};border:1px solid {look.edge}"
