// Puts into Dutch what Streamlit's own interface draws in English and has no setting for.
// The words stand in nl.json; the server puts them in the place of DICTIONARY.
(() => {
  "use strict";
  const { texts, patterns } = DICTIONARY;
  const rules = patterns.map(([pattern, replacement]) => [new RegExp(pattern, "u"), replacement]);
  const ATTRIBUTES = ["aria-label", "aria-description", "aria-valuetext", "title", "placeholder", "alt", "data-title"];

  // Date fields and calendars follow the browser's language; readers of this dashboard get Dutch
  // months and dates whatever their browser is set to.
  for (const [property, value] of [["language", "nl-NL"], ["languages", ["nl-NL", "nl"]]]) {
    Object.defineProperty(Navigator.prototype, property, { get: () => value, configurable: true });
  }

  const ENGLISH_DATE = new RegExp(
    "(?:January|February|March|April|May|June|July|August|September|October|November|December)" +
      " [0-9]{1,2}, [0-9]{4}",
    "gu",
  );
  const dutchDate = (date) =>
    new Date(date).toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });

  function inDutch(text) {
    const trimmed = text.trim();
    if (trimmed === "") return text;
    if (Object.hasOwn(texts, trimmed)) return text.replace(trimmed, () => texts[trimmed]);
    const rule = rules.find(([pattern]) => pattern.test(trimmed));
    if (rule === undefined) return text;
    const dutch = trimmed.replace(...rule).replace(ENGLISH_DATE, dutchDate);
    return text.replace(trimmed, () => dutch);
  }

  // The words of the calendar and the names of icons are not the interface's; what a reader types
  // is no text of the page.
  const ours = "table, textarea, [data-testid='stMarkdown'], [translate='no']";

  // A chart, a table and our fields are in Dutch as they come, and have thousands of parts to look through.
  const drawnByUs = ".js-plotly-plot, .tabel, .velden";

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
      else if (!change.target.closest?.(drawnByUs)) change.addedNodes.forEach(translate);
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
    attributeFilter: ATTRIBUTES,
  });
})();
