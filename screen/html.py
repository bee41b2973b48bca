"""HTML for `st.html`: text from data or URL is escaped here, in one place."""

from html import escape


def screen_link(address: str, words: str, spoken: str = "") -> str:
    """A link to a screen of the dashboard, which `static/links.js` follows without a new page.

    spoken: what a screen reader says where `words`, a number for one, do not tell where it leads.
    """
    label = f' aria-label="{escape(spoken)}"' if spoken else ""
    return f'<a data-scherm href="{escape(address)}"{label}>{escape(words)}</a>'
