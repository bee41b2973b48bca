// Measures inside the page, for every app in the same way: from the press of the mouse button
// until the frame after the one in which the expected chart, text or table stands.
window.bench = (() => {
  let waiting = [];
  let pressed = null;

  // The marks in the chart that are lit: those out of the filter are dimmed where they stand, or not
  // there. Where some bars carry the key of a row, the other bars (a header of years, for one) are
  // no marks.
  function isLit(mark) {
    for (let one = mark; one.tagName !== "svg"; one = one.parentElement) {
      if (Number(getComputedStyle(one).opacity) < 0.9) return false;
    }
    return true;
  }

  function bars() {
    const traces = [...document.querySelectorAll(".js-plotly-plot g.trace.bars")];
    const keyed = traces.filter((trace) => trace.__data__?.[0]?.trace?.customdata);
    const marks = (keyed.length ? keyed : traces).flatMap((trace) =>
      [...trace.querySelectorAll(".point path")]);
    return marks.filter(isLit).length;
  }

  const stands = {
    bars: (number) => bars() === number,
    text: (words) => document.body.textContent.includes(words),
    settled: (words) => stands.text(words)
      && document.querySelector("[data-testid='stApp'][data-test-script-state='notRunning']"),
  };

  function look(kind) {
    for (const one of waiting.filter((each) => each.kind === kind && !each.seen)) {
      if (!stands[kind](one.value)) continue;
      one.seen = true;
      requestAnimationFrame(() => requestAnimationFrame(() => {
        performance.measure(`bench: ${kind}`, { start: pressed, end: performance.now() });
        one.resolve(performance.now() - pressed);
      }));
    }
  }

  // Plotly draws a chart in one go, so what is called after its changes sees the chart finished.
  new MutationObserver(() => {
    for (const kind of Object.keys(stands)) look(kind);
  }).observe(document, {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: ["data-test-script-state", "class", "style"],
  });

  addEventListener("pointerdown", (event) => {
    if (pressed === null) pressed = event.timeStamp;
  }, { capture: true });

  return {
    bars,
    // What to wait for after the next press: {bars: 85}. The answer is in milliseconds.
    arm(expected) {
      pressed = null;
      waiting = Object.entries(expected).map(([kind, value]) => {
        const one = { kind, value, seen: false };
        one.painted = new Promise((resolve) => { one.resolve = resolve; });
        return one;
      });
    },
    async painted() {
      const found = await Promise.all(waiting.map(async (one) => [one.kind, await one.painted]));
      return Object.fromEntries(found);
    },
  };
})();
