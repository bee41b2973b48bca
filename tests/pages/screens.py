"""Runs one screen, as a reader opens it by its link, without a browser."""

from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from loaders.settings import ROOT

SECONDS = 30


def open_screen(url_path: str, **query: str | list[str]) -> AppTest:
    """The screen at this address with these parameters in its URL, drawn once."""
    app = AppTest.from_file(str(ROOT / "pages/router/run.py"), default_timeout=SECONDS)
    # AppTest.switch_page takes files alone; pages that are functions go by the hash of their path.
    app._page_hash = calc_hash(url_path) if url_path else ""
    for name, value in query.items():
        app.query_params[name] = value
    return app.run()


def widget(app: AppTest, kind: str, label: str, *, last: bool = False):
    """The one field with this label; last: of two, that of the dialog, which is drawn last."""
    found = [one for one in getattr(app, kind) if one.label.startswith(label)]
    assert len(found) == (2 if last and len(found) > 1 else 1), (label, len(found))
    return found[-1]


def press(app: AppTest, label: str) -> AppTest:
    app = widget(app, "button", label).click().run()
    assert not app.exception
    return app
