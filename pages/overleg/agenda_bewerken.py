"""Editing the agenda of a meeting: the points to choose from, and the fields of the one in hand.

What is edited is kept in the session until it is saved as a new version, on whatever screen one
is meanwhile, and by the browser for a session that comes after it; nothing that is typed waits in a
field alone.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st
from markupsafe import Markup
from pydantic import TypeAdapter, ValidationError

from documents.tabel import Tabel
from overleg.agenda import BEHANDELINGEN
from overleg.agenda_bewerken import LONGEST_SUBJECT, Werk, Werkpunt, differences, missing
from overleg.agendastuk import Grondslag
from overleg.beslissen import soort
from overleg.punten import Punt
from overleg.vergaderingen import Vergadering
from pages.overleg.agenda_gelezen import now
from pages.overleg.parts import concept
from selections.dates import time_in_words, today
from selections.words import counted
from shell.filter_bar import choose
from shell.notices import melding, voorbehoud
from shell.picker import Option, picker
from shell.recording.aanmelden import show_aanmelden
from shell.recording.concept import Draft, keep_draft
from shell.recording.outcome import refuse_fields, show_outcome, show_wrong, tell
from shell.recording.vergadering import store_stukken
from shell.table import screen_link, show_tabel
from shell.view import View
from voortgang.vergaderstukken import Regeltekst

PLACE = "agenda_bewerken"
OWN_POINT = "Eigen punt toevoegen"
MOST_MINUTES = 600
_INLEIDING, _KEUZE, _SPLIT = f"{PLACE}_inleiding", f"{PLACE}_punt", f"{PLACE}_splitsen"
# Whose fields stand on the screen: what is typed in them is of that point, whichever is in hand by
# then.
_ON_SCREEN = f"{PLACE}_op_scherm"
_FIELDS = {
    "onderwerp": "Onderwerp",
    "vraag": "Vraag aan het overleg (verplicht)",
    "behandeling": "Behandeling",
    "minuten": "Minuten",
    "toelichting": "Toelichting",
}
_DRAWN = ("auteur", "vraag")
_TYPED = ("onderwerp", "vraag", "toelichting")
# The agenda and the point in hand, as the browser keeps them.
_KEPT = TypeAdapter(tuple[Werk, str | None])


@dataclass(frozen=True)
class Bewerking:
    """An agenda that somebody edits in this session.

    werk: as it is by now; start: as it was saved; gekozen: the point in hand; eerder: what each
    step did, and the agenda before it.
    """

    werk: Werk
    start: Werk
    gekozen: str | None
    eerder: tuple[tuple[str, Werk], ...] = ()

    @property
    def is_changed(self) -> bool:
        """Whether there is anything to save."""
        return self.werk.given() != self.start.given()


def is_editing(meeting: Vergadering) -> bool:
    """Whether the agenda of this meeting is being edited in this session."""
    return _kept(meeting) is not None


def has_changes(meeting: Vergadering) -> bool:
    """Whether something was edited in it that is not saved."""
    kept = _kept(meeting)
    return kept is not None and kept.is_changed


def show_start(view: View, meeting: Vergadering) -> None:
    """Draw the way to edit the last version."""
    # What is recorded now is not there on a day before; and to begin anew would drop what is kept.
    if view.peildatum >= today() and not is_editing(meeting):
        _keep_draft(meeting)
        _press("Agenda bewerken", "begin", _start, meeting)


def show_take_in(meeting: Vergadering, place: int, punt: Punt) -> None:
    """Draw the way to put a point of the rules on a new version; place: its place on the screen."""
    _press("Zet op een nieuwe versie van de agenda", f"erbij_{place}", _take_in, meeting, punt)


def show_editor(view: View, meeting: Vergadering) -> None:
    """Draw what is edited. Raises `StoreAway`."""
    kept = _kept(meeting)
    st.session_state[_ON_SCREEN] = kept.gekozen or ""
    _keep_draft(meeting)
    on, _, _ = now(view, meeting)
    st.header(f"Agenda van {meeting.titel}, {concept(view.peildatum)}", anchor=False)
    show_outcome(PLACE, {"vraag": st.session_state.get(_key("vraag")), "status": None})
    is_behind = meeting.laatste.stuk.id != kept.werk.basis
    if is_behind:
        _show_both(view, meeting, kept)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        with st.container(width=280):
            show_aanmelden(PLACE)
        if not is_behind:
            words = f"Opslaan als versie {len(meeting.versies) + 1}"
            _press(words, "opslaan", _save, meeting, type="primary")
        _show_stop(meeting, kept)
        if kept.eerder:
            _press(f"Ongedaan maken: {kept.eerder[-1][0]}", "ongedaan", _undo, meeting)
    show_wrong(PLACE, "auteur")
    if kept.is_changed:
        st.html(voorbehoud("Er zijn wijzigingen die niet zijn opgeslagen."))
    left, right = st.columns([2, 3], gap="medium")
    with left:
        _show_points(meeting, kept)
        with st.expander("Inleiding bij de agenda", expanded=bool(kept.start.inleiding)):
            _area("Inleiding", _INLEIDING, kept.werk.inleiding, meeting, 140)
    with right:
        if kept.gekozen is not None:
            _show_point(meeting, kept, on)


def _show_points(meeting: Vergadering, kept: Bewerking) -> None:
    names = {one.sleutel: _named(at, one) for at, one in enumerate(kept.werk.punten, 1)}
    if names:
        st.session_state[_KEUZE] = kept.gekozen
        st.radio(
            f"Punt om te bewerken ({counted(len(names), 'punt')})",
            [*names],
            format_func=names.get,
            key=_KEUZE,
            on_change=_choose,
            args=(meeting,),
        )
    words, add = "eigen punt toegevoegd", lambda werk, here: werk.added()
    _press(OWN_POINT, "eigen", _step, meeting, words, add)


def _show_point(meeting: Vergadering, kept: Bewerking, on: Grondslag) -> None:
    werk = kept.werk
    at = werk.at(kept.gekozen)
    here, last = werk.punten[at], len(werk.punten) - 1
    fixed = _why_it_stays(meeting, here)
    above = fixed or (at and _why_it_stays(meeting, werk.punten[at - 1]))
    done = f"punt {at + 1}"
    steps = (
        ("Omhoog", "omhoog", f"{done} omhoog", lambda werk, here: werk.moved(here, -1), at == 0),
        ("Omlaag", "omlaag", f"{done} omlaag", lambda werk, here: werk.moved(here, 1), at == last),
        (
            f"Samenvoegen met punt {at}" if at else "Samenvoegen met het vorige punt",
            "samen",
            f"{done} samengevoegd",
            lambda werk, here: werk.merged(here, on.proposed),
            at == 0 or bool(above),
        ),
        (
            "Verwijderen",
            "weg",
            f"{done} verwijderd",
            lambda werk, here: werk.removed(here),
            bool(fixed),
        ),
    )
    st.subheader(f"Punt {at + 1}", anchor=False)
    with st.container(horizontal=True, gap="small"):
        for label, name, words, change, disabled in steps:
            _press(label, name, _step, meeting, words, change, disabled=disabled)
    if fixed or above:
        st.html(voorbehoud(fixed or above))
    _show_fields(meeting, here)
    if len(here.sleutels) > 1 and not fixed:
        _show_split(meeting, here, on)


def _show_fields(meeting: Vergadering, here: Werkpunt) -> None:
    for name in _FIELDS:
        st.session_state[_key(name)] = getattr(here, name)
    take = {"on_change": _collect, "args": (meeting,)}
    st.text_input(_FIELDS["onderwerp"], key=_key("onderwerp"), max_chars=LONGEST_SUBJECT, **take)
    st.text_area(_FIELDS["vraag"], key=_key("vraag"), max_chars=4000, height=92, **take)
    show_wrong(PLACE, "vraag")
    if here.miscounted is not None:
        st.html(
            voorbehoud(
                f"Let op: de aantallen regels en momenten in de vraag zijn samen "
                f"{here.miscounted}; het punt heeft {counted(len(here.sleutels), 'regel')}. "
                "Pas de vraag aan."
            )
        )
    with st.container(horizontal=True, gap="medium", vertical_alignment="bottom"):
        st.radio(
            _FIELDS["behandeling"],
            BEHANDELINGEN,
            key=_key("behandeling"),
            horizontal=True,
            width="content",
            **take,
        )
        st.number_input(
            _FIELDS["minuten"],
            min_value=1,
            max_value=MOST_MINUTES,
            value=None,
            key=_key("minuten"),
            width=220,
            placeholder="niet genoemd",
            **take,
        )
    _area(_FIELDS["toelichting"], _key("toelichting"), here.toelichting, meeting, 92)


def _show_split(meeting: Vergadering, here: Werkpunt, on: Grondslag) -> None:
    with st.expander(f"Splitsen: kies van de {len(here.sleutels)} regels wat een nieuw punt wordt"):
        taken = picker(
            "Regels voor het nieuwe punt",
            [_option(row) for row in on.regels(here.sleutels)],
            _SPLIT,
            empty="kies een of meer regels",
        )
        number = counted(len(taken), "regel")
        _press(
            f"Maak een nieuw punt van {number}",
            "afsplitsen",
            _step,
            meeting,
            f"{number} afgesplitst",
            lambda werk, here: werk.split(here, taken, on.proposed),
            disabled=not 0 < len(taken) < len(here.sleutels),
        )
        if len(taken) == len(here.sleutels):
            st.html(voorbehoud("Er moet ten minste één regel bij het punt blijven."))


def _show_both(view: View, meeting: Vergadering, kept: Bewerking) -> None:
    last = meeting.laatste
    address = view.address(None, vergadering=meeting.sleutel, bericht=last.stuk.id)
    link = screen_link(address, f"versie {last.nummer}")
    st.html(
        melding(
            Markup(
                "Terwijl u bewerkte, is {} opgeslagen ({}). Uw wijzigingen staan nog hier en zijn "
                "niet opgeslagen. Hieronder staat wat verschilt; kies wat geldt. Beide versies "
                "blijven in het logboek."
            ).format(link, time_in_words(last.stuk.tijdstip)),
        )
    )
    if found := differences(kept.werk, Werk.of(last)):
        columns = {"Punt": "punt", "Uw bewerking": "hier", f"Versie {last.nummer}": "daar"}
        caption = f"Wat verschilt tussen uw bewerking en versie {last.nummer}"
        show_tabel(Tabel.each("Verschillen", found, columns, caption=caption))
    with st.container(horizontal=True, gap="small"):
        mine = f"Mijn bewerking opslaan als versie {last.nummer + 1}"
        _press(mine, "toch", _save, meeting, last.stuk.id)
        theirs = f"Mijn bewerking laten vallen en verder met versie {last.nummer}"
        _press(theirs, "hun", _start, meeting)


def _show_stop(meeting: Vergadering, kept: Bewerking) -> None:
    if not kept.is_changed:
        _press("Stoppen met bewerken", "stop", _forget, meeting)
        return
    with st.popover("Wijzigingen laten vallen", width="content"):
        st.html("<p>Wat u sinds de laatste keer opslaan wijzigde, gaat verloren.</p>")
        _press("Ja, laat vallen", "stop", _forget, meeting)


def _area(label: str, key: str, value: str, meeting: Vergadering, height: int) -> None:
    st.session_state[key] = value
    st.text_area(label, key=key, max_chars=4000, height=height, on_change=_collect, args=(meeting,))


def _press(label: str, name: str, press: Callable[..., None], *args: object, **how: object) -> None:
    st.button(label, key=f"{PLACE}_{name}", on_click=press, args=args, **how)


def _start(meeting: Vergadering) -> None:
    werk = Werk.of(meeting.laatste)
    first = werk.punten[0].sleutel if werk.punten else None
    _keep(meeting, Bewerking(werk, werk, first))
    choose(bericht=None)


def _take_in(meeting: Vergadering, punt: Punt) -> None:
    if _kept(meeting) is None:
        _start(meeting)
    choose(bericht=None)
    _step(
        meeting,
        "punt toegevoegd",
        lambda werk, here: werk.added(
            punt.onderwerp, punt.vraag, behandeling=punt.voorstel, sleutels=punt.sleutels
        ),
    )


def _choose(meeting: Vergadering) -> None:
    _collect_last(meeting)
    kept, chosen = _kept(meeting), st.session_state[_KEUZE]
    if not kept.werk.has(chosen):
        # The name of a point that changed while it was pressed, which begins with its number.
        at = int(str(chosen).partition(".")[0])
        chosen = kept.werk.punten[at - 1].sleutel
    _keep(meeting, replace(kept, gekozen=chosen))


def _step(meeting: Vergadering, words: str, change: Callable[[Werk, str | None], Werk]) -> None:
    """words: what it did. change: gives the new agenda, from the agenda and the point in hand."""
    _collect_last(meeting)
    kept = _kept(meeting)
    # Pressed twice before the screen followed: the point may be gone by then.
    if kept is None or (kept.gekozen is not None and not kept.werk.has(kept.gekozen)):
        return
    before = kept.werk
    werk = change(before, kept.gekozen)
    _hold(meeting, replace(kept, werk=werk, eerder=(*kept.eerder, (words, before))), before)


def _undo(meeting: Vergadering) -> None:
    _collect_last(meeting)
    kept = _kept(meeting)
    if kept is None or not kept.eerder:
        return
    *eerder, (_, werk) = kept.eerder
    _hold(meeting, replace(kept, werk=werk, eerder=tuple(eerder)), kept.werk)


def _hold(meeting: Vergadering, kept: Bewerking, before: Werk) -> None:
    """Keep it with a point in hand that is on it: a new one, the same, or the one in its place."""
    new = [one.sleutel for one in kept.werk.punten if not before.has(one.sleutel)]
    if new:
        kept = replace(kept, gekozen=new[0])
    elif not kept.werk.has(kept.gekozen):
        at = before.at(kept.gekozen) if before.has(kept.gekozen) else 0
        left = kept.werk.punten[max(at - 1, 0) :]
        kept = replace(kept, gekozen=left[0].sleutel if left else None)
    st.session_state.pop(_SPLIT, None)
    _keep(meeting, kept)


def _collect_last(meeting: Vergadering) -> None:
    """The same before another point or agenda comes in hand: a field that was left by that press
    reports its change only after it, when what it holds was taken already.
    """
    _collect(meeting)
    st.session_state.pop(_ON_SCREEN, None)


def _collect(meeting: Vergadering) -> None:
    """Take what the fields on the screen hold into what is kept, each for the point it is of."""
    kept, of = _kept(meeting), st.session_state.get(_ON_SCREEN)
    if kept is None or of is None:
        return
    werk = kept.werk
    if _INLEIDING in st.session_state:
        werk = replace(werk, inleiding=_text(_INLEIDING))
    if werk.has(of) and _key("vraag") in st.session_state:
        values = {name: st.session_state[_key(name)] for name in ("behandeling", "minuten")}
        values |= {name: _text(_key(name)) for name in _TYPED}
        werk = werk.changed(of, **values)
    _keep(meeting, replace(kept, werk=werk))


def _save(meeting: Vergadering, over: int | None = None) -> None:
    """over: the later version that was shown beside it, where this one is to come after it."""
    _collect(meeting)
    kept = _kept(meeting)
    if kept is None:
        # Pressed twice: the first press has saved.
        return
    if wrong := missing(kept.werk):
        first = next(iter(wrong))
        _keep(meeting, replace(kept, gekozen=first))
        refuse_fields(PLACE, "", {"vraag": wrong[first]})
        return
    given = kept.werk.given() | {
        "overleg": meeting.overleg.model_dump(),
        "gezien": kept.werk.basis if over is None else over,
    }
    if stored := store_stukken([("agenda", given)], PLACE, _DRAWN):
        _forget(meeting)
        # Without a record in the address it is the fixed agenda that is shown.
        choose(bericht=stored[0].id if meeting.vastgesteld else None)
        tell(PLACE, "De agenda is opgeslagen als nieuwe versie.")


def _forget(meeting: Vergadering) -> None:
    st.session_state.pop(_place_of(meeting), None)
    st.session_state.pop(_SPLIT, None)


def _keep_draft(meeting: Vergadering) -> None:
    kept = _kept(meeting)
    held = {} if kept is None else {"bewerkt": _KEPT.dump_json((kept.werk, kept.gekozen)).decode()}
    fields = {name: _key(name) for name in _TYPED} | {"inleiding": _INLEIDING}
    keep_draft(_place_of(meeting), held, fields, partial(_put_back, meeting))


def _put_back(meeting: Vergadering, draft: Draft) -> None:
    """Go on with what the browser kept, where the version that it was made from is there."""
    try:
        werk, gekozen = _KEPT.validate_json(draft.get("bewerkt", ""))
    except ValidationError:
        return
    start = next((one for one in meeting.versies if one.stuk.id == werk.basis), None)
    if start is None or is_editing(meeting):
        return
    if "inleiding" in draft:
        werk = replace(werk, inleiding=draft["inleiding"])
    if werk.has(gekozen):
        werk = werk.changed(gekozen, **{name: draft[name] for name in _TYPED if name in draft})
    _keep(meeting, Bewerking(werk, Werk.of(start), gekozen))


def _why_it_stays(meeting: Vergadering, punt: Werkpunt) -> str:
    """Why a point is not merged, split or removed, in Dutch; empty where it can be."""
    besluit = None if punt.id is None else meeting.besluit(punt.id)
    if besluit is None:
        return ""
    return f"Over ‘{punt.naam}’ is besloten ({soort(besluit)}): dat punt houdt zijn regels."


def _named(at: int, one: Werkpunt) -> str:
    beside = [one.behandeling]
    if one.sleutels:
        beside.append(counted(len(one.sleutels), "regel"))
    if one.minuten:
        beside.append(counted(one.minuten, "minuut"))
    return f"{at}. {one.naam} ({', '.join(beside)})"


def _option(row: Regeltekst) -> Option:
    where = ", ".join(filter(None, (row.titel, row.stap)))
    return Option(row.sleutel, row.sleutel, f"{where}: {row.borging}, {row.publicatie}")


def _key(name: str) -> str:
    return f"{PLACE}_veld_{name}"


def _text(key: str) -> str:
    return (st.session_state[key] or "").strip()


def _place_of(meeting: Vergadering) -> str:
    return f"{PLACE}_{meeting.sleutel}"


def _kept(meeting: Vergadering) -> Bewerking | None:
    return st.session_state.get(_place_of(meeting))


def _keep(meeting: Vergadering, kept: Bewerking) -> None:
    st.session_state[_place_of(meeting)] = kept
