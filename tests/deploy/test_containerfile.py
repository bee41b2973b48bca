"""What the Containerfile copies is there, and is all that the dashboard needs."""

import ast
import re
import sys
from pathlib import Path

from loaders.settings import ROOT
from tests.deploy.containerfile import CONTAINERFILE, lay_out, read_image
from tests.deploy.served import GIVEN, compose


def test_what_is_copied_is_there_and_in_git_and_holds_no_secret() -> None:
    image = read_image()
    assert [source for source, _ in image.copies if not (ROOT / source).exists()] == []
    assert not any("secrets" in source or source == "." for source, _ in image.copies)
    kept = CONTAINERFILE.with_name("Containerfile.dockerignore").read_text().splitlines()
    assert {line[1:] for line in kept if line.startswith("!")} == {
        "deploy/requirements-hashes.txt",
        *(source for source, _ in image.copies),
    }


def test_every_package_of_ours_that_is_imported_is_in_the_image(tmp_path: Path) -> None:
    image = read_image()
    lay_out(image, tmp_path)
    ours = {path.name for path in ROOT.iterdir() if list(path.glob("*.py"))}
    imported = set()
    for file in tmp_path.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names.append(node.module)
            imported |= {name.partition(".")[0] for name in names}
    assert {"loaders", "shell", "pages"} <= imported & ours
    assert sorted(name for name in imported & ours if not (tmp_path / name).is_dir()) == []
    assert (tmp_path / ".streamlit" / "config.toml").is_file()
    assert (tmp_path / "data" / "borgingskalender.parquet").is_file()
    assert not list(tmp_path.rglob("secrets.toml"))


def test_it_runs_as_a_number_with_a_health_check_and_the_settings_of_compose() -> None:
    image = read_image()
    assert re.fullmatch(r"[1-9][0-9]{4,}:[1-9][0-9]{4,}", image.user)
    assert image.command == ["python", "-m", "streamlit", "run", "dashboard.py"]
    assert "/gezond/leeft" in " ".join(image.health)
    replica = compose(GIVEN)["services"]["replica-1"]
    assert replica["user"] == image.user
    assert "/gezond" in " ".join(replica["healthcheck"]["test"])
    assert f":{image.settings['STREAMLIT_SERVER_PORT']}/" in " ".join(image.health)


def test_the_image_has_the_python_of_the_requirements_and_pins_all_of_them() -> None:
    text = CONTAINERFILE.read_text(encoding="utf-8")
    images = re.findall(r"^FROM (\S+)", text, flags=re.MULTILINE)
    assert len(set(images)) == 1
    major, minor = map(int, re.search(r"python:([0-9]+)\.([0-9]+)", images[0]).groups())
    assert (3, 11) <= (major, minor) <= sys.version_info[:2]
    assert _pinned((ROOT / "requirements.txt").read_text(encoding="utf-8"))


def test_every_requirement_of_the_image_has_the_hashes_of_its_wheels() -> None:
    """Where it fails: `make hashes`."""
    text = (ROOT / "deploy/requirements-hashes.txt").read_text(encoding="utf-8")
    entries = dict(
        re.fullmatch(r"(\S+) ((?:--hash=sha256:[0-9a-f]{64} ?)+)", line).groups()
        for line in re.sub(r"\\\n +", "", text).splitlines()
        if not line.startswith("#")
    )
    of_people = _pinned((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    assert {_folded(name) for name in entries} == {_folded(name) for name in of_people}
    assert "--require-hashes" in CONTAINERFILE.read_text(encoding="utf-8")


def _pinned(requirements: str) -> list[str]:
    lines = [line for line in requirements.splitlines() if line and not line.startswith("#")]
    assert [line for line in lines if not re.fullmatch(r"[A-Za-z0-9._\[\]-]+==\S+", line)] == []
    return lines


def _folded(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.split("==")[0]).lower() + "==" + name.split("==")[1]
