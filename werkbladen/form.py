"""The workbook to fill in, per overheidslaag: which rows, which columns, what stands in them."""

import datetime
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from selections.buckets import bucket
from selections.caveats import CAVEATS
from selections.dates import DUTCH_TIME, date_in_words
from selections.words import NO_BORGING, NO_MOMENT_NAMED, or_else
from voortgang.kalender import Kalender, fingerprint, words_of
from voortgang.rechten import Organisatie
from voortgang.record import takes_fase
from voortgang.stand import is_closed, with_expected_moments
from voortgang.vocabulary import vocabulary
from voortgang.words import by_whom, in_log
from werkbladen.sheets import Field, FillIn

SHEET, EXPLANATION, DETAILS = "Invullen", "Uitleg", "Gegevens"
KIND = "Borgingskalender, werkblad voortgang, versie 1"
DETAILS_HEADER = ("sleutel", "gezien", "vingerafdruk")
DUE = ("verstreken", "dit kwartaal", "lopend")

_STATUS_HINT = "Kies een status. Alleen regels waarop u iets invult, worden vastgelegd."
_MOMENT_HINT = (
    "Alleen als het moment anders wordt verwacht dan de kalender zegt: Q1 2027, 2027, 2027-2028, "
    "loopt of volgt. Vul dan ook de reden in."
)
_REASON_HINT = (
    "Waarom het moment anders wordt verwacht: kies een reden, liefst gevolgd door een dubbele punt "
    "en uw woorden (capaciteit: twee vacatures)."
)
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
        "stand": Field("Staat nu in het logboek", 30),
        "status": Field("Status", 16, True, _STATUS_HINT),
        "verwacht": Field("Verwacht", 12, True, _MOMENT_HINT),
        "reden": Field("Reden", 20, True, _REASON_HINT, strict=False),
        "oorzaak": Field("Oorzaak", 26, True, _needed("oorzaak")),
        "gevolg": Field("Gevolg", 26, True, _needed("gevolg")),
        "bijsturing": Field("Bijsturing", 26, True, _needed("bijsturing")),
        "fase": Field("Fase van de AMvB", 16, True, _FASE_HINT),
        "toelichting": Field("Toelichting", 34, True, "Wat een lezer hiervan moet weten."),
        "bewijs": Field("Bewijs", 26, True, _PROOF_HINT),
    }


INPUT = tuple(name for name, field in fields().items() if field.fill_in)
# What says which row of the calendar a line is; must come back as it went out.
FIXED = ("maatregel", "stap", "borging", "plan", "moment")


def due(kalender: Kalender, state: pd.DataFrame, peildatum: datetime.date) -> pd.Series:
    """Whether each row of the calendar is due at the peildatum and not closed, by sleutel.

    Due is a moment, the expected where one is recorded, that has passed or falls in the quarter of
    the peildatum, or that is under way.
    """
    table = kalender.table
    here = state.iloc[: len(table)]
    moments = bucket(with_expected_moments(table, state), peildatum)
    is_due = moments.isin(DUE).to_numpy() & ~is_closed(here).to_numpy()
    return pd.Series(is_due, index=pd.Index(table["sleutel"], name="sleutel"))


def make(
    kalender: Kalender,
    sleutels: Sequence[str],
    state: pd.DataFrame,
    *,
    laag: str,
    peildatum: datetime.date,
    made: datetime.datetime,
    organisatie: Organisatie | None = None,
) -> FillIn:
    """The workbook with these rows of the calendar.

    state: of this calendar today (`voortgang.stand.state_at`). laag: in words, for the reader.
    made: with its time zone. organisatie: whose workbook it is; None where that is not known.
    """
    of_row = by_sleutel(state)
    rows = [kalender.row(sleutel) for sleutel in sleutels]
    columns = fields()
    names = list(columns)
    return FillIn(
        title=f"Borgingskalender: voortgang van {organisatie.naam if organisatie else laag}, "
        f"peildatum {date_in_words(peildatum)}",
        made=made,
        sheet=SHEET,
        fields=list(columns.values()),
        rows=[_line(row, of_row[row["sleutel"]], names) for row in rows],
        choices={
            names.index("status"): [_statuses(row) for row in rows],
            names.index("reden"): [_reasons()] * len(rows),
            names.index("fase"): [_fasen(row) for row in rows],
        },
        explanation_sheet=EXPLANATION,
        explanation=_explanation(organisatie, laag, peildatum, made, kalender.versie),
        details_sheet=DETAILS,
        details=[
            ("soort", KIND),
            ("kalender", kalender.versie),
            ("peildatum", peildatum.isoformat()),
            ("laag", laag),
            ("organisatie", organisatie.naam if organisatie else ""),
            ("laag van de organisatie", (organisatie and organisatie.laag) or ""),
            ("gemaakt op", made.astimezone(datetime.UTC).isoformat(timespec="seconds")),
            DETAILS_HEADER,
            *(
                (row["sleutel"], str(seen(of_row[row["sleutel"]])), fingerprint(words_of(row)))
                for row in rows
            ),
        ],
    )


