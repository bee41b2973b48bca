"""What may be recorded of a besluit, actie or agenda, and the message that refuses it."""

from collections.abc import Callable, Iterator, Sequence

from loaders.errors import shown
from voortgang.kalender import Kalender, fingerprint, words_of
from voortgang.record import Problem, Refused, contradiction, takes_fase, unknown_key
from voortgang.vergaderstukken import (
    Actie,
    Agenda,
    Besluit,
    Gevolg,
    Holding,
    Stuk,
    actions,
    agendas,
    asked_beside,
    in_force,
    points,
    read_stuk,
    replaced,
    sleutels_in,
    sleutels_of,
)
from voortgang.vocabulary import vocabulary


def content(
    soort: str,
    data: object,
    stukken: Sequence[Stuk],
    kalender: Kalender,
    last: int,
    recorded: Callable[[str], bool],
) -> dict[str, object]:
    """What is to be recorded of this one, complete. Raises `Refused`.

    stukken: all that stand in the log. last: the number of its last record. recorded: whether the
    log has something on a row, so that an agenda can have it where the calendar lost it. Of an
    actie what is left out comes from its earlier record, and points of an agenda that have no id
    get one.
    """
    if soort == "actie" and isinstance(data, dict):
        before = actions(stukken).get(data["actie"]) if isinstance(data.get("actie"), int) else None
        said = {name: value for name, value in data.items() if value is not None}
        data = said if before is None else before.inhoud | said
    stuk = read_stuk(soort, data)
    said = stuk.model_dump(exclude={"auteur", "gezien"}, exclude_none=True)
    unknown = [one for one in sleutels_in(said) if kalender.row(one) is None]
    if unknown and soort == "agenda":
        on_agendas = {sleutel for one in stukken for sleutel in sleutels_of(one)}
        unknown = [one for one in unknown if one not in on_agendas and not recorded(one)]
    problems = [*_RULES[soort](stuk, stukken), *(unknown_key(one, kalender) for one in unknown)]
    if soort == "besluit" and not problems:
        problems = [*_of_gevolgen(stuk, kalender)]
    if problems:
        raise Refused(*problems)
    for gevolg in said.get("gevolgen", []):
        gevolg["vingerafdruk"] = fingerprint(words_of(kalender.row(gevolg["sleutel"])))
    if soort == "agenda":
        if stuk.vast:
            said["tot_en_met"] = min(stuk.tot_en_met or last, last)
        following = max(points(agendas(stukken, stuk.overleg)), default=0) + 1
        for punt in said["punten"]:
            if "id" not in punt:
                punt["id"] = following
                following += 1
    return said


def _unknown_point(stuk: Besluit | Actie, stukken: Sequence[Stuk]) -> Iterator[Problem]:
    if stuk.punt is not None and stuk.punt not in points(agendas(stukken, stuk.overleg)):
        yield Problem(f"punt {stuk.punt} staat op geen agenda van dit overleg", "punt")


def _of_besluit(stuk: Besluit, stukken: Sequence[Stuk]) -> Iterator[Problem]:
    yield from _unknown_point(stuk, stukken)
    kinds = vocabulary().besluit
    here = [one.waarde for one in kinds.values() if stuk.overleg.soort in one.overleg]
    if stuk.soort not in here:
        allowed = ", ".join(map(shown, here))
        told = f"hoort niet bij een {stuk.overleg.soort}; toegestaan: {allowed}"
        yield Problem(f"soort {shown(stuk.soort)} {told}", "soort")
    elif missing := [name for name in kinds[stuk.soort].vereist if getattr(stuk, name) is None]:
        yield Problem(f"bij {stuk.soort} hoort ook: {', '.join(missing)}", missing[0])
    if stuk.herroept is not None:
        yield from _not_reversed(stuk, stukken)
    if stuk.punt is not None:
        yield from _decided(stuk, stukken)


def _decided(stuk: Besluit, stukken: Sequence[Stuk]) -> Iterator[Problem]:
    """That its meeting decided already on these rows of the point, as where two press at once."""
    for one in in_force(stukken).values():
        if one.inhoud.get("punt") != stuk.punt or one.overleg.key != stuk.overleg.key:
            continue
        theirs, ours = set(one.inhoud["sleutels"]), set(stuk.sleutels)
        if one.id != stuk.herroept and not (theirs and ours and theirs.isdisjoint(ours)):
            message = (
                f"op punt {stuk.punt} geldt al besluit {one.id} ({one.inhoud['soort']}); neem het "
                "opnieuw door het te noemen (herroept), of noem andere sleutels"
            )
            yield Holding(message, "punt", punt=stuk.punt, besluit=one)
            return


def _not_reversed(stuk: Besluit, stukken: Sequence[Stuk]) -> Iterator[Problem]:
    holding, gone = in_force(stukken), replaced(stukken)
    before = holding.get(stuk.herroept)
    if before is None:
        message = f"herroept: {stuk.herroept} is geen besluit dat nu geldt"
        number = stuk.herroept
        while number in gone:
            number = gone[number]
        if number in holding:
            yield Holding(message, "herroept", punt=stuk.punt, besluit=holding[number])
        else:
            yield Problem(message, "herroept")
    elif not before.overleg.is_same(stuk.overleg):
        naam = before.overleg.naam
        yield Problem(f"herroept: besluit {stuk.herroept} is van {naam}", "herroept")


