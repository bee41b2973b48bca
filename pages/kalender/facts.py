"""What stands beside the title: what is asked at the peildatum, the forms, the legend."""

from collections import Counter
from collections.abc import Iterator, Mapping, Set
from datetime import date

import pandas as pd
from markupsafe import Markup

from loaders.moments import read_moment
from selections.buckets import codes_without_moment, due, is_past, runs_through
from selections.caveats import DERIVED_IN_SHORT
from selections.kaart import FIXED_MOMENT
from selections.lezing.weging import marks, with_doubt
from selections.plan_ab import start_reached
from selections.stappen import whole_stappen
from selections.words import counted
from shell.calendar_table import Calendar
from shell.kept import kept
from shell.table import screen_link
from shell.url.choices import VORMEN
from shell.url.query import EMPTY
from shell.url.rows import rows_in_view
from shell.view import View
from style.look import AT_PUBLISHED, MORE, MORE_SIGN, PLAN_STYLES, SIGNS, UNSIGNED, Look
from voortgang.counts import EXPECTED
from voortgang.ketens import waiting
from voortgang.rijen import is_recorded, recorded_on_kaart
from voortgang.stand import is_closed, with_expected_moments
from voortgang.vocabulary import DECIDE_B, START_B, UNRECORDED, vocabulary

# When what is chosen by its status now stands: the column of it, and the values that choose it.
ELSEWHERE = (
    ("verwacht", "verwacht in", {*EXPECTED}),
    ("vastgesteld", "bij besluit vastgesteld op", {FIXED_MOMENT}),
)
WHOLE_STAPPEN = "Geteld over de hele stappen van de regels in beeld."
NOTHING_AT_ALL = "over geen enkele regel nog"
BOTH = "I+II"
# Not the rows of plan B of this quarter.
COUNTED = "AMvB-regel"
# The stappen are counted whole.
BEYOND = "buiten de selectie"
OF_AMVB = (
    "Alleen wat een AMvB wijzigt heeft een berekende uiterste start, ook bij een later moment."
)


def facts(view: View) -> Iterator[Markup]:
    """The numbers that a meeting asks for first, each a link to its rows."""
    found = due(view.rows, view.peildatum)
    verb = "kan" if found.regels == 1 else "kunnen"
    wide = f" ({found.zonder_kwartaal} zonder kwartaal)" if found.zonder_kwartaal else ""
    said = f"{verb} dit kwartaal volgens de publicatie aan de orde zijn{wide}"
    numbers = [(found.regels, said, {"moment": ("dit kwartaal",)})]
    if view.log.classes is None:
        past = int((view.moments == "verstreken").sum())
        numbers.append((past, "verstreken", {"moment": ("verstreken",)}))
    else:
        silent = int((view.log.classes.loc[view.rows.index] == UNRECORDED).sum())
        empty = "" if is_recorded(view.table, view.log.state) else f" ({NOTHING_AT_ALL})"
        words = f"verstreken, niets vastgelegd{empty}"
        numbers.append((silent, words, {"status": (UNRECORDED,)}))
    # That there are none of other moments than the chosen ones, or of another status, is no news.
    chosen = {*view.query.moment, *view.query.status}
    all_told = not chosen or bool(chosen & {"verstreken", UNRECORDED})
    for number, words, choice in numbers:
        if number or all_told:
            said: str | Markup = counted(number, "regel")
            if number and _adds_to(view, choice):
                said = screen_link(view.address(None, **choice), said, f"{said}: {words}")
            yield Markup("<b>{}</b> {}").format(said, words)
    asked = _asked(
        *(view.calendar, view.places, view.log.state, view.peildatum, view.assumptions.lead)
    )
    for words, number, beyond, doubted in asked:
        if number == beyond and not all_told:
            continue
        chains = f"{view.address('plan-ab')}#besluit-over-plan-b"
        # Without a log the kaart cannot choose by what is asked.
        choice = {"status": (words,)}
        there = view.log.state is not None and number > beyond and _adds_to(view, choice)
        address = view.address(None, **choice) if there else chains
        rows = counted(number, COUNTED if words == DECIDE_B else "regel")
        told = f"{rows}: {words} (afgeleid{with_doubt(doubted)})"
        link = screen_link(address, told) if number else told
        rule = f"{vocabulary().rules[words]} {OF_AMVB} {WHOLE_STAPPEN}"
        said = f" ({beyond} {BEYOND})" if beyond else ""
        why = Markup()
        if words in view.query.status:
            why = Markup(", {}").format(screen_link(chains, "waarom", f"waarom: {words}"))
        yield Markup('<span title="{}">{}{}{}</span>').format(rule, link, said, why)


