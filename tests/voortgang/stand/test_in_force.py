"""What holds for a row, on any history: found as one would by reading it from top to bottom."""

import datetime

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from selections.dates import end_of
from tests.voortgang.conftest import Clock
from tests.voortgang.histories import ROWS, on_histories, step, written
from voortgang.in_force import in_force
from voortgang.recording import Office
from voortgang.stand import state_at


def _read_by_hand(history: list[dict]) -> dict[str, int | None]:
    """The same as `in_force` for one row, record by record."""
    places: dict[int, dict] = {}
    place_of: dict[int, int] = {}
    for record_ in history:
        corrects = record_["corrigeert"]
        place = record_["id"] if pd.isna(corrects) else place_of[corrects]
        place_of[record_["id"]] = place
        places[place] = record_
    counting = [places[place] for place in sorted(places)]
    counting = [record_ for record_ in counting if record_["status"] != "ingetrokken"]

    def last(field: str, of: list[dict]) -> int | None:
        return next((r["id"] for r in reversed(of) if not pd.isna(r[field])), None)

    ends = [at for at, r in enumerate(counting, 1) if r["status"] in ("afgerond", "vervallen")]
    return {
        "geldt": last("status", counting),
        "verwacht_uit": last("verwacht", counting[max(ends, default=0) :]),
        "fase_uit": last("fase", counting),
    }


@on_histories
@given(steps=st.lists(step, min_size=1, max_size=12), cut=st.integers(0, 400))
def test_the_state_at_a_date_rests_on_nothing_that_came_later(
    office: Office, clock: Clock, steps: list[tuple], cut: int
) -> None:
    clock.now += datetime.timedelta(days=1)
    length = sum(days for days, *_ in steps)
    op = clock.now.date() + datetime.timedelta(days=cut % (length + 2))
    office, names = written(office, clock, steps)
    table = office.kalender.table
    everything = office.store.records()
    until = everything[everything["tijdstip"] < pd.Timestamp(end_of(op))]
    few = office.store.records_at(op)
    at_the_time = state_at(table, until, op, lead=8)
    pd.testing.assert_frame_equal(state_at(table, everything, op, lead=8), at_the_time)
    pd.testing.assert_frame_equal(state_at(table, few, op, lead=8), at_the_time)
    assert len(few[few["sleutel"].isin(names.values())]) <= 4 * len(ROWS)
    held = in_force(until)
    for row in names.values():
        history = until[until["sleutel"] == row].to_dict("records")
        if history:
            found = {name: held.loc[row, name] for name in ("geldt", "verwacht_uit", "fase_uit")}
            plain = {k: None if pd.isna(v) else int(v) for k, v in found.items()}
            assert plain == _read_by_hand(history)
            # The store noted the same as the last record was made.
            assert {k: None if pd.isna(history[-1][k]) else history[-1][k] for k in found} == plain
