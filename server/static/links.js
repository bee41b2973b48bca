// Follows the links to our own screens (numbers in a table, maatregelen) without loading the whole
// page again: the address changes, and Streamlit is told as when a reader goes back or forward,
// which makes it read the address. Without this script the links work too, only slower.
(() => {
  "use strict";
  // Until Streamlit knows the screens it takes each address for the first of them: who goes back
  // before anything is drawn, loads what they went back to.
  window.addEventListener(
    "popstate",
    (event) => {
      if (document.querySelector("h1")) return;
      event.stopImmediatePropagation();
      location.reload();
    },
    { capture: true },
  );
  document.addEventListener("click", (event) => {
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!plain || event.altKey || event.defaultPrevented) return;
    const link = event.target.closest("a[data-scherm]");
    if (!link) return;
    event.preventDefault();
    const address = new URL(link.href);
    // "?thema=bodem" is what stands here with other filters; "./maatregel?..." is something else,
    // also where it is the screen that is already open.
    const sameThing = link.getAttribute("href").startsWith("?");
    window.history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
    if (!sameThing) document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0);
  });
})();
