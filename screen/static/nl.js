// Puts into Dutch what Streamlit's own interface draws in English and has no setting for.
// The words stand in nl.json; the server puts them in the place of DICTIONARY.
(() => {
  "use strict";
  const { texts, patterns } = DICTIONARY;
  const rules = patterns.map(([pattern, replacement]) => [new RegExp(pattern, "u"), replacement]);
  const ATTRIBUTES = ["aria-label", "aria-description", "aria-valuetext", "title", "placeholder", "alt"];

  // Date fields and calendars follow the browser's language; readers of this dashboard get Dutch
  // months and dates whatever their browser is set to.
  for (const [property, value] of [["language", "nl-NL"], ["languages", ["nl-NL", "nl"]]]) {
    Object.defineProperty(Navigator.prototype, property, { get: () => value, configurable: true });
  }

  function inDutch(text) {
    const trimmed = text.trim();
    if (trimmed === "") return text;
    if (Object.hasOwn(texts, trimmed)) return text.replace(trimmed, () => texts[trimmed]);
    for (const [pattern, replacement] of rules) {
      if (pattern.test(trimmed)) {
        return text.replace(trimmed, () => trimmed.replace(pattern, replacement));
      }
    }
    return text;
  }

  // The words of the calendar and what a reader types are never touched.
  const ours = "[data-eigen-tekst], table, textarea, [data-testid='stMarkdown']";

  function translateText(node) {
    if (node.parentElement && node.parentElement.closest(ours)) return;
    const dutch = inDutch(node.data);
    if (dutch !== node.data) node.data = dutch;
  }

  function translateAttribute(element, name) {
    const text = element.getAttribute(name);
    if (text === null) return;
    const dutch = inDutch(text);
    if (dutch !== text) element.setAttribute(name, dutch);
  }

  function translate(root) {
    if (root.nodeType === Node.TEXT_NODE) return translateText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    const elements = [root, ...root.querySelectorAll(ATTRIBUTES.map((name) => `[${name}]`).join())];
    for (const element of elements) {
      for (const name of ATTRIBUTES) translateAttribute(element, name);
    }
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) translateText(walker.currentNode);
  }

  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") translateAttribute(change.target, change.attributeName);
      else if (change.type === "characterData") translateText(change.target);
      else change.addedNodes.forEach(translate);
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
})();
