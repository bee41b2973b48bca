"""What the shapes and signs on a sheet mean, in lines from its left to its right edge."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.kaartblad.frame import Paper
from documents.kaartblad.letters import CAPITAL, width_of
from documents.kaartblad.shapes import Block, Box, Ink, Paint, Part, Words
from style.look import AT_PUBLISHED, NO_LINE, PLAN_STYLES, SIGNS, TEXT, WHITE

# In sizes of the type: the sample of a mark and that of a sign, what stands between it and its
# words, and between two of them.
_SAMPLE, _SIGN, _BETWEEN, _APART = 2.6, 1.2, 0.45, 1.5
_LINE = 1.45
_LIT = Ink.of(PLAN_STYLES["A"])


def legend(blocks: Sequence[Block], paper: Paper, top: float) -> tuple[Part, float]:
    """It, from `top` on, and where it ends.

    It tells of what is on this sheet, and of nothing else.
    """
    size = paper.size
    found, said, x, line = [], [], paper.left, 0
    for sample, text in _entries(blocks, size):
        wide = _SAMPLE if any(isinstance(shape, Box) for shape in sample) else _SIGN
        taken = (wide + _BETWEEN) * size + width_of(text, size)
        if x > paper.left and x + taken > paper.right:
            x, line = paper.left, line + 1
        middle = top + (line + 0.5) * _LINE * size
        found += [replace(shape, x=shape.x + x, y=shape.y + middle) for shape in sample]
        start = x + (wide + _BETWEEN) * size
        baseline = middle + CAPITAL / 2 * size
        found.append(Words.of(start, baseline, text, size, TEXT))
        x += taken + _APART * size
        signs = [shape.text for shape in sample if isinstance(shape, Words)]
        said.append(" ".join([text, *(f"({sign})" for sign in signs)]))
    return Part(tuple(found), f"Legenda: {'; '.join(said)}."), top + (line + 1) * _LINE * size


def _entries(blocks: Sequence[Block], size: float) -> Iterator[tuple[list, str]]:
    """Samples around the point 0, 0, from there to the right, each with its words."""
    for plan, look in PLAN_STYLES.items():
        if any(block.mark.plan == plan for block in blocks):
            letter = "" if plan == NO_LINE else look.letter
            yield _bar(Ink.of(look), letter, size), look.name
    if any(block.mark.is_wide for block in blocks):
        yield _bar(_LIT, "A", size, thin=True), "jaar of periode (telt in het laatste kwartaal)"
    if any(block.mark.number > 1 for block in blocks):
        yield [_sign("A2", size)], "twee regels in één blok"
    if any(0 < block.shown < block.mark.number for block in blocks):
        yield [_sign("1/2", size)], "één van twee regels in de selectie"
    if any(not block.shown for block in blocks):
        yield _bar(_LIT.dimmed, "A", size), "buiten de selectie"
    for kind, signs in SIGNS.items():
        for value, (sign, words) in signs.items():
            if any(getattr(block.signs, kind) == value for block in blocks):
                yield [_sign(sign, size)], words
    if any(block.signs.moved or block.signs.fixed for block in blocks):
        yield [], AT_PUBLISHED


def _bar(ink: Ink, letter: str, size: float, thin: bool = False) -> list[Box | Words]:
    """thin: of a year, whose letter is higher than it is and stands on white."""
    high = (0.5 if thin else 1) * size
    bar = Box(0, -high / 2, _SAMPLE * size, high, ink.paint, ink.edge)
    if not letter:
        return [bar]
    under, colour = (WHITE, ink.edge) if thin else (ink.paint.fill, ink.text)
    plate = Box(0.9 * size, -0.4 * size, 0.8 * size, 0.8 * size, Paint(under))
    return [bar, plate, _sign(letter, size, colour, _SAMPLE)]


def _sign(text: str, size: float, colour: str = TEXT, room: float = _SIGN) -> Words:
    middle, baseline = room * size / 2, CAPITAL / 2 * size
    return Words.of(middle, baseline, text, size, colour, bold=True, anchor="middle")
