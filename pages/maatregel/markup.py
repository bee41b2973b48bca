"""What the parts of a dossier are drawn with."""

import streamlit as st
from markupsafe import Markup

from loaders.schema import Category, column
from shell.table import screen_link
from shell.view import View


def show(*parts: Markup) -> None:
    """Draw a part of the dossier."""
    st.html(Markup('<div class="dossier">{}</div>').format(Markup("").join(parts)))


def code_link(view: View, code: str) -> Markup:
    """The way to another dossier, under the filters of this one."""
    return screen_link(view.address("maatregel", maatregel=(code,)), code)


def unfolding(words: str, name: str) -> Markup:
    """Words that unfold to the rule of a column."""
    return Markup("<details><summary>{}</summary>{}</details>").format(
        words, column(name).description
    )


def category(name: str, value: str) -> Category:
    """What the contract says of a value of a column."""
    return next(one for one in column(name).categories if one.value == value)
