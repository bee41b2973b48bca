"""Are the words those of the publication, and on its pages? Compared in reading order.

What is compared as one is a vermelding of the annex, or a page of chapters 1 to 4
(data/publicatie.yaml). White space and hyphens are folded, since the text extraction lost and
broke them. Deviations on purpose are records in the calendar (`afwijkingen`) and are put back
before comparing. Where the publication is not at hand, fingerprints of its words
(data/vingerafdrukken.csv) stand for it.
"""

import csv
import difflib
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.errors import Problems
from loaders.paths import DATA, FINGERPRINTS, PUBLICATIE
from loaders.publication import Line, annex, running_text
from loaders.running_text import load_text
from loaders.transcription import Afwijking, Entry, load_kalender

SOURCE = DATA.parent.parent / "shared" / "bron" / "borgingskalender-wbs.txt"
FOLDED = re.compile(r"[\s\-­‐‑]+")
# Stands before each piece of which the page is told: the heading, a stap, the toelichting.
START = "\ue000"


@dataclass(frozen=True)
class Passage:
    """Our words of one vermelding or page, deviations put back, and the pages that we give them.

    pages: of what follows each `START` in `text`.
    """

    name: str
    text: str
    pages: tuple[int, ...]

    @property
    def words(self) -> list[str]:
        """The words, hyphens folded."""
        return [word for word in map(_fold, self.text.replace(START, "").split()) if word]


def compare(source: Path = SOURCE, folder: Path = DATA) -> list[str]:
    """Every difference as one Dutch line; empty where all words are the publication's.

    Reads the publication where `source` is there, its fingerprints otherwise. Raises
    `CalendarError` where the calendar's text is refused, OSError where neither can be read.
    """
    running, entries = _running(folder), _annex(folder)
    if source.exists():
        return list(_compare_text(running, entries, source.read_text(encoding="utf-8")))
    return list(_compare_fingerprints([*running, *entries]))


def write_fingerprints(source: Path = SOURCE) -> str:
    """Keep fingerprints of the publication's words; refuses while a difference is open."""
    running, vermeldingen = _running(DATA), _annex(DATA)
    text = source.read_text(encoding="utf-8")
    differences = list(_compare_text(running, vermeldingen, text))
    if differences:
        return "Niet vastgelegd, eerst oplossen:\n" + "\n".join(differences)
    with FINGERPRINTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["passage", "sha256", "bladzijden", "woorden"])
        for passage in [*running, *vermeldingen]:
            words = passage.words
            writer.writerow(
                [passage.name, _sha("".join(words)), _joined(passage.pages),
                 " ".join(map(_short, words))]
            )  # fmt: skip
    return (
        f"Vastgelegd: {len(running)} bladzijden en {len(vermeldingen)} vermeldingen in "
        f"{FINGERPRINTS.name}."
    )


def _running(folder: Path) -> list[Passage]:
    text = load_text(folder / PUBLICATIE.name)
    pages: dict[int, list[str]] = {}
    for chapter in text.hoofdstukken:
        pages.setdefault(chapter.pagina, []).append(f"{chapter.hoofdstuk} {chapter.titel}")
    kop = None
    for alinea in text.alineas:
        words = pages.setdefault(alinea.pagina, [])
        if alinea.kop and alinea.kop != kop:
            words.append(alinea.kop)
        kop = alinea.kop
        words.append(alinea.tekst)
    return [
        Passage(f"Bladzijde {page}", " ".join(words), ()) for page, words in sorted(pages.items())
    ]


def _annex(folder: Path) -> list[Passage]:
    problems = Problems()
    entries = load_kalender(problems, folder / "kalender")
    problems.raise_if_any()
    return [_of_vermelding(entry) for entry in entries]


def _of_vermelding(entry: Entry) -> Passage:
    item = entry.item
    pieces = list(_text(entry))
    text = " ".join(" ".join(pieces).split())
    changes: list[Afwijking] = list(item.afwijkingen)
    if entry.place[-1] == 0:
        changes += entry.keuze.afwijkingen
    for change in changes:
        if text.count(change.tekst) != 1:
            text = f"[afwijking ‘{change.tekst}’ moet één keer in de tekst staan]"
            break
        text = text.replace(change.tekst, change.bron)
    pages = (item.pagina, *map(item.page_of, item.stappen))
    if item.toelichting:
        pages = (*pages, item.page_of_toelichting)
    return Passage(f"{item.maatregel} onder keuze {entry.keuze.keuze}", text, pages)


