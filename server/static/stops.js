// Where Tab stops: first at links that lead past the menu (server/document.py), never at what has no
// use for it. Of a table it stops at those that are wider than their place, to be moved by the
// arrows; not at the whole page as one box. What plotly measures with is no picture.
(() => {
  "use strict";
  const WIDE = ".tabel, .themas_vak";
  let wanted = null;
  // The table that is gone through.
  let within = null;
  const visible = (all) => [...all].find((one) => one.checkVisibility());
  // Of a table its first head: the whole is said with it. To the box around it, which is nothing to
  // who listens but for its stop, the focus would be gone from under the reader once that is taken.
  const firstHead = () => visible(document.querySelectorAll("main .tabel th"));
  const targets = {
    inhoud: () => document.querySelector("h1"),
    filters: () => visible(document.querySelectorAll(".filterbalk :is(button, select, input)")),
    kaart: () => document.querySelector(".kaart"),
    tabel: () => document.querySelector(".kaart") ? null : firstHead(),
    meenemen: () => document.querySelector(".st-key-meenemen summary"),
  };

  document.addEventListener("focusin", ({ target }) => {
    if (target.matches("#springen a")) {
      for (const link of target.parentElement.children) link.hidden = !targets[link.dataset.naar]();
    } else if (target.matches(WIDE)) {
      // The browser would show the middle of what is higher than the window.
      if (target.offsetHeight > window.innerHeight) target.scrollIntoView({ block: "start" });
    } else {
      // No stop but for Tab: from a link to a cell without one the focus would go to the whole
      // table, and who has its cells read one by one would be out of it.
      within = target.closest(WIDE);
      within?.removeAttribute("tabindex");
    }
  });
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Tab" || within === null) return;
    const left = within;
    within = null;
    wide(left);
  }, true);
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("#springen a");
    if (!link) return;
    event.preventDefault();
    wanted = targets[link.dataset.naar];
    go();
  });

  // Once it is there: who knows the way presses before the screen is drawn.
  function go() {
    const found = wanted?.();
    if (!found) return;
    wanted = null;
    if (found.tabIndex < 0) found.tabIndex = -1;
    found.focus();
  }

  // Not named by its caption, which would be said again of the table.
  const WAY = { tabindex: "0", role: "group", "aria-label": "te verschuiven met de pijltjes" };
  const wide = (table) => {
    // It gets its stop back once one leaves it by Tab.
    if (table === within) return;
    if (table.scrollWidth > table.clientWidth) {
      // To set what is there already throws who reads it cell by cell out of the table.
      for (const [name, value] of Object.entries(WAY)) {
        if (table.getAttribute(name) !== value) table.setAttribute(name, value);
      }
    } else if (document.activeElement !== table) {
      for (const name of Object.keys(WAY)) table.removeAttribute(name);
    }
  };
  const sizes = new ResizeObserver((changed) => {
    for (const { target } of changed) wide(target.closest(WIDE) ?? target);
  });
  const seen = new WeakSet();
  new MutationObserver(() => {
    go();
    const main = document.getElementById("stMain");
    if (main !== document.activeElement) main?.removeAttribute("tabindex");
    document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true");
    for (const table of document.querySelectorAll(WIDE)) {
      if (seen.has(table)) continue;
      seen.add(table);
      sizes.observe(table);
      // What it holds can become wider while its place stays.
      if (table.firstElementChild) sizes.observe(table.firstElementChild);
    }
  }).observe(document, { subtree: true, childList: true });
})();
