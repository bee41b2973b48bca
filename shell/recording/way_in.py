"""The way to where is recorded: it stands only where who is at the screen can record."""

from collections.abc import Collection, Iterable

import pandas as pd
from markupsafe import Markup

from shell.links import record_link
from shell.office import office
from shell.recording.aanmelden import auteur, may_record_here
from shell.view import View
from voortgang.recording import not_theirs


def not_theirs_here(sleutels: Iterable[str]) -> dict[str, str]:
    """Of these rows those on which who is at the screen may not record, each with why."""
    who = auteur()
    # Without a name nobody is refused a row yet; the name is asked for when it is recorded.
    return not_theirs(office(), sleutels, who) if who else {}


def only_read(view: View, sleutels: Iterable[str]) -> Collection[str]:
    """Of these rows those on which who is at the screen cannot record: without the right to, or as
    long as the log cannot be reached.
    """
    if view.log.problem or not may_record_here():
        return set(sleutels)
    return not_theirs_here(sleutels)


def record_links(view: View, rows: pd.DataFrame) -> dict[str, Markup]:
    """By sleutel the link to the dialog of each of these rows on which one can record."""
    closed = only_read(view, rows["sleutel"])
    return {
        sleutel: record_link(view, code, sleutel)
        for sleutel, code in zip(rows["sleutel"], rows["maatregel"], strict=True)
        if sleutel not in closed
    }
