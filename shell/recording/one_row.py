"""One row in a dialog: what it says, what stands now, its history, and recording on it.

Which row is in the address (`vastleggen=1.1.16-4-1-1`), so that the way in is a link: the table of
194 rows gets no 194 buttons, a link can be mailed, and Back closes the dialog.
"""

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

import pandas as pd
import streamlit as st
from markupsafe import Markup

from selections.dates import time_in_words, today
from selections.lezing.weging import marks
from selections.stappen import borging_of
from selections.voorleesregel import page_of
from selections.words import enumeration, moment_of, unstopped
from shell.filter_bar import choose
from shell.notices import melding
from shell.office import office
from shell.recording.aanmelden import may_choose_organisation, may_record_here, organisatie
from shell.recording.concept import keep_draft
from shell.recording.fields import RecordFields, statuses_for_all
from shell.recording.historie import MOST_RECORDS, show_records_beside
from shell.recording.outcome import refuse, show_message, show_outcome, tell
from shell.recording.voor_wie import show_who, voor_wie
from shell.recording.way_in import not_theirs_here
from shell.state_words import in_one_line
from shell.view import View
from voortgang.failures import StoreAway
from voortgang.per_organisatie import FILLED, as_entry, stands_for
from voortgang.rechten import Organisatie, organisation_fields
from voortgang.rijen import seen, with_state
from voortgang.vocabulary import WITHDRAWN
from voortgang.words import by_whom

_ASKED = "rij_verbeteren"
CHANGED = (
    "Er is niets vastgelegd: de status veranderde terwijl u op de knop drukte. Kijk wat er nu "
    "staat en leg dan vast."
)


def show_row_dialog(view: View) -> None:
    """Open the dialog where the address names a row."""
    if view.query.vastleggen is not None:
        # Once: in a run of the dialog alone a different record may be chosen.
        st.session_state[_ASKED] = view.query.verbeteren
        what = "Vastleggen op" if may_record_here() else "Bekijken van"
        title = f"{what} regel {view.query.vastleggen}"
        close = partial(choose, vastleggen=None, verbeteren=None)
        opened = st.dialog(title, width="large", on_dismiss=close)
        opened(_draw)(view, view.query.vastleggen)


def _draw(view: View, sleutel: str) -> None:
    # Asked anew: a run of the dialog alone gets what it was called with, and the log goes on.
    now = view.log.at(today())
    if now.problem:
        st.html(melding(now.problem))
        return
    row = with_state(view.table[view.table["sleutel"] == sleutel], now.state)
    said = next(row.itertuples())
    st.html(_words(said, *marks(row)))
    form, beside = st.columns([3, 2], gap="medium")
    with form:
        fields, earlier = _fields(sleutel), _correctable(said)
        if may_record_here():
            _choose_asked(fields, earlier)
            _fill_in(fields, said, earlier)
        show_outcome(fields.place, fields.now())
        _show_form(row, said, earlier)
        if may_record_here():
            keep_draft(fields.place, fields.draft(), fields.typed_keys, fields.put_back)
        if (following := _following(view, sleutel)) and st.button(
            f"Volgende regel: {following}", key="vastleggen_rij_volgende"
        ):
            choose(vastleggen=following, verbeteren=None)
            st.rerun()
    with beside:
        whose = dict.fromkeys(
            by_whom(one.organisatie, said.auteur, one.besluit) for one in said.organisaties
        )
        of_whom = f" Dat is vastgelegd voor {enumeration([*whose])}." if whose else ""
        st.html(Markup("<p>Nu: {}.{}</p>").format(in_one_line(said), of_whom))
        if pd.isna(said.laatste_bericht):
            st.html("<p>Over deze regel is nooit iets vastgelegd.</p>")
        else:
            show_records_beside(view, sleutel)


def _fields(sleutel: str) -> RecordFields:
    return RecordFields(f"rij_{sleutel}")


def _correctable(said) -> dict[str, NamedTuple]:
    """By number the records of this row that who is here may correct, the last first."""
    if pd.isna(said.laatste_bericht) or not may_record_here():
        return {}
    try:
        records = office().store.history(said.sleutel).iloc[::-1]
    except StoreAway:
        return {}
    own, any_of = organisatie(), may_choose_organisation()

    def is_theirs(record) -> bool:
        if any_of or pd.isna(record.organisatie):
            return True
        return own is not None and own.is_same(Organisatie(naam=record.organisatie))

    return {
        str(record.id): record
        for record in records[records["status"] != WITHDRAWN].head(MOST_RECORDS).itertuples()
        if is_theirs(record)
    }


