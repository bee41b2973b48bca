"""Assembles the one table from the transcription and the tables of rules; refuses what is wrong."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa

from loaders import schema
from loaders.errors import Problems, shown
from loaders.instruments import (
    Classifier,
    Instrument,
    Reading,
    load_instruments,
    load_lagen_in_stap,
    load_partijen,
)
from loaders.moments import read_moment
from loaders.overheidslagen import LAGEN
from loaders.paths import DATA, SAMENVATTINGSTABEL
from loaders.references import Resolver, load_relations
from loaders.side_tables import load_side_tables
from loaders.transcription import Agendering, Borgingsregel, Entry, Stap, load_kalender

EMPTY = Reading((), [], ())


@dataclass(frozen=True)
class Sources:
    """The folder that holds the calendar's text and the tables of rules."""

    folder: Path = DATA

    @property
    def files(self) -> list[Path]:
        """Every file that rows are made from, in a fixed order; the contract has its own hash."""
        names = [
            *("instrumenten", "partijen", "lagen_in_stap", "verwijzingen", "samenvattingstabel")
        ]
        kalender = sorted((self.folder / "kalender").glob("*.yaml"))
        return [*kalender, *(self.folder / f"{name}.yaml" for name in names)]

    def sha256(self) -> str:
        """Hash of the names and contents of all source files."""
        digest = hashlib.sha256()
        for path in self.files:
            digest.update(f"{path.name}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
        return digest.hexdigest()


def build_table(sources: Sources | None = None) -> pa.Table:
    """The table of the contract, in document order.

    Raises `CalendarError` with every problem found, one Dutch line each.
    """
    folder = (sources or Sources()).folder
    problems = Problems()
    entries = load_kalender(problems, folder / "kalender")
    instruments = load_instruments(problems, folder / "instrumenten.yaml")
    partijen = load_partijen(problems, folder / "partijen.yaml")
    in_stap = load_lagen_in_stap(problems, folder / "lagen_in_stap.yaml")
    relations = load_relations(problems, folder / "verwijzingen.yaml")
    summary = load_side_tables(folder, problems).get(SAMENVATTINGSTABEL.name)
    if summary is not None:
        _check_keuzes(entries, summary, problems)
    if not instruments or not relations:
        problems.raise_if_any()
    builder = _Builder(instruments, Resolver(entries, relations), summary, problems)
    rows: list[dict[str, object]] = []
    for entry in entries:
        rows.extend(builder.rows(entry))
    for row in rows:
        words = " ".join(str(row[name]) for name in ("stap", "doorwerking", "borging") if row[name])
        row["partijen"] = [one.naam for one in partijen if re.search(one.patroon, words)]
        named = {one.laag for one in in_stap if re.search(one.patroon, row["stap"])}
        row["laag_stap"] = [laag for laag in LAGEN if laag in named]
    _check_keys(rows, entries, problems)
    problems.raise_if_any()
    return pa.Table.from_pandas(_frame(rows), schema=schema.arrow_schema(), preserve_index=False)


class _Builder:
    def __init__(
        self,
        instruments: list[Instrument],
        resolver: Resolver,
        summary: pd.DataFrame | None,
        problems: Problems,
    ) -> None:
        self._classifier = Classifier(instruments)
        self._resolver = resolver
        self._telt_bij = None
        if summary is not None:
            self._telt_bij = dict(zip(summary["code"], summary["subthema"], strict=True))
        self._problems = problems
        self._met: set[str] = set()

    def rows(self, entry: Entry) -> Iterator[dict[str, object]]:
        item, keuze = entry.item, entry.keuze
        references = self._resolver.read(entry, self._problems)
        name = item.maatregel
        if name in self._met:
            name = f"{name}@{keuze.keuze}"
        self._met.add(item.maatregel)
        head = {
            "vermelding": entry.vermelding,
            "keuze": keuze.keuze,
            "keuze_tekst": keuze.keuze_tekst,
            "hoofdthema": entry.subthema.hoofdthema,
            "subthema": entry.subthema.subthema,
            "telt_bij": self._counts_in(entry),
            "paragraaf": keuze.paragraaf,
            "maatregel": item.maatregel,
            "gedrukte_code": item.gedrukte_code,
            "titel": item.titel,
            "maatregel_tekst": item.maatregel_tekst,
            "kopnoot": item.kopnoot,
            "herkomst": item.herkomst,
            "verwijst_naar": references.verwijst_naar,
            "uitgewerkt_in": references.uitgewerkt_in,
            "toelichting": item.toelichting,
            "pagina": item.pagina,
            "pagina_toelichting": item.page_of_toelichting if item.toelichting else None,
            "spoor": self._spoor(entry),
        }
        changes = [
            *(f"Tekst van de keuze: {change.reden}" for change in keuze.afwijkingen),
            *(change.reden for change in item.afwijkingen),
        ]
        if not item.stappen:
            yield head | self._row(entry, name, None, 0, None, None, EMPTY, changes)
        for index, stap in enumerate(item.stappen):
            doorwerking = self._doorwerking(entry, index, stap)
            for regel, moment in _pairs(stap):
                yield head | self._row(
                    entry, name, stap, index, regel, moment, doorwerking, changes
                )

    def _row(
        self,
        entry: Entry,
        name: str,
        stap: Stap | None,
        stap_index: int,
        regel: Borgingsregel | None,
        moment: Agendering | None,
        doorwerking: Reading,
        changes: list[str],
    ) -> dict[str, object]:
        borging = self._borging(entry, stap_index, stap, regel) if stap and regel else EMPTY
        decisive = borging.decisive
        read = self._moment(entry, stap_index, stap, moment)
        stap_nr = stap.stap_nr if stap else 0
        regel_nr = regel.regel_nr if regel else 0
        moment_nr = moment.moment_nr if moment else 0
        line = f"{name}/{stap_nr}/{regel_nr}"
        doubts = borging.doubts_of(line)
        notes = [entry.item.redactie, *changes, stap.redactie if stap else "", *doubts]
        return {
            "sleutel": f"{line}/{moment_nr}",
            "stap_nr": stap_nr or None,
            "stap": stap.stap if stap else "",
            "pagina_stap": entry.item.page_of(stap) if stap else None,
            "doorwerking": stap.doorwerking if stap else "",
            "instrument_doorwerking": doorwerking.namen,
            "regel_nr": regel_nr or None,
            "borging": regel.tekst if regel else "",
            "instrument_borging": borging.namen,
            "amvb": borging.amvb,
            "moment_nr": moment_nr or None,
            "plan": decisive.plan if decisive else "",
            "traject": decisive.traject if decisive else "",
            "schil": int(decisive.schil) if decisive and decisive.schil else None,
            "laag_doorwerking": doorwerking.lagen,
            "laag_borging": borging.lagen,
            "agendering": moment.tekst if moment else "",
            "van": read.van,
            "tot": read.tot,
            "precisie": read.precisie,
            "redactie": "\n".join(note for note in notes if note),
        }

    def _counts_in(self, entry: Entry) -> str:
        if entry.item.herkomst != "kamerbrief" or self._telt_bij is None:
            return ""
        series = entry.item.maatregel.rsplit(".", 1)[0]
        if series not in self._telt_bij:
            entry.refuse(
                self._problems,
                ("maatregel",),
                f"maatregel {shown(entry.item.maatregel)} hoort bij geen subthema; toegestaan "
                f"begin: {', '.join(self._telt_bij)}",
            )
        return self._telt_bij.get(series, "")

    def _spoor(self, entry: Entry) -> str:
        sporen: set[str] = set()
        for stap in entry.item.stappen:
            for text in (stap.stap, stap.doorwerking, *(regel.tekst for regel in stap.borging)):
                sporen |= self._classifier.read(text).sporen
        return "+".join(sorted(sporen)) or "onbekend"

    def _doorwerking(self, entry: Entry, index: int, stap: Stap) -> Reading:
        reading = self._classifier.read(stap.doorwerking)
        for piece in reading.unread:
            entry.refuse(
                self._problems,
                ("stappen", index, "doorwerking"),
                f"{entry.item.maatregel} stap {stap.stap_nr}: doorwerking {shown(piece)} staat "
                "niet in data/instrumenten.yaml; voeg de frase daar toe",
            )
        return reading

    def _borging(self, entry: Entry, index: int, stap: Stap, regel: Borgingsregel) -> Reading:
        reading = self._classifier.read(regel.tekst)
        if not reading.found:
            entry.refuse(
                self._problems,
                ("stappen", index, "borging", stap.borging.index(regel)),
                f"{entry.item.maatregel} stap {stap.stap_nr} regel {regel.regel_nr}: borging "
                f"{shown(regel.tekst)} staat niet in data/instrumenten.yaml; voeg de frase daar "
                "toe",
            )
        return reading

    def _moment(self, entry: Entry, index: int, stap: Stap | None, moment: Agendering | None):
        if stap is None or moment is None:
            return read_moment("")
        try:
            return read_moment(moment.tekst)
        except ValueError as error:
            entry.refuse(
                self._problems,
                ("stappen", index, "agendering", stap.agendering.index(moment)),
                f"{entry.item.maatregel} stap {stap.stap_nr}: {error}",
            )
            return read_moment("")


def _pairs(stap: Stap) -> Iterator[tuple[Borgingsregel | None, Agendering | None]]:
    """A row per line and moment; moments without a line after the lines of their stap."""
    for regel in stap.borging:
        moments = [moment for moment in stap.agendering if moment.regel_nr == regel.regel_nr]
        for moment in moments or [None]:
            yield regel, moment
    loose = [moment for moment in stap.agendering if moment.regel_nr == 0]
    for moment in loose:
        yield None, moment
    if not stap.borging and not loose:
        yield None, None


def _check_keuzes(entries: list[Entry], summary: pd.DataFrame, problems: Problems) -> None:
    """Each file's subthema is one of the summary table, with its hoofdthema; no keuze twice."""
    hoofdthema = dict(zip(summary["subthema"], summary["hoofdthema"], strict=True))
    places: dict[int, set[tuple[Path, int]]] = {}
    for entry in entries:
        places.setdefault(entry.keuze.keuze, set()).add((entry.path, entry.place[1]))
        found = entry.subthema
        if hoofdthema.get(found.subthema) != found.hoofdthema:
            allowed = "; ".join(f"{value} / {key}" for key, value in hoofdthema.items())
            problems.add(
                entry.path,
                entry.document.line(("subthema",)),
                f"{shown(found.hoofdthema)} / {shown(found.subthema)} is geen subthema van de "
                f"samenvattingstabel; toegestaan: {allowed}",
            )
    for keuze, where in places.items():
        for path, index in sorted(where)[1:]:
            line = next(
                entry.document.line(("keuzes", index)) for entry in entries if entry.path == path
            )
            problems.add(path, line, f"keuze {keuze} staat er twee keer; elke keuze mag één keer")


def _check_keys(rows: list[dict], entries: list[Entry], problems: Problems) -> None:
    counted = Counter(row["sleutel"] for row in rows)
    lines = {entry.vermelding: (entry.path, entry.line()) for entry in entries}
    for row in rows:
        if counted[row["sleutel"]] > 1:
            path, line = lines[row["vermelding"]]
            problems.add(path, line, f"sleutel {row['sleutel']} komt vaker voor; nummer anders")


def _frame(rows: list[dict[str, object]]) -> pd.DataFrame:
    """Columns with the dtypes that plain `pandas.read_parquet` gives back; empty text is null."""
    data: dict[str, object] = {}
    for field in schema.columns():
        values = [row[field.name] for row in rows]
        match field.arrow:
            case "string":
                data[field.name] = pd.Series([value or None for value in values], dtype=object)
            case "dictionary":
                data[field.name] = pd.Categorical(
                    [value or None for value in values], categories=field.values
                )
            case "int8" | "int16":
                dtype = field.arrow if field.required else field.arrow.capitalize()
                data[field.name] = pd.array(values, dtype=dtype)
            case _:
                data[field.name] = pd.Series(values, dtype=object)
    return pd.DataFrame(data)
