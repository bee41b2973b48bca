"""Strict reading of a hand-kept YAML file: every value a string, every value with its line.

YAML's own reading of values is left out on purpose: `2026` stays the text "2026" and `1.10`
stays a code. pydantic gives each field its type afterwards.
"""

import re
import types
import typing
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from loaders.errors import Problems, reason, shown

END = "..."
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 20
# Control characters, formatting that is not seen, separators that are no plain space, unassigned.
_UNSEEN = ("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs")
_WITH_UNDERSCORES = re.compile("[+-]?[0-9]+(_[0-9]+)+")
Model = TypeVar("Model", bound=BaseModel)
Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """A file as plain dicts, lists and strings; `lines` gives the line of every place in it."""

    path: Path
    root: object
    lines: dict[Place, int]

    def line(self, place: Place) -> int:
        """Line of a place; of the nearest enclosing one where the place itself is not there."""
        while place not in self.lines and place:
            place = place[:-1]
        return self.lines.get(place, 1)


def load_document(
    path: Path, problems: Problems, *, ends_marked: bool = False, anchors: bool = False
) -> Document | None:
    """Read one YAML file; what is wrong goes to `problems` and gives None.

    ends_marked: the last line must be `...`, by which a file that was cut off is recognised.
    anchors: whether a value may be named once and referred to; few lines can then mean very much,
    so only of a file that comes with the product.
    """
    text = _read_text(path, problems)
    if text is None:
        return None
    if _refuse_characters(text, path, problems):
        return None
    if ends_marked and text.rstrip("\n").rsplit("\n", 1)[-1] != END:
        problems.add(
            path,
            text.rstrip("\n").count("\n") + 1,
            f"het bestand is afgebroken: de laatste regel moet {shown(END)} zijn. "
            "Haal het bestand terug uit git of maak het af.",
        )
    try:
        if _refuse_constructs(text, path, problems, anchors):
            return None
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 0
        problems.add(path, line, f"geen geldige YAML: {_yaml_problem(text, line)}")
        return None
    except yaml.reader.ReaderError as error:
        problems.add(
            path,
            text.count("\n", 0, error.position) + 1,
            f"teken met code {error.character:#x} mag hier niet staan; gebruik alleen leesbare "
            "tekens",
        )
        return None
    if node is None:
        problems.add(path, 0, "het bestand is leeg; haal het terug uit git")
        return None
    lines: dict[Place, int] = {}
    return Document(path, _plain(node, (), lines, path, problems), lines)


def validate(document: Document | None, model: type[Model], problems: Problems) -> Model | None:
    """Give the document the types of `model`; each deviation is one Dutch line in `problems`."""
    if document is None:
        return None
    try:
        return model.model_validate(document.root)
    except ValidationError as error:
        for details in error.errors():
            place = tuple(details["loc"])
            problems.add(document.path, document.line(place), _dutch(details, model, place))
        return None


def _read_text(path: Path, problems: Problems) -> str | None:
    try:
        return path.read_bytes().decode("utf-8").replace("\r\n", "\n")
    except FileNotFoundError:
        problems.add(path, 0, "het bestand ontbreekt; haal het terug uit git")
    except OSError as error:
        problems.add(path, 0, f"het bestand kan niet worden gelezen: {reason(error)}")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        found = error.object[error.start : error.start + 1].hex()
        problems.add(
            path, line, f"geen UTF-8: byte 0x{found}. Sla het bestand op met codering UTF-8."
        )
    return None


def _refuse_characters(text: str, path: Path, problems: Problems) -> bool:
    """Tell what cannot be seen and would be built all the same; whether there is any."""
    before = len(problems)
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            problems.add(path, number, f"tab in {shown(line)}; gebruik spaties")
        for character in dict.fromkeys(line):
            if character not in "\t " and unicodedata.category(character) in _UNSEEN:
                name = unicodedata.name(character, "stuurteken")
                problems.add(
                    path,
                    number,
                    f"onzichtbaar teken U+{ord(character):04X} ({name}); haal het weg of typ een "
                    "gewone spatie",
                )
    return len(problems) > before


