import pandas as pd
import pytest

from selections.contradictions.programma_moments import (
    LINE,
    OWN_ROW,
    STAP_NAMES,
    agree,
    differing_moments,
    published_moments,
)
from tests.selections.frame import build_table, line, moment


def spoor(programma, printed, subonderdeel=None, gedeeld_met=None, id=None):
    dates = {"van": None, "tot": None} | moment(printed)
    return {
        "id": id, "spoor": "II", "programma": programma, "onderdeel": programma, "pagina": 5,
        "subonderdeel": subonderdeel, "gedeeld_met": gedeeld_met, "moment": printed,
        "van": dates["van"], "tot": dates["tot"], "precisie": dates["precisie"],
    }  # fmt: skip


def published(*rows, actions=()):
    of_actions = pd.DataFrame(actions, columns=["programma", "woorden", "moment", "pagina"])
    return published_moments(pd.DataFrame(rows), of_actions)


SPOREN = (
    spoor("Deltabeslissing", "Q3 2026"),
    spoor("Nationaal Waterprogramma", "2028"),
    spoor("Programma BOG", "Q4 2024", "Concept programma"),
    spoor("Programma BOG", "Q3 2025", "Definitief programma"),
    spoor("PPLG", "Loopt Q4 2024"),
    spoor("PAGW", "geen"),
)


def differences(*rows):
    found = differing_moments(build_table(*rows), published(*SPOREN)["sporen"])
    return found[["programma", "verband", "alleen_concept"]].values.tolist()


def securing(name, printed):
    return line(instrument_borging=[name], **moment(printed))


def own_moment(printed, *names, **more):
    return {"stap_nr": 1, "instrument_doorwerking": list(names)} | moment(printed) | more


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (securing("Deltabeslissing", "Q3 2026"), []),
        (securing("Deltabeslissing", "2026"), []),
        (securing("Deltabeslissing", "Q2 2026"), [["Deltabeslissing", LINE, False]]),
        (securing("Deltabeslissing", "geen"), []),
        (securing("Programma BOG", "Q4 2024"), [["Programma BOG", LINE, True]]),
        (securing("Programma BOG", "Q3 2025"), []),
        (securing("PPLG", "Q3 2024"), []),
        (securing("PPLG", "Q1 2025"), [["PPLG", LINE, False]]),
        (securing("PAGW", "Q1 2025"), []),
        (own_moment("Q2 2026", "Deltabeslissing"), [["Deltabeslissing", OWN_ROW, False]]),
        (own_moment("Q2 2026", stap="Herziening Deltabeslissingen"),
         [["Deltabeslissing", OWN_ROW, False]]),
        (line(stap="Uitwerking in PPLG’s", **moment("Q4 2026")), [["PPLG", STAP_NAMES, False]]),
        (line(instrument_doorwerking=["Programma BOG"], **moment("Q4 2024")), []),
    ],
)  # fmt: skip
def test_moment_of_a_programme(row, expected):
    assert differences(row) == expected


def test_each_moment_of_a_stap_may_be_of_another_programme():
    names = ("Deltabeslissing", "Nationaal Waterprogramma")
    assert differences(own_moment("2026", *names), own_moment("2028", *names)) == []
    assert differences(own_moment("2026", *names)) == [
        ["Nationaal Waterprogramma", STAP_NAMES, False]
    ]


def test_running_actions_count_by_their_years():
    bgr = "Beleidslijn grote rivieren"
    found = published(
        spoor(bgr, "2024-2025"),
        actions=[(bgr, "Aanscherping", "2025/2026", 7), (None, "Watertoets", "december 2023", 7)],
    )
    (action,) = found["acties"]
    assert (action.van.year, action.tot.year) == (2025, 2026)
    # Both can be 2025.
    assert agree(found["sporen"][0], action)
    assert not agree(published(spoor(bgr, "2024"))["sporen"][0], action)


def test_a_moment_printed_once_comes_once():
    loopt = "Loopt Q4 2024"
    rows = (spoor("PPLG", loopt, id="I.1"), spoor("PPLG", loopt, gedeeld_met="I.1", id="I.2"))
    assert [one.gedeeld for one in published(*rows)["sporen"]] == [True]
