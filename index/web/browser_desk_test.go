package web

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"tolmach/corpus"
)

const control = 2

// keyed presses a key and waits until the server's answer is on the page.
func (b *browser) keyed(code, key string, modifiers int64) {
	b.Helper()
	mark := eval[string](b, `document.querySelector("#desk").elements.mark.value`)
	b.press(code, key, modifiers)
	b.until(`document.querySelector("#desk").elements.mark.value != "` + mark + `" && !document.body.hasAttribute("aria-busy")`)
}

// settled waits for a page that is fetched.
func (b *browser) settled(expression string) {
	b.Helper()
	b.until(expression + ` && !document.body.hasAttribute("aria-busy")`)
}

// to goes down to a row by its number, with the arrows.
func (b *browser) to(row int) {
	b.Helper()
	for {
		at := eval[int](b, `Array.from(document.querySelectorAll(".bead")).findIndex(r => r.matches(".now"))`)
		switch {
		case at < row:
			b.press("ArrowDown", "ArrowDown", 0)
		case at > row:
			b.press("ArrowUp", "ArrowUp", 0)
		default:
			return
		}
	}
}

// A translator corrects a pair with the keyboard, on a Russian layout: five beads, one of them undone; what was not
// decided is aligned again, and the memory that is exported then brings the corrections into OmegaT.
func TestBrowserReview(t *testing.T) {
	w := writable(t)
	b := openOn(t, w)
	h := &hand{t, w, longPair(t, w)}
	b.visit("/pair/" + h.pair)
	start := h.units()
	plain := []int{} // rows that are 1-1, with another such below
	for i := range start[:len(start)-1] {
		if start[i].Kind() == "1-1" && start[i+1].Kind() == "1-1" && start[i].Dst.To == start[i+1].Dst.From && (len(plain) == 0 || i > plain[len(plain)-1]+1) {
			plain = append(plain, i)
		}
	}
	if len(plain) < 3 {
		t.Fatalf("%s is no pair for this test: %s", h.pair, h.kinds())
	}

	// 1: two rows become one.
	b.to(plain[0])
	b.keyed("KeyM", "ь", 0)
	if u := h.units()[plain[0]]; u.Kind() != "2-2" || u.Status != corpus.Confirmed {
		t.Errorf("merged: %s %s", u.Kind(), u.Status)
	}
	// 2: the Russian sentence of a row goes up; its row is alone then.
	at := plain[1] - 1 // the row above is gone
	b.to(at + 1)
	b.keyed("KeyU", "г", 0)
	if u := h.units()[at]; u.Kind() != "1-2" {
		t.Errorf("shifted up: %s", h.kinds())
	}
	// 3: and down again, from there.
	b.press("ArrowUp", "ArrowUp", 0)
	b.keyed("KeyD", "в", 0)
	if h.units()[at].Kind() != "1-1" || h.units()[at+1].Kind() != "1-1" {
		t.Errorf("shifted down: %s", h.kinds())
	}
	// 4: a text is rewritten.
	row := plain[2] - 1
	b.to(row)
	b.press("KeyE", "у", 0)
	b.settled(`document.querySelector("#text")`)
	b.do(chromedp.SetValue(chromedp.CSS("#text"), "Это написал переводчик."))
	b.keyed("Enter", "Enter", control)
	source := strings.Join(h.units()[row].Texts[0], " ")
	if got := h.units()[row].Texts[1]; len(got) != 1 || got[0] != "Это написал переводчик." {
		t.Errorf("rewritten: %q", got)
	}
	// 5: a row is torn apart, and that is taken back.
	b.to(row + 1)
	before := h.kinds()
	b.keyed("Delete", "Delete", 0)
	if h.kinds() == before {
		t.Error("nothing was unlinked")
	}
	b.keyed("KeyZ", "я", control)
	if now := h.kinds(); now != before {
		t.Errorf("undone: %s, before %s", now, before)
	}
	b.keyed("KeyY", "н", control)
	b.keyed("KeyZ", "я", control)
	b.shot("desk-light-work")
	// The rest is aligned again, and the row that is confirmed last leads on.
	b.to(0)
	b.keyed("Enter", "Enter", 0)
	if !eval[bool](b, `document.querySelectorAll(".bead")[1].matches(".now")`) {
		t.Error("Enter does not go on")
	}
	edits := len(must2(w.store.Edits(ctx, h.pair))(t))
	b.press("KeyA", "ф", 0)
	time.Sleep(300 * time.Millisecond) // nothing may have changed, and then no mark tells
	b.settled(`document.querySelector("#desk")`)
	if got := h.units()[row].Texts[1]; got[0] != "Это написал переводчик." {
		t.Errorf("aligned again: %q", got)
	}
	if n := len(must2(w.store.Edits(ctx, h.pair))(t)); n < edits {
		t.Errorf("%d edits, %d before", n, edits)
	}

	// What the menu exports has it all.
	href := eval[string](b, `Array.from(document.querySelectorAll(".menu a[download]")).find(a => a.href.includes("format=tmx")).href`)
	memory := ask(w, "GET", strings.TrimPrefix(href, b.base)).Body.String()
	has(t, memory, "<seg>Это написал переводчик.</seg>")
	both := h.units()[plain[0]]
	want := map[string]string{source: "Это написал переводчик.", strings.Join(both.Texts[0], " "): strings.Join(both.Texts[1], " ")}
	for text, got := range omegat(t, memory, want) {
		if got != want[text] {
			t.Errorf("OmegaT has %q for %q, not %q", got, text, want[text])
		}
	}
}

