"""The README, the tour and the pages beside them say what is so."""

import re
from pathlib import Path

import pytest
import yaml

from loaders.settings import ROOT
from shell.settings import SETTINGS
from shell.url.parameters import PARAMETERS

README, TOUR = ROOT / "README.md", ROOT / "docs" / "rondleiding.md"
PAGES = [README, *sorted(ROOT.glob("docs/*.md")), *sorted(ROOT.glob("deploy/*.md"))]
IN_BACKTICKS = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"[\w.-]+(?:/[\w.-]+)*(?:/|\.(?:py|md|yaml|json|js|css|toml))")


def words_of(page: Path) -> str:
    """The page without the commands to type."""
    return re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.M)


def paths_in(page: Path) -> list[str]:
    """The files and folders that stand in it by their whole path; `page.py` alone is none."""
    named = filter(PATH.fullmatch, IN_BACKTICKS.findall(words_of(page)))
    return [path for path in named if "/" in path or (ROOT / path).exists()]


@pytest.mark.parametrize("page", [README, TOUR], ids=lambda page: page.stem)
def test_every_file_and_folder_that_is_named_is_there(page: Path) -> None:
    paths = paths_in(page)
    assert len(paths) > 15
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_the_tour_names_what_stands_in_the_file_beside_it() -> None:
    words = words_of(TOUR)
    beside = [
        *(
            (file, name)
            for name, file in re.findall(r"`(\w+)` (?:\(|in |of )`([\w./]+\.py)`", words)
        ),
        *re.findall(r"`([\w./]+\.py)` \(`(\w+)`\)", words),
    ]
    assert len(beside) > 5
    assert [
        (file, name) for file, name in beside if name not in (ROOT / file).read_text("utf-8")
    ] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.parent.name}-{page.stem}")
def test_every_link_leads_somewhere(page: Path) -> None:
    for target, heading in re.findall(r"\]\(([^)#]*)#?([^)]*)\)", words_of(page)):
        if target.startswith("https:"):
            continue
        there = page.parent / target if target else page
        assert there.exists(), target
        assert not heading or f"\n## {heading.replace('-', ' ')}\n" in words_of(there).lower()


def test_every_page_beside_the_readme_is_linked_from_it() -> None:
    linked = {ROOT / target for target in re.findall(r"\]\(([^)#]+)", words_of(README))}
    assert set(PAGES) - linked == {README}


def test_every_setting_is_explained_with_its_default() -> None:
    page = (ROOT / "deploy" / "settings.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(BORGING_[A-Z_]+)` \|([^|]*)\|", page, flags=re.MULTILINE)
    in_code = {setting.name: f"`{setting.default}`" * bool(setting.default) for setting in SETTINGS}
    assert {name: default.strip() for name, default in rows} == in_code


def test_every_parameter_is_explained() -> None:
    explained = re.findall(r"`(\w+)(?:=[^`]*)?`", words_of(ROOT / "docs" / "links.md"))
    assert [name for name in PARAMETERS if name not in explained] == []


def test_every_folder_of_code_stands_in_the_map() -> None:
    folders = {file.parent.name for file in ROOT.glob("*/__init__.py")}
    assert folders
    assert [
        folder for folder in sorted(folders) if f"| `{folder}/` |" not in words_of(README)
    ] == []


def test_every_make_target_that_is_named_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    told = README.read_text(encoding="utf-8")
    named = set(re.findall(r"make ([a-z]+)\b *(?:#|`|,|$)", told, flags=re.MULTILINE))
    assert {"run", "check", "test", "proof", "bench", "build"} <= named
    assert [name for name in sorted(named) if f"\n{name}:" not in makefile] == []


def test_publiccode_names_licence_and_languages() -> None:
    publiccode = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert publiccode["legal"]["license"] == "EUPL-1.2"
    for description in publiccode["description"].values():
        assert len(description["shortDescription"]) <= 150
        assert 150 <= len(description["longDescription"]) <= 10_000
        assert description["features"]
