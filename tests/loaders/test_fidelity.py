"""Word for word: against the publication where it is at hand, by fingerprints everywhere."""

import pytest

from loaders.errors import Problems
from loaders.fidelity import compare
from loaders.paths import DATA
from loaders.publication import ANNEX, COLUMNS
from loaders.running_text import load_text
from loaders.transcription import load_kalender

# Without the publication at hand only the fingerprints say what its words are.
NO_TEXT = DATA / "no-such-file"


def test_no_word_differs_from_the_fingerprints_of_the_publication():
    assert compare(NO_TEXT) == []


def test_no_word_differs_from_the_publication():
    """Without the publication at hand `compare` falls back on the fingerprints, as users get."""
    assert compare() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("kalender/1-water.yaml", "Naming & shaming", "Naming & praising", "1.1.13"),
        ("kalender/1-water.yaml", "tekst: Q2 2025", "tekst: Q3 2025", "1.1.10"),
        ("kalender/2-bodem.yaml", "Pilots hangen samen", "Proeven hangen samen", "1.2.8"),
        (
            "kalender/2-bodem.yaml",
            "tekst: Nationaal Strategisch Plan\n",
            "tekst: Plan X\n",
            "1.2.6",
        ),
        ("publicatie.yaml", "terugvaloptie", "uitwijkoptie", "Bladzijde 1"),
        ("publicatie.yaml", "beheersovereenkomsten", "beheersafspraken", "Bladzijde 4"),
        ("publicatie.yaml", "kop: Voorstel vervolg", "kop: Vervolg", "Bladzijde 7"),
        ("kalender/1-water.yaml", "pagina: 12", "pagina: 13", "1.1.2"),
        ("kalender/2-bodem.yaml", "pagina_toelichting: 29", "pagina_toelichting: 28", "1.2.9"),
    ],
)
def test_a_changed_word_is_found_by_the_fingerprints(calendar, spoil, file, old, new, place):
    spoil(file, old, new)
    differences = compare(NO_TEXT, calendar)
    assert differences
    assert all(line.startswith(place) for line in differences)


def test_a_vermelding_that_is_missing_is_found(calendar):
    path = calendar / "kalender" / "6-hoge-zandgronden.yaml"
    text = path.read_text(encoding="utf-8")
    start = text.rindex("  - ", 0, text.index("maatregel: 3.3.5"))
    path.write_text(text[:start] + text[text.rindex("...") :], encoding="utf-8")
    assert any("3.3.5" in line for line in compare(NO_TEXT, calendar))


@pytest.fixture
def publication(tmp_path):
    """A text laid out as the publication, made from the calendar, hyphens lost and lines broken."""
    lines: list[tuple[int, str]] = []
    text = load_text()
    headings = {chapter.pagina: chapter for chapter in text.hoofdstukken}
    kop = None
    for alinea in text.alineas:
        if alinea.kop and alinea.kop != kop:
            lines.append((alinea.pagina, alinea.kop))
        kop = alinea.kop
        lines.append((alinea.pagina, f"• {alinea.tekst}"))
        # The heading of a chapter stands in the middle of the words it stands over.
        if chapter := headings.pop(alinea.pagina, None):
            lines.append((chapter.pagina, f"{chapter.hoofdstuk}   {chapter.titel}"))
    lines += [(10, ANNEX), (10, "1.1  Voldoende en schoon (zoet)water")]
    for entry in load_kalender(Problems()):
        item = entry.item
        head = []
        if entry.place[-1] == 0:
            broken = entry.keuze.keuze_tekst.replace(" en ", " en \n")
            head += [f"Structurerende keuze {entry.keuze.keuze}", broken]
        if item.maatregel == "3.3.5":
            continue
        code = f"{item.gedrukte_code}. " if item.gedrukte_code else ""
        kopnoot = f"({item.kopnoot})" if code and item.kopnoot else item.kopnoot
        head += [f"Maatregel {code}{kopnoot}", item.maatregel_tekst, COLUMNS]
        lines += [(item.pagina, line) for line in head]
        for stap in item.stappen:
            cells = [stap.stap, stap.doorwerking, *(regel.tekst for regel in stap.borging)]
            cells += [moment.tekst for moment in stap.agendering]
            lines += [(item.page_of(stap), line) for line in cells]
        lines.append((item.page_of_toelichting, f"Toelichting: \n{item.toelichting}"))
    before = [0, *(page for page, _ in lines)]
    lines = [
        f" {line}" if page != previous else line
        for previous, (page, line) in zip(before, lines, strict=False)
    ]
    text = "\n".join(lines).replace("-", "")
    # The deviations on purpose, as the real publication has them.
    for ours, theirs in [
        ("2024\n2026\n2028\n2030", "2024, 2026,\n2028, 2030"),
        ("onder de Omgevingswet wordt hierop", "onder de Omgevingswet11 wordt hierop"),
        ("Nationaal Strategisch Plan", "Nationaal Strategisch Plan15"),
    ]:
        assert ours in text
        text = text.replace(ours, theirs)
    path = tmp_path / "publication.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_hyphens_and_line_breaks_are_folded(publication):
    assert compare(publication) == []


def test_a_changed_word_is_found_in_the_text(publication, calendar, spoil):
    spoil("kalender/1-water.yaml", "Naming & shaming", "Naming & praising")
    differences = compare(publication, calendar)
    assert differences
    assert all(line.startswith("1.1.13") for line in differences)
    assert any("prai" in line for line in differences)


def test_the_publication_itself_is_not_in_the_project():
    assert not list(DATA.rglob("*.txt"))
