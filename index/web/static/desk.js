// The work on an alignment by keyboard and pointer, without loading the page anew. Every operation is a form or a
// link of the page, which work without script too.
"use strict";
(function () {
  const $ = (selector, inside) => (inside || document).querySelector(selector);
  const $$ = (selector, inside) => Array.from((inside || document).querySelectorAll(selector));
  const desk = () => $("#desk");
  const rows = () => $$(".bead");
  const now = () => $(".bead.now");

  // The row stands in the middle of what the desk leaves of the window, a long one at its top.
  function middle(row) {
    const box = $("#text", row) || row, bar = desk().offsetHeight + 8;
    box.focus({ preventScroll: true });
    const room = innerHeight - bar, rest = room - row.offsetHeight;
    scrollTo({ top: scrollY + row.getBoundingClientRect().top - bar - Math.max(0, rest / 2), behavior: "instant" });
  }
  function say(text) {
    const box = $("#said");
    box.textContent = text;
    clearTimeout(say.timer);
    say.timer = setTimeout(() => { box.textContent = ""; }, 2500);
  }
  function choose(row) {
    if (!row || row === now()) return;
    const old = now();
    if (old) { old.classList.remove("now"); old.removeAttribute("aria-current"); }
    row.classList.add("now");
    row.setAttribute("aria-current", "true");
    desk().elements.bead.value = row.id.slice("bead-".length);
    $("#refused").textContent = "";
    readdress();
  }
  // What is chosen stands in the address and in the links of the desk.
  function readdress() {
    const bead = desk().elements.bead.value, side = desk().elements.side.value;
    const set = (url) => { url.searchParams.set("row", bead); url.searchParams.set("side", side); url.hash = "bead-" + bead; return url; };
    const url = set(new URL(location.href));
    url.searchParams.delete("edit");
    history.replaceState(history.state, "", url);
    for (const a of $$("#desk a, #desk .sides a")) {
      const to = set(new URL(a.href));
      if (a.dataset.lang) to.searchParams.set("side", a.dataset.lang);
      if (a.id === "to-pick") to.searchParams.set("pick", bead + ":" + side);
      a.href = to.href;
    }
  }
  function turn(lang) {
    desk().elements.side.value = lang;
    mark();
    readdress();
  }
  function mark() {
    const lang = desk().elements.side.value;
    for (const a of $$("#desk .sides a")) {
      if (a.dataset.lang === lang) a.setAttribute("aria-current", "true");
      else a.removeAttribute("aria-current");
    }
    for (const c of $$(".bead .cell")) c.classList.toggle("side", (c.lang || c.dataset.lang) === lang);
  }
  function step(by) {
    const all = rows(), at = all.indexOf(now()) + by;
    if (at < 0 || at >= all.length) return say($("#said").dataset[by < 0 ? "first" : "last"]);
    choose(all[at]);
    middle(all[at]);
  }
  function seek(test, back) {
    const all = rows(), at = all.indexOf(now());
    for (let i = 1; i <= all.length; i++) {
      const row = all[(at + (back ? -i : i) + all.length * 2) % all.length];
      if (test(row)) { choose(row); return middle(row); }
    }
    say($("#progress").dataset.none);
  }

  // What is typed and not saved.
  const unsaved = () => { const box = $("#text"); return box && box.value !== box.defaultValue ? box.value : null; };
  const mayLeave = () => unsaved() === null || confirm($("#rewrite").dataset.lose);

  // Keys are obeyed one after the other: the next one waits for the page that the one before asked for.
  let turns = Promise.resolve();
  const queue = (f) => { turns = turns.then(f).catch((error) => refused(null, error)); };

  // A page of the server takes the place of this one.
  async function load(address, options) {
    document.body.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, Object.assign({ headers: { Accept: "text/html" } }, options));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (answer.ok && $("#desk", page)) show(page, answer.url);
      else await refused(page, null, answer.status);
    } finally {
      document.body.removeAttribute("aria-busy");
    }
  }
  function show(page, address) {
    $("main").replaceWith($("main", page));
    document.title = page.title;
    const row = now(), url = new URL(address);
    if (row) url.hash = row.id;
    history.replaceState(history.state, "", url);
    say("");
    dress();
    if (row) middle(row);
  }
  // What was typed stays; where the pair has changed meanwhile, it stands in the pair as it is now.
  async function refused(page, error, status) {
    const trouble = page && $(".trouble", page), typed = unsaved(), back = trouble && $(".back", trouble);
    if (status === 409 && typed !== null && back) {
      const url = new URL(back.href);
      url.searchParams.set("edit", "1");
      const fresh = await fetch(url, { headers: { Accept: "text/html" } });
      const now = new DOMParser().parseFromString(await fresh.text(), "text/html");
      if (fresh.ok && $("#text", now) && $("#rewrite", now).elements.bead.value === $("#rewrite").elements.bead.value) {
        show(now, url.href);
        $("#text").value = typed;
      }
    }
    const box = $("#refused");
    box.textContent = "";
    if (!trouble) {
      box.textContent = error ? String(error) : "?";
      return;
    }
    for (const p of $$("h1, h2, p:not(.typed):not(:has(.back))", trouble)) {
      const line = document.createElement(p.matches("h1, h2") ? "b" : "span");
      line.textContent = p.textContent + " ";
      box.append(line);
    }
    if (status === 409 && back) box.append(back);
    box.scrollIntoView({ block: "nearest" });
  }
  function send(name, value, form = desk()) {
    if (form === desk() && unsaved() !== null) {
      $("#text").focus();
      return say($("#rewrite").dataset.first);
    }
    const body = new URLSearchParams(new FormData(form));
    body.set(name, value);
    return load(form.getAttribute("action"), { method: "POST", body });
  }
  const press = (op) => { const b = $(`#desk [value="${op}"]`); return b && !b.disabled ? send(b.name, b.value) : undefined; };
  const follow = (selector) => { const a = $(selector); return a && mayLeave() ? load(a.href) : undefined; };
  const leap = (selector) => { const a = $(selector); if (a && mayLeave()) { addEventListener("beforeunload", (e) => e.stopImmediatePropagation(), { capture: true, once: true }); location.href = a.href; } };
  const cut = (n) => { const b = $$(".bead.now .side .cut")[n - 1]; return b ? send(b.name, b.value) : undefined; };

  // Where the caret or the selection stands tells where to split.
  function split() {
    const at = document.getSelection();
    const from = at && at.anchorNode && (at.anchorNode.nodeType === 1 ? at.anchorNode : at.anchorNode.parentElement);
    const sentence = from && from.closest(".bead.now .s");
    if (sentence) {
      const cell = sentence.closest(".cell"), all = $$(".s", cell);
      if (all.length > 1) return send("cut", cell.lang + ":" + Math.max(1, all.indexOf(sentence)));
    }
    return press("split");
  }

  const keys = {
    ArrowUp: () => step(-1), ArrowDown: () => step(1), KeyK: () => step(-1), KeyJ: () => step(1),
    ArrowLeft: () => turn($$("#desk .sides a")[0].dataset.lang), ArrowRight: () => turn($$("#desk .sides a")[1].dataset.lang),
    Enter: () => press("confirm"), NumpadEnter: () => press("confirm"), KeyR: () => press("review"), KeyL: () => press("release"),
    KeyM: () => press("merge"), KeyS: split, Delete: () => press("unlink"),
    KeyU: () => press("up"), KeyD: () => press("down"), KeyX: () => press("swap"), KeyA: () => press("realign"),
    KeyE: () => follow("#to-text"),
    Space: async () => { const b = $("#link"); if (b) return send(b.name, b.value); await follow("#to-pick"); say(desk().dataset.pickText); },
    BracketLeft: () => leap("#before"), BracketRight: () => leap("#after"),
    KeyN: () => seek((r) => r.dataset.kind !== "1-1"),
    KeyW: () => seek((r) => r.dataset.status === "auto" && r.dataset.trust !== "sure"),
    KeyI: () => seek((r) => r.dataset.status === "auto"),
  };
  const shifted = {
    Enter: () => press("above"),
    KeyM: () => { const all = rows(), at = all.indexOf(now()); if (at < 1) return say($("#said").dataset.first); choose(all[at - 1]); return press("merge"); },
    KeyR: () => seek((r) => r.dataset.status === "review"),
    KeyN: () => seek((r) => r.dataset.kind !== "1-1", true),
    KeyW: () => seek((r) => r.dataset.status === "auto" && r.dataset.trust !== "sure", true),
    KeyI: () => seek((r) => r.dataset.status === "auto", true),
  };
  function keysOn() {
    try { return localStorage.getItem("tolmach.keys") !== "off"; } catch { return true; }
  }
  // Before the keys of all pages: here some of them mean something else. They go by their place on the keyboard.
  window.addEventListener("keydown", (e) => {
    if (!desk() || e.isComposing || $("dialog[open]")) return;
    const act = (f) => {
      e.preventDefault();
      e.stopImmediatePropagation();
      if (e.repeat && !/^(Arrow|KeyJ|KeyK)/.test(e.code)) return; // a key that is held does one thing
      for (const d of $$(".menu[open]")) d.open = false;
      queue(f);
    };
    const command = e.ctrlKey || e.metaKey;
    const typing = e.target.closest("input:not([type=checkbox]), textarea, select");
    if (typing) {
      if (typing.id !== "text") return;
      if (command && e.code === "Enter" || e.code === "F2") act(() => send("op", "text", $("#rewrite")));
      else if (e.code === "Escape") act(() => follow("#leave"));
      return;
    }
    if (command && !e.altKey && (e.code === "KeyZ" || e.code === "KeyY")) return act(() => press(e.code === "KeyY" || e.shiftKey ? "redo" : "undo"));
    if (command || e.altKey || !keysOn()) return;
    if (/^(Enter|NumpadEnter|Space)$/.test(e.code) && e.target.closest("a, button, summary")) return;
    if (e.code === "Escape" && !e.target.closest("details[open]")) {
      $("#refused").textContent = "";
      if ($("#let-go")) act(() => follow("#let-go"));
      return;
    }
    const digit = /^(?:Digit|Numpad)([1-9])$/.exec(e.code);
    if (digit && !e.shiftKey) return act(() => cut(Number(digit[1])));
    const f = (e.shiftKey ? shifted : keys)[e.code];
    if (f) act(f);
  }, true);

  document.addEventListener("click", (e) => {
    if (!desk() || e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
    const row = e.target.closest(".bead");
    const link = e.target.closest("#desk a.op, .rewrite a.op, #desk .sides a, .bead .numbers, #refused .back");
    if (link && link.matches(".sides a")) { e.preventDefault(); turn(link.dataset.lang); return; }
    if (link && link.matches(".numbers")) { e.preventDefault(); choose(row); middle(row); return; }
    if (link && !link.matches("#before, #after")) { e.preventDefault(); queue(() => mayLeave() ? load(link.href) : undefined); return; }
    if (row && !e.target.closest("a, button, summary, form")) {
      const cell = e.target.closest(".cell");
      choose(row);
      if (cell) turn(cell.lang || cell.dataset.lang);
      if (!$("#text", row)) row.focus({ preventScroll: true });
    }
  });
  addEventListener("beforeunload", (e) => { if (unsaved() !== null) e.preventDefault(); });
  document.addEventListener("submit", (e) => {
    if (e.target !== desk() && e.target !== $("#rewrite")) return;
    e.preventDefault();
    const b = e.submitter, form = e.target;
    if (b) queue(() => send(b.name, b.value, form));
  });

  function dress() {
    for (const b of $$(".copy")) b.hidden = false;
    mark();
  }
  function start() {
    dress();
    const at = location.hash && document.getElementById(location.hash.slice(1));
    if (at && at.matches(".bead")) choose(at);
    const row = now();
    if (row && (at || $("#text"))) middle(row);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
