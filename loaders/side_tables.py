"""The small tables beside the calendar: summary table, sporen, schillen, hypotheses, actions.

Each is a YAML file of its own in `data/`; what its keys mean stands in `data/datapackage.yaml`.
A text that is not there is missing (NaN), as in the calendar's table; lists are never missing.
Every function raises `loaders.errors.CalendarError`, with one Dutch line per wrong entry, where
a file does not say what it must. `pagina` is counted from the first page of text = 1.
"""

import datetime
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import pandas as pd
from pydantic import AfterValidator, Field

from loaders import schema
from loaders.errors import CalendarError, Problems, shown
from loaders.instruments import Amvb
from loaders.moments import read_moment
from loaders.paths import BEGRIPPEN, DATA, GEMELD, PUBLICATIE, SAMENVATTINGSTABEL
from loaders.reported import load_reported
from loaders.running_text import load_publication
from loaders.schema import columns
from loaders.terms import load_terms
from loaders.yaml_rows import Block, Deviations, Pagina, Rows, Text, doubles, frame, read

SPOREN = DATA / "sporen.yaml"
SCHILLEN = DATA / "schillen.yaml"
WERKHYPOTHESEN = DATA / "werkhypothesen.yaml"
LOPENDE_ACTIES = DATA / "lopende_acties.yaml"
LEESREGELS = DATA / "leesregels.yaml"

# What code asks for by name, with the values it needs of it.
HYPOTHESES: dict[str, set[str]] = {
    "wijzigingsbesluiten": {"per_jaar"},
    "tranches": {"per_jaar"},
    "vroegste_wijziging": {"vanaf", "amvb"},
    "doorlooptijd_amvb": {"kwartalen", "stadia"},
    "voorbereidingstijd": {"kwartalen", "kwartalen_tot"},
    "bestuurlijk_overleg": {"per_jaar"},
    "parallel": set(),
    "overwogen": set(),
    "aan_de_orde": set(),
}


def _category(column: str) -> AfterValidator:
    """The values that the contract permits in `column` of the calendar's table."""

    def check(value: str) -> str:
        values = schema.column(column).values
        if value not in values:
            raise ValueError(f"{shown(value)} is niet toegestaan; toegestaan: {', '.join(values)}")
        return value

    return AfterValidator(check)


def _readable(printed: str) -> str:
    read_moment(printed)
    return printed


PLURAL = {"keuze": "keuzes", "maatregel": "maatregelen"}

Count = Annotated[int, Field(ge=1)]
PrintedMoment = Annotated[str, AfterValidator(_readable)]
Traject = Annotated[str, _category("traject")]
Soort = Literal[
    "schil",
    "element",
    "beleidscyclus",
    "instrument",
    "wettelijk kader",
    "privaatrechtelijk",
    "publiekrechtelijk",
    "niet-juridisch",
]


class SummaryRow(Block):
    hoofdthema: Annotated[str, _category("hoofdthema")]
    subthema: Annotated[str, _category("subthema")]
    keuzes: Count
    maatregelen: Count
    pagina: Pagina
    code: Annotated[str, Field(pattern=r"^[0-9]\.[0-9]$")]
    maatregel_van: Count
    maatregel_tot: Count
    keuze_van: Count
    keuze_tot: Count
    opmerking: Text | None = None


class SummaryTotal(Block):
    """The last line of the summary table as printed: 33 keuzes, 54 maatregelen."""

    keuzes: Count
    maatregelen: Count
    pagina: Pagina


class SummaryTable(Block):
    rijen: list[SummaryRow]
    totaal: SummaryTotal


class Spoor(Block):
    spoor: Literal["I", "II"]
    naam: Text
    omschrijving: Text
    pagina: Pagina


class TrajectName(Block):
    traject: Traject
    gedrukt: Text
    pagina: Pagina


class SpoorRow(Block):
    id: Annotated[str, Field(pattern=r"^II?\.[0-9]+$")]
    spoor: Literal["I", "II"]
    traject: Traject
    onderdeel: Text
    subonderdeel: Text | None = None
    moment: PrintedMoment
    gedeeld_met: Text | None = None
    programma: Text | None = None
    instrumenten: list[Text] = []
    pagina: Pagina
    opmerking: Text | None = None


