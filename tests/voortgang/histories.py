"""Any history of the log, for tests of what holds for every one."""

import datetime
import itertools
from collections.abc import Callable, Sequence

from hypothesis import HealthCheck
from hypothesis import strategies as st

from tests.examples import examples
from tests.voortgang.conftest import A_ELSEWHERE, ADMINISTRATOR, A, B, Clock, entry
from voortgang.kalender import Kalender
from voortgang.recording import Office, record
from voortgang.vocabulary import vocabulary

ROWS = (A, B, A_ELSEWHERE)
STATUSES = ("niet gestart", "loopt", "afgerond", "vervallen")

# days since the record before, row, status, expected moment, stage, which earlier record of the row
# is corrected (0: none; counted back), withdrawn
step = st.tuples(
    st.integers(0, 40),
    st.sampled_from(ROWS),
    st.sampled_from(STATUSES),
    st.sampled_from([None, None, "Q1 2098", "2099", "volgt"]),
    st.sampled_from([None, None, "concept", "ministerraad"]),
    st.integers(0, 3),
    st.booleans(),
)
histories = st.lists(step, max_size=10)
# The examples share a log, in which each has rows of its own.
on_histories = examples(15, suppress_health_check=[HealthCheck.function_scoped_fixture])


def written(
    office: Office,
    clock: Clock,
    steps: list[tuple],
    organisaties: Sequence[str | None] = (None,),
    halfway: Callable[[Office, dict[str, str]], None] = lambda office, names: None,
) -> tuple[Office, dict[str, str]]:
    """The same log after these steps on a calendar of which nothing was recorded, its sleutels.

    organisaties: for whom, in turn; a correction is for whom it corrects. halfway: what is done
    after half of the steps.
    """
    office, names = _of_its_own(office)
    ids: dict[str, list[int]] = {row: [] for row in ROWS}
    turns = itertools.cycle(organisaties)
    for at, (days, row, status, verwacht, fase, back, withdrawn) in enumerate(steps):
        if at == len(steps) // 2:
            halfway(office, names)
        clock.now += datetime.timedelta(days=days)
        data = entry(names[row], status, reden="anders", organisatie=next(turns))
        if vocabulary().status[status].open:
            data["verwacht"] = verwacht
        if row == B:
            data["fase"] = fase
        if 0 < back <= len(ids[row]):
            data |= {"corrigeert": ids[row][-back], "organisatie": None}
            if withdrawn:
                data = entry(names[row], "ingetrokken", corrigeert=data["corrigeert"])
        ids[row].append(record(office, data, ADMINISTRATOR).id)
    return office, names


_examples = itertools.count()


def _of_its_own(office: Office) -> tuple[Office, dict[str, str]]:
    number = next(_examples)
    table = office.kalender.table
    table = table.assign(sleutel=f"{number}:" + table["sleutel"])
    own = Office(office.store, Kalender(table, "proefkalender"), roles=lambda: None)
    return own, {row: f"{number}:{row}" for row in ROWS}
