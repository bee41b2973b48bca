"""The report for the bestuurlijk overleg: what the log says of a period, as one document in Dutch.

Every number is the number of rows of a `overleg.verslag.cijfers.Cijfer`, which carries a
reference; annex A says by reference which rows those are, annex B what those rows are. Nothing in
it depends on the clock: the same request on the same calendar gives the same report, whatever was
recorded since.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from documents.document import KaartOfView, Section
from documents.tabel import Tabel
from overleg.verslag import bijlagen
from overleg.verslag.cijfers import Aanvraag, Cijfer, Cijfers, StateOn, gather
from overleg.verslag.hoofdstukken import CHAPTERS, hoofdcijfers
from overleg.verslag.voorblad import voorblad
from selections.dates import date_in_words
from voortgang.rijen import recorded_on_kaart
from voortgang.vergaderstukken import Stuk


@dataclass(frozen=True)
class Verslag:
    """The report. kenmerken: label and value of what it rests on.

    voorblad: for the director, in short. delen: its chapters. bijlagen: which rows are counted, for
    who wants to go after a number. op: the day of its state. laatste_bericht: the number of the
    last record it rests on, 0 where the log has none. standen: the class of each row
    (`voortgang.counts.class_of`). kaart: of its rows, with what is recorded on its day.
    hoofdcijfers: the figures of the whole selection.
    """

    titel: str
    kenmerken: tuple[tuple[str, str], ...]
    voorblad: Section
    delen: tuple[Section, ...]
    bijlagen: tuple[Section, ...]
    op: datetime.date
    laatste_bericht: int
    standen: pd.Series = field(repr=False)
    kaart: KaartOfView
    hoofdcijfers: Tabel
    cijfers: tuple[Cijfer, ...] = field(repr=False)


def verslag(
    table: pd.DataFrame,
    rows: pd.DataFrame,
    state_on: StateOn,
    aanvraag: Aanvraag,
    stukken: Sequence[Stuk] = (),
) -> Verslag:
    """The report on `rows`, a selection of the rows of the calendar `table`.

    state_on: gives the state of the calendar at the end of a day (`voortgang.stand.state_at`), with
    the `lead` of the request and up to the record that it names. stukken: the besluiten, acties and
    agendas up to it.

    Raises what `state_on` raises.
    """
    cijfers = gather(table, rows, state_on, aanvraag, stukken)
    concept = f", {aanvraag.concept}" if aanvraag.concept else ""
    return Verslag(
        titel=f"Voortgangsrapportage, {aanvraag.periode}{concept}",
        kenmerken=_characteristics(cijfers),
        # What the log says of a row is told whole in the first table that has it.
        delen=tuple(chapter(cijfers) for chapter in CHAPTERS),
        voorblad=voorblad(cijfers),
        # Last, as they tell of every figure that was made before.
        bijlagen=(bijlagen.of_figures(cijfers), bijlagen.of_rows(cijfers)),
        op=aanvraag.op,
        laatste_bericht=cijfers.last_id,
        standen=cijfers.facts["klasse"],
        kaart=KaartOfView.of(table, recorded_on_kaart(table, cijfers.state), rows),
        hoofdcijfers=hoofdcijfers(cijfers),
        cijfers=tuple(cijfers),
    )


def _characteristics(c: Cijfers) -> tuple[tuple[str, str], ...]:
    asked = c.aanvraag
    first, last = asked.van.start_time.date(), asked.tot.end_time.date()
    log = f"tot en met nummer {c.last_id}" if c.last_id else "leeg tot en met deze dag"
    messages = f", en het logboek tot en met nummer {c.last_id}" if c.last_id else ""
    again = (
        f"Wie later dezelfde periode, selectie en dag van de stand kiest{messages}, krijgt bij "
        "deze versie van de kalender en van het dashboard dezelfde rapportage, zolang op die dag "
        "niets meer wordt vastgelegd."
    )
    return (
        ("Periode", f"{asked.periode} ({date_in_words(first)} tot en met {date_in_words(last)})"),
        ("Stand op", date_in_words(asked.op)),
        ("Logboek", log),
        *(asked.selectie or (("Selectie", "de hele kalender, geen filters"),)),
        ("In beeld", asked.in_beeld),
        ("Kalender", f"versie {asked.kalender}"),
        ("Aanname", asked.aanname),
        ("Opnieuw te maken", again),
    )
