// Pointing at a statement lights up its words, and the reverse; a click goes from one to the other.
(() => {
  "use strict";
  document.documentElement.classList.add("js");
  const parts = new Map();
  for (const part of document.querySelectorAll("[data-s]")) {
    const key = part.dataset.s;
    if (!parts.has(key)) parts.set(key, []);
    parts.get(key).push(part);
  }
  const under = (event) => event.target.closest?.("[data-s]");
  let lit = null;
  const light = (key) => {
    if (key === lit) return;
    for (const part of parts.get(lit) ?? []) part.classList.remove("on");
    for (const part of parts.get(key) ?? []) part.classList.add("on");
    lit = key;
  };
  for (const name of ["pointerover", "focusin"]) {
    document.addEventListener(name, (event) => light(under(event)?.dataset.s ?? null));
  }
  document.addEventListener("click", (event) => {
    const part = under(event);
    if (!part || event.target.closest("a") || String(getSelection())) return;
    const place = (part.classList.contains("item") ? "t" : "l") + part.dataset.s;
    document.getElementById(place)?.scrollIntoView({ block: "nearest" });
    history.replaceState(null, "", "#" + place);
    light(part.dataset.s);
  });
})();
