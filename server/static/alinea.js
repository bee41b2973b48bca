// Brings what a link named into view, once the screen that it leads to is drawn: a paragraph of the
// publication on Bron, or the heading that the address names after "#".
(() => {
  "use strict";
  // So long what stands above it may still be drawn, which would push it down again.
  const FRESH = 4000;
  let shown = null;
  let heading = location.hash.slice(1);
  window.addEventListener("popstate", () => {
    shown = null;
    heading = location.hash.slice(1);
  });

  const bring = () => {
    if (document.activeElement !== shown) return;
    shown.scrollIntoView({ block: shown.id === heading ? "start" : "center" });
  };

  new MutationObserver(() => {
    const found = document.getElementById(heading) ?? document.querySelector("[data-gekozen]");
    if (found === null || found === shown || found.offsetParent === null) return;
    shown = found;
    found.tabIndex = -1;
    found.focus({ preventScroll: true });
    const sizes = new ResizeObserver(bring);
    sizes.observe(found.closest("[data-testid='stMainBlockContainer']"));
    setTimeout(() => sizes.disconnect(), FRESH);
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["open"] });
})();
