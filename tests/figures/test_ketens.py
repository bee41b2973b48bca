"""All chains in one picture: what is drawn of each is what its margin was worked out from."""

from datetime import date

import pandas as pd
import pytest

from figures.ketens import ketens_alt, ketens_figure
from selections.plan_ab import CONTRADICTED, MARGIN, chains
from tests.figures.checked import checked, shown, texts

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def found(table):
    every = chains(table, 8)
    return every[every["geval"].isin([MARGIN, CONTRADICTED])]


def told(found, **changes):
    columns = {
        "naam": found["maatregel"] + "-" + found["stap_nr"].astype(str),
        "kort": "valt samen",
        "cijfer": "0",
        "zin": found["uitleg"],
        "gezegd": found["uitleg"],
        "gevraagd": False,
    }
    return pd.DataFrame(columns | changes, index=found.index)


def of_name(figure, name):
    return [trace for trace in figure.data if trace.name and trace.name.startswith(name)]


@pytest.mark.parametrize("narrow", [False, True])
def test_a_row_a_chain_in_which_the_start_lies_the_margin_from_the_last_of_a(table, found, narrow):
    figure = checked(ketens_figure(found, table, 8, DAY, told(found), narrow=narrow))
    (rows,) = [trace for trace in figure.data if trace.customdata]
    assert list(rows.customdata) == told(found)["naam"].tolist()
    (strips,) = of_name(figure, "voorbereiding AMvB, 8 kwartalen")
    (marks,) = of_name(figure, "moment van plan A")
    for y, start, margin in zip(rows.y, strips.base, found["marge"], strict=True):
        in_row = zip(marks.y, marks.base, marks.x, strict=True)
        last = max(base + width - 1 for at, base, width in in_row if round(at) == y)
        assert start - last == margin
    # The preparation ends where a moment of plan B begins.
    (of_b,) = of_name(figure, "moment van plan B")
    ends = {(y, start + 8) for y, start in zip(rows.y, strips.base, strict=True)}
    assert ends <= {(round(y), base) for y, base in zip(of_b.y, of_b.base, strict=True)}


def test_what_is_contradicted_stands_apart_under_words_that_say_so(table, found):
    figure = ketens_figure(found, table, 8, DAY, told(found))
    (rows,) = [trace for trace in figure.data if trace.customdata]
    firm = int((found["geval"] == MARGIN).sum())
    assert list(rows.y) == [*range(firm), *range(firm + 1, len(found) + 1)]
    (words,) = [one for one in figure.data if one.type == "scatter" and one.mode == "text"]
    between = [text for y, text in zip(words.y, words.text, strict=True) if y == firm]
    assert [shown(text).strip() for text in between] == [
        "Weersproken door gedrukte woorden; telt niet mee"
    ]
    assert f"Beeld van {len(found)} stappen" in ketens_alt(found, told(found))
    assert f"waarvan {len(found) - firm} weersproken" in ketens_alt(found, told(found))


def test_the_start_of_what_is_asked_is_marked_otherwise(table, found):
    asked = [place % 2 == 0 for place in range(len(found))]
    figure = checked(ketens_figure(found, table, 8, DAY, told(found, gevraagd=asked)))
    filled, empty = of_name(figure, "berekende uiterste start")
    assert filled.marker.symbol != empty.marker.symbol
    assert (len(filled.x), len(empty.x)) == (sum(asked), len(found) - sum(asked))


def test_words_are_never_html_and_nothing_to_draw_is_refused(table, found):
    hostile = "<img src=x> <b>vet</b> & x"
    figure = ketens_figure(
        found.assign(titel=hostile), table, 8, DAY, told(found, kort=hostile, zin=hostile)
    )
    assert "<" not in " ".join(texts(figure))
    for function in (ketens_alt, lambda none, words: ketens_figure(none, table, 8, DAY, words)):
        with pytest.raises(ValueError, match="no chains"):
            function(found.head(0), told(found).head(0))
