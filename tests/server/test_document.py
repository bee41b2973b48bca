import re

from server.document import SCRIPT, assets, document


def test_page_is_dutch_and_ours() -> None:
    html = document().html.decode()
    assert '<html lang="nl">' in html
    assert "<title>Borgingskalender Water en Bodem Sturend</title>" in html
    assert "You need to enable JavaScript" not in html


def test_our_files_come_before_those_of_streamlit_run() -> None:
    html = document().html.decode()
    ours = re.search(r'<script src="\./(vormgeving/dashboard\.[0-9a-f]{12}\.js)" data-plotly', html)
    assert ours is not None
    assert f"/{ours[1]}" == assets()[SCRIPT].address


def test_every_inline_script_is_allowed_by_its_hash() -> None:
    inline = re.findall(r"<script>", document().html.decode())
    assert len(document().script_hashes) == len(inline) == 1
    assert document().script_hashes[0].startswith("'sha256-")


def test_the_dictionary_is_in_the_script() -> None:
    script = assets()[SCRIPT].content.decode()
    assert '"Skip to main content": "Naar de inhoud"' in script
    assert "= DICTIONARY" not in script
