"""What the Containerfile says, as data: the files of the image, its settings, its command.

Where no container engine is at hand, this is what the tests and the proof rest on.
"""

import json
import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path

from loaders.settings import ROOT

CONTAINERFILE = ROOT / "deploy" / "Containerfile"


@dataclass(frozen=True)
class Image:
    """The last stage of the Containerfile.

    copies: (source in the project, target in the working folder), in order. settings: of ENV.
    command: of CMD, health: of HEALTHCHECK. user: as in USER.
    """

    copies: list[tuple[str, str]]
    settings: dict[str, str]
    command: list[str]
    health: list[str]
    user: str


def read_image(path: Path = CONTAINERFILE) -> Image:
    """Raises ValueError for an instruction twice that can stand there once."""
    text = re.sub(r"^#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    stage = text.replace("\\\n", " ").split("\nFROM ")[-1]
    lines = [line.split(None, 1) for line in stage.splitlines()[1:] if line.strip()]
    said: dict[str, list[str]] = {}
    for instruction, rest in lines:
        said.setdefault(instruction, []).append(rest.strip())
    copies = []
    for rest in said["COPY"]:
        *sources, target = shlex.split(rest)
        if not sources[0].startswith("--from"):
            copies += [(source, target) for source in sources]
    (user,), (command,), (health,) = said["USER"], said["CMD"], said["HEALTHCHECK"]
    settings = dict(pair.split("=", 1) for rest in said["ENV"] for pair in shlex.split(rest))
    return Image(
        copies, settings, json.loads(command), json.loads(health[health.index("[") :]), user
    )


def lay_out(image: Image, folder: Path) -> None:
    """Make `folder` what the working folder of the image holds."""
    ignored = shutil.ignore_patterns("__pycache__")
    for source, target in image.copies:
        found, place = ROOT / source, folder / target
        if found.is_dir():
            shutil.copytree(found, place, ignore=ignored)
        elif target.endswith("/"):
            place.mkdir(parents=True, exist_ok=True)
            shutil.copy(found, place)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(found, place)
    (folder / "var").mkdir()
