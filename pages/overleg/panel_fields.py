"""The fields of the panel beside a point: what they hold, and what is wrong with it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from loaders.errors import shown
from overleg.beslissen import (
    OF_STATUS,
    SETS,
    Behandeld,
    Keuze,
    agrees,
    consent_words,
    gevolgen_in_words,
    named,
    needs_words,
    what_follows,
)
from overleg.besluitenlijst import kind_of, rows_in_words
from overleg.vergaderingen import Vergadering
from selections.dates import read_date
from selections.words import counted, enumeration
from shell.calendar_table import calendar_table
from shell.recording.aanmelden import auteur
from shell.recording.concept import Draft, keep_draft
from shell.recording.fields import MOST_TYPED, PUT_BACK
from shell.recording.outcome import name_of, show_wrong, tell
from voortgang.record import takes_fase
from voortgang.vergaderstukken import Stuk, asked_beside, moment_problem
from voortgang.vocabulary import Decision, vocabulary

KEPT = "session"
_ACTION = ("wat", "organisatie", "voor")
_DAY = "31-12-2026"
_MOMENTS = ("vastgesteld", "start_plan_b")
_EXPLAINED = ("oorzaak", "gevolg", "bijsturing")
_FOLLOWS = ("status", "voor_wie", *_EXPLAINED, *_MOMENTS, "fase")
# Those after which is said what is wrong with them, in the order in which they stand.
DRAWN = ("auteur", "woorden", "status", *_EXPLAINED, *_MOMENTS, "fase", *_ACTION)


def organisations(meeting: Vergadering) -> tuple[str, ...]:
    """Those that take the besluiten of this meeting, as they were filled in last."""
    typed = st.session_state.get(_of_meeting(meeting)) or ""
    return tuple(filter(None, (name.strip() for name in typed.split(";"))))


def _of_meeting(meeting: Vergadering) -> str:
    return f"paneel_{meeting.sleutel}_organisaties"


@dataclass(frozen=True)
class PanelFields:
    """The fields at one point of a meeting; what they hold is kept as long as the session lasts."""

    meeting: Vergadering
    point: Behandeld

    @property
    def place(self) -> str:
        """A word of its own, for what came of what was pressed (`shell.recording.outcome`)."""
        return f"paneel_{self.meeting.sleutel}_{self.point.punt.id}"

    @property
    def again(self) -> int | None:
        """The besluit that is taken again; None where none is."""
        return self.taken and self.taken.id

    def decide_again(self, besluit: Stuk) -> None:
        """Begin with what was decided: its words here, what followed from it as the proposal."""
        st.session_state[self.key("opnieuw")] = besluit.id
        st.session_state[self.key("voorstel")] = True
        if not self._typed("woorden"):
            st.session_state[self.key("woorden")] = besluit.inhoud.get("woorden", "")

    def let_stand(self) -> None:
        if self._words_of_taken:
            st.session_state[self.key("woorden")] = ""
        st.session_state.pop(self.key("opnieuw"), None)

    @property
    def taken(self) -> Stuk | None:
        """The besluit that is taken again."""
        known = (*self.point.besluiten, *self.point.eerder)
        chosen = st.session_state.get(self.key("opnieuw"))
        return next((one for one in known if one.id == chosen), None)

    @property
    def _as_decided(self) -> Stuk | None:
        """The same, where it is of a kind from which something can follow for the rows."""
        taken = self.taken
        return taken if taken and kind_of(taken).gevolgen else None

    @property
    def _words_of_taken(self) -> bool:
        taken = self.taken
        return taken is not None and self._typed("woorden") == taken.inhoud.get("woorden", "")

    def words(self, kind: Decision) -> str:
        """What was said where this is pressed: the words of one kind say nothing of why it is
        another by now, unless both agree.
        """
        if self._words_of_taken:
            before = kind_of(self.taken)
            if kind != before and not (kind.gevolgen and before.gevolgen):
                return ""
        return self._typed("woorden")

    @property
    def _proposed(self) -> Mapping[str, Mapping[str, str]]:
        """By row what follows where nothing else is filled in: of a besluit that is taken again
        what followed from it, else what the point proposes.
        """
        if (taken := self._as_decided) is None:
            return self.point.voorstel
        return {
            gevolg["sleutel"]: {
                name: gevolg[name]
                for name in SETS
                if name in gevolg
                and not (name == "vastgesteld" and gevolg["sleutel"] in self.point.gesloten)
            }
            for gevolg in taken.inhoud.get("gevolgen", [])
        }

    def takes(self, kind: Decision) -> bool:
        """Whether what is proposed follows where this is pressed."""
        return kind.gevolgen if self._as_decided else agrees(kind)

    def now(self) -> dict[str, object]:
        """All that the fields hold at this moment."""
        names = ("woorden", "sleutels", *_FOLLOWS, *_ACTION)
        held = {name: st.session_state.get(self.key(name)) or None for name in names}
        others = {"auteur": auteur(), "opnieuw": self.again, "voorstel": self.takes_over}
        return others | held

    def keep(self) -> None:
        """Have the browser keep what is filled in and not recorded (`shell.recording.concept`)."""
        texts = ("woorden", *_FOLLOWS[1:-1], *_ACTION)
        held = {name: self._typed(name) for name in (*texts, "status", "fase")}
        held["sleutels"] = " ".join(st.session_state.get(self.key("sleutels")) or ())
        held["voorstel"] = "" if self.takes_over else "nee"
        filled = {name: text for name, text in held.items() if text}
        keep_draft(self.place, filled, {name: self.key(name) for name in texts}, self._put_back)

    def _put_back(self, draft: Draft) -> None:
        known = {
            "status": set(vocabulary().status),
            "fase": {fase.waarde for fase in vocabulary().fasen},
        }
        for name in ("woorden", *_FOLLOWS, *_ACTION):
            text = draft.get(name, "")
            if text and text in known.get(name, {text}):
                st.session_state[self.key(name)] = text[:MOST_TYPED]
        st.session_state[self.key("sleutels")] = draft.get("sleutels", "").split()
        st.session_state[self.key("voorstel")] = draft.get("voorstel") != "nee"
        tell(self.place, PUT_BACK)

    def forget(self) -> None:
        """Empty the fields."""
        for name in ("woorden", *_FOLLOWS, *_ACTION):
            if (key := self.key(name)) in st.session_state:
                st.session_state[key] = None if name in ("status", "fase") else ""
        st.session_state[self.key("sleutels")] = []
        st.session_state.pop(self.key("voorstel"), None)
        self.let_stand()

    def chosen_rows(self, offered: Iterable[str]) -> list[str]:
        """The rows that are chosen of those; none is all."""
        chosen = st.session_state.get(self.key("sleutels")) or ()
        return [one for one in offered if one in chosen]

    def given(self, kind: Decision) -> Keuze:
        """What is chosen where this is pressed."""
        table = calendar_table()
        offered = self.point.undecided(self.again)
        chosen = self.chosen_rows(offered) or offered
        rows = table[table["sleutel"].isin(chosen)]
        said = {name: self._typed(name) for name in _FOLLOWS if self._typed(name)}
        if "voor_wie" in said:
            said["organisatie"] = said.pop("voor_wie")
        volgt = what_follows(rows, said, self.point.gesloten) if kind.gevolgen else {}
        if self.takes(kind) and self.takes_over:
            proposed = self._proposed
            # Another status has its own reasons.
            without = OF_STATUS if "status" in said else ()
            for one, of_row in volgt.items():
                of_point = proposed.get(one, {})
                kept = {name: words for name, words in of_point.items() if name not in without}
                volgt[one] = {**kept, **of_row}
        return Keuze(
            soort=kind.waarde,
            woorden=self.words(kind),
            sleutels=tuple(chosen),
            organisaties=organisations(self.meeting),
            volgt=volgt,
            herroept=self.again,
            actie=self.action(),
        )

    def action(self) -> dict[str, str]:
        """The actie that is filled in, its day as the log writes it."""
        said = {name: self._typed(name) for name in _ACTION if self._typed(name)}
        if day := read_date(said.get("voor", "")):
            said["voor"] = day.isoformat()
        return said

    def has_action(self) -> bool:
        return any(map(self._typed, _ACTION))

    def wrong(self, kind: Decision) -> dict[str, str]:
        """By field what is wrong with it where this is pressed."""
        wrong = {}
        if needs_words(kind, self.point.punt) and not self.words(kind):
            old = f"; deze zijn die van besluit {self.again}" if self._typed("woorden") else ""
            wrong["woorden"] = f"Bij {kind.label.lower()} horen woorden{old}; vul ze in."
        status = vocabulary().status.get(self._typed("status"))
        for name in asked_beside(status) if status else ():
            if not self._typed(name):
                wrong[name] = f"Bij de status {status.waarde} hoort ook: {name}."
        of_row = None if self._typed("voor_wie") else status
        dag = self.meeting.overleg.dag
        for name in _MOMENTS:
            if self._typed(name) and (problem := moment_problem(self._typed(name), of_row, dag)):
                wrong[name] = f"{problem}."
        if not kind.gevolgen and any(map(self._typed, ("status", *_MOMENTS, "fase"))):
            wrong["status"] = f"Uit {kind.label.lower()} volgt niets voor regels; maak dit leeg."
        return wrong | self.wrong_action()

    def wrong_action(self, asked: bool = False) -> dict[str, str]:
        """The fields of the actie that are empty; asked: also where all of them are."""
        if not (asked or self.has_action()):
            return {}
        missing = [name for name in _ACTION if not self._typed(name)]
        wrong = dict.fromkeys(missing, "Dit hoort bij een actie; vul het in.")
        day = self._typed("voor")
        if day and read_date(day) is None:
            wrong["voor"] = f"{shown(day)} is geen datum zoals {_DAY}."
        return wrong

    def draw_words(self, kinds: Sequence[Decision]) -> None:
        punt = self.point.punt
        needing = [kind.label.lower() for kind in kinds if needs_words(kind, punt)]
        said = [f"verplicht bij {enumeration(needing)}"] if needing else []
        said += [f"leeg is {named(one, punt).lower()}" for one in kinds if consent_words(one, punt)]
        beside = f" ({'; '.join(said)})" if said else ""
        self._text("woorden", f"{name_of('woorden')}{beside}", long=True)

    def draw_follows(self, rows: pd.DataFrame) -> None:
        """Draw what can follow for these rows: nothing does where nothing is chosen."""
        expanded = any(map(self._typed, _FOLLOWS))
        with st.expander("Wat hieruit volgt voor de regels", expanded=expanded):
            offered = {one.waarde: one.label for one in vocabulary().offered_for(rows["plan"])}
            self._choice("status", "Status", offered)
            if status := self._typed("status"):
                self._text("voor_wie", "Alleen voor de organisatie (leeg: voor alle)")
                for name in asked_beside(vocabulary().status[status]):
                    if name != "woorden":
                        self._text(name, f"{name.capitalize()} (verplicht)", long=True)
            self._text("vastgesteld", f"{name_of('vastgesteld')}, zoals Q1 2027")
            of_b = int((rows["plan"] == "B").sum())
            if of_b:
                self._text(
                    "start_plan_b",
                    f"{name_of('start_plan_b')}, zoals Q1 2027 (regels van plan B: {of_b})",
                )
            if any(map(takes_fase, rows.to_dict("records"))):
                fasen = {fase.waarde: fase.label for fase in vocabulary().fasen}
                self._choice("fase", "Fase van de AMvB", fasen)

    @property
    def takes_over(self) -> bool:
        """Whether what the point proposes is recorded where the meeting consents."""
        return st.session_state.get(self.key("voorstel"), True)

    def draw_proposal(self, offered: Iterable[str]) -> None:
        """Draw the way to leave out what follows where nothing is filled in, if anything does."""
        if any(map(self._proposed.get, offered)):
            key = self.key("voorstel")
            st.session_state.setdefault(key, True)
            label = "Leg bij akkoord ook het voorstel vast"
            if taken := self._as_decided:
                label = f"Leg opnieuw vast wat uit besluit {taken.id} volgde"
            st.checkbox(label, key=key, persist_state=KEPT)

    def consequences(self, kinds: Sequence[Decision]) -> str:
        """What follows for the rows where one of these is pressed, in Dutch."""
        volgt = self.given(kinds[0]).volgt
        label = " of ".join(kind.label.lower() for kind in kinds)
        following = [{"sleutel": one, **of_row} for one, of_row in volgt.items() if of_row]
        if not following:
            return f"Uit {label} volgt zo niets voor de regels."
        said = [f"Volgt uit {label}: {gevolgen_in_words(following)}."]
        if rest := len(volgt) - len(following):
            said.append(f"Voor {counted(rest, 'regel')} volgt er niets uit.")
        if self.takes_over and any(map(self._proposed.get, volgt)):
            of_it = "Wat u niet zelf invulde" if any(map(self._typed, _FOLLOWS)) else "Dit"
            what = "een voorstel, afgeleid van het punt"
            if taken := self._as_decided:
                what = f"wat volgde uit besluit {taken.id}"
            said.append(f"{of_it} is {what}.")
        if differ := [one for one in self.point.verschillen if volgt.get(one)]:
            said.append(
                f"Bij {rows_in_words(differ)} verwachten organisaties niet hetzelfde moment; "
                "voorgesteld is het laatste."
            )
        return " ".join(said)

    def draw_organisations(self) -> None:
        st.text_input(
            "Genomen door (organisaties, met ; ertussen)",
            key=_of_meeting(self.meeting),
            persist_state=KEPT,
        )

    def draw_action(self) -> None:
        for name in _ACTION:
            self._text(name, f"{name_of(name)}, zoals {_DAY}" if name == "voor" else name_of(name))

    def key(self, name: str) -> str:
        """Of what a field holds, in the session."""
        return f"{self.place}_{name}"

    def _typed(self, name: str) -> str:
        return (st.session_state.get(self.key(name)) or "").strip()

    def _text(self, name: str, label: str, long: bool = False) -> None:
        draw = st.text_area if long else st.text_input
        draw(label, key=self.key(name), persist_state=KEPT)
        show_wrong(self.place, name)

    def _choice(self, name: str, label: str, offered: dict[str, str]) -> None:
        # Other rows may have been chosen since, that cannot have it.
        if self._typed(name) not in offered:
            st.session_state[self.key(name)] = None
        st.selectbox(
            label,
            [*offered],
            format_func=offered.get,
            key=self.key(name),
            persist_state=KEPT,
            index=None,
            placeholder="niet vastleggen",
        )
        show_wrong(self.place, name)
