"""The workbook to fill in, per overheidslaag: which rows, which columns, what stands in them."""

import datetime
import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from loaders.overheidslagen import LAGEN
from loaders.reported import load_reported
from selections.buckets import bucket
from selections.caveats import CAVEATS
from selections.dates import date_in_words, time_in_words
from selections.lagen import ALL_OF_LAAG
from selections.lezing.gemeld import reported_per_row
from selections.lezing.weging import marks
from selections.stappen import DOUBTFUL_PAIRING, borging_of
from selections.words import NO_BORGING, NO_MOMENT_NAMED, or_else
from voortgang.kalender import Kalender, fingerprint, words_of
from voortgang.per_organisatie import as_entry, stands_for
from voortgang.rechten import Organisatie
from voortgang.record import takes_fase
from voortgang.rijen import seen
from voortgang.stand import with_expected_moments
from voortgang.vocabulary import vocabulary
from voortgang.words import by_whom, in_log
from werkbladen.sheets import SHEET, Field, FillIn

KIND = "Borgingskalender, werkblad voortgang, versie 1"
# Of the same from a log to practise with: what is filled in there goes into no other.
PRACTICE_KIND = f"{KIND}, oefenomgeving"
# The first three also in older workbooks; `stond` is the trace of what was filled in already,
# `velden` which fields that were.
DETAILS_HEADER = ("sleutel", "gezien", "vingerafdruk", "stond", "velden")
TO_MEND = "Te herstellen"
# Labels of the cells in which somebody may fill in whose workbook it is, where that is not known.
OWN_NAME, OWN_LAAG = "Vul in: uw organisatie", "Vul in: haar overheidslaag"
DUE = ("verstreken", "dit kwartaal", "lopend")

_STATUS_HINT = (
    "Kies een status. Wat er al staat, is ingevuld; alleen regels waarop u iets verandert, worden "
    "vastgelegd."
)
_MOMENT_HINT = (
    "Alleen als het moment anders wordt verwacht dan de kalender zegt, en nog komt: Q1 2027, 2027, "
    "2027-2028, loopt of volgt. Vul dan ook de reden in. Is de regel afgesloten, maak het dan leeg."
)
_REASON_HINT = (
    "Waarom het moment anders wordt verwacht: kies een reden, liefst gevolgd door een dubbele punt "
    "en uw woorden (capaciteit: twee vacatures)."
)
_READER_HINT = "Wat een lezer hiervan moet weten."
_FASE_HINT = "Hoe ver de AMvB is; alleen bij regels van plan B die een AMvB wijzigen."
_PROOF_HINT = "Een link (https://...) of een kenmerk of vindplaats in woorden."


def _needed(name: str) -> str:
    statuses = [status.waarde for status in vocabulary().statussen if name in status.vereist]
    return f"Verplicht bij de status {' en '.join(statuses)}." if statuses else ""


def fields() -> dict[str, Field]:
    """The columns by name; those to fill in have the names of the fields of a record."""
    return {
        "sleutel": Field("Sleutel", 14),
        "maatregel": Field("Maatregel", 26),
        "stap": Field("Stap", 32),
        "borging": Field("Borging", 34),
        "plan": Field("Plan (afgeleid)", 9, earlier="Plan (onze lezing)"),
        "moment": Field("Moment in de kalender", 14),
        "stand": Field("Staat nu in het logboek, en let op", 30, earlier="Staat nu in het logboek"),
        "status": Field("Status", 16, True, _STATUS_HINT),
        "verwacht": Field("Verwacht", 12, True, _MOMENT_HINT),
        "reden": Field("Reden", 20, True, _REASON_HINT, strict=False),
        "oorzaak": Field("Oorzaak", 26, True, _needed("oorzaak")),
        "gevolg": Field("Gevolg", 26, True, _needed("gevolg")),
        "bijsturing": Field("Bijsturing", 26, True, _needed("bijsturing")),
        "fase": Field("Fase van de AMvB", 16, True, _FASE_HINT),
        "toelichting": Field("Toelichting", 34, True, f"{_READER_HINT} {_needed('toelichting')}"),
        "bewijs": Field("Bewijs", 26, True, _PROOF_HINT),
    }


INPUT = tuple(name for name, field in fields().items() if field.fill_in)
# What says which row of the calendar a line is; must come back as it went out.
FIXED = ("maatregel", "stap", "borging", "plan", "moment")


