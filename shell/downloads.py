"""Meenemen: the rows in view as a file, one button a format, each built when it is asked for.

The buttons are drawn when the part is opened, and opening it draws nothing but the part: at every
other click on a screen they cost nothing.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from urllib.parse import urljoin

import streamlit as st
from markupsafe import Markup

from documents.formats import FORMATS, Format
from documents.tabel import Tabel
from documents.view_info import ViewInfo
from loaders import schema
from shell.filter_bar import View

Tables = Callable[[View], Iterable[Tabel]]


@st.fragment
def show_downloads(view: View, title: str, url_path: str, tables: Tables | None) -> None:
    """Draw the part under the screen of this title and address.

    tables: what the screen shows beside its rows; None where it shows nothing else.
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
        opens_again = view.address(url_path, peildatum=view.peildatum, presentatie=False)
        info = _info_at_click(view, title, urljoin(st.context.url or "", opens_again))
        st.html(_what_is_in_it(info(), tables is not None and any(True for _ in tables(view))))
        with st.container(horizontal=True, gap="small"):
            for kind in FORMATS:
                _button(kind, view, info, tables)


def _info_at_click(view: View, title: str, address: str) -> Callable[[], ViewInfo]:
    def info() -> ViewInfo:
        return ViewInfo(
            title=title,
            filters=view.filters_in_words,
            peildatum=view.peildatum,
            version=schema.package().kalender_versie,
            in_view=view.counts,
            url=address,
            generated=datetime.now(UTC).replace(microsecond=0),
        )

    return info


def _what_is_in_it(info: ViewInfo, with_tables: bool) -> Markup:
    of_screen = (
        "In de bestanden om te lezen (PDF, rekenblad, Word, PowerPoint) staan ook de tabellen van "
        "dit scherm. "
    )
    return Markup(
        "<p>In elk bestand staan de regels die bij de filters passen ({}), met de filters, de "
        "peildatum en de bron erbij. {}Het bestand wordt gemaakt zodra u op de knop drukt.</p>"
    ).format(info.counts, of_screen if with_tables else "")


def _button(kind: Format, view: View, info: Callable[[], ViewInfo], tables: Tables | None) -> None:
    def build() -> bytes:
        beside = tuple(tables(view)) if tables and kind.for_people else ()
        return kind.build(view.rows, info(), beside)

    st.download_button(
        kind.label,
        data=build,
        file_name=kind.file_name(info()),
        mime=kind.mime,
        key=f"meenemen_{kind.extension}",
        on_click="ignore",
    )
