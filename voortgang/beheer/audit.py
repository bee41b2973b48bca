"""The whole log, for an audit: whether somebody may read it is checked at each question.

Everybody may read what is recorded on a row; the log as a whole, with everybody who recorded in it,
is a beheerder's. Every method raises `rechten.NotAllowed` for anybody else, and
`failures.StoreAway`.
"""

import datetime

import pandas as pd

from voortgang.beheer import search
from voortgang.beheer.controle import Report, check_log
from voortgang.beheer.search import Extent, Page, Search
from voortgang.beheer.uitvoer import FORMATS, whole_log
from voortgang.rechten import Auteur, NotAllowed, authorise_audit
from voortgang.recording import Office

ABOUT_PERSONS = (
    "Van personen staan bij een melding, besluit, actie of agenda de naam, de organisatie, het "
    "account, hoe is aangemeld en het tijdstip, omdat bij een toets te vragen moet zijn wie wat "
    "wanneer heeft vastgelegd; meer over personen wordt niet gevraagd (in vrije tekst kan meer "
    "staan). Zolang het logboek wordt bewaard, wordt er niets uit verwijderd."
)


class Audit:
    """The log of an office, as far as this person may see it; None is nobody."""

    def __init__(self, office: Office, auteur: Auteur | None) -> None:
        self._office, self._auteur = office, auteur

    @property
    def refusal(self) -> str | None:
        """Why this person may not see it, in Dutch; None where they may."""
        try:
            self._authorise()
        except NotAllowed as refused:
            return str(refused)
        return None

    def extent(self) -> Extent:
        """How many records there are, and the number of the last."""
        self._authorise()
        return search.extent(self._office.store)

    def authors(self) -> list[str]:
        """Everybody in whose name something is recorded."""
        self._authorise()
        return search.authors(self._office.store)

    def page(self, asked: Search, **bounds: int | None) -> Page:
        """A page of records; see `search.page`."""
        self._authorise()
        return search.page(self._office.store, asked, **bounds)

    def stukken(self) -> pd.DataFrame:
        """Every besluit, actie and agenda as it is stored; see `Store.stukken_table`."""
        self._authorise()
        return self._office.store.stukken_table()

    def check(self) -> Report:
        """Whether the log is whole and nothing in it was changed; reads all of it."""
        self._authorise()
        return check_log(self._office.store.database)

    def file(self, form: str, until: int) -> bytes:
        """The log up to and including record `until` as a file, in one of `uitvoer.FORMATS`."""
        self._authorise()
        return FORMATS[form](whole_log(self._office.store, until))

    def _authorise(self) -> None:
        authorise_audit(
            self._auteur,
            here_only=self._office.here_only,
            now=datetime.datetime.now(datetime.UTC),
            roles=self._office.roles(),
        )
