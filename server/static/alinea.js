// Brings the paragraph of the publication that a link named into view, once Bron has drawn it.
(() => {
  "use strict";
  let shown = null;
  window.addEventListener("popstate", () => {
    shown = null;
  });
  new MutationObserver(() => {
    const named = document.querySelector("[data-gekozen]");
    if (named === null || named === shown || named.offsetParent === null) return;
    shown = named;
    named.focus({ preventScroll: true });
    named.scrollIntoView({ block: "center" });
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["open"] });
})();
