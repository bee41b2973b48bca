from pathlib import Path

import pyarrow.parquet as pq
import pytest

from benchmarks.tables import write_repeated
from loaders.paths import TABLE
from loaders.table import read_metadata, read_table


def test_repeated_calendar_is_one_that_the_dashboard_accepts(tmp_path: Path) -> None:
    path = tmp_path / "10x.parquet"
    write_repeated(TABLE, path, 10)
    once, repeated = read_table(TABLE), read_table(path)
    assert len(repeated) == 10 * len(once)
    assert repeated.head(len(once)).astype(str).equals(once.astype(str))
    assert repeated["vermelding"].nunique() == 10 * once["vermelding"].nunique()
    assert repeated["maatregel"].nunique() == 10 * once["maatregel"].nunique()
    assert repeated["plan"].value_counts().eq(10 * once["plan"].value_counts()).all()
    here, there = read_metadata(path), read_metadata(TABLE)
    assert here.pop("inhoud_sha256") != there.pop("inhoud_sha256")
    assert here == there


def test_references_stay_within_their_repeat(tmp_path: Path) -> None:
    path = tmp_path / "3x.parquet"
    write_repeated(TABLE, path, 3)
    table = read_table(path)
    codes = set(table["maatregel"])
    for name in ("verwijst_naar", "uitgewerkt_in"):
        pairs = table[["maatregel", name]].explode(name).dropna()
        assert set(pairs[name]) <= codes
        of, to = (pairs[column].str.partition("-")[2] for column in ("maatregel", name))
        assert set(to) == {"", "1", "2"}
        assert (of == to).all()


def test_second_vermelding_keeps_its_keuze_in_its_key(tmp_path: Path) -> None:
    path = tmp_path / "2x.parquet"
    write_repeated(TABLE, path, 2)
    keys = pq.read_table(path, columns=["sleutel"])["sleutel"].to_pylist()
    assert {"2.0.1@22/0/0/0", "2.0.1-1@22/0/0/0", "3.3.5-1/0/0/0"} <= set(keys)


def test_more_vermeldingen_than_the_contract_holds_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OverflowError):
        write_repeated(TABLE, tmp_path / "1000x.parquet", 1000)
