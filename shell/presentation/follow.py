"""Following a meeting: all who present it see the slide, and of it the part, at which it is.

The place goes by the database (`voortgang.store.Store.plaats`), over all replicas. Who may record
besluiten of the meeting moves it with each step; who only reads comes along, and looks around alone
once a step of their own lets go. What is open to be filled in stays where it is.
"""

import datetime
from dataclasses import dataclass, replace

import streamlit as st
from markupsafe import Markup

from overleg.vergaderingen import Vergadering
from shell.filter_bar import choose
from shell.office import office
from shell.presentation.follow_stand import ADDRESS, written
from shell.presentation.slides import Deck, Slide, parted
from shell.recording.aanmelden import auteur
from shell.recording.vergadering import may_record_of
from voortgang.failures import StoreAway
from voortgang.rechten import Auteur, NotAllowed, Via
from voortgang.recording import move
from voortgang.store import Plaats

# A meeting of another day has no place any more: who opens it then begins at its first slide.
HELD = datetime.timedelta(hours=12)
NOT_FOLLOWED = "Dit scherm volgt het overleg nu niet: de opslag is niet bereikbaar."
OPEN = "paneel_open"
_STATE = "volgen"


@dataclass(frozen=True)
class Following:
    """How this session stands to a meeting.

    shown: what was drawn last, as `toon` in the address. stand: of what is drawn, by
    `shell.presentation.follow_stand.written`.
    at: where the meeting is, None where nobody moved it. leads: whether who is at this screen moves
    all who follow. loose: whether this reader looks around alone. problem: why the meeting is not
    followed, in Dutch.
    """

    vergadering: str
    shown: str
    stand: str = ""
    at: str | None = None
    leads: bool = False
    loose: bool = False
    problem: str = ""


def follow(deck: Deck, slide: Slide) -> Following:
    """How it stands now that this slide is to be drawn; where it is to be a different one, the run
    begins anew.

    Who comes with no slide in the address goes to where the meeting is.
    """
    meeting, asked = deck.meeting, deck.view.query.toon
    before, problem = _state(meeting), ""
    leads = may_record_of(meeting.overleg.naam)
    if before is None or asked is None:
        loose = before is not None and before.loose
        before = _keep(Following(meeting.sleutel, slide.toon, loose=loose))
        if catch_up(meeting).shown != slide.toon:
            st.rerun()
    elif before.shown != asked and parted(asked)[0] == slide.toon:
        before, problem = _step(meeting, replace(before, shown=asked, leads=leads))
    here, away = _asked(meeting)
    at = _place(here)
    return _keep(
        replace(
            before,
            leads=leads,
            at=at,
            # What came after these slides were made, or while it was away, is still to be drawn,
            # and where the meeting went on to while this was drawn.
            stand="" if away or _is_behind(before, at) else written(here, deck.last),
            problem=problem or away,
        )
    )


def catch_up(meeting: Vergadering) -> Following:
    """Go to where the meeting is, unless this reader let go of it or is filling something in."""
    now = _state(meeting) or Following(meeting.sleutel, "")
    at = _place(_asked(meeting)[0])
    if _is_behind(now, at):
        choose(toon=at)
        now = replace(now, shown=at)
    return _keep(now)


def _is_behind(now: Following, at: str | None) -> bool:
    """Whether the meeting is elsewhere than what was drawn, and this reader goes along."""
    return at not in (None, now.shown) and not (now.loose or is_open())


def in_words(deck: Deck, found: Following) -> Markup:
    """Whether this screen follows, and for `server/static/follow.js` what it asks."""
    names = {slide.toon: slide.name for slide in deck.slides}
    at = parted(found.at or found.shown)[0]
    if found.problem:
        said = "" if found.problem == NOT_FOLLOWED else found.problem
    elif at != parted(found.shown)[0]:
        said = f"Aan de orde is: {names.get(at, 'een punt dat niet meer op de agenda staat')}"
    elif found.leads:
        said = "" if found.loose else "Wie volgt, gaat met u mee."
    else:
        said = "U kijkt zelf." if found.loose else "U volgt het overleg."
    said = " ".join(filter(None, (deck.note and f"{deck.note}.", said)))
    asks = Markup(
        '<span hidden data-volgt="{}" data-stand="{}"></span>'
        '<p class="voorbehoud" data-volgt-wel>{}</p>'
        '<p class="voorbehoud" data-volgt-niet{}>{}</p>'
    )
    hidden = Markup("" if found.problem == NOT_FOLLOWED else " hidden")
    where = ADDRESS.format(deck.meeting.sleutel)
    return asks.format(where, found.stand, said, hidden, NOT_FOLLOWED)


def draw_ways(meeting: Vergadering, found: Following) -> None:
    """Draw the button that lets go of the meeting or follows it again, and the hidden one by which
    the browser has the screen drawn again."""
    words = "Weer volgen" if found.loose else "Niet volgen"
    st.button(words, key="dia_volgen", on_click=_turn, args=(meeting, not found.loose))
    st.button("Bijwerken", key="dia_bijwerken", on_click=catch_up, args=(meeting,))


def is_open() -> bool:
    """Whether the panel beside the slide is open."""
    return st.session_state.get(OPEN, False)


def _turn(meeting: Vergadering, loose: bool) -> None:
    if (state := _state(meeting)) is not None:
        _keep(replace(state, loose=loose))
    catch_up(meeting)


def _step(meeting: Vergadering, now: Following) -> tuple[Following, str]:
    """After a step of one's own: the meeting comes along, or this reader goes alone; and why the
    meeting did not come along, in Dutch."""
    if now.loose:
        return now, ""
    if not now.leads:
        return replace(now, loose=True), ""
    who = auteur() or Auteur(Via.THIS_COMPUTER.value, Via.THIS_COMPUTER)
    try:
        move(office(), meeting.sleutel, meeting.overleg.naam, now.shown, who)
    except NotAllowed as problem:
        return now, str(problem)
    except StoreAway:
        return now, NOT_FOLLOWED
    return now, ""


def _asked(meeting: Vergadering) -> tuple[Plaats | None, str]:
    """Where the meeting is, and why that is not known, in Dutch."""
    try:
        return office().store.plaats(meeting.sleutel)[0], ""
    except StoreAway:
        return None, NOT_FOLLOWED


def _place(here: Plaats | None) -> str | None:
    if here is None or datetime.datetime.now(datetime.UTC) - here.tijdstip > HELD:
        return None
    return here.toon


def _state(meeting: Vergadering) -> Following | None:
    state = st.session_state.get(_STATE)
    return state if state is not None and state.vergadering == meeting.sleutel else None


def _keep(state: Following) -> Following:
    st.session_state[_STATE] = state
    return state
