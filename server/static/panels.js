// What opens over a screen or beside it gets the focus, and gives it back when it closes: the panel
// of a mark that was chosen (`window.paneel`), and the pop-ups of Streamlit, which leaves the focus
// on the button while what it opened stands at the end of the page.
(() => {
  "use strict";
  const PANELS = ".st-key-kaart_paneel, .st-key-gekozen_staaf";
  const POPUP = "[data-testid='stPopoverBody']";
  const STOPS = "a[href], button:not([disabled]), input, select, textarea, summary, [tabindex='0']";
  // The focus comes once a screen reader knows what it comes into.
  const NAMED = 100;
  let back = null;
  let waiting = null;
  let inside = null;

  // The server draws the panel of what was chosen; `whenClosed` takes the focus back, and says of it
  // what the panel is called.
  window.paneel = (chosen, whenClosed) => {
    back = whenClosed;
    waiting = chosen;
    look();
  };

  function look() {
    if (waiting !== null) {
      const panel = [...document.querySelectorAll(PANELS)].find((one) =>
        one.querySelector("[data-merk]")?.dataset.merk === waiting && one.querySelector("button"));
      if (panel) {
        waiting = null;
        panel.setAttribute("role", "group");
        const { dataset, textContent } = panel.querySelector("[data-merk]");
        panel.setAttribute("aria-label", dataset.naam ?? textContent);
        panel.tabIndex = -1;
        panel.focus({ preventScroll: true });
      }
    }
    const popup = document.querySelector(POPUP);
    if (popup !== inside && (popup === null || stops(popup).length > 0)) {
      inside = popup;
      const opener = document.querySelector("[data-testid='stPopover'] [aria-expanded='true']");
      popup?.setAttribute("aria-label", opener?.innerText.split("\n")[0] ?? "");
      if (popup) setTimeout(() => stops(popup)[0]?.focus(), NAMED);
    }
  }

  const stops = (root) => [...root.querySelectorAll(STOPS)].filter((one) => one.checkVisibility());

  document.addEventListener("keydown", (event) => {
    const panel = event.target.closest?.(PANELS);
    if (event.key === "Escape" && panel) {
      event.preventDefault();
      panel.querySelector("button").click();
    }
    const popup = event.key === "Tab" && event.target.closest?.(POPUP);
    if (!popup) return;
    const reached = stops(popup);
    const [from, to] = event.shiftKey ? [reached[0], reached.at(-1)] : [reached.at(-1), reached[0]];
    if (event.target !== from) return;
    event.preventDefault();
    to.focus();
  });
  document.addEventListener("click", ({ target }) => {
    const panel = target.closest?.("button")?.closest(PANELS);
    if (!panel) return;
    back?.(panel.getAttribute("aria-label") ?? undefined);
    back = null;
  });
  new MutationObserver(look).observe(document, { subtree: true, childList: true });
})();
