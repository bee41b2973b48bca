// What the list fields of Streamlit do not say of themselves: what holds while nothing is chosen
// (its placeholder), and of which field a button is. The list itself has the name of its field.
(() => {
  "use strict";
  const FIELD = "[data-testid='stSelectbox']";

  function name() {
    for (const field of document.querySelectorAll(FIELD)) {
      const input = field.querySelector("input");
      const label = input?.ariaLabel;
      if (!label) continue;
      const empty = input.value === "" ? input.placeholder : null;
      if (input.ariaDescription !== empty) input.ariaDescription = empty;
      for (const button of field.querySelectorAll("button:not([aria-label*=': '])")) {
        button.ariaLabel = `${label}: ${button.ariaLabel.toLowerCase()}`;
      }
      const list = document.getElementById(input.getAttribute("aria-controls"));
      list?.removeAttribute("aria-labelledby");
    }
  }

  new MutationObserver(name).observe(document, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["value", "aria-controls"],
  });
})();
