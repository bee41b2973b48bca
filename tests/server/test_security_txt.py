from datetime import UTC, datetime

import pytest

from server.security_txt import security_txt

NOW = datetime(2026, 11, 24, tzinfo=UTC)


def test_says_whom_to_tell_and_until_when() -> None:
    text = security_txt("mailto:cert@example.nl", "2027-06-30T02:00:00+02:00", NOW)
    assert text is not None
    assert text.splitlines() == [
        "Contact: mailto:cert@example.nl",
        "Expires: 2027-06-30T00:00:00Z",
        "Preferred-Languages: nl, en",
    ]


@pytest.mark.parametrize(
    ("contact", "expires"),
    [
        ("", "2027-06-30T00:00:00Z"),
        ("mailto:cert@example.nl", ""),
        ("mailto:cert@example.nl", "2026-11-24T00:00:00Z"),
        ("mailto:cert@example.nl", "2020-01-01T00:00:00Z"),
    ],
)
def test_is_not_served_where_it_does_not_hold(contact: str, expires: str) -> None:
    assert security_txt(contact, expires, NOW) is None


@pytest.mark.parametrize("expires", ["volgend jaar", "2027-06-30", "2027-06-30T00:00:00"])
def test_an_expiry_that_is_no_moment_is_refused(expires: str) -> None:
    with pytest.raises(ValueError):
        security_txt("mailto:cert@example.nl", expires, NOW)
