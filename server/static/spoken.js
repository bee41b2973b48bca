// What a screen reader says of a change, from one place in the page that stays (server/document.py):
// a notice that comes (shell/notices.py), and how much is in view once a choice in the filter bar is
// answered. `window.zeg(words)` says other words there; `window.zegPlek(...)` says where one is in a
// picture that is gone through by the arrows.
(() => {
  "use strict";
  const COUNTED = ".st-key-in_beeld [data-geteld]";
  const DONE = "[data-testid='stApp'][data-test-script-state='notRunning']";
  const NOTICE = "[data-zeg]";
  // What was said is of no use to who reads on in the page later.
  const KEPT = 5000;
  // A screen reader that is still taking in a page that loads drops what comes meanwhile.
  const QUIET = 300;
  const [CHOSEN, ASKED] = ["chosen", "asked"];
  let places = 0;
  let counted = "";
  let path = location.pathname;
  let shown = "";
  let waits = null;
  let notices = new Set();
  let loads = true;

  // A line of its own for each: all of a place that is filled anew would be said again. Closed, so
  // that what searches the page finds no words twice; the last are kept for the tests.
  window.zeg = (words) => {
    const line = Object.assign(document.createElement("p"), { textContent: words });
    region.append(line);
    setTimeout(() => line.remove(), KEPT);
    document.getElementById("gezegd").dataset.laatst = words;
  };

  const region = document.createElement("div");
  region.setAttribute("aria-live", "polite");
  document.addEventListener("DOMContentLoaded", () => {
    document.getElementById("gezegd").attachShadow({ mode: "closed" }).append(region);
  });

  // As a list of which one option is chosen: for what has the role of an application Orca changes
  // its mode without a word, and keeps the arrows for itself.
  window.zegPlek = (frame, place, words, number, of) => {
    const option = document.createElement("div");
    option.id = `plek_${++places}`;
    const said = { role: "option", "aria-posinset": number, "aria-setsize": of };
    for (const [name, value] of Object.entries(said)) option.setAttribute(name, value);
    option.textContent = words;
    // Those before stay as long as one is here: Orca says the whole list again where one goes.
    place.append(option);
    frame.setAttribute("aria-activedescendant", option.id);
  };

  window.addEventListener("filterbalk", ({ detail }) => {
    // A slide is said by its place.
    if (detail.waiting && !detail.chosen.presentatie) waits = CHOSEN;
  });

  // In one go and in their order, which a list in a live region is not.
  function sayNotices() {
    const shown = [...document.querySelectorAll(NOTICE)].map((one) => {
      const attempt = one.closest("[data-poging]")?.dataset.poging ?? "";
      const parts = [...one.querySelectorAll("p, li")];
      return [`${attempt} ${one.textContent}`, parts.map((part) => part.textContent).join(" ")];
    });
    const come = shown.filter(([known]) => !notices.has(known)).map(([, words]) => words);
    notices = new Set(shown.map(([known]) => known));
    if (come.length > 0) window.zeg(come.join(" "));
  }

  new MutationObserver((changes) => {
    const now = document.querySelector(COUNTED)?.dataset.geteld;
    const isDone = document.querySelector(DONE) !== null;
    if (!loads) sayNotices();
    else if (isDone) {
      loads = false;
      setTimeout(sayNotices, QUIET);
    }
    // Until the server has heard of the choice, what it said before stands. An answer can come so
    // soon that its beginning and its end are seen at once.
    const hasBegun = changes.some(({ oldValue }) => oldValue === "notRunning");
    if (waits === CHOSEN && (hasBegun || !isDone)) waits = ASKED;
    if (now === undefined || !isDone || waits === CHOSEN) return;
    // On another screen its title is said (focus.js), and no more.
    const title = document.querySelector("h1")?.textContent;
    const isSame = location.pathname === path && title === shown;
    if (isSame && counted !== "" && (waits === ASKED || now !== counted)) window.zeg(now);
    [counted, path, shown, waits] = [now, location.pathname, title, null];
  }).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeOldValue: true,
    attributeFilter: ["data-test-script-state", "data-geteld"],
  });
})();
