"""The values to choose of each parameter that has a list of them, by any of their spellings.

Keuzes, maatregelen and quarters come from the calendar, everything else from the contract.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from loaders import overheidslagen
from loaders.running_text import publication
from loaders.schema import column
from overleg.agenda import RUBRIEKEN
from selections.dates import FIRST_DAY, LAST_DAY
from selections.filters import NO_LINE, NO_SCHIL, NOT_NAMED
from selections.kwartalen import counting_quarter, label
from voortgang.counts import BY_BESLUIT, EXPECTED, NOT_PASSED, class_label, classes
from voortgang.vocabulary import SIGNALS

VORMEN = ("kaart", "detail", "tabel")
# In which the rows themselves stand: where a number leads to what it counts.
AS_ROWS = VORMEN[-1]
INDELINGEN = ("maatregel", "stap", "keuze", "subthema")
# The list of all entries keeps the name in the address that it had when it was mailed.
DELEN = ("agenda", "besluiten", "organisaties", "was-wordt", "verslag", "besluitenlijst")
# The rules of the agenda of a meeting, as `toon` named them before it named points.
ITEMS = tuple(f"punt-{number}" for number in range(1, len(RUBRIEKEN) + 1))
# The screens that open a presentation with a chart, as `toon` names them.
OPENINGS = ("overzicht", "kalender", "plan_ab", "overheden", "roadmap", "sporen")

# What a class was called in links that were mailed.
_AS_MAILED = {NOT_PASSED: ("moment niet verstreken",)}
_THEMA_SLUGS = ("water", "bodem", "bebouwd-gebied", "laagveen", "verzilte-kust", "hoge-zandgronden")


@dataclass(frozen=True)
class Choice:
    """One value to choose: how it is written in a URL, and what it is called on the screen.

    short: on the button of its field, where that is shorter.
    """

    slug: str
    value: object
    label: str
    aliases: tuple[str, ...] = ()
    short: str = ""


@dataclass(frozen=True)
class Choices:
    """The values of one parameter, found by any of their spellings."""

    choices: tuple[Choice, ...]

    def __post_init__(self) -> None:
        spellings = {
            folded(spelling): choice
            for choice in self.choices
            for spelling in (choice.label, *choice.aliases, str(choice.value), choice.slug)
        }
        object.__setattr__(self, "_by_spelling", spellings)
        object.__setattr__(self, "_by_value", {choice.value: choice for choice in self.choices})

    def find(self, text: str) -> Choice | None:
        return self._by_spelling.get(folded(text))

    def of(self, value: object) -> Choice:
        return self._by_value[value]

    @property
    def values(self) -> tuple[object, ...]:
        return tuple(choice.value for choice in self.choices)


# Of the calendar, the values to choose.
Offers = Callable[[pd.DataFrame], Iterable[Choice]]


def fixed(*choices: Choice) -> Offers:
    """These, whatever the calendar."""
    return lambda _: choices


def listed(*values: str) -> Offers:
    """These values, each called as it is."""
    return fixed(*(Choice(_slug(value.lower()), value, value) for value in values))


def _what_if(unit: str, *values: int) -> Offers:
    publication = Choice("publicatie", None, "zoals de publicatie")
    others = (Choice(str(value), value, f"wat als: {value} {unit}") for value in values)
    return fixed(publication, *others)


def _quarter(period: pd.Period, value: object) -> Choice:
    aliases = (f"{period.year}-Q{period.quarter}", f"{period.year}Q{period.quarter}")
    name = label(period)
    return Choice(name.replace(" ", "-"), value, name, aliases)


def _quarters(of_itself: str) -> Offers:
    """Every quarter in which a peildatum can fall, after the choice of none, called `of_itself`."""
    span = pd.period_range(FIRST_DAY, LAST_DAY, freq="Q")
    chosen = (_quarter(period, period) for period in span)
    return fixed(Choice("peildatum", None, of_itself), *chosen)


def _times(unbounded: str) -> Offers:
    def time(hour: int, minute: int) -> Choice:
        words = f"{hour:02}.{minute:02}"
        others = (f"{hour:02}:{minute:02}", f"{hour}:{minute:02}", f"{hour}.{minute:02}")
        return Choice(words, words, words, others)

    every = (time(hour, minute) for hour in range(24) for minute in (0, 15, 30, 45))
    return fixed(Choice("dag", None, unbounded), *every)


def _slug(text: str) -> str:
    return text.replace(" ", "-")


MAANDEN, PER_JAAR = _what_if("maanden", 12, 18, 30), _what_if("per jaar", 3)
BEGINS, ENDS = _times("begin van de dag"), _times("einde van de dag")
QUARTERS = _quarters("kwartaal van de peildatum")
QUARTERS_FROM_BEFORE = _quarters("kwartaal voor de peildatum")
LAGEN = listed(*overheidslagen.LAGEN, NOT_NAMED)
ROLLEN = fixed(
    Choice("beide", "beide", "doorwerking of borging", short="doorw. of borging"),
    Choice("doorwerking", "doorwerking", "doorwerking"),
    Choice("borging", "borging", "borging"),
    Choice("stap", "stap", "in de stap genoemd"),
    Choice("alle", "alle", "doorwerking, borging of in de stap genoemd", short="alle rollen"),
)
SCHILLEN = fixed(
    *(Choice(str(schil), schil, f"schil {schil}", short=str(schil)) for schil in (1, 2, 3)),
    Choice("geen", NO_SCHIL, "geen schil"),
)
SPOREN = fixed(
    Choice("I", "I", "I Integraal Ruimtelijk"),
    Choice("II", "II", "II Water en Bodem"),
    Choice("I-en-II", "I+II", "I en II", ("I II",)),
    Choice("onbekend", "onbekend", "onbekend"),
)


def themas(_: pd.DataFrame) -> Iterable[Choice]:
    """The subthema's of the contract."""
    for slug, value in zip(_THEMA_SLUGS, column("subthema").values, strict=True):
        yield Choice(slug, value, value, short=value.partition(":")[0])


