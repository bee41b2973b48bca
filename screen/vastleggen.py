"""Recording on one row or on many at once, and taking that back by correcting records.

Only the person at this computer can record here so far: signing in is not built, so that a server
that others can reach has no author and `voortgang.rechten` refuses.
"""

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from markupsafe import Markup

from screen.filter_bar import View
from screen.voortgang import office, rows_with_state
from screen.voortgang_tabel import row_name
from selections.plan_ab import has_amvb
from voortgang.failures import StoreAway
from voortgang.rechten import Auteur, NotAllowed, Via, roles_path
from voortgang.record import LIMITS, Refused
from voortgang.recording import in_between, record_all, withdrawals
from voortgang.store import Stored
from voortgang.vocabulary import NO_PLAN, WITHDRAWN, vocabulary

READ_ONLY = (
    "U kunt de voortgang hier lezen, niet vastleggen: vastleggen kan in dit scherm alleen op de "
    "computer waarop het dashboard draait, zolang daar geen rollen zijn ingesteld."
)
CHANGED = (
    "Er is niets vastgelegd: de keuze veranderde terwijl u op de knop drukte. Kijk wat er nu staat "
    "en leg dan vast."
)
_KEY = "vastleggen_"
_TOLD = "vastleggen_gemeld"
_DONE = "vastleggen_gedaan"
# Streamlit forgets what was typed in a field once a run does not draw it.
NAME = "vastleggen_naam"
_TYPED = ("auteur", "sleutels", "status", "reden", "reden_woorden", "fase")
# The fields of a record that are typed here: label, and whether they are long.
TEXTS = {
    "verwacht": ("Verwacht moment, zoals Q1 2027, 2027 of 2027-2028", False),
    "oorzaak": ("Oorzaak", True),
    "gevolg": ("Gevolg", True),
    "bijsturing": ("Bijsturing", True),
    "toelichting": ("Toelichting", True),
    "bewijs": ("Verwijzing naar het bewijs", False),
}


def show_recording(view: View, now: pd.DataFrame) -> None:
    """Draw what is needed to record on rows in view.

    now: the state of the calendar today, whatever the peildatum (`screen.voortgang.progress`).
    """
    st.header("Vastleggen", anchor=False)
    _show_result()
    if not office().here_only or roles_path() is not None:
        st.html(f"<p>{READ_ONLY}</p>")
        return
    rows = rows_with_state(view, now).sort_values("tot", kind="stable")
    rows = rows.set_index("sleutel", drop=False)
    names = {row.sleutel: row_name(row) for row in rows.itertuples()}
    st.session_state.setdefault(f"{_KEY}auteur", st.session_state.get(NAME, ""))
    st.session_state[NAME] = st.text_input(
        "Uw naam", key=f"{_KEY}auteur", max_chars=LIMITS["auteur"]
    )
    chosen = st.multiselect(
        "Regels, in de volgorde van de agenda",
        [*names],
        format_func=names.get,
        key=f"{_KEY}sleutels",
        placeholder="kies een of meer regels",
    )
    if not chosen:
        return
    rows = rows.loc[chosen]
    st.html(_stands_now(rows))
    offered = _statuses(rows)
    if not offered:
        st.html("<p>Er is geen status die bij al deze regels past; kies ze in delen.</p>")
        return
    status = st.selectbox(
        "Status",
        [*offered],
        format_func=offered.get,
        key=f"{_KEY}status",
        index=None,
        placeholder="kies een status",
    )
    if status is None:
        return
    _show_details(rows, status)
    st.button(
        f"Vastleggen op {len(rows)} {'regel' if len(rows) == 1 else 'regels'}",
        type="primary",
        on_click=_record,
        args=(status, rows["laatste_bericht"].to_dict()),
    )


def keep_typed() -> None:
    """Hold what was typed through a run that cannot draw the fields, as the log is away."""
    for name in (*_TYPED, *TEXTS):
        if (key := f"{_KEY}{name}") in st.session_state:
            st.session_state[key] = st.session_state[key]


def _statuses(rows: pd.DataFrame) -> dict[str, str]:
    """The statuses that each of the rows can have, with their label."""
    plans = {NO_PLAN if pd.isna(plan) else plan for plan in rows["plan"]}
    return {
        status.waarde: status.label
        for status in vocabulary().statussen
        if plans <= set(status.plannen) and not status.correctie
    }


