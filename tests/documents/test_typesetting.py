import subprocess
import sys

import pytest

from documents import pdf, typesetting
from documents.typesetting import TypesettingError, typeset
from tests.documents.frame import INFO, rows_of, view


def test_a_document_that_breaks_the_standards_is_refused_with_the_reason(monkeypatch):
    monkeypatch.setattr(pdf, "showable", lambda text: text)
    with pytest.raises(TypesettingError, match="PDF/UA-1 error: the text"):
        pdf.build(view(rows_of("emoji 😀")))


def test_a_template_that_fails_says_where():
    with pytest.raises(TypesettingError, match="pdf.typ"):
        typeset("pdf.typ", {"title": "zonder de rest"}, INFO, "pdf")


def test_a_document_that_does_not_come_is_given_up(monkeypatch):
    monkeypatch.setattr(typesetting, "_SECONDS", 0.001)
    with pytest.raises(TypesettingError, match="not finished"):
        pdf.build(view(rows_of("tekst")))


def test_the_process_of_the_server_does_not_load_typst():
    code = "import sys, documents.pdf, documents.figure_image; print('typst' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"
