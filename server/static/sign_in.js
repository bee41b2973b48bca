// Signing in ends at the root, wherever it began: Streamlit leads there. Who pressed "Aanmelden"
// gets back the view they were looking at; it is kept in this tab alone, and forgotten at once.
(() => {
  "use strict";
  const KEPT = "aanmelden_terug";
  const MINUTES = 15;
  const text = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  if (text !== null && location.pathname === "/") {
    const kept = JSON.parse(text);
    if (Date.now() - kept.at < MINUTES * 60_000) location.replace(location.origin + kept.view);
  }
  // Back from the provider without signing in, the page can be the one that was left.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) sessionStorage.removeItem(KEPT);
  });
  document.addEventListener(
    "click",
    (event) => {
      if (event.target.closest?.("[class*='st-key-inloggen_'] button") == null) return;
      const view = location.pathname + location.search;
      sessionStorage.setItem(KEPT, JSON.stringify({ view, at: Date.now() }));
    },
    { capture: true },
  );
})();
