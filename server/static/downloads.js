// Says that a file is being made, where that takes a while, and that it is ready; and keeps on the
// screen why a file did not come. Streamlit says that for five seconds in the narrow column of the
// button, and takes it away while somebody who waits for the file looks elsewhere.
(() => {
  "use strict";
  const PROBLEM = "[data-testid='stDownloadButtonError']";
  const BUTTON = "[data-testid='stDownloadButton']";
  // A file that comes sooner is only said to be ready.
  const PATIENCE = 500;
  const MAIN = "[data-testid='stMainBlockContainer']";
  const kept = new Map();
  // The message that came last stays in view, whatever else is drawn, until the reader does something.
  let last = null;
  const show = () => last?.scrollIntoView({ block: "nearest" });
  const drawing = new ResizeObserver(show);
  const letGo = () => {
    last = null;
    drawing.disconnect();
  };
  for (const does of ["pointerdown", "keydown", "wheel", "touchmove"]) {
    document.addEventListener(does, letGo, { capture: true, passive: true });
  }
  const forget = (button) => {
    kept.get(button)?.remove();
    kept.delete(button);
  };
  const keep = (problem) => {
    const button = problem.closest(BUTTON);
    const place = button?.closest("[data-testid='stHorizontalBlock']") ?? button;
    if (!place) return;
    forget(button);
    const message = document.createElement("div");
    message.className = "melding download_mislukt";
    message.setAttribute("role", "alert");
    message.textContent = `${button.querySelector("button").innerText}: ${problem.innerText}`;
    place.after(message);
    kept.set(button, message);
    // The buttons often stand at the end of what is in view.
    last = message;
    show();
    drawing.observe(document.querySelector(MAIN));
  };
  // Streamlit lets the button rest for as long as the file is being made.
  const follow = (button) => {
    const name = button.innerText;
    const waits = setTimeout(() => window.zeg(`${name}: het bestand wordt gemaakt.`), PATIENCE);
    const rests = new MutationObserver(() => {
      if (button.disabled) return;
      rests.disconnect();
      clearTimeout(waits);
      if (!kept.has(button.closest(BUTTON))) window.zeg(`${name}: het bestand is klaar.`);
    });
    rests.observe(button, { attributeFilter: ["disabled"] });
  };
  document.addEventListener("click", ({ target }) => {
    const place = target.closest?.(BUTTON);
    const button = target.closest?.("button");
    forget(place);
    if (place && button && !button.disabled) follow(button);
  }, true);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) {
      for (const node of addedNodes) {
        if (node.nodeType !== Node.ELEMENT_NODE) continue;
        const problem = node.matches(PROBLEM) ? node : node.querySelector(PROBLEM);
        if (problem) keep(problem);
      }
    }
    for (const button of kept.keys()) if (!button.isConnected) forget(button);
  }).observe(document, { subtree: true, childList: true });
})();
