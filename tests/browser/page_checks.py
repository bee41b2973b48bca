"""What holds for every screen, asked of a page in the browser."""

import re
from functools import cache
from importlib import resources

from playwright.sync_api import Locator, Page, TimeoutError

WCAG_22_AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]

# Words of Streamlit's and plotly's own interface that no Dutch sentence holds. A test asks that
# the calendar holds none of them either, so that a hit is always the interface's.
ENGLISH_WORDS = (
    *("add", "all", "apply", "ascending", "autoscale", "autosize", "available", "axes"),
    *("browse", "choose", "chart", "clear", "click", "close", "collapse", "column", "columns"),
    *("compare", "connecting", "connection", "copied", "copy", "date", "descending", "double"),
    *("drag", "drop", "empty", "end", "expand", "file", "files", "fullscreen", "heading", "hide"),
    *("hover", "lasso", "loading", "match", "matches", "month", "more", "navigation", "next"),
    *("options", "page", "pages", "pan", "pin", "press", "previous", "remove", "reset"),
    *("results", "running", "search", "select", "selected", "show", "sidebar", "skip", "sort"),
    *("the", "this", "toggle", "upload", "value", "values", "view", "your", "zoom"),
    *("january", "february", "march", "may", "june", "july", "october"),
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
)

# Shadow roots included: components draw in one of their own. Streamlit's icons are letters of a
# font, hidden from screen readers: their names are no words on the screen.
VISIBLE_WORDS = """() => {
  const NO_WORDS = "script, style, noscript, [aria-hidden='true'][translate='no']";
  const found = [];
  const visit = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.currentNode; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) {
        const holder = node.parentElement;
        if (holder && !holder.closest(NO_WORDS)) found.push(node.data);
        continue;
      }
      if (node.shadowRoot) visit(node.shadowRoot);
      if (!node.getAttribute) continue;
      for (const name of ["aria-label", "aria-description", "aria-valuetext", "title", "alt",
                          "aria-roledescription", "placeholder", "data-title"]) {
        if (node.getAttribute(name)) found.push(node.getAttribute(name));
      }
    }
  };
  visit(document.body);
  return [...found, document.title];
}"""

# What components draw comes after the script: charts first, then the table under a chart.
TWO_FRAMES = "() => new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)))"
COMPONENTS_STAND = """() => document.querySelector("[aria-busy='true']") === null
  && [...document.querySelectorAll(".stBidiComponent")].every(
    (one) => one.querySelector(
      ".js-plotly-plot .main-svg, table, .melding, .velden, .velden_aanbod, .kaart_stand, " +
      ".concept"))"""
# What is said from here on.
HEAR = """() => {
  window.heard = [];
  const place = document.getElementById("gezegd");
  new MutationObserver(() => window.heard.push(place.dataset.laatst))
    .observe(place, { attributeFilter: ["data-laatst"] });
}"""
# Where the focus is, in words, and whether a ring is drawn: by the rule of style, or on the kaart
# and in a chart around the mark.
FOCUS = """() => {
  const at = document.activeElement;
  // A list field has the ring around the whole of it.
  const ringed = at.matches("[role=combobox]") ? at.closest("[role=group]") : at;
  const style = getComputedStyle(ringed);
  const box = at.getBoundingClientRect();
  const ring = at.querySelector(".kaart_rand:not([hidden]), .grafiek_rand:not([hidden])");
  const inside = box.right > 0 && box.left < innerWidth && box.width > 0 && box.height > 0;
  return {
    name: `${at.tagName} ${(at.ariaLabel || at.textContent).trim().slice(0, 50)}`,
    isBody: at === document.body,
    isSeen: inside && (ring !== null || (style.outlineStyle !== "none"
      && parseFloat(style.outlineWidth) >= 2 && style.visibility === "visible")),
  };
}"""
# WCAG 2.5.8: 24 px, or so far from others that a circle of 24 px on each meets no other. A link in
# a sentence or in a table is excused as inline; the marks of the kaart have the form tabel. What is
# 1 px is only said.
TOO_SMALL = """() => {
  const all = [...document.querySelectorAll("button, select, input, summary, [role=button], a")]
    .filter((one) => one.checkVisibility() && !one.matches("#springen a, [aria-hidden=true] *"))
    .filter((one) => !one.matches(":is(p, li, td, th, dd, caption, h2, h3) a, label input"))
    .map((one) => [one, one.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && box.height > 1);
  const middle = (box) => [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
  const small = all.filter(([, box]) => Math.min(box.width, box.height) < 23.9);
  return small.filter(([one, box]) => all.some(([other, its]) => {
    if (one === other || one.contains(other) || other.contains(one)) return false;
    const [x, y] = middle(box);
    const across = Math.max(its.left - x, x - its.right, 0);
    const down = Math.max(its.top - y, y - its.bottom, 0);
    return Math.hypot(across, down) < 12;
  })).map(([one]) => (one.ariaLabel || one.textContent).trim().slice(0, 60));
}"""
POP_UP = "[data-testid='stPopoverBody']"
# More stops than the longest dialog has.
STOPS_INSIDE = 30
SCRIPT_IS_DONE = "[data-testid='stApp'][data-test-script-state='notRunning']"


