"""Moments and lead times that disagree: of programmes, running actions, hypotheses and sisters."""

import difflib
from collections.abc import Iterator
from functools import partial

import pandas as pd

from selections.contradictions.programma_moments import (
    LINE,
    OWN_ROW,
    STAP_NAMES,
    Published,
    agree,
    differing_moments,
    in_words,
    published_moments,
)
from selections.contradictions.records import (
    DERIVED,
    IN_ORDER,
    PRINTED,
    SCOPE,
    Other,
    Place,
    moment_place,
    record,
    stap_place,
)
from selections.lezing.hypothesen import CANNOT_BE_PLACED, misfits
from selections.stappen import paired_in_order
from selections.words import NO_MOMENT, counted, enumeration

# A stap may name a programme and have the moment of something else.
_CERTAINTY = {LINE: PRINTED, OWN_ROW: SCOPE, STAP_NAMES: SCOPE}
PRINTED_ONCE = "‘{}’ staat één keer, na twee onderdelen; dat het van dit programma is, is afgeleid"


def of_moments(
    table: pd.DataFrame, sporen: pd.DataFrame, hypotheses: pd.DataFrame, actions: pd.DataFrame
) -> list[dict]:
    """The contradictions in which two moments or lead times disagree."""
    by_key = table.assign(_in_order=paired_in_order(table)).set_index("sleutel", drop=False)
    published = published_moments(sporen, actions)
    return [
        *_programmes(table, by_key, published["sporen"]),
        *_running_actions(table, by_key, published),
        *_lead_times(hypotheses),
        *_too_early(table, by_key, hypotheses),
        *_without_moment(by_key),
    ]


def _programmes(table: pd.DataFrame, by_key: pd.DataFrame, sporen: list[Published]) -> list[dict]:
    """Per programme its line in chapter 2, with each moment of the calendar that differs."""
    found = []
    differing, said = differing_moments(table, sporen), in_words(table, sporen)
    for programme, differences in differing.groupby("programma", sort=False):
        moments = differences["gepubliceerd"].iloc[0]
        of_words = said[said["programma"] == programme]
        others = [
            Other(Place(f"{one.maatregel}, de toelichting", one.woorden, int(one.pagina)))
            for one in of_words.itertuples(index=False)
        ]
        shared = any(moment.gedeeld for moment in moments)
        others += [_other(one, by_key, shared) for one in differences.itertuples(index=False)]
        sentences = [
            *(
                f"De toelichting bij {one.maatregel} zegt ‘{one.moment}’, hoofdstuk 2 geeft "
                f"{_final(moments)}"
                for one in of_words.itertuples(index=False)
            ),
            *_programme_in_words(differences, moments, by_key),
            *[PRINTED_ONCE.format(moments[0].moment)] * shared,
        ]
        place = _published_place(moments)
        found.append(record("programma", programme, place, others, ". ".join(sentences)))
    return found


def _programme_in_words(
    differences: pd.DataFrame, published: list[Published], by_key: pd.DataFrame
) -> Iterator[str]:
    """What the calendar gives for the programme itself, for its concept, and where it is named."""
    concept, verband = differences["alleen_concept"], differences["verband"]
    of_line, own, as_concept = (
        enumeration(list(dict.fromkeys(by_key.loc[rows["sleutels"].explode(), "agendering"])))
        for rows in (
            differences[(verband == LINE) & ~concept],
            differences[(verband == OWN_ROW) & ~concept],
            differences[concept],
        )
    )
    if of_line:
        yield f"De kalender geeft voor dit programma {of_line}, anders dan hoofdstuk 2"
    if own:
        yield (
            f"Bij een stap die dit programma noemt, geeft de kalender {own}, anders dan "
            "hoofdstuk 2; dat kan het moment van iets anders zijn"
        )
    if as_concept:
        yield (
            f"Bij een stap die dit programma noemt, geeft de kalender {as_concept}; op volgorde "
            "gelezen (afgeleid) is dat in hoofdstuk 2 het moment van het concept, en dat kan hier "
            f"bedoeld zijn; het definitieve programma heeft daar {_final(published)}"
        )
    if named := int((verband == STAP_NAMES).sum()):
        yield (
            f"Dit programma is {'ook ' if of_line or own or as_concept else ''}genoemd bij onder "
            f"meer {counted(named, 'stap')} waarvan geen moment bij hoofdstuk 2 past; dat kan het "
            "moment van de borging zijn"
        )


def _final(published: list[Published]) -> str:
    return enumeration([moment.moment for moment in published if not moment.concept])


