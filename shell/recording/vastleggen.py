"""Recording on one row or on many at once: the rows, what stands there now, the fields.

Who records and whether they may, what is told of it and taking it back are
`shell.recording.aanmelden`'s and `shell.recording.outcome`'s. Here only rows are offered on which
this person may record; the others are named with the reason.
"""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from selections.stappen import borging_or_stap
from selections.words import NO_MOMENT_NAMED, moment_of, or_else
from shell.kept import kept
from shell.log import Log
from shell.notices import melding
from shell.picker import Option, picker
from shell.recording.aanmelden import may_record_here
from shell.recording.concept import Draft, keep_draft
from shell.recording.fields import RecordFields, same_for_all, statuses_for_all
from shell.recording.outcome import refuse, show_outcome
from shell.recording.voor_wie import show_who, voor_wie
from shell.recording.way_in import not_theirs_here
from shell.state_words import row_name
from shell.table import Column, show_table
from voortgang.per_organisatie import as_entry, stands_for
from voortgang.rechten import organisation_fields
from voortgang.rijen import seen
from voortgang.words import NOTHING

CHANGED = (
    "Er is niets vastgelegd: de keuze veranderde terwijl u op de knop drukte. Kijk wat er nu staat "
    "en leg dan vast."
)
PLACE = "vastleggen"
FIELDS = RecordFields(PLACE)
ROWS = FIELDS.key("sleutels")
_RECORDED = FIELDS.key("laatste")


def show_recording(now: Log) -> None:
    """Draw what is needed to record on rows in view.

    now: what the log says today, whatever the peildatum.
    """
    st.header("Vastleggen", anchor=False)
    rows = now.rows.sort_values("tot", kind="stable")
    rows = rows.set_index("sleutel", drop=False)
    if may_record_here():
        _fill_in(rows[rows.index.isin(st.session_state.get(ROWS) or [])])
    show_outcome(PLACE, FIELDS.now() | {"sleutels": st.session_state.get(ROWS) or []})
    show_who(PLACE)
    if not may_record_here():
        return
    keep_draft(PLACE, _draft(), FIELDS.typed_keys, _put_back)
    names, options = _in_words(now.table, now.rows_in_view.index.to_numpy().tobytes(), rows)
    others = not_theirs_here(names)
    theirs = [sleutel for sleutel in names if sleutel not in others]
    _offer_following(theirs)
    chosen = picker(
        "Regels, in de volgorde van de agenda",
        [options[sleutel] for sleutel in theirs],
        ROWS,
        empty="kies een of meer regels",
    )
    _show_others(names, others)
    if not chosen:
        return
    rows = rows.loc[chosen]
    st.html(_stands_now(rows))
    offered = statuses_for_all(rows)
    if not offered:
        st.html("<p>Er is geen status die bij al deze regels past; kies ze in delen.</p>")
        return
    status = FIELDS.draw(rows, offered)
    if status is None:
        return
    st.button(
        f"Vastleggen op {len(rows)} {'regel' if len(rows) == 1 else 'regels'}",
        type="primary",
        on_click=_record,
        args=(status, {row.sleutel: seen(row) for row in rows.itertuples()}),
    )


def _fill_in(chosen: pd.DataFrame) -> None:
    """What stands for the organisation on all of these rows."""
    if chosen.empty:
        return
    of = voor_wie()
    stands = [as_entry(stands_for(said, of)) for said in chosen["organisaties"]]
    last = max(map(seen, chosen.itertuples()))
    FIELDS.fill_in(same_for_all(stands), (*chosen.index, of, last))


def _draft() -> Draft:
    chosen = st.session_state.get(ROWS) or []
    return FIELDS.draft() | ({"sleutels": " ".join(chosen)} if chosen else {})


def _put_back(draft: Draft) -> None:
    st.session_state[ROWS] = draft.pop("sleutels", "").split()
    FIELDS.put_back(draft)


# For all sessions with the same rows in view, whatever is recorded: half of what a click costs.
@kept(entries=16)
def _in_words(
    table: pd.DataFrame, places: bytes, _rows: pd.DataFrame
) -> tuple[dict[str, str], dict[str, Option]]:
    """The name of each row and how it is offered, in this order."""
    rows = [*_rows.itertuples()]
    names = {row.sleutel: row_name(row) for row in rows}
    return names, {row.sleutel: _option(row) for row in rows}


def _option(row) -> Option:
    stap = "" if pd.isna(row.stap_nr) else f", stap {row.stap_nr}"
    moment = moment_of(row, NO_MOMENT_NAMED)
    title = f"{row.titel} (keuze {row.keuze}){stap}: {borging_or_stap(row)}, {moment}"
    return Option(row.sleutel, row.sleutel, title)


def _offer_following(sleutels: Sequence[str]) -> None:
    """Draw the way to the row after the one that was recorded last; it is chosen when pressed."""
    recorded = st.session_state.get(_RECORDED)
    if st.session_state.get(ROWS) or recorded not in sleutels[:-1]:
        return
    following = sleutels[sleutels.index(recorded) + 1]
    st.button(
        f"Volgende regel: {following}",
        key="vastleggen_volgende",
        on_click=choose_rows,
        args=([following],),
    )


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


def choose_rows(sleutels: Sequence[str]) -> None:
    """Have these rows chosen, in this order, when the screen Voortgang is drawn next."""
    st.session_state[ROWS] = list(sleutels)


def _stands_now(rows: pd.DataFrame) -> Markup:
    items = (
        Markup("{}. Nu: <b>{}</b>{}.").format(
            row_name(row),
            or_else(row.status, NOTHING),
            "" if pd.isna(row.verwacht) else f", verwacht {row.verwacht}",
        )
        for row in rows.itertuples()
    )
    return melding("Wat er nu staat:", items=items, said=False)


def _record(status: str, gezien: Mapping[str, int]) -> None:
    # A click can come in one run with what was typed last, which was then not yet drawn.
    chosen = st.session_state.get(ROWS)
    if not chosen and not FIELDS.typed("status"):
        # Pressed twice: the first press has recorded, and has emptied the fields.
        return
    if (FIELDS.typed("status"), chosen) != (status, [*gezien]):
        refuse(PLACE, CHANGED)
        return
    said = {"status": status, **organisation_fields(voor_wie()), **FIELDS.given(status)}
    entries = [{"sleutel": sleutel, **said, "gezien": last} for sleutel, last in gezien.items()]
    if FIELDS.store(entries, status):
        st.session_state[ROWS] = []
        st.session_state[_RECORDED] = chosen[-1]
