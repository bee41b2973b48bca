"""Section "Meenemen": the whole log as a file."""

import logging
from functools import partial

import streamlit as st

from pages.logboek.parts import refusal_in_its_place
from shell.office import office
from shell.practice import named
from shell.recording.audit import audit, reader
from voortgang.beheer.search import extent
from voortgang.beheer.uitvoer import FORMATS, whole_log
from voortgang.rechten import Auteur
from voortgang.recording import Office, audited

LOG = logging.getLogger("pages.logboek")
# By the name in `voortgang.beheer.uitvoer.FORMATS`: what it is called, and its media type.
FILES = {
    "csv": ("csv, voor een rekenblad", "text/csv"),
    "parquet": ("parquet, voor analyse", "application/vnd.apache.parquet"),
}


@st.fragment
def show_export() -> None:
    """Draw the buttons that give the whole log as a file, made when it is asked for."""
    with refusal_in_its_place():
        last = extent(audit()).last
        with st.container(horizontal=True, gap="small"):
            for form, (label, mime) in FILES.items():
                st.download_button(
                    f"Bewaar een bestand ({label})",
                    data=partial(_made, office(), reader(), form, last),
                    file_name=_file_name(form, last),
                    mime=mime,
                    key=f"logboek_bewaar_{form}",
                    on_click="ignore",
                )


def _file_name(form: str, last: int) -> str:
    return named(f"logboek-tot-en-met-nummer-{last}.{form}")


def _made(of: Office, who: Auteur | None, form: str, last: int) -> bytes:
    made = FORMATS[form](whole_log(audited(of, who), last))
    event = {
        "gebeurtenis": "uitvoer logboek",
        "bestand": _file_name(form, last),
        "auteur": (who and who.naam) or None,
    }
    LOG.info("uitvoer", extra={"event": event})
    return made