class Sporen(Block):
    sporen: list[Spoor]
    trajecten: list[TrajectName]
    rijen: list[SpoorRow]


class Figure(Block):
    bron: Text
    pagina: Pagina


class SchilRow(Block):
    schil: Annotated[int, Field(ge=1, le=3)]
    soort: Soort
    naam: Text
    woorden: Text
    kern: Text | None = None
    plaats: Literal["tekst", "figuur"]
    pagina: Pagina
    opmerking: Text | None = None


class Schillen(Block):
    figuur: Figure
    rijen: list[SchilRow]


class Value(Block):
    """What a working hypothesis gives to compute with; only what its words say."""

    per_jaar: Count | None = None
    kwartalen: Count | None = None
    kwartalen_tot: Count | None = None
    vanaf: datetime.date | None = None
    amvb: list[Amvb] = []
    stadia: list[Text] = []


class Hypothesis(Block):
    id: Text
    titel: Text
    kern: Text
    woorden: Text
    pagina: Pagina
    waarde: Value = Value()
    lezing: Text | None = None


class Action(Block):
    id: Annotated[str, Field(pattern="^[a-z_]+$")]
    naam: Text
    woorden: Text
    moment: str
    onderdelen: list[Text] = []
    programma: Text | None = None
    bij: list[Annotated[str, Field(pattern=r"^[^/]+(/[0-9]+){0,3}$")]] = []
    pagina: Pagina
    opmerking: Text | None = None


class ReadingRule(Block):
    id: Annotated[str, Field(pattern="^[a-z_]+$")]
    titel: Text
    regel: Text
    kolommen: Annotated[list[Text], Field(min_length=1)]
    pagina: Pagina | None = None
    alineas: list[Text] = []


def load_summary_table(path: Path = SAMENVATTINGSTABEL) -> pd.DataFrame:
    """The summary table of chapter 1 (page 2), one row per subthema, in the printed order.

    Columns: hoofdthema, subthema, keuzes, maatregelen (numbers as printed), pagina, opmerking,
    and our reading of what is counted: maatregelen `code`.`maatregel_van` to
    `code`.`maatregel_tot`, keuzes `keuze_van` to `keuze_tot`.
    """
    return frame(read(path, SummaryTable, _summary_deviations).rijen, SummaryRow)


def load_sporen(path: Path = SPOREN) -> pd.DataFrame:
    """Both tables of chapter 2 (page 5), one row per programme, product or sub-item, as printed.

    Columns: those of the file (id, spoor, traject, onderdeel, subonderdeel, moment as printed,
    "" where none is, gedeeld_met, programma, instrumenten (list), pagina, opmerking); spoor_naam
    and spoor_omschrijving (page 4); traject_gedrukt; van, tot (dates, None where open) and
    precisie, read from moment. A moment printed once for two rows stands on both; to count printed
    moments leave out the rows with `gedeeld_met`.
    """
    tables = read(path, Sporen, _sporen_deviations)
    rows = frame(tables.rijen, SpoorRow)
    names = {spoor.spoor: spoor for spoor in tables.sporen}
    printed = {traject.traject: traject.gedrukt for traject in tables.trajecten}
    moments = [read_moment(row.moment) for row in tables.rijen]
    return rows.assign(
        spoor_naam=[names[row.spoor].naam for row in tables.rijen],
        spoor_omschrijving=[names[row.spoor].omschrijving for row in tables.rijen],
        traject_gedrukt=[printed[row.traject] for row in tables.rijen],
        van=pd.Series([moment.van for moment in moments], dtype=object),
        tot=pd.Series([moment.tot for moment in moments], dtype=object),
        precisie=[moment.precisie for moment in moments],
    )


def load_schillen(path: Path = SCHILLEN) -> pd.DataFrame:
    """The three schillen and what is in them (pages 3 and 4), from text and figure.

    Columns: schil (1 to 3), soort (`schil` for the schil itself), naam, woorden (as printed), kern
    (of those, for a schil, the words to show beside its name), plaats (tekst, figuur), pagina,
    opmerking, and bron: the source line under the figure for what stands in the figure.
    """
    contents = read(path, Schillen, _schillen_deviations)
    rows = frame(contents.rijen, SchilRow)
    return rows.assign(
        bron=[contents.figuur.bron if row.plaats == "figuur" else None for row in contents.rijen]
    )


