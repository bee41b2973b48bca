"""What a filled-in workbook asks: the totals, what is wrong in which cell, what is recorded."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import chain

from markupsafe import Markup

from documents.tabel import Column, Tabel
from loaders.errors import shown
from loaders.overheidslagen import LAGEN
from selections.dates import date_in_words
from selections.filters import NOT_NAMED
from selections.words import counted
from shell.links import dossier_link
from shell.office import office
from shell.recording.outcome import MOST_TOLD
from shell.recording.voor_wie import in_words
from shell.table import show_tabel
from shell.view import View
from voortgang.vocabulary import vocabulary
from voortgang.words import said_for
from werkbladen.check import Asked, Reading
from werkbladen.form import INPUT, fields, fixed_cells


def show_reading(view: View, reading: Reading) -> None:
    """Draw it as far as there is something of it, under its totals."""
    if reading.problems:
        _show_problems(reading)
    if reading.to_record:
        _show_sums(reading)
        _show_preview(view, reading)


def row_of(view: View, sleutel: str) -> Markup:
    """The row as a link to its dossier, with its sleutel."""
    code = office().kalender.row(sleutel)["maatregel"]
    return Markup("{} ({})").format(dossier_link(view, code), sleutel)


def filled_in(filled: Mapping[str, str], bold: Collection[str] = ()) -> Markup:
    """The fields that are filled in, a line each; those in `bold` in bold type."""
    columns = fields()
    lines = (
        Markup("{}: <b>{}</b>" if name in bold else "{}: {}").format(
            columns[name].title, filled[name]
        )
        for name in INPUT
        if name in filled
    )
    return Markup("<br>").join(lines)


def summary(reading: Reading) -> list[str]:
    """The totals, and what somebody has to know of the workbook as a whole."""
    to_mend = len({one.regel for one in reading.problems})
    kinds = (
        ("vast te leggen", len(reading.to_record)),
        ("intussen anders vastgelegd", len(reading.meanwhile)),
        ("bevestigd (staat er al zo)", len(reading.confirmed)),
        ("ongewijzigd", len(reading.unchanged)),
        ("te herstellen", to_mend),
    )
    counts = ", ".join(f"{words}: {counted(n, 'regel')}" for words, n in kinds if n)
    of = in_words(reading.organisatie) if reading.organisatie else shown(reading.laag)
    said = [
        f"Werkblad van {of}, peildatum {_day_in_words(reading.peildatum)}. "
        f"{counts[:1].upper()}{counts[1:]}. Met dit inlezen is nog niets vastgelegd."
        if counts
        else "In dit werkblad is niets ingevuld. Er is niets vastgelegd."
    ]
    if reading.other_version:
        said.append(
            "Dit werkblad is gemaakt van een andere versie van de kalender. Regels waarvan de "
            "woorden sindsdien zijn veranderd, komen terug om na te kijken; de andere worden "
            "aangenomen."
        )
    said += reading.notes
    if to_mend:
        said.append(
            "Wat te herstellen is, wordt niet vastgelegd. Het werkblad komt terug met die cellen "
            "gemarkeerd en wat eraan schort; alles wat is ingevuld, staat er nog in."
        )
    return said


def _show_problems(reading: Reading) -> None:
    count = len(reading.problems)
    more = f", de eerste {MOST_TOLD}" if count > MOST_TOLD else ""
    show_tabel(
        Tabel.each(
            "Cellen om te herstellen",
            reading.problems[:MOST_TOLD],
            {
                "Cel": "cel",
                "Er staat": lambda one: shown(one.staat) if one.staat else "niets",
                "Wat er aan de hand is": "melding",
            },
            caption=f"Cellen om te herstellen op het blad Invullen: {count}{more}",
        )
    )


def _show_sums(reading: Reading) -> None:
    show_tabel(
        Tabel.of(
            "Opgeteld",
            (Column("Wat"), Column("Regels", numeric=True)),
            sums(reading.to_record),
            caption="Wat wordt vastgelegd, opgeteld: naar status, naar reden van het andere moment "
            "en naar de laag die bij borging of doorwerking is genoemd (afgeleid; een regel met "
            "meer dan één laag telt bij elk daarvan)",
        )
    )


def sums(asked: Collection[Asked]) -> Iterator[tuple[str, int]]:
    """How many rows by status, by reason, and by the layer that they name, in that order."""
    statuses = Counter(one.filled["status"] for one in asked)
    said = (one.filled["reden"] for one in asked if "reden" in one.filled)
    reasons = Counter(map(vocabulary().reason_of, said))
    rows = [office().kalender.row(one.sleutel) for one in asked]
    lagen = [{*row["laag_borging"], *row["laag_doorwerking"]} or {NOT_NAMED} for row in rows]
    named = Counter(chain.from_iterable(lagen))
    yield from ((f"Status {status}", count) for status, count in statuses.most_common())
    yield from ((f"Reden {reason}", count) for reason, count in reasons.most_common())
    for laag in LAGEN:
        if named[laag]:
            yield f"Waarin {laag} is genoemd", named[laag]
    if named[NOT_NAMED]:
        yield "Waarin geen overheidslaag is genoemd", named[NOT_NAMED]


def _show_preview(view: View, reading: Reading) -> None:
    kalender = office().kalender

    def in_calendar(one: Asked) -> str:
        fixed = fixed_cells(kalender.row(one.sleutel))
        return f"{fixed['borging']}, {fixed['moment']}"

    show_tabel(
        Tabel.each(
            "Wordt vastgelegd",
            reading.to_record,
            {
                "Regel": lambda one: row_of(view, one.sleutel),
                Column("Regel in werkblad", numeric=True): "regel",
                "Borging en moment": in_calendar,
                "Staat er nu voor deze organisatie": lambda one: said_for(one.stands),
                "Wordt vastgelegd": lambda one: filled_in(one.filled),
            },
            caption="Dit wordt vastgelegd na uw bevestiging: "
            f"{counted(len(reading.to_record), 'melding')}",
        )
    )


def _day_in_words(written: str) -> str:
    try:
        return date_in_words(date.fromisoformat(written))
    except ValueError:
        return shown(written)
