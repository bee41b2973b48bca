import json
from pathlib import Path

from benchmarks.ratios import Ratio
from benchmarks.results import HEADERS, Row, table, write

SLOWER = Row("b", "click", 30, "ms", "Dash", 20, Ratio(1.5, 1.4, 1.6), 1.0)
NOISY = Row("b", "click", 18, "ms", "Dash", 20, Ratio(0.9, 0.8, 1.1), 1.0)
TOLD = Row("b", "blank page", 25, "ms")
SHORT = Row("b", "build", 1.25, "s", most=2.0)


def test_a_target_is_reached_up_to_and_including_its_value() -> None:
    assert [row.reached for row in (SLOWER, NOISY, TOLD, SHORT)] == [False, True, None, True]
    assert Row("b", "build", 2.0, "s", most=2.0).reached
    assert not Row("b", "build", 2.01, "s", most=2.0).reached


def test_a_verdict_that_noise_could_turn_is_marked() -> None:
    assert [row.is_within_noise for row in (SLOWER, NOISY, TOLD, SHORT)] == [
        False,
        True,
        False,
        False,
    ]


def test_table_has_a_line_of_equal_cells_for_every_row() -> None:
    header, rule, *lines = table([SLOWER, NOISY, TOLD, SHORT]).splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in (header, *lines)]
    assert set(rule) == set("| -")
    assert cells == [
        list(HEADERS),
        ["click", "30 ms", "Dash: 20 ms", "1.50 (1.40-1.60)", "<= 1 x", "NO"],
        ["click", "18.00 ms", "Dash: 20 ms", "0.90 (0.80-1.10)", "<= 1 x", "yes (within noise)"],
        ["blank page", "25 ms", "-", "-", "-", "-"],
        ["build", "1.25 s", "-", "-", "<= 2 s", "yes"],
    ]
    assert len({len(line) for line in (header, rule, *lines)}) == 1


def test_every_measurement_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "bench" / "results.json"
    write([Row("b", "click", 30, "ms", details={"ours": [29.5, 30.5]}), SLOWER], file, quick=True)
    content = json.loads(file.read_text())
    assert content["quick"] is True
    assert content["rows"][0]["details"] == {"ours": [29.5, 30.5]}
    assert content["rows"][1]["ratio"] == {"median": 1.5, "low": 1.4, "high": 1.6}
    assert [row["reached"] for row in content["rows"]] == [None, False]
