"""The log of the tests of `voortgang`, for what is made of it here."""

from tests.voortgang.conftest import (  # noqa: F401
    clock,
    database,
    kalender,
    office,
    pytest_generate_tests,
    store,
    url,
)
