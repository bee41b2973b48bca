"""Meenemen: a view, or a document of Overleg, as a file: one button a format, each built when it
is asked for.

The buttons of a view are drawn when the part is opened, and opening it draws nothing but the part:
at every other click on a screen they cost nothing.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time
from urllib.parse import urljoin

import streamlit as st
from markupsafe import Markup

from documents.document import Document, KaartOfView, of_view
from documents.formats import FORMATS, KAART_FORMATS, REPORT_FORMATS, Format
from documents.tabel import Tabel
from documents.view_info import ViewInfo
from loaders import schema
from selections.dates import DUTCH_TIME
from shell.office import mark
from shell.view import View

Tables = Callable[[View], Iterable[Tabel]]
OnOneSheet = Callable[[View], KaartOfView]
_KAART = "Kaart"
_KAART_ALONE = (
    "<p>De PDF hierboven begint met de kaart op één blad. Hier is dat blad alleen. De hele "
    "kalender staat erop; wat niet bij de filters past, is lichter.</p>"
)


@st.fragment
def show_downloads(
    view: View, title: str, url_path: str, tables: Tables | None, on_one_sheet: OnOneSheet | None
) -> None:
    """Draw the part under the screen of this title and address.

    tables: what the screen shows beside its rows; None where it shows nothing else. on_one_sheet:
    the kaart, where the screen shows it.
    """
    part = st.expander("Meenemen", key="meenemen", on_change="rerun")
    if not part.open:
        return
    with part:
        if view.rows.empty:
            st.html(
                "<p>Er is niets om mee te nemen: geen enkele regel past bij de gekozen filters.</p>"
            )
            return
        info = _info(view, title, url_path, view.peildatum, datetime.now(UTC))

        def make(kind: Format) -> Document:
            beside = tuple(tables(view.anew())) if tables and kind.for_people else ()
            now = datetime.now(UTC).replace(microsecond=0)
            kaart = on_one_sheet(view.anew()) if on_one_sheet and kind.for_people else None
            named = replace(info, generated=now)
            if kind in KAART_FORMATS:
                named = replace(named, title=_KAART)
            return of_view(view.rows, named, beside, kaart)

        st.html(_what_is_in_it(info, tables is not None and any(tables(view.anew()))))
        _buttons(FORMATS, info, make, "meenemen")
        if on_one_sheet:
            st.html(_KAART_ALONE)
            _buttons(KAART_FORMATS, replace(info, title=_KAART), make, "kaart")


def show_report_buttons(
    view: View,
    day: date,
    words: str,
    title: str,
    make: Callable[[ViewInfo], Document],
    again: Mapping[str, object] | None = None,
) -> None:
    """Draw the buttons of what is called `words` on the screen and `title` in the file.

    day: of the state that the document is about. again: what the address in the file says of it,
    beside what that of the screen says. Nothing in the file comes from the clock: the same document
    asked for later is the same file.
    """
    info = report_info(view, day, title, **(again or {}))
    _buttons(REPORT_FORMATS, info, lambda kind: make(info), words.lower(), words)


def report_info(view: View, day: date, title: str, **again: object) -> ViewInfo:
    """What a document of Overleg says of the view it was made from."""
    made = datetime.combine(day, time(), DUTCH_TIME)
    return replace(_info(view, title, "overleg", day, made, **again), day_is="Stand op")


def _info(
    view: View, title: str, url_path: str, day: date, made: datetime, **again: object
) -> ViewInfo:
    address = view.address(url_path, peildatum=view.peildatum, presentatie=False, **again)
    return ViewInfo(
        title=title,
        filters=view.filters_in_words,
        peildatum=day,
        version=schema.package().kalender_versie,
        in_view=view.counts,
        url=urljoin(st.context.url or "", address),
        generated=made,
        mark=mark(),
    )


def _what_is_in_it(info: ViewInfo, with_tables: bool) -> Markup:
    of_screen = (
        "In de bestanden om te lezen (PDF, rekenblad, Word, PowerPoint) staan ook de tabellen van "
        "dit scherm. "
    )
    return Markup(
        "<p>In elk bestand staan de regels die bij de filters passen ({}), met de filters, de "
        "peildatum en de bron erbij. {}Het bestand wordt gemaakt zodra u op de knop drukt.</p>"
    ).format(info.counts, of_screen if with_tables else "")


def _buttons(
    formats: Sequence[Format],
    info: ViewInfo,
    make: Callable[[Format], Document],
    key: str,
    words: str = "",
) -> None:
    with st.container(horizontal=True, gap="small"):
        for kind in formats:
            st.download_button(
                f"{words}: {kind.label}" if words else kind.label,
                data=lambda kind=kind: kind.build(make(kind)),
                file_name=kind.file_name(info),
                mime=kind.mime,
                key=f"{key}_{kind.part}{kind.extension}",
                on_click="ignore",
            )
