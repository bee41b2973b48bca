import html

from hypothesis import given
from hypothesis import strategies as st

from figures.text import escaped, lines, shortened, wrapped
from selections.words import counted, enumeration


def test_nothing_in_a_text_is_read_as_html():
    assert escaped("<b>x</b> & <a href='y'>z</a>") == (
        "&lt;b&gt;x&lt;/b&gt; &amp; &lt;a href='y'&gt;z&lt;/a&gt;"
    )


@given(st.text())
def test_an_escaped_text_has_no_tags_and_reads_back(text):
    assert "<" not in escaped(text) and ">" not in escaped(text)
    assert html.unescape(escaped(text)) == " ".join(html.unescape(escaped(text)).split())


@given(st.text(alphabet="ab <&>-", max_size=200), st.integers(5, 40))
def test_wrapping_keeps_every_character_and_the_width(text, width):
    broken = [html.unescape(line) for line in lines(text, width)]
    assert all(len(line) <= width for line in broken)
    assert "".join("".join(broken).split()) == "".join(text.split())


def test_lines_are_joined_by_a_break_of_ours():
    assert wrapped("aan de orde", 6) == "aan de<br>orde"


def test_a_text_is_shortened_after_a_whole_word():
    assert shortened("Wij werken toe naar nieuwe bronnen", 20) == "Wij werken toe …"
    assert shortened("Kort", 20) == "Kort"


def test_numbers_and_lists_in_dutch():
    assert counted(19400, "regel") == "19.400 regels"
    assert counted(1, "regel") == "1 regel" and counted(0, "moment") == "0 momenten"
    assert enumeration(["a", "b", "c"]) == "a, b en c" and enumeration(["a"]) == "a"
