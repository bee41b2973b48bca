// While a meeting is presented: asks twice a second whether anybody moved it or recorded something
// (server/follow.py), and has the screen drawn again only where that is so. Where there is no
// answer what is shown stays, and it is said that it does not follow.
(() => {
  "use strict";
  const EVERY = 500;
  const PATIENCE = 6000;
  const RUNS = "[data-testid='stApp'][data-test-script-state='running']";
  // What was last asked to be drawn, and when: a run that cannot show it is not asked for at once.
  let drawing = { stand: "", since: -Infinity };

  const lost = (isLost) => {
    document.querySelector("[data-volgt-niet]")?.toggleAttribute("hidden", !isLost);
    document.querySelector("[data-volgt-wel]")?.toggleAttribute("hidden", isLost);
  };

  // Where the meeting is, and whether this screen follows, is said when that changes.
  let told = null;
  function tell() {
    const lines = [...document.querySelectorAll("[data-volgt-wel], [data-volgt-niet]")];
    const words = lines.find((line) => !line.hidden)?.textContent ?? null;
    if (told !== null && words && words !== told) window.zeg(words);
    told = words;
  }

  async function ask(here) {
    try {
      const limits = { cache: "no-store", signal: AbortSignal.timeout(PATIENCE) };
      const { stand } = await (await fetch(here.dataset.volgt, limits)).json();
      lost(stand === undefined);
      if (stand === undefined || stand === here.dataset.stand) return;
      if (stand === drawing.stand && performance.now() - drawing.since < PATIENCE) return;
      // What runs now may be what changed it.
      if (!here.isConnected || document.querySelector(RUNS)) return;
      drawing = { stand, since: performance.now() };
      document.querySelector(".st-key-dia_bijwerken button")?.click();
    } catch {
      lost(true);
    }
  }

  async function poll() {
    const here = document.querySelector("[data-volgt]");
    if (here) await ask(here);
    tell();
    setTimeout(poll, EVERY);
  }
  poll();
})();