def due(
    kalender: Kalender, state: pd.DataFrame, peildatum: datetime.date, of: Organisatie | None = None
) -> pd.Series:
    """Why each row of the calendar is due at the peildatum (one of `DUE`), by sleutel; empty where
    it is not, or closed.

    Due is a moment, the expected where one is recorded, that has passed or falls in the quarter of
    the peildatum, or that is under way. of: for which organisation it may be closed; None for what
    stands of the row as a whole.
    """
    table = kalender.table
    here = state.iloc[: len(table)]
    moments = bucket(with_expected_moments(table, state), peildatum)
    status = here["status"]
    if of is not None:
        stands = [stands_for(said, of) for said in here["organisaties"]]
        status = pd.Series([one and one.status for one in stands], dtype=object)
    is_due = moments.isin(DUE).to_numpy() & ~status.isin(vocabulary().closed).to_numpy()
    why = [str(moment) if here else "" for moment, here in zip(moments, is_due, strict=True)]
    return pd.Series(why, index=pd.Index(table["sleutel"], name="sleutel"), dtype="str")


def make(
    kalender: Kalender,
    sleutels: Sequence[str],
    state: pd.DataFrame,
    *,
    laag: str,
    peildatum: datetime.date,
    made: datetime.datetime,
    organisatie: Organisatie | None = None,
    mark: str = "",
) -> FillIn:
    """The workbook with these rows of the calendar.

    state: of this calendar today (`voortgang.stand.state_at`). laag: in words, for the reader.
    made: with its time zone. organisatie: whose workbook it is; None where that is not known.
    mark: what it says of itself where the log is one to practise with.
    """
    of_row = by_sleutel(state)
    rows = [kalender.row(sleutel) for sleutel in sleutels]
    standing = [
        as_entry(stands_for(of_row[sleutel].organisaties, organisatie)) for sleutel in sleutels
    ]
    columns, notes = fields(), noted(kalender.table)
    lines = [
        {
            "sleutel": row["sleutel"],
            **fixed_cells(row),
            "stand": said_of(of_row[row["sleutel"]], notes[row["sleutel"]]),
            **stands,
        }
        for row, stands in zip(rows, standing, strict=True)
    ]
    return FillIn(
        title=titled(
            f"Borgingskalender: voortgang van {organisatie.naam if organisatie else laag}, "
            f"peildatum {date_in_words(peildatum)}",
            mark,
        ),
        made=made,
        fields=list(columns.values()),
        rows=[[texts.get(name, "") for name in columns] for texts in lines],
        choices=choices(rows),
        explanation=[
            *([("Let op", f"{mark}. Alleen in de oefenomgeving in te leveren.")] if mark else []),
            *_explanation(organisatie, laag, peildatum, made, kalender.versie),
        ],
        to_answer={} if organisatie else {OWN_NAME: (), OWN_LAAG: LAGEN},
        details=[
            ("soort", PRACTICE_KIND if mark else KIND),
            ("kalender", kalender.versie),
            ("peildatum", peildatum.isoformat()),
            ("laag", laag),
            ("organisatie", organisatie.naam if organisatie else ""),
            ("laag van de organisatie", (organisatie and organisatie.laag) or ""),
            ("gemaakt op", made.astimezone(datetime.UTC).isoformat(timespec="seconds")),
            DETAILS_HEADER,
            *(
                (
                    row["sleutel"],
                    str(seen(of_row[row["sleutel"]])),
                    fingerprint(words_of(row)),
                    trace(stands),
                    " ".join(stands),
                )
                for row, stands in zip(rows, standing, strict=True)
            ),
        ],
    )


def titled(words: str, mark: str) -> str:
    """The title of a workbook; mark: what it says of itself first, if anything."""
    return f"{mark}. {words}" if mark else words


