"""The picture of all chains with a margin, the tightest first; one that is pressed is opened."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from figures.ketens import FONT_SIZE, ketens_alt, ketens_figure
from pages.plan_ab.computed import chains_in_view, computed
from pages.plan_ab.words import (
    PARALLEL,
    UNFIT,
    asked_of_plan_b,
    less_sure,
    margin_in_numbers,
    margins_apart,
    stap_of,
    starts_reached,
)
from selections.contradictions import in_short
from selections.lezing.weging import CLASS_DOUBT
from selections.plan_ab import CONTRADICTED, MARGIN, margin_in_short
from selections.stappen import DOUBTFUL_PAIRING
from selections.words import enumeration, unstopped
from shell.chart import chosen_bar, drawing, show_drawing
from shell.filter_bar import choose
from shell.links import dossier_link
from shell.lists import facts
from shell.presentation.opening import Drawn
from shell.screen_size import screen_size
from shell.url.choices import chain_name
from shell.view import View
from voortgang.vocabulary import A_STILL_OPEN

_KEY = "ketens"


def show_picture(view: View) -> None:
    """Draw them, or say that no stap in view has a margin."""
    drawn = picture(view)
    if drawn is None:
        st.html("<p>Geen van de stappen in beeld heeft een marge tussen plan A en plan B.</p>")
        return
    show_drawing(drawing(*drawn, choices=True), _KEY, _open)
    named = chains_in_view(view)
    names = [chain_name(chain.maatregel, chain.stap_nr) for chain in named.itertuples()]
    for chain in named[[name == view.query.keten for name in names]].itertuples():
        _show_panel(view, chain)


def picture(view: View, font_size: int = FONT_SIZE) -> Drawn | None:
    """The picture of the stappen in view and its words; None where none has a margin."""
    found = chains_in_view(view)
    found = found[found["geval"].isin([MARGIN, CONTRADICTED])]
    if found.empty:
        return None
    told = _told(view, found)
    lead = view.assumptions.lead
    figure = ketens_figure(
        *(found, view.table, lead, view.peildatum, told, font_size),
        narrow=view.narrow,
        width=screen_size().width,
    )
    return figure, ketens_alt(found, told)


def margin_facts(view: View) -> tuple[Markup, ...]:
    """How the margins in view fall, for the head of the screen; none where there is no margin."""
    cases = chains_in_view(view)
    apart = margins_apart(cases)
    told = [
        Markup("<b>{}</b> {}").format(len(of), words)
        for words, of in zip(("vóór", "tegelijk met", "na"), apart, strict=True)
        if len(of)
    ]
    if not told:
        return ()
    margins = pd.concat(apart)
    beside = {
        "daarvan bereikt": starts_reached(view, margins),
        "daarvan met twijfel": int(less_sure(margins).any(axis=1).sum()),
        "marge weersproken, niet meegeteld": int((cases["geval"] == CONTRADICTED).sum()),
    }
    return (
        Markup("berekende uiterste start van B {} het laatste moment van A").format(
            Markup(enumeration(told))
        ),
        *(Markup("<b>{}</b> {}").format(count, words) for words, count in beside.items() if count),
    )


def _told(view: View, found: pd.DataFrame) -> pd.DataFrame:
    waits = computed(view).waits
    # Where plan A is recorded as open still, nothing is to be decided.
    asked = set() if waits is None else set(waits.loc[waits["plan_b"] != A_STILL_OPEN, "sleutel"])
    rows = [
        {
            "naam": chain_name(chain.maatregel, chain.stap_nr),
            "kort": _short(chain),
            "cijfer": margin_in_numbers(chain.marge, chain.marge_tot),
            "zin": " ".join((*_told_of(chain), chain.in_woorden)),
            "gezegd": _aloud(chain),
            "gevraagd": not asked.isdisjoint(chain.plan_b),
        }
        for chain in found.itertuples()
    ]
    return pd.DataFrame(rows, index=found.index)


def _short(chain) -> str:
    if chain.geval == CONTRADICTED:
        return ", ".join(f"‘{year}’" for year in chain.andere_jaren)
    said = [margin_in_short(chain.marge, chain.marge_tot)]
    if getattr(chain, "anders_verwacht", False):
        said.append(f"nu {margin_in_short(chain.verwachte_marge, chain.verwachte_marge_tot)}")
    if chain.past_niet:
        said.append("moment B past niet")
    if chain.tegenstrijdig:
        said.append(in_short(chain.tegenstrijdig))
    if chain.op_volgorde:
        said.append("koppeling twijfelachtig")
    if chain.indeling:
        said.append("indeling twijfelachtig")
    return "; ".join(said)


def _told_of(chain) -> list[str]:
    """What is told of a chain where it is pointed at, but for what it rests on."""
    return [
        f"{chain.maatregel} {chain.titel}, stap {chain.stap_nr}: {unstopped(chain.stap)}.",
        chain.uitleg,
        PARALLEL,
        *_doubts(chain),
        f"Berekende uiterste start van plan B: {chain.start_naam}.",
    ]


def _doubts(chain) -> list[str]:
    return [UNFIT] * bool(chain.past_niet) + [DOUBTFUL_PAIRING] * chain.op_volgorde


def _aloud(chain) -> str:
    """The same said, which is not read at a glance: what it rests on stands in the panel."""
    against = chain.tegenstrijdig.partition(". ")[0]
    doubt = [f"{unstopped(against)}."] if against else []
    doubt += [f"{CLASS_DOUBT}."] * chain.indeling
    return " ".join((*_told_of(chain), *doubt, "Enter geeft waar dit op rust."))


def _show_panel(view: View, chain) -> None:
    """What a chain says in full, at the bottom of the window as long as the picture is in view."""
    asked = asked_of_plan_b(getattr(chain, "besluit", []))
    reported = computed(view).reported.get(stap_of(chain), [])
    told = {
        "Marge": " ".join([chain.uitleg, PARALLEL]),
        "Waar zij op rust": " ".join([chain.in_woorden, *_doubts(chain)]),
        "Wat er over is gevraagd en gemeld": Markup("<br>").join(filter(None, [asked, *reported])),
    }
    with st.container(key="gekozen_staaf", horizontal=True, vertical_alignment="top"):
        st.html(
            Markup(
                '<p data-merk="{}" data-naam="{}, stap {}"><b>{}</b> {}, stap {}: {}</p>{}'
            ).format(
                *(view.query.keten, chain.maatregel, chain.stap_nr),
                *(dossier_link(view, chain.maatregel), chain.titel, chain.stap_nr, chain.stap),
                facts((name, words or "niets") for name, words in told.items()),
            )
        )
        st.button("Sluiten", on_click=choose, kwargs={"keten": None}, key="keten_sluiten")


def _open() -> None:
    choose(keten=chosen_bar(_KEY))
