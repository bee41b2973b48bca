"""The README says what is so."""

import re

import yaml

from shell.settings import ROOT, SETTINGS

README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_setting_stands_in_the_readme_with_its_default() -> None:
    rows = re.findall(r"^\| `(BORGING_[A-Z_]+)` \|([^|]*)\|", README, flags=re.MULTILINE)
    in_code = {setting.name: f"`{setting.default}`" * bool(setting.default) for setting in SETTINGS}
    assert {name: default.strip() for name, default in rows} == in_code


def test_every_folder_of_code_stands_in_the_readme() -> None:
    folders = {file.parent.name for file in ROOT.glob("*/__init__.py")}
    assert folders
    assert [folder for folder in sorted(folders) if f"| `{folder}/` |" not in README] == []


def test_every_make_target_that_is_named_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    named = set(re.findall(r"make ([a-z]+)\b *(?:#|`|,|$)", README, flags=re.MULTILINE))
    assert {"run", "test", "build"} <= named
    assert [name for name in sorted(named) if f"\n{name}:" not in makefile] == []


def test_publiccode_names_licence_and_languages() -> None:
    publiccode = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
    assert publiccode["legal"]["license"] == "EUPL-1.2"
    for description in publiccode["description"].values():
        assert len(description["shortDescription"]) <= 150
        assert 150 <= len(description["longDescription"]) <= 10_000
        assert description["features"]


def test_every_picture_is_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert pictures
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []
