"""Who may record on which row. Everyone may read.

- At a server that listens on this computer alone, who opened the address it printed, with a name.
- Elsewhere only who has signed in and has, in the file that BORGING_ROLLEN names, the role
  vastlegger for a layer that the row names in `laag_doorwerking` or `laag_borging`, or the role
  beheerder. A row that names no layer is the beheerder's.
- Of the overleggen that it names a secretaris records besluiten, acties and agendas, about rows of
  any layer; so does a beheerder of all.
- Who can run the command line on the server is a beheerder already.

Who records does so for an organisation. A vastlegger records for the one in the roles file alone,
and corrects nothing that another recorded; the others may name any.

The file is read at every record, so that a role that is taken away is gone at once.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from loaders.errors import CalendarError, Problems, shown
from loaders.overheidslagen import Laag
from loaders.settings import ROOT
from loaders.yaml_rows import Block, Deviations
from loaders.yaml_text import load_document, validate
from voortgang.failures import Told
from voortgang.settings import ROLLEN

Text = Annotated[str, Field(min_length=1, max_length=200)]
Rol = Literal["lezer", "vastlegger", "secretaris", "beheerder"]


class Via(StrEnum):
    """How somebody came to record; stands in the record."""

    THIS_COMPUTER = "deze computer"
    SIGNED_IN = "aanmelding"
    COMMAND_LINE = "opdrachtregel"


class Organisatie(Block):
    """For whom somebody records, and its overheidslaag where it is of one."""

    naam: Text
    laag: Laag | None = None

    def is_same(self, other: "Organisatie") -> bool:
        """Whether both are one organisation: capitals do not matter."""
        return self.naam.casefold() == other.naam.casefold()


def organisation_fields(of: Organisatie | None) -> dict[str, str | None]:
    """The organisation by the names of the fields of a record."""
    return {"organisatie": of and of.naam, "laag": of and of.laag}


@dataclass(frozen=True)
class Auteur:
    """Who records.

    Code of ours that makes one is believed; of somebody who signed in, only `signed_in` makes one.
    What comes in from outside (a click, a cookie, a file) never holds one.

    naam: stands in the record; for somebody who signed in, the one in the roles file.
    accounts: the names of the account that the provider vouches for: its `sub`, and the e-mail
        address where it says that it has verified it.
    geldig_tot: until when the sign-in holds; after it nothing is recorded.
    organisatie: for whom they record where nothing else is named; None where none is known.
    voor_anderen: whether they may record for another organisation too.
    """

    naam: str
    via: Via
    accounts: tuple[str, ...] = ()
    geldig_tot: datetime.datetime | None = None
    organisatie: Organisatie | None = None
    voor_anderen: bool = True

    @property
    def account(self) -> str | None:
        """The one that a record names."""
        return self.accounts[0] if self.accounts else None

    def signs(self, naam: str, of: Organisatie | None) -> dict[str, str | None]:
        """Who records for whom, by the names of the columns of the log."""
        signed = {"auteur": naam, "account": self.account, "via": self.via.value}
        return signed | organisation_fields(of)


# Asked of the row of the calendar, or of None for one that it does not have.
Authoriser = Callable[[Mapping[str, object] | None], Auteur]


class NotAllowed(Told):
    """This person may not record on this row; `str()` says why, in Dutch."""


class Persoon(Block):
    """One line of the roles file; `account` is a `sub` or a verified e-mail address."""

    account: Text
    naam: Text
    rol: Rol
    lagen: list[Laag] = []
    overleggen: list[Text] = []
    organisatie: Text | None = None


class Rollen(Block):
    """The roles file: `personen`, one entry for each account, and the `organisaties` of them."""

    personen: list[Persoon]
    organisaties: list[Organisatie] = []

    def organisatie_of(self, person: Persoon) -> Organisatie | None:
        """The organisation of this person; None where the file names none."""
        return next((one for one in self.organisaties if one.naam == person.organisatie), None)

    def of(self, accounts: tuple[str, ...]) -> Persoon | None:
        """The entry of one of these accounts, whatever the case; None where none is listed."""
        wanted = {account.casefold() for account in accounts}
        return next((p for p in self.personen if p.account.casefold() in wanted), None)


def roles_path() -> Path | None:
    """The roles file that the settings name; None where they name none."""
    named = ROLLEN.read()
    return ROOT / named if named else None


def load_roles(path: Path) -> Rollen:
    """Raises CalendarError, one Dutch line per wrong entry."""
    problems = Problems()
    document = load_document(path, problems)
    roles = validate(document, Rollen, problems)
    for place, message in () if roles is None else _deviations(roles):
        problems.add(path, document.line(place), message)
    problems.raise_if_any()
    return roles


def _deviations(roles: Rollen) -> Deviations:
    accounts = [person.account.casefold() for person in roles.personen]
    for index, person in enumerate(roles.personen):
        place = ("personen", index)
        if accounts.index(accounts[index]) != index:
            told = f"account {shown(person.account)} staat er vaker; elk account mag één keer"
            yield (*place, "account"), told
        if person.rol == "vastlegger" and not person.lagen:
            yield place, "een vastlegger heeft ten minste één laag nodig"
        if person.rol == "secretaris" and not person.overleggen:
            yield place, "een secretaris heeft ten minste één overleg nodig"
        if person.organisatie is not None and roles.organisatie_of(person) is None:
            told = f"organisatie {shown(person.organisatie)} staat niet bij organisaties"
            yield (*place, "organisatie"), told
    for index, one in enumerate(roles.organisaties):
        if any(map(one.is_same, roles.organisaties[:index])):
            told = f"organisatie {shown(one.naam)} staat er vaker; elke organisatie mag één keer"
            yield ("organisaties", index), told


def signed_in(claims: Mapping[str, object], *, client_id: str, issuer: str) -> Auteur:
    """The author that the claims of an id token name. Raises NotAllowed.

    Streamlit checks the signature when somebody signs in, but not afterwards whether the token
    still holds: that is checked here, and its issuer and audience with it.

    issuer: without a slash at its end, as it stands in the address of the provider's metadata.
    """
    audience = claims.get("aud")
    audiences = audience if isinstance(audience, list) else [audience]
    if client_id not in audiences or str(claims.get("iss")).removesuffix("/") != issuer:
        raise NotAllowed("De aanmelding is niet voor dit dashboard bedoeld. Meld u opnieuw aan.")
    subject, expires = claims.get("sub"), claims.get("exp")
    if not isinstance(subject, str) or not subject or not isinstance(expires, int | float):
        raise NotAllowed("De aanmelding is niet volledig. Meld u opnieuw aan.")
    email = claims.get("email") if claims.get("email_verified") is True else None
    accounts = (subject, email) if isinstance(email, str) and email else (subject,)
    try:
        until = datetime.datetime.fromtimestamp(expires, datetime.UTC)
    except (ValueError, OverflowError, OSError):
        raise NotAllowed("De aanmelding is niet volledig. Meld u opnieuw aan.") from None
    return Auteur(str(claims.get("name") or subject), Via.SIGNED_IN, accounts, until)


def authoriser(auteur: Auteur, *, here_only: bool, roles: Path | None) -> Authoriser:
    """Who may record on a row: gives the author as the record is to name them, or NotAllowed.

    Raises NotAllowed for somebody who may record on no row at all. The roles are read here, for
    all the rows of one attempt.

    here_only: whether this reader sits at the computer that serves (`shell.this_computer`).
    roles: the roles file.
    """
    person, named = _recording(auteur, here_only, roles)
    if person is None:
        return lambda row: named
    if person.rol == "secretaris":
        raise NotAllowed(
            f"Een secretaris legt besluiten, acties en agenda’s vast van "
            f"{', '.join(person.overleggen)}, en bij een regel alleen wat uit een besluit volgt."
        )

    def of_row(row: Mapping[str, object] | None) -> Auteur:
        lagen = set() if row is None else {*row["laag_doorwerking"], *row["laag_borging"]}
        if person.rol == "vastlegger" and lagen.isdisjoint(person.lagen):
            told = "Deze regel noemt geen overheidslaag; alleen een beheerder legt hier iets vast."
            if lagen:
                theirs = ", ".join(person.lagen)
                told = f"Deze regel noemt {', '.join(sorted(lagen))}; u legt vast voor {theirs}."
            raise NotAllowed(told)
        return named

    return of_row


def authorise_overleg(
    auteur: Auteur, overleg: str, *, here_only: bool, roles: Path | None
) -> Auteur:
    """The author as a besluit, actie or agenda of this overleg is to name them, or NotAllowed."""
    person, named = _recording(auteur, here_only, roles)
    if person is None or person.rol == "beheerder":
        return named
    if person.rol != "secretaris":
        raise NotAllowed("Alleen een secretaris of een beheerder legt dit vast.")
    if overleg.casefold() not in {name.casefold() for name in person.overleggen}:
        raise NotAllowed(
            f"U bent secretaris van {', '.join(person.overleggen)}, niet van {overleg}."
        )
    return named


def _recording(
    auteur: Auteur, here_only: bool, roles: Path | None
) -> tuple[Persoon | None, Auteur]:
    """Who records, and the author as a record is to name them; None where no role is needed.

    Raises NotAllowed for somebody who may record nothing at all.
    """
    if auteur.via is Via.COMMAND_LINE:
        return None, auteur
    if auteur.via is Via.THIS_COMPUTER:
        if not here_only or roles is not None:
            raise NotAllowed("Op deze server kan alleen wie is aangemeld, iets vastleggen.")
        return None, auteur
    person, own = person_of(auteur, roles)
    if person.rol == "lezer":
        raise NotAllowed("U kunt de voortgang lezen, niet vastleggen.")
    named = Auteur(
        person.naam,
        auteur.via,
        (person.account,),
        auteur.geldig_tot,
        own,
        voor_anderen=person.rol == "beheerder",
    )
    return person, named


def check_organisation(auteur: Auteur, organisatie: Organisatie | None) -> None:
    """Raises NotAllowed where somebody may not record for this organisation, or correct what it
    recorded; None is one that is not named. auteur: as an `Authoriser` gives them.
    """
    own = auteur.organisatie
    if organisatie is None or auteur.voor_anderen or (own and own.is_same(organisatie)):
        return
    raise NotAllowed(
        f"U legt vast voor {own.naam}, niet voor {organisatie.naam}."
        if own
        else f"In de rollen staat bij u geen organisatie; u legt niet vast voor {organisatie.naam}."
    )


def authorise_audit(auteur: Auteur | None, *, here_only: bool, roles: Path | None) -> None:
    """Raises NotAllowed for anybody who may not read the log as a whole; None is nobody.

    A beheerder may, and at a server on this computer alone the person at it.
    """
    if auteur is not None and auteur.via is Via.COMMAND_LINE:
        return
    at_this_computer = auteur is not None and auteur.via is Via.THIS_COMPUTER
    if at_this_computer and here_only and roles is None:
        return
    if auteur is None or at_this_computer:
        here = "" if roles else "; op een eigen computer ook wie het dashboard daar opent"
        here += "; en wie de opdrachtregel op de server heeft"
        raise NotAllowed(
            f"Alleen wie zich aanmeldt en beheerder is, leest het logboek als geheel{here}."
        )
    person, _ = person_of(auteur, roles)
    if person.rol != "beheerder":
        raise NotAllowed("Alleen een beheerder leest het logboek als geheel; die rol hebt u niet.")


def check_holds(auteur: Auteur) -> None:
    """Raises NotAllowed where the sign-in has expired."""
    if auteur.geldig_tot is None or auteur.geldig_tot <= datetime.datetime.now(datetime.UTC):
        raise NotAllowed("Uw aanmelding is verlopen. Meld u opnieuw aan.")


def person_of(auteur: Auteur, roles: Path | None) -> tuple[Persoon, Organisatie | None]:
    """Who signed in, as the roles file has them, and for whom they record.

    Raises NotAllowed where the sign-in has expired, where there is no file or it cannot be read,
    and where it lists none of the accounts.
    """
    check_holds(auteur)
    if roles is None:
        raise NotAllowed("Er zijn geen rollen ingesteld (BORGING_ROLLEN); niemand legt iets vast.")
    try:
        rollen = load_roles(roles)
    except CalendarError as error:
        raise NotAllowed(
            "De rollen zijn niet te lezen; zolang legt niemand iets vast. Meld dit de beheerder."
        ) from error
    person = rollen.of(auteur.accounts)
    if person is None:
        raise NotAllowed("Uw account heeft geen rol; u kunt de voortgang lezen, niet vastleggen.")
    return person, rollen.organisatie_of(person)
