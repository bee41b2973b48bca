// In presentation: a slide never scrolls and never cuts. The server gives what a slide says as one
// whole; here it is laid out over as many pages as the screen needs, each with the head of the
// slide, and "Volgende" goes through the pages before it goes to the next slide. The place ("4 van
// 17, blad 2 van 3") is said by a screen reader, and the keys of a clicker do what the buttons do.
(() => {
  "use strict";
  const SLIDE = ".st-key-dia";
  const AWAY = "data-weg";
  // What stands on every page; a table repeats its own head.
  const STAYS = "h1, .blijft";
  // What is never parted.
  const WHOLE = "h2, h3, h4, p, li, dt, dd, summary, tbody tr, tfoot tr, .grafiek, .heel";
  const HEADS = "h2, h3, h4, summary, dt";
  // Below this a slide is a page that scrolls (400% zoom).
  const LEAST = { width: 640, height: 400, atoms: 3 };
  const FIELDS = "input, textarea, select, [contenteditable]";
  // What who leads a meeting fills in beside the slide.
  const PANEL = ".st-key-paneel";
  const NAME = `${PANEL} [class*="st-key-aanmelden_naam"] input`;
  const MAIN = `${PANEL} button[kind="primary"]`;
  const LAST = `${PANEL} [class*="st-key-paneel_"]:is([class*="_voor "], [class$="_voor"]) input`;
  const ACTIE = `${PANEL} [class*="st-key-paneel_actie_"] button`;
  const PRESSED = `${FIELDS}, button, a, summary, [role='button']`;
  const OPEN = "[popover]:popover-open, dialog[open], [role='dialog']";

  const LAID_OUT = 300;
  const [SAID, BEGINNING] = [1000, 80];

  let place = null;
  let said = "";
  let told = "";
  let begins = "";
  let telling = 0;
  let pages = [];
  // What is in view of the slide, by its number among the atoms, on which page that is, and what
  // the address said of it. Past the last: the end, while the slide may still get more of them.
  let part = 0;
  let at = 0;
  let heard = "";
  let backwards = false;
  // The slide whose height is watched, and how high it was when it was last laid out.
  let watched = null;
  let laid = -1;
  // The button of a key that was pressed before it was there, or before the slide was laid out.
  let early = null;
  // Where the focus was before the panel was opened, and whether it is to go in once it is there.
  let before = null;
  let entering = false;

  const slide = () => document.querySelector(SLIDE);
  const button = (key) => document.querySelector(`.st-key-dia_${key} button`);
  const isSmall = () => innerWidth < LEAST.width || innerHeight < LEAST.height;

  function atoms(root) {
    const all = [...root.querySelectorAll(WHOLE)].filter((one) => !one.closest(STAYS));
    // A paragraph in a cell goes with its row; what takes no room brings nothing new into view.
    return all.filter(
      (one) => one.parentElement.closest(WHOLE) === null && one.getBoundingClientRect().height > 0,
    );
  }

  function show(found, from, to) {
    const head = found.slice(0, from).findLast((one) => one.matches(HEADS));
    // What goes on under the same heading has it above it again.
    const repeated = found[from]?.matches(HEADS) ? null : head;
    const root = slide();
    const shown = [...root.querySelectorAll(STAYS), ...found.slice(from, to), repeated];
    const seen = new Set();
    for (const one of shown) {
      for (let up = one; up && up !== root; up = up.parentElement) seen.add(up);
    }
    const parts = new Set();
    for (const one of found) {
      for (let up = one; up !== root; up = up.parentElement) parts.add(up);
    }
    for (const part of parts) part.toggleAttribute(AWAY, !seen.has(part));
  }

  function bottom() {
    return document.querySelector(".st-key-presentatie")?.getBoundingClientRect().top ?? innerHeight;
  }

  const fits = (root) => root.getBoundingClientRect().bottom <= bottom();

  // The most atoms from `from` that stand on one page, at least one.
  function ending(root, found, from) {
    let [least, most] = [from + 1, found.length];
    while (least < most) {
      const middle = Math.ceil((least + most) / 2);
      show(found, from, middle);
      if (fits(root)) least = middle;
      else most = middle - 1;
    }
    // No heading at the foot of a page.
    while (least > from + 1 && least < found.length && found[least - 1].matches(HEADS)) least -= 1;
    return least;
  }

  // No line or two alone on the last page; else the first, which all see, holds what it can.
  function accompany(root, found) {
    const [from] = pages.at(-2);
    let half = found.length - LEAST.atoms;
    while (half > from + 1 && found[half - 1].matches(HEADS)) half -= 1;
    if (half <= from) return;
    show(found, half, found.length);
    if (fits(root)) pages.splice(-2, 2, [from, half], [half, found.length]);
  }

  // What the head of the slide and the bar leave, however many lines the selection in it takes.
  function fitCharts(root) {
    const frames = [...root.querySelectorAll(".grafiek")];
    if (frames.length === 0) return;
    const { top } = frames[0].getBoundingClientRect();
    const under = root.getBoundingClientRect().bottom - frames.at(-1).getBoundingClientRect().bottom;
    window.grafiekenPassen?.(frames, isSmall() ? Infinity : bottom() - top - under);
  }

  // The style of presenting may come after what is presented, and what stood where the bar comes
  // may go after it: the bar is then higher than the screen.
  function canLayOut() {
    const foot = document.querySelector(".st-key-presentatie");
    if (slide() === null || foot === null) return false;
    return isSmall() || (getComputedStyle(foot).position === "fixed" && bottom() > 0);
  }

  function layOut() {
    if (!canLayOut()) {
      [pages, at] = [[], 0];
      return;
    }
    const root = slide();
    root.style.zoom = "";
    // The panel ends where the bar begins.
    const taken = isSmall() ? 0 : innerHeight - bottom();
    document.documentElement.style.setProperty("--voet", `${taken}px`);
    for (const one of root.querySelectorAll(`[${AWAY}]`)) one.removeAttribute(AWAY);
    document.querySelector("[data-testid='stMain']")?.scrollTo(0, 0);
    fitCharts(root);
    const found = isSmall() ? [] : atoms(root);
    pages = [[0, found.length]];
    if (found.length > 0 && !fits(root)) {
      pages = [];
      for (let from = 0; from < found.length; from = pages.at(-1)[1]) {
        pages.push([from, ending(root, found, from)]);
      }
      if (pages.length > 1 && pages.at(-1)[1] - pages.at(-1)[0] < LEAST.atoms) {
        accompany(root, found);
      }
    }
    turn(found);
    if (early !== null) press(early);
  }

  function turn(found) {
    const root = slide();
    root.style.zoom = "";
    at = pages.findLastIndex(([from]) => from <= part);
    begins = "";
    if (pages.length > 1) show(found, ...pages[at]);
    if (at > 0) {
      const [from] = pages[at];
      const head = found.slice(0, from + 1).findLast((one) => one.matches(HEADS)) ?? found[from];
      const words = (head.ariaLabel ?? head.textContent).replace(/\s+/gu, " ").trim();
      // Up to the end of a word.
      const first = `${words} `.slice(0, BEGINNING).replace(/\s\S*$/u, "");
      begins = first === words ? words : `${first} …`;
    }
    // One row that is higher than the screen.
    const { top, height } = root.getBoundingClientRect();
    if (!isSmall() && !fits(root)) root.style.zoom = (bottom() - top) / height;
    laid = root.getBoundingClientRect().height;
    const page = document.querySelector("[data-blad]");
    if (page) page.textContent = pages.length > 1 ? `, blad ${at + 1} van ${pages.length}` : "";
    clearTimeout(telling);
    telling = setTimeout(tell, LAID_OUT);
  }

  // Said once, when the slide is laid out over its pages; of a page that is not the first also what
  // it begins with.
  function tell() {
    if (part === Infinity && at > 0) lead();
    const place = document.querySelector(".st-key-plaats [data-toon]")?.textContent ?? told;
    const words = begins ? `${place}: ${begins}` : place;
    if (words !== told) window.zeg(words);
    told = words;
  }

  // Once the heading of the screen has been said, which begins what follows.
  function tellEnd() {
    const asks = new URLSearchParams(location.search).has("presentatie");
    if (!asks && place === null) window.zeg("De presentatie is gestopt.");
  }

  // Whether there is a page that way within the slide.
  function within(step) {
    const next = pages[at + step];
    if (next === undefined) return false;
    [part] = next;
    const root = slide();
    for (const one of root.querySelectorAll(`[${AWAY}]`)) one.removeAttribute(AWAY);
    turn(atoms(root));
    lead();
    return true;
  }

  // Who leads a meeting takes along all who follow it: to the page that holds what this one begins
  // with, since theirs may be others, and from the last one to their last.
  function lead() {
    const link = document.querySelector("[data-dia='deel']");
    if (link === null) return;
    const [from, to] = pages[at];
    part = pages[at + 1] ? from : to - 1;
    const address = new URL(link.href);
    address.searchParams.set("toon", at > 0 ? `${said}~${part}` : said);
    link.href = address;
    link.click();
  }

  // Another slide begins with its first page or, going back, ends with its last. Of the same one
  // another part comes into view, unless it is the answer to a page before that of the address.
  function hear({ toon = "", deel = "" }) {
    const asked = new URLSearchParams(location.search).get("toon") ?? "";
    const isOther = asked.split("~")[0] === toon && asked !== [toon, deel].filter(Boolean).join("~");
    if (toon === said && (deel === heard || isOther)) return;
    part = backwards ? Infinity : Number(deel);
    backwards = false;
    [said, heard] = [toon, deel];
  }

  // Streamlit loads what draws a button when it first needs one: a key may come before that.
  function press(key) {
    const found = canLayOut() ? button(key) : null;
    early = found ? null : key;
    found?.click();
  }

  // Into the panel: to the name, where nobody has given one, or to what is pressed most.
  function enter() {
    const isUnnamed = document.querySelector(`${PANEL} [data-zonder-naam="ja"]`);
    const field = document.querySelector(isUnnamed ? NAME : MAIN);
    field?.focus({ preventScroll: true });
    document.querySelector(PANEL)?.scrollTo(0, 0);
    field?.scrollIntoView({ block: "nearest" });
    return Boolean(field);
  }

  function openPanel() {
    if (document.querySelector(PANEL)) enter();
    else if (button("paneel")) {
      before = document.activeElement;
      entering = true;
      button("paneel").click();
    }
  }

  function closePanel() {
    // What is being typed is told to the server when its field loses the focus.
    if (document.activeElement?.closest(PANEL)) document.activeElement.blur();
    button("paneel")?.click();
    const back = before?.isConnected && before !== document.body ? before : button("paneel");
    before = null;
    back?.focus({ preventScroll: true });
  }

  const keys = {
    ArrowRight: () => press("volgende"),
    ArrowLeft: () => press("vorige"),
    Home: () => document.querySelector("[data-dia='eerste']")?.click(),
    End: () => document.querySelector("[data-dia='laatste']")?.click(),
    Escape: () => press("stoppen"),
    b: openPanel,
  };
  Object.assign(keys, {
    PageDown: keys.ArrowRight,
    ArrowDown: keys.ArrowRight,
    " ": keys.ArrowRight,
    PageUp: keys.ArrowLeft,
    ArrowUp: keys.ArrowLeft,
  });

  document.addEventListener(
    "click",
    (event) => {
      const step = button("volgende")?.contains(event.target) ? 1 : -1;
      if (step < 0 && !button("vorige")?.contains(event.target)) return;
      if (within(step)) {
        event.preventDefault();
        event.stopPropagation();
      } else backwards = step < 0;
    },
    true,
  );

  window.addEventListener("keydown", (event) => {
    const go = keys[event.key];
    const modified = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (slide() === null || go === undefined || modified || event.defaultPrevented) return;
    const isOpen = [...document.querySelectorAll(OPEN)].some((one) => one.checkVisibility());
    if (event.key === "Escape" && document.querySelector(PANEL) && !isOpen) {
      event.preventDefault();
      closePanel();
      return;
    }
    if (event.target.closest?.(event.key === " " ? PRESSED : FIELDS)) return;
    if (isSmall() && event.key !== "Escape") return;
    // Escape first closes what is open.
    if (isOpen) return;
    event.preventDefault();
    go();
  });

  // From one's name on to what is pressed most, and from the last field of an actie to what records
  // it. Once the key is up, or it would press that too.
  window.addEventListener("keyup", ({ key, target }) => {
    if (key !== "Enter" || !target.value?.trim()) return;
    if (target.matches(NAME)) document.querySelector(MAIN)?.focus();
    if (target.matches(LAST)) (document.querySelector(ACTIE) ?? document.querySelector(MAIN))?.focus();
  });

  // What somebody unfolds in the panel comes into sight; it does so bit by bit.
  document.addEventListener(
    "toggle",
    ({ target }) => {
      if (target.open && target.closest?.(PANEL) && target.contains(document.activeElement))
        setTimeout(() => target.scrollIntoView({ block: "nearest" }), LAID_OUT);
    },
    { capture: true },
  );

  // A key that is held down decides nothing.
  window.addEventListener(
    "keydown",
    (event) => {
      if (event.repeat && event.key === "Enter" && event.target.closest?.(`${PANEL} button`)) {
        event.preventDefault();
        event.stopPropagation();
      }
    },
    true,
  );

  // The slide has less room beside the panel.
  let width = 0;
  const bar = new ResizeObserver(layOut);
  const beside = new ResizeObserver(([{ contentRect }]) => {
    if (Math.round(contentRect.width) !== width) layOut();
    width = Math.round(contentRect.width);
  });
  // It can come whole, or get its style, with no change within it that is seen.
  const itself = new ResizeObserver(() => {
    requestAnimationFrame(() => {
      const height = watched?.getBoundingClientRect().height ?? laid;
      if (Math.abs(height - laid) > 1) layOut();
    });
  });
  window.addEventListener("resize", layOut);
  document.fonts.addEventListener("loadingdone", layOut);

  new MutationObserver((changes) => {
    if (place === null || !place.isConnected) {
      const was = place;
      place = document.querySelector(".st-key-plaats");
      if (was !== null && place === null) setTimeout(tellEnd, SAID);
      told = "";
      bar.disconnect();
      beside.disconnect();
      const around = place?.closest(".st-key-presentatie");
      if (around) bar.observe(around);
      const block = document.querySelector("[data-testid='stMainBlockContainer']");
      if (block) beside.observe(block);
      said = "";
    }
    if (place === null) {
      early = null;
      return;
    }
    hear(place.querySelector("[data-toon]")?.dataset ?? {});
    if (entering && document.querySelector(PANEL)) entering = !enter();
    const root = slide();
    if (root !== watched) {
      itself.disconnect();
      watched = root;
      laid = -1;
      if (root) itself.observe(root);
    }
    const isOurs = ({ target }) => target.closest?.("[data-blad]") ?? false;
    const counts = (change) =>
      (root?.contains(change.target) || place.contains(change.target)) && !isOurs(change);
    if (early !== null || changes.some(counts)) layOut();
  }).observe(document, { subtree: true, childList: true, characterData: true });
})();
