// Keeps on the screen why a file did not come. Streamlit says it for five seconds in the narrow
// column of the button, and takes it away while somebody who waits for the file looks elsewhere.
(() => {
  "use strict";
  const PROBLEM = "[data-testid='stDownloadButtonError']";
  const BUTTON = "[data-testid='stDownloadButton']";
  const kept = new Map();
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
    // The buttons often stand at the end of what is in view.
    message.scrollIntoView({ block: "nearest" });
    kept.set(button, message);
  };
  document.addEventListener("click", ({ target }) => forget(target.closest?.(BUTTON)), true);
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