def beside_moments(view: View) -> Iterator[Markup]:
    """What a choice of moments leaves out or takes along without showing it."""
    filters = view.filters
    if filters.van is not None or filters.tot is not None:
        undated = int(view.rows[["van", "tot"]].isna().all(axis=1).sum())
        if undated:
            yield Markup("waarvan <b>{}</b> zonder datum, die in elke periode blijven").format(
                undated
            )
    others = view.rows_for(view.query.with_changes(moment=()))
    for name in view.query.moment:
        found = others[runs_through(others, view.peildatum, name)]
        through = len(found)
        span = name.replace("komende", "de komende")
        if through:
            yield Markup("<b>{}</b> {} door {} en {} later: {}").format(
                counted(through, "regel"),
                *(("loopt", span, "telt") if through == 1 else ("lopen", span, "tellen")),
                _codes(found),
            )
    there, away = _moved(view)
    if len(there):
        yield Markup(
            "zoals het nu staat nog <b>{}</b> van een ander gepubliceerd moment: {}"
        ).format(counted(len(there), "regel"), _codes(there))
    if away:
        verb = "staat" if away == 1 else "staan"
        yield Markup("waarvan <b>{}</b> nu op een ander moment {}").format(
            counted(away, "regel"), verb
        )
    for name, words, values in ELSEWHERE:
        if values.isdisjoint(view.query.status):
            continue
        recorded = recorded_on_kaart(view.rows, view.log.state)
        if recorded is not None:
            moments = Counter(recorded[name].dropna()).items()
            told = []
            for at, number in sorted(moments, key=lambda one: (one[0][-4:], one[0])):
                is_over = is_past(read_moment(at), view.peildatum)
                told.append(f"{at} ({number}{', voorbij' if is_over else ''})")
            yield Markup("{} {}").format(words, ", ".join(told))
    yield from _beside_spoor(view)
    if "zonder moment" in view.query.moment:
        without = codes_without_moment(view.table, view.rows)
        yield Markup("<b>{}</b> geheel zonder moment{}").format(
            counted(len(without), "vermelding"), f": {', '.join(without)}" if without else ""
        )


def _codes(rows: pd.DataFrame) -> str:
    return ", ".join(rows["maatregel"].unique())


def _beside_spoor(view: View) -> Iterator[Markup]:
    """What a choice of one spoor leaves out: rows of both."""
    chosen = view.filters.spoor
    if not chosen or BOTH in chosen or {*chosen}.isdisjoint(("I", "II")):
        return
    left_out = view.rows_for(view.query.with_changes(spoor=(BOTH,)))
    if len(left_out):
        address = view.address(None, spoor=(*chosen, BOTH))
        words = counted(len(left_out), "regel")
        link = screen_link(address, words, f"{words} van spoor I en II erbij")
        yield Markup("niet meegeteld: {} van spoor I en II").format(link)


def _moved(view: View) -> tuple[pd.DataFrame, int]:
    """The open rows that stand in the moments that are chosen by what is expected or set alone, and
    how many that are published there no longer do.
    """
    query, state = view.query, view.log.state
    if state is None or not (query.moment or query.kwartaal):
        return view.table.iloc[:0], 0
    others = view.rows_for(query.with_changes(moment=(), kwartaal=())).index
    is_open = ~is_closed(state.iloc[: len(view.table)].set_axis(view.table.index))
    now = with_expected_moments(view.table, state).loc[others][is_open[others]]
    asked = EMPTY.with_changes(moment=query.moment, kwartaal=query.kwartaal)
    there = rows_in_view(now, asked, view.peildatum).index
    published = view.rows.index.intersection(now.index)
    alone = view.table.loc[there.difference(view.rows.index)]
    return alone, len(published.difference(there))


