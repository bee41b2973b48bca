"""Days: in the words in which officials write them, and when they begin in the Netherlands."""

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DUTCH_TIME = ZoneInfo("Europe/Amsterdam")
# The days on which one can look at the calendar.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}})[-/. ]([0-9]{{1,2}}|{'|'.join(MONTHS)})[-/. ]([0-9]{{4}})")


def read_date(written: str) -> date | None:
    """The day that somebody wrote, as 2027-02-01, 1-2-2027 or 1 februari 2027."""
    text = " ".join(written.casefold().split())
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found.groups()
    elif found := _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), MONTHS.index(month) + 1 if month in MONTHS else int(month), int(day))
    except ValueError:
        return None


def date_in_words(day: date) -> str:
    """For example "24 november 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def time_in_words(moment: datetime) -> str:
    """For example "24 november 2026, 11.35 uur", as it is then in the Netherlands."""
    local = moment.astimezone(DUTCH_TIME)
    return f"{date_in_words(local.date())}, {local:%H.%M} uur"


def today() -> date:
    """The day that it is in the Netherlands, wherever the server stands."""
    return datetime.now(DUTCH_TIME).date()


def end_of(day: date) -> datetime:
    """The point in time at which a day ends in the Netherlands."""
    return datetime.combine(day + timedelta(days=1), time(), DUTCH_TIME)
