"""How much of the window of this reader is free, as the browser says (server/static/width.js)."""

import re
from dataclasses import dataclass, replace

import streamlit as st

from shell.practice import taken

_WRITTEN = re.compile(r"([1-9][0-9]{1,4})x([1-9][0-9]{1,4})")


@dataclass(frozen=True)
class ScreenSize:
    """In CSS pixels."""

    width: int
    height: int

    @classmethod
    def read(cls, written: object) -> "ScreenSize | None":
        """Of "1280x720"; None for anything else."""
        found = _WRITTEN.fullmatch(written) if isinstance(written, str) else None
        return cls(int(found[1]), int(found[2])) if found else None

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


# Where a browser says nothing: that of a shared screen.
SHARED = ScreenSize(1280, 720)


def screen_size(since: object = None) -> ScreenSize:
    """The size now; since: what the browser wrote after the session began, which holds."""
    told = ScreenSize.read(since) or ScreenSize.read(st.context.cookies.get("maat")) or SHARED
    return replace(told, height=told.height - taken())
