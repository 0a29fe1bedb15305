package main

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// progress draws one line on a terminal: what is done, how far, and the time left.
type progress struct {
	mu      sync.Mutex
	w       io.Writer
	columns int
	drawn   time.Time // when the line was last drawn
	shown   bool
	now     func() time.Time
}

// newProgress makes the progress line of a command; it is nil, and draws nothing, where the
// messages do not go to a terminal.
func (c *console) newProgress() *progress {
	if _, ok := terminal(c.err); !ok || c.quiet {
		return nil
	}
	return &progress{w: c.err, columns: min(width(c.err), 100) - 1, now: time.Now}
}

// Stage begins a stage of the work and returns what long work below takes: a function that is told
// how much of it is done, of how much (0: not known). It is nil when nothing is drawn.
func (p *progress) Stage(name string) func(done, total int, what string) {
	if p == nil {
		return nil
	}
	began := p.now()
	return func(done, total int, what string) {
		if total == 0 && done == 0 && what != "" {
			p.draw(what, began, 0, 0)
			return
		}
		p.draw(name, began, done, total)
	}
}

func (p *progress) draw(name string, began time.Time, done, total int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.now()
	if now.Sub(p.drawn) < 100*time.Millisecond {
		return
	}
	p.drawn, p.shown = now, true
	line := name
	switch {
	case total == 0 && done > 0:
		line += "  " + thousands(done)
	case total > 0:
		line = fmt.Sprintf("%s  %s of %s  %d %%", name, thousands(done), thousands(total), 100*min(done, total)/total)
		if left := remaining(now.Sub(began), done, total); left != "" {
			line += "  " + left + " left"
		}
	}
	fmt.Fprintf(p.w, "\r%s\x1b[K", clip(line, p.columns))
}

// remaining is the time left at the speed so far, as "2:05"; "" while it is too early to tell.
func remaining(spent time.Duration, done, total int) string {
	if spent < time.Second || done <= 0 || done >= total {
		return ""
	}
	left := time.Duration(float64(spent) * float64(total-done) / float64(done)).Round(time.Second)
	if left >= time.Hour {
		return fmt.Sprintf("%d:%02d:%02d", int(left.Hours()), int(left.Minutes())%60, int(left.Seconds())%60)
	}
	return fmt.Sprintf("%d:%02d", int(left.Minutes()), int(left.Seconds())%60)
}

// Clear takes the line off the screen before other text is written.
func (p *progress) Clear() {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}
