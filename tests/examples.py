"""How many examples a test tries that makes up its own: fewer in `make check`."""

from hypothesis import settings

MOST = 50
# How long an example takes says more about the machine than about the code.
settings.register_profile("borgingskalender", deadline=None, max_examples=MOST)
settings.register_profile("check", deadline=None, max_examples=MOST // 5)


def examples(most: int, **more: object) -> settings:
    """So many, and in `make check` a fifth of them."""
    return settings(max_examples=most * settings.default.max_examples // MOST, **more)
