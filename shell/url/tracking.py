"""Parameters that others put behind every address, to follow who comes from where."""

import re

_TRACKING = re.compile(r"utm_.*|mc_.*|fbclid|gclid|msclkid|_", re.IGNORECASE | re.DOTALL)


def is_tracking(name: str) -> bool:
    """Whether a parameter of this name says nothing about the view: it is passed over unsaid."""
    return _TRACKING.fullmatch(name) is not None
