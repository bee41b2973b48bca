"""Section "Is het gaaf?": how long the log is, and whether it is whole and unchanged."""

import datetime

import streamlit as st
from markupsafe import Markup

from pages.logboek.parts import refusal_in_its_place
from selections.dates import DUTCH_TIME, time_in_words
from selections.words import as_sentence, counted, dotted
from shell.notices import melding
from shell.recording.audit import audit
from voortgang.beheer.controle import Report, check_log
from voortgang.beheer.search import Extent, extent
from voortgang.settings import DATABASE_URL


@st.fragment
def show_check() -> None:
    """Draw how long the log is and, on request, whether it is whole and unchanged."""
    with refusal_in_its_place():
        log = audit()
        size = extent(log)
        st.html(
            Markup(
                "<p>Het logboek telt <b>{}</b> {} (meldingen, agenda’s, besluiten en acties "
                "samen); het laatste heeft nummer <b>{}</b>.</p>"
            ).format(*counted(size.count, "stuk").split(), dotted(size.last))
            if size.count
            else "<p>Het logboek is leeg: er is nog niets vastgelegd.</p>"
        )
        if size.anchor is not None:
            st.html(
                Markup(
                    "<p>Anker van het laatste stuk: <code>{}</code>. Wie dit elders bewaart, "
                    "kan later nagaan of het logboek tot daar gaaf is (controle --tegen).</p>"
                ).format(size.anchor)
            )
        if st.button("Controleer het hele logboek", key="logboek_controle"):
            with st.spinner("Het hele logboek wordt gelezen."):
                report = check_log(log.database)
            _checks()[DATABASE_URL.read()] = (report, datetime.datetime.now(DUTCH_TIME))
        if kept := _checks().get(DATABASE_URL.read()):
            st.html(_verdict(*kept, size))


@st.cache_resource(show_spinner=False)
def _checks() -> dict[str, tuple[Report, datetime.datetime]]:
    """The last check of each log, and when; it is made only when somebody presses the button."""
    return {}


def _verdict(report: Report, at: datetime.datetime, size: Extent) -> Markup:
    since = size.last - report.berichten
    said = "is gaaf: geen stuk ontbreekt of is veranderd" if not report.gebreken else "is NIET gaaf"
    lines = [
        f"Nagegaan op {time_in_words(at)}: het logboek {said}. "
        f"Het telde toen {counted(report.berichten, 'stuk')}.",
        *(as_sentence(defect) for defect in report.gebreken),
    ]
    if report.zegel:
        lines.append(f"Anker van het laatste stuk toen: {report.anker}")
    if since > 0:
        lines.append(f"Sindsdien is het aangevuld met {counted(since, 'stuk')}.")
    if since < 0:
        lines.append("Het is nu korter dan toen: er zijn stukken weg. Meld dit de beheerder.")
    return melding(*lines)
