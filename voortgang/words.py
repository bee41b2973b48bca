"""What the log says of a row, in Dutch sentences."""

from collections.abc import Iterator, Mapping

import pandas as pd

from selections.dates import DUTCH_TIME, date_in_words
from selections.words import as_sentence, slip_in_words, within_a_sentence
from voortgang.counts import class_label
from voortgang.per_organisatie import VanOrganisatie, of_how_many
from voortgang.vocabulary import BESIDE, vocabulary

NOTHING = "niets vastgelegd"
# A besluit can be about a row without setting its status.
NO_STATUS = "geen status vastgelegd"
# What `voortgang.stand.with_expected_moments` counts by.
STANDING_MOMENT = (
    "Het moment is wat het laatst is vastgelegd, verwacht door een organisatie of vastgesteld door "
    "een overleg, en anders dat van de publicatie."
)
STANDING = "verwacht of door een overleg vastgesteld"
# What a besluit sets of a row as a whole.
_SET = {"vastgesteld": "vastgesteld moment", "start_plan_b": "start plan B", "fase": "fase:"}
ORGANISATION_NOT_NAMED = "organisatie niet genoemd"


def day_of(time: pd.Timestamp) -> str:
    """The day of a time in the log, in the Netherlands."""
    return date_in_words(time.tz_convert(DUTCH_TIME).date())


def by_whom(organisatie: object, auteur: object, besluit: object) -> str:
    """Who says it: the organisation, or the overleg whose besluit it is; never who typed it."""
    if not pd.isna(besluit):
        return str(auteur)
    return ORGANISATION_NOT_NAMED if pd.isna(organisatie) else str(organisatie)


def fase_label(waarde: str) -> str:
    """The stage of an AMvB as a reader sees it."""
    return next((fase.label for fase in vocabulary().fasen if fase.waarde == waarde), waarde)


def last_of(row) -> str:
    """The number of the last record on a row of `voortgang.stand.state_at`; and that after it
    nothing stands, where it is a withdrawal."""
    return f"{row.laatste_bericht}{' (intrekking)' if pd.isna(row.status) else ''}"


def in_log(row: object) -> str:
    """What stands in the log about a row of `voortgang.stand.state_at`, in Dutch, plain text."""
    return " ".join(_sentences(row))


def _sentences(row) -> Iterator[str]:
    if pd.isna(row.status):
        if pd.isna(row.laatste_bericht):
            yield f"{NO_STATUS.capitalize()}."
        else:
            yield f"Wat was vastgelegd, is ingetrokken ({day_of(row.laatste_tijdstip)})."
        yield from _set_by_meeting(row)
        return
    status = vocabulary().status[row.status]
    if len(row.organisaties) > 1:
        yield f"{status.label}; afgerond bij {of_how_many(row.organisaties)} die iets vastlegden."
        for one in row.organisaties:
            yield from _of_organisation(one)
            yield from _stage(one)
        if not pd.isna(row.verwacht):
            yield f"Voor de regel telt {row.verwacht}{_later(row)}."
        yield from _set_by_meeting(row)
        if row.fase not in {one.fase for one in row.organisaties}:
            yield from _stage(row)
        yield from _doubts(row)
        return
    who = by_whom(row.organisatie, row.auteur, row.besluit)
    how = "vastgelegd" if pd.isna(row.besluit) else f"bij besluit {row.besluit} vastgesteld"
    said_by = f"({who})" if who == ORGANISATION_NOT_NAMED else f"door {who}"
    yield f"{status.label}, {how} op {day_of(row.tijdstip)} {said_by}."
    if not pd.isna(row.verwacht):
        yield f"Verwacht: {row.verwacht}{_later(row)}; reden: {row.reden}."
    yield from _set_by_meeting(row)
    yield from _stage(row)
    yield from _beside(row)
    yield from _doubts(row)


def _later(row) -> str:
    later = slip_in_words(row.verschuiving)
    return f" ({later} dan de publicatie)" if later else ""


def said_for(one: VanOrganisatie | None) -> str:
    """What stands for one organisation on a row, in Dutch, and in which record."""
    if one is None:
        return NOTHING.capitalize() + "."
    number = [] if one.besluit is not None else [f"Melding {one.bericht}."]
    return " ".join((*_of_organisation(one), *_stage(one), *number))


def _of_organisation(one: VanOrganisatie) -> Iterator[str]:
    label = within_a_sentence(vocabulary().status[one.status].label)
    by = "" if one.besluit is None else f", besluit {one.besluit}"
    yield f"{one.organisatie or 'Geen organisatie genoemd'}: {label} ({day_of(one.tijdstip)}{by})."
    if one.verwacht is not None:
        yield f"Verwacht: {one.verwacht}; reden: {one.reden}."
    yield from _beside(one)


def _beside(said) -> Iterator[str]:
    for name in BESIDE[1:]:
        text = getattr(said, name)
        if not pd.isna(text):
            yield f"{name.capitalize()}: {text.rstrip('.')}."


def set_by_meeting(row, prefix: str = "") -> Iterator[str]:
    """The moment that a meeting set of a row and the start of plan B, each with its besluit.

    prefix: of the names of the columns.
    """
    for name in ("vastgesteld", "start_plan_b"):
        for words in set_in_words({name: getattr(row, f"{prefix}{name}")}):
            yield f"{words} (besluit {getattr(row, f'{prefix}{name}_besluit')})"


def _set_by_meeting(row) -> Iterator[str]:
    for said in set_by_meeting(row):
        yield as_sentence(said)


def gevolg_in_words(gevolg: Mapping[str, object]) -> Iterator[str]:
    """What follows from a besluit for a row: a status and for whom, and what it sets of the row."""
    if "status" in gevolg:
        of = f" bij {gevolg['organisatie']}" if "organisatie" in gevolg else ""
        yield f"{within_a_sentence(class_label(gevolg['status']))}{of}"
    yield from set_in_words(gevolg)


def set_in_words(said: Mapping[str, object]) -> Iterator[str]:
    """What of this is set of a row as a whole; empty values are not."""
    for name, words in _SET.items():
        if not pd.isna(value := said.get(name)):
            yield f"{words} {fase_label(value) if name == 'fase' else value}"


def _stage(row) -> Iterator[str]:
    if not pd.isna(row.fase):
        yield f"Fase: {row.fase}."


def _doubts(row) -> Iterator[str]:
    if row.geen_bericht:
        yield "Dit is meer dan twee kwartalen oud."
    if row.eerdere_tekst:
        yield "Vastgelegd op een eerdere tekst van de kalender."
