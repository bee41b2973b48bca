"""One chain as a chart with its rows: the tightest in view, or the one that is chosen."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from documents.tabel import Cell, Column, Shown, Tabel
from figures.keten import NOTHING, Recorded, keten_alt, keten_figure
from pages.plan_ab.computed import chains_in_view, computed
from pages.plan_ab.words import PARALLEL, UNFIT, asked_of_plan_b, recorded_cell
from selections.plan_ab import CONTRADICTED, MARGIN, latest_starts
from selections.stappen import DOUBTFUL_PAIRING, STAP, borging_of
from selections.words import code_in_words, moment_of, within_a_sentence
from shell.chart import show_chart
from shell.filter_bar import stap_of_chain
from shell.links import dossier_link
from shell.log import for_figure
from shell.state_words import moments
from shell.table import show_tabel
from shell.url.choices import chain_name
from shell.view import View
from style.look import NO_LINE
from voortgang.counts import class_label, classes
from voortgang.vocabulary import vocabulary


def show_chosen_chain(view: View) -> None:
    """Draw one of the chains of the calendar; those in view are offered."""
    every, in_view = computed(view).chains, chains_in_view(view)
    if in_view.empty:
        return
    st.header("De keten van één stap", anchor=False)
    names = [chain_name(chain.maatregel, chain.stap_nr) for chain in every.itertuples()]
    named = every.set_axis(names)
    offered = named.index[every.index.isin(in_view.index)]
    chosen = stap_of_chain(view, offered)
    if chosen is not None and chosen not in offered:
        st.html("<p>De gekozen stap valt buiten de filters.</p>")
    chain = named.loc[chosen or offered[0]]
    stap = view.table[(view.table[STAP] == chain[STAP]).all(axis="columns")]
    standing = view.log.recorded_of(stap)
    st.html(
        Markup("<p>Maatregel {}, stap {}: {}</p>").format(
            dossier_link(view, chain["maatregel"], chain["titel"]), chain["stap_nr"], chain["stap"]
        )
    )
    recorded = NOTHING if standing is None else _recorded(standing)
    assumed = view.assumptions
    figure = keten_figure(
        *(stap, chain, assumed.lead, assumed.stages, view.peildatum),
        narrow=view.narrow,
        recorded=recorded,
        sentences=view.calendar.sentences,
    )
    show_chart(figure, "keten", keten_alt(stap, chain, recorded))
    asked = "" if view.log.state is None else asked_of_plan_b(chain["besluit"])
    said = [
        chain["uitleg"],
        chain["in_woorden"],
        PARALLEL if chain["geval"] in (MARGIN, CONTRADICTED) else "",
        UNFIT if chain["past_niet"] else "",
        DOUBTFUL_PAIRING if chain["op_volgorde"] else "",
        *computed(view).reported.get(tuple(chain[STAP]), []),
        asked,
    ]
    st.html(Markup("<p>{}</p>").format(Markup(" ").join(filter(None, said))))
    show_tabel(rows_tabel(view, stap, standing))


def rows_tabel(view: View, stap: pd.DataFrame, standing: pd.DataFrame | None) -> Tabel:
    """The rows of a stap.

    standing: the same with what is recorded; None where nothing is.
    """
    head = stap.iloc[0]
    starts = latest_starts(stap, view.assumptions.lead).set_index("sleutel")

    def start(row) -> Cell:
        published = starts["start_naam"].get(row.sleutel)
        moved = standing is not None and not (pd.isna(row.verwacht) and pd.isna(row.vastgesteld))
        if not moved or not isinstance(row.uiterste_start, str):
            return published
        by_expected = Markup("{}<br>zoals het nu staat {}").format(published, row.uiterste_start)
        return Shown(published, by_expected)

    def moment(row) -> Cell:
        return moment_of(row) if standing is None else Shown(moment_of(row), moments(row))

    recorded = {} if standing is None else {"Vastgelegd": recorded_cell(view, standing)}
    return Tabel.each(
        "De regels van de keten",
        (stap if standing is None else standing).itertuples(),
        {
            "Borging": borging_of,
            "Plan (afgeleid)": "plan",
            "Moment": moment,
            "AMvB": lambda row: list(row.amvb) or "geen bij deze regel",
            "Doorlooptijd": lambda row: starts["doorlooptijd"].get(row.sleutel),
            "Uiterste start (berekend)": start,
            **recorded,
            Column("Blz.", numeric=True): "pagina",
        },
        caption=f"De regels van {code_in_words(head['maatregel'])}, stap {head['stap_nr']}",
    )


def _recorded(standing: pd.DataFrame) -> Recorded:
    plans = standing["plan"].astype(object).fillna(NO_LINE)
    said = {}
    for plan, of_plan in standing["klasse"].groupby(plans):
        counts = of_plan.value_counts()
        said[plan] = ", ".join(
            f"{counts[name]} {within_a_sentence(class_label(name))}"
            for name in classes()
            if name in counts
        )
    stadia = {fase.waarde: fase.stadium or fase.label for fase in vocabulary().fasen}
    return Recorded(
        said=said,
        rows=for_figure(standing),
        stages=tuple(stadia[fase] for fase in standing["fase"].dropna().unique()),
    )