func must2[T any](x T, err error) func(testing.TB) T {
	return func(t testing.TB) T { t.Helper(); must(t, err); return x }
}

// longPair is the pair with the most plain rows.
func longPair(t *testing.T, w *Server) (id string) {
	most := 0
	for p, err := range w.store.Pairs(ctx, corpus.PairFilter{}) {
		must(t, err)
		units := must2(w.pairUnits(ctx, p.ID))(t)
		n := 0
		for i := range units[:len(units)-1] {
			if units[i].Kind() == "1-1" && units[i+1].Kind() == "1-1" && units[i].Dst.To == units[i+1].Dst.From {
				n++
			}
		}
		if n > most {
			most, id = n, p.ID
		}
	}
	return id
}

// omegat translates texts with a memory by the real program, and gives what it made of each.
func omegat(t *testing.T, memory string, texts map[string]string) map[string]string {
	program := need(t, "omegat")
	dir := t.TempDir()
	for _, d := range []string{"source", "target", "glossary", "dictionary", "omegat", "tm/auto"} {
		must(t, os.MkdirAll(filepath.Join(dir, d), 0o755))
	}
	d := `__DEFAULT__`
	project := fmt.Sprintf(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0"><source_dir>%[1]s</source_dir><target_dir>%[1]s</target_dir><tm_dir>%[1]s</tm_dir><glossary_dir>%[1]s</glossary_dir><glossary_file>%[1]s</glossary_file><dictionary_dir>%[1]s</dictionary_dir><source_lang>EN</source_lang><target_lang>RU</target_lang><sentence_seg>false</sentence_seg><support_default_translations>true</support_default_translations><remove_tags>false</remove_tags></project></omegat>
`, d)
	must(t, os.WriteFile(filepath.Join(dir, "omegat.project"), []byte(project), 0o644))
	must(t, os.WriteFile(filepath.Join(dir, "tm/auto/pair.tmx"), []byte(memory), 0o644))
	var source []string
	for text := range texts {
		source = append(source, text)
	}
	slices.Sort(source)
	must(t, os.WriteFile(filepath.Join(dir, "source/a.txt"), []byte(strings.Join(source, "\n\n")+"\n"), 0o644))
	said, err := exec.Command(program, dir, "--mode=console-translate", "--no-team", "--config-dir="+filepath.Join(dir, "config")).CombinedOutput()
	if err != nil || strings.Contains(string(said), "TF_TM_LOAD_ERROR") {
		t.Fatalf("OmegaT: %v\n%s", err, said)
	}
	data, err := os.ReadFile(filepath.Join(dir, "target/a.txt"))
	must(t, err)
	out := map[string]string{}
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n\n") {
		if i < len(source) {
			out[source[i]] = strings.TrimSpace(line)
		}
	}
	return out
}

// A sentence that moved is picked in one row and linked in another; the place of the caret tells where to split.
func TestBrowserLinkAndSplit(t *testing.T) {
	w := writable(t)
	b := openOn(t, w)
	h := &hand{t, w, longPair(t, w)}
	b.visit("/pair/" + h.pair)
	units := h.units()
	last := len(units) - 1
	for units[last].Null() {
		last--
	}
	b.to(last)
	b.press("Space", " ", 0)
	b.settled(`document.querySelector("#link")`)
	b.shot("desk-light-picked")
	first := slices.IndexFunc(units, func(u corpus.Unit) bool { return !u.Null() })
	b.to(first)
	b.keyed("Space", " ", 0)
	if i := slices.IndexFunc(h.units(), func(u corpus.Unit) bool { return u.Src == units[first].Src && u.Dst == units[last].Dst }); i < 0 {
		t.Errorf("not linked: %s", h.kinds())
	}
	b.keyed("KeyZ", "z", control)
	// Escape lets go of what was picked.
	b.press("Space", " ", 0)
	b.settled(`document.querySelector("#link")`)
	b.press("Escape", "Escape", 0)
	b.settled(`!document.querySelector("#link")`)
	// A click into the second of two sentences, and S.
	b.to(first)
	b.keyed("KeyM", "m", 0)
	b.do(chromedp.Evaluate[chromedp.Void](`(() => { const s = document.querySelectorAll(".bead.now .cell[lang=ru] .s")[1]; getSelection().collapse(s.firstChild, 3); })()`))
	b.keyed("KeyS", "ы", 0)
	if u := h.units()[first]; u.Kind() != "1-1" {
		t.Errorf("split: %s", h.kinds())
	}
	// Keys that are switched off do nothing.
	b.do(chromedp.Evaluate[chromedp.Void](`localStorage.setItem("tolmach.keys", "off")`))
	before := h.kinds()
	b.press("KeyM", "m", 0)
	time.Sleep(200 * time.Millisecond)
	if h.kinds() != before {
		t.Error("a key did something although keys are off")
	}
	b.do(chromedp.Evaluate[chromedp.Void](`localStorage.removeItem("tolmach.keys")`))
}

// Two windows on one pair: the second one is told, keeps what it has, and goes on from the present state.
func TestBrowserConflict(t *testing.T) {
	w := writable(t)
	b := openOn(t, w)
	h := &hand{t, w, longPair(t, w)}
	b.visit("/pair/" + h.pair)
	b.press("KeyE", "e", 0)
	b.settled(`document.querySelector("#text")`)
	b.do(chromedp.SetValue(chromedp.CSS("#text"), "Долго писал."))
	h.do(0, "op", "confirm") // the other window
	now := h.kinds()
	b.press("Enter", "Enter", control)
	b.settled(`document.querySelector("#refused").textContent`)
	b.shot("desk-light-conflict")
	if got := b.text("#refused"); !strings.Contains(got, "The pair was changed meanwhile") {
		t.Errorf("it says %q", got)
	}
	// The pair is shown as it is now, with what was typed in it, and that can be saved.
	if got := eval[string](b, `document.querySelector("#text").value`); got != "Долго писал." || h.kinds() != now || b.count(".bead .flag") == 0 {
		t.Errorf("the text is %q; %s, not %s", got, h.kinds(), now)
	}
	// Until then keys that would lose it do nothing.
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector(".bead.now").focus()`))
	b.press("KeyM", "m", 0)
	b.settled(`document.querySelector("#said").textContent.includes("Save the text")`)
	if h.kinds() != now {
		t.Error("a key did something beside a text that is not saved")
	}
	// A click into another row does not change for which the text is.
	b.click(".bead:nth-of-type(3) .cell[lang=en]")
	b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("#text").focus()`))
	b.keyed("Enter", "Enter", control)
	if got := h.units()[0].Texts[1]; got[0] != "Долго писал." {
		t.Errorf("saved: %q", got)
	}
}

// Keys that come faster than the answers are obeyed in their order, and a key that is held does one thing.
func TestBrowserFastKeys(t *testing.T) {
	w := writable(t)
	b := openOn(t, w)
	h := &hand{t, w, longPair(t, w)}
	b.visit("/pair/" + h.pair)
	for range 3 {
		b.press("ArrowDown", "ArrowDown", 0)
		b.press("KeyR", "к", 0)
	}
	b.until(`document.querySelectorAll(".bead[data-status=review]").length == 3 && !document.body.hasAttribute("aria-busy")`)
	for i, kind := range strings.Fields(h.kinds()) {
		if marked := strings.HasSuffix(kind, "?"); marked != (i >= 1 && i <= 3) {
			t.Errorf("row %d: %s", i, kind)
		}
	}
	for range 3 {
		b.press("KeyZ", "я", control)
	}
	b.until(`document.querySelectorAll(".bead[data-status=review]").length == 0`)
	call(b, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Code: "KeyM", Key: "m", AutoRepeat: new(true)})
	b.press("KeyR", "к", 0)
	b.until(`document.querySelectorAll(".bead[data-status=review]").length == 1`)
	if now := h.kinds(); strings.Contains(now, "+") {
		t.Errorf("a held key merged: %s", now)
	}
	// Undo leads to the row where something came back.
	b.to(5)
	b.keyed("KeyM", "m", 0)
	b.keyed("KeyZ", "z", control)
	if at := eval[int](b, `Array.from(document.querySelectorAll(".bead")).findIndex(r => r.matches(".now"))`); at != 5 {
		t.Errorf("after undo in row %d", at)
	}
}

// A hit that is opened is the row that is worked on, under the desk and not behind it.
func TestBrowserFromHit(t *testing.T) {
	b := openOn(t, writable(t))
	b.visit("/search?en=" + "oil")
	b.press("KeyJ", "о", 0)
	b.press("KeyJ", "о", 0)
	id := eval[string](b, `document.activeElement.closest(".hit").id.replace("hit-", "bead-")`)
	b.press("KeyO", "щ", 0)
	b.until(`document.querySelector("#desk")`)
	if now := eval[string](b, `document.querySelector(".bead.now").id`); now != id {
		t.Errorf("the row is %s, not %s", now, id)
	}
	if !eval[bool](b, `document.querySelector(".bead.now").getBoundingClientRect().top >= document.querySelector("#desk").getBoundingClientRect().bottom`) {
		t.Error("the row is behind the desk")
	}
}

// From pair to pair by key, and the list of what is unfinished.
func TestBrowserQueue(t *testing.T) {
	b := openOn(t, writable(t))
	b.visit("/review")
	if b.count("tbody tr") != 30 {
		t.Errorf("%d pairs", b.count("tbody tr"))
	}
	b.click("tbody tr a")
	b.until(`document.querySelector("#desk")`)
	first := b.where()
	b.press("BracketRight", "ъ", 0)
	b.until(`document.querySelector("#before")`)
	if b.where() == first {
		t.Error("it is the same pair")
	}
	b.press("BracketLeft", "х", 0)
	b.until(`!document.querySelector("#before") && document.querySelector("#desk")`)
}

// Without script every operation is a button or a link.
func TestBrowserDeskWithoutScript(t *testing.T) {
	w := writable(t)
	b := openOn(t, w)
	h := &hand{t, w, longPair(t, w)}
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.visit("/pair/" + h.pair)
	row := h.units()[1].ID
	b.click("#bead-" + row + " .numbers")
	b.until(`document.querySelector("#bead-` + row + `.now")`)
	b.click(`#desk [value="merge"]`)
	b.until(`document.querySelector("#desk [value=undo]:enabled")`)
	b.click("#to-text")
	b.until(`document.querySelector("#text")`)
	b.do(chromedp.SetValue(chromedp.CSS("#text"), "Без скриптов."))
	b.click(`.rewrite [value="text"]`)
	b.until(`!document.querySelector("#text")`)
	if !strings.Contains(fmt.Sprint(h.units()), "Без скриптов.") {
		t.Error("the text was not taken")
	}
}
