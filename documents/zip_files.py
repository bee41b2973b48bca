"""The same bytes for the same input: zip-based formats without the clock of the machine."""

import io
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)


def saved(document) -> bytes:
    """The file of a document of python-docx, python-pptx or odfdo, its entries all dated 1980.

    Zip libraries date each entry with the moment of writing, so that two exports of one view
    would differ and an ETag on them would never match. Entries keep their compression: an
    OpenDocument file begins with an entry `mimetype` that must stay uncompressed.
    """
    file, written = io.BytesIO(), io.BytesIO()
    document.save(file)
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(written, "w") as target:
        for entry in source.infolist():
            fresh = zipfile.ZipInfo(entry.filename, _EPOCH)
            fresh.compress_type = entry.compress_type
            target.writestr(fresh, source.read(entry))
    return written.getvalue()
