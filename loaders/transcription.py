"""The calendar as officials edit it: data/kalender/*.yaml, one file per subthema."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from loaders.errors import Problems
from loaders.paths import KALENDER
from loaders.schema import column
from loaders.yaml_rows import Block, Pagina, Text
from loaders.yaml_text import Document, Place, load_document, validate

Number = Annotated[int, Field(ge=1)]
CODE = r"^([0-9]\.[0-9]\.[0-9]{1,2}[a-z]?|SK[0-9]{1,2})$"


class Borgingsregel(Block):
    """One borging line of a stap."""

    regel_nr: Number
    tekst: Text


class Agendering(Block):
    """One printed moment and the borging line it belongs to; regel_nr 0 is no line."""

    regel_nr: Annotated[int, Field(ge=0)]
    moment_nr: Number
    tekst: Text


class Stap(Block):
    """One row of a table of the annex; `pagina` where it differs from that of the heading."""

    stap_nr: Number
    stap: Text
    doorwerking: str = ""
    borging: list[Borgingsregel] = []
    agendering: list[Agendering] = []
    pagina: Pagina | None = None
    redactie: str = ""


class Afwijking(Block):
    """Where our text (`tekst`) differs on purpose from the publication's (`bron`), and why."""

    tekst: Text
    bron: Text
    reden: Text


class Vermelding(Block):
    """One heading of a maatregel in the annex, with its table and toelichting.

    `pagina_toelichting` where it differs from that of the heading.
    """

    maatregel: Annotated[str, Field(pattern=CODE)]
    gedrukte_code: str
    titel: Annotated[str, Field(min_length=1, max_length=60)]
    herkomst: Literal["kamerbrief", "nieuw", "keuze", "ontbreekt"]
    pagina: Pagina
    pagina_toelichting: Pagina | None = None
    kopnoot: str = ""
    maatregel_tekst: str = ""
    toelichting: str = ""
    redactie: str = ""
    verwijst_naar: list[str] = []
    uitgewerkt_in: list[str] = []
    afwijkingen: list[Afwijking] = []
    stappen: list[Stap] = []

    def page_of(self, stap: Stap) -> int:
        """The page on which a stap of this vermelding begins."""
        return stap.pagina or self.pagina

    @property
    def page_of_toelichting(self) -> int:
        """The page on which the toelichting begins."""
        return self.pagina_toelichting or self.pagina


class Keuze(Block):
    """One structurerende keuze with the vermeldingen that stand under it."""

    keuze: Annotated[int, Field(ge=1, le=33)]
    paragraaf: Text
    keuze_tekst: Text
    afwijkingen: list[Afwijking] = []
    vermeldingen: Annotated[list[Vermelding], Field(min_length=1)]


class Subthema(Block):
    """One file: the keuzes of a subthema of the summary table."""

    hoofdthema: Text
    subthema: Text
    keuzes: Annotated[list[Keuze], Field(min_length=1)]


@dataclass(frozen=True)
class Entry:
    """A vermelding with its place: number in document order, its keuze and its file."""

    vermelding: int
    subthema: Subthema
    keuze: Keuze
    item: Vermelding
    document: Document
    place: Place

    def line(self, *place: str | int) -> int:
        return self.document.line((*self.place, *place))

    @property
    def path(self) -> Path:
        return self.document.path

    def refuse(self, problems: Problems, place: Place, message: str) -> None:
        """Tell what is wrong at a place in it."""
        problems.add(self.path, self.line(*place), message)


def load_kalender(problems: Problems, folder: Path = KALENDER) -> list[Entry]:
    """All vermeldingen in document order; what is wrong goes to `problems`.

    Raises nothing; a file that cannot be read contributes no vermeldingen.
    """
    paths = sorted(folder.glob("*.yaml"))
    entries: list[Entry] = []
    there = set()
    for path in paths:
        document = load_document(path, problems, ends_marked=True)
        subthema = validate(document, Subthema, problems)
        if subthema is None:
            continue
        there.add(subthema.subthema)
        for k, keuze in enumerate(subthema.keuzes):
            for i, item in enumerate(keuze.vermeldingen):
                place = ("keuzes", k, "vermeldingen", i)
                entries.append(Entry(len(entries) + 1, subthema, keuze, item, document, place))
    missing = [name for name in column("subthema").values if name not in there]
    # Of a file that is refused it is told already what is wrong with it.
    if missing and len(there) == len(paths):
        named = ", ".join(missing)
        problems.add(
            folder, 0, f"het bestand (*.yaml) van {named} ontbreekt; haal het terug uit git"
        )
    for entry in entries:
        _check_numbers(entry, problems)
    return entries


def _check_numbers(entry: Entry, problems: Problems) -> None:
    """Numbers are unique within their parent, and a moment's line exists."""

    def unique(numbers: list[tuple[int, ...]], what: str, *place: str | int) -> None:
        for index, number in enumerate(numbers):
            if number in numbers[:index]:
                shown = "/".join(map(str, number))
                entry.refuse(
                    problems,
                    (*place, index),
                    f"{entry.item.maatregel}: {what} {shown} komt al voor; geef een nieuw nummer",
                )

    unique([(stap.stap_nr,) for stap in entry.item.stappen], "stap_nr", "stappen")
    for s, stap in enumerate(entry.item.stappen):
        regels = [regel.regel_nr for regel in stap.borging]
        unique([(nr,) for nr in regels], "regel_nr", "stappen", s, "borging")
        unique(
            [(moment.regel_nr, moment.moment_nr) for moment in stap.agendering],
            "regel_nr/moment_nr",
            "stappen",
            s,
            "agendering",
        )
        for m, moment in enumerate(stap.agendering):
            if moment.regel_nr and moment.regel_nr not in regels:
                entry.refuse(
                    problems,
                    ("stappen", s, "agendering", m),
                    f"{entry.item.maatregel} stap {stap.stap_nr}: moment bij regel_nr "
                    f"{moment.regel_nr}, die niet bestaat; toegestaan: "
                    f"{', '.join(map(str, [0, *regels]))} (0 = zonder borgingsregel)",
                )
