"""What a file says about the view it was made from."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from urllib.parse import quote, urljoin

from selections.caveats import CAVEATS, DERIVED_COLUMNS
from selections.counts import InView
from selections.dates import date_in_words, time_in_words

PUBLICATION = "Borgingskalender Water en Bodem Sturend, bijlage"
# What a column or a field is called that says that all that is recorded is made up.
PRACTICE = "oefenomgeving"
# In the title of what is not fixed.
CONCEPT = "CONCEPT"
NO_FILTERS = (("Selectie", "de hele kalender, geen filters"),)
URL_LABEL, MADE_LABEL = "Adres", "Gemaakt op"


@dataclass(frozen=True)
class ViewInfo:
    """The view from which a file is made.

    title: of the screen, for example "Kalender".
    filters: pairs of label and value in Dutch words; empty for the whole calendar.
    peildatum: the day on which the view looks at the calendar.
    version: of the calendar.
    in_view: how much of the calendar is in view (`selections.counts.in_view`).
    url: the address that opens this view again.
    generated: the moment of making, with its time zone; a builder never asks the clock.
    day_is: what `peildatum` is called in the file; a report may be of the state on a different day
    than the one on which the screen looks at the calendar.
    mark: what the file says of itself wherever it can, where what is recorded is made up.
    """

    title: str
    filters: tuple[tuple[str, str], ...]
    peildatum: date
    version: str
    in_view: InView
    url: str
    generated: datetime
    day_is: str = "Peildatum"
    mark: str = ""

    def __post_init__(self) -> None:
        if self.generated.tzinfo is None:
            raise ValueError("generated has no time zone")

    @property
    def heading(self) -> str:
        """What the file is called inside."""
        return self.marked(f"Borgingskalender: {self.title}")

    @property
    def description(self) -> str:
        """What the properties of the file say of it."""
        return self.marked(f"{self.counts}. Bron: {self.source}. {self.url}")

    @property
    def made(self) -> datetime:
        """The moment of making in UTC, as the properties of a file have it: without a zone."""
        return self.generated.astimezone(UTC).replace(tzinfo=None)

    @property
    def source(self) -> str:
        """The publication and the version of the calendar."""
        return f"{PUBLICATION}, versie {self.version}"

    @property
    def day(self) -> str:
        """The day of the file in words."""
        return f"{self.day_is} {date_in_words(self.peildatum)}"

    @property
    def head(self) -> str:
        """The same for the head or foot of each of its pages."""
        return self.marked(self.day)

    @property
    def state(self) -> str:
        """The day for a page without the title: after the word CONCEPT where the title has it."""
        return f"{CONCEPT}. {self.day}" if CONCEPT in self.title else self.day

    @property
    def counts(self) -> str:
        """How much of the calendar is in view."""
        return ", ".join(
            f"{shown} van {of_all} {what}" for shown, of_all, what in self.in_view.parts
        )

    @property
    def filters_in_words(self) -> str:
        """All filters in one line."""
        return "; ".join(f"{label}: {value}" for label, value in self.filters or NO_FILTERS)

    def marked(self, words: str) -> str:
        """The words, after the mark where there is one."""
        return f"{self.mark}. {words}" if self.mark else words

    def lines(self) -> list[tuple[str, str]]:
        """Label and value of all that a document prints about the view, in order."""
        return [
            *([("Let op", self.mark)] if self.mark else []),
            (self.day_is, date_in_words(self.peildatum)),
            *(self.filters or NO_FILTERS),
            ("In beeld", self.counts),
            ("Bron", self.source),
            (URL_LABEL, self.url),
            (MADE_LABEL, time_in_words(self.generated)),
        ]

    def as_data(self) -> dict[str, object]:
        """The same for a program: values that JSON knows, under Dutch names."""
        return {
            **({PRACTICE: self.mark} if self.mark else {}),
            "scherm": self.title,
            "peildatum": self.peildatum.isoformat(),
            "filters": [{"naam": label, "waarde": value} for label, value in self.filters],
            "in_beeld": self.counts,
            "bron": self.source,
            "adres": self.url,
            "gemaakt_op": self.generated.isoformat(),
            "leeswijzer": [*CAVEATS, DERIVED_COLUMNS],
        }

    def dossier_url(self, maatregel: str) -> str:
        """The address of the dossier of `maatregel`, beside the screen that `url` opens."""
        return urljoin(self.url, f"maatregel?maatregel={quote(maatregel)}")
