// Keeps what somebody typed and has not recorded (shell/recording/concept.py) in this tab alone, and
// gives it back to a session that does not know it: after a page that was loaded anew, a sign-in, or
// a server that was gone.
(() => {
  "use strict";
  const PREFIX = "concept_";
  const HOURS = 12;
  const ANOTHER = "[class*='st-key-wie_niet_']";
  const DONE = "[data-testid='stApp'][data-test-script-state='notRunning']";
  const LEAVES = `${ANOTHER}, [class*='st-key-afmelden_']`;
  const places = new Map();
  const given = new Set();
  // By place, how to give back what waits for that; and the place of what was given and not answered.
  const waiting = new Map();
  let unanswered = null;
  // Who filled in what stands here has gone.
  let isLeft = false;

  const kept = (place) => {
    const draft = JSON.parse(sessionStorage.getItem(PREFIX + place) ?? "null");
    return draft && Date.now() - draft.at < HOURS * 3_600_000 ? draft : null;
  };

  function keep(place, of, held) {
    if (isLeft) return;
    if (Object.keys(held).length === 0) sessionStorage.removeItem(PREFIX + place);
    else sessionStorage.setItem(PREFIX + place, JSON.stringify({ of, held, at: Date.now() }));
  }

  const fieldOf = (data, element) =>
    Object.keys(data.fields).find((name) => element?.closest?.(`.${data.fields[name]}`));

  // The server hears of a field once one leaves it.
  function withTyping(data) {
    const element = document.activeElement;
    const name = fieldOf(data, element);
    return name && element.value !== undefined ? { ...data.held, [name]: element.value } : data.held;
  }

  // One at a time, each once the screen stands: a message to the server also says what is in every
  // field, and where that is not yet what was given back before, it would take it away again.
  function giveNext() {
    const [place] = waiting.keys();
    if (place === undefined || unanswered !== null || document.querySelector(DONE) === null) return;
    const give = waiting.get(place);
    waiting.delete(place);
    const draft = kept(place);
    if (draft && given.has(place)) {
      unanswered = place;
      give("terug", draft.held);
    } else giveNext();
  }

  // What Streamlit drew last stands in the fields a moment after it says that it is done.
  const onceDrawn = () => requestAnimationFrame(() => requestAnimationFrame(giveNext));

  window.concept = ({ data, parentElement, setTriggerValue }) => {
    if (!parentElement.querySelector(".concept"))
      parentElement.append(Object.assign(document.createElement("span"), { className: "concept" }));
    const told = JSON.parse(new TextDecoder().decode(data));
    const before = places.get(told.place);
    places.set(told.place, told);
    // Of a run that is over at once it is not seen that it began.
    if (told.place === unanswered) {
      unanswered = null;
      onceDrawn();
    }
    const draft = kept(told.place);
    const was = before && Object.keys(before.held).length > 0;
    const is = Object.keys(told.held).length > 0;
    if (before?.session !== told.session && draft && draft.of === told.of) {
      given.add(told.place);
      waiting.set(told.place, setTriggerValue);
      onceDrawn();
      return;
    }
    // Until the server has taken it over, nothing else is kept of it.
    if (is) given.delete(told.place);
    if (given.has(told.place)) return;
    // Recorded: what is in the field that has the focus was recorded too.
    keep(told.place, told.of, was && !is ? {} : withTyping(told));
  };

  new MutationObserver(() => {
    if (document.querySelector(DONE) === null) unanswered = null;
    onceDrawn();
  }).observe(document, {
    subtree: true,
    attributeFilter: ["data-test-script-state"],
  });

  document.addEventListener("input", ({ target }) => {
    for (const data of places.values()) {
      const name = fieldOf(data, target);
      if (!name) continue;
      const held = kept(data.place)?.held ?? {};
      keep(data.place, data.of, { ...held, [name]: target.value });
    }
  });

  // Signing out loads the page anew, and so does who is somebody else: nothing of the one before
  // them is left in a field.
  document.addEventListener(
    "click",
    ({ target }) => {
      const pressed = target.closest?.("button")?.closest(LEAVES);
      if (!pressed) return;
      isLeft = true;
      for (const key of Object.keys(sessionStorage))
        if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
      if (pressed.matches(ANOTHER)) location.reload();
    },
    { capture: true },
  );
})();
