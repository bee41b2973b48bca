"""What changed in the calendar itself: by its versions, and by the log of what came before them."""

import datetime

import pandas as pd

from loaders.versions import Line, fingerprint, words_of
from overleg.kalender_versies import NOT_KEPT, kalender_wijzigingen
from tests.voortgang.conftest import A_ELSEWHERE, A, B
from voortgang.kalender import Kalender

DAY = datetime.date


def marks(kalender: Kalender) -> dict[str, str]:
    return {key: fingerprint(words_of(kalender.row(key))) for key in kalender.sleutels}


def test_between_two_versions_it_is_known_what_was_added_reworded_and_taken_out(
    kalender: Kalender,
) -> None:
    now = marks(kalender)
    old = {"stap": "Zoals het was"}
    then = {key: mark for key, mark in now.items() if key != B} | {A: fingerprint(old), "9/1": "x"}
    versions = [Line("een", "2026-01-01", *one) for one in then.items()]
    versions += [
        Line("twee", "2026-05-01", *one) for one in ((A, now[A]), (B, now[B]), ("9/1", ""))
    ]
    given = (versions, kalender.table, {}, {fingerprint(old): old})
    found = kalender_wijzigingen(*given, DAY(2026, 4, 1), DAY(2026, 6, 1))
    told = [(one.sleutel, one.soort, one.versie) for one in found.wijzigingen]
    assert told == [
        (A, "gewijzigd", "twee"),
        (B, "toegevoegd", "twee"),
        ("9/1", "niet meer in de kalender", "twee"),
    ]
    assert "stap was: Zoals het was" in found.wijzigingen[0].woorden
    assert found.wijzigingen[2].woorden == NOT_KEPT
    assert [one.sleutel for one in found.of([A])] == [A]
    assert (
        found.in_words
        == "Toegevoegd: 1 regel; gewijzigd: 1 regel; niet meer in de kalender: 1 regel."
    )
    assert found.bekend.startswith("Van elke versie van de kalender sinds 1 januari 2026")
    # Both days in the first version, or both in the second: nothing changed in between.
    assert kalender_wijzigingen(*given, DAY(2026, 2, 1), DAY(2026, 3, 1)).wijzigingen == ()
    assert kalender_wijzigingen(*given, DAY(2026, 5, 1), DAY(2026, 6, 1)).wijzigingen == ()


def test_before_the_first_version_only_what_was_recorded_on_can_be_told(kalender: Kalender) -> None:
    now = marks(kalender)
    old = {"stap": "Zoals het was"}
    recorded = {A: fingerprint(old), A_ELSEWHERE: now[A_ELSEWHERE], "9/1": fingerprint(old)}
    versions = [Line("een", "2026-05-01", *one) for one in now.items()]
    found = kalender_wijzigingen(
        *(versions, kalender.table, recorded, {fingerprint(old): old}),
        *(DAY(2026, 4, 1), DAY(2026, 6, 1)),
    )
    assert [(one.sleutel, one.soort) for one in found.wijzigingen] == [
        *((A, "gewijzigd"), ("9/1", "niet meer in de kalender")),
    ]
    assert found.wijzigingen[1].woorden == "stap: Zoals het was"
    assert "vóór 1 mei 2026 had, is hier niet bekend" in found.bekend
    assert found.in_words == (
        "Niet alles is bekend. Voor zover bekend: gewijzigd: 1 regel; niet meer in de kalender: 1 "
        "regel."
    )
    assert "of er regels bij kwamen, is niet te zeggen" in found.bekend
    nothing: list[Line] = []
    none = kalender_wijzigingen(
        nothing, pd.DataFrame(kalender.table), {}, {}, DAY(2026, 4, 1), DAY(2026, 6, 1)
    )
    assert none.wijzigingen == ()
