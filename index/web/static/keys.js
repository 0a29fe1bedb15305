// What makes the pages quicker to use. Everything here can be done without script too.
"use strict";
(function () {
  const root = document.documentElement;
  const memory = { // storage may be forbidden; then a choice lasts as long as the page
    get(key) { try { return localStorage.getItem("tolmach." + key); } catch { return null; } },
    set(key, value) { try { localStorage.setItem("tolmach." + key, value); } catch { /* as said */ } },
  };
  // Before anything is drawn: the colours chosen last, unless the address names others.
  if (!root.dataset.theme && memory.get("theme")) root.dataset.theme = memory.get("theme");

  const $ = (selector, inside) => (inside || document).querySelector(selector);
  const $$ = (selector, inside) => Array.from((inside || document).querySelectorAll(selector));

  function say(what) {
    const box = $("#said");
    box.textContent = box.dataset[what] || what;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => { box.textContent = ""; }, 1800);
  }

  // Colours.
  function theme() {
    return root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  }
  function setTheme(name) {
    root.dataset.theme = name;
    memory.set("theme", name);
    showTheme();
    const url = new URL(location.href);
    if (url.searchParams.has("theme")) { // the address would win when it is loaded again
      url.searchParams.set("theme", name);
      history.replaceState(history.state, "", url);
    }
  }
  function showTheme() {
    for (const a of $$("#themes a")) {
      if (a.dataset.set === theme()) a.setAttribute("aria-current", "true");
      else a.removeAttribute("aria-current");
    }
  }

  // Hits.
  const hits = () => $$(".hit");
  function current() {
    const inside = document.activeElement && document.activeElement.closest(".hit");
    return inside || (location.hash && $(":target.hit")) || null;
  }
  function go(step) {
    const all = hits(), at = all.indexOf(current());
    const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step;
    if (!all.length) return;
    if (next < 0) return say("first");
    if (next >= all.length) return say("last");
    all[next].focus({ preventScroll: true });
    all[next].scrollIntoView({ block: all[next].offsetHeight < innerHeight ? "center" : "start" });
  }
  function texts(hit) {
    const cells = hit.matches(".line") ? $$("tr", hit) : $$(hit.matches("li") ? ".this .cell" : ".cell", hit);
    return cells.map((c) => {
      const parts = hit.matches(".line") ? $$("td:not(.src)", c) : [c];
      return c.matches(".none") ? "" : parts.map((p) => p.textContent).join(" ").replace(/\s+/g, " ").trim();
    }).join("\t");
  }
  async function copy(hit) {
    if (!hit) return;
    const text = texts(hit);
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea"); // an address without https has no clipboard
      const had = document.activeElement;
      area.value = text;
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      if (had) had.focus({ preventScroll: true });
      if (!done) return say("failed");
    }
    say("copied");
  }
  // The context of a hit: the page it links to has it, and only this hit is taken from there.
  async function swap(a) {
    const hit = a.closest(".hit");
    try {
      const answer = await fetch(a.href, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(hit.id);
      if (!answer.ok || !fresh) throw new Error("no such hit");
      history.replaceState(history.state, "", a.href.split("#")[0]);
      hit.replaceWith(fresh);
      // The links of the other hits carry what is open along.
      for (const other of hits()) {
        const same = page.getElementById(other.id);
        if (other !== fresh && same) for (const s of [".context", ".more"]) {
          const from = $(s, same), to = $(s, other);
          if (from && to) to.setAttribute("href", from.getAttribute("href"));
        }
      }
      dress(fresh);
      fresh.focus({ preventScroll: true });
    } catch {
      location.href = a.href;
    }
  }
  function dress(inside) {
    for (const b of $$(".copy", inside)) b.hidden = false;
  }

  // The list of keys.
  async function help() {
    const dialog = $("#keys"), box = $(".dialog", dialog);
    if (dialog.open) return dialog.close();
    if (!box.hasChildNodes()) {
      const answer = await fetch($("#help-link").href);
      const list = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("key-list");
      if (!list) return;
      for (const x of $$("noscript", list)) x.remove();
      box.append(...list.childNodes);
      switches(box);
      const here = $("#desk") && $(".pair-keys", box); // those of this page come first
      if (here) box.prepend(here.previousElementSibling, here);
    }
    dialog.showModal();
    $("form button", dialog).focus();
  }
  function switches(inside) {
    for (const label of $$(".keyswitch", inside)) {
      const tick = $("input", label);
      label.hidden = false;
      tick.checked = keysOn;
      tick.addEventListener("change", () => {
        keysOn = tick.checked;
        memory.set("keys", keysOn ? "on" : "off");
        for (const x of $$(".keys-on")) x.checked = keysOn;
        say(keysOn ? "enabled" : "disabled");
      });
    }
  }

  // Keys go by their place on the keyboard, so that they are the same on every layout.
  let keysOn = memory.get("keys") !== "off";
  const click = (selector) => { const a = $(selector); if (a) a.click(); };
  const box = (n) => {
    const two = $("#two"), field = $$(".box .text")[n];
    if (!field) return;
    if (!field.offsetParent && two) two.checked = true;
    field.focus();
    field.select();
  };
  const inHit = (selector) => { const h = current() || hits()[0], a = h && $(selector, h); if (a) a.click(); };
  const keys = {
    Slash: () => box(0),
    Period: () => box(1),
    KeyJ: () => go(1),
    KeyK: () => go(-1),
    KeyX: () => inHit(".context"),
    KeyO: () => inHit(".open"),
    KeyE: () => inHit(".open"),
    KeyC: () => copy(current() || hits()[0]),
    KeyV: () => click("#views a:not([aria-current])"),
    BracketLeft: () => click("#prev"),
    BracketRight: () => click("#next"),
    KeyT: () => setTheme(theme() === "dark" ? "light" : "dark"),
    KeyF: () => { const d = $(".filters"); if (d) { d.open = !d.open; if (d.open) $("input", d).focus(); } },
  };
  function typing(e) {
    return e && (e.isContentEditable || /^(TEXTAREA|SELECT)$/.test(e.tagName) || e.tagName === "INPUT" && !/^(checkbox|radio|button|submit)$/.test(e.type));
  }
  document.addEventListener("keydown", (e) => {
    if (e.defaultPrevented || e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
    if (e.code === "Escape") {
      const menu = e.target.closest && e.target.closest("details[open]");
      if (menu) { menu.open = false; $("summary", menu).focus(); }
      else if (typing(e.target)) e.target.blur();
      return;
    }
    if (typing(e.target)) return;
    if (e.shiftKey && e.code === "Slash" || e.key === "?") {
      if (keysOn) { e.preventDefault(); help(); }
      return;
    }
    if (!keysOn || e.shiftKey || $("dialog[open]")) return;
    const act = keys[e.code];
    if (act) { e.preventDefault(); act(); }
  });

  document.addEventListener("click", (e) => {
    const link = e.target.closest("a, button");
    for (const d of $$(".menu[open]")) if (!d.contains(e.target)) d.open = false;
    if (!link || e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
    if (link.matches("#themes a")) { e.preventDefault(); setTheme(link.dataset.set); }
    else if (link.matches(".copy")) copy(link.closest(".hit"));
    else if (link.matches("li.hit .context, li.hit .more")) { e.preventDefault(); swap(link); }
    else if (link.matches("#permalink") && navigator.clipboard) {
      e.preventDefault();
      navigator.clipboard.writeText(link.href).then(() => say("copied"), () => { location.href = link.href; });
    }
  });
  document.addEventListener("DOMContentLoaded", () => {
    dress(document);
    showTheme();
    switches($("main"));
    // Nothing empty goes into the address; the server would take it out and send the browser there.
    for (const form of $$("form.ask")) form.addEventListener("submit", () => {
      for (const x of form.elements) if (x.name && !x.value) x.disabled = true;
    });
  });
  addEventListener("pageshow", () => { for (const x of $$("form.ask [disabled]")) x.disabled = false; });
})();