def load_working_hypotheses(path: Path = WERKHYPOTHESEN) -> pd.DataFrame:
    """The working hypotheses and reading sentences with their words; index `id`, see HYPOTHESES.

    Columns: titel (ours), kern (the words to show), woorden, pagina, lezing (how we read them), and
    the values to compute with, empty where the words give none: per_jaar (times a year), kwartalen
    and kwartalen_tot (number of quarters, a range where both are there), vanaf (date), amvb and
    stadia (lists, the stages in order).
    """
    contents = read(path, Rows[Hypothesis], _hypotheses_deviations)
    texts = frame(contents.rijen, Hypothesis).drop(columns="waarde")
    values = frame([row.waarde for row in contents.rijen], Value)
    whole = dict.fromkeys(("per_jaar", "kwartalen", "kwartalen_tot"), "Int64")
    return texts.join(values.astype(whole)).set_index("id")


@cache
def amvb_lead() -> int:
    """How many quarters an AMvB takes by the publication (page 8)."""
    return int(load_working_hypotheses().loc["doorlooptijd_amvb", "kwartalen"])


def load_running_actions(path: Path = LOPENDE_ACTIES) -> pd.DataFrame:
    """The running actions of chapter 3 (page 7).

    Columns: id, naam, woorden, moment (as printed, "" where none is; not in the calendar's forms),
    onderdelen (list, what the Roadmap is to contain), programma, bij (list: how the sleutels begin
    of the rows that it is about), pagina, opmerking.
    """
    return frame(read(path, Rows[Action], _actions_deviations).rijen, Action)


def load_reading_rules(path: Path = LEESREGELS) -> pd.DataFrame:
    """How we read the publication, in our words, rule by rule.

    Columns: id, titel, regel, kolommen (list, the columns of the table that rest on it), pagina
    (of the publication that the rule starts from, empty where it is ours alone), alineas (list, the
    paragraphs of that page: `loaders.running_text`).
    """
    return frame(read(path, Rows[ReadingRule], _rules_deviations).rijen, ReadingRule)


def _summary_deviations(table: SummaryTable) -> Deviations:
    yield from doubles([row.subthema for row in table.rijen], "rijen", key="subthema")
    for index, row in enumerate(table.rijen):
        for counted in ("keuze", "maatregel"):
            first, last = getattr(row, f"{counted}_van"), getattr(row, f"{counted}_tot")
            printed = getattr(row, PLURAL[counted])
            if last - first + 1 != printed:
                yield (
                    ("rijen", index, f"{counted}_tot"),
                    f"{counted}_van {first} tot en met {counted}_tot {last} zijn er "
                    f"{last - first + 1}; gedrukt is {printed}",
                )
    for counted in PLURAL.values():
        total = sum(getattr(row, counted) for row in table.rijen)
        if total != getattr(table.totaal, counted):
            yield (
                ("totaal", counted),
                f"{counted}: {getattr(table.totaal, counted)} is niet de som van de rijen; "
                f"die is {total}",
            )


def _sporen_deviations(tables: Sporen) -> Deviations:
    yield from doubles([row.spoor for row in tables.sporen], "sporen", key="spoor")
    yield from doubles([row.traject for row in tables.trajecten], "trajecten", key="traject")
    yield from doubles([row.id for row in tables.rijen], "rijen", key="id")
    listed = {
        "spoor": [row.spoor for row in tables.sporen],
        "traject": [row.traject for row in tables.trajecten],
    }
    own = {row.id: row.moment for row in tables.rijen if row.gedeeld_met is None}
    for index, row in enumerate(tables.rijen):
        for key, values in listed.items():
            if getattr(row, key) not in values:
                yield (
                    ("rijen", index, key),
                    f"{key}: {shown(getattr(row, key))} is bovenaan niet genoemd; toegestaan: "
                    f"{', '.join(dict.fromkeys(values))}",
                )
        if row.gedeeld_met is not None and own.get(row.gedeeld_met) != row.moment:
            same = ", ".join(name for name, moment in own.items() if moment == row.moment)
            yield (
                ("rijen", index, "gedeeld_met"),
                f"gedeeld_met: {shown(row.gedeeld_met)} is geen rij met het eigen moment "
                f"{shown(row.moment)}; toegestaan: {same or 'geen enkele rij'}",
            )


