"""The overheidslagen that the publication names, in the order in which they are always named."""

from typing import Literal, get_args

Laag = Literal["Rijk", "provincie", "waterschap", "gemeente"]
LAGEN: tuple[str, ...] = get_args(Laag)
