"""Days: in the words in which officials write them, and when they begin in the Netherlands."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DUTCH_TIME = ZoneInfo("Europe/Amsterdam")
# The days on which one can look at the calendar.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)


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
