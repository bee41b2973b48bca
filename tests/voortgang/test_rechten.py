"""Who may record, asked where the record is made and not of a button."""

from pathlib import Path

import pytest

from loaders.errors import CalendarError
from tests.voortgang.conftest import ADMINISTRATOR, NO_LAYER, A, B, entry
from tests.voortgang.signed_in import BEA, HERE, LIES, PIET, RIJK, ROLES, sign_in
from voortgang.kalender import Kalender
from voortgang.rechten import (
    Auteur,
    NotAllowed,
    Via,
    load_roles,
)
from voortgang.record import Refused
from voortgang.recording import Office, record
from voortgang.store import Store

ALLOWED = [(PIET, A), (PIET, B), (RIJK, B), (BEA, A), (BEA, B), (BEA, NO_LAYER)]
REFUSED = [
    (RIJK, A, "Deze regel noemt provincie; u legt vast voor Rijk, waterschap"),
    (PIET, NO_LAYER, "noemt geen overheidslaag; alleen een beheerder"),
    (LIES, A, "U kunt de voortgang lezen, niet vastleggen"),
    ({"email": "iemand@anders.test"}, A, "Uw account heeft geen rol"),
    ({"email_verified": False}, A, "Uw account heeft geen rol"),
    ({"email_verified": "true"}, A, "Uw account heeft geen rol"),
    ({"exp": 1_700_000_000}, A, "verlopen"),
]


@pytest.mark.parametrize(("claims", "sleutel"), ALLOWED)
def test_a_role_for_a_layer_of_the_row_may_record(
    served: Office, claims: dict, sleutel: str
) -> None:
    record(served, entry(sleutel, auteur="Iemand anders"), sign_in(**claims))
    found = served.store.history(sleutel).iloc[0]
    assert found["auteur"][1:3] == ". ", "the name of the roles file, not the one typed"
    assert found["account"] == (claims["email"] or claims["sub"])
    assert found["via"] == "aanmelding"


@pytest.mark.parametrize(("claims", "sleutel", "message"), REFUSED)
def test_everybody_else_reads(served: Office, claims: dict, sleutel: str, message: str) -> None:
    with pytest.raises(NotAllowed, match=message):
        record(served, entry(sleutel), sign_in(**claims))
    assert served.store.last_id() == 0


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "een-ander"},
        {"aud": ["een-ander"]},
        {"aud": None},
        {"iss": "https://nep.test"},
        {"sub": ""},
        {"exp": None},
        {"exp": "morgen"},
    ],
)
def test_a_token_that_is_not_for_us_is_no_sign_in(claims: dict) -> None:
    with pytest.raises(NotAllowed, match="Meld u opnieuw aan"):
        sign_in(**claims)


def test_a_role_that_is_taken_away_is_gone_at_once(served: Office, roles: Path) -> None:
    piet = sign_in(**PIET)
    record(served, entry(A), piet)
    roles.write_text(ROLES.replace("rol: vastlegger", "rol: lezer"), encoding="utf-8")
    with pytest.raises(NotAllowed):
        record(served, entry(A), piet)
    assert served.store.last_id() == 1


@pytest.mark.parametrize("content", [None, "", "personen: nee", ROLES.replace("rol:", "role:")])
def test_roles_that_cannot_be_read_give_nobody_a_right(
    served: Office, roles: Path, content: str | None
) -> None:
    if content is None:
        roles.unlink()
    else:
        roles.write_text(content, encoding="utf-8")
    with pytest.raises(NotAllowed, match="De rollen zijn niet te lezen"):
        record(served, entry(A), sign_in(**BEA))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("rol: lezer", "rol: baas", "rol: ‘baas’ is niet toegestaan"),
        ("[Rijk, waterschap]", "[Rijk, dorp]", "‘dorp’ is niet toegestaan"),
        ("sub-rijk", "PIET@provincie.test", "staat er vaker"),
        ("lagen: [provincie]", "lagen: []", "ten minste één laag"),
        ("organisatie: Provincie A", "organisatie: Provincie B", "staat niet bij organisaties"),
        ("personen:", "  - {naam: provincie a}\npersonen:", "‘provincie a’ staat er vaker"),
    ],
)
def test_a_wrong_roles_file_says_what_and_where(
    roles: Path, old: str, new: str, message: str
) -> None:
    roles.write_text(ROLES.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CalendarError, match=rf"rollen\.yaml:[0-9]+: .*{message}"):
        load_roles(roles)


def test_at_a_server_on_this_computer_alone_who_gives_a_name_may_record(
    store: Store, kalender: Kalender
) -> None:
    local = Office(store, kalender, here_only=True, roles=lambda: None)
    record(local, {"sleutel": NO_LAYER, "status": "loopt", "auteur": "Een ander"}, HERE)
    assert store.history(NO_LAYER).iloc[0]["auteur"] == "J. de Vries"
    with pytest.raises(Refused, match="‘auteur’ ontbreekt"):
        record(local, entry(A), Auteur(" ", Via.THIS_COMPUTER))


def test_elsewhere_a_name_alone_is_not_enough(
    store: Store, kalender: Kalender, roles: Path
) -> None:
    for here_only, path in ((False, None), (True, roles), (False, roles)):
        office = Office(store, kalender, here_only=here_only, roles=lambda path=path: path)
        with pytest.raises(NotAllowed, match="alleen wie is aangemeld"):
            record(office, entry(A), HERE)
    no_roles = Office(store, kalender, here_only=True, roles=lambda: None)
    with pytest.raises(NotAllowed, match="geen rollen ingesteld"):
        record(no_roles, entry(A), sign_in(**BEA))
    assert store.last_id() == 0


def test_who_has_no_right_on_an_unknown_row_is_not_told_of_rows(served: Office) -> None:
    with pytest.raises(NotAllowed):
        record(served, entry("9.9.9/1/1/1"), sign_in(**PIET))
    with pytest.raises(Refused, match="staat niet in de kalender"):
        record(served, entry("9.9.9/1/1/1"), sign_in(**BEA))
    record(served, entry(A), ADMINISTRATOR)
