"""What the log holds on to: no row disappears, and no row takes the place of another, unsaid.

A record stands on a sleutel for good. So a sleutel that the table before had must be in the new
one too, or in data/vervallen.yaml with the reason why it was taken out on purpose; and the words of
one row may not come to stand under the number of another.
"""

from pathlib import Path

import pyarrow as pa

from loaders.errors import Problems, shown
from loaders.yaml_rows import Block, Text
from loaders.yaml_text import load_document, validate

_WORDS = ("stap", "borging", "agendering")


class Vervallen(Block):
    """A row that was taken out on purpose."""

    sleutel: Text
    reden: Text


class VervallenFile(Block):
    """data/vervallen.yaml."""

    vervallen: list[Vervallen]


def check_kept(before: pa.Table, now: pa.Table, path: Path, problems: Problems) -> None:
    """Compare the new table with the one before; what is wrong goes to `problems`.

    path: the file with the rows that were taken out on purpose.
    """
    read = validate(load_document(path, problems, ends_marked=True), VervallenFile, problems)
    if read is None:
        return
    was, is_now = _words(before), _words(now)
    said = {one.sleutel for one in read.vervallen}
    for sleutel in was:
        if sleutel not in is_now and sleutel not in said:
            problems.add(
                path,
                0,
                f"rij {shown(sleutel)} staat in de tabel en niet meer in de tekst. Zet haar terug "
                "onder hetzelfde nummer, of noem haar in dit bestand met de reden",
            )
    for sleutel in sorted(said & set(is_now)):
        problems.add(path, 0, f"rij {shown(sleutel)} is vervallen, maar staat in de tekst")
    _check_moved(was, is_now, path, problems)


def _check_moved(
    was: dict[str, tuple], is_now: dict[str, tuple], path: Path, problems: Problems
) -> None:
    places: dict[tuple, list[str]] = {}
    for sleutel, words in was.items():
        places.setdefault(words, []).append(sleutel)
    for sleutel, words in is_now.items():
        stood = places.get(words, [])
        if sleutel in was and was[sleutel] != words and stood and sleutel not in stood:
            other = stood[0]
            if is_now.get(other) != words:
                problems.add(
                    path,
                    0,
                    f"rij {shown(sleutel)} heeft nu de woorden van {shown(other)}. Nummers blijven "
                    "bij hun woorden: geef wat nieuw is het eerste vrije nummer",
                )


def _words(table: pa.Table) -> dict[str, tuple]:
    """Of each row, by sleutel, the words that it is about; maatregel and all."""
    found = table.select(["sleutel", "maatregel", "keuze", *_WORDS]).to_pylist()
    return {
        row["sleutel"]: (row["maatregel"], row["keuze"], *(row[name] for name in _WORDS))
        for row in found
    }
