"""Days in the words in which officials write them."""

from datetime import date

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


def date_in_words(day: date) -> str:
    """For example "24 november 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
