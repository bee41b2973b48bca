// A field in which one chooses of many by typing the code: a button that says what is chosen, and
// under it a search field over the options. `window.kiezer` is called by Streamlit (shell/picker.py)
// at every run of the script; what is chosen is the server's, which is told of each change.
(() => {
  "use strict";
  const MOST_NAMED = 3;
  const pickers = new WeakMap();
  let made = 0;

  const folded = (text) =>
    text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/gu, " ").trim();
  const joined = (code) => folded(code).replaceAll(" ", "");
  const inWords = (text) => text.split(/[^\p{L}\p{N}./@]+/u).filter(Boolean);

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

  class Picker {
    constructor(parent) {
      const id = `kiezer_${++made}`;
      this.sent = 0;
      this.chosen = [];
      this.options = [];
      this.box = make("div", { id, className: "kiezer_vak", popover: "auto" });
      this.button = make("button", { id: `${id}_knop`, type: "button", className: "kiezer_knop" });
      this.button.popoverTargetElement = this.box;
      this.label = make("label", { htmlFor: this.button.id });
      this.search = make("input", { id: `${id}_zoek`, type: "text", autocomplete: "off" });
      this.search.spellcheck = false;
      // By the browser, before the next key comes.
      this.search.autofocus = true;
      this.said = make("p", { className: "kiezer_gezegd" });
      this.list = make("div", { className: "kiezer_lijst" });
      this.clear = make("button", { type: "button" });
      this.close = make("button", { type: "button", textContent: "Sluiten" });
      const asked = "Zoek op code of woorden; Enter neemt de bovenste, nog eens Enter sluit";
      this.box.append(
        make("label", { htmlFor: this.search.id, textContent: asked }),
        this.search,
        this.said,
        this.list,
        make("div", { className: "kiezer_knoppen" }, this.clear, this.close),
      );
      this.box.setAttribute("role", "dialog");
      this.list.setAttribute("role", "group");
      this.said.setAttribute("role", "status");
      this.frame = make("div", { className: "kiezer" }, this.label, this.button, this.box);
      parent.replaceChildren(this.frame);
      this.listen();
    }

    listen() {
      const place = () => this.place();
      this.box.addEventListener("beforetoggle", ({ newState }) => {
        if (newState === "open") this.open();
      });
      this.box.addEventListener("toggle", ({ newState }) => {
        this.button.setAttribute("aria-expanded", newState === "open");
        if (newState !== "open") return window.removeEventListener("scroll", place, true);
        window.addEventListener("scroll", place, true);
        this.place();
      });
      this.box.addEventListener("keydown", (event) => this.key(event));
      this.search.addEventListener("input", () => this.find());
      this.list.addEventListener("change", ({ target }) => this.set(target.value, target.checked));
      this.list.addEventListener("focusin", ({ target }) => this.stop(target));
      this.clear.addEventListener("click", () => {
        this.choose([]);
        this.search.focus();
      });
      this.close.addEventListener("click", () => this.box.hidePopover());
    }

    show({ label, empty, options, chosen, heard }) {
      // An answer to an earlier choice than the last.
      if (heard !== 0 && heard < this.sent) return;
      Object.assign(this, { name: label, empty, chosen });
      this.label.textContent = label;
      this.clear.textContent = `${label}: wissen`;
      this.box.setAttribute("aria-label", `${label}: kiezen`);
      this.list.setAttribute("aria-label", label);
      const given = JSON.stringify(options);
      if (given !== this.given) {
        this.given = given;
        this.options = options.map((option) => this.option(option));
        if (this.box.matches(":popover-open")) this.find();
      }
      this.tell();
    }

    option([value, code, title, ...others]) {
      const text = folded(`${code} ${title}`);
      const codes = [code, ...others].map(joined);
      return { value, code, title, codes, text, words: inWords(text) };
    }

    // The box of an option, made once it is shown for the first time.
    line(option) {
      if (!option.line) {
        option.check = make("input", { type: "checkbox", value: option.value, tabIndex: -1 });
        const code = make("b", { textContent: option.code });
        option.line = make("label", {}, option.check, make("span", {}, code, ` ${option.title}`));
      }
      option.check.checked = this.chosen.includes(option.value);
      return option.line;
    }

    open() {
      this.search.value = "";
      this.find();
      this.list.scrollTop = 0;
    }

    // In sight beside its button, also where that stands low on the screen.
    place() {
      const { left, top, bottom } = this.button.getBoundingClientRect();
      const { offsetWidth: width, offsetHeight: height } = this.box;
      const below = bottom + height <= window.innerHeight ? bottom : top - height;
      const within = (wanted, room) => `${Math.max(Math.min(wanted, room), 0)}px`;
      this.box.style.left = within(left, document.documentElement.clientWidth - width);
      this.box.style.top = within(below, window.innerHeight - height);
    }

    find() {
      const typed = folded(this.search.value);
      const isChosen = ({ value }) => this.chosen.includes(value);
      // With nothing typed, what is chosen comes first: there it can be taken away again.
      const fit = (one) => (typed === "" ? Number(!isChosen(one)) : rank(one, typed));
      this.found = this.options
        .map((option, at) => ({ option, at, fit: fit(option) }))
        .filter((one) => one.fit !== null)
        .sort((one, other) => one.fit - other.fit || one.at - other.at)
        .map(({ option }) => option);
      this.list.replaceChildren(...this.found.map((option) => this.line(option)));
      this.stop(this.found[0]?.check);
      this.say(
        this.found.length === 0
          ? `Niets past bij ‘${this.search.value.trim()}’.`
          : `${this.found.length} van ${this.options.length}`,
      );
    }

    say(words) {
      this.said.textContent = words;
    }

    // The list is one stop for Tab, with the arrows along its options.
    stop(check) {
      if (this.stopped) this.stopped.tabIndex = -1;
      this.stopped = check;
      if (check) check.tabIndex = 0;
    }

    set(value, wanted) {
      const others = this.chosen.filter((one) => one !== value);
      this.choose(wanted ? [...others, value] : others);
    }

    choose(values) {
      const before = this.chosen;
      this.chosen = values;
      this.tell();
      const [added] = values.filter((value) => !before.includes(value));
      const code = this.options.find(({ value }) => value === added)?.code;
      this.say(`${code ? `${code} gekozen. ` : ""}Gekozen: ${values.length}`);
      this.sent = Math.max(Date.now(), this.sent + 1);
      this.send({ values, heard: this.sent });
    }

    tell() {
      const codes = this.options.filter(({ value }) => this.chosen.includes(value));
      const named = codes.slice(0, MOST_NAMED).map(({ code }) => code).join(", ");
      const more = codes.length - MOST_NAMED;
      const stand = more > 0 ? `${named} en ${more} meer` : named || this.empty;
      this.button.textContent = stand;
      this.button.setAttribute("aria-label", `${this.name}: ${stand}`);
      this.clear.hidden = codes.length === 0;
      for (const { check, value } of this.options) {
        if (check) check.checked = this.chosen.includes(value);
      }
    }

    enter() {
      if (this.search.value.trim() === "") return this.box.hidePopover();
      if (this.found.length === 0) return this.search.select();
      const [{ value }] = this.found;
      this.search.value = "";
      this.choose([...this.chosen.filter((one) => one !== value), value]);
      const said = this.said.textContent;
      this.find();
      this.say(said);
    }

    key(event) {
      const inList = this.list.contains(event.target);
      if (event.key === "Tab") return this.turn(event);
      if (event.key === "Enter" && event.target === this.search) this.enter();
      else if (event.key === "Enter" && inList) event.target.click();
      else if (event.key === "ArrowDown") this.step(inList ? 1 : 0, event.target);
      else if (event.key === "ArrowUp" && inList) this.step(-1, event.target);
      else return;
      event.preventDefault();
    }

    step(by, from) {
      const at = by === 0 ? 0 : this.found.findIndex(({ check }) => check === from) + by;
      if (at < 0) this.search.focus();
      else this.found[at]?.check.focus();
    }

    // Tab stays inside for as long as the box is open.
    turn(event) {
      const stops = [this.search, this.stopped, this.clear, this.close].filter((one) => one && !one.hidden);
      const [from, to] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
      if (event.target !== from) return;
      event.preventDefault();
      to.focus();
    }
  }

  window.kiezer = ({ data, parentElement, setTriggerValue }) => {
    if (!pickers.has(parentElement)) pickers.set(parentElement, new Picker(parentElement));
    const picker = pickers.get(parentElement);
    picker.send = (chosen) => setTriggerValue("gekozen", chosen);
    picker.show(JSON.parse(new TextDecoder().decode(data)));
  };
})();
