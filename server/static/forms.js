// Ties what is wrong with a field (shell/recording/outcome.py) to that field, and once for each
// attempt brings in sight what is said of it: the first field that is wrong, which gets the focus
// (but for a date), or else the message.
(() => {
  "use strict";
  const WRONG = ".veldfout";
  const CONTAINER = "[data-testid='stElementContainer']";
  const DATE = "[data-testid='stDateInput']";
  const TIED = 150;
  const tied = new Map();
  // The last attempts of which the message was shown, and a field that is wrong.
  let told = 0;
  let focused = 0;
  let waiting = false;
  let made = 0;

  const fieldOf = (message) =>
    message.closest(CONTAINER)?.previousElementSibling?.querySelector("input, textarea");

  function tie() {
    for (const [message, field] of tied) {
      if (message.isConnected) continue;
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
      tied.delete(message);
    }
    for (const message of document.querySelectorAll(WRONG)) {
      const field = fieldOf(message);
      if (!field) continue;
      message.id ||= `fout_${++made}`;
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", message.id);
      tied.set(message, field);
    }
  }

  function show() {
    waiting = false;
    tie();
    const attempts = [...document.querySelectorAll("[data-poging]")];
    const last = Math.max(0, ...attempts.map(({ dataset }) => Number(dataset.poging)));
    const of = attempts.filter(({ dataset }) => Number(dataset.poging) === last);
    const message = of.find((one) => one.matches(WRONG));
    const field = message && fieldOf(message);
    // What is wrong with a field may come a moment after the message above the fields.
    if (field && last > focused) {
      told = focused = last;
      // What describes a field that has the focus already is said twice.
      setTimeout(() => {
        // The calendar of a date springs open with the focus, over what is said of it.
        if (!field.closest(DATE)) field.focus({ preventScroll: true });
        field.scrollIntoView({ block: "center" });
      }, TIED);
    } else if (last > told) {
      told = last;
      of[0].scrollIntoView({ block: "nearest" });
    }
  }

  new MutationObserver(() => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(show);
  }).observe(document, { subtree: true, childList: true });
})();
