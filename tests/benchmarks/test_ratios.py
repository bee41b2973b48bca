import pytest

from benchmarks.ratios import percentile, ratio_of_pairs


def test_ratio_is_taken_pair_by_pair() -> None:
    # The machine slowed down tenfold half-way: each pair still says twice.
    ratio = ratio_of_pairs([20, 20, 200, 200], [10, 10, 100, 100])
    assert (ratio.low, ratio.median, ratio.high) == (2, 2, 2)


def test_quartiles_tell_how_much_the_pairs_varied() -> None:
    ratio = ratio_of_pairs([1, 2, 3, 4, 5], [1, 1, 1, 1, 1])
    assert (ratio.low, ratio.median, ratio.high) == (2, 3, 4)
    assert str(ratio) == "3.00 (2.00-4.00)"


@pytest.mark.parametrize("pair", [([], []), ([1], [1, 2]), ([1], [0])])
def test_no_ratio_without_pairs(pair: tuple[list, list]) -> None:
    with pytest.raises(ValueError, match="no pairs"):
        ratio_of_pairs(*pair)


@pytest.mark.parametrize(("share", "value"), [(0.25, 2), (0.5, 3), (0.95, 4.8)])
def test_percentile_lies_between_its_neighbours(share: float, value: float) -> None:
    assert percentile([5, 1, 4, 2, 3], share) == pytest.approx(value)
    assert percentile([7], share) == 7
