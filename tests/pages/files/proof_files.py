"""Files opened by the programs of those who get them: `make proof` (too long for `make test`)."""

import subprocess
from pathlib import Path

import pypdf
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from loaders.settings import ROOT
from server.app import routes
from server.open_data import DATAPACKAGE, FILES
from tests.deploy.libreoffice import printed
from tests.pages.files.every_file import EVERY_VIEW, fill, offered
from voortgang.store import Store

FRICTIONLESS = ROOT / ".venv" / "frictionless" / "bin" / "frictionless"
OF_AN_OFFICE = (".docx", ".pptx", ".xlsx", ".ods", ".odt")


def test_frictionless_finds_the_open_data_as_described(tmp_path: Path) -> None:
    client = TestClient(Starlette(routes=routes({"": "Proef"})))
    for name in (*FILES, DATAPACKAGE):
        (tmp_path / name).write_bytes(client.get(f"/open-data/{name}").content)
    found = subprocess.run(
        [FRICTIONLESS, "validate", DATAPACKAGE], cwd=tmp_path, capture_output=True, text=True
    )
    assert found.returncode == 0, found.stdout
    assert found.stdout.count(" VALID ") == 2


@EVERY_VIEW
@pytest.mark.timeout(900)
def test_libreoffice_opens_every_document(
    path: str, more: dict[str, str], log: Store, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fill(log)
    files = []
    for number, one in enumerate(offered(path, more, monkeypatch)):
        if one.name.endswith(OF_AN_OFFICE):
            # Names of their own: some differ in what follows the dot alone.
            files.append(tmp_path / f"{number}-{one.name}")
            files[-1].write_bytes(one.make())
    if not files:
        return
    pdfs = printed(files, tmp_path)
    assert set(pdfs) == {file.name for file in files}
    for name, pdf in pdfs.items():
        pages = pypdf.PdfReader(pdf).pages
        assert len(pages) < 200, name
        assert len("".join(page.extract_text() for page in pages[:5])) > 100, name
