"""A report to take along: a button for each format, made when it is asked for.

Nothing in the file comes from the clock: the same report asked for later is the same file.
"""

import datetime
from collections.abc import Callable, Mapping
from urllib.parse import urljoin

import streamlit as st

from documents.formats import REPORT_FORMATS
from documents.report import Report
from documents.view_info import ViewInfo
from loaders import schema
from shell.filter_bar import View
from voortgang.store import DUTCH_TIME

URL_PATH = "overleg"


def show_report_buttons(
    view: View,
    day: datetime.date,
    words: str,
    title: str,
    make: Callable[[], Report],
    again: Mapping[str, object] | None = None,
) -> None:
    """Draw the buttons of what is called `words` on the screen and `title` in the file.

    day: of the state that the report is about. again: what the address in the file says of it,
    beside what that of the screen says.
    """
    info = info_of(view, day, title, **(again or {}))
    with st.container(horizontal=True, gap="small"):
        for kind in REPORT_FORMATS:
            st.download_button(
                f"{words}: {kind.label}",
                data=lambda kind=kind: kind.function()(make(), info),
                file_name=kind.file_name(info),
                mime=kind.mime,
                key=f"{words.lower()}_{kind.extension}",
                on_click="ignore",
            )


def info_of(view: View, day: datetime.date, title: str, **again: object) -> ViewInfo:
    """What the file says of the view it was made from, with the address that gives it again."""
    address = view.address(URL_PATH, peildatum=view.peildatum, presentatie=False, **again)
    return ViewInfo(
        title=title,
        filters=view.filters_in_words,
        peildatum=day,
        version=schema.package().kalender_versie,
        in_view=view.counts,
        url=urljoin(st.context.url or "", address),
        generated=datetime.datetime.combine(day, datetime.time(), DUTCH_TIME),
        day_is="Stand op",
    )