def open_screen(page: Page, url: str) -> None:
    """Go to a screen and wait until it is drawn whole."""
    page.goto(url)
    page.get_by_role("heading", level=1).wait_for()
    wait_until_drawn(page)


def wait_until_drawn(page: Page) -> None:
    """Wait until the script of the screen has run; call it after a click or a filter."""
    page.locator(SCRIPT_IS_DONE).wait_for(state="attached")
    page.evaluate(TWO_FRAMES)
    page.wait_for_function(COMPONENTS_STAND)


def field(page: Page, label: str) -> Locator:
    """The button of the field with that label, which says what is chosen in it."""
    return page.locator(".velden_knop", has_text=re.compile(f"^{label}")).first


def choose(page: Page, label: str, *options: str) -> None:
    """Choose in the list that opens under that field, and close it."""
    field(page, label).click()
    for option in options:
        page.get_by_role("checkbox", name=option, exact=True).check()
    page.keyboard.press("Escape")


def pick(page: Page, label: str, *codes: str) -> None:
    """Choose in the field with that label by typing codes, by keyboard alone."""
    field(page, label).press("Enter")
    for code in codes:
        page.keyboard.type(code)
        page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    wait_until_drawn(page)


def assert_well(page: Page, *widths: int) -> None:
    """The page as it stands, on each of these widths, is accessible, in Dutch, and fits."""
    size = page.viewport_size
    for width in widths or (size["width"],):
        page.set_viewport_size(size | {"width": width})
        wait_until_drawn(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        wrong = [*axe_violations(page), *english_on(page)]
        assert wrong == [], wrong


def assert_opened_well(page: Page, inside: str) -> None:
    """In the dialog or pop-up that has the focus each stop is seen and large enough, and Tab stays
    in it."""
    page.wait_for_function("inside => !!document.activeElement.closest(inside)", arg=inside)
    small = page.evaluate(TOO_SMALL)
    assert small == [], small
    for _ in range(STOPS_INSIDE):
        page.keyboard.press("Tab")
        try:
            # What opens can still be on its way.
            page.wait_for_function(f"() => ({FOCUS})().isSeen")
        except TimeoutError:
            raise AssertionError(page.evaluate(FOCUS)["name"]) from None
        at = page.evaluate(FOCUS)
        assert page.evaluate("inside => !!document.activeElement.closest(inside)", inside), at


def axe_violations(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 A and AA on the page as it stands, one line each."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_axe_source())
    # Only what is wrong: of what is right axe would tell each element too.
    violations = page.evaluate(
        """async (tags) => (await axe.run(document, {
          runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})).violations""",
        WCAG_22_AA,
    )
    return [
        f"{violation['id']}: {node['html'][:200]} - {node['failureSummary']}"
        for violation in violations
        for node in violation["nodes"]
    ]


@cache
def _axe_source() -> str:
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


def english_on(page: Page) -> list[str]:
    """The texts and labels on the page, open menus included, that hold an English word."""
    return [text for text in page.evaluate(VISIBLE_WORDS) if english_words_in(text)]


def english_words_in(text: str) -> set[str]:
    """The words of ENGLISH_WORDS that stand in the text, case aside; in a seal stand no words."""
    return set(re.findall(r"\b[^\W\d_]+\b", text.lower())) & set(ENGLISH_WORDS)
