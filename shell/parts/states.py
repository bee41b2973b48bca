"""The bar of states: how many of the rows in view stand where by the log, as a strip of links."""

import pandas as pd
from markupsafe import Markup

from figures.strips import legend, state_strip
from selections.words import counted, within_a_sentence
from shell.table import screen_link
from shell.url.choices import AS_ROWS
from shell.view import View
from style.look import STAND_LOOKS
from voortgang.counts import class_label

ALL = "Alle thema’s"


def groups(view: View) -> list[tuple[str, pd.DataFrame]]:
    """The rows in view together, and those of each thema by its name."""
    return [(ALL, view.rows), *view.rows.groupby("subthema", observed=True)]


def states(view: View, name: str, standing: pd.Series) -> Markup:
    """The strip of a group of rows; each part leads to its rows, but on the shared screen.

    standing: their classes (`voortgang.counts.class_of`).
    """
    within = {} if name == ALL else {"thema": (name,)}

    def words(kind: str, number: int) -> Markup:
        if view.query.presentatie:
            return Markup("<b>{}</b>").format(number)
        said = f"{name}: {counted(number, 'regel')} {within_a_sentence(class_label(kind))}"
        return screen_link(
            view.address("kalender", vorm=AS_ROWS, status=(kind,), **within), number, said
        )

    return state_strip(
        [
            (STAND_LOOKS[kind], number, words(kind, number))
            for kind, number in standing.value_counts(sort=False).items()
        ]
    )


def states_legend(standing: pd.Series) -> Markup:
    """The classes that there are any of, each with how it looks."""
    return legend([STAND_LOOKS[kind] for kind in standing.cat.categories if kind in set(standing)])
