// The kaart: plotly draws it once, and what a filter leaves out is dimmed where it stands, by a class
// on the paths that are there, without drawing anew. What to dim is combined here of what the server
// sent for each value (shell/dimming.py); once the server has answered, what it says holds.
//
// `window.kaart` and `window.kaartInBeeld` are called by Streamlit (components, pages/kalender/) at
// every run: the first with the kaart, which stays the same while filters change, the second with
// the rows in view. What is chosen in the filter bar comes as an event, before the server answers.
(() => {
  "use strict";
  const NOT_DRAWN = "De kaart kan niet worden getekend. De vorm tabel toont dezelfde regels.";
  const BRIEFLY =
    "Met de pijltjes langs rijen en kwartalen, Enter opent de regels, vraagteken geeft uitleg.";
  const HOW =
    "Met pijl links en rechts langs een rij tot aan haar naam, met pijl omhoog en omlaag langs een " +
    "kwartaal en met PgUp en PgDn vijf rijen verder; de eerste pijl begint in het kwartaal van de " +
    "peildatum; Enter opent de regels.";
  // What is said where an arrow leads no further, on a mark and on the name of a row.
  const LAST = ["Onderaan: lager staat in deze kolom niets", "Dit is de laatste rij"];
  const FIRST = ["Bovenaan: hoger staat in deze kolom niets", "Dit is de eerste rij"];
  const AFTER = "Einde van de rij: hierna staat er niets";
  const NO_FURTHER = {
    ArrowRight: [AFTER, AFTER],
    ArrowLeft: [null, "Begin van de rij"],
    ...{ ArrowDown: LAST, PageDown: LAST, ArrowUp: FIRST, PageUp: FIRST },
  };
  const ROLE = "beide";
  // A choice that is answered later than this is said to wait.
  const PATIENCE = 500;
  const NEAR = 14;
  const OVER_HEADS = 8;
  const REST = 90;
  const GRACE = 250;
  const [BESIDE, WIDEST] = [4, 480];
  // What is left free around the panel, in pixels.
  const AROUND = 16;
  // The name of a row is a place too, below those of the marks; it is its own inverse.
  const labelOf = (group) => -1 - group;
  const charts = new WeakMap();
  let current = null;
  let answered = null;

  const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const has = (bits, place) => ((bits[place >> 3] >> (place & 7)) & 1) === 1;
  const both = (one, other) => one.map((byte, at) => byte & other[at]);
  const either = (one, other) => one.map((byte, at) => byte | other[at]);
  // "a, b en c"
  const listed = (words) => [words.slice(0, -1).join(", "), ...words.slice(-1)].filter(Boolean).join(" en ");
  const counted = (words) => {
    const numbers = new Map();
    words.filter(Boolean).forEach((one) => numbers.set(one, (numbers.get(one) ?? 0) + 1));
    return [...numbers];
  };

  // Within a field one of the values is enough, between fields each must hold. A field of which the
  // server sent no values (the status while the log is away) leaves nothing out.
  function combined(values, fit, chosen) {
    const role = chosen.rol?.[0] ?? ROLE;
    return Object.entries(chosen).reduce((rows, [field, slugs]) => {
      const of = values[field === "laag" ? `laag:${role}` : field];
      if (of === undefined || slugs.length === 0) return rows;
      const found = slugs.filter((slug) => slug in of).map((slug) => bytesOf(of[slug]));
      return both(rows, found.reduce(either, new Uint8Array(rows.length)));
    }, fit);
  }

  // What was chosen, comparable: no empty fields, no role without a layer.
  function plain(chosen, fields) {
    const filled = Object.entries(chosen).filter(([field, slugs]) => {
      const alone = field === "rol" && (slugs[0] === ROLE || !chosen.laag?.length);
      return slugs.length > 0 && !alone && (fields === undefined || fields.includes(field));
    });
    return JSON.stringify(filled.map(([field, slugs]) => [field, [...slugs].sort()]).sort());
  }

  class Kaart {
    constructor(parent) {
      this.frame = document.createElement("div");
      this.frame.className = "kaart";
      this.frame.tabIndex = 0;
      this.frame.setAttribute("role", "listbox");
      this.plot = document.createElement("div");
      // What it shows is said by `said`, and so is what the tip tells.
      this.plot.setAttribute("aria-hidden", "true");
      this.ring = this.part("kaart_rand");
      this.tip = this.part("kaart_tip");
      this.tip.setAttribute("aria-hidden", "true");
      this.waits = this.part("kaart_wacht", "status");
      this.said = this.part("alleen_gezegd kaart_gezegd");
      this.said.hidden = false;
      this.waits.textContent = "De kaart wacht op het antwoord van de server.";
      this.frame.append(this.plot, this.ring, this.tip, this.waits, this.said);
      // To be read where one reads on after it; the sign for it is told at the kaart too.
      this.more = this.part("alleen_gezegd");
      this.more.hidden = false;
      parent.replaceChildren(this.frame, this.more);
      this.at = null;
      this.column = null;
      this.json = "";
      this.marks = [];
      this.resizing = null;
      this.frame.addEventListener("keydown", (event) => this.key(event));
      this.frame.addEventListener("focusout", () => this.leave());
      this.frame.addEventListener("pointermove", (event) => this.hover(event));
      this.frame.addEventListener("pointerleave", () => this.later(() => this.untell(), GRACE));
      this.frame.addEventListener("click", (event) => this.press(event));
      // Bound once: they are taken away by the same name.
      this.resized = () => {
        clearTimeout(this.resizing);
        this.frame.setAttribute("aria-busy", "true");
        this.resizing = setTimeout(() => this.fit(), 150);
      };
      this.escaped = (event) => {
        if (event.key === "Escape") this.untell();
      };
      document.documentElement.classList.add("met_kaart");
      window.addEventListener("resize", this.resized);
      // What stands above it can become higher or lower.
      this.around = new ResizeObserver(this.resized);
      this.around.observe(parent.closest("[data-testid='stMainBlockContainer']"));
      document.addEventListener("keydown", this.escaped);
    }

    part(name, role) {
      const made = document.createElement("div");
      made.className = name;
      made.hidden = true;
      if (role) made.setAttribute("role", role);
      return made;
    }

    async show(json, tell) {
      this.tell = tell;
      if (json === this.json) return;
      this.json = json;
      this.drawn = JSON.parse(json);
      const { alt, figure, marks } = this.drawn;
      this.marks = marks.map(([group, left, right, top, bottom, places, said, sentence, sleutel, whose]) => ({
        group, left, right, top, bottom, places, said: said.map((kind) => this.drawn.said[kind]), sentence, sleutel, whose,
      }));
      this.named("");
      this.more.textContent = `Bij de kaart. ${alt} ${HOW}`;
      this.frame.setAttribute("aria-busy", "true");
      this.leave();
      this.plot.style.minHeight = `${figure.layout.height}px`;
      const Plotly = await window.plotlyGeladen();
      if (json !== this.json) return;
      const size = this.room();
      await Plotly.react(this.plot, figure.data, { ...figure.layout, ...size }, { staticPlot: true });
      this.gather();
      this.stands();
    }

    // Busy until it is drawn and fits in what the window has left.
    stands() {
      if (this.resizing === null) this.frame.removeAttribute("aria-busy");
    }

    // As high as the window has room for under what stands above, so that nothing scrolls.
    room() {
      const { margin, rows, least, most } = this.drawn;
      const above = this.frame.getBoundingClientRect().top + (this.scroller()?.scrollTop ?? 0);
      const free = window.innerHeight - above - this.drawn.below - margin.t - margin.b;
      const row = Math.min(Math.max(free / rows, least), most);
      return { width: this.frame.clientWidth, height: Math.round(row * rows) + margin.t + margin.b };
    }

    scroller() {
      return document.querySelector("[data-testid='stMain']");
    }

    async fit() {
      this.resizing = null;
      if (!this.plot.data || !this.frame.isConnected) return;
      const size = this.room();
      const { width, height } = this.plot.layout;
      if (size.width !== width || size.height !== height) {
        await window.Plotly.relayout(this.plot, size);
        this.gather();
      }
      this.stands();
      const screen = `${window.innerWidth}x${window.innerHeight}`;
      if (screen !== this.drawn.screen) this.tell("maat", screen);
    }

    // The paths and words that plotly drew, by mark; its traces stand in the order of the data.
    gather() {
      const { width, height, margin, xaxis } = this.plot.layout;
      this.plot.style.minHeight = `${height}px`;
      for (const svg of this.plot.querySelectorAll(".main-svg")) {
        svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      }
      const [from, to] = xaxis.range;
      const across = (width - margin.l - margin.r) / (to - from);
      this.across = across;
      const down = (height - margin.t - margin.b) / this.drawn.rows;
      this.pixels = this.marks.map(({ left, right, top, bottom }) => ({
        left: margin.l + (left - from) * across,
        right: margin.l + (right - from) * across,
        top: margin.t + top * down,
        bottom: margin.t + bottom * down,
      }));
      this.names = this.drawn.groups.map(([start, until]) => ({
        left: this.drawn.strip,
        right: margin.l - 6,
        top: margin.t + start * down,
        bottom: margin.t + until * down,
      }));
      this.paths = [];
      this.texts = [];
      const bars = this.plot.data.filter((trace) => trace.type === "bar");
      this.plot.querySelectorAll(".barlayer .trace").forEach((trace, number) => {
        trace.querySelectorAll(".point").forEach((point, place) => {
          this.paths[bars[number].customdata[place]] = point;
        });
      });
      this.sizes = [];
      const words = this.plot.data.find((trace) => trace.mode === "text");
      this.plot.querySelectorAll(".scatterlayer .textpoint text").forEach((text, place) => {
        this.texts[words.customdata[place]] = text;
        this.sizes[words.customdata[place]] = words.textfont.size[place];
      });
      this.labels = [...this.plot.querySelectorAll(".y2tick text")];
      this.lit = undefined;
      this.light();
    }

    // What is lit, by the answer of the server or, until that is there, by what the bar says.
    light() {
      if (!this.paths || answered === null) return;
      const bar = window.filterbalkGekozen?.chosen;
      const { fields, asked, values } = this.drawn;
      const ahead = bar !== undefined && plain(bar, fields) !== plain(answered.chosen, fields);
      const rows = ahead ? combined(values, answered.fit, bar) : answered.rows;
      this.dim(rows);
      clearTimeout(this.waiting);
      this.waits.hidden = true;
      this.frame.classList.remove("kaart_wachtend");
      if (ahead && plain(bar, asked) !== plain(answered.chosen, asked)) {
        this.waiting = setTimeout(() => {
          this.waits.hidden = false;
          this.frame.classList.add("kaart_wachtend");
        }, PATIENCE);
      }
    }

    dim(rows) {
      const before = this.lit;
      this.lit = this.marks.map(({ places }) => [...places.keys()].filter((at) => has(rows, places[at])));
      const groups = new Set();
      this.lit.forEach((lit, place) => {
        const out = lit.length === 0;
        if (!out) groups.add(this.marks[place].group);
        if (before && `${before[place]}` === `${lit}`) return;
        this.paths[place]?.classList.toggle("kaart_gedimd", out);
        this.texts[place]?.classList.toggle("kaart_gedimd", out);
        if (this.texts[place]) this.write(place);
      });
      this.labels.forEach((label, group) => {
        label.classList.toggle("kaart_gedimd", !groups.has(group));
      });
      const lit = this.lit.reduce((sum, { length }) => sum + length, 0);
      this.frame.dataset.inBeeld = lit;
      this.named(lit < this.drawn.regels ? `, ${lit} in de selectie` : "");
    }

    named(selected) {
      this.frame.setAttribute("aria-label", `De kaart van ${this.drawn.regels} regels${selected}. ${BRIEFLY}`);
    }

    // What is recorded of the rows of a mark in view, or of all where none is.
    saidOf(place) {
      const { said } = this.marks[place];
      const lit = this.lit[place];
      return lit.length ? lit.map((at) => said[at]) : said;
    }

    // Narrower where there is little room.
    write(place) {
      const [text, words] = [this.texts[place], this.wordsOf(place)];
      const wide = this.wideOf(place);
      text.textContent = words;
      // Half as wide as the other characters are these two.
      const slender = words.split(/[!/]/).length - 1;
      const taken = (words.length - slender / 2) * this.sizes[place] * this.drawn.character;
      if (taken > wide) text.setAttribute("textLength", wide);
      else text.removeAttribute("textLength");
      text.setAttribute("lengthAdjust", "spacingAndGlyphs");
    }

    // As `_parts_of` in `figures/kaart.py`, which draws the slides, from the same table.
    wordsOf(place) {
      const { more, written } = this.drawn;
      const [shown, all] = [this.lit[place].length, this.marks[place].places.length];
      const number = 0 < shown && shown < all ? `${shown}/${all}` : all > 1 ? `${all}` : "";
      const parts = { more, number, ...this.signsOf(this.saidOf(place)) };
      const said = written.map((kinds) => kinds.map((kind) => parts[kind]).join(""));
      const fits = ({ length }) => length <= this.roomOf(place);
      return [...said.filter((words) => words !== more), more].find(fits) ?? "";
    }

    // As `selections.kaart.Mark.signs`.
    signsOf(told) {
      const { signs, together } = this.drawn;
      return Object.fromEntries(Object.entries(together).map(([kind, other]) => {
        const values = new Set(told.map((one) => one.signs[kind]));
        if (kind !== "status") values.delete("");
        const [first] = values.size > 1 ? [other] : values;
        return [kind, signs[kind][first] ?? ""];
      }));
    }

    wideOf(place) {
      const { left, right } = this.pixels[place];
      return right - left;
    }

    // In characters, as narrow as they may be.
    roomOf(place) {
      return this.wideOf(place) / (this.sizes[place] * this.drawn.character * this.drawn.narrowest);
    }

    // As `selections.kaart.Mark.told`, in the panel.
    sentence(place) {
      if (place < 0) return this.nameOf(labelOf(place));
      const { places, said, sentence, whose } = this.marks[place];
      const [shown, all] = [this.lit[place].length, places.length];
      if (shown === all) return sentence;
      if (shown === 0) return `${sentence} Niet in de selectie.`;
      const isRecorded = said.some(({ status, moved, fixed, begun }) => status || moved || fixed || begun);
      const recorded = this.recorded(this.saidOf(place));
      if (isRecorded && recorded.length === 0) recorded.push(this.drawn.nothing);
      const beside = recorded.length > 0 ? ` (${recorded.join("; ")})` : "";
      const these = `, in de selectie ${shown} van deze ${all} regels${beside}`;
      return sentence.slice(0, whose) + these + sentence.slice(whose);
    }

    recorded(told) {
      const alone = told.length === 1;
      const statuses = counted(told.map(({ status }) => status || "niets"));
      const named = statuses.map(([status, number]) => (alone ? status : `${number} ${status}`));
      const isSaid = statuses.some(([status]) => status !== "niets");
      const facts = ["moved", "fixed", "begun"].flatMap((name) => counted(told.map((one) => one[name])));
      return [
        ...(isSaid ? [`vastgelegd: ${listed(named)}`] : []),
        ...facts.map(([words, number]) => (alone ? words : `bij ${number} van ${told.length} regels: ${words}`)),
      ];
    }

    nameOf(group) {
      const [shown, all] = this.marks.reduce(
        ([shown, all], mark, place) =>
          mark.group === group ? [shown + this.lit[place].length, all + mark.places.length] : [shown, all],
        [0, 0],
      );
      return `${this.drawn.groups[group][2]}${shown < all ? `, ${shown} in de selectie` : ""}`;
    }

    key(event) {
      if (event.target !== this.frame || event.altKey || event.metaKey) return;
      if (event.key === "Escape") {
        if (this.at === null) return;
        this.leave();
      } else if ((event.key === "Enter" || event.key === " ") && this.at !== null) {
        this.choose(this.at);
      } else if (event.key === "?") {
        this.explain();
      } else {
        const next = this.next(event);
        if (next === undefined) return;
        if (next !== null) this.goTo(next);
        else this.say_end(event.key);
      }
      event.preventDefault();
      event.stopPropagation();
    }

    // What lies further may only be dimmed.
    say_end(key) {
      const words = NO_FURTHER[key][Number(this.at < 0)];
      const isPart = words.endsWith("niets") && this.inReach().length < this.marks.length;
      window.zeg(`${words}${isPart ? " dat in de selectie is" : ""}.`);
    }

    explain() {
      window.zeg(this.more.textContent);
      this.tip.textContent = HOW;
      this.tip.hidden = false;
      Object.assign(this.tip.style, { left: "0px", top: "0px", width: "max-content", maxWidth: `${WIDEST}px` });
    }

    // The mark to go to; null where there is none that way, undefined for another key.
    next({ key, ctrlKey }) {
      const places = this.inReach();
      const ends = { Home: 0, End: -1 };
      const beside = { ArrowRight: 1, ArrowLeft: -1 };
      const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: 5, PageUp: -5 };
      if (!(key in ends) && !(key in beside) && !(key in steps)) return undefined;
      if (this.at === null) return key in ends ? places.at(ends[key]) : this.start(places);
      const group = this.groupOf(this.at);
      const ofRow = places.filter((place) => this.marks[place].group === group);
      if (key in ends) {
        this.column = null;
        return (ctrlKey ? places : ofRow).at(ends[key]) ?? null;
      }
      if (key in beside) {
        this.column = null;
        const further = ofRow.filter((place) => (place - this.at) * beside[key] > 0);
        const label = key === "ArrowLeft" && this.at >= 0 ? labelOf(group) : null;
        return further.at(key === "ArrowRight" ? 0 : -1) ?? label;
      }
      const step = steps[key];
      if (this.at < 0) {
        const other = Math.min(Math.max(group + step, 0), this.drawn.groups.length - 1);
        return other === group ? null : labelOf(other);
      }
      this.column ??= this.columnOf(this.marks[this.at]);
      const cell = Math.floor(this.column);
      const inColumn = places.filter((place) => {
        const { left, right, group: other } = this.marks[place];
        return left < cell + 1 && right > cell && (other - group) * step > 0;
      });
      const rows = [...new Set(inColumn.map((place) => this.marks[place].group))];
      rows.sort((one, other) => (one - other) * step);
      const row = rows[Math.min(Math.abs(step), rows.length) - 1];
      return inColumn.find((place) => this.marks[place].group === row) ?? null;
    }

    // Where one begins: at what is in the selection, in sight, and counts in the quarter of today.
    start(places) {
      const top = this.frame.getBoundingClientRect().top;
      const inSight = places.filter((place) => top + this.pixels[place].top >= 0);
      const { now, end } = this.drawn;
      const isNow = (place) => now < end && Math.floor(this.columnOf(this.marks[place])) === now;
      return inSight.find(isNow) ?? inSight[0] ?? places[0];
    }

    // A year or a period counts in its last quarter.
    columnOf({ left, right }) {
      const isWide = right < this.drawn.end && right - left > 1;
      return isWide ? right - 0.5 : (left + right) / 2;
    }

    groupOf(place) {
      return place < 0 ? labelOf(place) : this.marks[place].group;
    }

    // Of a mark, or of the name of a row.
    boxOf(place) {
      return place < 0 ? this.names[labelOf(place)] : this.pixels[place];
    }

    // words: what is said of it, where that is not all.
    goTo(place, words = this.sentence(place)) {
      this.at = place;
      const { left, right, top, bottom } = this.boxOf(place);
      Object.assign(this.ring.style, {
        left: `${left}px`, top: `${top}px`,
        width: `${right - left}px`, height: `${bottom - top}px`,
      });
      this.ring.hidden = false;
      this.ring.scrollIntoView({ block: "nearest" });
      this.show_tip(place);
      const [number, of] = this.ordinal(place);
      window.zegPlek(this.frame, this.said, words, number, of);
    }

    // Its number: of the marks that the arrows go to, or of the rows.
    ordinal(place) {
      if (place < 0) return [labelOf(place) + 1, this.drawn.groups.length];
      const places = this.inReach();
      return [places.indexOf(place) + 1, places.length];
    }

    // Those with a row in view, or all where there is none.
    inReach() {
      const all = this.marks.map((_, place) => place);
      const lit = all.filter((place) => this.lit[place].length);
      return lit.length ? lit : all;
    }

    leave() {
      this.at = null;
      this.column = null;
      this.ring.hidden = true;
      this.frame.removeAttribute("aria-activedescendant");
      this.said.replaceChildren();
      this.untell();
    }

    // The name under a pointer, or the nearest mark within reach.
    nearest(event) {
      const named = this.names?.findIndex((_, group) => this.distance(labelOf(group), event) === 0) ?? -1;
      if (named >= 0) return labelOf(named);
      // The names of the quarters are no part of the rows under them.
      const rows = this.frame.getBoundingClientRect().top + (this.drawn?.margin.t ?? 0);
      if (event.clientY < rows - OVER_HEADS) return null;
      let [found, least] = [null, NEAR];
      this.pixels?.forEach((_, place) => {
        const far = this.distance(place, event);
        if (far < least) [found, least] = [place, far];
      });
      return found;
    }

    distance(place, { clientX, clientY }) {
      const frame = this.frame.getBoundingClientRect();
      const { left, right, top, bottom } = this.boxOf(place);
      const outside = (from, to, value) => Math.max(from - value, value - to, 0);
      return Math.hypot(
        outside(left, right, clientX - frame.left), outside(top, bottom, clientY - frame.top),
      );
    }

    later(what, wait) {
      clearTimeout(this.resting);
      this.resting = setTimeout(what, wait);
    }

    hover(event) {
      if (this.tip.contains(event.target)) {
        clearTimeout(this.resting);
        return;
      }
      const place = this.nearest(event);
      this.frame.classList.toggle("kaart_op_merk", place !== null);
      if (place === this.told && !this.tip.hidden) {
        clearTimeout(this.resting);
      } else if (place === null) {
        this.later(() => this.untell(), GRACE);
      } else if (!this.tip.hidden && this.distance(place, event) === 0) {
        this.show_tip(place, event);
      } else {
        // Between two marks the pointer can be on its way to what is told.
        this.later(() => this.show_tip(place, event), this.tip.hidden ? REST : GRACE);
      }
    }

    // At a corner of its mark, or of the part of a long one that the pointer is in: that goes on
    // along the row and along the column, and onto it.
    show_tip(place, pointer) {
      clearTimeout(this.resting);
      this.told = place;
      this.tip.textContent = this.sentence(place);
      this.tip.hidden = false;
      const { top, bottom, ...mark } = this.boxOf(place);
      const { left, right } = pointer && place >= 0 ? this.quarterAt(pointer, mark) : mark;
      const { clientWidth, clientHeight } = this.frame;
      const [before, after] = [left - BESIDE, clientWidth - right - BESIDE];
      const isAfter = after >= Math.min(WIDEST, before);
      this.tip.style.width = "max-content";
      this.tip.style.maxWidth = `${Math.min(isAfter ? after : before, WIDEST)}px`;
      const { offsetWidth, offsetHeight } = this.tip;
      this.tip.style.left = `${isAfter ? right + BESIDE : before - offsetWidth}px`;
      const isUnder = bottom + offsetHeight <= clientHeight;
      this.tip.style.top = `${isUnder ? bottom : Math.max(top - offsetHeight, 0)}px`;
    }

    quarterAt({ clientX }, { left, right }) {
      if (right - left < 2 * this.across) return { left, right };
      const start = this.drawn.margin.l;
      const x = clientX - this.frame.getBoundingClientRect().left - start;
      const begin = start + Math.floor(x / this.across) * this.across;
      return { left: Math.max(left, begin), right: Math.min(right, begin + this.across) };
    }

    untell() {
      clearTimeout(this.resting);
      this.told = null;
      this.tip.hidden = true;
    }

    press(event) {
      if (this.tip.contains(event.target)) return;
      const place = this.nearest(event);
      if (place !== null) this.choose(place);
    }

    // The server draws the rows in a panel; the focus goes there once it stands.
    choose(place) {
      const { top, bottom } = this.boxOf(place);
      const frame = this.frame.getBoundingClientRect().top;
      const start = Math.max(frame, 0);
      const [above, below] = [frame + top - start, window.innerHeight - frame - bottom];
      const { classList, style } = document.documentElement;
      classList.toggle("kaart_paneel_boven", above > below);
      style.setProperty("--kaart-boven", `${start}px`);
      style.setProperty("--kaart-ruimte", `${Math.max(above, below) - AROUND}px`);
      this.untell();
      this.from = place;
      const chosen = place < 0 ? this.drawn.groups[labelOf(place)][3] : this.marks[place].sleutel;
      this.tell("gekozen", chosen);
      window.paneel(chosen, (name) => this.back(name));
    }

    back(name) {
      if (this.from !== undefined && this.boxOf(this.from)) this.goTo(this.from, name);
      this.frame.focus({ preventScroll: true });
    }

    // plotly and the window hold on to it as long as nobody says that it is gone.
    release() {
      window.removeEventListener("resize", this.resized);
      this.around.disconnect();
      document.removeEventListener("keydown", this.escaped);
      if (this.plot.data) window.Plotly.purge(this.plot);
      if (current !== this) return;
      current = null;
      document.documentElement.classList.remove("met_kaart");
    }

    fail(problem) {
      this.json = "";
      const words = document.createElement("p");
      words.className = "melding";
      words.setAttribute("role", "alert");
      words.textContent = NOT_DRAWN;
      this.frame.replaceChildren(words);
      for (const name of ["role", "aria-label", "aria-busy"]) this.frame.removeAttribute(name);
      console.error(problem);
    }
  }

  window.addEventListener("filterbalk", () => current?.light());

  const text = (bytes) => new TextDecoder().decode(bytes);

  window.kaart = ({ data, parentElement, setTriggerValue }) => {
    if (!charts.has(parentElement)) charts.set(parentElement, new Kaart(parentElement));
    const kaart = charts.get(parentElement);
    current = kaart;
    kaart.show(text(data), setTriggerValue).catch((problem) => kaart.fail(problem));
    return () => setTimeout(() => {
      if (parentElement.isConnected) return;
      kaart.release();
      charts.delete(parentElement);
    });
  };

  window.kaartInBeeld = ({ data, parentElement }) => {
    const { rows, fit, chosen } = JSON.parse(text(data));
    answered = { rows: bytesOf(rows), fit: bytesOf(fit), chosen };
    parentElement.replaceChildren(Object.assign(document.createElement("div"), { className: "kaart_stand" }));
    current?.light();
  };

  // For the tests that hold this and the server against each other.
  window.kaartMerken = () =>
    current.marks.map((_, place) => [current.roomOf(place), current.wordsOf(place), current.sentence(place)]);
  window.kaartRegels = (choices) => {
    const { values, regels } = current.drawn;
    const every = Array.from({ length: regels }, (_, place) => place);
    return choices.map((chosen) => {
      const rows = combined(values, answered.fit, chosen);
      return every.filter((place) => has(rows, place));
    });
  };
})();
