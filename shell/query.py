"""The view as it stands in a URL: which parameters there are, how they are read and written.

URLs are mailed and kept, so what is written is short and stays as it is (`thema=water`), and what
is read may be friendlier (`thema=Water: voldoende + schoon ruimte`, `laag=RIJK`, values repeated
or with commas). What cannot be understood is left out and told, never an error. Nothing here
knows Streamlit: routes that take the same parameters read them with `parse` as well.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from urllib.parse import urlencode

import pandas as pd

from loaders.errors import shown
from loaders.schema import column
from selections import filters as row_filters
from selections.buckets import BUCKETS, bucket
from selections.dates import date_in_words
from selections.filters import LAGEN, NO_LINE, NO_SCHIL, NOT_NAMED, ROLLEN, Filters, select
from selections.kwartalen import is_dated, label, quarters
from selections.text import search_words
from voortgang.counts import class_label, classes

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
LONGEST_SEARCH = 200
WHAT_IF_MONTHS = (12, 18, 30)
WHAT_IF_PER_YEAR = (3,)
INDELINGEN = ("maatregel", "stap", "keuze", "subthema")
DELEN = ("agenda", "besluitenlijst", "was-wordt", "verslag")
# The items of the agenda of a meeting (`overleg.agenda.PUNTEN`), as `toon` names them.
PUNTEN = tuple(f"punt-{number}" for number in range(1, 10))
FEW_VALUES = 8

_THEMA_SLUGS = ("water", "bodem", "bebouwd-gebied", "laagveen", "verzilte-kust", "hoge-zandgronden")
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_NUMBER = re.compile(r"[0-9]{1,18}")
_DUTCH_DATE = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")


@dataclass(frozen=True)
class Query:
    """What a URL says about the view.

    filters: which rows.
    peildatum: None is today.
    status: in which class of `voortgang.counts` a row stands by the log at the peildatum.
    moment: buckets at the peildatum (`selections.buckets.BUCKETS`).
    kwartaal: quarters in which a moment counts ("Q4 2026", `selections.kwartalen`).
    indeling: by what the Kalender groups its bars, one of `INDELINGEN`.
    amvb_maanden, besluiten_per_jaar: a what-if on the working hypotheses of the publication (how
        long an AMvB takes, how many wijzigingsbesluiten a year has); None is the publication's.
    keten: the stap whose chain Plan A en B draws ("1.1.16-4"); None is the tightest in view.
    vastleggen: the sleutel of the row on which Voortgang opens a dialog to record.
    presentatie: whether the screen is shared, without filters and menus.
    toon: the maatregel in view in the presentation, or the subthema where it begins with one for
        each, or of Overleg the item of the agenda; it chooses no rows. None is where it begins.
    deel: the part of Overleg that is drawn, one of `DELEN`.
    overleg: the quarter of the meeting; None is that of the peildatum.
    dag, begin, einde: the day and the times ("10.15") between which the besluitenlijst counts what
        was recorded; None is the peildatum, and from its beginning to its end.
    was, wordt: the days between which Was-wordt compares; None is the last day of the half-year
        before, and the peildatum.
    verslag_van, verslag_tot: the first and the last quarter of the report; None is the quarter
        before that of the peildatum, and that quarter.
    bericht: the number of the last record that counts in the report; None counts all.
    """

    filters: Filters = field(default_factory=Filters)
    peildatum: date | None = None
    status: tuple[str, ...] = ()
    moment: tuple[str, ...] = ()
    kwartaal: tuple[str, ...] = ()
    indeling: str = INDELINGEN[0]
    amvb_maanden: int | None = None
    besluiten_per_jaar: int | None = None
    keten: str | None = None
    vastleggen: str | None = None
    presentatie: bool = False
    toon: str | None = None
    deel: str = DELEN[0]
    overleg: pd.Period | None = None
    dag: date | None = None
    begin: str | None = None
    einde: str | None = None
    was: date | None = None
    wordt: date | None = None
    verslag_van: pd.Period | None = None
    verslag_tot: pd.Period | None = None
    bericht: int | None = None

    def with_changes(self, **changes: object) -> "Query":
        """A query with other values, of its own fields and of its filters."""
        of_filters = {name: changes.pop(name) for name in list(changes) if name in _FILTER_FIELDS}
        return replace(self, filters=replace(self.filters, **of_filters), **changes)

    def without_filters(self) -> "Query":
        """The same view of all rows."""
        return replace(self, filters=Filters(), **dict.fromkeys(_AT_PEILDATUM, ()))

    def value(self, name: str) -> object:
        """The value of a parameter, wherever it stands."""
        return getattr(self.filters if name in _FILTER_FIELDS else self, name)


# What chooses rows and is no field of a row: it depends on the day, or counts in another way.
_AT_PEILDATUM = ("moment", "kwartaal", "status")
_FILTER_FIELDS = {field.name for field in fields(Filters)}
EMPTY = Query()


@dataclass(frozen=True)
class Problem:
    """A part of a URL that was left out; `str()` says it in Dutch, as plain text.

    unknown: what was written where a value of a list was wanted and it is not in the list.
    """

    parameter: str
    reason: str
    unknown: str = ""

    def __str__(self) -> str:
        return f"{self.parameter}: {self.reason}"


@dataclass(frozen=True)
class Choice:
    """One value to choose: how it is written in a URL, and what it is called on the screen."""

    slug: str
    value: object
    label: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choices:
    """The values of one parameter, found by any of their spellings."""

    choices: tuple[Choice, ...]

    def __post_init__(self) -> None:
        spellings = {
            _folded(spelling): choice
            for choice in self.choices
            for spelling in (choice.label, *choice.aliases, str(choice.value), choice.slug)
        }
        object.__setattr__(self, "_by_spelling", spellings)
        object.__setattr__(self, "_by_value", {choice.value: choice for choice in self.choices})

    def find(self, text: str) -> Choice | None:
        return self._by_spelling.get(_folded(text))

    def of(self, value: object) -> Choice:
        return self._by_value[value]

    @property
    def values(self) -> tuple[object, ...]:
        return tuple(choice.value for choice in self.choices)


def choices(table: pd.DataFrame) -> dict[str, Choices]:
    """The values to choose of every parameter that has a list of them, by the name in the URL.

    Keuzes, maatregelen and quarters come from `table`, everything else from the contract.
    """
    found = {
        "thema": zip(_THEMA_SLUGS, column("subthema").values, strict=True),
        "laag": ((value.lower(), value) for value in (*LAGEN, NOT_NAMED)),
        "rol": ((value, value) for value in ROLLEN),
        "plan": ((value, value) for value in (*column("plan").values, NO_LINE)),
        "traject": ((value, value) for value in (*column("traject").values, NO_LINE)),
        "moment": ((value, value) for value in BUCKETS),
        "indeling": ((value, value) for value in INDELINGEN),
        "deel": ((value, value) for value in DELEN),
    }
    listed = {
        name: Choices(tuple(Choice(_slug(slug), value, value) for slug, value in pairs))
        for name, pairs in found.items()
    }
    listed["plan"] = Choices(
        tuple(
            replace(choice, label=f"plan {choice.value}") if choice.value in ("A", "B") else choice
            for choice in listed["plan"].choices
        )
    )
    maatregelen = Choices(tuple(_maatregelen(table)))
    return listed | {
        "keuze": Choices(tuple(_keuzes(table))),
        "maatregel": maatregelen,
        "toon": Choices(
            (
                *maatregelen.choices,
                *listed["thema"].choices,
                *(Choice(punt, punt, punt) for punt in PUNTEN),
            )
        ),
        "schil": Choices(
            (
                *(Choice(str(schil), schil, f"schil {schil}") for schil in (1, 2, 3)),
                Choice("geen", NO_SCHIL, "geen schil"),
            )
        ),
        "spoor": Choices(
            (
                Choice("I", "I", "I Integraal Ruimtelijk"),
                Choice("II", "II", "II Water en Bodem"),
                Choice("I-en-II", "I+II", "I en II", ("I II",)),
                Choice("onbekend", "onbekend", "onbekend"),
            )
        ),
        "kwartaal": Choices(tuple(_kwartalen(table))),
        "status": Choices(tuple(_standings())),
        "keten": Choices(tuple(_chains(table))),
        "vastleggen": Choices(tuple(_rows(table))),
        "overleg": _quarters("kwartaal van de peildatum"),
        "verslag_van": _quarters("kwartaal voor de peildatum"),
        "verslag_tot": _quarters("kwartaal van de peildatum"),
        "begin": Choices(tuple(_times("begin van de dag"))),
        "einde": Choices(tuple(_times("einde van de dag"))),
        "amvb_maanden": _what_if(WHAT_IF_MONTHS, "maanden"),
        "besluiten_per_jaar": _what_if(WHAT_IF_PER_YEAR, "per jaar"),
    }


def _what_if(values: tuple[int, ...], unit: str) -> Choices:
    publication = Choice("publicatie", None, "zoals de publicatie")
    others = (Choice(str(value), value, f"wat als: {value} {unit}") for value in values)
    return Choices((publication, *others))


def _keuzes(table: pd.DataFrame) -> Iterable[Choice]:
    for row in table.drop_duplicates("keuze").sort_values("keuze").itertuples():
        text = " ".join(row.keuze_tekst.split())
        aliases = (f"SK{row.keuze}", f"SK {row.keuze}", f"keuze {row.keuze}")
        yield Choice(str(row.keuze), int(row.keuze), f"{row.keuze} {text}", aliases)


def _maatregelen(table: pd.DataFrame) -> Iterable[Choice]:
    first = table.drop_duplicates("maatregel")
    codes = set(first["maatregel"])
    for row in sorted(first.itertuples(), key=lambda row: _code_order(row.maatregel)):
        printed = row.gedrukte_code
        aliases = [row.maatregel.replace("SK", "SK ")]
        if isinstance(printed, str) and printed not in codes:
            aliases.append(printed)
        yield Choice(row.maatregel, row.maatregel, f"{row.maatregel} {row.titel}", tuple(aliases))


def chain_name(maatregel: str, stap_nr: int) -> str:
    """How the chain of a stap is called in a URL."""
    return f"{maatregel}-{stap_nr}"


def _chains(table: pd.DataFrame) -> Iterable[Choice]:
    yield Choice("krapste", None, "de krapste in beeld")
    stappen = table[table["plan"].isin(["A", "B"])].drop_duplicates(["maatregel", "stap_nr"])
    for row in stappen.itertuples():
        name = chain_name(row.maatregel, row.stap_nr)
        yield Choice(name, name, f"{row.maatregel} stap {row.stap_nr}: {row.stap}")


def _rows(table: pd.DataFrame) -> Iterable[Choice]:
    for sleutel in table["sleutel"]:
        yield Choice(sleutel.replace("/", "-"), sleutel, sleutel)


def _code_order(code: str) -> tuple:
    """1.1.2 before 1.1.10, 1.1.1b after 1.1.1, and the keuzes without a number (SK8) last."""
    numbers = tuple(int(number) for number in re.findall("[0-9]+", code))
    return code.startswith("SK"), numbers, code


def _kwartalen(table: pd.DataFrame) -> Iterable[Choice]:
    for period in sorted(quarters(table.loc[is_dated(table), "tot"]).unique()):
        yield _kwartaal(period, label(period))


def _kwartaal(period: pd.Period, value: object) -> Choice:
    aliases = (f"{period.year}-Q{period.quarter}", f"{period.year}Q{period.quarter}")
    name = label(period)
    return Choice(name.replace(" ", "-"), value, name, aliases)


def _standings() -> Iterable[Choice]:
    for name in classes():
        yield Choice(_slug(name.split(":")[0]), name, class_label(name))


def _quarters(of_itself: str) -> Choices:
    """Every quarter in which a peildatum can fall, after what it is of itself."""
    span = pd.period_range(FIRST_DAY, LAST_DAY, freq="Q")
    return Choices(
        (Choice("peildatum", None, of_itself), *(_kwartaal(period, period) for period in span))
    )


def _times(unbounded: str) -> Iterable[Choice]:
    yield Choice("dag", None, unbounded)
    for hour in range(24):
        for minute in (0, 15, 30, 45):
            time = f"{hour:02}.{minute:02}"
            others = (f"{hour:02}:{minute:02}", f"{hour}:{minute:02}", f"{hour}.{minute:02}")
            yield Choice(time, time, time, others)


def parse(
    parameters: Mapping[str, Sequence[str]], known: Mapping[str, Choices]
) -> tuple[Query, tuple[Problem, ...]]:
    """The view that URL parameters (name -> values) ask for, and what was left out of it.

    known: `choices(table)`. Names and values are compared without case and accents.
    """
    found: dict[str, object] = {}
    problems: list[Problem] = []
    for name, texts in parameters.items():
        parameter = PARAMETERS.get(name.casefold())
        if parameter is None:
            problems.append(Problem(_readable(name), "deze parameter bestaat niet."))
            continue
        value, wrong = parameter.read(parameter.name, texts, known)
        problems += wrong
        if value is not None:
            found[parameter.name] = value
    query, wrong = consistent(EMPTY.with_changes(**found))
    return query, (*problems, *wrong)


def consistent(query: Query) -> tuple[Query, tuple[Problem, ...]]:
    """`query` without what contradicts itself, and what was left out of it."""
    problems = []
    van, tot = query.filters.van, query.filters.tot
    if van and tot and tot < van:
        reason = f"{tot.isoformat()} ligt voor het begin van de periode ({van.isoformat()})."
        query, problems = query.with_changes(tot=None), [Problem("tot", reason)]
    if query.was and query.wordt and query.wordt < query.was:
        reason = f"{query.was.isoformat()} ligt na de dag bij wordt ({query.wordt.isoformat()})."
        query, problems = query.with_changes(was=None), [*problems, Problem("was", reason)]
    first, last = query.verslag_van, query.verslag_tot
    if first and last and last < first:
        reason = f"{label(last)} ligt voor het begin van de periode ({label(first)})."
        query = query.with_changes(verslag_tot=None)
        problems = [*problems, Problem("verslag_tot", reason)]
    if query.begin and query.einde and query.einde <= query.begin:
        reason = f"{query.einde} uur ligt niet na het begin ({query.begin} uur)."
        query, problems = query.with_changes(einde=None), [*problems, Problem("einde", reason)]
    return query, tuple(problems)


def parameters(query: Query, known: Mapping[str, Choices]) -> dict[str, list[str]]:
    """`query` as URL parameters (name -> values), without what is as it comes."""
    return {
        parameter.name: parameter.write(query.value(parameter.name), known.get(parameter.name))
        for parameter in PARAMETERS.values()
        if query.value(parameter.name) != EMPTY.value(parameter.name)
    }


def address(screen: str | None, query: Query, known: Mapping[str, Choices]) -> str:
    """The address of a screen with this view, relative to any other screen.

    screen: its `url_path`; None for the screen on which the address stands.
    """
    found = urlencode(parameters(query, known), doseq=True)
    if screen is None:
        return f"?{found}"
    return f"./{screen}?{found}" if found else f"./{screen}"


def rows_in_view(
    table: pd.DataFrame,
    query: Query,
    peildatum: date,
    searchable: pd.Series | None = None,
    standing: pd.Series | None = None,
) -> pd.DataFrame:
    """The rows of `table` that `query` chooses, in their order.

    searchable: `selections.filters.search_text(table)`, kept by who asks more than once.
    standing: `voortgang.counts.class_of` these rows at the peildatum; None where the log is away,
    and then `status` leaves no row out.
    """
    return _at_moments(select(table, query.filters, searchable), query, peildatum, standing)


def _at_moments(
    table: pd.DataFrame, query: Query, peildatum: date, standing: pd.Series | None
) -> pd.DataFrame:
    if query.status and standing is not None:
        table = table[standing.loc[table.index].isin(query.status)]
    if query.moment:
        table = table[bucket(table, peildatum).isin(query.moment)]
    if query.kwartaal:
        names = quarters(table["tot"].where(is_dated(table))).map(label, na_action="ignore")
        table = table[names.isin(query.kwartaal)]
    return table


def narrowing(query: Query) -> tuple[str, ...]:
    """The parameters that keep rows out of view, in the order of the filter bar."""
    chosen = {name for name in _AT_PEILDATUM if query.value(name)}
    chosen.update(row_filters.active(query.filters))
    return tuple(name for name in PARAMETERS if name in chosen)


def value_in_words(name: str, query: Query, known: Mapping[str, Choices]) -> str:
    """What is chosen for a parameter that is not as it comes, in Dutch and as plain text."""
    value = query.value(name)
    if isinstance(value, date):
        return date_in_words(value)
    if name not in known:
        return str(value)
    values = value if isinstance(value, tuple) else (value,)
    return ", ".join(known[name].of(one).label for one in values)


def filters_in_words(query: Query, known: Mapping[str, Choices]) -> tuple[tuple[str, str], ...]:
    """What chooses the rows in view: pairs of label and value in Dutch, plain text."""
    names = list(narrowing(query))
    if "laag" in names and query.filters.rol != EMPTY.filters.rol:
        names.insert(names.index("laag") + 1, "rol")
    return tuple((PARAMETERS[name].words, value_in_words(name, query, known)) for name in names)


def loosening(
    table: pd.DataFrame,
    query: Query,
    peildatum: date,
    searchable: pd.Series | None = None,
    standing: pd.Series | None = None,
) -> list[tuple[str, int]]:
    """What each filter costs: its parameter and the rows in view without it, most first.

    The rest as in `rows_in_view`.
    """
    within = _at_moments(table, query, peildatum, standing)
    texts = None if searchable is None else searchable.loc[within.index]
    costs = row_filters.loosening(within, query.filters, texts)
    found = list(costs.itertuples(index=False, name=None))
    for name in _AT_PEILDATUM:
        if query.value(name):
            without = query.with_changes(**{name: ()})
            rows = rows_in_view(table, without, peildatum, searchable, standing)
            found.append((name, len(rows)))
    return sorted(found, key=lambda cost: -cost[1])


Read = Callable[
    [str, Sequence[str], Mapping[str, Choices]], tuple[object | None, Iterable[Problem]]
]


@dataclass(frozen=True)
class Parameter:
    """One parameter: its name, the words for it on the screen, how it is read and written."""

    name: str
    words: str
    read: Read
    write: Callable[[object, Choices | None], list[str]]


def _read_many(
    name: str, texts: Sequence[str], known: Mapping[str, Choices]
) -> tuple[tuple, list[Problem]]:
    values, wrong = [], []
    for text in texts:
        # A full name may hold a comma itself, so the whole text is tried first.
        whole = known[name].find(text)
        for part in [text] if whole else text.split(","):
            choice = whole or known[name].find(part)
            if choice is not None:
                values.append(choice.value)
            elif part.strip():
                wrong.append(_unknown(name, part, known[name]))
    in_order = [value for value in known[name].values if value in values]
    return tuple(in_order), wrong


def _read_one(
    name: str, texts: Sequence[str], known: Mapping[str, Choices]
) -> tuple[object | None, list[Problem]]:
    choice = known[name].find(texts[-1])
    if choice is not None:
        return choice.value, []
    return None, [_unknown(name, texts[-1], known[name])] if texts[-1].strip() else []


def _read_date(
    name: str, texts: Sequence[str], known: Mapping[str, Choices]
) -> tuple[date | None, list[Problem]]:
    text = texts[-1].strip()
    if not text:
        return None, []
    day = _date(text)
    if day is None:
        return None, [Problem(name, f"{_quoted(text)} is geen datum (jjjj-mm-dd).")]
    if not FIRST_DAY <= day <= LAST_DAY:
        reason = f"{_quoted(text)} ligt niet tussen {FIRST_DAY.year} en {LAST_DAY.year}."
        return None, [Problem(name, reason)]
    return day, []


def _read_search(
    name: str, texts: Sequence[str], known: Mapping[str, Choices]
) -> tuple[str | None, list[Problem]]:
    text = " ".join(" ".join(texts).split())
    if not text:
        return None, []
    if len(text) > LONGEST_SEARCH:
        reason = f"{_quoted(text)} is langer dan {LONGEST_SEARCH} tekens."
        return None, [Problem(name, reason)]
    if not search_words(text):
        return None, [Problem(name, f"{_quoted(text)} bevat geen woord of getal.")]
    return text, []


def _read_yes(
    name: str, texts: Sequence[str], known: Mapping[str, Choices]
) -> tuple[bool | None, list[Problem]]:
    text = _folded(texts[-1])
    if text in ("ja", "nee", ""):
        return text == "ja", []
    return None, [Problem(name, f"{_quoted(texts[-1])} is geen ja of nee.")]


def _read_number(
    name: str, texts: Sequence[str], known: Mapping[str, Choices]
) -> tuple[int | None, list[Problem]]:
    text = texts[-1].strip()
    if not text:
        return None, []
    if not _NUMBER.fullmatch(text):
        return None, [Problem(name, f"{_quoted(text)} is geen nummer van een bericht.")]
    return int(text), []


def _write_many(values: object, known: Choices | None) -> list[str]:
    return [known.of(value).slug for value in values]


def _write_one(value: object, known: Choices | None) -> list[str]:
    return [known.of(value).slug]


def _write_date(value: object, known: Choices | None) -> list[str]:
    return [value.isoformat()]


def _write_search(value: object, known: Choices | None) -> list[str]:
    return [value]


def _write_number(value: object, known: Choices | None) -> list[str]:
    return [str(value)]


def _write_yes(value: object, known: Choices | None) -> list[str]:
    return ["ja"]


PARAMETERS = {
    name: Parameter(name, words, read, write)
    for name, words, read, write in (
        ("peildatum", "Peildatum", _read_date, _write_date),
        ("thema", "Thema", _read_many, _write_many),
        ("keuze", "Keuze", _read_many, _write_many),
        ("maatregel", "Maatregel", _read_many, _write_many),
        ("laag", "Overheidslaag", _read_many, _write_many),
        ("rol", "Rol van de laag", _read_one, _write_one),
        ("plan", "Plan", _read_many, _write_many),
        ("zoek", "Zoeken", _read_search, _write_search),
        ("van", "Periode vanaf", _read_date, _write_date),
        ("tot", "Periode tot en met", _read_date, _write_date),
        ("moment", "Moment op de peildatum", _read_many, _write_many),
        ("kwartaal", "Telt in kwartaal", _read_many, _write_many),
        ("status", "Status op de peildatum", _read_many, _write_many),
        ("schil", "Schil", _read_many, _write_many),
        ("traject", "Traject", _read_many, _write_many),
        ("spoor", "Spoor (afgeleid)", _read_many, _write_many),
        ("indeling", "Indeling", _read_one, _write_one),
        ("amvb_maanden", "Wat als: duur van een AMvB", _read_one, _write_one),
        ("besluiten_per_jaar", "Wat als: wijzigingsbesluiten", _read_one, _write_one),
        ("keten", "Keten van stap", _read_one, _write_one),
        ("vastleggen", "Regel om vast te leggen", _read_one, _write_one),
        ("presentatie", "Presentatie", _read_yes, _write_yes),
        ("toon", "Maatregel in de presentatie", _read_one, _write_one),
        ("deel", "Deel van het overleg", _read_one, _write_one),
        ("overleg", "Overleg in", _read_one, _write_one),
        ("dag", "Vastgelegd op (leeg: de peildatum)", _read_date, _write_date),
        ("begin", "Vanaf", _read_one, _write_one),
        ("einde", "Tot", _read_one, _write_one),
        ("was", "Was, op (leeg: vorig halfjaar)", _read_date, _write_date),
        ("wordt", "Wordt, op (leeg: de peildatum)", _read_date, _write_date),
        ("verslag_van", "Van kwartaal", _read_one, _write_one),
        ("verslag_tot", "Tot en met kwartaal", _read_one, _write_one),
        ("bericht", "Tot en met bericht (leeg: alle)", _read_number, _write_number),
    )
}


def _date(text: str) -> date | None:
    if found := _ISO_DATE.fullmatch(text):
        year, month, day = found.groups()
    elif found := _DUTCH_DATE.fullmatch(text):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _unknown(name: str, text: str, known: Choices) -> Problem:
    reason = f"{_quoted(text)} bestaat niet."
    if len(known.choices) <= FEW_VALUES:
        slugs = ", ".join(choice.slug for choice in known.choices)
        reason = f"{_quoted(text)} bestaat niet; kies uit {slugs}."
    return Problem(name, reason, text.strip())


def _quoted(text: str) -> str:
    return shown(_printable(text))


def _readable(name: str) -> str:
    return shown(_printable(name))


def _printable(text: str) -> str:
    """Without what would hide or turn around the rest of the message on the screen."""
    return "".join(character if character.isprintable() else " " for character in text)


def _folded(text: str) -> str:
    """How spellings are compared: no case, accents, hyphens or double spaces."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.sub(r"[-_+:.]", lambda m: "." if m[0] == "." else " ", plain).split())


def _slug(text: str) -> str:
    return text.replace(" ", "-")
