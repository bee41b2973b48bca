"""The panel beside a slide of a meeting: what is decided, what follows from it, and who does what.

A decision takes one press where the meeting agrees with what is proposed; what is filled in goes
along with whichever decision is pressed.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st
from markupsafe import Markup

from overleg.agenda import HAMERSTUK, KENNISNEMING
from overleg.beslissen import (
    Behandeld,
    Keuze,
    about,
    advised,
    gevolgen_in_words,
    hamerstukken,
    in_one_press,
    kinds,
    lapses_elsewhere,
    named,
    over,
    reversal,
    soort,
    to_record,
)
from overleg.vergaderingen import Vergadering
from pages.overleg.panel_fields import DRAWN, PanelFields, organisations
from selections.words import counted, enumeration, within_a_sentence
from shell.filter_bar import choose
from shell.lists import listed
from shell.notices import voorbehoud
from shell.picker import Option, picker
from shell.presentation.panel import ASKED
from shell.recording.aanmelden import auteur, show_aanmelden
from shell.recording.outcome import refuse_fields, show_outcome, show_wrong, tell
from shell.recording.vergadering import store_stukken
from shell.state_words import row_name
from shell.view import View
from voortgang.record import Problem
from voortgang.vergaderstukken import Holding, Stuk
from voortgang.vocabulary import Decision

PLACE = "paneel"
NOT_FIXED = "De agenda is niet vastgesteld (CONCEPT). Wat u vastlegt, geldt wel."
# What is decided in one press, by how it is treated.
_AT_ONCE = {"hamerstukken": HAMERSTUK, "punten ter kennisneming": KENNISNEMING}


def show_point_panel(view: View, meeting: Vergadering, point: Behandeld, after: str) -> None:
    """Draw what can be decided on this point; after: the slide that comes next."""
    fields = PanelFields(meeting, point)
    _head(f"Punt {point.nummer}", meeting)
    _begin(fields)
    is_done = point.besloten and fields.again is None
    if is_done:
        words = "Naar de agenda" if after == "agenda" else "Volgende punt"
        _press(words, "volgende", partial(choose, toon=after), main=True)
    else:
        _draw_decision(view, fields)
    if fields.again is None:
        _draw_taken(fields)
    if is_done:
        with st.expander("Een actie bij dit punt"):
            fields.draw_action()
            # Another button once it has recorded: the focus goes on to what comes next.
            number = len(meeting.acties_bij(point.punt.id))
            _press("Leg de actie vast", f"actie_{number}", _record_action, fields)


def show_besluit_panel(view: View, meeting: Vergadering, point: Behandeld, besluit: Stuk) -> None:
    """Draw the ways to take a besluit again or back, away from its slide."""
    fields = PanelFields(meeting, point)
    _begin(fields)
    if fields.again == besluit.id:
        _draw_decision(view, fields)
    else:
        _draw_ways_back(fields, besluit)


def show_all_panel(meeting: Vergadering, points: Sequence[Behandeld]) -> None:
    """Draw the way to agree with all hamerstukken at once."""
    left = hamerstukken(points)
    treated = {one.punt.behandeling for one in left}
    names = enumeration([name for name, of in _AT_ONCE.items() if of in treated])
    _head((names or enumeration([*_AT_ONCE])).capitalize(), meeting)
    place = f"{PLACE}_alle_{meeting.sleutel}"
    show_outcome(place, {"auteur": auteur()})
    _draw_name(place)
    if not left:
        st.html("<p>Er is geen hamerstuk of punt ter kennisneming zonder besluit.</p>")
        return
    numbers = Counter(_first(meeting, one)[1] for one in left)
    agreed = enumeration(
        [f"{name} op {counted(number, 'punt')}" for name, number in numbers.items()]
    )
    if st.session_state.get(ASKED) is not True:
        _press(f"Alle {names}: {agreed}", "alle", _ask, True, main=True)
        st.html(_named(meeting, left))
        return
    st.html(Markup("<p>Leg vast: {}?</p>{}").format(agreed, _named(meeting, left)))
    _press(f"Ja, {agreed}", "alle_zeker", _agree_with_all, meeting, left, place, main=True)
    _press("Nee", "alle_niet", _ask, False)


def advice(point: Behandeld) -> Markup:
    """What a directeurenoverleg advised on a point, a paragraph each."""
    return Markup("").join(
        Markup('<p class="advies"><b>{} {}{}:</b> {}</p>').format(
            soort(advies).capitalize(),
            advies.overleg.titel,
            of,
            " ".join(filter(None, (advies.inhoud.get("woorden"), later))),
        )
        for advies, of, later in advised(point)
    )


def since_fixed(point: Behandeld) -> Markup:
    """What was recorded on its rows after the agenda was fixed, a paragraph each."""
    said = Markup('<p class="advies"><b>Na het vaststellen vastgelegd, {}:</b> {}</p>')
    return Markup("").join(said.format(*row) for row in point.sindsdien.values())


def earlier(besluit: Stuk, of: str) -> Markup:
    """What an earlier meeting decided, as a paragraph; of: over how many rows of the point."""
    words = besluit.inhoud.get("woorden")
    return Markup('<p class="advies"><b>Eerder, {}{}:</b> {}{}</p>').format(
        besluit.overleg.titel, of, soort(besluit), f". {words}" if words else ""
    )


def _head(words: str, meeting: Vergadering) -> None:
    # Without a name nothing is recorded: then it is the name that gets the focus first.
    unnamed = "ja" if auteur() is None else "nee"
    head = Markup('<h2 class="paneel_kop" tabindex="-1" data-zonder-naam="{}">{}</h2>')
    st.html(head.format(unnamed, words))
    if meeting.vastgesteld is None:
        st.html(voorbehoud(NOT_FIXED))


def _begin(fields: PanelFields) -> None:
    show_outcome(fields.place, fields.now())
    _draw_name(fields.place)
    fields.keep()


def _draw_name(place: str) -> None:
    show_aanmelden(PLACE)
    show_wrong(place, "auteur")


def _named(meeting: Vergadering, points: Sequence[Behandeld]) -> Markup:
    return listed(
        f"{one.nummer}. {one.punt.onderwerp or one.punt.vraag}: {_in_one_press(meeting, one)}"
        for one in points
    )


def _in_one_press(meeting: Vergadering, point: Behandeld) -> str:
    """As what a point is decided in one press, and what follows from it by rule."""
    first, name = _first(meeting, point)
    follows = [
        {"sleutel": one, **point.voorstel[one]}
        for one in point.open
        if first.gevolgen and one in point.voorstel
    ]
    volgt = f"; volgt uit {name}: {gevolgen_in_words(follows)}" if follows else ""
    return f"{name}{volgt}"


def _first(meeting: Vergadering, point: Behandeld) -> tuple[Decision, str]:
    """What is decided on a point in one press, and the same in a sentence."""
    first = kinds(meeting.overleg, point.punt)[0]
    return first, within_a_sentence(named(first, point.punt))


def _draw_decision(view: View, fields: PanelFields) -> None:
    point = fields.point
    first, *others = kinds(fields.meeting.overleg, point.punt)
    rows = view.table[view.table["sleutel"].isin(point.undecided(fields.again))]
    if (taken := fields.taken) is not None:
        lapses = lapses_elsewhere(taken, rows["sleutel"])
        st.html(Markup("<p>In plaats van besluit {}.{}</p>").format(taken.id, lapses))
        _press("Laat het besluit staan", "laten", fields.let_stand)
    chosen = fields.chosen_rows(rows["sleutel"])
    on = counted(len(chosen) or len(rows), "regel")
    is_part = chosen or (len(rows) and point.besluiten)
    name = named(first, point.punt, fields.words(first))
    words = f"{name} ({on})" if is_part else name
    _press(words, _key(first), _decide, fields, first, main=True)
    if point.besluiten and fields.again is None:
        st.html(Markup("<p>Nog geen besluit: {}.</p>").format(enumeration(point.open)))
    # Where nothing is proposed, only what somebody filled in.
    agreeing = [kind for kind in (first, *others) if fields.takes(kind)]
    if len(rows) and agreeing:
        if first in agreeing or any(fields.given(agreeing[0]).volgt.values()):
            st.html(voorbehoud(fields.consequences(agreeing)))
        fields.draw_proposal(chosen or rows["sleutel"])
    if point.sindsdien:
        st.html(since_fixed(point))
    if point.adviezen:
        st.html(advice(point))
    with st.container(horizontal=True, gap="small", key="paneel_anders"):
        for kind in others:
            _press(kind.label, _key(kind), _decide, fields, kind)
    fields.draw_words((first, *others))
    if len(rows) > 1:
        offered = [Option(row.sleutel, row.sleutel, row_name(row)) for row in rows.itertuples()]
        picker("Regels", offered, fields.key("sleutels"), empty=f"alle {len(offered)}")
    if any(kind.gevolgen for kind in (first, *others)) and len(rows):
        fields.draw_follows(rows[rows["sleutel"].isin(chosen)] if chosen else rows)
    with st.expander("Door wie, en een actie", expanded=fields.has_action()):
        fields.draw_organisations()
        fields.draw_action()


def _press(
    words: str, name: str, press: Callable[..., None], *args: object, main: bool = False
) -> None:
    st.button(
        words,
        key=f"paneel_{name}",
        type="primary" if main else "secondary",
        width="stretch" if main else "content",
        on_click=press,
        args=args,
    )


def _key(kind: Decision) -> str:
    return kind.waarde.replace(" ", "_")


def _draw_taken(fields: PanelFields) -> None:
    """Draw what holds on this point, each with the ways to take it again or back."""
    point = fields.point
    for one in point.besluiten:
        only = about(one, point.punt)
        st.html(
            Markup("<p><b>Besluit {}: {}</b>{}</p>").format(
                one.id, soort(one), f" bij {only}" if only else ""
            )
        )
        _draw_ways_back(fields, one)
    for one in point.eerder:
        st.html(earlier(one, over([one], point.punt)))
        # What another overleg decided is for that one to take again or back.
        if one.overleg.is_same(fields.meeting.overleg):
            _draw_ways_back(fields, one)


def _draw_ways_back(fields: PanelFields, one: Stuk) -> None:
    to = reversal(fields.meeting.overleg)
    if st.session_state.get(ASKED) == one.id:
        st.html(
            f"<p>Besluit {one.id} herroepen? Het wordt {to.label.lower()}, en wat eruit volgde, "
            "vervalt. Daarna kan het alleen met een nieuw besluit terug.</p>"
        )
        with st.container(horizontal=True, gap="small"):
            sure = f"Ja, herroep besluit {one.id}"
            _press(sure, f"herroep_zeker_{one.id}", _reverse, fields, one)
            _press("Nee", "herroep_niet", _ask, False)
        return
    with st.container(horizontal=True, gap="small"):
        _press("Opnieuw besluiten", f"opnieuw_{one.id}", fields.decide_again, one)
        if one.inhoud["soort"] != to.waarde:
            back = f"Herroepen (wordt {to.label.lower()})"
            _press(back, f"herroep_{one.id}", _ask, one.id)


def _ask(what: object) -> None:
    st.session_state[ASKED] = what


def _decide(fields: PanelFields, kind: Decision) -> None:
    given = to_record(fields.meeting, fields.point, fields.given(kind))
    _record(fields, fields.wrong(kind), given)


def _record_action(fields: PanelFields) -> None:
    said = {
        "overleg": fields.meeting.overleg.model_dump(),
        "punt": fields.point.punt.id,
        "besluit": fields.point.besluiten[-1].id,
        **fields.action(),
    }
    _record(fields, fields.wrong_action(asked=True), [("actie", said)])


def _record(
    fields: PanelFields, wrong: dict[str, str], given: Sequence[tuple[str, object]]
) -> None:
    if _pressed_twice(fields.meeting, fields.place):
        return
    if wrong:
        refuse_fields(fields.place, "", wrong)
    elif _store(fields.meeting, [fields.point], given, fields.place):
        # What was typed goes only once it is stored.
        fields.forget()


def _reverse(fields: PanelFields, besluit: Stuk) -> None:
    meeting, point = fields.meeting, fields.point
    sleutels = tuple(besluit.inhoud["sleutels"])
    chosen = Keuze(reversal(meeting.overleg).waarde, sleutels=sleutels, herroept=besluit.id)
    _store(meeting, [point], to_record(meeting, point, chosen), fields.place)
    _ask(False)


def _agree_with_all(meeting: Vergadering, left: Sequence[Behandeld], place: str) -> None:
    given = in_one_press(meeting, left, organisations(meeting))
    _store(meeting, left, given, place, ["auteur"])
    _ask(False)


def _store(
    meeting: Vergadering,
    points: Sequence[Behandeld],
    given: Sequence[tuple[str, object]],
    place: str,
    drawn: Sequence[str] = DRAWN,
) -> bool:
    """Whether this is recorded, on these points; what came of it is told at this place."""
    if _pressed_twice(meeting, place):
        return False
    made = store_stukken(given, place, drawn, partial(_in_words, points))
    if not made:
        return False
    said = (
        f"{soort(one)} als besluit {one.id}" if one.soort == "besluit" else f"actie {one.id}"
        for one in made
    )
    tell(place, f"Vastgelegd: {', '.join(said)}.")
    st.session_state[f"{place}_vastgelegd"] = _stands(meeting)
    return True


def _pressed_twice(meeting: Vergadering, place: str) -> bool:
    """Whether this is a press on what was drawn before the last one was recorded: one press too
    many, that changes nothing and of which nothing is said.
    """
    return st.session_state.get(f"{place}_vastgelegd") == _stands(meeting)


def _stands(meeting: Vergadering) -> tuple[int, ...]:
    """What stands of a meeting as it is drawn, by number."""
    acties = (one.stuk for one in meeting.acties)
    return tuple(one.id for one in (*meeting.besluiten, *meeting.herroepen, *acties))


def _in_words(points: Sequence[Behandeld], problem: Problem) -> str:
    """Why a besluit on one of these points is refused, as who is at the screen knows them."""
    if not isinstance(problem, Holding):
        return str(problem)
    places = (f"punt {one.nummer}" for one in points if one.punt.id == problem.punt and one.nummer)
    holding = problem.besluit
    return (
        f"Op {next(places, 'dit punt')} geldt intussen al besluit {holding.id}: {soort(holding)}. "
        "Kies ‘Opnieuw besluiten’ als het overleg het anders wil."
    )
