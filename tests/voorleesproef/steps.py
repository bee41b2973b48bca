"""A task as steps: the keys, and what must be said of them; and how a step is held against that."""

import os
import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.browser.page_checks import english_words_in
from tests.voorleesproef.room import Room
from tests.voorleesproef.speech import Said

# A reader who hears nothing for longer presses again, or thinks that it failed. On a machine that
# does more at the same time it can be set to more, to hear the rest.
SECONDS = float(os.environ.get("BORGING_VOORLEESPROEF_SECONDEN", "2"))
TITLE = "Borgingskalender Water en Bodem Sturend document-web"
# The bar of the browser may lose the first letters on a machine that is busy.
TRIES, SECONDS_TO_OPEN = 3, 10
# What comes later than this after the last words belongs to no step.
QUIET = 0.8
# So short are the words for a mode, a role or a state, which may be said of several things.
SHORT = 25
# The browser's and the screen reader's own words, which no page can translate.
NOT_OURS = re.compile(
    "^(Download complete|Recent download history|This dialog is not|melding (Download|This)"
    "|.* - Chromium$|.*(Month|Day|Year) )"
)


@dataclass(frozen=True)
class Step:
    """keys: of xdotool; a text to type begins with a quote. says: patterns that must be said, each
    in one text and once. until: pressed again, at most `most` times, until this is said."""

    keys: tuple[str, ...]
    says: tuple[str, ...] = ()
    until: str = ""
    most: int = 1


@dataclass(frozen=True)
class Task:
    """letter and question: as in the report of the trial by hand. address: where it begins, and
    opens: what must be said then. as_writer: begun with the address that gives the right to."""

    letter: str
    question: str
    address: str
    steps: tuple[Step, ...] = ()
    opens: tuple[str, ...] = ()
    as_writer: bool = False


@dataclass
class Outcome:
    """What came of a task: lines to be read by a person, what was wrong, the keys pressed."""

    task: Task
    lines: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    presses: int = 0


def hold(room: Room, task: Task, url: str) -> Outcome:
    """Do the task in the browser of the room, beginning at that address."""
    outcome = Outcome(task)
    opened = go_to(room, url + task.address, (TITLE, *task.opens))
    outcome.lines.append(f"  opent {task.address}")
    _write(outcome, opened)
    outcome.wrong += [f"bij het openen: {problem}" for problem in problems(task.opens, opened)]
    for step in task.steps:
        _take(room, step, outcome)
    return outcome


def go_to(room: Room, address: str, wanted: Sequence[str] = (TITLE,)) -> list[Said]:
    """Open an address by keys; what is said from its title on, until the screen is drawn."""
    for _ in range(TRIES):
        room.keys("ctrl+l")
        time.sleep(0.5)
        room.type(address)
        opened = _heard(room, ("Return",), wanted, SECONDS_TO_OPEN)
        # The words of the browser's own bar come before.
        title = next((n for n, one in enumerate(opened) if re.search(TITLE, one.text)), None)
        if title is not None:
            time.sleep(SECONDS)
            return opened[title:]
    return []


def _take(room: Room, step: Step, outcome: Outcome) -> None:
    wanted = (step.until, *step.says) if step.until else step.says
    for pressed in range(1, step.most + 1):
        outcome.presses += sum(1 if not key.startswith("'") else len(key) - 1 for key in step.keys)
        # Only the last press has to wait for what is wanted; of one before it that something was
        # said, or the next would be pressed on the way to what this one leads to.
        is_last = not step.until or pressed == step.most
        # What comes too late is waited for too: the keys after it are meant for what it says.
        said = _heard(room, step.keys, wanted if is_last else ("",), SECONDS_TO_OPEN)
        outcome.lines.append(f"  {' '.join(step.keys)}")
        _write(outcome, said)
        if step.until and any(re.search(step.until, one.text) for one in said):
            break
    outcome.wrong += [f"na {' '.join(step.keys)}: {problem}" for problem in problems(wanted, said)]


def _heard(room: Room, keys: Sequence[str], wanted: Sequence[str], seconds: float) -> list[Said]:
    """What is said from these keys on until it is quiet, and long enough for what is wanted."""
    first = len(room.speech.said)
    for key in keys:
        if key.startswith("'"):
            room.type(key[1:])
        else:
            room.keys(key)
    start = room.speech.last_given = time.monotonic()
    while True:
        time.sleep(0.05)
        said = room.speech.said[first:]
        is_quiet = time.monotonic() - room.speech.last_given > QUIET
        complete = all(any(re.search(one, each.text) for each in said) for one in wanted)
        if is_quiet and (complete or time.monotonic() - start > seconds):
            return [Said(one.text, one.at - start, one.until) for one in said]


def problems(wanted: Sequence[str], said: Sequence[Said]) -> list[str]:
    """What of this is not in order: not said, too late, not once, stopped, or in English."""
    found = []
    for pattern in wanted:
        those = [one for one in said if re.search(pattern, one.text)]
        heard = [one for one in those if one.was_heard]
        if not those:
            found.append(f"niet gezegd: {pattern}")
        elif not heard:
            found.append(f"afgebroken: {pattern}")
        elif len(heard) > 1:
            found.append(f"{len(heard)} keer gezegd: {pattern}")
        elif heard[0].at > SECONDS:
            found.append(f"pas na {heard[0].at:.1f} s: {pattern}")
    texts = Counter(one.text for one in said if one.was_heard and len(one.text) > SHORT)
    found += [f"{times} keer gezegd: {text}" for text, times in texts.items() if times > 1]
    found += [
        f"Engels: {one.text}"
        for one in said
        if english_words_in(one.text) and not NOT_OURS.search(one.text)
    ]
    return found


def _write(outcome: Outcome, said: Sequence[Said]) -> None:
    for one in said:
        stopped = "" if one.was_heard else " (afgebroken)"
        outcome.lines.append(f"    {max(one.at, 0):4.1f} s  {one.text}{stopped}")
