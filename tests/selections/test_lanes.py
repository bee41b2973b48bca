from hypothesis import given
from hypothesis import strategies as st

from selections.lanes import lanes

spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 8)).map(lambda pair: (pair[0], sum(pair), 1)),
    max_size=30,
)


def test_spans_that_touch_share_a_lane_and_equal_ones_do_not():
    assert lanes([(0, 1, 1), (1, 2, 1), (0, 1, 1), (0, 4, 1)]) == [0, 0, 1, 2]


def test_no_spans_take_no_lanes():
    assert lanes([]) == []


@given(spans)
def test_no_two_spans_of_a_lane_overlap(found):
    placed = list(zip(found, lanes(found), strict=True))
    for index, ((start, end, _), lane) in enumerate(placed):
        for (other_start, other_end, _), other_lane in placed[:index]:
            assert lane != other_lane or end <= other_start or other_end <= start


@given(spans)
def test_a_span_stands_in_the_first_lane_that_is_free(found):
    given_lanes = lanes(found)
    for index, (start, end, _) in enumerate(found):
        for higher in range(given_lanes[index]):
            in_the_way = [
                span
                for span, lane in zip(found[:index], given_lanes, strict=False)
                if lane == higher and span[0] < end and start < span[1]
            ]
            assert in_the_way


def test_a_block_of_two_lanes_finds_both_free():
    blocks = [(0, 2, 1), (1, 3, 2), (2, 4, 1), (3, 5, 2)]
    assert lanes(blocks) == [0, 1, 0, 1]
