"""The screens of the dashboard: one row each, in the order of the menu.

A new screen is a module in this folder with `draw(view)`, and a row in SCREENS.
"""

from collections.abc import Callable
from dataclasses import dataclass

from pages import bron, kalender, overzicht


@dataclass(frozen=True)
class Screen:
    """One screen: where it is found, what it is called, and what draws it.

    `url_path` is a public interface (links are mailed and kept); the first screen has "".
    """

    url_path: str
    title: str
    draw: Callable[..., None]
    in_menu: bool = True


SCREENS = (
    Screen("", "Overzicht", overzicht.draw),
    Screen("kalender", "Kalender", kalender.draw),
    Screen("bron", "Bron", bron.draw),
)
