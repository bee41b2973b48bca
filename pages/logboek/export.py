"""Section "Meenemen": the whole log as a file."""

import logging
from functools import partial

import streamlit as st

from pages.logboek.refusal import refusal_in_its_place
from shell.practice import named
from shell.recording.aanmelden import auteur
from shell.recording.audit import audit
from voortgang.beheer.audit import Audit
from voortgang.rechten import Auteur

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
        log = audit()
        last = log.extent().last
        with st.container(horizontal=True, gap="small"):
            for form, (label, mime) in FILES.items():
                st.download_button(
                    f"Bewaar een bestand ({label})",
                    data=partial(_made, log, form, last, auteur()),
                    file_name=_file_name(form, last),
                    mime=mime,
                    key=f"logboek_bewaar_{form}",
                    on_click="ignore",
                )


def _file_name(form: str, last: int) -> str:
    return named(f"logboek-tot-en-met-nummer-{last}.{form}")


def _made(log: Audit, form: str, last: int, who: Auteur | None) -> bytes:
    made = log.file(form, last)
    event = {
        "gebeurtenis": "uitvoer logboek",
        "bestand": _file_name(form, last),
        "auteur": who and who.naam,
    }
    LOG.info("uitvoer", extra={"event": event})
    return made