def _other(difference, by_key: pd.DataFrame, shared: bool) -> Other:
    rows = by_key.loc[difference.sleutels]
    first, printed = rows.iloc[0], ", ".join(dict.fromkeys(rows["agendering"]))
    if difference.alleen_concept:
        printed += " (op volgorde gelezen het moment van het concept)"
    place = (
        stap_place(first, f"{first['stap']}: {printed}")
        if difference.verband == STAP_NAMES
        else moment_place(first, printed)
    )
    certainty = DERIVED if shared else _CERTAINTY[difference.verband]
    if certainty == PRINTED and rows["_in_order"].any():
        certainty = IN_ORDER
    return Other(place, rows, certainty)


def _running_actions(
    table: pd.DataFrame, by_key: pd.DataFrame, published: dict[str, list[Published]]
) -> list[dict]:
    differing = differing_moments(table, published["acties"])
    found = []
    for action in published["acties"]:
        others = [
            Other(_published_place([moment]), certainty=SCOPE)
            for moment in published["sporen"]
            if moment.programma == action.programma and not agree(moment, action)
        ]
        of_calendar = differing[differing["programma"] == action.programma]
        others += [_other(one, by_key, False) for one in of_calendar.itertuples(index=False)]
        if others:
            place = _published_place([action])
            sentence = "Op de genoemde plaatsen staat een ander moment dan bij de lopende actie"
            found.append(record("programma_actie", action.programma, place, others, sentence))
    return found


def _lead_times(hypotheses: pd.DataFrame) -> list[dict]:
    wide, fixed = hypotheses.loc["voorbereidingstijd"], hypotheses.loc["doorlooptijd_amvb"]
    if wide["kwartalen"] == fixed["kwartalen"] == wide["kwartalen_tot"]:
        return []
    first, second = (
        Place(name, row["woorden"], int(row["pagina"]))
        for name, row in (("Hoofdstuk 1", wide), ("Hoofdstuk 4", fixed))
    )
    sentence = (
        f"‘{wide['kern']}’ is ten minste {wide['kwartalen']} tot "
        f"{counted(wide['kwartalen_tot'], 'kwartaal')}, ‘{fixed['kern']}’ "
        f"{counted(fixed['kwartalen'], 'kwartaal')}; voor een AMvB is met het laatste gerekend, "
        "tenzij een ander getal is gekozen"
    )
    return [record("doorlooptijd", "Doorlooptijd", first, [Other(second)], sentence)]


def _too_early(table: pd.DataFrame, by_key: pd.DataFrame, hypotheses: pd.DataFrame) -> list[dict]:
    found = misfits(table, hypotheses)
    found = found[found["oordeel"] != CANNOT_BE_PLACED]
    if found.empty:
        return []
    earliest = hypotheses.loc["vroegste_wijziging"]
    place = Place("Uitgangspunt (hoofdstuk 3)", earliest["woorden"], int(earliest["pagina"]))
    others, amvbs = [], set()
    for misfit in found.itertuples(index=False):
        row = by_key.loc[misfit.sleutel]
        others.append(
            Other(moment_place(row, misfit.agendering), by_key.loc[[misfit.sleutel]], DERIVED)
        )
        amvbs |= set(row["amvb"])
    sentence = f"De regels hebben een eerder moment dan ‘eind 2026’. {earliest['lezing']}"
    return [record("vroegste_wijziging", ", ".join(sorted(amvbs)), place, others, sentence)]


def _without_moment(by_key: pd.DataFrame) -> list[dict]:
    plan_b = by_key[by_key["plan"] == "B"]
    bare, with_moment = (
        plan_b[plan_b["agendering"].isna() == is_bare] for is_bare in (True, False)
    )
    found = []
    for row in bare.itertuples(index=False):
        shared = with_moment["instrument_borging"].map(set(row.instrument_borging).intersection)
        sisters = with_moment[shared.map(len) > 0]
        if sisters.empty:
            continue
        nearest = max(sisters.itertuples(index=False), key=partial(_kinship, row))
        moments = ", ".join(
            f"{moment} ({count})" for moment, count in sisters["agendering"].value_counts().items()
        )
        own = by_key.loc[[row.sleutel]]
        sister = moment_place(by_key.loc[nearest.sleutel], nearest.agendering)
        found.append(
            record(
                "plan_b_zonder_moment",
                ", ".join(row.instrument_borging),
                moment_place(by_key.loc[row.sleutel], NO_MOMENT),
                [Other(sister, own, SCOPE)],
                f"Andere regels van plan B met dit instrument hebben een moment: {moments}",
            )
        )
    return found


def _kinship(row, sister) -> tuple:
    likeness = difflib.SequenceMatcher(None, row.borging, sister.borging).ratio()
    return row.stap == sister.stap, row.maatregel == sister.maatregel, likeness


def _published_place(moments: list[Published]) -> Place:
    first = moments[0]
    words = "; ".join(
        moment.woorden if moment.moment in moment.woorden else f"{moment.woorden}: {moment.moment}"
        for moment in moments
    )
    return Place(first.bron, words, first.pagina)
