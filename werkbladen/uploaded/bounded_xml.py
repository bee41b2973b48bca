"""XML of any origin, given in pieces as it is read; nothing is kept, and all of it has a bound."""

from typing import Protocol
from xml.parsers import expat

from werkbladen.uploaded.refusals import (
    ACTIVE,
    DAMAGED,
    DEEPEST,
    LONGEST_ATTRIBUTE,
    LONGEST_TOKEN,
    MOST_ATTRIBUTES,
    MOST_ATTRIBUTES_OF_ONE,
    MOST_CHARACTERS,
    MOST_ELEMENTS,
    MOST_OF,
    Refusal,
    too_many,
)

_PIECE = 65_536


class Handler(Protocol):
    """What is told of the XML; a name is `address of its namespace`, a space, `name`."""

    def start(self, name: str, attributes: dict[str, str]) -> None: ...

    def text(self, text: str) -> None: ...

    def end(self, name: str) -> None: ...


class Bounds:
    """How much there was so far, in all parts of one workbook."""

    def __init__(self) -> None:
        self._elements = self._attributes = self._characters = 0
        self._of: dict[str, int] = dict.fromkeys(MOST_OF, 0)

    def parse(self, part: str, content: bytes, handler: Handler) -> None:
        """Give what stands in a part to the handler. Raises Refusal, also for what is no XML."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        depth = 0

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            self._count(part, name, attributes, depth)
            handler.start(name, attributes)

        def end(name: str) -> None:
            nonlocal depth
            depth -= 1
            handler.end(name)

        def text(found: str) -> None:
            self._characters += len(found)
            if self._characters > MOST_CHARACTERS:
                raise too_many(MOST_CHARACTERS, "tekens", part)
            handler.text(found)

        parser.StartElementHandler, parser.EndElementHandler = start, end
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _refuse
        try:
            for at in range(0, len(content), _PIECE):
                parser.Parse(content[at : at + _PIECE])
                # What is not whole yet is looked at again from its start with each piece.
                if at + _PIECE - max(parser.CurrentByteIndex, 0) > LONGEST_TOKEN:
                    raise too_many(LONGEST_TOKEN, "tekens in één element", part)
            parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise Refusal(DAMAGED) from error

    def _count(self, part: str, name: str, attributes: dict[str, str], depth: int) -> None:
        self._elements += 1
        self._attributes += len(attributes)
        if self._elements > MOST_ELEMENTS:
            raise too_many(MOST_ELEMENTS, "elementen", part)
        if depth > DEEPEST:
            raise too_many(DEEPEST, "elementen in elkaar", part)
        if len(attributes) > MOST_ATTRIBUTES_OF_ONE or self._attributes > MOST_ATTRIBUTES:
            raise too_many(MOST_ATTRIBUTES_OF_ONE, "eigenschappen bij één element", part)
        if any(len(value) > LONGEST_ATTRIBUTE for value in attributes.values()):
            raise too_many(LONGEST_ATTRIBUTE, "tekens in één eigenschap", part)
        short = name.rpartition(" ")[2]
        if short in self._of:
            self._of[short] += 1
            most, words = MOST_OF[short]
            if self._of[short] > most:
                raise too_many(most, words, part)


def _refuse(*declared: object) -> None:
    raise Refusal(ACTIVE)