def trace(filled: Mapping[str, str]) -> str:
    """By which one knows whether the same is filled in; empty where nothing is."""
    if not filled:
        return ""
    text = json.dumps(filled, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def choices(rows: Sequence[Mapping[str, object] | None]) -> dict[int, list[tuple[str, ...]]]:
    """What each row (None: any) of the calendar can choose from, by the place of the column."""
    words, names = vocabulary(), list(fields())
    plans = [[] if row is None else [row["plan"]] for row in rows]
    offered = [tuple(status.waarde for status in words.offered_for(of_row)) for of_row in plans]
    reasons = tuple(reason.waarde for reason in words.redenen)
    stages = tuple(fase.waarde for fase in words.fasen)
    return {
        names.index("status"): offered,
        names.index("reden"): [reasons] * len(rows),
        names.index("fase"): [stages if row is None or takes_fase(row) else () for row in rows],
    }


def by_sleutel(state: pd.DataFrame) -> dict[str, NamedTuple]:
    """The state of each row, by its sleutel."""
    return {row.sleutel: row for row in state.itertuples(index=False)}


def said_of(of_row: NamedTuple, note: str) -> str:
    """What the log says of a row, in Dutch, and in which record last; with its note (`noted`), in
    the cell that is not read back.
    """
    said = in_log(of_row)
    if not pd.isna(of_row.laatste_bericht):
        who = by_whom(of_row.laatste_organisatie, of_row.laatste_auteur, of_row.laatste_besluit)
        said = f"{said} Laatste melding: {of_row.laatste_bericht}, {who}."
    return f"{said}\n{note}" if note else said


def fixed_cells(row: Mapping[str, object]) -> dict[str, str]:
    """What stands in the columns `FIXED` for a row of the calendar."""
    stap = or_else(row["stap"], "geen stap")
    return {
        "maatregel": f"{row['maatregel']} {or_else(row['titel'], '')}".strip(),
        "stap": stap if pd.isna(row["stap_nr"]) else f"{row['stap_nr']}. {stap}",
        "borging": or_else(row["borging"], NO_BORGING),
        "plan": or_else(row["plan"], "geen"),
        "moment": or_else(row["agendering"], NO_MOMENT_NAMED),
    }


def noted(table: pd.DataFrame) -> dict[str, str]:
    """By sleutel what to know of a row of the calendar with its cells in `FIXED`, which must come
    back as they are: what is doubtful of it, what stands where it has no line, and the words of the
    publication that can say that it is done.
    """
    reports = load_reported()
    done = reported_per_row(table, reports[reports["over"] == "gedaan"])
    doubts = {
        row.sleutel: "; ".join([*_beside_no_line(row), *told])
        for row, told in zip(table.itertuples(index=False), marks(table), strict=True)
    }
    return {
        sleutel: "\n".join([*([f"Let op: {doubt}."] if doubt else []), *done.get(sleutel, ())])
        for sleutel, doubt in doubts.items()
    }


def _beside_no_line(row) -> list[str]:
    said = borging_of(row)
    return [] if said in (row.borging, NO_BORGING) else [said.removeprefix(f"{NO_BORGING}; ")]


def _explanation(
    organisatie: Organisatie | None,
    laag: str,
    peildatum: datetime.date,
    made: datetime.datetime,
    versie: str,
) -> list[tuple[str, str]]:
    words = vocabulary()
    of = ALL_OF_LAAG.get(laag, laag)
    pairs = [
        # That of the workbook is most often that of who fills it in; it can be changed there.
        *([] if organisatie else [(OWN_NAME, ""), (OWN_LAAG, laag if laag in LAGEN else "")]),
        ("Waarvoor", f"De voortgang van {of} op {date_in_words(peildatum)}."),
        ("Gemaakt op", time_in_words(made)),
        ("Kalender", f"versie {versie}"),
        (
            "Organisatie",
            f"Wat hier wordt ingevuld, wordt vastgelegd voor {organisatie.naam}."
            if organisatie
            else "Vul haar naam hierboven in; anders geldt die van wie het werkblad inlevert.",
        ),
        (
            "Invullen",
            f"Vul op het blad {SHEET} de witte cellen in; de grijze liggen vast. Wat voor de "
            "organisatie al is vastgelegd, staat er; verander alleen wat anders is. Regels waarop "
            "niets is veranderd, en lege regels, worden overgeslagen. Formules worden niet "
            "uitgerekend en niet aangenomen.",
        ),
        (
            "Inleveren",
            "Bewaar het bestand als xlsx of ods en kies het op het scherm Werkbladen. U ziet eerst "
            "precies wat er wordt vastgelegd; er staat pas iets in het logboek nadat u dat hebt "
            "bevestigd. Klopt een cel niet, dan kunt u de andere regels toch vastleggen; het "
            "werkblad komt terug met wat te herstellen is.",
        ),
        (
            "Intussen gewijzigd",
            "Is er na het maken van dit werkblad voor uw organisatie iets anders over een regel "
            "vastgelegd, dan ziet u bij het inleveren beide naast elkaar en kiest u. Zijn de "
            "woorden van een regel in de kalender veranderd, dan komt zij terug om na te kijken.",
        ),
        *(("Lees dit zo", sentence) for sentence in (*CAVEATS, DOUBTFUL_PAIRING)),
    ]
    pairs += [
        (f"Status: {status.waarde}", status.definitie)
        for status in words.statussen
        if not status.correctie
    ]
    pairs += [(f"Reden: {reason.waarde}", reason.definitie) for reason in words.redenen]
    pairs += [(f"Fase: {fase.waarde}", fase.label) for fase in words.fasen]
    return pairs