def by_sleutel(state: pd.DataFrame) -> dict[str, NamedTuple]:
    """The state of each row, by its sleutel."""
    return {row.sleutel: row for row in state.itertuples(index=False)}


def seen(of_row: NamedTuple) -> int:
    """The last record of a row as an entry names it (`gezien`); 0 for none."""
    return 0 if pd.isna(of_row.laatste_bericht) else int(of_row.laatste_bericht)


def said_of(of_row: NamedTuple) -> str:
    """What the log says of a row, in Dutch, and in which record last."""
    said = in_log(of_row)
    if pd.isna(of_row.laatste_bericht):
        return said
    who = by_whom(of_row.laatste_organisatie, of_row.laatste_auteur, of_row.laatste_besluit)
    return f"{said} Laatste melding: {of_row.laatste_bericht}, {who}."


def fixed_cells(row: Mapping[str, object]) -> dict[str, str]:
    """What stands in the columns `FIXED` for a row of the calendar."""
    stap = _text(row["stap"], "geen stap")
    return {
        "maatregel": f"{row['maatregel']} {_text(row['titel'])}".strip(),
        "stap": stap if pd.isna(row["stap_nr"]) else f"{row['stap_nr']}. {stap}",
        "borging": or_else(row["borging"], NO_BORGING),
        "plan": _text(row["plan"], "geen"),
        "moment": or_else(row["agendering"], NO_MOMENT_NAMED),
    }


def _line(row: Mapping[str, object], of_row: NamedTuple, names: Sequence[str]) -> list[str]:
    shown = {"sleutel": row["sleutel"], **fixed_cells(row), "stand": said_of(of_row)}
    return [shown.get(name, "") for name in names]


def _statuses(row: Mapping[str, object]) -> tuple[str, ...]:
    return tuple(status.waarde for status in vocabulary().offered_for([row["plan"]]))


def _reasons() -> tuple[str, ...]:
    return tuple(reason.waarde for reason in vocabulary().redenen)


def _fasen(row: Mapping[str, object]) -> tuple[str, ...]:
    if not takes_fase(row):
        return ()
    return tuple(fase.waarde for fase in vocabulary().fasen)


def _explanation(
    organisatie: Organisatie | None,
    laag: str,
    peildatum: datetime.date,
    made: datetime.datetime,
    versie: str,
) -> list[tuple[str, str]]:
    words = vocabulary()
    local = made.astimezone(DUTCH_TIME)
    pairs = [
        ("Waarvoor", f"De voortgang van {laag} op {date_in_words(peildatum)}."),
        ("Gemaakt op", f"{date_in_words(local.date())}, {local:%H:%M} uur"),
        ("Kalender", f"versie {versie}"),
        (
            "Organisatie",
            f"Wat hier wordt ingevuld, wordt vastgelegd voor {organisatie.naam}."
            if organisatie
            else "Niet genoemd: dan die van wie het werkblad inlevert.",
        ),
        (
            "Invullen",
            f"Vul op het blad {SHEET} de witte cellen in; de grijze liggen vast. Laat een regel "
            "leeg als er niets te melden is: lege regels worden overgeslagen. Formules worden niet "
            "uitgerekend en niet aangenomen.",
        ),
        (
            "Inleveren",
            "Bewaar het bestand als xlsx of ods en kies het op het scherm Werkbladen. U ziet eerst "
            "precies wat er wordt vastgelegd; er staat pas iets in het logboek nadat u dat hebt "
            "bevestigd.",
        ),
        (
            "Intussen gewijzigd",
            "Is er na het maken van dit werkblad iets over een regel vastgelegd, of zijn haar "
            "woorden in de kalender veranderd, dan wordt die regel niet aangenomen. U ziet dan "
            "beide versies; haal voor die regel een nieuw werkblad op.",
        ),
        *(("Lees dit zo", sentence) for sentence in CAVEATS),
    ]
    pairs += [
        (f"Status: {status.waarde}", status.definitie)
        for status in words.statussen
        if not status.correctie
    ]
    pairs += [(f"Reden: {reason.waarde}", reason.definitie) for reason in words.redenen]
    pairs += [(f"Fase: {fase.waarde}", fase.label) for fase in words.fasen]
    return pairs


def _text(value: object, otherwise: str = "") -> str:
    return value if isinstance(value, str) else otherwise
