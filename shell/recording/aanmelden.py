"""Who is at the screen: the person at this computer, or who has signed in with OpenID Connect.

Signing in is Streamlit's (`st.login`, set up by `[auth]` in its secrets); whether the sign-in still
holds and what it gives a right to is `voortgang.rechten`'s, which is asked again at each record.
Nobody signs in with settings that would let a sign-in be forged.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st
from markupsafe import Markup

from loaders.errors import CalendarError
from loaders.overheidslagen import LAGEN
from selections.dates import DUTCH_TIME, date_in_words, today
from shell.notices import melding
from shell.office import here_only
from shell.recording.concept import keep_draft
from shell.this_computer import listens_here_only
from voortgang.rechten import (
    Auteur,
    NotAllowed,
    Organisatie,
    Persoon,
    Via,
    check_holds,
    load_roles,
    person_of,
    roles_path,
    signed_in,
)
from voortgang.record import LIMITS

READ_ONLY = (
    "U kunt de voortgang lezen, niet vastleggen: op deze server is aanmelden niet ingesteld. "
    "Zolang kan vastleggen alleen met de opdrachtregel op de server."
)
NOT_OPENED = (
    "U kunt de voortgang lezen. Vastleggen kan wie op deze computer het adres opent dat het "
    "dashboard bij zijn start afdrukt; na een herstart is dat een ander adres. Wat u in dit "
    "tabblad had ingevuld, staat er weer als u het daarna opnieuw laadt."
)
SIGN_OUT = "Afmelden"
SIGN_IN = "U kunt de voortgang lezen. Om iets vast te leggen, meldt u zich aan."
MISCONFIGURED = (
    "U kunt de voortgang lezen, niet vastleggen: aanmelden is niet goed ingesteld ({})"
    ". Meld dit de beheerder van het dashboard."
)
NAME_FIRST = "Vul eerst uw naam in; die komt bij elke melding te staan."
# Streamlit takes shorter secrets with a warning; 112 bits is what its signatures need.
SHORTEST_SECRET = 14
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
CALLBACK = "/oauth2callback"
METADATA = "/.well-known/openid-configuration"
# `static/sign_in.js` leads who presses it back to the view they came from.
SIGN_IN_KEY = "inloggen_"
# Streamlit forgets what was typed in a field once a run does not draw it.
TYPED_NAME = "aanmelden_naam"
# The organisation that is recorded for, and its overheidslaag (`shell.recording.voor_wie`).
TYPED_OF, TYPED_LAAG = "voor_wie_naam", "voor_wie_laag"
_WHO = {TYPED_NAME: "auteur", TYPED_OF: "organisatie", TYPED_LAAG: "laag"}
_FIELD = "aanmelden_veld"


class _Unusable(NotAllowed):
    """Nobody can sign in with these settings; `str()` says why, in Dutch."""


def auteur() -> Auteur | None:
    """Who is at the screen; None as long as nobody has given a name or signed in.

    What this person may record, and whether the sign-in has expired, is asked where it is recorded
    (`voortgang.recording.record_all`).
    """
    if at_this_computer():
        # A click can come in one run with what was typed last, and before it.
        kept = st.session_state.get(TYPED_NAME, "")
        name = (st.session_state.get(st.session_state.get(_FIELD), kept) or "").strip()
        return Auteur(name, Via.THIS_COMPUTER) if name else None
    try:
        return _signed_in()
    except NotAllowed:
        return None


def signed_in_person() -> tuple[Persoon | None, Organisatie | None]:
    """Who has signed in, as the roles file has them, and for whom they record; None where nobody
    has, or where they have no role.
    """
    who = auteur()
    try:
        return person_of(who, roles_path()) if who else (None, None)
    except NotAllowed:
        return None, None


def organisatie() -> Organisatie | None:
    """For whom who has signed in records; None where that is not known."""
    return signed_in_person()[1]


def may_choose_organisation() -> bool:
    """Whether who is at the screen may record for any organisation."""
    return at_this_computer() or _role() == "beheerder"


def _role() -> str | None:
    person, _ = signed_in_person()
    return person and person.rol


def organisaties() -> list[Organisatie]:
    """Those that the roles file names."""
    path = roles_path()
    try:
        return load_roles(path).organisaties if path else []
    except CalendarError:
        return []


def may_record_here() -> bool:
    """Whether who is at the screen can record on some row, once their name is known."""
    return at_this_computer() or _role() in ("vastlegger", "beheerder")


def at_this_computer() -> bool:
    """Whether a name is enough here: no reader elsewhere, and no roles that say who may what."""
    return here_only() and roles_path() is None


def who_first() -> str:
    """What somebody must do before anything is recorded, where `auteur()` is None."""
    if at_this_computer():
        return NAME_FIRST
    try:
        _signed_in()
    except NotAllowed as refused:
        return str(refused)
    return SIGN_IN


def show_aanmelden(place: str) -> None:
    """Draw who is at the screen: the field for a name, or the sign-in and the button to sign out.

    place: tells what is drawn here from the same in any other place of the run.
    """
    keep_who(place)
    if at_this_computer():
        _show_name(place)
    else:
        _show_sign_in(place, *_sign_in())


def show_sign_in(place: str) -> None:
    """Draw the way to sign in for who has not, or no longer, where that can be done.

    place: as `show_aanmelden` has it.
    """
    if at_this_computer():
        return
    told, button = _sign_in()
    if button not in ("", SIGN_OUT):
        _show_sign_in(place, told, button)


def keep_who(place: str) -> None:
    """Have the browser keep who records and for whom, for every form in this tab.

    place: as `show_aanmelden` has it.
    """
    typed = {name: text for name in _WHO if (text := st.session_state.get(name))}
    keep_draft("wie", typed, {}, _put_back_who, place)


def _put_back_who(typed: Mapping[str, str]) -> None:
    if typed.get(TYPED_LAAG) not in LAGEN:
        typed = {**typed, TYPED_LAAG: ""}
    for name, field in _WHO.items():
        if typed.get(name) and not st.session_state.get(name):
            st.session_state[name] = typed[name][: LIMITS[field]]


def _forget_who() -> None:
    for name in (*_WHO, st.session_state[_FIELD]):
        st.session_state.pop(name, None)


def _sign_in() -> tuple[str | Markup, str]:
    """What is told of the sign-in, and the words on its button; empty where nobody can sign in."""
    try:
        who = _signed_in()
        if who is None:
            return SIGN_IN, "Aanmelden"
        check_holds(who)
    except _Unusable as unusable:
        return str(unusable), ""
    except NotAllowed as refused:
        return str(refused), "Opnieuw aanmelden"
    return _told_of(who), SIGN_OUT


def _show_sign_in(place: str, told: str | Markup, button: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.html(melding(told))
        if button == SIGN_OUT:
            st.button(button, key=f"afmelden_{place}", on_click=st.logout)
        elif button:
            st.button(button, key=f"{SIGN_IN_KEY}{place}", on_click=st.login)


def _show_name(place: str) -> None:
    field, kept = f"{TYPED_NAME}_{place}", st.session_state.get(TYPED_NAME, "")
    if st.session_state.get(field) != kept:
        st.session_state[field] = kept
    st.session_state[_FIELD] = field
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        typed = {"key": field, "on_change": _keep_name, "args": (field,)}
        st.text_input("Uw naam (verplicht)", max_chars=LIMITS["auteur"], **typed)
        if kept:
            st.button("Dit ben ik niet", key=f"wie_niet_{place}", on_click=_forget_who)


def _keep_name(field: str) -> None:
    st.session_state[TYPED_NAME] = st.session_state[field]


def _told_of(who: Auteur) -> Markup:
    try:
        person, _ = person_of(who, roles_path())
    except NotAllowed as refused:
        return Markup("Aangemeld als <b>{}</b> ({}). {}").format(
            who.naam, ", ".join(who.accounts), refused
        )
    right = {
        "lezer": "lezer: u kunt de voortgang lezen, niet vastleggen",
        "vastlegger": f"vastlegger voor {', '.join(person.lagen)}",
        "secretaris": f"secretaris van {', '.join(person.overleggen)}",
        "beheerder": "beheerder",
    }
    until = who.geldig_tot.astimezone(DUTCH_TIME)
    day = "" if until.date() == today() else f"{date_in_words(until.date())}, "
    return Markup(
        "Aangemeld als <b>{}</b> ({}), {}. Uw aanmelding geldt tot {}{:%H.%M} uur."
    ).format(person.naam, person.account, right[person.rol], day, until)


def _signed_in() -> Auteur | None:
    """Raises NotAllowed where the sign-in is not for us, _Unusable where nobody can sign in."""
    said = _settings()
    if wrong := next(_wrong_settings(said), None):
        raise _Unusable(MISCONFIGURED.format(wrong))
    if not st.user.get("is_logged_in"):
        return None
    issuer = said["server_metadata_url"].removesuffix(METADATA)
    return signed_in(st.user.to_dict(), client_id=said["client_id"], issuer=issuer)


def _settings() -> dict[str, str]:
    """What the settings say, empty where they say nothing. Raises _Unusable."""
    try:
        settings = st.secrets["auth"]
    except KeyError:
        raise _Unusable(_read_only()) from None
    except FileNotFoundError as unread:
        # Streamlit raises this also for a file that is there, but is no TOML.
        if any(Path(path).exists() for path in st.get_option("secrets.files")):
            told = MISCONFIGURED.format("de instellingen zijn niet te lezen")
            raise _Unusable(told) from unread
        raise _Unusable(_read_only()) from None
    given = settings if isinstance(settings, Mapping) else {}
    return {
        name: given[name].strip() if isinstance(given.get(name), str) else "" for name in NEEDED
    }


def _wrong_settings(said: Mapping[str, str]) -> Iterator[str]:
    """Why nobody can sign in with these settings, in Dutch."""
    if missing := [name for name in NEEDED if not said[name]]:
        yield f"in [auth] ontbreekt {', '.join(missing)}"
    if len(said["cookie_secret"].encode()) < SHORTEST_SECRET:
        yield f"cookie_secret is korter dan {SHORTEST_SECRET} bytes en dus te raden"
    try:
        address = urlsplit(said["redirect_uri"])
    except ValueError:
        yield "redirect_uri is geen adres"
        return
    if not address.path.endswith(CALLBACK):
        yield f"redirect_uri eindigt niet op {CALLBACK}"
    if address.scheme != "https" and not listens_here_only(address.hostname):
        yield "redirect_uri begint niet met https://"
    if not said["server_metadata_url"].endswith(METADATA):
        yield f"server_metadata_url eindigt niet op {METADATA}"
    # What stands in such a header would take the place of what the provider vouches for.
    if st.get_option("server.trustedUserHeaders"):
        yield "server.trustedUserHeaders is gezet"
    if roles_path() is None:
        yield "er zijn geen rollen (BORGING_ROLLEN)"


def _read_only() -> str:
    here = listens_here_only(st.get_option("server.address")) and roles_path() is None
    return NOT_OPENED if here else READ_ONLY
