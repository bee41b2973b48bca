"""The one way into the log: rights, rules, then the store. Everything that records comes here."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from voortgang.events import Asked, log_failed, log_stored
from voortgang.failures import StoreAway
from voortgang.gevolgen import with_gevolgen
from voortgang.kalender import Kalender, words_of
from voortgang.rechten import (
    Auteur,
    Authoriser,
    NotAllowed,
    Organisatie,
    Via,
    authorise_audit,
    authorise_overleg,
    authoriser,
    check_organisation,
    roles_path,
)
from voortgang.record import (
    Corrected,
    Entry,
    Problem,
    Refused,
    contradiction,
    read_entry,
    rule_problems,
)
from voortgang.stand import standing_after
from voortgang.store import NewRecord, NewStuk, Plaats, Store, Stored
from voortgang.stuk_regels import content
from voortgang.typed import one_space
from voortgang.vergaderstukken import Stuk
from voortgang.vocabulary import WITHDRAWN, vocabulary
from voortgang.words import ORGANISATION_NOT_NAMED

_Kept = TypeVar("_Kept", Stored, Stuk)


@dataclass(frozen=True)
class Office:
    """Where records are made: the log, the calendar, and on what terms people may write.

    here_only: whether this reader sits at the computer that serves (`shell.this_computer`).
    """

    store: Store
    kalender: Kalender
    here_only: bool = False
    roles: Callable[[], Path | None] = roles_path


def record(office: Office, data: object, auteur: Auteur) -> Stored:
    """Record one entry: a dict with the fields of `record.Entry`.

    auteur: who records; on the command line the entry names its author, elsewhere `auteur` does.

    Raises `Refused` (a rule), `NotAllowed` (no right) or `StoreAway`; each says why in Dutch. Once
    it returns, the record is stored safely.
    """
    return record_all(office, [data], auteur)[0]


def record_all(office: Office, entries: Sequence[object], auteur: Auteur) -> list[Stored]:
    """Record all of these entries or none of them; see `record`.

    With more than one entry the message says of which row each is refused. What came of it
    is told as an event for each entry (`voortgang.events`).
    """
    asked = [(None, data) for data in entries]
    return _told(asked, auteur, lambda: _store_all(office, entries, auteur))


def _told(asked: Sequence[Asked], auteur: Auteur, store: Callable[[], list[_Kept]]) -> list[_Kept]:
    """What `store` stores of this, told as events."""
    try:
        stored = store()
    except (Refused, NotAllowed, StoreAway) as problem:
        log_failed(asked, auteur, problem)
        raise
    log_stored(asked, auteur, stored)
    return stored


def _store_all(office: Office, entries: Sequence[object], auteur: Auteur) -> list[Stored]:
    of_row = authoriser(auteur, **_terms(office))
    checked, problems = [], []
    for data in entries:
        try:
            checked.append(_check(office, data, auteur, of_row))
        except Refused as refused:
            several = isinstance(data, dict) and len(entries) > 1
            sleutel = str(data.get("sleutel") or "") if several else ""
            problems += [replace(problem, sleutel=sleutel) for problem in refused.problems]
    if problems:
        raise Refused(*problems)
    return office.store.append(checked)


def record_stuk(office: Office, soort: str, data: object, auteur: Auteur) -> Stuk:
    """Record a besluit, actie or agenda: a dict with the fields of `voortgang.vergaderstukken`.

    Raises what `record` raises, and is told as an event as that is.
    """
    return record_stukken(office, [(soort, data)], auteur)[0]


def record_stukken(
    office: Office, given: Sequence[tuple[str, object]], auteur: Auteur
) -> list[Stuk]:
    """Record all of these, each with its kind, or none of them; see `record_stuk`.

    What names another that is recorded with it is a function of all that stand there by then.
    """
    makes = [(soort, partial(_new_stuk, office, soort, data, auteur)) for soort, data in given]
    return _told(given, auteur, lambda: office.store.append_stukken(office.kalender.versie, makes))


def _new_stuk(
    office: Office, soort: str, data: object, auteur: Auteur, stukken: Sequence[Stuk], last: int
) -> NewStuk:
    given = _by(data(stukken) if callable(data) else data, auteur)
    known = office.store.history
    said = content(
        soort, given, stukken, office.kalender, last, lambda sleutel: not known(sleutel).empty
    )
    if problems := list(_nothing_to_come(office, said, stukken, last)):
        raise Refused(*problems)
    named = authorise_overleg(auteur, said["overleg"]["naam"], **_terms(office))
    return NewStuk(
        inhoud=said,
        signed=named.signs(named.naam or one_space(given["auteur"]), named.organisatie),
        woorden=[
            words_of(office.kalender.row(gevolg["sleutel"])) for gevolg in said.get("gevolgen", [])
        ],
    )


def _nothing_to_come(
    office: Office, said: Mapping[str, object], stukken: Sequence[Stuk], last: int
) -> Iterator[Problem]:
    """Of a besluit that sets a moment to come: on which of its rows nothing is to come any more, as
    they stand once it is recorded.
    """
    moments = {
        gevolg["sleutel"]: set_
        for gevolg in said.get("gevolgen", [])
        if (set_ := [gevolg[name] for name in ("vastgesteld", "start_plan_b") if name in gevolg])
    }
    if not moments:
        return
    now = datetime.datetime.now(datetime.UTC)
    besluit = Stuk(last + 1, now, "besluit", said, "", None, office.kalender.versie)
    records = with_gevolgen(office.store.history(*moments), [*stukken, besluit])
    table = office.kalender.table
    rows = table[table["sleutel"].isin(moments)]
    standing = standing_after(rows, records[records["sleutel"].isin(moments)])
    day = datetime.date.fromisoformat(said["overleg"]["datum"])
    for sleutel, status in zip(standing["sleutel"], standing["status"], strict=True):
        for moment in moments[sleutel] if status in vocabulary().closed else ():
            if wrong := contradiction(moment, vocabulary().status[status], day):
                yield Problem(f"gevolg bij {sleutel}: {wrong}", "gevolgen")


def move(office: Office, vergadering: str, overleg: str, toon: str, auteur: Auteur) -> Plaats:
    """Have all who follow a meeting see this slide of it; who may record its besluiten, may.

    vergadering: as in the address. overleg: its name. Raises `NotAllowed` or `StoreAway`.
    """
    named = authorise_overleg(auteur, overleg, **_terms(office))
    return office.store.move(vergadering, toon, named.naam, named.account, named.via.value)


def may_not_decide(office: Office, overleg: str, auteur: Auteur) -> str | None:
    """Why this person may not record besluiten of this overleg, in Dutch; None where they may.

    For a screen that says so beforehand: `record_stuk` and `move` ask again.
    """
    try:
        authorise_overleg(auteur, overleg, **_terms(office))
    except NotAllowed as refused:
        return str(refused)
    return None


def not_theirs(office: Office, sleutels: Iterable[str], auteur: Auteur) -> dict[str, str]:
    """Those of these rows on which this person may not record, each with why in Dutch.

    For a screen that says so beforehand: `record_all` asks again.
    """
    try:
        of_row = authoriser(auteur, **_terms(office))
    except NotAllowed as of_all:
        return dict.fromkeys(sleutels, str(of_all))
    refused = {}
    for sleutel in sleutels:
        try:
            of_row(office.kalender.row(sleutel))
        except NotAllowed as of_this:
            refused[sleutel] = str(of_this)
    return refused


def audited(office: Office, auteur: Auteur | None) -> Store:
    """The log, to be read as a whole: everybody may read what is recorded on a row, but everybody
    who recorded anything only a beheerder. None is nobody. Raises `NotAllowed`.

    Ask anew for each thing that is read: a role can be taken away.
    """
    authorise_audit(auteur, **_terms(office))
    return office.store


def withdrawals(stored: Sequence[Stored]) -> list[dict[str, object]]:
    """The entries that take these records back, each a correction of one of them."""
    return [
        {"sleutel": one.sleutel, "status": WITHDRAWN, "corrigeert": one.id, "gezien": one.id}
        for one in stored
    ]


def in_between(stored: Stored) -> str | None:
    """What the author is told where another recorded on the same row in the meantime."""
    if stored.tussendoor is None:
        return None
    organisatie, number = stored.tussendoor
    return (
        f"Intussen is op regel {stored.sleutel} melding {number} vastgelegd "
        f"({organisatie or ORGANISATION_NOT_NAMED}). Beide staan in het logboek; uw melding is het "
        "laatste."
    )


def _check(office: Office, data: object, auteur: Auteur, of_row: Authoriser) -> NewRecord:
    entry = read_entry(_by(data, auteur))
    row = office.kalender.row(entry.sleutel)
    named = of_row(row)
    corrected = None if entry.corrigeert is None else office.store.corrected(entry.corrigeert)
    day = office.store.today()
    if problems := [*rule_problems(entry, office.kalender, corrected, day)]:
        raise Refused(*problems)
    organisatie = _organisation(office.store, entry, named, corrected)
    check_organisation(named, organisatie)
    naam = named.naam if named.via is Via.SIGNED_IN else entry.auteur
    signed = named.signs(naam, organisatie)
    return NewRecord(entry, signed, words_of(row), office.kalender.versie)


def _organisation(
    store: Store, entry: Entry, named: Auteur, corrected: Corrected | None
) -> Organisatie | None:
    """For whom this is recorded: a correction stays with whom it corrects, else whom the entry
    names, else that of the author; spelled as the log spells it, so that nobody counts twice.
    """
    if corrected is not None:
        return corrected.organisatie
    if entry.organisatie is None:
        asked = named.organisatie
    else:
        asked = Organisatie(naam=entry.organisatie, laag=entry.laag)
    known = None if asked is None else next(filter(asked.is_same, store.organisaties()), None)
    if known is None:
        return asked
    return Organisatie(naam=known.naam, laag=asked.laag or known.laag)


def _terms(office: Office) -> dict[str, object]:
    return {"here_only": office.here_only, "roles": office.roles()}


def _by(data: object, auteur: Auteur) -> object:
    # On the command line each entry names its author; elsewhere nobody signs for another.
    if auteur.via is Via.COMMAND_LINE or not isinstance(data, dict):
        return data
    return {**data, "auteur": auteur.naam}
