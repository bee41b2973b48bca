"""The calendar as a file for the parameters of an address; without a session of Streamlit's.

Apart from `server.open_data`, because pandas comes along with it.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from urllib.parse import urljoin

from documents.document import of_view
from documents.formats import FORMATS
from documents.view_info import ViewInfo
from loaders import schema
from loaders.settings import table_path
from selections.counts import in_view
from selections.dates import today
from shell.assumptions import assumed
from shell.calendar_table import calendar_table
from shell.kept import kept
from shell.log import Log
from shell.office import mark
from shell.url.kinds import Problem
from shell.url.parameters import choices
from shell.url.query import address, parse
from shell.url.rows import filters_in_words, rows_in_view

_BY_EXTENSION = {kind.extension: kind for kind in FORMATS}


class UnusableParameters(Exception):
    """The parameters are refused; `problems` are all that is wrong with them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


class LogAway(Exception):
    """The rows depend on the progress log, which cannot be read now; `str()` says so in Dutch."""


_choices = kept(entries=2)(choices)


def open_file(
    extension: str, parameters: Mapping[str, Sequence[str]], base: str
) -> tuple[bytes, str, datetime]:
    """The rows that `parameters` choose, in the format of `documents.formats` of this extension;
    its media type, and when its source was changed.

    base: the address of the dashboard, for the links in the file. Raises UnusableParameters,
    `loaders.errors.TableError` where the calendar cannot be read, and LogAway where a status is
    asked for that the progress log cannot tell now.
    """
    table = calendar_table()
    changed = datetime.fromtimestamp(int(table_path().stat().st_mtime), UTC)
    known = _choices(table)
    query, problems = parse(parameters, known)
    if problems:
        raise UnusableParameters(problems)
    peildatum = query.peildatum or today()
    standing = None
    if query.status:
        log = Log(table, table, peildatum, assumed(query).lead)
        if log.problem is not None:
            raise LogAway(log.problem)
        if log.latest is not None:
            changed = max(changed, log.latest.replace(microsecond=0))
        standing = log.standings
    rows = rows_in_view(table, query, peildatum, standing=standing)
    filters = filters_in_words(query, known)
    view = query.with_changes(peildatum=peildatum, presentatie=False)
    info = ViewInfo(
        # An agenda shows it as the name of the feed, beside other feeds of ours.
        title=" - ".join(value for _, value in filters) or "hele kalender",
        filters=filters,
        peildatum=peildatum,
        version=schema.package().kalender_versie,
        in_view=in_view(rows, table),
        url=urljoin(base, address("kalender", view, known)),
        generated=changed,
        mark=mark(),
    )
    kind = _BY_EXTENSION[extension]
    return kind.build(of_view(rows, info)), kind.mime, changed
