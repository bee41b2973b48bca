// Keeps who works by keyboard where the work is. Where what has the focus is drawn anew or taken
// away (a link in a table that changed, the button "Vastleggen" once it has done its work), the
// browser drops the focus, and Tab would begin at the top of the page.
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
  // A link that opens the dialog on a row; any other leads to something else.
  const ROW = "a[data-scherm][href*='vastleggen=']";
  let last = null;
  document.addEventListener("focusin", ({ target }) => {
    // With the mouse nothing is lost: the pointer stays where it is.
    const kept = target.matches(":focus-visible") && target.matches(`:not(a), ${ROW}`);
    last = kept ? target : null;
  });
  const again = () => {
    if (last.matches("a")) {
      const same = (link) => link.getAttribute("href") === last.getAttribute("href");
      return [...document.querySelectorAll(ROW)].find(same);
    }
    return FOLLOWING.map((what) => document.querySelector(what)).find((found) => found !== null);
  };
  new MutationObserver(() => {
    if (last === null || last.isConnected || document.activeElement !== document.body) return;
    const found = again();
    found?.focus({ preventScroll: true });
    // In the middle, what was told of the last step is in view too, and no bar is over it.
    found?.scrollIntoView({ block: found.matches(ROW) ? "nearest" : "center" });
  }).observe(document, { subtree: true, childList: true });
})();
