// In presentation: what maatregel is in view ("4 van 17: ...") is said by a screen reader, and each
// one begins at its top, also where the one before was scrolled.
(() => {
  "use strict";
  let place = null;
  let said = "";
  new MutationObserver(() => {
    if (place === null || !place.isConnected) {
      place = document.querySelector(".st-key-plaats");
      place?.setAttribute("role", "status");
      place?.setAttribute("aria-live", "polite");
      said = place?.textContent ?? "";
    }
    if (place === null || place.textContent === said) return;
    said = place.textContent;
    document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0);
  }).observe(document, { subtree: true, childList: true, characterData: true });
})();
