"""The zip file of a workbook: refused by its table of contents, before anything is unpacked."""

import io
import re
import zipfile
import zlib
from collections.abc import Collection

from werkbladen.uploaded import ods, xlsx
from werkbladen.uploaded.refusals import (
    BINARY,
    DAMAGED,
    ELSEWHERE,
    ENCRYPTED,
    LARGEST_CONTENT,
    LARGEST_PART,
    MACROS,
    MEGABYTE,
    MOST_PARTS,
    NO_SPREADSHEET,
    OLD_EXCEL,
    UNPACKED,
    Refusal,
    too_many,
)

_ZIP = b"PK\x03\x04"
_CENTRAL = b"PK\x01\x02"
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_KNOWN_COMPRESSION = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
# Parts that no filled-in workbook needs -> what is told. The first that fits is told.
_REFUSED_PARTS = {
    r"vbaproject|macrosheets/|^basic/|^scripts/": MACROS,
    r"^xl/(externallinks/|connections\.xml)": ELSEWHERE,
    r"^xl/workbook\.bin$": BINARY,
    r"^encrypted-package$": ENCRYPTED,
}


class Package:
    """The parts of a workbook by name."""

    def __init__(self, file: zipfile.ZipFile) -> None:
        self._file = file
        self.names = frozenset(file.namelist())

    def read(self, name: str) -> bytes:
        """A part as a whole; refused where it is missing, too large or not what it says it is."""
        if name not in self.names:
            raise Refusal(DAMAGED)
        if self._file.getinfo(name).file_size > LARGEST_PART:
            raise Refusal(
                f"het onderdeel {name[:60]} is uitgepakt groter dan {LARGEST_PART // MEGABYTE} MB. "
                "Kies het werkblad dat u hebt opgehaald en ingevuld"
            )
        return self._file.read(name)


def read_package(file: bytes, wanted: Collection[str]) -> dict[str, object]:
    """What `werkbladen.cells.Spreadsheet` holds, ready for JSON. Raises Refusal."""
    if file.startswith(_OLE):
        raise Refusal(ENCRYPTED if _ENCRYPTED_PACKAGE in file else OLD_EXCEL)
    if not file.startswith(_ZIP):
        raise Refusal(NO_SPREADSHEET)
    # Before the table of contents is read: some bytes of it are an object each.
    if file.count(_CENTRAL) > MOST_PARTS:
        raise too_many(MOST_PARTS, "onderdelen", "inhoudsopgave")
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as archive:
            _check(archive)
            return _reader_of(package := Package(archive))(package, wanted)
    except (zipfile.BadZipFile, zlib.error) as broken:
        raise Refusal(DAMAGED) from broken


def _check(archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if sum(part.file_size for part in parts) > LARGEST_CONTENT:
        raise Refusal(UNPACKED)
    for pattern, reason in _REFUSED_PARTS.items():
        if any(re.search(pattern, name, re.IGNORECASE) for name in names):
            raise Refusal(reason)
    if any(part.flag_bits & 0x1 for part in parts):
        raise Refusal(ENCRYPTED)
    # Of two with one name each program shows another.
    if len({name.lower() for name in names}) < len(names):
        raise Refusal(DAMAGED)
    if any(part.compress_type not in _KNOWN_COMPRESSION for part in parts):
        raise Refusal(
            "het is ingepakt op een manier die geen rekenprogramma gebruikt. Open het, bewaar het "
            "opnieuw en probeer het nog eens"
        )


def _reader_of(package: Package):
    if xlsx.BOOK in package.names:
        if b"macroEnabled" in package.read("[Content_Types].xml"):
            raise Refusal(MACROS)
        return xlsx.read
    if "mimetype" in package.names and package.read("mimetype").strip() == _ODS_TYPE:
        manifest = "META-INF/manifest.xml"
        if manifest in package.names and b"encryption-data" in package.read(manifest):
            raise Refusal(ENCRYPTED)
        return ods.read
    raise Refusal(NO_SPREADSHEET)
