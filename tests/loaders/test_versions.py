"""data/versies.csv: what each version of the calendar changed, noted by a build."""

import datetime
from pathlib import Path

from loaders.table import read_table
from loaders.versions import (
    fingerprint,
    load_versions,
    note_version,
    words_at,
    words_of,
)

DAY = datetime.date


def row(sleutel: str, stap: str = "Verkennen") -> dict[str, object]:
    empty = dict.fromkeys(
        ("keuze_tekst", "maatregel_tekst", "kopnoot", "toelichting", "doorwerking", "borging")
    )
    return empty | {"sleutel": sleutel, "stap": stap, "agendering": None}


def test_the_committed_file_ends_with_the_words_of_the_calendar() -> None:
    now = {one["sleutel"]: fingerprint(words_of(one)) for one in read_table().to_dict("records")}
    versions = load_versions()
    assert words_at(versions, DAY.max) == now
    assert [one.datum for one in versions] == sorted(one.datum for one in versions)


def test_a_version_notes_what_is_new_reworded_or_gone_and_the_same_words_nothing(
    tmp_path: Path,
) -> None:
    path = tmp_path / "versies.csv"
    assert load_versions(path) == []
    assert note_version([row("1/1"), row("1/2")], "een", DAY(2026, 1, 1), path) == 2
    assert note_version([row("1/1"), row("1/2")], "een en een half", DAY(2026, 2, 1), path) == 0
    changed = [row("1/1", "Anders"), row("1/3")]
    assert note_version(changed, "twee", DAY(2026, 3, 1), path) == 3
    versions = load_versions(path)
    assert [(one.versie, one.sleutel) for one in versions[2:]] == [
        *(("twee", "1/1"), ("twee", "1/3"), ("twee", "1/2")),
    ]
    assert words_at(versions, DAY(2025, 12, 31)) == {}
    assert list(words_at(versions, DAY(2026, 2, 28))) == ["1/1", "1/2"]
    assert words_at(versions, DAY(2026, 3, 1)) == {
        one["sleutel"]: fingerprint(words_of(one)) for one in changed
    }
