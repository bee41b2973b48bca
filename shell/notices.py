"""Notices on a screen: what a reader must be told now, and what to bear in mind while reading."""

from collections.abc import Iterable

from markupsafe import Markup

_PARAGRAPH, _ITEM = Markup("<p>{}</p>"), Markup("<li>{}</li>")


def melding(
    *paragraphs: str | Markup, items: Iterable[str | Markup] = (), said: bool = True
) -> Markup:
    """A notice of these paragraphs, and a list under them where there are items.

    said: whether a screen reader says it when it comes (`server/static/spoken.js`), or reads it in
    its place.
    """
    words = Markup("").join(_PARAGRAPH.format(words) for words in paragraphs)
    listed = Markup("").join(_ITEM.format(words) for words in items)
    return Markup('<div class="melding"{}>{}{}</div>').format(
        Markup(" data-zeg") if said else "",
        words,
        Markup("<ul>{}</ul>").format(listed) if listed else "",
    )


def voorbehoud(*sentences: str | Markup) -> Markup:
    """What a reader has to bear in mind of what stands beside it, as a paragraph."""
    return Markup('<p class="voorbehoud">{}</p>').format(Markup(" ").join(sentences))
