from loaders.table import read_table
from selections.words import code_in_words


def test_only_the_54_are_called_maatregel():
    table = read_table()
    heads = table.drop_duplicates("maatregel")
    called = {row.maatregel: code_in_words(row.maatregel) for row in heads.itertuples()}
    maatregelen = [code for code, words in called.items() if words == f"maatregel {code}"]
    assert len(maatregelen) == 54
    assert set(heads.query("herkomst == 'kamerbrief'")["maatregel"]) == set(maatregelen)
    assert (called["SK14"], called["1.1.1b"]) == ("code SK14", "code 1.1.1b")
