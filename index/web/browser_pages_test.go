package web

import (
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// look types a query into a box and sends the form.
func (b *browser) look(lang, text string) {
	b.Helper()
	b.do(chromedp.SendKeys(chromedp.CSS("#box-"+lang), text+"\r"))
	b.until(`document.querySelector(".found")`)
}

func TestBrowserSearch(t *testing.T) {
	b := open(t)
	b.visit("/")
	b.look("en", "talks")
	if q := b.query(); q.Get("en") != "talks" || len(q) != 1 {
		t.Errorf("the address is %s", b.where())
	}
	if b.count("li.hit") == 0 || b.text("li.hit mark") != "talks" {
		t.Errorf("%d hits, marked %q", b.count("li.hit"), b.text("li.hit mark"))
	}
	all := b.count("li.hit")
	// A click on a rendering fills the other box; the back button takes it out again.
	rendering := b.text(".strip .only span")
	b.click(".strip .only")
	b.until(`document.querySelector("#box-ru").value`)
	if got := eval[string](b, `document.querySelector("#box-ru").value`); got != rendering || b.count("li.hit") == 0 {
		t.Errorf("the box has %q, not %q; %d hits", got, rendering, b.count("li.hit"))
	}
	if b.count(`.strip li.on`) != 1 {
		t.Error("the rendering chosen is not shown as such")
	}
	b.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
	b.until(`document.querySelector("li.hit") && !document.querySelector("#box-ru").value`)
	if b.count("li.hit") != all {
		t.Errorf("%d hits after going back, not %d", b.count("li.hit"), all)
	}
	// The cross beside it leaves it out.
	b.click(".strip .except")
	b.until(`document.querySelector("#mode-ru").value == "not"`)
	if n := b.count("li.hit"); n >= all {
		t.Errorf("%d hits without the rendering, of %d", n, all)
	}
}

func TestBrowserCrossFilter(t *testing.T) {
	b := open(t)
	b.visit("/")
	b.do(chromedp.SendKeys(chromedp.CSS("#box-ru"), "совет"), chromedp.SetValue(chromedp.CSS("#mode-ru"), "not"))
	b.look("en", "council")
	if q := b.query(); q.Get("not-ru") != "совет" || q.Get("en") != "council" {
		t.Fatalf("the address is %s", b.where())
	}
	for _, text := range eval[[]string](b, `Array.from(document.querySelectorAll('.this [lang="ru"]')).map(e => e.textContent)`) {
		if strings.Contains(strings.ToLower(text), "совет ") {
			t.Errorf("found: %s", text)
		}
	}
	// A filter becomes a chip, and the chip takes it out.
	b.click(".filters summary")
	b.do(chromedp.Click(chromedp.CSS(`.filters input[name="agency"][value="TASS"]`)), chromedp.Click(chromedp.CSS(`.filters button`)))
	b.until(`document.querySelector(".chip")`)
	if got := b.text(".chip"); !strings.Contains(got, "TASS") {
		t.Errorf("the chip says %q", got)
	}
	b.click(".chip")
	b.until(`!document.querySelector(".chip")`)
	if b.query().Get("agency") != "" {
		t.Errorf("the address is %s", b.where())
	}
}

func TestBrowserKWICAndPages(t *testing.T) {
	b := open(t)
	b.visit("/search?limit=5&q=in&view=kwic")
	if b.count(".kwic .line") < 5 {
		t.Errorf("%d lines", b.count(".kwic .line"))
	}
	// All hits stand under each other.
	if n := eval[int](b, `new Set(Array.from(document.querySelectorAll(".kwic tr td.right mark")).map(m => Math.round(m.getBoundingClientRect().left))).size`); n != 1 {
		t.Errorf("the hits begin at %d places", n)
	}
	// The line of the side that was asked: what renders it comes when it is known.
	line := func() string {
		b.until(`document.querySelector(".kwic .line tr")`)
		return b.text(".kwic .line tr")
	}
	first := line()
	b.click("#next")
	b.until(`new URL(location).searchParams.get("offset") == "5"`)
	if line() == first {
		t.Error("the second page is the first")
	}
	b.click("#prev")
	b.until(`!new URL(location).searchParams.get("offset")`)
	if line() != first {
		t.Error("the first page is another one now")
	}
	b.click("#views a:not([aria-current])")
	b.until(`document.querySelector("li.hit")`)
}

func TestBrowserPair(t *testing.T) {
	b := open(t)
	b.visit("/search?en=talks")
	b.click("li.hit .open")
	b.until(`document.querySelector(".ladder")`)
	if !eval[bool](b, `document.querySelector(":target").matches(".bead") && document.querySelector(":target").textContent.includes("talks")`) {
		t.Error("the pair is not open at the hit")
	}
	if b.count(".bead") < 5 || b.count(".bead.alone .none") != b.count(".bead.alone") {
		t.Errorf("%d rows, %d of them on one side", b.count(".bead"), b.count(".bead.alone"))
	}
	// Both cells of a row stand beside each other.
	if !eval[bool](b, `Array.from(document.querySelectorAll(".bead:not(.alone)")).every(r => { const c = r.querySelectorAll(".cell"); return c[0].getBoundingClientRect().top == c[1].getBoundingClientRect().top && c[0].lang == "en" && c[1].lang == "ru"; })`) {
		t.Error("the cells of a row are not beside each other")
	}
}

// The keys as they are on a Russian layout: the places are the same, the letters are not.
func TestBrowserKeysOnARussianLayout(t *testing.T) {
	b := open(t)
	b.visit("/search?en=talks")
	b.press("KeyJ", "о", 0)
	b.press("KeyJ", "о", 0)
	if at := eval[int](b, `Array.from(document.querySelectorAll(".hit")).indexOf(document.activeElement)`); at != 1 {
		t.Fatalf("at hit %d, not at the second", at)
	}
	b.press("KeyK", "л", 0)
	id := eval[string](b, `document.activeElement.id`)
	b.press("KeyX", "ч", 0)
	b.until(`document.querySelector(".near")`)
	if eval[string](b, `document.activeElement.id`) != id || b.query().Get("open") == "" {
		t.Errorf("the context is open, but the place or the address is lost: %s", b.where())
	}
	// Copying: what is written is caught, for a test must not depend on a desktop's clipboard.
	eval[bool](b, `(navigator.clipboard.writeText = async text => { window.copied = text; }, true)`)
	b.press("KeyC", "с", 0)
	b.until(`window.copied`)
	parts := strings.Split(eval[string](b, `window.copied`), "\t")
	if len(parts) != 2 || !strings.Contains(parts[0], "talks") || !strings.Contains(strings.ToLower(parts[1]), "переговор") {
		t.Errorf("copied: %q", parts)
	}
	b.press("KeyV", "м", 0)
	b.until(`document.querySelector(".kwic")`)
	// Writing in a box is writing.
	b.press("Slash", ".", 0)
	if eval[string](b, `document.activeElement.id`) != "box-en" {
		t.Error("the key does not lead to the first box")
	}
	b.press("KeyJ", "о", 0)
	if eval[string](b, `document.activeElement.id`) != "box-en" || !strings.Contains(eval[string](b, `document.activeElement.value`), "о") {
		t.Error("a key does something while a box is written in")
	}
	b.press("Escape", "Escape", 0)
	b.press("Period", "ю", 0)
	if eval[string](b, `document.activeElement.id`) != "box-ru" {
		t.Error("the key does not lead to the second box")
	}
	b.press("Escape", "Escape", 0)
	// The list of keys, and the switch in it.
	b.press("Slash", ",", shift)
	b.until(`document.querySelector("dialog[open] table")`)
	b.click("dialog .keys-on")
	b.press("Escape", "Escape", 0)
	b.click("dialog button")
	b.until(`!document.querySelector("dialog[open]")`)
	b.press("KeyJ", "о", 0)
	if eval[bool](b, `document.activeElement.matches(".hit")`) {
		t.Error("a key works that was switched off")
	}
	eval[bool](b, `(localStorage.clear(), true)`)
}

func TestBrowserColours(t *testing.T) {
	b := open(t)
	ground := func() string { return eval[string](b, `getComputedStyle(document.body.parentElement).backgroundColor`) }
	b.visit("/help")
	light := ground()
	b.press("KeyT", "е", 0)
	dark := ground()
	if light == dark {
		t.Error("the key changes nothing")
	}
	b.visit("/stats")
	if ground() != dark {
		t.Error("the colours chosen are forgotten on the next page")
	}
	b.visit("/stats?theme=light")
	if ground() != light {
		t.Error("the address does not win")
	}
	eval[bool](b, `(localStorage.clear(), true)`)
}

func TestBrowserWithoutScript(t *testing.T) {
	b := open(t)
	call(b, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	b.visit("/")
	b.look("en", "talks")
	if q := b.query(); q.Get("en") != "talks" || len(q) != 1 {
		t.Errorf("the address is %s", b.where())
	}
	if b.count(".copy:not([hidden])") != 0 {
		t.Error("a button that does nothing")
	}
	b.click(".strip .only")
	b.until(`document.querySelector("#box-ru").value`)
	b.visit("/search?en=talks")
	b.click("li.hit .context")
	b.until(`document.querySelector(".near")`)
	b.click("#views a:not([aria-current])")
	b.until(`document.querySelector(".kwic")`)
	b.click(".kwic .open")
	b.until(`document.querySelector(".ladder")`)
	b.click(`#themes a[data-set="dark"]`)
	b.until(`document.documentElement.dataset.theme == "dark"`)
	b.click(`.switch a[lang="ru"]`)
	b.until(`document.documentElement.lang == "ru" && document.documentElement.dataset.theme == "dark"`)
}

func TestBrowserPhone(t *testing.T) {
	b := open(t)
	b.size(375, 812, "light")
	b.visit("/")
	visible := func(selector string) bool {
		return eval[bool](b, `document.querySelector("`+selector+`").offsetParent !== null`)
	}
	if !visible("#box-any") || visible("#box-en") {
		t.Error("a phone should show one box")
	}
	b.do(chromedp.SendKeys(chromedp.CSS("#box-any"), "переговоры\r"))
	b.until(`document.querySelector("li.hit")`)
	b.fits("phone", 375)
	// The first language above the second.
	if !eval[bool](b, `Array.from(document.querySelectorAll(".this")).every(r => { const [a, c] = r.querySelectorAll(".cell"); return a.lang == "en" && a.getBoundingClientRect().bottom <= c.getBoundingClientRect().top; })`) {
		t.Error("the languages are not above each other")
	}
	b.click("#two")
	if !visible("#box-en") || !visible("#box-ru") {
		t.Error("the boxes of the languages do not show")
	}
	// Nothing that is to be touched is smaller than a fingertip's least.
	small := eval[[]string](b, `Array.from(document.querySelectorAll("main a, main button, main summary, main select")).filter(e => e.offsetParent && e.getBoundingClientRect().height < 23.5).map(e => e.className + " " + e.textContent.trim().slice(0, 20) + " " + e.getBoundingClientRect().height)`)
	if len(small) > 0 {
		t.Errorf("too small to be touched: %q", small)
	}
}
