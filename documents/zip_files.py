"""The same bytes for the same input: zip-based formats without the clock of the machine."""

import io
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)


def without_times(file: bytes) -> bytes:
    """The zip file `file` with its entries in the same order, all dated 1 January 1980.

    Zip libraries date each entry with the moment of writing, so that two exports of one view
    would differ and an ETag on them would never match. Entries keep their compression: an
    OpenDocument file begins with an entry `mimetype` that must stay uncompressed.
    """
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(file)) as source,
        zipfile.ZipFile(written, "w") as target,
    ):
        for entry in source.infolist():
            fresh = zipfile.ZipInfo(entry.filename, _EPOCH)
            fresh.compress_type = entry.compress_type
            target.writestr(fresh, source.read(entry))
    return written.getvalue()
