"""For which organisation is recorded: fixed by the roles file, or to be chosen by who may.

A beheerder and who sits at this computer choose one, with its overheidslaag; a vastlegger records
for their own alone. What is chosen in one place holds in all, for as long as the session lasts.
"""

from collections.abc import Mapping

import streamlit as st
from markupsafe import Markup

from loaders.overheidslagen import LAGEN
from shell.office import office
from shell.recording.aanmelden import (
    TYPED_LAAG,
    TYPED_OF,
    at_this_computer,
    auteur,
    may_choose_organisation,
    may_record_here,
    organisatie,
    organisaties,
    show_aanmelden,
)
from shell.recording.outcome import show_wrong
from voortgang.failures import StoreAway
from voortgang.rechten import Organisatie
from voortgang.record import LIMITS
from voortgang.settings import DATABASE_URL
from voortgang.typed import one_space
from voortgang.words import ORGANISATION_NOT_NAMED


def voor_wie() -> Organisatie | None:
    """For whom is recorded now; None where no organisation is named."""
    if not may_choose_organisation() or TYPED_OF not in st.session_state:
        return organisatie()
    name = one_space(st.session_state[TYPED_OF] or "")
    if not name:
        return None
    asked = Organisatie(naam=name, laag=st.session_state.get(TYPED_LAAG))
    known = next(filter(asked.is_same, _known().values()), asked)
    return known if known.laag else Organisatie(naam=known.naam, laag=asked.laag)


def propose_laag(laag: str) -> bool:
    """Fill in this overheidslaag of who is recorded for, where none is known and nobody chose;
    whether that was done. What is filled in stands in its field, to be changed.
    """
    of = voor_wie()
    open_to_choose = may_choose_organisation() and of is not None and of.laag is None
    if not open_to_choose or laag not in LAGEN or TYPED_LAAG in st.session_state:
        return False
    st.session_state[TYPED_LAAG] = laag
    return True


def in_words(of: Organisatie | None) -> str:
    """The organisation with its overheidslaag, as a reader sees it."""
    if of is None:
        return ORGANISATION_NOT_NAMED
    return f"{of.naam} ({of.laag})" if of.laag else of.naam


def show_voor_wie(place: str) -> None:
    """Draw for whom is recorded, or the fields to choose it.

    place: tells what is drawn here from the same in any other place of the run.
    """
    if not may_choose_organisation():
        if auteur() is not None:
            words = Markup("<p>U legt vast voor: <b>{}</b>.</p>")
            st.html(words.format(in_words(organisatie())))
        return
    known = _known()
    of = voor_wie()
    options = {name: in_words(one) for name, one in known.items()}
    if known and of is not None:
        options.setdefault(of.naam, of.naam)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        _draw(
            "Organisatie waarvoor u vastlegt",
            # A field of the other kind begins anew, and would tell that its own is empty.
            (f"voor_wie_{'keuze' if known else 'tekst'}_{place}", TYPED_OF),
            of and of.naam,
            f"{ORGANISATION_NOT_NAMED}; {'kies er een of typ' if known else 'typ'} de naam",
            options,
            new=True,
        )
        if of is not None and (of.naam not in known or known[of.naam].laag is None):
            lagen = {laag: laag for laag in LAGEN}
            keys = (f"voor_wie_laag_{place}", TYPED_LAAG)
            empty = "geen van deze, of niet bekend"
            _draw("Overheidslaag van de organisatie", keys, of.laag, empty, lagen)


def show_who(place: str) -> None:
    """Draw who is at the screen and, where they may record, for whom.

    place: as `show_voor_wie` has it.
    """
    if not at_this_computer():
        show_aanmelden(place)
        if may_record_here():
            show_voor_wie(place)
        return
    name, organisation = st.columns([2, 3], gap="small")
    with name:
        show_aanmelden(place)
        show_wrong(place, "auteur")
    with organisation:
        show_voor_wie(place)


def _draw(
    label: str,
    keys: tuple[str, str],
    chosen: str | None,
    empty: str,
    options: Mapping[str, str],
    *,
    new: bool = False,
) -> None:
    """Draw a choice, or a field of text where there is nothing to choose from.

    keys: of the field, and of what it is kept as. empty: what the field says as long as it is.
    options: by value, in words. new: whether another text may be typed.
    """
    field, kept = keys
    if st.session_state.get(field) != chosen:
        st.session_state[field] = chosen
    shared = {"key": field, "placeholder": empty, "on_change": _keep, "args": (field, kept)}
    if options:
        st.selectbox(
            label,
            [*options],
            format_func=lambda value: options.get(value, value),
            index=None,
            accept_new_options=new,
            **shared,
        )
    else:
        st.text_input(label, **shared)


def _keep(field: str, kept: str) -> None:
    typed = st.session_state[field]
    name = typed and one_space(typed)[: LIMITS["organisatie"]]
    st.session_state[kept] = name
    if kept == TYPED_OF:
        # What was chosen of another is not of this one; its name may tell.
        st.session_state.pop(TYPED_LAAG, None)
        of = [laag for laag in LAGEN if name and name.casefold().startswith(laag.casefold())]
        if of:
            st.session_state[TYPED_LAAG] = of[0]


def _known() -> dict[str, Organisatie]:
    """By name those of the roles file, and those for which something was recorded."""
    try:
        recorded = _recorded(DATABASE_URL.read(), office().store.last_id())
    except StoreAway:
        recorded = []
    return {one.naam: one for one in [*recorded, *organisaties()]}


# A record changes the number.
@st.cache_resource(show_spinner=False, max_entries=4)
def _recorded(url: str, last: int) -> list[Organisatie]:
    return office().store.organisaties()