def _schillen_deviations(contents: Schillen) -> Deviations:
    names = [(row.schil, row.soort, row.naam) for row in contents.rijen]
    yield from doubles(names, "rijen", key="naam")
    described = Counter(row.schil for row in contents.rijen if row.soort == "schil")
    for index, row in enumerate(contents.rijen):
        if (row.kern is None) == (row.soort == "schil") or (row.kern or "") not in row.woorden:
            yield ("rijen", index), "kern: alleen een schil heeft die, en hij staat in woorden"
    for schil in (1, 2, 3):
        if described[schil] != 1:
            yield (
                ("rijen",),
                f"schil {schil} heeft {described[schil]} rijen met soort ‘schil’; precies één is "
                "nodig",
            )


def _hypotheses_deviations(contents: Rows[Hypothesis]) -> Deviations:
    yield from doubles([row.id for row in contents.rijen], "rijen", key="id")
    for missing in HYPOTHESES.keys() - {row.id for row in contents.rijen}:
        yield ("rijen",), f"het uitgangspunt {shown(missing)} ontbreekt; de code rekent ermee"
    for index, row in enumerate(contents.rijen):
        given = row.waarde.model_fields_set
        if row.id not in HYPOTHESES:
            yield (
                ("rijen", index, "id"),
                f"id: {shown(row.id)} is onbekend; toegestaan: {', '.join(HYPOTHESES)}",
            )
        elif given != HYPOTHESES[row.id]:
            yield (
                ("rijen", index, "waarde"),
                f"waarde van {shown(row.id)} heeft {', '.join(sorted(given)) or 'niets'}; nodig: "
                f"{', '.join(sorted(HYPOTHESES[row.id])) or 'niets'}",
            )
        if row.kern not in row.woorden:
            yield ("rijen", index, "kern"), f"kern: {shown(row.kern)} staat niet zo in woorden"


def _actions_deviations(contents: Rows[Action]) -> Deviations:
    yield from doubles([row.id for row in contents.rijen], "rijen", key="id")
    for index, row in enumerate(contents.rijen):
        if row.moment not in row.woorden:
            yield (
                ("rijen", index, "moment"),
                f'moment: {shown(row.moment)} staat niet zo in woorden; laat het leeg ("") of '
                "neem het woordelijk over",
            )


def _rules_deviations(contents: Rows[ReadingRule]) -> Deviations:
    yield from doubles([row.id for row in contents.rijen], "rijen", key="id")
    known = {field.name for field in columns()}
    for index, row in enumerate(contents.rijen):
        for name in row.kolommen:
            if name not in known:
                yield (
                    ("rijen", index, "kolommen"),
                    f"kolom {shown(name)} bestaat niet; toegestaan: {', '.join(sorted(known))}",
                )


# Every side table by its file name, so that a build refuses a wrong one as it does the calendar.
SIDE_TABLES: dict[str, Callable[[Path], object]] = {
    SAMENVATTINGSTABEL.name: load_summary_table,
    SPOREN.name: load_sporen,
    SCHILLEN.name: load_schillen,
    WERKHYPOTHESEN.name: load_working_hypotheses,
    LOPENDE_ACTIES.name: load_running_actions,
    LEESREGELS.name: load_reading_rules,
    PUBLICATIE.name: load_publication,
    GEMELD.name: load_reported,
    BEGRIPPEN.name: load_terms,
}


def load_side_tables(folder: Path, problems: Problems) -> dict[str, object]:
    """All side tables that are right, by file name; what is wrong goes to `problems`."""
    tables = {}
    for name, load in SIDE_TABLES.items():
        try:
            tables[name] = load(folder / name)
        except CalendarError as error:
            problems.extend(error.problems)
    return tables
