// Keeps who works by keyboard or by ear where the work is.
//
// On another screen the focus goes to its h1, which is said then. Where what has the focus is drawn
// anew or taken away (a link in a table that changed, the button "Vastleggen" once it has done its
// work, "Presenteren"), the browser drops it, and Tab would begin at the top of the page: it goes to
// what follows, or else to the h1. A button that cannot be pressed for a while gets it back.
(() => {
  "use strict";
  // What comes next, first of all: the next row of the agenda, then its status, then taking back.
  const FOLLOWING = [
    ".st-key-vastleggen_rij_volgende button",
    ".st-key-vastleggen_volgende button",
    ".st-key-vastleggen_status input",
    "[class*='st-key-ongedaan_'] button",
    // In a meeting: on to the next point; of a point that is new, first what it is.
    ".st-key-paneel_volgende button",
    ".st-key-paneel_alle_zeker button",
    ".st-key-paneel .paneel_kop",
  ];
  const HEAD = FOLLOWING.at(-1);
  const MEETING = ".st-key-paneel";
  // A link that opens the dialog on a row; any other leads to something else.
  const ROW = "a[data-scherm][href*='vastleggen=']";
  const PARTS = ".keuzerij.delen";
  const DIALOG = "[data-testid='stDialog'] [role='dialog']";
  const MAIN = "stMain";
  const LIST = "[data-testid='stSelectbox']";
  const nameOf = (input) => input?.ariaLabel ?? null;
  const DONE = "[data-testid='stApp'][data-test-script-state='notRunning']";
  // The h1 of what comes is there before the rest of it.
  const FRESH = 3000;
  const GIVEN = 400;
  let last = null;
  // The name of the list field that it is in: the button that clears one goes with what it cleared.
  let field = null;
  let opener = null;
  let wasInDialog = false;
  let path = location.pathname;
  let title = "";
  let leaves = false;
  let titled = 0;
  let waiting = 0;
  // What gets the focus in a moment.
  let awaited = null;
  // When the head of the panel got it for want of anything else: a button may be drawn later.
  let headed = -FRESH;

  document.addEventListener("focusin", ({ target }) => {
    // With the mouse nothing is lost, the pointer stays where it is; but in a meeting one goes on
    // with the keys.
    last = target.matches(":focus-visible") || target.closest(MEETING) ? target : null;
    field = nameOf(target.closest(LIST)?.querySelector("input"));
    wasInDialog = target.closest(DIALOG) !== null;
    // The list of a field in a dialog is drawn beside the dialog.
    if (document.querySelector(DIALOG) === null) opener = last;
  });

  function toHead() {
    const head = document.querySelector(DIALOG) ?? document.querySelector("h1");
    if (head === null) return;
    head.tabIndex = -1;
    head.focus();
  }

  // A link to a row as it is drawn now.
  function drawnAnew(link) {
    // Of the parts of a screen the one that was chosen is a link no more.
    if (link.closest(PARTS)) return document.querySelector(`${PARTS} [aria-current]`);
    const same = (other) => other.getAttribute("href") === link.getAttribute("href");
    return link.matches(ROW) ? [...document.querySelectorAll(ROW)].find(same) : undefined;
  }

  function following() {
    if (wasInDialog && document.querySelector(DIALOG) === null) {
      return opener?.isConnected ? opener : opener && drawnAnew(opener);
    }
    if (field !== null) {
      return [...document.querySelectorAll(`${LIST} input`)].findLast((one) => nameOf(one) === field);
    }
    if (last.matches("a")) return drawnAnew(last);
    return FOLLOWING.map((what) => document.querySelector(what)).find((found) => found !== null);
  }

  // The whole of a list field that was cleared holds the focus until then, or a dialog would give it
  // to its first button, and that would be said.
  function hold(group) {
    Object.assign(group, { tabIndex: -1, ariaLabel: `${field}: gewist` });
    group.focus({ preventScroll: true });
  }

  function give(found) {
    awaited = null;
    if (found.matches(HEAD)) headed = performance.now();
    found.focus({ preventScroll: true });
    const group = found.closest(`${LIST} [role='group']`);
    for (const name of ["tabindex", "aria-label"]) group?.removeAttribute(name);
    if (found.closest(LIST)) return;
    // In the middle, what was told of the last step is in view too, and no bar is over it.
    found.scrollIntoView({ block: found.matches(ROW) ? "nearest" : "center" });
  }

  // Unless who works by keyboard is elsewhere by then.
  function giveLater(found) {
    awaited = null;
    if (document.activeElement === document.body || found.closest(LIST)) give(found);
  }

  // Gone with the screen it belonged to: an h1, or a link that is not drawn anew.
  function isLeft() {
    if (last === null || last.isConnected || document.activeElement !== document.body) return false;
    return last.matches("h1") || (last.matches("a") && !drawnAnew(last));
  }

  // isLate: what was drawn anew has had the time to come.
  function find(isLate = false) {
    const atHead = document.activeElement?.matches(HEAD) && performance.now() - headed < FRESH;
    if (atHead && following() !== document.activeElement) {
      headed = -FRESH;
      give(following());
    }
    if (last === null || document.activeElement !== document.body) return;
    if (last.isConnected) {
      if (last.dataset.wachtte && !last.disabled) last.focus({ preventScroll: true });
      return;
    }
    const found = following();
    if (found) {
      // All that is drawn in between would put it off again.
      if (found === awaited) return;
      awaited = found;
      // Once a screen reader knows that the button is gone, or it stays in the mode for buttons;
      // and once it has what came of the step, which it says first.
      clearTimeout(waiting);
      waiting = setTimeout(giveLater, GIVEN, found);
      const group = found.closest(`${LIST} [role='group']`);
      if (field !== null && group) hold(group);
    } else if (document.querySelector(DONE) || performance.now() - titled < FRESH) {
      if (isLate) return toHead();
      clearTimeout(waiting);
      waiting = setTimeout(find, GIVEN, true);
    }
  }

  // Orca says nothing of an h1 that comes where it was itself at the one that went.
  window.addEventListener("popstate", () => {
    if (!document.activeElement?.matches("h1")) return;
    const main = document.getElementById(MAIN);
    main.tabIndex = -1;
    main.focus({ preventScroll: true });
  });

  new MutationObserver(() => {
    const words = document.querySelector("h1")?.textContent ?? "";
    if (location.pathname !== path) [path, leaves] = [location.pathname, true];
    if (words !== title) titled = performance.now();
    // To another dossier, say, of which the path is the same.
    if (words !== title && (isLeft() || document.activeElement?.id === MAIN)) leaves = true;
    if (last?.disabled) last.dataset.wachtte = "ja";
    if (leaves && words !== "" && words !== title) {
      leaves = false;
      // The first screen is said by its title.
      if (title !== "") toHead();
    } else find();
    if (!leaves && words !== "") title = words;
  }).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["data-test-script-state", "disabled"],
  });
})();
