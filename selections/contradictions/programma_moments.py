"""A programme's moment in chapters 2 and 3 beside the moments that the calendar gives for it.

The calendar ties a moment to a programme in three ways, told apart in `verband`:
- `LINE`: the borging line names the programme;
- `OWN_ROW`: a moment without a line, in a stap that names the programme;
- `STAP`: the stap names the programme, and neither of the first two says which moment is its own;
  then no moment of the stap may be that of the programme.

Two moments agree when one lies within the other (Q3 2026 in 2026); what runs until Q4 2024 agrees
with all before. Two periods outside the annex agree when they overlap (2024-2025, 2025-2026).
Where a row names more than one programme, it agrees when it does with one. A moment that agrees
with the concept of a programme and not with the programme itself is told apart.

Left out, since it says nothing of the moment of the programme itself: words that add to a programme
or bring it up to date (`_NO_ADOPTION`), and of a moment without a line the programmes that the
decision in `redactie` does not tie it to.
"""

import itertools
import re
from dataclasses import dataclass

import pandas as pd

from selections.printed_years import mentions
from selections.stappen import STAP, tied_to
from selections.text import normalise

LINE = "de borgingsregel noemt het programma"
OWN_ROW = "een moment zonder borgingsregel in een stap die het programma noemt"
STAP_NAMES = "geen van de momenten van een stap die het programma noemt"

_READ = [
    *("sleutel", "stap", "doorwerking", "regel_nr", "borging", "instrument_doorwerking"),
    *("instrument_borging", "agendering", "van", "tot", "precisie", "redactie"),
]
_NO_ADOPTION = re.compile("toetsdoel toevoegen aan|uitwerken in|actualiseren", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=\.)\s+")
_FINAL = re.compile(r"definitieve programma[^.]*")
_WITH_DATES = ("kwartaal", "jaar", "periode", "lopend")


@dataclass(frozen=True)
class Published:
    """A moment of a programme outside the annex: its words, page, and first and last day.

    concept: the moment is that of the concept, printed apart from that of the programme itself.
    gedeeld: it is printed once, for this row and the next together.
    """

    programma: str
    bron: str
    woorden: str
    moment: str
    pagina: int
    van: pd.Timestamp
    tot: pd.Timestamp
    concept: bool = False
    gedeeld: bool = False


def published_moments(sporen: pd.DataFrame, actions: pd.DataFrame) -> dict[str, list[Published]]:
    """The moments of each programme in the tables of the sporen and the running actions, by source.

    sporen, actions: as `loaders.side_tables` gives them. The keys are "sporen" and "acties".
    Of a running action the years count ("2025/2026"); what gives no date is left out, and a
    moment that is printed once for two rows comes once.
    """
    shared = set(sporen["gedeeld_met"].dropna())
    of_sporen = [
        Published(
            row.programma,
            f"Spoor {row.spoor} (hoofdstuk 2)",
            row.onderdeel if pd.isna(row.subonderdeel) else f"{row.onderdeel}: {row.subonderdeel}",
            row.moment,
            row.pagina,
            _first(row.van),
            _last(row.tot),
            concept=not pd.isna(row.subonderdeel) and row.subonderdeel.startswith("Concept"),
            gedeeld=row.id in shared,
        )
        for row in sporen[sporen["programma"].notna()].itertuples(index=False)
        if row.precisie in _WITH_DATES and pd.isna(row.gedeeld_met)
    ]
    of_actions = [
        Published(
            row.programma,
            "Lopende acties (hoofdstuk 3)",
            row.woorden,
            row.moment,
            row.pagina,
            pd.Timestamp(int(years[0]), 1, 1),
            pd.Timestamp(int(years[-1]), 12, 31),
        )
        for row in actions[actions["programma"].notna()].itertuples(index=False)
        if (years := re.findall("[0-9]{4}", row.moment))
    ]
    return {"sporen": of_sporen, "acties": of_actions}


