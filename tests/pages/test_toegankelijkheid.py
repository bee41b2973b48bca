"""Toegankelijkheid: what it claims, and the ways to it."""

from tests.pages import drawn
from tests.pages.screens import open_screen


def test_claims_no_conformity_and_says_what_was_not_tried() -> None:
    said = " ".join(drawn.words(open_screen("toegankelijkheid")).split())
    assert "niet door een onafhankelijke partij onderzocht" in said
    assert "niet getest met andere schermlezers dan Orca" in said
    assert "niet met het toetsenbord te bereiken" in said
    assert "voldoet volledig" not in said


def test_is_not_in_the_menu_and_keeps_the_view() -> None:
    for screen in ("", "bron"):
        found = [link.href for link in drawn.links(open_screen(screen, thema="bodem"))]
        assert "./toegankelijkheid?thema=bodem" in found
