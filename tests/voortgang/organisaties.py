"""What organisations record on a row of the small calendar, and how it then stands."""

import datetime

from tests.voortgang.conftest import ADMINISTRATOR, DELAYED, A, entry, state_on
from voortgang.recording import Office, record

ONE, OTHER = "Provincie A", "Waterschap B"
DAY = datetime.date(2026, 6, 1)


def told(office: Office, of: str | None, status: str, sleutel: str = A, **more: object) -> int:
    data = entry(sleutel, status, organisatie=of, **more)
    return record(office, data | (DELAYED if status == "vertraagd" else {}), ADMINISTRATOR).id


def row_on(office: Office, sleutel: str = A, op: datetime.date = DAY):
    (row,) = (one for one in state_on(office, op).itertuples() if one.sleutel == sleutel)
    return row
