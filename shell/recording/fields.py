"""The fields of one record as they are filled in on a screen: the status, and what goes with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from shell.recording.aanmelden import auteur
from shell.recording.outcome import name_of, show_wrong, store, tell
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

    def _all(self) -> dict[str, str]:
        return {name: self.typed(name) for name in _NAMES}

    def fill_in(self, stands: Mapping[str, str], of: object) -> None:
        """Fill in what stands (fields of a record) where nobody has typed something else.

        of: about what it stands; once that changes, it is filled in anew.
        """
        before, filled = st.session_state.get(self.key(_FILLED), (None, {}))
        if before == of:
            return
        values = _as_typed(stands)
        for name in _NAMES[1:]:
            if self.typed(name) == filled.get(name, ""):
                self.set(name, values.get(name, ""))
        st.session_state[self.key(_FILLED)] = (of, values)

    @property
    def filled(self) -> dict[str, str]:
        """What was filled in before anybody typed."""
        return st.session_state.get(self.key(_FILLED), (None, {}))[1]

    def draft(self) -> dict[str, str]:
        """What somebody has filled in and has not recorded."""
        stood = self.filled
        return {name: text for name, text in self._all().items() if text != stood.get(name, "")}

    def put_back(self, draft: Mapping[str, str]) -> None:
        """Fill in a draft that the browser kept, and tell so; it is as it was typed, or as somebody
        else made it.
        """
        words = vocabulary()
        known = {
            "status": set(words.status),
            "reden": {reason.waarde for reason in words.redenen},
            "fase": {fase.waarde for fase in words.fasen},
        }
        for name, text in draft.items():
            if name in _TYPED or text in known.get(name, ()) or name == "corrigeert":
                st.session_state[self.key(name)] = text[:MOST_TYPED]
        tell(self.place, PUT_BACK)

    def given(self, status: str) -> dict[str, str]:
        """The fields of the record that are filled in, beside the status."""
        return self._of(self._all(), status)

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
        return {"auteur": auteur(), "organisatie": voor_wie(), **self._all()}

    def store(self, entries: Sequence[dict[str, object]], status: str) -> bool:
        """Record these entries with this status (`shell.recording.outcome.store`); whether they are
        recorded. What was typed goes only then; what stands is filled in again.
        """
        if not store(entries, self.place, DRAWN, self.missing(status)):
            return False
        st.session_state.pop(self.key(_FILLED), None)
        for name in _NAMES:
            if (key := self.key(name)) in st.session_state:
                # A field that is drawn again shows what it is given, not that it was forgotten.
                st.session_state[key] = "" if name in _TYPED else None
        return True

    @property
    def typed_keys(self) -> dict[str, str]:
        """The keys of the fields of text."""
        return {name: self.key(name) for name in _TYPED}

    def draw_corrects(self, earlier: Mapping[str, str]) -> str | None:
        """Draw the choice of the record that is corrected, where there is any; its number.

        earlier: the records by their number, in words.
        """
        if self.typed("corrigeert") not in earlier:
            self.set("corrigeert", "")
        if not earlier:
            return None
        words = "Nieuwe melding, of een verbetering"
        return self._choose("corrigeert", words, earlier, "een nieuwe melding")

    def draw(self, rows: pd.DataFrame, offered: Mapping[str, str]) -> str | None:
        """Draw the choice of a status (`statuses_for_all`) and the fields that go with it on these
        rows; the status that is chosen.
        """
        if self.typed("status") not in offered:
            self.set("status", "")
        status = self._choose("status", "Status", offered, "kies een status")
        if status is None:
            return None
        needed = vocabulary().status[status].vereist
        for name in self._texts(status):
            label, long = TEXTS[name]
            draw = st.text_area if long else st.text_input
            words = f"{label} (verplicht)" if name in needed else label
            draw(words, key=self.key(name), persist_state=KEPT)
            show_wrong(self.place, name)
            if name == "verwacht":
                self._draw_reason()
        if all(map(takes_fase, rows.to_dict("records"))):
            fasen = {fase.waarde: fase.label for fase in vocabulary().fasen}
            self._choose("fase", "Fase van de AMvB", fasen, "niet vastleggen")
            show_wrong(self.place, "fase")
        said = {"status": status, **self.given(status)}
        stood = {"status": self.filled.get("status"), **self._of(self.filled, status)}
        if self.filled and said == stood and not self.typed("corrigeert"):
            st.html("<p>Dit staat er al zo; vastleggen bevestigt dat het nog zo is.</p>")
        return status

    def _choose(self, name: str, label: str, options: Mapping[str, str], empty: str) -> str | None:
        """Draw a choice of these options, by value in words; what is chosen.

        empty: what the field says as long as nothing is.
        """
        return st.selectbox(
            label,
            [*options],
            format_func=options.get,
            key=self.key(name),
            persist_state=KEPT,
            index=None,
            placeholder=empty,
        )

    def set(self, name: str, text: str) -> None:
        """Give a field this text, or none."""
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

    # Always there: drawn once there is a moment, it came before the field that one was in by then.
    def _draw_reason(self) -> None:
        known = {one.waarde: f"{one.waarde}: {one.definitie}" for one in vocabulary().redenen}
        label = "Reden van het andere moment (verplicht bij een verwacht moment)"
        self._choose("reden", label, known, "kies een reden")
        show_wrong(self.place, "reden")
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