def _of_gevolgen(stuk: Besluit, kalender: Kalender) -> Iterator[Problem]:
    kind = vocabulary().besluit[stuk.soort]
    if stuk.gevolgen and not kind.gevolgen:
        yield Problem(f"uit {shown(stuk.soort)} volgt niets voor regels", "gevolgen")
        return
    of = [(gevolg.sleutel, gevolg.organisatie) for gevolg in stuk.gevolgen]
    for at, gevolg in enumerate(stuk.gevolgen):
        if of.index((gevolg.sleutel, gevolg.organisatie)) != at:
            yield Problem(f"gevolgen: {gevolg.sleutel} staat er vaker", "gevolgen")
        elif gevolg.sleutel not in stuk.sleutels:
            yield Problem(f"gevolgen: {gevolg.sleutel} staat niet bij sleutels", "gevolgen")
        else:
            for message in _of_gevolg(stuk, gevolg, kalender.row(gevolg.sleutel)):
                yield Problem(f"gevolg bij {gevolg.sleutel}: {message}", "gevolgen")


def _of_gevolg(stuk: Besluit, gevolg: Gevolg, row: dict[str, object]) -> Iterator[str]:
    words = vocabulary()
    if not any((gevolg.status, gevolg.vastgesteld, gevolg.start_plan_b, gevolg.fase)):
        yield "noem een status, een vastgesteld moment, de start van plan B of een fase"
    offered = {one.waarde: one for one in words.offered_for([row["plan"]])}
    if gevolg.status is not None and gevolg.status not in offered:
        yield f"status {shown(gevolg.status)} kan hier niet; toegestaan: {', '.join(offered)}"
    elif gevolg.status is not None:
        said = {**gevolg.model_dump(), "woorden": stuk.woorden}
        missing = [name for name in asked_beside(offered[gevolg.status]) if not said[name]]
        if missing:
            yield f"bij status {shown(gevolg.status)} hoort ook: {', '.join(missing)}"
    # A moment is of the row: where one organisation is done, another may wait for it.
    status = offered.get(gevolg.status) if gevolg.organisatie is None else None
    for moment in filter(None, (gevolg.vastgesteld, gevolg.start_plan_b)):
        if wrong := contradiction(moment, status, stuk.overleg.dag):
            yield wrong
    if gevolg.start_plan_b is not None and row["plan"] != "B":
        yield "dit is geen regel van plan B"
    if gevolg.fase is not None and (words.fase_of(gevolg.fase) is None or not takes_fase(row)):
        yield f"fase {shown(gevolg.fase)} kan hier niet"


def _of_actie(stuk: Actie, stukken: Sequence[Stuk]) -> Iterator[Problem]:
    yield from _unknown_point(stuk, stukken)
    states = {one.waarde: one for one in vocabulary().acties}
    if stuk.status not in states:
        allowed = ", ".join(map(shown, states))
        told = f"status {shown(stuk.status)} is onbekend; toegestaan: {allowed}"
        yield Problem(told, "status")
    else:
        for name in states[stuk.status].vereist:
            if getattr(stuk, name) is None:
                yield Problem(f"bij status {shown(stuk.status)} hoort ook: {name}", name)
    if stuk.actie is not None:
        before = actions(stukken).get(stuk.actie)
        if before is None:
            yield Problem(f"actie {stuk.actie} bestaat niet", "actie")
        elif not before.overleg.is_same(stuk.overleg):
            yield Problem(f"actie {stuk.actie} is van {before.overleg.naam}", "actie")
    if stuk.besluit is not None and stuk.besluit not in in_force(stukken):
        yield Problem(f"besluit {stuk.besluit} is geen besluit dat nu geldt", "besluit")


def _of_agenda(stuk: Agenda, stukken: Sequence[Stuk]) -> Iterator[Problem]:
    given = [punt.id for punt in stuk.punten if punt.id is not None]
    versions = agendas(stukken, stuk.overleg)
    for number in sorted(set(given) - points(versions)):
        told = f"punt {number} stond nog op geen agenda van dit overleg; laat id weg"
        yield Problem(told, "punten")
    if len(set(given)) != len(given):
        yield Problem("een punt staat er vaker dan één keer", "punten")
    yield from _of_origin(stuk, stukken)
    if stuk.tekst is not None and not (stuk.vast and len(stuk.tekst.punten) == len(stuk.punten)):
        yield Problem("tekst hoort bij elk punt van een vaste agenda", "tekst")
    if stuk.gezien is not None and versions and versions[-1].id != stuk.gezien:
        who = versions[-1].auteur
        told = f"intussen heeft {who} versie {len(versions)} van deze agenda opgeslagen"
        yield Problem(told, "gezien")


def _of_origin(stuk: Agenda, stukken: Sequence[Stuk]) -> Iterator[Problem]:
    """That what it started with is no agenda of another meeting, or does not have these points."""
    number = stuk.uitgaande_van
    start = next((one for one in stukken if one.id == number and one.soort == "agenda"), None)
    if number is not None and (start is None or start.overleg.key == stuk.overleg.key):
        yield Problem(f"{number} is geen agenda van een ander overleg", "uitgaande_van")
        return
    known = points([start] if start else [])
    named = {one for punt in stuk.punten for one in punt.van_punten or ()}
    for one in sorted(named - known):
        yield Problem(f"punt {one} staat niet op de agenda waarvan deze uitgaat", "van_punten")


_RULES = {"besluit": _of_besluit, "actie": _of_actie, "agenda": _of_agenda}
