from pathlib import Path

import pytest

from loaders.errors import CalendarError
from voortgang.record import Entry
from voortgang.vocabulary import VOORTGANG, vocabulary

GENERAL = ["niet gestart", "loopt", "afgerond", "vertraagd", "vervallen"]


def test_each_plan_has_the_statuses_of_the_design_and_b_one_more() -> None:
    words = vocabulary()
    for plan in ("A", "overig", None):
        assert [s.waarde for s in words.offered_for([plan])] == GENERAL
    assert [s.waarde for s in words.offered_for(["B"])] == [
        *GENERAL,
        "niet nodig: plan A gehaald",
    ]


def test_what_a_status_requires_can_be_filled_in() -> None:
    for status in vocabulary().statussen:
        assert set(status.vereist) <= set(Entry.model_fields)
    assert vocabulary().status["vertraagd"].vereist == ["oorzaak", "gevolg", "bijsturing"]


def test_a_stage_is_known_by_its_own_name_and_by_the_one_of_the_publication() -> None:
    words = vocabulary()
    assert words.fase_of("publieksconsultatie") == words.fase_of("consultatie") == "consultatie"
    assert words.fase_of("advies Raad van State") == "Raad van State"
    assert words.fasen[-1].waarde == "vaststelling"
    assert words.fase_of("iets anders") is None


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  - waarde: afgerond\n", "  - waarde: loopt\n", "‘loopt’ staat er 2 keer"),
        ("  - waarde: ingetrokken\n", "  - waarde: weg\n", "‘ingetrokken’ ontbreekt"),
        ("stadium: publieksconsultatie", "stadium: inspraak", "werkhypothesen.yaml"),
        ("    open: false\n", "    open: misschien\n", "open: ‘misschien’ is niet toegestaan"),
        ("plannen: [B]", "plannen: [C]", "‘C’ is niet toegestaan"),
        ("- waarde: geen melding\n", "- waarde: stil\n", "‘geen melding’ ontbreekt"),
        ("stand: afgerond\n", "stand: klaar\n", "‘klaar’ is geen status die kan gelden"),
        ("samen: [afgerond]", "samen: [loopt]", "met status ‘afgerond’ moet die stand geven"),
        ("\n...\n", "\n", "afgebroken"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    text = VOORTGANG.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "voortgang.yaml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(CalendarError, match=message):
        vocabulary(path)
