"""Are the words those of the publication? Compared per vermelding, in reading order.

White space and hyphens are folded, since the text extraction lost and broke them. Deviations on
purpose are records in the calendar (`afwijkingen`) and are put back before comparing. Where the
publication is not at hand, fingerprints of its words (data/vingerafdrukken.csv) stand for it.
"""

import csv
import difflib
import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from loaders.errors import Problems
from loaders.paths import DATA, FINGERPRINTS
from loaders.transcription import Afwijking, Entry, load_kalender

SOURCE = DATA.parent.parent / "shared" / "bron" / "borgingskalender-wbs.txt"
FIRST_HEADING = "1. Water en Bodem"
COLUMNS = "Concrete stappen Doorwerking (instrumenten) in de beleidscyclus"
KEUZE = re.compile(r"Structurerende keuze ([0-9]+)")
HEADING = re.compile(
    r"Maatregel:?\s+(?:([0-9]\.[0-9]\.[0-9]+[a-z]?)\.?)?\s*\(?"
    r"((?:zie|ontbreekt|gekoppeld|koppel|maakt|nieuw)[^()]*)?\)?"
)
PARAGRAAF = re.compile(r"[0-9]\. [A-Z][A-Za-z ]{2,20}|[0-9]\.[0-9](\.[0-9])?\s+[A-Z].*")
FOLDED = re.compile(r"[\s\-­‐‑]+")


def compare(source: Path = SOURCE, folder: Path = DATA / "kalender") -> list[str]:
    """Every difference as one Dutch line; empty where all words are the publication's.

    Reads the publication where `source` is there, its fingerprints otherwise. Raises
    `CalendarError` where the calendar's text is refused, OSError where neither can be read.
    """
    entries = _entries(folder)
    if source.exists():
        return list(_compare_text(entries, source.read_text(encoding="utf-8")))
    return list(_compare_fingerprints(entries))


def write_fingerprints(source: Path = SOURCE) -> str:
    """Keep fingerprints of the publication's words; refuses while a difference is open."""
    entries = _entries(DATA / "kalender")
    differences = list(_compare_text(entries, source.read_text(encoding="utf-8")))
    if differences:
        return "Niet vastgelegd, eerst oplossen:\n" + "\n".join(differences)
    with FINGERPRINTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["vermelding", "sha256", "woorden"])
        for entry in entries:
            words = _words(entry)
            writer.writerow([_name(entry), _sha("".join(words)), " ".join(map(_short, words))])
    return f"Vastgelegd: {len(entries)} vermeldingen in {FINGERPRINTS.name}."


def _entries(folder: Path) -> list[Entry]:
    problems = Problems()
    entries = load_kalender(problems, folder)
    problems.raise_if_any()
    return entries


def _compare_text(entries: list[Entry], text: str) -> Iterator[str]:
    sections = list(_sections(text))
    printed = [entry for entry in entries if _is_printed(entry)]
    if len(sections) != len(printed):
        yield f"De publicatie heeft {len(sections)} vermeldingen, de kalender {len(printed)}."
    for entry, section in zip(printed, sections, strict=False):
        theirs, ours = _fold(section), "".join(_words(entry))
        matcher = difflib.SequenceMatcher(None, theirs, ours, autojunk=False)
        if theirs == ours:
            continue
        for tag, a, b, c, d in matcher.get_opcodes():
            if tag != "equal":
                yield (
                    f"{_name(entry)} (blz. {entry.item.pagina}): publicatie "
                    f"‘{theirs[max(0, a - 20) : b + 20]}’, kalender "
                    f"‘{ours[max(0, c - 20) : d + 20]}’"
                )


def _compare_fingerprints(entries: list[Entry]) -> Iterator[str]:
    with FINGERPRINTS.open(encoding="utf-8", newline="") as file:
        known = {row["vermelding"]: row for row in csv.DictReader(file)}
    names = [_name(entry) for entry in entries]
    for name in known.keys() - set(names):
        yield f"{name}: staat in de publicatie, niet in de kalender"
    for entry in entries:
        name, words = _name(entry), _words(entry)
        if name not in known:
            yield f"{name}: staat in de kalender, niet in de publicatie"
        elif _sha("".join(words)) != known[name]["sha256"]:
            theirs, ours = known[name]["woorden"].split(), list(map(_short, words))
            matcher = difflib.SequenceMatcher(None, theirs, ours, autojunk=False)
            for tag, a, b, c, d in matcher.get_opcodes():
                if tag != "equal":
                    yield (
                        f"{name} (blz. {entry.item.pagina}): {b - a} woord(en) van de publicatie "
                        f"staan hier als ‘{' '.join(words[c:d])}’, na "
                        f"‘{' '.join(words[max(0, c - 4) : c])}’"
                    )


def _sections(text: str) -> Iterator[str]:
    """The annex cut at the headings of the vermeldingen; a keuze goes with its first one."""
    body = text[text.index(FIRST_HEADING) :]
    section: list[str] = []
    has_heading = False
    for line in (raw.strip() for raw in body.split("\n")):
        heading = HEADING.fullmatch(line)
        if KEUZE.fullmatch(line) or heading:
            if has_heading:
                yield " ".join(section)
                section, has_heading = [], False
            if heading:
                has_heading = True
                line = " ".join(part for part in heading.groups() if part)
            section.append(line)
        elif not PARAGRAAF.fullmatch(line) and not line.startswith(COLUMNS):
            section.append(line.removeprefix("Toelichting:"))
    yield " ".join(section)


def _text(entry: Entry) -> Iterator[str]:
    if entry.place[-1] == 0:
        yield f"Structurerende keuze {entry.keuze.keuze} {entry.keuze.keuze_tekst}"
    yield f"{entry.item.gedrukte_code} {entry.item.kopnoot} {entry.item.maatregel_tekst}"
    for stap in entry.item.stappen:
        yield f"{stap.stap} {stap.doorwerking}"
        yield from (regel.tekst for regel in stap.borging)
        yield from (moment.tekst for moment in stap.agendering)
    yield entry.item.toelichting


def _words(entry: Entry) -> list[str]:
    """Words of the transcription, hyphens folded, with the deviations put back."""
    text = " ".join(" ".join(_text(entry)).split())
    changes: list[Afwijking] = list(entry.item.afwijkingen)
    if entry.place[-1] == 0:
        changes += entry.keuze.afwijkingen
    for change in changes:
        if text.count(change.tekst) != 1:
            return [f"[afwijking ‘{change.tekst}’ moet één keer in de tekst staan]"]
        text = text.replace(change.tekst, change.bron)
    return [word for word in map(_fold, text.split()) if word]


def _is_printed(entry: Entry) -> bool:
    return bool("".join(_text(entry)).strip()) or entry.place[-1] == 0


def _name(entry: Entry) -> str:
    return f"{entry.item.maatregel} onder keuze {entry.keuze.keuze}"


def _fold(text: str) -> str:
    return FOLDED.sub("", text)


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _short(word: str) -> str:
    return _sha(word)[:4]