def _show_details(rows: pd.DataFrame, status: str) -> None:
    """Draw the fields that go with the status."""
    needed = vocabulary().status[status].vereist
    for name in _texts(status):
        label, long = TEXTS[name]
        draw = st.text_area if long else st.text_input
        words = f"{label} (verplicht)" if name in needed else label
        given = draw(words, key=f"{_KEY}{name}")
        if name == "verwacht" and given.strip():
            _show_reason()
    if has_amvb(rows).all():
        fasen = {fase.waarde: fase.label for fase in vocabulary().fasen}
        st.selectbox(
            "Fase van de AMvB",
            [*fasen],
            format_func=fasen.get,
            key=f"{_KEY}fase",
            index=None,
            placeholder="niet vastleggen",
        )


def _show_reason() -> None:
    known = {reason.waarde: reason.definitie for reason in vocabulary().redenen}
    st.selectbox(
        "Reden van het andere moment (verplicht)",
        [*known],
        format_func=lambda waarde: f"{waarde}: {known[waarde]}",
        key=f"{_KEY}reden",
        index=None,
        placeholder="kies een reden",
    )
    st.text_input("De reden in woorden", key=f"{_KEY}reden_woorden")


def _texts(status: str) -> list[str]:
    needed = vocabulary().status[status].vereist
    asked = ("oorzaak", "gevolg", "bijsturing")
    return [name for name in TEXTS if name not in asked or name in needed]


def _typed(name: str) -> str:
    return (st.session_state.get(f"{_KEY}{name}") or "").strip()


def _given(status: str) -> dict[str, str]:
    """What the fields hold at this moment; those that are filled in."""
    given = {name: _typed(name) for name in (*_texts(status), "fase")}
    if given["verwacht"]:
        given["reden"] = ": ".join(filter(None, (_typed("reden"), _typed("reden_woorden"))))
    return {name: value for name, value in given.items() if value}


def _stands_now(rows: pd.DataFrame) -> Markup:
    items = Markup("").join(
        Markup("<li>{}. Nu: <b>{}</b>{}.</li>").format(
            row_name(row),
            "niets vastgelegd" if pd.isna(row.status) else row.status,
            "" if pd.isna(row.verwacht) else f", verwacht {row.verwacht}",
        )
        for row in rows.itertuples()
    )
    return Markup('<div class="melding"><p>Wat er nu staat:</p><ul>{}</ul></div>').format(items)


def _author() -> Auteur:
    return Auteur(st.session_state.get(f"{_KEY}auteur", "").strip(), Via.THIS_COMPUTER)


def _record(status: str, seen: Mapping[str, object]) -> None:
    # A click can come in one run with what was typed last, which was then not yet drawn.
    chosen = st.session_state.get(f"{_KEY}sleutels")
    if (_typed("status"), chosen) != (status, [*seen]):
        st.session_state[_TOLD] = [CHANGED]
        return
    entries = [
        {
            "sleutel": sleutel,
            "status": status,
            **_given(status),
            "gezien": 0 if pd.isna(last) else int(last),
        }
        for sleutel, last in seen.items()
    ]
    if _store(entries):
        # What was typed goes only once it is stored.
        for name in (*_TYPED, *TEXTS):
            if name != "auteur":
                st.session_state.pop(f"{_KEY}{name}", None)


def _take_back(stored: list[Stored]) -> None:
    _store(withdrawals(stored))


def _store(entries: list[dict[str, object]]) -> bool:
    try:
        stored = record_all(office(), entries, _author())
    except Refused as refused:
        st.session_state[_TOLD] = list(refused.problems)
        return False
    except (NotAllowed, StoreAway) as problem:
        st.session_state[_TOLD] = [str(problem)]
        return False
    numbers = ", ".join(str(one.id) for one in stored)
    between = [told for one in stored if (told := in_between(one))]
    withdrawn = entries[0]["status"] == WITHDRAWN
    said = "Ongedaan gemaakt met" if withdrawn else "Vastgelegd als"
    kind = "bericht" if len(stored) == 1 else "berichten"
    st.session_state[_TOLD] = [f"{said} {kind} {numbers}.", *between]
    st.session_state[_DONE] = [] if withdrawn else stored
    return True


def _show_result() -> None:
    told = st.session_state.get(_TOLD)
    if not told:
        return
    st.html(
        Markup('<div class="melding" role="status">{}</div>').format(
            Markup("").join(Markup("<p>{}</p>").format(line) for line in told)
        )
    )
    if done := st.session_state.get(_DONE):
        numbers = ", ".join(str(one.id) for one in done)
        kind = "bericht" if len(done) == 1 else "berichten"
        st.button(f"Ongedaan maken: {kind} {numbers}", on_click=_take_back, args=(done,))
