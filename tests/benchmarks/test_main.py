from pathlib import Path

import pytest

import benchmarks
from benchmarks.__main__ import BENCHES, main


def test_every_benchmark_is_run() -> None:
    files = Path(benchmarks.__file__).parent.glob("*.py")
    runs = {file.stem for file in files if "def run(bench: Bench)" in file.read_text()}
    assert set(BENCHES) == runs


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture) -> None:
    with pytest.raises(SystemExit):
        main(["--only", "nothing"])
    assert "clicks" in capsys.readouterr().err
