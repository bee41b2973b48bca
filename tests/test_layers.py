"""The contracts of the house hold, and refuse what they are there for."""

import shutil
import subprocess
import sys
from pathlib import Path

from loaders.settings import ROOT

SCREENS = "no screen imports another"
ROOMS = "a room imports only the rooms below it"
STREAMLIT = "Streamlit stays in dashboard.py, pages, server and shell"
CIRCLE = "no module imports itself in a circle"
# Of each contract an import that it forbids, and how that is told.
FORBIDDEN = (
    (SCREENS, "pages/zoeken/new.py", "pages.bron.page", "pages.zoeken.new -> pages.bron.page"),
    (SCREENS, "pages/bron/new.py", "pages.router.run", "pages.bron.new -> pages.router.run"),
    (ROOMS, "loaders/new.py", "selections.filters", "loaders.new -> selections.filters"),
    (ROOMS, "figures/new.py", "documents.docx", "figures.new -> documents.docx"),
    (ROOMS, "voortgang/new.py", "overleg.agenda", "voortgang.new -> overleg.agenda"),
    (ROOMS, "shell/new.py", "pages.bron.page", "shell.new -> pages.bron.page"),
    (STREAMLIT, "werkbladen/new.py", "streamlit", "werkbladen.new -> streamlit"),
    (CIRCLE, "style/look.py", "style.template", "No cycles are allowed in style"),
)


def test_a_forbidden_import_breaks_its_contract(tmp_path: Path) -> None:
    for package in ROOT.glob("*/__init__.py"):
        shutil.copytree(package.parent, tmp_path / package.parent.name)
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    before = _said(tmp_path)
    for _, file, imported, _ in FORBIDDEN:
        with (tmp_path / file).open("a", encoding="utf-8") as module:
            module.write(f"\nimport {imported}\n")
    after = _said(tmp_path)
    for contract, _, _, told in FORBIDDEN:
        assert f"{contract} KEPT" in before
        assert f"{contract} BROKEN" in after
        assert told in after


def _said(folder: Path) -> str:
    command = [Path(sys.executable).parent / "lint-imports", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False).stdout
