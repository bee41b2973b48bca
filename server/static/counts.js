// Makes what is said beside the h1 ("12 van 54 maatregelen ...") a live region, so that a
// screen reader says it when a filter changes it. Streamlit draws the words anew in an element
// that stays, and has no setting for its role.
(() => {
  "use strict";
  const COUNTS = ".st-key-in_beeld:not([role])";
  new MutationObserver(() => {
    const counts = document.querySelector(COUNTS);
    if (counts === null) return;
    counts.setAttribute("role", "status");
    counts.setAttribute("aria-live", "polite");
  }).observe(document, { subtree: true, childList: true });
})();
