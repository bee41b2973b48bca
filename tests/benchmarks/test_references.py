"""What is drawn is compared in the bench itself; here that no mark is lost before that."""

import pandas as pd

from benchmarks.kaart_marks import COLUMNS, PEILDATUM, write_marks
from loaders.paths import TABLE
from loaders.table import read_table
from selections.kaart import kaart


def test_every_mark_of_the_kaart_is_drawn_where_it_stands() -> None:
    marks, drawn = kaart(read_table(TABLE), PEILDATUM).marks, pd.read_parquet(write_marks(TABLE))
    assert tuple(drawn.columns) == COLUMNS
    assert len(drawn) == len(marks)
    assert list(drawn["plan"]) == [mark.plan for mark in marks]
    assert (drawn[["width", "height"]] > 0).all(axis=None)
    assert (drawn["van"] < drawn["tot"]).all()
    dated = [not mark.in_margin for mark in marks]
    quarters = [mark.begin for mark in marks if not mark.in_margin]
    assert list(drawn["x"][dated].astype(int)) == quarters
