"""Lists as HTML: of items, and of names with what is said of each."""

from collections.abc import Iterable

from markupsafe import Markup

_Words = str | Markup


def listed(items: Iterable[_Words], called: str = "") -> Markup:
    """A list with these items, one under the other; called: its class in the style sheet."""
    return _list("ul", "<li>{}</li>", ((one,) for one in items), called)


def terms(told: Iterable[tuple[object, object]], called: str = "") -> Markup:
    """Each name with what is said of it under it."""
    return _list("dl", "<dt>{}</dt><dd>{}</dd>", told, called)


def facts(told: Iterable[tuple[object, object]], called: str = "") -> Markup:
    """Each name with what is said of it, as a whole that the style sheet can set apart."""
    return _list("dl", "<div><dt>{}</dt><dd>{}</dd></div>", told, called)


def _list(tag: str, entry: str, entries: Iterable[tuple], called: str) -> Markup:
    inner = Markup("").join(Markup(entry).format(*one) for one in entries)
    css = Markup(' class="{}"').format(called) if called else ""
    return Markup("<{0}{1}>{2}</{0}>").format(tag, css, inner)
