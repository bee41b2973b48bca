"""What a URL says about the view: read, checked and written.

What is written is short and stays as it is (`thema=water`), and what is read may be friendlier
(`thema=Water: voldoende + schoon ruimte`, `laag=RIJK`, values repeated or with commas). What cannot
be understood is left out and told, never an error; what others put behind every address to follow
its readers is passed over.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from urllib.parse import urlencode

import pandas as pd

from selections.filters import Filters
from selections.kwartalen import label
from shell.url.choices import DELEN, INDELINGEN, VORMEN
from shell.url.kinds import Known, Problem, quoted
from shell.url.parameters import PARAMETERS
from shell.url.tracking import is_tracking

# What chooses rows and is no field of a row: it depends on the day, or counts in another way.
AT_PEILDATUM = ("moment", "kwartaal", "status")
_FILTER_FIELDS = {field.name for field in fields(Filters)}
# Two ends and whether they may be the same; which of them is left out where they are the wrong way
# round, and why.
_ENDS = (
    ("van", "tot", True, "tot", "{last} ligt voor het begin van de periode ({first})."),
    ("was", "wordt", True, "was", "{first} ligt na de dag bij wordt ({last})."),
    (
        *("verslag_van", "verslag_tot", True, "verslag_tot"),
        "{last} ligt voor het begin van de periode ({first}).",
    ),
    ("begin", "einde", False, "einde", "{last} uur ligt niet na het begin ({first} uur)."),
)


@dataclass(frozen=True)
class Query:
    """What a URL says about the view.

    filters: which rows.
    peildatum: None is today.
    status: in which class of `voortgang.counts` a row stands by the log at the peildatum.
    moment: buckets at the peildatum (`selections.buckets.BUCKETS`).
    kwartaal: quarters in which a moment counts ("Q4 2026", `selections.kwartalen`).
    vorm: the form in which the Kalender shows the rows, one of `VORMEN`.
    indeling: by what the detail of the Kalender groups its bars, one of `INDELINGEN`.
    amvb_maanden, besluiten_per_jaar: a what-if on the working hypotheses of the publication (how
        long an AMvB takes, how many wijzigingsbesluiten a year has); None is the publication's.
    keten: the stap whose chain Plan A en B draws ("1.1.16-4"); None is the tightest in view.
    vastleggen: the sleutel of the row on which Voortgang opens a dialog to record.
    verbeteren: the number of the record that the dialog on that row corrects.
    alinea: the paragraph of chapters 1 to 4 that Bron opens (`loaders.running_text`).
    presentatie: whether the screen is shared, without filters and menus.
    toon: the maatregel in view in the presentation, or the subthema where it begins with one for
        each, or of Overleg the item of the agenda; it chooses no rows. None is where it begins.
    deel: the part of Overleg that is drawn, one of `DELEN`.
    vergadering: the meeting of that part (`overleg.vergaderingen.Vergadering.sleutel`); None is
        none, of the agenda the draft by rule.
    organisatie: of which the list of what is asked is shown; None is none.
    uiterlijk: the day by which workbooks are asked; None is two weeks before the next meeting.
    overleg: the quarter of the meeting; None is that of the peildatum.
    dag, begin, einde: the day and the times ("10.15") between which Meldingen counts what was
        recorded; None is the peildatum, and from its beginning to its end.
    was, wordt: the days between which Was-wordt compares; None is the last day of the half-year
        before, and the peildatum.
    verslag_van, verslag_tot: the first and the last quarter of the report; None is the quarter
        before that of the peildatum, and that quarter.
    bericht: the number of the last record that counts in the report; None counts all.
    """

    filters: Filters = field(default_factory=Filters)
    peildatum: date | None = None
    status: tuple[str, ...] = ()
    moment: tuple[str, ...] = ()
    kwartaal: tuple[str, ...] = ()
    vorm: str = VORMEN[0]
    indeling: str = INDELINGEN[0]
    amvb_maanden: int | None = None
    besluiten_per_jaar: int | None = None
    keten: str | None = None
    vastleggen: str | None = None
    verbeteren: int | None = None
    alinea: str | None = None
    presentatie: bool = False
    toon: str | None = None
    deel: str = DELEN[0]
    vergadering: str | None = None
    organisatie: str | None = None
    uiterlijk: date | None = None
    overleg: pd.Period | None = None
    dag: date | None = None
    begin: str | None = None
    einde: str | None = None
    was: date | None = None
    wordt: date | None = None
    verslag_van: pd.Period | None = None
    verslag_tot: pd.Period | None = None
    bericht: int | None = None

    def with_changes(self, **changes: object) -> "Query":
        """A query with other values, of its own fields and of its filters."""
        of_filters = {name: changes.pop(name) for name in list(changes) if name in _FILTER_FIELDS}
        return replace(self, filters=replace(self.filters, **of_filters), **changes)

    def without_filters(self) -> "Query":
        """The same view of all rows."""
        return replace(self, filters=Filters(), **dict.fromkeys(AT_PEILDATUM, ()))

    def value(self, name: str) -> object:
        """The value of a parameter, wherever it stands."""
        return getattr(self.filters if name in _FILTER_FIELDS else self, name)


EMPTY = Query()
_DEFAULTS = vars(EMPTY) | vars(EMPTY.filters)


def parse(
    parameters: Mapping[str, Sequence[str]], known: Known
) -> tuple[Query, tuple[Problem, ...]]:
    """The view that URL parameters (name -> values) ask for, and what was left out of it.

    known: `choices(table)`. Names and values are compared without case and accents.
    """
    found: dict[str, object] = {}
    problems: list[Problem] = []
    for name, texts in parameters.items():
        if is_tracking(name):
            continue
        parameter = PARAMETERS.get(name.casefold())
        if parameter is None:
            problems.append(Problem(quoted(name), "deze parameter bestaat niet."))
            continue
        value, wrong = parameter.read(texts, known)
        problems += wrong
        if value is not None:
            found[parameter.name] = value
    query, wrong = consistent(EMPTY.with_changes(**found))
    return query, (*problems, *wrong)


def chosen(
    query: Query, names: Sequence[str], told: Mapping[str, Sequence[str]], known: Known
) -> tuple[Query, tuple[Problem, ...]]:
    """`query` with what the fields of these parameters tell, and what of that was left out.

    told: as in a URL; what is not in it is not chosen.
    """
    read, problems = parse({name: told[name] for name in names if told.get(name)}, known)
    settled, more = consistent(query.with_changes(**{name: read.value(name) for name in names}))
    return settled, (*problems, *more)


def consistent(query: Query) -> tuple[Query, tuple[Problem, ...]]:
    """`query` without what contradicts itself, and what was left out of it.

    An indeling is of the detail alone: links from before there were forms name no other.
    """
    problems = []
    if query.indeling != EMPTY.indeling and query.vorm == EMPTY.vorm:
        query = query.with_changes(vorm="detail")
    for first, last, may_be_same, dropped, reason in _ENDS:
        begin, end = query.value(first), query.value(last)
        if not begin or not end or begin < end or (may_be_same and begin == end):
            continue
        problems.append(Problem(dropped, reason.format(first=_said(begin), last=_said(end))))
        query = query.with_changes(**{dropped: None})
    return query, tuple(problems)


def _said(end: object) -> str:
    return label(end) if isinstance(end, pd.Period) else str(end)


def parameters(query: Query, known: Known) -> dict[str, list[str]]:
    """`query` as URL parameters (name -> values), without what has its default."""
    values = vars(query) | vars(query.filters)
    return {
        name: parameter.write(values[name], known)
        for name, parameter in PARAMETERS.items()
        if values[name] != _DEFAULTS[name]
    }


def address(screen: str | None, query: Query, known: Known) -> str:
    """The address of a screen with this view, relative to any other screen.

    screen: its `url_path`; None for the screen on which the address stands.
    """
    found = urlencode(parameters(query, known), doseq=True)
    if screen is None:
        return f"?{found}"
    return f"./{screen}?{found}" if found else f"./{screen}"
