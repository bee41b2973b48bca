"""Reading charts out of Word and PowerPoint files, without the libraries that wrote them."""

import io
import zipfile
from dataclasses import dataclass

import openpyxl
from lxml import etree

NAMES = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
}


@dataclass(frozen=True)
class ReadChart:
    """What a chart shows, and the rows of the workbook behind it."""

    categories: list[str]
    series: dict[str, list[float | None]]
    workbook: list[tuple]


def charts(file: bytes, folder: str) -> list[ReadChart]:
    """The charts of an Office file in the order of their numbers; folder: of its chart parts."""
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        parts = [name for name in archive.namelist() if name.startswith(f"{folder}/chart")]
        parts.sort(key=lambda name: int("".join(filter(str.isdigit, name))))
        return [_chart(archive, name) for name in parts]


def _chart(archive: zipfile.ZipFile, name: str) -> ReadChart:
    root = etree.fromstring(archive.read(name))
    categories: list[str] = []
    series = {}
    for found in root.iterfind(".//c:ser", NAMES):
        categories = found.xpath("c:cat//c:pt/c:v/text()", namespaces=NAMES)
        values: list[float | None] = [None] * len(categories)
        for point in found.iterfind("c:val//c:pt", NAMES):
            values[int(point.get("idx"))] = float(point.findtext("c:v", namespaces=NAMES))
        series[found.xpath("string(c:tx//c:v)", namespaces=NAMES)] = values
    return ReadChart(categories, series, _workbook(archive, name, root))


def _workbook(archive: zipfile.ZipFile, name: str, root) -> list[tuple]:
    wanted = root.xpath("string(c:externalData/@r:id)", namespaces=NAMES)
    folder, _, own = name.rpartition("/")
    relations = etree.fromstring(archive.read(f"{folder}/_rels/{own}.rels"))
    (target,) = relations.xpath(f"p:Relationship[@Id='{wanted}']/@Target", namespaces=NAMES)
    path = f"{folder.split('/')[0]}/{target.removeprefix('../')}"
    sheet = openpyxl.load_workbook(io.BytesIO(archive.read(path))).active
    return list(sheet.iter_rows(values_only=True))
