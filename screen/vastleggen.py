"""Recording on one row or on many at once: the rows, what stands there now, the fields.

Who records and whether they may, what is told of it and taking it back are
`screen.aanmelden`'s and `screen.vastleggen_uitkomst`'s. Here only rows are offered on which this
person may record; the others are named with the reason.
"""

from collections.abc import Mapping

import pandas as pd
import streamlit as st
from markupsafe import Markup

from screen.aanmelden import auteur, may_record_here, show_aanmelden
from screen.filter_bar import View
from screen.table import Column, show_table
from screen.vastleggen_uitkomst import refuse, show_outcome, store
from screen.voortgang import office, rows_with_state
from screen.voortgang_tabel import row_name
from selections.plan_ab import has_amvb
from voortgang.recording import not_theirs
from voortgang.vocabulary import NO_PLAN, vocabulary

CHANGED = (
    "Er is niets vastgelegd: de keuze veranderde terwijl u op de knop drukte. Kijk wat er nu staat "
    "en leg dan vast."
)
PLACE = "voortgang"
_KEY = "vastleggen_"
_TYPED = ("sleutels", "status", "reden", "reden_woorden", "fase")
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
    show_outcome(PLACE)
    show_aanmelden(PLACE)
    if not may_record_here():
        return
    rows = rows_with_state(view, now).sort_values("tot", kind="stable")
    rows = rows.set_index("sleutel", drop=False)
    names = {row.sleutel: row_name(row) for row in rows.itertuples()}
    others = _not_theirs(names)
    chosen = st.multiselect(
        "Regels, in de volgorde van de agenda",
        [sleutel for sleutel in names if sleutel not in others],
        format_func=names.get,
        key=f"{_KEY}sleutels",
        placeholder="kies een of meer regels",
    )
    _show_others(names, others)
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


def _not_theirs(sleutels: Mapping[str, str]) -> dict[str, str]:
    who = auteur()
    # Without a name nobody is refused a row yet; the name is asked for when it is recorded.
    return not_theirs(office(), sleutels, who) if who else {}


def _show_others(names: Mapping[str, str], others: Mapping[str, str]) -> None:
    if not others:
        return
    label = f"Regels in beeld waarop u niet kunt vastleggen: {len(others)} van {len(names)}"
    with st.expander(label):
        show_table(
            label,
            (Column("Regel"), Column("Waarom niet")),
            [(names[sleutel], why) for sleutel, why in others.items()],
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


def _record(status: str, seen: Mapping[str, object]) -> None:
    # A click can come in one run with what was typed last, which was then not yet drawn.
    chosen = st.session_state.get(f"{_KEY}sleutels")
    if (_typed("status"), chosen) != (status, [*seen]):
        refuse(PLACE, CHANGED)
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
    if store(entries, PLACE):
        # What was typed goes only once it is stored.
        for name in (*_TYPED, *TEXTS):
            st.session_state.pop(f"{_KEY}{name}", None)