def plannen(_: pd.DataFrame) -> Iterable[Choice]:
    """The plans of the contract, and rows without a line."""
    for value in (*column("plan").values, NO_LINE):
        label = f"plan {value}" if value in ("A", "B") else value
        yield Choice(_slug(value), value, label, short=value)


def trajecten(table: pd.DataFrame) -> Iterable[Choice]:
    """The trajecten of the contract, and rows without a line."""
    return listed(*column("traject").values, NO_LINE)(table)


def keuzes(table: pd.DataFrame) -> Iterable[Choice]:
    """The keuzes by number."""
    for row in table.drop_duplicates("keuze").sort_values("keuze").itertuples():
        text = " ".join(row.keuze_tekst.split())
        aliases = (f"SK{row.keuze}", f"SK {row.keuze}", f"keuze {row.keuze}")
        yield Choice(str(row.keuze), int(row.keuze), f"{row.keuze} {text}", aliases, str(row.keuze))


def maatregelen(table: pd.DataFrame) -> Iterable[Choice]:
    """The maatregelen in the order of their numbers; also by the code as printed."""
    first = table.drop_duplicates("maatregel")
    codes = set(first["maatregel"])
    for row in sorted(first.itertuples(), key=lambda row: _code_order(row.maatregel)):
        printed = row.gedrukte_code
        aliases = [row.maatregel.replace("SK", "SK ")]
        if isinstance(printed, str) and printed not in codes:
            aliases.append(printed)
        label = f"{row.maatregel} {row.titel}"
        yield Choice(row.maatregel, row.maatregel, label, tuple(aliases), row.maatregel)


def slides(table: pd.DataFrame) -> Iterable[Choice]:
    """What a slide can be about, but for the points of an agenda (`shell.url.kinds.InView`)."""
    return (*maatregelen(table), *themas(table), *listed(*ITEMS, *DELEN, *OPENINGS)(table))


def chain_name(maatregel: str, stap_nr: int) -> str:
    """How the chain of a stap is called in a URL."""
    return f"{maatregel}-{stap_nr}"


def chains(table: pd.DataFrame) -> Iterable[Choice]:
    """The stappen with a line of plan A or plan B, after the tightest."""
    yield Choice("krapste", None, "de krapste in beeld")
    stappen = table[table["plan"].isin(["A", "B"])].drop_duplicates(["maatregel", "stap_nr"])
    for row in stappen.itertuples():
        name = chain_name(row.maatregel, row.stap_nr)
        yield Choice(name, name, f"{row.maatregel} stap {row.stap_nr}: {row.stap}")


def sleutels(table: pd.DataFrame) -> Iterable[Choice]:
    """Every row."""
    for sleutel in table["sleutel"]:
        yield Choice(sleutel.replace("/", "-"), sleutel, sleutel)


def kwartalen(table: pd.DataFrame) -> Iterable[Choice]:
    """The quarters in which a moment of the calendar counts."""
    for period in sorted(counting_quarter(table).dropna().unique()):
        yield _quarter(period, label(period))


def alineas(_: pd.DataFrame) -> Iterable[Choice]:
    """The paragraphs of chapters 1 to 4."""
    return listed(*publication()["id"])(_)


def standings(_: pd.DataFrame) -> Iterable[Choice]:
    """The classes in which a row stands by the log, what is expected and set beside them, and what
    is derived about plan B.
    """
    for name in (*classes(), *EXPECTED, *BY_BESLUIT, *SIGNALS):
        brief = name.replace("bij besluit ", "").removesuffix(" dan gepubliceerd")
        short = brief if brief != name else ""
        said = class_label(name) + (" (afgeleid)" if name in SIGNALS else "")
        slug = _slug(name.split(":")[0].lower())
        yield Choice(slug, name, said, _AS_MAILED.get(name, ()), short)


def _code_order(code: str) -> tuple:
    """1.1.2 before 1.1.10, 1.1.1b after 1.1.1, and the keuzes without a number (SK8) last."""
    numbers = tuple(int(number) for number in re.findall("[0-9]+", code))
    return code.startswith("SK"), numbers, code


def folded(text: str) -> str:
    """How spellings are compared: no case, accents, hyphens or double spaces."""
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.sub(r"[-_+:.]", lambda m: "." if m[0] == "." else " ", plain).split())
