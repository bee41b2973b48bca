"""The chain of a stap, the sporen and the schillen: drawn as the publication prints them."""

from datetime import date

import pandas as pd
import pytest

from figures.gantt import MOVED, SET
from figures.keten import GAP, LOOKS, REACHED, STAGE, Recorded, keten_alt, keten_figure
from figures.sporen import sporen_alt, sporen_figure
from loaders.side_tables import load_sporen, load_working_hypotheses
from selections.kwartalen import position
from selections.plan_ab import MARGIN, chains
from style.look import FIXED_SIGN, TRAJECT_STYLES
from tests.figures.checked import checked, shown, texts
from tests.style.contrast import contrast

DAY = date(2026, 11, 24)
SPOREN = load_sporen()
STAGES = load_working_hypotheses().loc["doorlooptijd_amvb", "stadia"]


def of_look(figure, looks, name):
    return [trace for trace in figure.data if trace.name == looks[name].name]


def of_stap(table, chain):
    same = (table["vermelding"] == chain["vermelding"]) & (table["stap_nr"] == chain["stap_nr"])
    return table[same]


def test_every_row_of_the_stap_is_in_its_chain(table):
    for _, chain in chains(table, 8).iterrows():
        rows = of_stap(table, chain)
        figure = keten_figure(rows, chain, 8, STAGES, DAY)
        keys = {key for trace in figure.data for key in trace.customdata or ()}
        assert set(rows["sleutel"]) <= keys
        assert keten_alt(rows, chain).endswith(chain["uitleg"])


def test_the_gap_is_as_wide_as_the_margin(table):
    found = chains(table, 8)
    with_margin = found[found["geval"] == MARGIN]
    assert (with_margin["marge"] < 0).any() and (with_margin["marge"] > 0).any()
    for _, chain in with_margin.iterrows():
        figure = checked(keten_figure(of_stap(table, chain), chain, 8, STAGES, DAY))
        widths = [width for trace in of_look(figure, LOOKS, GAP) for width in trace.x]
        assert widths == ([abs(chain["marge"])] if chain["marge"] else [])


def test_the_gap_runs_from_the_last_of_a_to_the_start_of_b(table):
    found = chains(table, 8)
    chain = found[found["maatregel"] == "1.1.10"].iloc[0]
    assert chain["marge"] == -2
    (gap,) = of_look(keten_figure(of_stap(table, chain), chain, 8, STAGES, DAY), LOOKS, GAP)
    start_of_b, last_of_a = position(date(2024, 10, 1)), position(date(2025, 4, 1))
    assert list(gap.base) == [start_of_b] and gap.base[0] + gap.x[0] == last_of_a


@pytest.mark.parametrize("lead", [4, 8, 10])
def test_the_stages_fill_the_lead_and_their_order_is_told(table, lead):
    chain = chains(table, lead).iloc[0]
    figure = keten_figure(of_stap(table, chain), chain, lead, STAGES, DAY)
    (stages,) = of_look(figure, LOOKS, STAGE)
    assert list(stages.text) == [str(number) for number in range(1, len(STAGES) + 1)]
    assert sum(stages.x) == pytest.approx(lead)
    words = " ".join(shown(text) for text in texts(figure))
    assert all(word in words for stage in STAGES for word in stage.split())
    assert "als voorbeelden, zonder verdeling over de" in words


def test_a_chain_without_an_amvb_has_no_stages_and_no_gap(table):
    found = chains(table, 8)
    chain = found[found["geval"] == "plan B noemt geen AMvB"].iloc[0]
    figure = checked(keten_figure(of_stap(table, chain), chain, 8, STAGES, DAY))
    assert not of_look(figure, LOOKS, STAGE) and not of_look(figure, LOOKS, GAP)


def recorded_rows(rows, **moments):
    """What is recorded of these rows: of each a status, and for some a quarter that is expected."""
    found = pd.DataFrame({"stand": "Vertraagd"}, index=rows.index).assign(
        verwacht=rows["sleutel"].map(moments), reden="capaciteit", verwacht_bericht=1
    )
    return found.assign(
        verschuiving=pd.array([pd.NA] * len(rows), dtype="Int64"),
        vastgesteld=None,
        vastgesteld_besluit=pd.array([pd.NA] * len(rows), dtype="Int64"),
    )


def test_the_recorded_stage_is_marked_and_named(table):
    chain = chains(table, 8).iloc[0]
    rows = of_stap(table, chain)
    recorded = Recorded(said={"A": "1 vertraagd"}, stages=(STAGES[2], "Vaststelling"))
    figure = checked(keten_figure(rows, chain, 8, STAGES, DAY, recorded=recorded))
    (reached,) = of_look(figure, LOOKS, REACHED)
    assert list(reached.text) == ["3"]
    (others,) = of_look(figure, LOOKS, STAGE)
    assert list(others.text) == ["1", "2", "4", "5"]
    words = " ".join(" ".join(shown(text) for text in texts(figure)).split())
    assert f"Vastgelegd: 3 {STAGES[2]}, Vaststelling." in words
    assert "(afgeleid). 1 vertraagd" in words
    said = keten_alt(rows, chain, recorded)
    assert f"Vastgelegd stadium: {STAGES[2]} en Vaststelling." in said
    assert "(1 vertraagd)" in said