def _choose_asked(fields: RecordFields, earlier: Mapping[str, NamedTuple]) -> None:
    """Choose the record that the address names to be corrected, once."""
    number = st.session_state.pop(_ASKED, None)
    if str(number) in earlier:
        fields.set("corrigeert", str(number))
    elif number is not None:
        tell(fields.place, f"Melding {number} kunt u hier niet verbeteren.")


def _fill_in(fields: RecordFields, said, earlier: Mapping[str, NamedTuple]) -> None:
    """What stands for the organisation, or in the record that is corrected."""
    record = earlier.get(fields.typed("corrigeert"))
    if record is not None:
        stands = {name: getattr(record, name) for name in FILLED}
        stands = {name: text for name, text in stands.items() if not pd.isna(text)}
        fields.fill_in(stands, ("melding", record.id))
    else:
        of = voor_wie()
        fields.fill_in(as_entry(stands_for(said.organisaties, of)), (of, seen(said)))


def _words(row, doubts: list[str]) -> Markup:
    stap = f", stap {row.stap_nr}: {unstopped(row.stap)}" if pd.notna(row.stap_nr) else ""
    borging = borging_of(row)
    plan = "" if pd.isna(row.plan) else Markup(", plan {} (afgeleid)").format(row.plan)
    return Markup(
        "<p><b>{} {}</b>{}.</p><p>Borging: <b>{}</b>{}. In de kalender: <b>{}</b>{}{}. Regel {}."
        "</p>"
    ).format(
        *(row.maatregel, row.titel, stap, borging, plan, moment_of(row)),
        f" ({'; '.join(doubts)})" if doubts else "",
        f", blz. {page}" if (page := page_of(row)) else "",
        row.sleutel,
    )


def _show_form(row: pd.DataFrame, said, earlier: Mapping[str, NamedTuple]) -> None:
    fields = _fields(said.sleutel)
    show_who(fields.place)
    if not may_record_here():
        return
    if refused := not_theirs_here([said.sleutel]).get(said.sleutel):
        show_message([refused])
        return
    offered = statuses_for_all(row)
    corrects = fields.draw_corrects({number: _named(record) for number, record in earlier.items()})
    if corrects:
        offered |= {WITHDRAWN: "Ingetrokken: had niet vastgelegd mogen worden"}
    status = fields.draw(row, offered)
    if status is None:
        return
    st.button(
        f"Melding {corrects} verbeteren" if corrects else "Vastleggen op deze regel",
        # Pressed twice it is a different button by then: what stands is filled in again.
        key=f"vastleggen_rij_knop_{seen(said)}",
        type="primary",
        on_click=_record,
        args=(said.sleutel, status, corrects, seen(said)),
    )


def _named(record) -> str:
    who = by_whom(record.organisatie, record.auteur, None)
    at = time_in_words(record.tijdstip)
    return f"verbetering van melding {record.id}: {record.status}, {who}, {at}"


def _record(sleutel: str, status: str, corrects: str | None, gezien: int) -> None:
    fields = _fields(sleutel)
    # A click can come in one run with a different choice, which was then not yet drawn.
    if not fields.typed("status"):
        # Pressed twice: the first press has recorded, and has emptied the fields.
        return
    if (fields.typed("status"), fields.typed("corrigeert")) != (status, corrects or ""):
        refuse(fields.place, CHANGED)
        return
    entry = {
        **{"sleutel": sleutel, "status": status, "gezien": gezien},
        # A correction stays with the organisation of what it corrects.
        **({"corrigeert": int(corrects)} if corrects else organisation_fields(voor_wie())),
        **fields.given(status),
    }
    fields.store([entry], status)


def _following(view: View, sleutel: str) -> str | None:
    """The next row in view in the order of the agenda."""
    in_order = [*view.rows.sort_values("tot", kind="stable")["sleutel"]]
    if sleutel not in in_order or sleutel == in_order[-1]:
        return None
    return in_order[in_order.index(sleutel) + 1]
