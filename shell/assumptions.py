"""The working hypotheses that a screen computes with: the publication's, or a marked what-if."""

from dataclasses import dataclass

from markupsafe import Markup

from loaders.side_tables import amvb_lead
from selections.lezing.hypothesen import hypotheses_of_publication
from selections.words import enumeration
from shell.notices import melding, voorbehoud
from shell.url.query import Query

MONTHS_PER_QUARTER = 3


@dataclass(frozen=True)
class Assumptions:
    """lead: quarters that an AMvB takes; per_jaar: wijzigingsbesluiten a year.

    stages: of an AMvB, in order, named on page 8 as examples. what_if: whether either number is
    not the publication's.
    """

    lead: int
    per_jaar: int
    stages: tuple[str, ...]
    what_if: bool

    @property
    def sentence(self) -> str:
        """What is assumed and whose assumption it is, as one line of plain text."""
        whose = (
            "Wat als, niet de publicatie"
            if self.what_if
            else f"uitgangspunten van de publicatie, blz. 8 en 6; blz. 1: {_wide()}"
        )
        return f"{self._numbers} ({whose})."

    @property
    def lead_sentence(self) -> str:
        """The same of the lead alone, in short."""
        whose = "Wat als, niet de publicatie" if self.what_if else f"blz. 8; blz. 1: {_wide()}"
        return f"Gerekend met {self.lead} kwartalen ({whose})."

    @property
    def _numbers(self) -> str:
        return (
            f"Gerekend met {self.lead} kwartalen voor een AMvB en {self.per_jaar} "
            "wijzigingsbesluiten per jaar"
        )

    def in_words(self) -> Markup:
        """What is assumed, as a paragraph that says whose assumption it is."""
        if self.what_if:
            words = Markup(
                "<b>Wat als, niet de publicatie.</b> {}. De publicatie zelf gaat uit van twee jaar "
                "(blz. 8; blz. 1: {}) en, als werkhypothese, van twee wijzigingsbesluiten per jaar "
                "(blz. 6)."
            )
            return melding(words.format(self._numbers, _wide()), said=False)
        return voorbehoud(
            f"{self._numbers}, uitgangspunten van de publicatie (blz. 8 en 6); blz. 1 noemt voor "
            f"de voorbereiding {_wide()}.",
            f"In die twee jaar vallen stappen zoals {enumeration([*self.stages])}; welke nog meer "
            "en hoe lang elk duurt, zegt de publicatie niet.",
        )


def _wide() -> str:
    return f"“{hypotheses_of_publication().loc['voorbereidingstijd', 'kern']}”"


def assumed(asked: Query) -> Assumptions:
    """What to compute with; a what-if counts only where the URL names it, never in presentation."""
    read = hypotheses_of_publication()
    per_jaar = int(read.loc["wijzigingsbesluiten", "per_jaar"])
    months = None if asked.presentatie else asked.amvb_maanden
    times = None if asked.presentatie else asked.besluiten_per_jaar
    return Assumptions(
        lead=amvb_lead() if months is None else months // MONTHS_PER_QUARTER,
        per_jaar=per_jaar if times is None else times,
        stages=tuple(read.loc["doorlooptijd_amvb", "stadia"]),
        what_if=months is not None or times is not None,
    )
