// Rows of fields with native controls: the filter bar, the choices of one screen, the rows to record
// on. Each is a button that says what is chosen, and under it the options; or a select, or a text.
// `window.velden` is called by Streamlit (shell/fields.py) with what the server says is chosen, in
// the words of the URL; every change goes to the server as all that is chosen then. What the bar
// offers comes by `window.veldenAanbod`, once.
(() => {
  "use strict";
  const MOST_NAMED = 3;
  // Longer lists have a search field, and are one stop for Tab.
  const FEW = 10;
  // With so many fields that say what is chosen the others say their name alone; with more they do
  // not fit legibly in one line: of a narrow window, and of a wide one.
  const CROWDED = { krap: 2, vol: 5, overvol: 6 };
  // Characters of an option that are said.
  const NAMED = 80;
  const STILL = 300;
  const rows = new WeakMap();
  let made = 0;
  let bar = null;
  let offered = null;

  const folded = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/gu, " ").trim();
  const joined = (code) => folded(code).replaceAll(" ", "");
  const inWords = (text) => text.split(/[^\p{L}\p{N}./@]+/u).filter(Boolean);
  const dayInWords = (day, how) =>
    new Date(`${day}T12:00`).toLocaleDateString("nl-NL", { day: "numeric", month: "short", year: "numeric", ...how });

  // How well an option fits what is typed, 0 the best; null where it does not.
  function rank({ codes, text, words }, typed) {
    const code = joined(typed);
    if (codes.includes(code)) return 0;
    const after = codes.filter((one) => one.startsWith(code)).map((one) => one[code.length]);
    // 1.1.1b and 1.1.1/2 belong to 1.1.1, 1.1.10 does not.
    if (after.length > 0) return after.some((next) => !/[0-9]/.test(next)) ? 1 : 2;
    const parts = inWords(typed);
    if (parts.every((part) => words.some((word) => word.startsWith(part)))) return 3;
    return parts.every((part) => text.includes(part)) ? 4 : null;
  }

  function make(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  const button = (className, textContent, click) =>
    make("button", { type: "button", className, textContent, onclick: click });

  // What a field says is chosen in it.
  function said(spec, row) {
    const values = row.of(spec);
    const [day = spec.today] = values;
    if (spec.control === "day") return day ? dayInWords(day) : spec.empty;
    if (values.length === 0) return spec.empty;
    if (spec.control === "text") return values[0];
    const named = spec.options.filter(([slug]) => values.includes(slug)).map(([, short]) => short);
    const more = named.length - MOST_NAMED;
    const words = named.slice(0, MOST_NAMED).join(", ") + (more > 0 ? ` en ${more} meer` : "");
    return spec.inner ? `${words} (${said(spec.inner, row)})` : words;
  }

  // Checkboxes, or radio buttons where one of them is always chosen.
  class Options {
    // within: the field whose choice these say more of.
    constructor(row, spec, within) {
      Object.assign(this, { row, spec, within });
      this.type = spec.control === "many" ? "checkbox" : "radio";
      this.options = spec.options.map(([slug, short, label, ...others]) => {
        const text = folded(label);
        const codes = [short, ...others].map(joined);
        return { slug, short, label, codes, text, words: inWords(text) };
      });
      this.isLong = spec.byCode || this.options.length > FEW;
      this.list = make("div", { className: "velden_lijst" });
      this.group = `velden_${++made}`;
      this.legend = make("legend", { textContent: spec.words });
      this.element = make("fieldset", {}, this.legend, this.list);
      this.list.addEventListener("change", ({ target }) => this.set(target.value, target.checked));
      if (this.isLong) this.list.addEventListener("focusin", ({ target }) => this.stop(target));
    }

    // Alone in a box that says the same.
    loseName() {
      this.legend.remove();
      this.element.setAttribute("role", "none");
    }

    // The box of an option, made once it is shown for the first time.
    line(option) {
      if (!option.line) {
        const tabIndex = this.isLong ? -1 : 0;
        option.check = make("input", { type: this.type, name: this.group, value: option.slug, tabIndex });
        const rest = option.label.startsWith(option.short) && option.label.slice(option.short.length);
        const parts = rest ? [make("b", { textContent: option.short }), rest] : [option.label];
        const words = make("span", {}, ...parts);
        option.line = make("label", {}, option.check, words);
      }
      return option.line;
    }

    find(typed) {
      // With nothing typed in a long list, what is chosen comes first: there it can be taken away.
      const chosen = this.isLong ? this.row.of(this.spec) : [];
      const fit = (one) => (typed === "" ? Number(!chosen.includes(one.slug)) : rank(one, typed));
      this.found = this.options
        .map((option, at) => ({ option, at, fit: fit(option) }))
        .filter((one) => one.fit !== null)
        .sort((one, other) => one.fit - other.fit || one.at - other.at)
        .map(({ option }) => option);
      this.list.replaceChildren(...this.found.map((option) => this.line(option)));
      this.list.scrollTop = 0;
      if (this.isLong) this.stop(this.found[0]?.check);
      this.show();
    }

    // Before a layer is chosen its role is the one that goes with the first.
    chosen() {
      const { first, name } = this.spec;
      const isBefore = this.within && this.row.of(this.within).length === 0;
      return isBefore ? (this.row.chosen[name] ?? [first]) : this.row.of(this.spec);
    }

    show() {
      const chosen = this.chosen();
      for (const { check, slug } of this.options) {
        if (check) check.checked = chosen.includes(slug);
      }
    }

    stop(check) {
      if (this.stopped) this.stopped.tabIndex = -1;
      this.stopped = check;
      if (check) check.tabIndex = 0;
    }

    set(slug, wanted) {
      if (this.type === "radio") return this.row.choose({ [this.spec.name]: [slug] });
      const before = this.row.of(this.spec);
      const others = before.filter((one) => one !== slug);
      const after = wanted ? [...others, slug] : others;
      this.row.choose({ [this.spec.name]: after, ...this.inner(before, after) });
    }

    // The role of a layer: chosen with the first layer, and gone with the last where nobody chose it.
    inner(before, after) {
      if (!this.spec.inner) return {};
      const { name, first } = this.spec.inner;
      const role = this.row.chosen[name];
      if (before.length === 0 && after.length > 0 && !role) return { [name]: [first] };
      return after.length === 0 && role?.[0] === first ? { [name]: [] } : {};
    }

    step(by, from) {
      const at = this.found.findIndex(({ check }) => check === from) + by;
      if (at < 0) return false;
      this.found[at]?.check.focus();
      return true;
    }
  }

  // A day; the words under it say it in Dutch, in whatever language the browser draws the field.
  class Day {
    constructor(row, spec) {
      Object.assign(this, { row, spec });
      const { least: min, most: max } = spec;
      this.input = make("input", { id: `velden_${++made}`, type: "date", min, max });
      this.words = make("p", { className: "velden_gezegd" });
      this.words.setAttribute("role", "status");
      const label = make("label", { htmlFor: this.input.id, textContent: spec.words });
      this.element = make("div", { className: "velden_dag" }, label, this.input, this.words);
      this.input.addEventListener("pointerdown", () => { this.typing = false; });
      this.input.addEventListener("keydown", ({ key }) => {
        // While one types, every year from 2 to 202 would be a choice of its own.
        if (key === "Enter") this.take();
        else this.typing = true;
      });
      this.input.addEventListener("change", () => this.typing || this.take());
      this.input.addEventListener("blur", () => this.take());
    }

    take() {
      const { value, validity } = this.input;
      if (!validity.valid) {
        const [first, last] = [this.spec.least, this.spec.most].map((day) => day.slice(0, 4));
        this.words.textContent = `Geen dag van ${first} tot en met ${last}.`;
      } else if (value !== this.shown) {
        this.shown = value;
        this.row.choose({ [this.spec.name]: value ? [value] : [] });
      }
    }

    show() {
      const [day = this.spec.today ?? ""] = this.row.of(this.spec);
      if (day !== this.shown) this.shown = this.input.value = day;
      const words = day ? dayInWords(day, { weekday: "long", month: "long" }) : this.spec.empty;
      if (this.words.textContent !== words) this.words.textContent = words;
    }

    find() {
      this.show();
    }
  }

  // What opens under a button: the options of one field, or of several.
  class Box {
    constructor(row, words, parts) {
      Object.assign(this, { row, words, parts });
      const id = `velden_${++made}`;
      this.element = make("div", { id, className: "velden_vak", popover: "auto" });
      this.element.setAttribute("role", "dialog");
      this.element.setAttribute("aria-label", `${words}: kiezen`);
      [this.first] = parts;
      if (parts.length === 1) this.first.loseName?.();
      if (parts.length === 1 && this.first.isLong) this.element.append(...this.toSearch(`${id}_zoek`));
      this.clear = button("", `${words}: wissen`, () => {
        row.choose(Object.fromEntries(parts.map(({ spec }) => [spec.name, []])));
        this.focusFirst();
      });
      const close = button("", "Sluiten", () => this.element.hidePopover());
      this.element.append(
        make("div", { className: "velden_delen" }, ...parts.map(({ element }) => element)),
        make("div", { className: "velden_knoppen" }, this.clear, close),
      );
      this.listen();
    }

    toSearch(id) {
      const asked = "Zoek op code of woorden; Enter neemt de bovenste, nog eens Enter sluit";
      this.search = make("input", { id, type: "text", autocomplete: "off", spellcheck: false });
      // By the browser, before the next key comes.
      this.search.autofocus = true;
      this.search.addEventListener("input", () => this.find());
      this.said = make("p", { className: "velden_gezegd" });
      return [make("label", { htmlFor: id, textContent: asked }), this.search, this.said];
    }

    listen() {
      const place = () => this.place();
      this.element.addEventListener("beforetoggle", ({ newState }) => {
        if (newState === "open") this.open();
      });
      this.element.addEventListener("toggle", ({ newState }) => {
        if (newState !== "open") return window.removeEventListener("scroll", place, true);
        window.addEventListener("scroll", place, true);
        this.place();
        if (!this.search) this.focusFirst();
      });
      this.element.addEventListener("keydown", (event) => this.key(event));
    }

    open() {
      if (this.search) this.search.value = "";
      this.find();
    }

    find() {
      const typed = this.search?.value ?? "";
      for (const part of this.parts) part.find(folded(typed));
      const { found, options } = this.first;
      if (!this.search) return;
      this.say(
        found.length === 0
          ? `Niets past bij ‘${typed.trim()}’.`
          : `${found.length} van ${this.first.spec.all}, bovenaan ${this.named(found[0])}`,
      );
    }

    // Said once one stops typing, not at each letter.
    say(words) {
      this.said.textContent = words;
      clearTimeout(this.saying);
      this.saying = setTimeout(() => window.zeg(words), STILL);
    }

    show() {
      for (const part of this.parts) part.show();
      this.clear.hidden = this.parts.every(({ spec }) => this.row.of(spec).length === 0 || spec.first);
    }

    focusFirst() {
      const wanted = this.parts.find(({ spec }) => spec.name === this.wanted) ?? this;
      const checked = wanted.element.querySelector("[type='checkbox']:checked");
      (this.search ?? checked ?? this.stops()[0]).focus();
      this.wanted = null;
    }

    // In sight beside its button, also where that stands low on the screen.
    place() {
      const { left, top, bottom } = this.opener.getBoundingClientRect();
      const { offsetWidth: width, offsetHeight: height } = this.element;
      const below = bottom + height <= window.innerHeight ? bottom : top - height;
      const within = (wanted, room) => `${Math.max(Math.min(wanted, room), 0)}px`;
      this.element.style.left = within(left, document.documentElement.clientWidth - width);
      this.element.style.top = within(below, window.innerHeight - height);
    }

    enter() {
      if (this.search.value.trim() === "") return this.element.hidePopover();
      if (this.first.found.length === 0) return this.search.select();
      const [chosen] = this.first.found;
      this.search.value = "";
      this.first.set(chosen.slug, true);
      this.find();
      const { all } = this.first.spec;
      this.say(`Gekozen: ${this.named(chosen)}; nu ${this.row.of(this.first.spec).length} van ${all}`);
    }

    // As what Enter takes: enough of its words to know it by.
    named({ label }) {
      const words = `${this.first.spec.noun} ${label}`;
      return words.length > NAMED ? `${words.slice(0, words.lastIndexOf(" ", NAMED))} …` : words;
    }

    key(event) {
      const { key, target } = event;
      const part = this.parts.find(({ list }) => list?.contains(target) && target.type === "checkbox");
      if (key === "Tab") return this.turn(event);
      if (key === "Enter" && target === this.search) this.enter();
      else if (key === "Enter" && this.parts.length === 1 && target.type === "date") this.element.hidePopover();
      else if (key === "Enter" && part) target.click();
      else if (key === "ArrowDown" && target === this.search) this.first.step(1, null);
      else if (key === "ArrowDown" && part) part.step(1, target);
      else if (key === "ArrowUp" && part) part.step(-1, target) || this.search?.focus();
      else return;
      event.preventDefault();
    }

    stops() {
      const able = [...this.element.querySelectorAll("input, button")];
      return able.filter((one) => one.tabIndex >= 0 && one.checkVisibility());
    }

    // Tab stays inside for as long as the box is open.
    turn(event) {
      const stops = this.stops();
      // Of radio buttons Tab comes to the one that is chosen alone.
      const reached = stops.filter(({ type, checked }) => type !== "radio" || checked);
      const [from, to] = event.shiftKey ? [reached[0], reached.at(-1)] : [reached.at(-1), reached[0]];
      if (event.target !== from) return;
      event.preventDefault();
      to.focus();
    }
  }

  // A field as it stands in its row. `opens`: what its button opens.
  class Field {
    constructor(row, spec, opens) {
      Object.assign(this, { row, spec, opens });
      this.names = [spec.name, ...(spec.inner ? [spec.inner.name] : [])];
      this.words = spec.brief || spec.words;
      this.control = { one: () => this.select(), text: () => this.text() }[spec.control]?.() ?? this.opener();
      this.clear = button("velden_wis", "", () => {
        row.choose(Object.fromEntries(this.names.map((name) => [name, []])));
        (this.element.hidden ? opens.opener : this.focusable).focus();
      });
      this.clear.setAttribute("aria-label", `${this.words}: wissen`);
      // What a button opens stands next to it: of a box elsewhere Orca says every word on opening.
      const box = opens && !spec.more ? [opens.element] : [];
      this.element = make("span", { className: "veld" }, this.control, ...box);
      if (spec.control !== "one") this.element.append(this.clear);
      this.element.dataset.naam = spec.name;
    }

    opener() {
      this.focusable = button("velden_knop", "");
      this.focusable.popoverTargetElement = this.opens.element;
      this.focusable.addEventListener("click", () => { this.opens.wanted = this.spec.name; });
      this.opens.opener ??= this.focusable;
      return this.focusable;
    }

    select() {
      const options = this.spec.options.map(([value, textContent]) => make("option", { value, textContent }));
      this.focusable = make("select", {}, ...options);
      this.focusable.addEventListener("change", () => this.row.choose({ [this.spec.name]: [this.focusable.value] }));
      return make("label", {}, make("span", { textContent: `${this.words}:` }), this.focusable);
    }

    text() {
      this.focusable = make("input", { type: "text", autocomplete: "off", spellcheck: false, placeholder: this.spec.empty });
      if (this.spec.size) this.focusable.size = this.spec.size;
      this.focusable.addEventListener("change", () => {
        const value = this.focusable.value.trim();
        this.row.choose({ [this.spec.name]: value ? [value] : [] });
      });
      return make("label", {}, make("span", { textContent: `${this.words}:` }), this.focusable);
    }

    get isChosen() {
      return (this.row.chosen[this.spec.name] ?? []).length > 0;
    }

    show() {
      this.element.classList.toggle("gekozen", this.isChosen);
      this.element.hidden = Boolean(this.spec.more) && !this.isChosen;
      this.clear.hidden = !this.isChosen;
      const [value = ""] = this.row.of(this.spec);
      if (this.focusable.tagName === "BUTTON") {
        const words = `: ${said(this.spec, this.row)}`;
        if (this.focusable.title !== this.words + words) {
          // By name too: where the words after it are hidden a space comes between them, and the two
          // would be said one after the other.
          this.focusable.title = this.focusable.ariaLabel = this.words + words;
          this.focusable.replaceChildren(this.words, make("span", { textContent: words }));
        }
      } else if (value !== this.shown) {
        // What is being typed stays when an answer comes.
        this.shown = this.focusable.value = value;
      }
      if (!this.spec.more) this.opens?.show();
    }
  }

  class Row {
    constructor(parent) {
      this.sent = 0;
      this.chosen = {};
      this.frame = make("div", { className: "velden" });
      parent.replaceChildren(this.frame);
    }

    show({ fields = offered, chosen, heard, bar }) {
      this.data = { chosen, heard, bar };
      // An answer to an earlier choice than the last.
      if (fields === null || (heard !== 0 && heard < this.sent)) return;
      this.chosen = chosen;
      const given = JSON.stringify(fields);
      if (given !== this.given) {
        this.given = given;
        this.build(fields, bar);
      }
      this.draw();
      this.tell(false);
    }

    of({ name, first, usual }) {
      return this.chosen[name] ?? (usual ? [usual] : []);
    }

    build(fields, bar) {
      this.isBar = bar;
      const focused = document.activeElement?.closest("[data-naam]");
      const at = this.frame.contains(focused) ? focused.dataset.naam : null;
      const parts = (spec) => [spec, ...(spec.inner ? [spec.inner] : [])].map((one) =>
        one.control === "day" ? new Day(this, one) : new Options(this, one, one === spec ? undefined : spec));
      const opens = (spec) =>
        ["many", "day"].includes(spec.control) ? new Box(this, spec.brief || spec.words, parts(spec)) : null;
      const more = fields.filter((spec) => spec.more);
      this.fields = fields.filter((spec) => !spec.more).map((spec) => new Field(this, spec, opens(spec)));
      if (bar) this.finish(more, parts);
      else this.frame.replaceChildren(...this.fields.map(({ element }) => element));
      this.frame.classList.toggle("filterbalk", Boolean(bar));
      if (at) this.frame.querySelector(`[data-naam="${at}"] :is(button, select, input)`)?.focus();
    }

    // What the bar alone has: the other filters behind one button, and what is done with all of them.
    finish(more, parts) {
      this.more = new Box(this, "Meer filters", more.flatMap(parts));
      this.more.element.classList.add("velden_meer");
      this.moreButton = button("velden_knop", "");
      this.moreButton.popoverTargetElement = this.more.element;
      this.more.opener = this.moreButton;
      this.fields.push(...more.map((spec) => new Field(this, spec, this.more)));
      const clear = button("velden_knop", "Wis", () => this.choose({}, {}));
      clear.setAttribute("aria-label", "Wis alle filters en de peildatum");
      const present = button("velden_knop", "Presenteren", () => this.choose({ presentatie: ["ja"] }));
      const line = make("div", { id: `velden_${++made}`, className: "velden_rij" });
      line.append(
        ...this.fields.map(({ element }) => element),
        make("span", { className: "veld" }, this.moreButton, this.more.element),
        make("span", { className: "veld" }, clear),
        make("span", { className: "veld velden_laatste" }, present),
      );
      this.fold = button("velden_knop velden_vouw", "", () => {
        this.fold.setAttribute("aria-expanded", this.frame.classList.toggle("open"));
      });
      this.fold.setAttribute("aria-controls", line.id);
      this.fold.setAttribute("aria-expanded", this.frame.classList.contains("open"));
      const busy = make("p", { className: "velden_bezig", textContent: "Wordt bijgewerkt …" });
      this.frame.replaceChildren(this.fold, line, busy);
    }

    draw() {
      for (const field of this.fields) field.show();
      if (!this.isBar) return;
      this.more.show();
      const chosen = this.fields.filter((field) => field.isChosen);
      const more = chosen.filter(({ spec }) => spec.more);
      const counted = (words, { length }) => (length > 0 ? `${words} (${length})` : words);
      this.moreButton.textContent = counted("Meer filters", more);
      this.moreButton.parentElement.classList.toggle("gekozen", more.length > 0);
      this.fold.textContent = counted("Filters", chosen);
      for (const [name, least] of Object.entries(CROWDED)) {
        this.frame.classList.toggle(name, chosen.length >= least);
      }
    }

    choose(changes, others = this.chosen) {
      const all = Object.entries({ ...others, ...changes });
      this.chosen = Object.fromEntries(all.filter(([, values]) => values.length > 0));
      this.draw();
      this.tell(true);
      this.sent = Math.max(Date.now(), this.sent + 1);
      const told = { chosen: this.chosen, heard: this.sent };
      // Once the frame that shows it stands, which is when the next begins: what Streamlit does to
      // tell the server would hold that up.
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => this.send(told))));
    }

    // To who draws in the browser, before the server answers and again when it has.
    tell(waiting) {
      if (!this.isBar) return;
      window.filterbalkGekozen = { chosen: this.chosen, waiting };
      window.dispatchEvent(new CustomEvent("filterbalk", { detail: window.filterbalkGekozen }));
    }
  }

  const read = (data) => JSON.parse(new TextDecoder().decode(data));

  window.velden = ({ data, parentElement, setTriggerValue }) => {
    if (!rows.has(parentElement)) rows.set(parentElement, new Row(parentElement));
    const row = rows.get(parentElement);
    row.send = (told) => setTriggerValue("gekozen", told);
    const told = read(data);
    if (told.bar) bar = row;
    row.show(told);
  };

  window.veldenAanbod = ({ data, parentElement }) => {
    parentElement.replaceChildren(make("div", { className: "velden_aanbod" }));
    offered = read(data);
    bar?.show(bar.data);
  };
})();
