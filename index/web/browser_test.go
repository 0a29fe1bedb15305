package web

import (
	"context"
	"fmt"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// browser is a tab of a real browser on a server of the corpus of testdata/wire.
type browser struct {
	*testing.T
	ctx  context.Context
	base string
}

// need finds a program under one of its names. Where there is none the test skips, and fails in CI.
func need(t *testing.T, names ...string) string {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatal("the test needs " + names[0])
	}
	t.Skip("the test needs " + names[0] + ": apt-get install " + names[0])
	return ""
}

// One browser serves all tests, each in a tab of its own.
var (
	startBrowser sync.Once
	browserCtx   context.Context
	browserErr   error
	stopBrowser  = func() {}
)

// open opens a tab on a server that only reads.
func open(t *testing.T) *browser { return openOn(t, wire(t, Options{})) }

func openOn(t *testing.T, w *Server) *browser {
	if testing.Short() {
		t.Skip("a browser takes long")
	}
	path := need(t, "chromium", "chromium-browser", "google-chrome")
	startBrowser.Do(func() {
		options := append(chromedp.DefaultExecAllocatorOptions[:],
			chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
			chromedp.Flag("disable-quic", true), chromedp.Flag("disable-features", "Translate,BackForwardCache"), chromedp.Flag("disable-background-networking", true),
			chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
			chromedp.Flag("lang", "en-GB"), chromedp.Flag("accept-lang", "en-GB"))
		allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
		first, stop := chromedp.NewContext(allocator)
		stopBrowser = func() { stop(); stopAllocator() }
		browserCtx, browserErr = first, chromedp.Do(first)
	})
	must(t, browserErr)
	server := httptest.NewServer(w)
	t.Cleanup(server.Close)
	tab, closeTab := chromedp.NewContext(browserCtx)
	t.Cleanup(closeTab)
	tab, cancel := context.WithTimeout(tab, 60*time.Second)
	t.Cleanup(cancel)
	b := &browser{t, tab, server.URL}
	b.size(1280, 900, "light")
	return b
}

func (b *browser) do(actions ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, actions...); err != nil {
		b.Fatal(err)
	}
}

func (b *browser) visit(address string) {
	b.Helper()
	b.do(chromedp.Navigate(b.base + address))
}

// eval gives what an expression is in the page.
func eval[T any](b *browser, expression string) T {
	b.Helper()
	x, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
	return x
}

func (b *browser) text(selector string) string {
	b.Helper()
	return eval[string](b, fmt.Sprintf(`(document.querySelector(%q)||{textContent:"(none)"}).textContent.replace(/\s+/g," ").trim()`, selector))
}

func (b *browser) count(selector string) int {
	b.Helper()
	return eval[int](b, fmt.Sprintf(`document.querySelectorAll(%q).length`, selector))
}

// until waits for an expression to be true.
func (b *browser) until(expression string) {
	b.Helper()
	for range 300 {
		if ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool]("!!("+expression+")")); err == nil && ok {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.Fatalf("never true: %s; at %s", expression, b.where())
}

func (b *browser) where() string {
	address, _ := chromedp.Run(b.ctx, chromedp.Location())
	return address
}

// query is the parameters of the address the tab is at.
func (b *browser) query() url.Values {
	u, err := url.Parse(b.where())
	must(b.T, err)
	return u.Query()
}

// call gives the browser a command.
func call[P, R any](b *browser, command cdp.Command[P, R], p P) {
	b.Helper()
	if _, err := chromedp.Call(b.ctx, command, p); err != nil {
		b.Fatal(err)
	}
}

// size gives the window a size and a colour scheme.
func (b *browser) size(w, h int64, scheme string) {
	call(b, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: w, Height: h, DeviceScaleFactor: 1, Mobile: w < 500})
	call(b, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
}

const shift = 8