def test_the_expected_moment_stands_beside_the_published_one(table):
    chain = chains(table, 8).iloc[0]
    rows = of_stap(table, chain)
    sleutel = chain["plan_a"][0]
    recorded = Recorded(rows=recorded_rows(rows, **{sleutel: "Q4 2029"}))
    figure = checked(keten_figure(rows, chain, 8, STAGES, DAY, recorded=recorded))
    (moved,) = of_look(figure, LOOKS, MOVED)
    assert list(moved.base) == [position(date(2029, 10, 1))]
    assert list(moved.customdata) == [sleutel]
    plain = keten_figure(rows, chain, 8, STAGES, DAY)
    assert not of_look(plain, LOOKS, MOVED)
    (published,) = of_look(figure, LOOKS, "A")
    assert list(published.base) == list(of_look(plain, LOOKS, "A")[0].base)


def test_a_moment_that_a_meeting_set_stands_beside_them_with_the_sign_of_the_kaart(table):
    chain = chains(table, 8).iloc[0]
    rows = of_stap(table, chain)
    sleutel = chain["plan_a"][0]
    here = rows["sleutel"] == sleutel
    recorded = recorded_rows(rows, **{sleutel: "Q4 2029"})
    recorded.loc[here, ["vastgesteld", "vastgesteld_besluit"]] = "Q1 2029", 7
    figure = checked(keten_figure(rows, chain, 8, STAGES, DAY, recorded=Recorded(rows=recorded)))
    (fixed,) = of_look(figure, LOOKS, SET)
    assert (list(fixed.base), list(fixed.text)) == ([position(date(2029, 1, 1))], [FIXED_SIGN])
    assert list(of_look(figure, LOOKS, MOVED)[0].y) == list(fixed.y)
    assert "<b>Vastgesteld:</b> Q1 2029, besluit 7" in fixed.hovertext[0]
    said = keten_alt(rows, chain, Recorded(rows=recorded))
    assert ", bij besluit vastgesteld Q1 2029 (1 regel)" in said
    # At the published moment it stands below it.
    recorded.loc[here, "vastgesteld"] = rows.loc[here, "agendering"].iloc[0]
    below = keten_figure(rows, chain, 8, STAGES, DAY, recorded=Recorded(rows=recorded))
    (published,) = of_look(below, LOOKS, "A")
    assert of_look(below, LOOKS, SET)[0].y[0] > published.y[0]


def test_what_was_typed_is_never_html_in_a_chain(table):
    chain = chains(table, 8).iloc[0]
    rows = of_stap(table, chain)
    hostile = recorded_rows(rows, **{chain["plan_a"][0]: "Q4 2029"}).assign(
        reden="<img src=x> <b>vet</b> & x"
    )
    found = " ".join(
        texts(keten_figure(rows, chain, 8, STAGES, DAY, recorded=Recorded(rows=hostile)))
    )
    assert "<" not in found and "&lt;img" in found


def test_no_rows_is_refused_by_contract(table):
    chain = chains(table, 8).iloc[0]
    with pytest.raises(ValueError, match="no rows"):
        keten_figure(table.head(0), chain, 8, STAGES, DAY)
    with pytest.raises(ValueError, match="no rows"):
        keten_alt(table.head(0), chain)
    with pytest.raises(ValueError, match="no sporen"):
        sporen_figure(SPOREN.head(0), DAY)
    with pytest.raises(ValueError, match="no sporen"):
        sporen_alt(SPOREN.head(0))


@pytest.mark.parametrize("narrow", [False, True])
def test_every_line_of_the_sporen_is_a_bar_at_its_moment(narrow):
    figure = checked(sporen_figure(SPOREN, DAY, narrow=narrow))
    bars = {
        key: (base, base + width)
        for trace in figure.data
        if trace.customdata is not None
        for key, base, width in zip(trace.customdata, trace.base, trace.x, strict=True)
    }
    assert set(bars) == set(SPOREN["id"])
    for row in SPOREN.itertuples():
        if row.precisie == "kwartaal":
            begin = position(row.van)
            assert bars[row.id] == (begin, begin + 1)


def test_the_trajecten_can_be_told_apart_and_read():
    assert set(TRAJECT_STYLES) >= set(SPOREN["traject"])
    assert len({look.letter for look in TRAJECT_STYLES.values()}) == len(TRAJECT_STYLES)
    for look in (*TRAJECT_STYLES.values(), *LOOKS.values()):
        assert contrast(look.text, look.fill) >= 4.5
        assert contrast(look.edge, "#ffffff") >= 3


def test_words_of_the_sporen_are_never_html():
    hostile = SPOREN.head(3).copy()
    hostile["onderdeel"] = "<img src=x> <b>vet</b> & x"
    hostile["moment"] = "<a href='y'>Q4</a>"
    found = " ".join(texts(sporen_figure(hostile, DAY)))
    assert "<" not in found and "&lt;img" in found


def test_the_sporen_in_words():
    said = sporen_alt(SPOREN)
    assert said.startswith("Tijdlijn van 26 onderdelen") and "Zonder datum: 6." in said
