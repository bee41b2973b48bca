"""The HTML of our own tables: what stands in it, and that text never becomes HTML."""

from html.parser import HTMLParser

from markupsafe import Markup

from shell.table import Column, screen_link, table

HOSTILE = '<img src=x onerror="alert(1)">&amp;\'"'
COLUMNS = (Column("Maatregel"), Column("Aantal", numeric=True))


class Reader(HTMLParser):
    """Keeps the elements and the text of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict]] = []
        self.text = ""
        self.feed(str(html))

    def handle_starttag(self, tag: str, attributes: list) -> None:
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_headers_say_what_they_head() -> None:
    found = Reader(table("Tabel", COLUMNS, [("1.1.1", 2)])).elements
    assert [element for element in found if element[0] == "th"] == [
        ("th", {"scope": "col"}),
        ("th", {"scope": "col", "class": "getal"}),
        ("th", {"scope": "row"}),
    ]


def test_columns_stand_under_the_header_of_their_group() -> None:
    columns = [Column("Borging", group="gedrukt"), Column("Plan", group="afgeleid")]
    html = table("Tabel", [*columns, Column("Laag", group="afgeleid")], [])
    head = Reader(html[html.index("<thead>") : html.index("</thead>")])
    assert head.text == "gedruktafgeleidBorgingPlanLaag"
    named = [attributes.get("aria-label") for tag, attributes in head.elements if tag == "th"]
    assert named == ["Borging, gedrukt", "Plan, afgeleid", "Laag, afgeleid"]


def test_text_is_never_html() -> None:
    found = Reader(table(HOSTILE, (Column(HOSTILE), Column("x")), [(HOSTILE, HOSTILE)]))
    assert {tag for tag, _ in found.elements} <= {
        *("div", "table", "caption", "thead", "tbody", "tr", "th", "td")
    }
    assert found.text.count(HOSTILE) == 4


def test_address_and_words_of_a_link_are_never_html() -> None:
    ((tag, attributes),) = Reader(screen_link(HOSTILE, HOSTILE, HOSTILE)).elements
    assert tag == "a"
    assert attributes == {"data-scherm": None, "href": HOSTILE, "aria-label": HOSTILE}


def test_last_row_is_the_total() -> None:
    html = table("Tabel", COLUMNS, [("a", 1), ("Totaal", 1)], total=True)
    assert html.index("<tfoot>") < html.index("Totaal")
    assert html.index("</tbody>") > html.index(Markup(">a<"))
