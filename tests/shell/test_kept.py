"""What is kept is of the very same frame, and of what counts."""

import gc
import weakref

import pandas as pd

from shell.kept import kept

made: list[tuple[int, str]] = []


@kept(entries=8)
def total(frame: pd.DataFrame, words: str, _beside: object) -> int:
    made.append((id(frame), words))
    return int(frame["n"].sum())


def test_the_same_frame_is_asked_once_and_an_equal_one_anew() -> None:
    made.clear()
    one, equal = (pd.DataFrame({"n": [1, 2]}) for _ in range(2))
    assert [total(one, "a", 1), total(one, "a", 2), total(equal, "a", 3)] == [3, 3, 3]
    assert made == [(id(one), "a"), (id(equal), "a")]
    total(one, "b", 1)
    assert made[-1] == (id(one), "b")


def test_a_frame_stays_as_long_as_what_was_made_of_it() -> None:
    frame = pd.DataFrame({"n": [4]})
    total(frame, "a", 1)
    gone = weakref.ref(frame)
    del frame
    gc.collect()
    assert gone() is not None
