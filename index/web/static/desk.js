// The work on an alignment by keyboard and pointer, without loading the page anew. Every operation is a form or a
// link of the page, which work without script too.
"use strict";
(function () {
  const $ = (selector, inside) => (inside || document).querySelector(selector);
  const $$ = (selector, inside) => Array.from((inside || document).querySelectorAll(selector));
  const desk = () => $("#desk");
  const rows = () => $$(".bead");
  const now = () => $(".bead.now");
  let busy = false;

  function middle(row) {
    const box = $("#text", row) || row;
    box.focus({ preventScroll: true });
    row.scrollIntoView({ block: "center" });
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
    say($("#said").dataset.last);
  }

  // A page of the server takes the place of this one.
  async function load(address, options) {
    if (busy) return;
    busy = true;
    document.body.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, Object.assign({ headers: { Accept: "text/html" } }, options));
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok || !$("#desk", page)) return refused(page);
      $("main").replaceWith($("main", page));
      const url = new URL(answer.url);
      const row = now();
      if (row) url.hash = row.id;
      history.replaceState(history.state, "", url);
      dress();
      if (row) middle(row);
    } catch (error) {
      refused(null, error);
    } finally {
      busy = false;
      document.body.removeAttribute("aria-busy");
    }
  }
  // Nothing that was typed is lost: the page stays, with the reason in it.
  function refused(page, error) {
    const box = $("#refused");
    box.textContent = "";
    const trouble = page && $(".trouble", page);
    if (!trouble) {
      box.textContent = error ? String(error) : "?";
      return;
    }
    for (const p of $$("h1, h2, p:not(.typed):not(:has(.back))", trouble)) {
      const line = document.createElement(p.matches("h1, h2") ? "b" : "span");
      line.textContent = p.textContent + " ";
      box.append(line);
    }
    const back = $(".back", trouble);
    if (back) box.append(back);
    box.scrollIntoView({ block: "nearest" });
  }
  function send(name, value) {
    const body = new URLSearchParams(new FormData(desk()));
    body.set(name, value);
    load(desk().getAttribute("action"), { method: "POST", body });
  }
  const press = (op) => { const b = $(`#desk [value="${op}"], .rewrite [value="${op}"]`); if (b && !b.disabled) send(b.name, b.value); };
  const follow = (selector) => { const a = $(selector); if (a) load(a.href); };

  // Where the caret or the selection stands tells where to split.
  function split() {
    const at = document.getSelection();
    const from = at && at.anchorNode && (at.anchorNode.nodeType === 1 ? at.anchorNode : at.anchorNode.parentElement);
    const sentence = from && from.closest(".bead.now .s");
    if (sentence) {
      const cell = sentence.closest(".cell"), all = $$(".s", cell);
      if (all.length > 1) return send("cut", cell.lang + ":" + Math.max(1, all.indexOf(sentence)));
    }
    press("split");
  }

  const keys = {
    ArrowUp: () => step(-1), ArrowDown: () => step(1), KeyK: () => step(-1), KeyJ: () => step(1),
    ArrowLeft: () => turn($$("#desk .sides a")[0].dataset.lang), ArrowRight: () => turn($$("#desk .sides a")[1].dataset.lang),
    Enter: () => press("confirm"), NumpadEnter: () => press("confirm"), KeyR: () => press("review"), KeyL: () => press("release"),
    KeyM: () => press("merge"), KeyS: split, Delete: () => press("unlink"),
    KeyU: () => press("up"), KeyD: () => press("down"), KeyX: () => press("swap"), KeyA: () => press("realign"),
    KeyE: () => follow("#to-text"),
    Space: () => { const b = $("#link"); if (b) send(b.name, b.value); else { follow("#to-pick"); say(desk().dataset.pickText); } },
    KeyN: () => seek((r) => r.dataset.kind !== "1-1"),
    KeyW: () => seek((r) => r.dataset.status === "auto" && r.dataset.trust !== "sure"),
    KeyI: () => seek((r) => r.dataset.status === "auto"),
  };
  const shifted = {
    Enter: () => press("above"),
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
    const act = (f) => { e.preventDefault(); e.stopImmediatePropagation(); f(); };
    const command = e.ctrlKey || e.metaKey;
    const typing = e.target.closest("input:not([type=checkbox]), textarea, select");
    if (typing) {
      if (typing.id !== "text") return;
      if (command && e.code === "Enter" || e.code === "F2") act(() => press("text"));
      else if (e.code === "Escape") act(() => follow("#leave"));
      return;
    }
    if (command && !e.altKey && (e.code === "KeyZ" || e.code === "KeyY")) return act(() => press(e.code === "KeyY" || e.shiftKey ? "redo" : "undo"));
    if (command || e.altKey || !keysOn()) return;
    if (/^(Enter|NumpadEnter|Space)$/.test(e.code) && e.target.closest("a, button, summary")) return;
    if (e.code === "Escape" && $("#let-go") && !e.target.closest("details[open]")) return act(() => follow("#let-go"));
    const f = (e.shiftKey ? shifted : keys)[e.code];
    if (f) act(f);
  }, true);

  document.addEventListener("click", (e) => {
    if (!desk() || e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
    const row = e.target.closest(".bead");
    const link = e.target.closest("#desk a.op, .rewrite a.op, #desk .sides a, .bead .numbers, #refused .back");
    if (link && link.matches(".sides a")) { e.preventDefault(); turn(link.dataset.lang); return; }
    if (link && link.matches(".numbers")) { e.preventDefault(); choose(row); middle(row); return; }
    if (link) { e.preventDefault(); load(link.href); return; }
    if (row && !e.target.closest("a, button, summary, textarea")) {
      const cell = e.target.closest(".cell");
      choose(row);
      if (cell) turn(cell.lang || cell.dataset.lang);
      if (!$("#text", row)) row.focus({ preventScroll: true });
    }
  });
  document.addEventListener("submit", (e) => {
    if (e.target !== desk()) return;
    e.preventDefault();
    const b = e.submitter;
    if (b) send(b.name, b.value);
  });

  function dress() {
    for (const b of $$(".copy")) b.hidden = false;
    mark();
  }
  function start() {
    dress();
    const at = location.hash && $(".bead:target");
    if (!new URL(location.href).searchParams.has("row") && at) choose(at);
    const row = now();
    if (row && (at || $("#text"))) middle(row);
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
