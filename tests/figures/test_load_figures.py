"""Tranches, tempo and the matrix of layers: what is drawn is what was counted."""

import re
from datetime import date

import pytest

from figures.lagen import _SCALE, lagen_alt, lagen_figure
from figures.roadmap import recorded_alt, recorded_figure
from figures.tranches import tranches_alt, tranches_figure
from selections.lagen import matrix
from selections.plan_ab import has_amvb
from selections.roadmap import tempo
from selections.tranches import tranches, with_standing
from style.look import FIXED, STAND_LOOKS, TEXT
from tests.figures.checked import checked, shown, texts
from tests.style.contrast import contrast


def drawn(figure, name):
    (trace,) = [trace for trace in figure.data if trace.name == name]
    return trace


def test_what_a_meeting_set_is_a_part_of_the_load_as_it_now_stands(table):
    moved = table["amvb"].map(len) > 0
    sleutels = table.loc[moved & (table["agendering"] == "Q4 2026"), "sleutel"].to_list()
    other = {"agendering": "Q2 2031", "van": date(2031, 4, 1), "tot": date(2031, 6, 30)}
    now = table.copy()
    now.loc[now["sleutel"].isin(sleutels[:3]), list(other)] = [*other.values()]
    load = with_standing(tranches(table, 2), tranches(now, 2), set(sleutels[1:3]))
    figure = checked(tranches_figure(load))
    label = "1e halfjaar 2031, zoals het nu staat"
    for name, number in (("zoals het nu staat", 1), (FIXED.name, 2)):
        (trace,) = (one for one in figure.data if one.name == name)
        labels = (shown(one).replace("\n", " ") for one in trace.y)
        found = dict(zip(labels, trace.x, strict=True))
        assert found[label] == number
        assert not any(count for said, count in found.items() if "zoals het nu staat" not in said)
    assert "halfjaar 2031: 3 regels, van 2 is het moment bij besluit" in tranches_alt(load)
    assert "1e halfjaar 2031: 0" not in tranches_alt(load)


def test_tranches_hold_every_row_that_changes_an_amvb(table):
    figure = checked(tranches_figure(tranches(table, 2)))
    bars = [trace for trace in figure.data if trace.type == "bar"]
    assert sum(sum(trace.x) for trace in bars) == has_amvb(table).sum()


def test_a_tranche_that_must_be_prioritised_says_so(table):
    load = tranches(table, 2)
    labels = [shown(label) for label in tranches_figure(load).data[0].y]
    assert [label.endswith("te prioriteren") for label in labels] == load["prioriteren"].tolist()
    assert "21 maatregelen en 3 andere codes, te prioriteren" in tranches_alt(load).replace(
        "\u00a0", " "
    )


def test_doubtful_rows_of_a_tranche_stand_apart(table):
    load = tranches(table, 2)
    doubtful = drawn(tranches_figure(load), "koppeling twijfelachtig")
    assert list(doubtful.x) == load["op_volgorde"].tolist()


def planned(table):
    """The tempo as `planned_and_recorded` gives it: one done and one late of a half-year."""
    found = tempo(table).assign(**dict.fromkeys(STAND_LOOKS, 0))
    found["afgerond"] = (found["gepland"] > 1).astype(int)
    found["vertraagd"] = (found["gepland"] > 0).astype(int)
    found["niet vastgelegd"] = found["gepland"] - found["afgerond"] - found["vertraagd"]
    return found.assign(cumulatief_afgerond=found["afgerond"].cumsum())


@pytest.mark.parametrize("narrow", [False, True])
def test_what_is_recorded_is_stacked_to_what_is_planned(table, narrow):
    found = planned(table)
    figure = checked(recorded_figure(found, narrow=narrow))
    classes = [trace for trace in figure.data if trace.name in STAND_LOOKS]
    assert {trace.name for trace in classes} == {"afgerond", "vertraagd", "niet vastgelegd"}
    sums = [sum(ys) for ys in zip(*(trace.y for trace in classes), strict=True)]
    assert sums == found["gepland"].tolist()
    done, rest = (trace for trace in figure.data if trace.type == "bar" and trace.yaxis == "y2")
    assert list(done.y) == found["cumulatief_afgerond"].tolist()
    both = [a + b for a, b in zip(done.y, rest.y, strict=True)]
    assert both == found["cumulatief"].tolist()


def test_what_is_recorded_in_words(table):
    found = planned(table)
    said = recorded_alt(found, "24 november 2026")
    assert "146 momenten" in said and "op 24 november 2026 is vastgelegd" in said
    assert f"{found['afgerond'].sum()} afgerond" in said
    assert said.endswith(f"146 met een moment, waarvan {found['afgerond'].sum()} afgerond.")


def by_rol(table):
    return {rol: matrix(table, rol) for rol in ("doorwerking", "borging", "stap")}


def test_every_number_of_the_matrix_is_written(table):
    figure = checked(lagen_figure(by_rol(table)))
    layers = ["Rijk", "provincie", "waterschap", "gemeente", "niet genoemd"]
    (words,) = [trace for trace in figure.data if trace.type == "scatter"]
    written = {(x, y): shown(text) for x, y, text in zip(words.x, words.y, words.text, strict=True)}
    ticks = figure.layout.xaxis
    headed = list(zip(ticks.tickvals, ticks.ticktext, strict=True))
    lefts = [x for x, name in headed if name == "Rijk"]
    for left, counts in zip(lefts, by_rol(table).values(), strict=True):
        of_laag = counts.set_index("laag")
        subthemas = [name for name in of_laag.columns if name != "totaal"]
        for y, subthema in enumerate([*subthemas, "totaal"]):
            for x, laag in enumerate([*layers, of_laag.index[-1]]):
                assert int(written[left + x, y]) == of_laag.loc[laag, subthema]
                assert (left + x, laag.split(" in ")[0]) in headed
    assert len(written) == sum(6 * len(c.columns[1:]) for c in by_rol(table).values())


def test_numbers_can_be_read_on_the_darkest_cell():
    assert all(contrast(TEXT, colour) >= 4.5 for _, colour in _SCALE)


def test_the_matrix_in_words(table):
    said = lagen_alt(by_rol(table))
    assert "borging, van 194 regels: 69 Rijk" in said and "123 niet genoemd" in said
    assert "doorwerking, van 107 stappen: 30 Rijk, 44 provincie" in said


def test_no_text_is_read_as_html(table):
    for figure in (
        tranches_figure(tranches(table, 2)),
        recorded_figure(planned(table)),
        lagen_figure(by_rol(table)),
    ):
        assert not any(re.search("[<>]", text) for text in texts(figure))


@pytest.mark.parametrize(
    ("function", "counted"),
    [
        (tranches_figure, lambda rows: tranches(rows, 2)),
        (tranches_alt, lambda rows: tranches(rows, 2)),
        (recorded_figure, tempo),
        (lambda rows: recorded_alt(rows, "vandaag"), tempo),
    ],
)
def test_nothing_to_draw_is_refused_by_contract(table, function, counted):
    with pytest.raises(ValueError, match="no "):
        function(counted(table.head(0)))