// press sends a key by its place on the keyboard and the letter that a layout puts there.
func (b *browser) press(code, key string, modifiers int64) {
	b.Helper()
	for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
		p := input.DispatchKeyEventParams{Type: kind, Code: code, Key: key, Modifiers: modifiers}
		if kind == input.DispatchKeyEventTypeKeyDown && len([]rune(key)) == 1 {
			p.Text = key
		}
		call(b, input.DispatchKeyEvent, p)
	}
}

// click clicks on the first element of a selector.
func (b *browser) click(selector string) {
	b.Helper()
	b.do(chromedp.Click(chromedp.CSS(selector)))
}

// shot keeps a picture of the page in the folder of TOLMACH_SHOTS, if that is set.
func (b *browser) shot(name string) {
	dir := os.Getenv("TOLMACH_SHOTS")
	if dir == "" {
		return
	}
	picture, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
	must(b.T, err)
	must(b.T, os.WriteFile(filepath.Join(dir, name+".png"), picture, 0o644))
}

// TestPictures goes to every kind of page in both colour schemes, at a desk and on a phone, and checks that
// nothing sticks out sideways. With TOLMACH_SHOTS=DIR it keeps pictures of them there, to be looked at.
func TestPictures(t *testing.T) {
	b := openOn(t, writable(t))
	pages := []struct{ name, address string }{
		{"front", "/"},
		{"hits", "/search?en=president"},
		{"ru", "/search?ru=" + url.QueryEscape("президент") + "&ui=ru&since=2000"},
		{"cross", "/search?en=president&lang=en&not-ru=" + url.QueryEscape("президент") + "&not-ru=" + url.QueryEscape("глава")},
		{"kwic", "/search?en=president&view=kwic&sort=right"},
		{"empty", "/search?en=" + url.QueryEscape("=presidant") + "&agency=TASS"},
		{"fault", "/search?en=" + url.QueryEscape(`"open quote`)},
		{"stats", "/stats"},
		{"frequency", "/stats?en=president"},
		{"help", "/help"},
		{"ranking", "/differences"},
		{"queue", "/review"},
	}
	for _, size := range []struct {
		name string
		w, h int64
	}{{"desk", 1280, 900}, {"phone", 375, 812}} {
		for _, theme := range []string{"light", "dark"} {
			b.size(size.w, size.h, theme)
			for _, p := range pages {
				b.visit(p.address)
				b.fits(size.name+" "+p.name, size.w)
				b.shot(size.name + "-" + theme + "-" + p.name)
			}
			b.visit("/search?en=president")
			b.click(".hit .context")
			b.until(`document.querySelector(".near")`)
			b.shot(size.name + "-" + theme + "-context")
			b.click(".hit .open")
			b.until(`document.querySelector(".bead")`)
			b.fits(size.name+" pair", size.w)
			b.click(".tools .tool")
			b.until(`document.querySelector(".difference")`)
			b.fits(size.name+" differences", size.w)
			b.shot(size.name + "-" + theme + "-differences")
			b.do(chromedp.Evaluate[chromedp.Void](`history.back()`))
			b.until(`document.querySelector(".bead")`)
			b.shot(size.name + "-" + theme + "-pair")
			b.visit("/search?en=president")
			b.click(".filters summary")
			b.fits(size.name+" filters", size.w)
			b.shot(size.name + "-" + theme + "-filters")
			b.press("Slash", "?", shift)
			b.until(`document.querySelector("dialog[open]")`)
			b.shot(size.name + "-" + theme + "-keys")
		}
	}
}

func (b *browser) fits(name string, width int64) {
	b.Helper()
	if w := eval[int64](b, `document.documentElement.scrollWidth`); w > width {
		b.Errorf("%s is %d wide in a window of %d: %s", name, w, width, eval[string](b,
			`Array.from(document.querySelectorAll("body *")).filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".scroll")).map(e => e.tagName + "." + e.className).slice(0, 5).join(" ")`))
	}
}