def differing_moments(table: pd.DataFrame, published: list[Published]) -> pd.DataFrame:
    """The moments of the calendar that agree with no moment of `published` for their programme.

    Columns: `programma`, `verband`, `alleen_concept` (bool: agrees with the concept only),
    `gepubliceerd` (list of `Published`), `sleutels` (the rows: one, or all dated rows of the stap
    for `STAP_NAMES`). In document order.
    """
    by_programme: dict[str, list[Published]] = {}
    for moment in published:
        by_programme.setdefault(moment.programma, []).append(moment)
    # As records, once: a frame per stap takes a second on the whole calendar.
    rows = table.loc[table["stap_nr"].notna(), [*STAP, *_READ]].astype(object)
    differing = []
    for _, stap in itertools.groupby(rows.itertuples(index=False), key=lambda row: row[:2]):
        differing += _differing_in_stap(list(stap), by_programme)
    columns = ["programma", "verband", "alleen_concept", "sleutels"]
    result = pd.DataFrame(differing, columns=columns)
    return result.assign(gepubliceerd=result["programma"].map(by_programme))


def _differing_in_stap(stap: list, by_programme: dict) -> list[tuple]:
    dated = [row for row in stap if row.precisie in _WITH_DATES]
    named = _named_by_stap(stap[0], by_programme)
    differing, settled = [], set()
    for row in dated:
        has_line = not pd.isna(row.regel_nr)
        programmes = (
            _named_by_line(row, by_programme)
            if has_line
            else (tied_to(row.agendering, row.redactie, named) or named)
        )
        wholly = [name for name in programmes if _agrees(row, by_programme[name], concept=False)]
        settled |= set(wholly or programmes)
        if wholly:
            continue
        as_concept = [name for name in programmes if _agrees(row, by_programme[name], concept=True)]
        verband = LINE if has_line else OWN_ROW
        differing += [
            (name, verband, bool(as_concept), [row.sleutel]) for name in as_concept or programmes
        ]
    for name in named:
        agrees = any(
            _agrees(row, by_programme[name], concept=concept)
            for row in dated
            for concept in (True, False)
        )
        if dated and name not in settled and not agrees:
            differing.append((name, STAP_NAMES, False, [row.sleutel for row in dated]))
    return differing


def agree(first: Published, second: Published) -> bool:
    """Whether the two moments can be one: whether they overlap."""
    return first.van <= second.tot and second.van <= first.tot


def in_words(table: pd.DataFrame, published: list[Published]) -> pd.DataFrame:
    """Toelichtingen that give a definitive programme a moment that `published` does not give it.

    Columns: `programma`, `maatregel`, `woorden` (the sentence), `moment` (the words that give it),
    `pagina`. The sentence names the programme by its first words.
    """
    final: dict[str, list[Published]] = {}
    for one in published:
        if not one.concept:
            final.setdefault(one.programma, []).append(one)
    found = []
    columns = ["maatregel", "toelichting", "pagina_toelichting"]
    told = table.loc[table["toelichting"].str.contains(_FINAL, na=False), columns]
    for code, text, page in told.drop_duplicates().itertuples(index=False):
        for sentence in filter(_FINAL.search, _SENTENCE.split(text)):
            said = _FINAL.search(sentence)[0]
            for mention in mentions(said):
                van, tot = pd.Timestamp(mention.van), pd.Timestamp(mention.tot)
                found += [
                    (name, code, sentence, said, page)
                    for name, moments in final.items()
                    if " ".join(normalise(name).split()[:3]) in normalise(sentence)
                    and not any(_within(van, tot, one.van, one.tot) for one in moments)
                ]
    return pd.DataFrame(found, columns=["programma", "maatregel", "woorden", "moment", "pagina"])


def _agrees(row, moments: list[Published], concept: bool) -> bool:
    van, tot = _first(row.van), _last(row.tot)
    return any(
        moment.concept is concept and _within(van, tot, moment.van, moment.tot)
        for moment in moments
    )


def _within(van, tot, other_van, other_tot) -> bool:
    return (van >= other_van and tot <= other_tot) or (van <= other_van and tot >= other_tot)


def _named_by_line(row, by_programme: dict) -> list[str]:
    if _NO_ADOPTION.search(row.borging):
        return []
    return [name for name in row.instrument_borging if name in by_programme]


def _named_by_stap(row, by_programme: dict) -> list[str]:
    if isinstance(row.doorwerking, str) and _NO_ADOPTION.search(row.doorwerking):
        return []
    stap = normalise(row.stap) if isinstance(row.stap, str) else ""
    return [
        name
        for name in by_programme
        if name in row.instrument_doorwerking or normalise(name).strip() in stap
    ]


def _first(day: object) -> pd.Timestamp:
    return pd.Timestamp.min if pd.isna(day) else pd.Timestamp(day)


def _last(day: object) -> pd.Timestamp:
    return pd.Timestamp.max if pd.isna(day) else pd.Timestamp(day)
