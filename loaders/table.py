"""Writing and reading data/borgingskalender.parquet, the one table that everything works from."""

import hashlib
import json
import os
import tempfile
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from loaders import schema
from loaders.build import Sources, build_table
from loaders.errors import CalendarError, Problems, TableError
from loaders.kept_rows import check_kept
from loaders.paths import TABLE

# Of a few hundred rows, to take some costs more of Arrow's strings than of those of Python.
pd.set_option("mode.string_storage", "python")
KEY = b"borgingskalender"
WHAT_TO_DO = (
    "Bouw de tabel opnieuw met ‘make build’ of haal data/borgingskalender.parquet terug uit git, "
    "en laad deze bladzijde opnieuw."
)


def build(path: Path = TABLE, sources: Sources | None = None) -> pa.Table:
    """Build the table from the calendar's text and write it; the old file stays on any failure.

    Raises `CalendarError` (refused text) or OSError (cannot be written).
    """
    sources = sources or Sources()
    table = build_table(sources)
    _check_kept(table, path, sources)
    metadata = {
        "bron": schema.package().title,
        "kalender_versie": schema.package().kalender_versie,
        "paginas": "1-38, de tabellen van de bijlage op 10-38; kolom pagina",
        "bronnen_sha256": sources.sha256(),
        "contract_sha256": schema.contract_hash(),
        "inhoud_sha256": content_hash(table),
    }
    table = table.replace_schema_metadata(
        {**table.schema.metadata, KEY: json.dumps(metadata, ensure_ascii=False).encode()}
    )
    # Written beside and moved into place: a reader never sees a half-written file.
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            pq.write_table(table, file, compression="zstd", row_group_size=len(table) or 1)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(beside, 0o644)
        os.replace(beside, path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    return table


def _check_kept(table: pa.Table, path: Path, sources: Sources) -> None:
    try:
        before = pq.read_table(path)
    except (OSError, pa.ArrowException):
        # There is no table before it, or none that can be read: nothing to compare with.
        return
    if not {"sleutel", "maatregel", "keuze", "stap", "borging", "agendering"} <= set(
        before.column_names
    ):
        return
    problems = Problems()
    check_kept(before, table, sources.folder / "vervallen.yaml", problems)
    problems.raise_if_any()


def content_hash(table: pa.Table) -> str:
    """Of every cell, in order; independent of how parquet packs them."""
    digest = hashlib.sha256()
    for name in table.column_names:
        values = json.dumps([name, *table.column(name).to_pylist()], default=str)
        digest.update(values.encode())
    return digest.hexdigest()


def read_metadata(path: Path = TABLE) -> dict[str, str]:
    """Version of the calendar, pages and hashes, as written by `build`. Raises TableError."""
    return _metadata(_read_schema(path), path)


def read_table(path: Path = TABLE, sources: Sources | None = None) -> pd.DataFrame:
    """The table with the contract's columns, checked before it is used.

    Raises `TableError` with a Dutch message where the file is missing, cut off, something else,
    made for an older contract, or made from an older text of the calendar than stands beside it.
    """
    of_file = _read_schema(path)
    metadata = _metadata(of_file, path)
    _check_contract(of_file, metadata, path)
    sources = sources or Sources(path.parent)
    if any(file.exists() for file in sources.files):
        try:
            current = sources.sha256()
        except OSError as error:
            raise TableError(
                f"Van de kalendertekst in {sources.folder} ontbreekt {error.filename}. "
                "Haal het bestand terug uit git en laad deze bladzijde opnieuw."
            ) from error
        if metadata["bronnen_sha256"] != current:
            raise TableError(
                f"De tabel {path} is gemaakt van een andere kalendertekst dan er nu staat, en kan "
                f"dus verouderde momenten tonen. {WHAT_TO_DO}"
            )
    try:
        table, frame = pq.read_table(path), pd.read_parquet(path)
    except (OSError, pa.ArrowException) as error:
        raise _unreadable(path, error) from error
    _check_rows(frame, path)
    if metadata.get("inhoud_sha256") != content_hash(table):
        raise TableError(
            f"De inhoud van {path} is niet die waarmee de tabel is gemaakt: er zijn rijen of "
            f"woorden veranderd. {WHAT_TO_DO}"
        )
    return frame


def _read_schema(path: Path) -> pa.Schema:
    try:
        return pq.read_schema(path)
    except FileNotFoundError as error:
        raise TableError(f"De tabel {path} ontbreekt. {WHAT_TO_DO}") from error
    except (OSError, pa.ArrowException) as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: Exception) -> TableError:
    return TableError(
        f"De tabel {path} is niet te lezen: het bestand is afgebroken, beschadigd of geen "
        f"parquet ({type(error).__name__}). {WHAT_TO_DO}"
    )


def _metadata(of_file: pa.Schema, path: Path) -> dict[str, str]:
    raw = (of_file.metadata or {}).get(KEY)
    try:
        metadata = json.loads(raw) if raw else None
    except ValueError:
        metadata = None
    if not isinstance(metadata, dict) or not {"bronnen_sha256", "contract_sha256"} <= set(metadata):
        raise TableError(
            f"Het bestand {path} is niet de tabel van de borgingskalender, of door een veel oudere "
            f"versie gemaakt. {WHAT_TO_DO}"
        )
    return metadata


def _check_contract(of_file: pa.Schema, metadata: dict[str, str], path: Path) -> None:
    try:
        expected = schema.arrow_schema()
        current = schema.contract_hash()
    except CalendarError as error:
        raise TableError(
            f"De definities van de kolommen (data/datapackage.yaml) zijn niet te lezen: {error}"
        ) from error
    if of_file.names != expected.names or of_file.types != expected.types:
        wrong = [
            name
            for name in dict.fromkeys([*expected.names, *of_file.names])
            if name not in of_file.names
            or name not in expected.names
            or of_file.field(name).type != expected.field(name).type
        ]
        raise TableError(
            f"De kolommen van {path} zijn niet die van deze versie van het dashboard (verschil: "
            f"{', '.join(wrong) or 'de volgorde'}). {WHAT_TO_DO}"
        )
    if metadata["contract_sha256"] != current:
        raise TableError(
            f"De tabel {path} is gemaakt met een oudere versie van de kolomdefinities. {WHAT_TO_DO}"
        )


def _check_rows(frame: pd.DataFrame, path: Path) -> None:
    empty = [
        field.name
        for field in schema.columns()
        if field.required and bool(frame[field.name].isna().any())
    ]
    if frame.empty:
        wrong = "er staan geen rijen in"
    elif empty:
        wrong = f"lege waarden in {', '.join(empty)}"
    elif not frame["sleutel"].is_unique:
        wrong = "een sleutel komt vaker voor"
    else:
        return
    raise TableError(f"De inhoud van {path} klopt niet: {wrong}. {WHAT_TO_DO}")
