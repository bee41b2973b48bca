// Draws the charts, with the plotly.js of the Python package. Streamlit's own element takes a chart
// out of the page and draws it twice at every change, and nothing in it can be reached by keyboard;
// here a chart stays where it is and is drawn once.
//
// `window.grafiek` and `window.tabel` are called by Streamlit (components, shell/chart.py and
// shell/parts/rows_table.py) at every run of the script. The data of a chart is JSON after one character
// that says whether its bars can be chosen; that of a table is HTML, escaped by the server.
(() => {
  "use strict";
  const PLOTLY = document.currentScript.dataset.plotly;
  const NOT_LOADED =
    "De grafiek kan niet worden getekend: een bestand van het dashboard kwam niet aan. Laad de " +
    "pagina opnieuw; de tabel bij de grafiek toont dezelfde regels.";
  const NOT_DRAWN = "De grafiek kan niet worden getekend. De tabel erbij toont dezelfde regels.";
  const HOW = "Met de pijltjes langs de staven, met Enter er een kiezen, vraagteken geeft uitleg.";
  const [FIRST, LAST] = ["Dit is de eerste staaf.", "Dit is de laatste staaf."];
  const CHOICE = "k";
  // So long what is told stays for a pointer that is on its way to it.
  const GRACE = 250;
  const RING = 4;
  // Of the room that a chart on a slide counts on: below it one cannot read it.
  const LEAST_ROOM = 0.6;
  const WHITE = "#ffffff";
  const HELD = "[textLength]";
  const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, PageDown: 10, PageUp: -10 };
  const charts = new WeakMap();
  let loading = null;
  // The last drawing of a chart: what is below it waits until that can be seen.
  let drawing = Promise.resolve();

  function plotly() {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = PLOTLY;
      // plotly measures words as it draws: in the letter of the page, which may still be on its way.
      script.addEventListener("load", () => document.fonts.ready.then(() => resolve(window.Plotly)));
      script.addEventListener("error", () => {
        loading = null;
        reject(new Error(NOT_LOADED));
      });
      document.head.append(script);
    });
    return loading;
  }

  // The kaart (kaart.js) is drawn with the same.
  window.plotlyGeladen = async () => window.Plotly ?? plotly();
  // To read it takes some 0.4 s: done while the page waits for the server, and not once the first
  // chart is there.
  window.addEventListener("load", () => {
    // Safari has no such callback.
    const whenIdle = window.requestIdleCallback ?? setTimeout;
    whenIdle(() => plotly().catch(() => undefined));
  });

  // The bars with a sleutel, from top to bottom and from left to right.
  function inOrder(traces) {
    const bars = traces.flatMap((trace) =>
      (trace.customdata ?? []).map((sleutel, at) => {
        const [y, left] = [trace.y[at], trace.base[at]];
        const [right, half] = [left + trace.x[at], trace.width / 2];
        const [words, aloud] = [trace.hovertext[at], trace.meta?.[at]];
        return { sleutel, words, aloud, left, right, top: y - half, bottom: y + half };
      }),
    );
    return bars.sort((one, other) => one.top - other.top || one.left - other.left);
  }

  // What plotly tells of a bar: text of which a part is bold.
  function drawn(words) {
    const { body } = new DOMParser().parseFromString(words.replaceAll("<br>", "\n"), "text/html");
    return [...body.childNodes].map((part) => {
      if (part.nodeName !== "B") return part.textContent;
      return Object.assign(document.createElement("b"), { textContent: part.textContent });
    });
  }

  const SIGNS = { "triangle-right": "\u25b6", "triangle-right-open": "\u25b7", "triangle-left": "\u25c0" };
  const HATCHED = { "/": 135, "\\": 45, "-": 0 };
  const first = (one) => (Array.isArray(one) ? one[0] : one);

  // How the bars or the signs of a trace look, in small.
  function sample({ marker = {}, line }) {
    const { symbol, color, pattern, line: edge } = marker;
    const it = document.createElement("span");
    const sign = SIGNS[first(symbol)];
    if (sign) {
      it.textContent = `${sign} `;
      it.style.color = first(color);
      return it;
    }
    it.className = "staal";
    const [on, under] = [pattern?.fgcolor, first(color) ?? line?.color];
    const lines = `${HATCHED[pattern?.shape]}deg, ${on} 0 1.5px, ${under} 1.5px 5px`;
    if (pattern?.shape === ".") {
      it.style.background = `radial-gradient(${on} 1px, ${under} 1.2px) 0 0 / 4px 4px`;
    } else {
      it.style.background = pattern?.shape ? `repeating-linear-gradient(${lines})` : under;
    }
    const { color: border } = edge ?? {};
    it.style.borderColor = !border || border === WHITE ? under : border;
    return it;
  }

  // The legend as words of the page, which wrap; plotly's are cut where they do not fit.
  function legend(traces, layout) {
    // What has one beside it says so of itself.
    if (layout.showlegend === false) return [];
    const named = traces.filter(({ name, showlegend }) => name && showlegend !== false);
    return (named.length > 1 ? named : []).map((trace) => {
      const entry = document.createElement("span");
      entry.append(sample(trace), trace.name);
      return entry;
    });
  }

  class Chart {
    constructor(parent) {
      this.frame = document.createElement("div");
      this.frame.className = "grafiek";
      this.plot = document.createElement("div");
      this.ring = document.createElement("div");
      this.ring.className = "grafiek_rand";
      this.ring.hidden = true;
      this.said = document.createElement("div");
      this.said.className = "alleen_gezegd grafiek_gezegd";
      this.tip = document.createElement("div");
      this.tip.className = "kaart_tip grafiek_tip";
      this.tip.ariaHidden = "true";
      this.tip.hidden = true;
      this.tip.addEventListener("pointerleave", () => this.untellLater());
      this.legend = document.createElement("div");
      this.legend.className = "grafiek_legenda";
      this.frame.append(this.legend, this.plot, this.ring, this.tip, this.said);
      this.more = document.createElement("p");
      this.more.className = "alleen_gezegd";
      parent.replaceChildren(this.frame, this.more);
      this.frame.addEventListener("keydown", (event) => this.key(event));
      this.frame.addEventListener("blur", () => this.leave());
      // What is told on hover goes away, wherever the focus is.
      this.escaped = ({ key }) => key === "Escape" && this.untell();
      document.addEventListener("keydown", this.escaped);
      this.forget();
    }

    forget() {
      this.json = "";
      this.bars = [];
      this.at = null;
    }

    // choose: what to do with the sleutel of a bar; null where a chart is only looked at.
    async show(json, choose) {
      this.choose = choose;
      if (json === this.json) return;
      const { figure, config, alt, most } = JSON.parse(json);
      this.json = json;
      this.bars = choose === null ? [] : inOrder(figure.data);
      this.leave();
      this.name(alt);
      const { layout } = figure;
      this.legend.replaceChildren(...legend(figure.data, layout));
      this.legend.ariaHidden = this.plot.ariaHidden;
      this.legend.style.fontSize = `${layout.font.size}px`;
      Object.assign(this, { layout, most, wanted: layout.height });
      this.fit(most ?? Infinity);
      // The room is kept before the chart is there, so that nothing under it moves.
      this.plot.style.minHeight = `${layout.height}px`;
      const Plotly = window.Plotly ?? (await plotly());
      const isNew = this.plot.data === undefined;
      if (isNew) this.plot.replaceChildren();
      for (const one of this.words(HELD)) one.removeAttribute("textLength");
      Plotly.react(this.plot, figure.data, layout, config);
      if (!isNew) return;
      this.hold();
      this.plot.on("plotly_afterplot", () => this.hold());
      this.plot.on("plotly_click", ({ points }) => this.chosen(points[0].customdata));
      this.plot.on("plotly_hover", (event) => this.hovered(event));
      this.plot.on("plotly_unhover", () => this.untellLater());
    }

    // room: what there is for it with its legend; a chart that has a most takes no more.
    fit(room) {
      const most = this.most && Math.max(Math.min(room, this.most), LEAST_ROOM * this.most);
      const free = most ? most - this.legend.offsetHeight : Infinity;
      const height = Math.floor(Math.min(this.wanted, free));
      if (!this.layout || height === this.layout.height) return;
      this.plot.style.minHeight = `${height}px`;
      if (this.plot.data) window.Plotly.relayout(this.plot, { height });
      else this.layout.height = height;
    }

    words(which) {
      return this.plot.querySelectorAll(`.main-svg :is(text, tspan.line)${which}`);
    }

    // The room for words was worked out for letters as they come: where a reader sets them further
    // apart (WCAG 1.4.12) they become as much narrower, so that none stands over another or is cut.
    hold() {
      const lines = [...this.words(`:not(${HELD})`)].filter((one) => !one.querySelector(".line"));
      const lengths = lines.map((one) => {
        const { letterSpacing, wordSpacing } = getComputedStyle(one);
        const spaces = one.textContent.split(" ").length - 1;
        const between = (parseFloat(letterSpacing) || 0) * one.textContent.length;
        return one.getComputedTextLength() - between - parseFloat(wordSpacing) * spaces;
      });
      // A letter that is still on its way has another width.
      if (document.fonts.status === "loading") {
        document.fonts.ready.then(() => this.hold());
        return;
      }
      lines.forEach((one, at) => {
        if (lengths[at] <= 0) return;
        one.setAttribute("textLength", lengths[at]);
        one.setAttribute("lengthAdjust", "spacingAndGlyphs");
      });
    }

    hovered({ points: [{ bbox, data }], event: { clientX, clientY } }) {
      const words = this.plot.querySelector(".hoverlayer .nums").getAttribute("data-unformatted");
      const { left, top } = this.frame.getBoundingClientRect();
      const isUpright = data.type === "bar" && data.orientation !== "h";
      this.tell(words, bbox, clientX - left, isUpright ? clientY - top : null);
    }

    // Beside what it tells of, where the pointer can go to read it.
    tell(words, { x0, x1, y0, y1 }, x, y = null) {
      clearTimeout(this.leaving);
      const { top, width } = this.frame.getBoundingClientRect();
      const { style } = this.tip;
      this.tip.replaceChildren(...drawn(words));
      this.tip.hidden = false;
      [style.left, style.top] = ["0px", "0px"];
      const { offsetWidth, offsetHeight } = this.tip;
      const beside = x1 + offsetWidth <= width ? x1 : x0 - offsetWidth;
      const under = top + y1 + offsetHeight <= window.innerHeight ? y1 : y0 - offsetHeight;
      style.left = `${Math.max(y === null ? Math.min(x, width - offsetWidth) : beside, 0)}px`;
      style.top = `${y ?? under}px`;
    }

    untell() {
      clearTimeout(this.leaving);
      this.tip.hidden = true;
    }

    untellLater() {
      clearTimeout(this.leaving);
      this.leaving = setTimeout(() => this.tip.matches(":hover") || this.untell(), GRACE);
    }

    // Its first sentence is its name; the others are read where one reads on after it.
    name(alt) {
      const worked = this.bars.length > 0;
      const [first, ...others] = alt.split(/(?<=[.]) /u);
      this.frame.setAttribute("role", worked ? "listbox" : "img");
      this.frame.setAttribute("aria-label", worked ? `${first} ${HOW}` : first);
      this.more.textContent = others.join(" ");
      // What it shows is said bar by bar.
      this.plot.ariaHidden = worked ? "true" : null;
      if (worked) this.frame.tabIndex = 0;
      else this.frame.removeAttribute("tabindex");
    }

    chosen(sleutel) {
      if (sleutel === undefined || this.choose === null) return;
      this.choose(sleutel);
      window.paneel(sleutel, (name) => {
        const from = this.bars.findIndex((bar) => bar.sleutel === sleutel);
        if (from >= 0) this.goTo(from, name);
        this.frame.focus({ preventScroll: true });
      });
    }

    key(event) {
      const last = this.bars.length - 1;
      if (event.ctrlKey || event.altKey || event.metaKey || last < 0) return;
      if (event.key in STEPS) {
        const from = this.at ?? (STEPS[event.key] > 0 ? -1 : last + 1);
        const to = Math.min(Math.max(from + STEPS[event.key], 0), last);
        if (to === this.at) window.zeg(to === 0 ? FIRST : LAST);
        else this.goTo(to);
      } else if (event.key === "?") window.zeg(this.more.textContent);
      else if (event.key === "Home") this.goTo(0);
      else if (event.key === "End") this.goTo(last);
      else if (event.key === "Escape") this.leave();
      else if ((event.key === "Enter" || event.key === " ") && this.at !== null) {
        this.chosen(this.bars[this.at].sleutel);
      } else return;
      event.preventDefault();
    }

    // name: what is said of it, where that is not all.
    goTo(place, name = null) {
      this.at = place;
      const { words, aloud } = this.bars[place];
      this.mark(this.bars[place]);
      const { offsetLeft: x0, offsetTop: y0, offsetWidth, offsetHeight } = this.ring;
      this.tell(words, { x0, y0, x1: x0 + offsetWidth, y1: y0 + offsetHeight + RING }, x0);
      // Aloud a part ends with a full stop, not with a line.
      const parts = drawn(words.replaceAll(/\.?<br><b>/g, ". <b>"));
      const plain = parts.map((part) => part.textContent ?? part).join("").replaceAll("\n", " ");
      window.zegPlek(this.frame, this.said, name ?? aloud ?? plain, place + 1, this.bars.length);
    }

    // plotly tells nobody where it drew a bar; the area of the plot and the axes say it.
    mark(bar) {
      const area = this.plot.querySelector(".nsewdrag").getBoundingClientRect();
      const frame = this.frame.getBoundingClientRect();
      const { xaxis, yaxis } = this.plot.layout;
      const on = (axis, from, size, value) =>
        from + ((value - axis.range[0]) / (axis.range[1] - axis.range[0])) * size;
      const across = (value) => on(xaxis, area.left - frame.left, area.width, value);
      const down = (value) => on(yaxis, area.bottom - frame.top, -area.height, value);
      Object.assign(this.ring.style, {
        left: `${across(bar.left)}px`,
        top: `${down(bar.top)}px`,
        width: `${across(bar.right) - across(bar.left)}px`,
        height: `${down(bar.bottom) - down(bar.top)}px`,
      });
      this.ring.hidden = false;
      this.ring.scrollIntoView({ block: "nearest" });
    }

    leave() {
      this.at = null;
      this.ring.hidden = true;
      this.frame.removeAttribute("aria-activedescendant");
      this.said.replaceChildren();
      this.untell();
    }

    // plotly listens to the window as long as nobody says that the chart is gone.
    release() {
      document.removeEventListener("keydown", this.escaped);
      if (this.plot.data) window.Plotly.purge(this.plot);
    }

    fail(problem) {
      this.forget();
      this.release();
      const empty = document.createElement("div");
      const words = document.createElement("p");
      words.className = "melding";
      words.setAttribute("role", "alert");
      words.textContent = problem.message === NOT_LOADED ? NOT_LOADED : NOT_DRAWN;
      empty.append(words);
      this.frame.removeAttribute("role");
      this.plot.replaceWith(empty);
      this.plot = empty;
      console.error(problem);
    }
  }

  function chartIn(parent) {
    if (!charts.has(parent)) charts.set(parent, new Chart(parent));
    return charts.get(parent);
  }

  // The charts of a slide, once it is known how high its bar is.
  window.grafiekenPassen = (frames, room) => {
    for (const frame of frames) charts.get(frame.parentElement)?.fit(room);
  };

  const text = (bytes) => new TextDecoder().decode(bytes);

  window.grafiek = ({ data, parentElement, setTriggerValue }) => {
    const chart = chartIn(parentElement);
    const choose = (sleutel) => setTriggerValue("gekozen", sleutel);
    const bytes = text(data);
    chart.frame.setAttribute("aria-busy", "true");
    drawing = chart
      .show(bytes.slice(1), bytes[0] === CHOICE ? choose : null)
      .catch((problem) => chart.fail(problem))
      .finally(() => chart.frame.removeAttribute("aria-busy"));
    // Streamlit calls this where the chart goes, and also where the next data came quickly.
    return () => setTimeout(() => parentElement.isConnected || chart.release());
  };

  // A table under a chart: the first time at once, after that once the chart above it is painted,
  // so that a reader who chooses sees the chart change without waiting for what is below it.
  const tables = new WeakMap();
  window.tabel = async ({ data, parentElement }) => {
    const html = text(data);
    const before = tables.get(parentElement);
    tables.set(parentElement, html);
    if (html === before) return;
    if (before !== undefined) {
      parentElement.setAttribute("aria-busy", "true");
      await drawing;
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
    }
    if (tables.get(parentElement) !== html) return;
    parentElement.innerHTML = html;
    parentElement.removeAttribute("aria-busy");
  };
})();
