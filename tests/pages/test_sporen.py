"""Sporen en schillen: what the publication does not say is said, on the screen and in a file."""

from pages.sporen.page import tables
from tests.pages.views import view_of

BY_TITLE = {tabel.title: tabel for tabel in tables(view_of())}


def test_a_row_without_a_moment_says_so_in_a_file_too() -> None:
    moments = BY_TITLE["Spoor II"].column("Moment zoals gedrukt")
    assert moments.count("niet in de bron") == 2
    assert BY_TITLE["Weging per maatregel"].column("Momenten").count("geen moment") == 23


def test_lines_per_schil_add_up() -> None:
    lines = BY_TITLE["Borgingsregels per schil"]
    assert all(a + b + other == total for _, a, b, other, total in lines.values())
