"""Where nginx comes from, and how its template is filled in."""

import os
import shutil
from pathlib import Path

import pytest

from tests.deploy import nginx


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BORGING_NGINX", raising=False)
    monkeypatch.setattr(shutil, "which", lambda *_, **__: None)


def test_the_one_that_is_named_is_taken_or_refused(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BORGING_NGINX", "/bin/sh")
    assert nginx.find_nginx() == "/bin/sh"
    monkeypatch.setenv("BORGING_NGINX", str(tmp_path / "nginx"))
    with pytest.raises(nginx.NginxMissing, match="not a program"):
        nginx.install()


def test_who_may_not_install_is_told_how_to_get_it(nowhere, monkeypatch, capsys) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert nginx.main(["--install"], nginx.install, nginx.find_nginx) == 1
    assert "apt-get install nginx-light" in capsys.readouterr().err


def test_a_name_without_a_value_is_an_error_and_variables_of_nginx_stay() -> None:
    template = "listen ${PORT}; set $a $host; # ${PORT}"
    assert nginx.names_in(template) == {"PORT"}
    assert nginx.filled_in(template, {"PORT": "1"}) == "listen 1; set $a $host; # 1"
    with pytest.raises(KeyError):
        nginx.filled_in(template, {})
