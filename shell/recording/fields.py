"""The fields of one record as they are filled in on a screen: the status, and what goes with it."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from shell.recording.aanmelden import auteur
from shell.recording.outcome import show_wrong
from shell.recording.voor_wie import voor_wie
from voortgang.record import takes_fase
from voortgang.vocabulary import vocabulary

# The texts of a record: label, and whether they are long.
TEXTS = {
    "verwacht": ("Verwacht moment, zoals Q1 2027, 2027 of 2027-2028 (met een reden)", False),
    "oorzaak": ("Oorzaak", True),
    "gevolg": ("Gevolg", True),
    "bijsturing": ("Bijsturing", True),
    "toelichting": ("Toelichting", True),
    "bewijs": ("Verwijzing naar het bewijs", False),
}
KEPT = "session"
_EXPLAINED = ("oorzaak", "gevolg", "bijsturing")
_TYPED = ("reden_woorden", *TEXTS)
_NAMES = ("status", "reden", "fase", *_TYPED)
# Those after which is said what is wrong with them, in the order in which they stand.
DRAWN = ("auteur", "verwacht", "reden", *[*TEXTS][1:], "fase")


@dataclass(frozen=True)
class RecordFields:
    """The fields of one place where something is recorded.

    place: a word of its own for each place; what is typed is kept by it for as long as the session
        lasts, also while the fields are not drawn: the log is away, or a dialog was closed.
    """

    place: str

    def key(self, name: str) -> str:
        return f"{self.place}_{name}"

    def typed(self, name: str) -> str:
        """What a field holds at this moment."""
        return (st.session_state.get(self.key(name)) or "").strip()

    def given(self, status: str) -> dict[str, str]:
        """The fields of the record that are filled in, beside the status."""
        given = {name: self.typed(name) for name in (*_texts(status), "fase")}
        words = (self.typed("reden"), self.typed("reden_woorden"))
        given["reden"] = ": ".join(filter(None, words))
        return {name: value for name, value in given.items() if value}

    def missing(self, status: str) -> list[str]:
        """The fields that are empty and without which nothing is recorded: also a moment without
        its reason, or a reason without its moment."""
        pair = ("verwacht", "reden")
        needed = [*pair] if any(map(self.typed, (*pair, "reden_woorden"))) else []
        needed += vocabulary().status[status].vereist
        return [name for name in DRAWN if name in needed and not self.typed(name)]

    def now(self) -> dict[str, object]:
        """All that the fields hold at this moment, and who fills them in."""
        typed = {name: self.typed(name) for name in _NAMES}
        return {"auteur": auteur(), "organisatie": voor_wie(), **typed}

    def forget(self) -> None:
        """Empty the fields."""
        for name in _NAMES:
            if (key := self.key(name)) in st.session_state:
                # A field that is drawn again shows what it is given, not that it was forgotten.
                st.session_state[key] = "" if name in _TYPED else None

    def draw_status(self, offered: Mapping[str, str]) -> str | None:
        """Draw the choice of a status (`statuses_for_all`); what is chosen."""
        return st.selectbox(
            "Status",
            [*offered],
            format_func=offered.get,
            key=self.key("status"),
            persist_state=KEPT,
            index=None,
            placeholder="kies een status",
        )

    def draw_details(self, rows: pd.DataFrame, status: str) -> None:
        """Draw the fields that go with the status on these rows."""
        needed = vocabulary().status[status].vereist
        for name in _texts(status):
            label, long = TEXTS[name]
            draw = st.text_area if long else st.text_input
            words = f"{label} (verplicht)" if name in needed else label
            draw(words, key=self.key(name), persist_state=KEPT)
            self._show_wrong(name)
            if name == "verwacht":
                self._draw_reason()
        if all(map(takes_fase, rows.to_dict("records"))):
            fasen = {fase.waarde: fase.label for fase in vocabulary().fasen}
            st.selectbox(
                "Fase van de AMvB",
                [*fasen],
                format_func=fasen.get,
                key=self.key("fase"),
                persist_state=KEPT,
                index=None,
                placeholder="niet vastleggen",
            )
            self._show_wrong("fase")

    def _show_wrong(self, name: str) -> None:
        show_wrong(self.place, name)

    # Always there: drawn once there is a moment, it came before the field that one was in by then.
    def _draw_reason(self) -> None:
        known = {reason.waarde: reason.definitie for reason in vocabulary().redenen}
        st.selectbox(
            "Reden van het andere moment (verplicht bij een verwacht moment)",
            [*known],
            format_func=lambda waarde: f"{waarde}: {known[waarde]}",
            key=self.key("reden"),
            persist_state=KEPT,
            index=None,
            placeholder="kies een reden",
        )
        self._show_wrong("reden")
        st.text_input("De reden in woorden", key=self.key("reden_woorden"), persist_state=KEPT)


def statuses_for_all(rows: pd.DataFrame) -> dict[str, str]:
    """The statuses that each of the rows can have, with their label."""
    return {status.waarde: status.label for status in vocabulary().offered_for(rows["plan"])}


def _texts(status: str) -> list[str]:
    needed = vocabulary().status[status].vereist
    return [name for name in TEXTS if name not in _EXPLAINED or name in needed]