def _text(entry: Entry) -> Iterator[str]:
    item = entry.item
    if entry.place[-1] == 0:
        yield f"Structurerende keuze {entry.keuze.keuze} {entry.keuze.keuze_tekst}"
    yield f"{START}{item.gedrukte_code} {item.kopnoot} {item.maatregel_tekst}"
    for stap in item.stappen:
        yield f"{START}{stap.stap} {stap.doorwerking}"
        yield from (regel.tekst for regel in stap.borging)
        yield from (moment.tekst for moment in stap.agendering)
    if item.toelichting:
        yield START + item.toelichting


def _compare_text(running: list[Passage], entries: list[Passage], text: str) -> Iterator[str]:
    printed = [passage for passage in entries if passage.words]
    for what, ours, theirs in (
        ("bladzijden vóór de bijlage", running, running_text(text)),
        ("vermeldingen", printed, list(annex(text))),
    ):
        if len(theirs) != len(ours):
            yield f"De publicatie heeft {len(theirs)} {what}, de kalender {len(ours)}."
        for passage, lines in zip(ours, theirs, strict=False):
            yield from _differences(passage, lines)


def _differences(passage: Passage, lines: list[Line]) -> Iterator[str]:
    folded = [_fold(line.text) for line in lines]
    theirs, ours = "".join(folded), "".join(passage.words)
    if theirs != ours:
        for a, b, c, d in _changes(theirs, ours):
            yield (
                f"{passage.name} (blz. {lines[0].page}): publicatie "
                f"‘{theirs[max(0, a - 20) : b + 20]}’, kalender "
                f"‘{ours[max(0, c - 20) : d + 20]}’"
            )
        return
    page_of_letter: list[int] = []
    for line, words in zip(lines, folded, strict=True):
        page_of_letter += [line.page] * len(words)
    place = 0
    parts = _fold(passage.text).split(START)
    for part, following, page in zip(parts, parts[1:], passage.pages, strict=False):
        place += len(part)
        if following and page_of_letter[place] != page:
            yield (
                f"{passage.name}: ‘{following[:20]}’ staat op blz. {page_of_letter[place]}, de "
                f"kalender zegt {page}"
            )


def _compare_fingerprints(passages: list[Passage]) -> Iterator[str]:
    with FINGERPRINTS.open(encoding="utf-8", newline="") as file:
        known = {row["passage"]: row for row in csv.DictReader(file)}
    for name in known.keys() - {passage.name for passage in passages}:
        yield f"{name}: staat in de publicatie, niet in de kalender"
    for passage in passages:
        words = passage.words
        if passage.name not in known:
            yield f"{passage.name}: staat in de kalender, niet in de publicatie"
            continue
        row = known[passage.name]
        if _joined(passage.pages) != row["bladzijden"]:
            yield (
                f"{passage.name}: kop, stappen en toelichting staan op blz. {row['bladzijden']}, "
                f"de kalender zegt {_joined(passage.pages)}"
            )
        if _sha("".join(words)) != row["sha256"]:
            theirs, ours = row["woorden"].split(), list(map(_short, words))
            for a, b, c, d in _changes(theirs, ours):
                yield (
                    f"{passage.name}: {b - a} woord(en) van de publicatie staan hier als "
                    f"‘{' '.join(words[c:d])}’, na ‘{' '.join(words[max(0, c - 4) : c])}’"
                )


def _changes(theirs: Sequence[str], ours: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """From where to where in theirs, and from where to where in ours, they differ."""
    matcher = difflib.SequenceMatcher(None, theirs, ours, autojunk=False)
    return (ends for tag, *ends in matcher.get_opcodes() if tag != "equal")


def _joined(pages: tuple[int, ...]) -> str:
    return " ".join(map(str, pages))


def _fold(text: str) -> str:
    return FOLDED.sub("", text)


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _short(word: str) -> str:
    return _sha(word)[:4]
