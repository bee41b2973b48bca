"""Only who opened the printed address writes; what a request says of itself never gives a right."""

import pytest

from shell.this_computer import COOKIE, TOKEN, cookie_name, is_here, listens_here_only, opens

PORT = 8501
OWN = {"Origin": "http://127.0.0.1:8501", "Host": "127.0.0.1:8501"}
GIVEN = {cookie_name(PORT): COOKIE}


def test_who_opened_the_printed_address_is_here() -> None:
    assert opens(TOKEN)
    assert TOKEN != COOKIE
    for origin in ("http://127.0.0.1:8501", "http://localhost:8501", "http://[::1]:8501"):
        assert is_here({"Origin": origin}, GIVEN, "127.0.0.1", PORT)


@pytest.mark.parametrize(
    ("headers", "cookies", "address"),
    [
        (OWN, {}, "127.0.0.1"),
        (OWN, {cookie_name(PORT): ""}, "127.0.0.1"),
        (OWN, {cookie_name(PORT): TOKEN}, "127.0.0.1"),
        (OWN, {cookie_name(PORT): COOKIE[:-1] + "é"}, "127.0.0.1"),
        (OWN, {cookie_name(8502): COOKIE}, "127.0.0.1"),
        ({}, GIVEN, "127.0.0.1"),
        ({"Host": "127.0.0.1:8501"}, GIVEN, "127.0.0.1"),
        ({"Origin": "null"}, GIVEN, "127.0.0.1"),
        ({"Origin": "http://127.0.0.1:8502"}, GIVEN, "127.0.0.1"),
        ({"Origin": "https://127.0.0.1:8501"}, GIVEN, "127.0.0.1"),
        ({"Origin": "http://127.0.0.1"}, GIVEN, "127.0.0.1"),
        ({"Origin": "http://127.0.0.1:notaport"}, GIVEN, "127.0.0.1"),
        ({"Origin": "http://127.0.0.1.example.org:8501"}, GIVEN, "127.0.0.1"),
        ({"Origin": "https://dashboard.example.org"}, GIVEN, "127.0.0.1"),
        (OWN | {"X-Forwarded-For": "127.0.0.1"}, GIVEN, "127.0.0.1"),
        (OWN | {"Forwarded": "for=127.0.0.1"}, GIVEN, "127.0.0.1"),
        (OWN, GIVEN, "0.0.0.0"),
        (OWN, GIVEN, ""),
        (OWN, GIVEN, None),
    ],
)
def test_nothing_else_is(headers, cookies, address) -> None:
    assert not is_here(headers, cookies, address, PORT)


WRONG = ("", "x", TOKEN[:-1], TOKEN + "x", COOKIE, "é" * 43)


# Named by number: the token is another one in each worker.
@pytest.mark.parametrize("token", WRONG, ids=range(len(WRONG)))
def test_no_other_token_opens(token: str) -> None:
    assert not opens(token)


@pytest.mark.parametrize(
    ("address", "here"),
    [
        ("127.0.0.1", True),
        ("127.1.2.3", True),
        ("::1", True),
        ("[::1]", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.4", False),
        ("localhost.example.org", False),
        ("", False),
        (None, False),
    ],
)
def test_which_addresses_are_of_this_computer_alone(address: str | None, here: bool) -> None:
    assert listens_here_only(address) == here


@pytest.mark.parametrize(
    ("headers", "address", "here"),
    [
        (OWN, "127.0.0.1", True),
        (OWN, "0.0.0.0", False),
        (OWN | {"X-Forwarded-For": "127.0.0.1"}, "127.0.0.1", False),
        ({"Origin": "http://127.0.0.1:8502"}, "127.0.0.1", False),
        ({}, "127.0.0.1", False),
    ],
)
def test_a_log_to_practise_with_is_open_to_whoever_sits_here(
    headers: dict[str, str], address: str, here: bool
) -> None:
    assert is_here(headers, {}, address, PORT, practice=True) == here
    assert not is_here(headers, {}, address, PORT)
