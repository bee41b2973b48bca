"""Which maatregelen a vermelding refers to, read from its own words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from loaders.errors import Problems, shown
from loaders.paths import VERWIJZINGEN
from loaders.transcription import Entry
from loaders.yaml_rows import Block, Text
from loaders.yaml_text import load_document, validate

CODE = r"[0-9]\.[0-9]\.[0-9]{1,2}b?"
REFERENCE = re.compile(
    rf"(?:\bSK|\bstructurerende keuze)\s+(?P<keuze>[0-9]{{1,2}})"
    rf"(?:\s+(?:onder\s+)?maatregel\s+(?P<under>{CODE}))?|(?P<code>\b{CODE})",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"[.!?]\s|\n")


class Verwijzing(Block):
    woorden: Text
    uitgewerkt: bool


class Verwijzingen(Block):
    verwijzingen: Annotated[list[Verwijzing], Field(min_length=1)]


@dataclass(frozen=True)
class References:
    """Codes in order of appearance: all of them, and those where it is said to be worked out."""

    verwijst_naar: list[str]
    uitgewerkt_in: list[str]


def load_relations(problems: Problems, path: Path = VERWIJZINGEN) -> list[Verwijzing]:
    """The words by which the publication refers."""
    table = validate(load_document(path, problems), Verwijzingen, problems)
    return table.verwijzingen if table else []


class Resolver:
    """Reads references against the codes that the calendar has."""

    def __init__(self, entries: Iterable[Entry], relations: list[Verwijzing]) -> None:
        self._codes: dict[int, list[str]] = {}
        for entry in entries:
            codes = self._codes.setdefault(entry.keuze.keuze, [])
            if entry.item.maatregel not in codes:
                codes.append(entry.item.maatregel)
        self._known = {code for codes in self._codes.values() for code in codes}
        self._relations = [(re.compile(row.woorden, re.I), row.uitgewerkt) for row in relations]

    def read(self, entry: Entry, problems: Problems) -> References:
        """All references of a vermelding; one that is not understood goes to `problems`."""
        item = entry.item
        texts = [(item.kopnoot, ("kopnoot",)), (item.toelichting, ("toelichting",))]
        texts[1:1] = [(stap.stap, ("stappen", i, "stap")) for i, stap in enumerate(item.stappen)]
        codes: dict[str, bool] = {}
        for text, place in texts:
            for match in REFERENCE.finditer(text):
                targets = self._targets(match, entry)
                if targets is None:
                    entry.refuse(
                        problems,
                        place,
                        f"{item.maatregel}: verwijzing {shown(match.group())} naar een code die "
                        f"niet bestaat; toegestaan: {', '.join(sorted(self._known))}",
                    )
                    continue
                if not targets:
                    continue
                worked_out = self._worked_out(text[: match.start()])
                if worked_out is None:
                    entry.refuse(
                        problems,
                        place,
                        f"{item.maatregel}: niet te lezen hoe {shown(match.group())} wordt "
                        "aangehaald; toegestaan vóór de code: de woorden in "
                        "data/verwijzingen.yaml",
                    )
                    continue
                for code in targets:
                    codes[code] = codes.get(code, False) or worked_out
        for code in [*item.verwijst_naar, *item.uitgewerkt_in]:
            if code not in self._known:
                entry.refuse(
                    problems,
                    ("verwijst_naar",),
                    f"{item.maatregel}: {shown(code)} bestaat niet; toegestaan: "
                    f"{', '.join(sorted(self._known))}",
                )
            codes[code] = codes.get(code, False) or code in item.uitgewerkt_in
        return References(list(codes), [code for code, worked_out in codes.items() if worked_out])

    def _targets(self, match: re.Match[str], entry: Entry) -> list[str] | None:
        """Codes meant; empty where the vermelding names itself, None where there is no such."""
        code = match["under"] or match["code"]
        if code:
            if code in (entry.item.maatregel, entry.item.gedrukte_code):
                return []
            return [code] if code in self._known else None
        keuze = int(match["keuze"])
        if keuze == entry.keuze.keuze:
            return []
        if keuze not in self._codes:
            return None
        return [f"SK{keuze}"] if f"SK{keuze}" in self._known else self._codes[keuze]

    def _worked_out(self, before: str) -> bool | None:
        sentence = SENTENCE_END.split(before)[-1]
        nearest = max(
            (
                (match.end(), worked_out)
                for expression, worked_out in self._relations
                for match in expression.finditer(sentence)
            ),
            default=None,
        )
        return nearest[1] if nearest else None