def only_selection(view: View) -> Iterator[Markup]:
    """The way to the rows in view alone, where a filter leaves some out and not all."""
    if 0 < len(view.rows) < len(view.table):
        yield screen_link(view.address(None, vorm="detail"), "Alleen de selectie")


def forms(view: View, shown: str) -> Markup:
    """The forms of the Kalender, each a link; shown: the one that is drawn. A narrow screen has no
    room for the first, the kaart.
    """
    links = []
    for vorm in VORMEN[1:] if view.narrow else VORMEN:
        address = view.address(None, vorm=vorm, indeling=EMPTY.indeling)
        here = Markup(' aria-current="true"') if vorm == shown else ""
        links.append(Markup('<a data-scherm href="{}"{}>{}</a>').format(address, here, vorm))
    return Markup('<span class="vormen">Vorm: {}</span>').format(Markup(" | ").join(links))


def legend(said: Set[tuple[str, str]], coarser: str, narrow: bool) -> Markup:
    """How the plans look, and which signs the marks have (said: `selections.kaart.Kaart.signs`);
    coarser: why a row is no vermelding, empty where it is one; narrow: whether a mark can be too
    narrow for how many of its rows are in the selection.
    """
    plans = Markup("").join(
        Markup('<span><span class="staal" style="{}"></span>{}</span> ').format(
            _swatch(look), look.name
        )
        for look in PLAN_STYLES.values()
    )
    plans = Markup("<span>{}:</span> {}").format(DERIVED_IN_SHORT, plans)
    plans += Markup(
        '<span><span class="staal dun"></span>jaar of periode</span>, '
        "<span>getal: aantal regels</span> "
    )
    told = [
        found
        for kind, signs in SIGNS.items()
        for value, found in signs.items()
        if (kind, value) in said
    ]
    recorded = bool(told)
    if recorded or narrow:
        told.append((MORE_SIGN, MORE))
    signs = Markup(" ").join(Markup("<span><b>{}</b> {}</span>").format(*one) for one in told)
    more = (*((UNSIGNED, AT_PUBLISHED) if recorded else ()), coarser)
    rest = Markup("").join(Markup(" · <span>{}</span>").format(one) for one in filter(None, more))
    return Markup('<span class="legenda">{}{}{}</span>').format(plans, signs, rest)


def _adds_to(view: View, choice: Mapping[str, object]) -> bool:
    """Whether a link to this choice gives the rows that are counted: it replaces another status."""
    return "status" not in choice or view.query.status in ((), choice["status"])


@kept(entries=32)
def _asked(
    calendar: Calendar, places: bytes, state: pd.DataFrame | None, peildatum: date, lead: int
) -> list[tuple[str, int, int, int]]:
    """What is asked about plan B of the stappen in view, of how many rows, how many of them are not
    in view themselves, and how many doubtful; state: None while the log is away."""
    in_view = calendar.rows_at(places)
    rows = whole_stappen(in_view, calendar.table)
    if state is None:
        of = {DECIDE_B: rows[start_reached(rows, peildatum, lead)]}
    else:
        waits = waiting(rows, state, lead)
        of = {signal: waits[waits["plan_b"] == signal] for signal in (START_B, DECIDE_B)}
    return [
        (
            signal,
            len(found),
            int((~found["sleutel"].isin(in_view["sleutel"])).sum()),
            sum(map(bool, marks(found))),
        )
        for signal, found in of.items()
        if len(found) or signal == DECIDE_B
    ]


def _swatch(look: Look) -> str:
    on, under = look.shape_colour, look.fill
    fill = {
        "/": f"repeating-linear-gradient(135deg, {on} 0 1.5px, {under} 1.5px 5px)",
        ".": f"radial-gradient({on} 1px, {under} 1.2px) 0 0 / 4px 4px",
    }.get(look.shape, under)
    return f"background: {fill}; border-color: {look.edge}"