def _refuse_constructs(text: str, path: Path, problems: Problems, anchors: bool) -> bool:
    """Tell what makes a small file large or a value something else; whether there is any.

    Raises what yaml raises.
    """
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        wrong = None
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if getattr(event, "anchor", None) and not anchors:
            wrong = "een anker (& of *) kan hier niet; schrijf de waarde zelf"
        elif (tag := getattr(event, "tag", None)) and not _is_implicit(event):
            wrong = f"het label {shown(tag)} kan hier niet; schrijf gewone tekst"
        elif depth > DEEPEST:
            wrong = f"dieper dan {DEEPEST} blokken in elkaar; controleer de inspringing"
        elif isinstance(event, yaml.ScalarEvent) and _WITH_UNDERSCORES.fullmatch(event.value):
            wrong = f"{shown(event.value)} is geen getal; schrijf het zonder streepjes"
        if wrong:
            problems.add(path, event.start_mark.line + 1, wrong)
            return True
    return False


def _is_implicit(event: yaml.Event) -> bool:
    implicit = event.implicit
    return any(implicit) if isinstance(implicit, tuple) else implicit


def _yaml_problem(text: str, line: int) -> str:
    lines = text.split("\n")
    found = lines[line - 1] if 0 < line <= len(lines) else ""
    return (
        f"{shown(found)}. Controleer inspringing, aanhalingstekens en dubbele punten; tekst met "
        "‘: ’ erin staat tussen aanhalingstekens of onder ‘>-’."
    )


def _plain(
    node: yaml.Node, place: Place, lines: dict[Place, int], path: Path, problems: Problems
) -> object:
    lines.setdefault(place, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return [
            _plain(item, (*place, index), lines, path, problems)
            for index, item in enumerate(node.value)
        ]
    if isinstance(node, yaml.MappingNode):
        result: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in result:
                first = lines[(*place, key)]
                problems.add(
                    path,
                    line,
                    f"sleutel {shown(key)} staat hier al op regel {first}; elke sleutel mag één "
                    "keer",
                )
                continue
            lines[(*place, key)] = line
            result[key] = _plain(value_node, (*place, key), lines, path, problems)
        return result
    return node.value


# pydantic's error type -> what is wrong, in Dutch. {veld} is the key, {waarde} what stands there.
MESSAGES = {
    "missing": "sleutel ‘{veld}’ ontbreekt; verplicht in dit blok",
    "extra_forbidden": "onbekende sleutel ‘{veld}’; toegestaan: {sleutels}",
    "int_parsing": "{veld}: {waarde} is geen geheel getal",
    "int_type": "{veld}: {waarde} is geen geheel getal",
    "bool_parsing": "{veld}: {waarde} is niet toegestaan; toegestaan: true, false",
    "date_from_datetime_parsing": "{veld}: {waarde} is geen datum; toegestaan: 2026-12-31",
    "literal_error": "{veld}: {waarde} is niet toegestaan; toegestaan: {expected}",
    "greater_than_equal": "{veld}: {waarde} is te klein; minstens {ge}",
    "less_than_equal": "{veld}: {waarde} is te groot; hoogstens {le}",
    "string_too_long": "{veld}: {waarde} is te lang; hoogstens {max_length} tekens",
    "string_too_short": "{veld} is leeg; vul het in of laat het blok weg",
    "string_pattern_mismatch": "{veld}: {waarde} heeft niet de vorm {pattern}",
    "string_type": "{veld}: hier hoort tekst te staan",
    "list_type": "{veld}: hier hoort een lijst te staan (regels die met ‘- ’ beginnen)",
    "too_short": "{veld}: de lijst is te kort; minstens {min_length}",
    "model_type": "{veld}: hier hoort een blok met sleutels te staan",
    "dict_type": "{veld}: hier hoort een blok met sleutels te staan",
    "value_error": "{veld}: {error}",
}


def _dutch(details: ErrorDetails, model: type[BaseModel], place: Place) -> str:
    context = dict(details.get("ctx", {}))
    expected = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
    template = MESSAGES.get(details["type"], "{veld}: {waarde} kan hier niet staan")
    return template.format(
        **{
            **context,
            "veld": next((part for part in reversed(place) if isinstance(part, str)), "bestand"),
            "waarde": shown(details["input"]),
            "expected": expected,
            "sleutels": ", ".join(_model_at(model, place[:-1]).model_fields),
        }
    )


def _model_at(model: type[BaseModel], place: Place) -> type[BaseModel]:
    for part in place:
        if isinstance(part, str):
            model = _inner_model(model.model_fields[part].annotation) or model
    return model


def _inner_model(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, types.GenericAlias) or typing.get_origin(annotation):
        return next(filter(None, map(_inner_model, typing.get_args(annotation))), None)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return None
