"""Wrong entries are refused with file, line, what stands there and what may stand there."""

import re

import pytest

from loaders.build import Sources, build_table

WATER = "kalender/1-water.yaml"
BODEM = "kalender/2-bodem.yaml"


def line_of(calendar, name, text):
    lines = (calendar / name).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (WATER, "tekst: Q2 2025", "tekst: Q5 2026", ["‘Q5 2026’", "Q1 2026 (kwartaal)"]),
        (WATER, "maakt onderdeel uit van 1.1.4", "maakt onderdeel uit van 1.1.44", ["1.1.44"]),
        (WATER, "kopnoot: gekoppeld aan 1.1.9.", "kopnoot: vlakbij 1.1.9.", ["verwijzingen.yaml"]),
        (
            WATER,
            "titel: Bekijken hoe beprijzing drinkwater wordt ingezet",
            "titel: ",
            ["titel is leeg"],
        ),
        (
            WATER,
            "titel: Bekijken hoe beprijzing drinkwater wordt ingezet",
            f"titel: {'x' * 61}",
            ["hoogstens 60"],
        ),
        (WATER, "herkomst: nieuw", "herkomst: motie", ["‘motie’", "kamerbrief, nieuw"]),
        (WATER, "pagina: 12", "pagina: twaalf", ["‘twaalf’", "geheel getal"]),
        (WATER, "pagina: 12", "pagina: 39", ["hoogstens 38"]),
        (WATER, "maatregel: 1.1.4\n", "maatregel: 1.1.x\n", ["‘1.1.x’"]),
        (WATER, "maatregel: 1.1.4\n", "maatregel: 4.1.4\n", ["‘4.1.4’", "geen subthema"]),
        (WATER, "tekst: Deltaprogramma IJsselmeergebied", "tekst: Handdruk", ["‘Handdruk’"]),
        (WATER, "doorwerking: Nota Ruimte", "doorwerking: Nota Lawaai", ["‘Nota Lawaai’"]),
        (WATER, "regel_nr: 3, moment_nr: 1", "regel_nr: 7, moment_nr: 1", ["toegestaan: 0, 1, 2"]),
        (WATER, "{regel_nr: 2, moment_nr: 1", "{regel_nr: 1, moment_nr: 1", ["komt al voor"]),
        (WATER, "    - stap_nr: 2", "    - stap_nr: 1", ["stap_nr 1 komt al voor"]),
        (WATER, "subthema: 'Water: voldoende + schoon ruimte'", "subthema: Lucht", ["‘Lucht’"]),
        (BODEM, "keuze: 16", "keuze: 15", ["keuze 15 staat er twee keer"]),
        (BODEM, "keuze: 16", "keuze: 34", ["hoogstens 33"]),
        (BODEM, "    kopnoot: ontbreekt", "    kopnoot: ontbreekt\n    kleur: rood", ["‘kleur’"]),
        (
            BODEM,
            "    kopnoot: ontbreekt",
            "    kopnoot: ontbreekt\n    pagina: 3",
            ["staat hier al"],
        ),
        (BODEM, "    kopnoot: ontbreekt", "    kopnoot:\tontbreekt", ["tab in", "spaties"]),
        (BODEM, "    kopnoot: ontbreekt", "    kopnoot: [", ["geen geldige YAML"]),
        ("instrumenten.yaml", "naam: Meldplicht", "naam:", ["plan A zonder instrument"]),
        ("instrumenten.yaml", "patroon: meldplicht", "patroon: (meld", ["reguliere expressie"]),
        ("instrumenten.yaml", "plan: B", "plan: C", ["‘C’", "A, B, overig"]),
        ("partijen.yaml", r"patroon: \bBZK\b", "patroon: (BZK", ["reguliere expressie"]),
        ("samenvattingstabel.yaml", "keuzes: 14", "keuzes: veertien", ["‘veertien’"]),
        ("sporen.yaml", "moment: Q3 2026", "moment: Q9 2026", ["‘Q9 2026’"]),
        ("leesregels.yaml", "kolommen: [amvb]", "kolommen: [kleur]", ["‘kleur’"]),
    ],
)
def test_wrong_entry_gives_file_line_and_what_may_stand_there(
    calendar, spoil, refusal, file, old, new, said
):
    spoil(file, old, new)
    lines = refusal()
    matching = [line for line in lines if all(part in line for part in said)]
    assert matching, lines
    assert re.search(rf"{re.escape(file)}:[0-9]+: ", matching[0])


