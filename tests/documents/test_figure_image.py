import io

from lxml import etree
from PIL import Image

from documents import figure_image
from tests.documents.frame import INFO, hostile_rows, ordinary_rows

SVG = "{http://www.w3.org/2000/svg}"


def test_the_png_is_a_picture_that_grows_with_its_rows(calendar):
    small = Image.open(io.BytesIO(figure_image.build_png(ordinary_rows(), INFO)))
    large = Image.open(io.BytesIO(figure_image.build_png(calendar, INFO)))
    assert small.format == large.format == "PNG"
    assert small.width == large.width > 1_600
    assert large.height > 5 * small.height
    assert small.convert("RGB").getpixel((0, 0)) == (255, 255, 255)
    colours = {colour for _, colour in small.convert("RGB").getcolors(maxcolors=1_000_000)}
    assert {(0x15, 0x42, 0x73), (0xFF, 0xE3, 0xC2), (0xA9, 0x00, 0x61)} <= colours


def test_the_svg_says_what_it_is_and_holds_nothing_that_runs():
    for rows in (ordinary_rows(), hostile_rows()):
        root = etree.fromstring(figure_image.build_svg(rows, INFO))
        assert root.get("role") == "img"
        assert root.get("aria-label") == f"Borgingskalender: {INFO.title}"
        assert root.findtext(f"{SVG}title") == f"Borgingskalender: {INFO.title}"
        said = root.findtext(f"{SVG}desc")
        assert said.startswith("Tijdlijn van 20") and "(plan afgeleid)" in said
        # The picture has no table and no sentences.
        assert said.endswith("Elke regel staat in woorden in de PDF, het Word- en het CSV-bestand.")
        tags = {element.tag for element in root.iter()}
        assert not tags & {f"{SVG}{name}" for name in ("script", "image", "foreignObject")}


def test_a_selection_without_rows_is_a_picture_of_that():
    none = ordinary_rows().iloc[:0]
    assert figure_image.build_svg(none, INFO).startswith(b"<svg")
    assert figure_image.build_png(none, INFO).startswith(b"\x89PNG")
