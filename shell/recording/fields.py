"""The fields of one record as they are filled in on a screen: the status, and what goes with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from shell.recording.aanmelden import auteur
from shell.recording.outcome import name_of, show_wrong
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
PUT_BACK = "Teruggezet: wat u hier had ingevuld en nog niet had vastgelegd."
AS_IT_STANDS = "<p>Dit staat er al zo; vastleggen bevestigt dat het nog zo is.</p>"
KEPT = "session"
# More than a field can hold, so that what is too long is told as such.
MOST_TYPED = 20_000
_FILLED = "ingevuld"
_EXPLAINED = ("oorzaak", "gevolg", "bijsturing")
_TYPED = ("reden_woorden", *TEXTS)
_NAMES = ("corrigeert", "status", "reden", "fase", *_TYPED)
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

    def fill_in(self, stands: Mapping[str, str], of: object) -> None:
        """Fill in what stands (fields of a record) where nobody has typed something else.

        of: about what it stands; once that is another, it is filled in anew.
        """
        before, filled = st.session_state.get(self.key(_FILLED), (None, {}))
        if before == of:
            return
        values = _as_typed(stands)
        for name in _NAMES[1:]:
            if self.typed(name) == filled.get(name, ""):
                self._set(name, values.get(name, ""))
        st.session_state[self.key(_FILLED)] = (of, values)

    @property
    def filled(self) -> dict[str, str]:
        """What was filled in before anybody typed."""
        return st.session_state.get(self.key(_FILLED), (None, {}))[1]

    def is_as_it_stands(self, status: str) -> bool:
        """Whether somebody who records this says that what stands holds still."""
        said = {"status": status, **self.given(status)}
        stood = {"status": self.filled.get("status"), **self._of(self.filled, status)}
        return bool(self.filled) and said == stood

    def draft(self) -> dict[str, str]:
        """What somebody has filled in and has not recorded."""
        typed = {name: self.typed(name) for name in _NAMES}
        return {name: text for name, text in typed.items() if text != self.filled.get(name, "")}

    def put_back(self, draft: Mapping[str, str]) -> None:
        """Fill in a draft that the browser kept: as it was typed, or as somebody else made it."""
        words = vocabulary()
        known = {
            "status": set(words.status),
            "reden": {reason.waarde for reason in words.redenen},
            "fase": {fase.waarde for fase in words.fasen},
        }
        for name, text in draft.items():
            if name in _TYPED or text in known.get(name, ()) or name == "corrigeert":
                st.session_state[self.key(name)] = text[:MOST_TYPED]

    def given(self, status: str) -> dict[str, str]:
        """The fields of the record that are filled in, beside the status."""
        return self._of({name: self.typed(name) for name in _NAMES}, status)

    def _of(self, typed: Mapping[str, str], status: str) -> dict[str, str]:
        given = {name: typed.get(name, "") for name in (*self._texts(status), "fase")}
        if "verwacht" in given:
            words = (typed.get("reden", ""), typed.get("reden_woorden", ""))
            given["reden"] = ": ".join(filter(None, words))
        return {name: value for name, value in given.items() if value}

    def missing(self, status: str) -> dict[str, str]:
        """What is asked for of the fields that are empty and without which nothing is recorded.

        Also a moment without its reason, or a reason without its moment; and a moment that stands,
        which does not go by emptying the field.
        """
        stands = self.filled.get("verwacht", "")
        is_emptied = bool(stands) and not self.typed("verwacht") and not self.typed("corrigeert")
        if is_emptied and vocabulary().status[status].open:
            return {
                "verwacht": f"Hier stond {stands}, en leegmaken verandert dat niet. Schrijf wat er "
                "nu geldt."
            }
        pair = ("verwacht", "reden") if "verwacht" in self._texts(status) else ()
        needed = [*pair] if any(map(self.typed, pair and (*pair, "reden_woorden"))) else []
        needed += vocabulary().status[status].vereist
        empty = [name for name in DRAWN if name in needed and not self.typed(name)]
        return {name: f"{name_of(name)} ontbreekt; vul dit in." for name in empty}

    def now(self) -> dict[str, object]:
        """All that the fields hold at this moment, and who fills them in."""
        typed = {name: self.typed(name) for name in _NAMES}
        return {"auteur": auteur(), "organisatie": voor_wie(), **typed}

    def forget(self) -> None:
        """Empty the fields; what stands is filled in again."""
        st.session_state.pop(self.key(_FILLED), None)
        for name in _NAMES:
            if (key := self.key(name)) in st.session_state:
                # A field that is drawn again shows what it is given, not that it was forgotten.
                st.session_state[key] = "" if name in _TYPED else None

    @property
    def typed_keys(self) -> dict[str, str]:
        """The keys of the fields of text."""
        return {name: self.key(name) for name in _TYPED}

    def correct(self, number: str) -> None:
        """Choose the record of this number to be corrected."""
        self._set("corrigeert", number)

    def draw_corrects(self, earlier: Mapping[str, str]) -> str | None:
        """Draw the choice of the record that is corrected, where there is any; its number.

        earlier: the records by their number, in words.
        """
        if self.typed("corrigeert") not in earlier:
            self._set("corrigeert", "")
        if not earlier:
            return None
        return st.selectbox(
            "Nieuwe melding, of een verbetering",
            [*earlier],
            format_func=earlier.get,
            key=self.key("corrigeert"),
            persist_state=KEPT,
            index=None,
            placeholder="een nieuwe melding",
        )

    def draw_status(self, offered: Mapping[str, str]) -> str | None:
        """Draw the choice of a status (`statuses_for_all`); what is chosen."""
        if self.typed("status") not in offered:
            self._set("status", "")
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
        for name in self._texts(status):
            label, long = TEXTS[name]
            draw = st.text_area if long else st.text_input
            words = f"{label} (verplicht)" if name in needed else label
            draw(words, key=self.key(name), persist_state=KEPT)
            self._show_wrong(name)
            if name == "verwacht":
                self._draw_reason()
        if self.takes_fase(rows):
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

    def _set(self, name: str, text: str) -> None:
        # A field that is given the value that it has, takes back what is chosen at that moment.
        if self.typed(name) != text:
            st.session_state[self.key(name)] = text or ("" if name in _TYPED else None)

    def _texts(self, status: str) -> list[str]:
        """The texts that go with a status. Of what is closed nothing is expected any more; what an
        earlier record said of it is kept where that one is corrected.
        """
        known = vocabulary().status
        left_out = {*_EXPLAINED} - {*known[status].vereist}
        before = known.get(self.filled.get("status"))
        said_before = "verwacht" in self.filled and before is not None and not before.open
        if not known[status].open and not said_before:
            left_out.add("verwacht")
        return [name for name in TEXTS if name not in left_out]

    @staticmethod
    def takes_fase(rows: pd.DataFrame) -> bool:
        """Whether the stage of an AMvB can be recorded on all of these rows."""
        return all(map(takes_fase, rows.to_dict("records")))

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


def same_for_all(entries: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Of the fields of these records those that are the same in all."""
    first, *others = entries or [{}]
    same = {name for name in first if all(first[name] == one.get(name) for one in others)}
    # A moment and its reason belong together.
    if not {"verwacht", "reden"} <= same:
        same -= {"verwacht", "reden"}
    return {name: text for name, text in first.items() if name in same}


def _as_typed(stands: Mapping[str, str]) -> dict[str, str]:
    """By field what somebody would have typed to record this."""
    values = dict(stands)
    if "reden" in values:
        said, _, words = values["reden"].partition(":")
        reason = vocabulary().reason_of(values["reden"])
        if said.strip().casefold() != reason.casefold():
            words = values["reden"]
        values |= {"reden": reason, "reden_woorden": words.strip()}
    return {name: text for name, text in values.items() if text}


def statuses_for_all(rows: pd.DataFrame) -> dict[str, str]:
    """The statuses that each of the rows can have, with their label."""
    return {status.waarde: status.label for status in vocabulary().offered_for(rows["plan"])}