def test_the_line_number_is_that_of_the_wrong_entry(calendar, spoil, refusal):
    spoil(WATER, "tekst: Q2 2025", "tekst: Q5 2026")
    (line,) = refusal()
    assert f"{WATER}:{line_of(calendar, WATER, 'Q5 2026')}: " in line


def test_all_errors_are_told_at_once(spoil, refusal):
    spoil(WATER, "tekst: Q2 2025", "tekst: Q5 2026")
    spoil(WATER, "tekst: Deltaprogramma IJsselmeergebied", "tekst: Handdruk")
    spoil(BODEM, "pagina: 24", "pagina: 99")
    spoil("samenvattingstabel.yaml", "keuzes: 14", "keuzes: veertien")
    lines = refusal()
    assert len(lines) >= 3
    for part in ("Q5 2026", "Handdruk", "‘99’", "‘veertien’"):
        assert any(part in line for line in lines)


def test_not_utf8_names_the_line(calendar, refusal):
    path = calendar / BODEM
    path.write_bytes(path.read_bytes().replace("efficiënt".encode(), "efficiënt".encode("latin-1")))
    assert any("geen UTF-8" in line and "2-bodem.yaml:" in line for line in refusal())


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_cut_off_half_way_is_refused(calendar, refusal, share):
    path = calendar / WATER
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert any("1-water.yaml" in line for line in refusal())


def test_cut_off_at_the_end_of_an_entry_is_still_seen(calendar, refusal):
    path = calendar / WATER
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("- keuze: 9")], encoding="utf-8")
    assert any("afgebroken" in line for line in refusal())


@pytest.mark.parametrize("name", [WATER, "instrumenten.yaml", "samenvattingstabel.yaml"])
def test_a_missing_or_empty_file_is_said(calendar, refusal, name):
    path = calendar / name
    path.write_text("", encoding="utf-8")
    assert any(path.name in line for line in refusal())
    if name != WATER:
        path.unlink()
        assert any(path.name in line and "ontbreekt" in line for line in refusal())


def test_a_control_character_is_refused(calendar, refusal):
    path = calendar / BODEM
    path.write_text(path.read_text(encoding="utf-8").replace("1.2.1", "1.2\x07.1", 1), "utf-8")
    assert any("2-bodem.yaml:" in line for line in refusal())


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("maatregel: 1.2.1", "maatregel: 1.2\u200b.1", "ZERO WIDTH SPACE"),
        ("maatregel: 1.2.1", "maatregel: 1.2.1\u00a0", "NO-BREAK SPACE"),
        ("keuze: 16", "keuze: 1_6", "schrijf het zonder streepjes"),
        ("kopnoot: ontbreekt", "kopnoot: !!binary b250", "het label"),
        ("kopnoot: ontbreekt", "kopnoot: &a ontbreekt", "een anker"),
        ("kopnoot: ontbreekt", "kopnoot: &a [*a]", "een anker"),
        ("kopnoot: ontbreekt", f"kopnoot: {'[' * 30}{']' * 30}", "dieper dan"),
        ("kopnoot: ontbreekt", f"kopnoot: {'[' * 5000}{']' * 5000}", "dieper dan"),
    ],
)
def test_what_is_not_seen_or_means_more_than_it_says_is_refused(spoil, refusal, old, new, said):
    spoil(BODEM, old, new)
    assert any(said in line and "2-bodem.yaml:" in line for line in refusal())


def test_a_byte_order_mark_is_refused_by_name(calendar, refusal):
    path = calendar / BODEM
    path.write_text("\ufeff" + path.read_text(encoding="utf-8"), encoding="utf-8")
    assert any("U+FEFF" in line and "2-bodem.yaml:1:" in line for line in refusal())


def test_line_ends_of_windows_are_fine(calendar):
    for path in (calendar / "kalender").glob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert build_table(Sources(calendar)).num_rows == 194
