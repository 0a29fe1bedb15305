package lexicon

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tolmach/align/lang"
)

// A training that was cut short goes on where it was, and gives what an undisturbed one gives.
func TestTrainResumes(t *testing.T) {
	o := TrainOptions{From: "en", To: "ru", Rounds: 5}
	want := encoded(t, train(t, invented(2000, 3), o))
	o.Dir = filepath.Join(t.TempDir(), "work")
	ctx, cancel := context.WithCancel(context.Background())
	o.Progress = func(done, _ int, what string) {
		if what == "round" && done == 3 {
			cancel()
		}
	}
	if _, err := Train(ctx, invented(2000, 3), o); !errors.Is(err, context.Canceled) {
		t.Fatalf("cut short: %v", err)
	}
	file := filepath.Join(o.Dir, stateName)
	state, err := os.ReadFile(file)
	if err != nil {
		t.Fatal("no state was kept: ", err)
	}
	first := func(pairs iter.Seq2[Pair, error]) (round int, result []byte) {
		round = -1
		o.Progress = func(done, _ int, what string) {
			if what == "round" && round < 0 {
				round = done
			}
		}
		result = encoded(t, train(t, pairs, o))
		return round, result
	}
	if round, got := first(invented(2000, 3)); round != 3 || !bytes.Equal(got, want) {
		t.Errorf("went on with round %d; same result: %v", round, bytes.Equal(got, want))
	}
	if _, err := os.Stat(file); !errors.Is(err, os.ErrNotExist) {
		t.Error("the state was left behind")
	}
	// A damaged state and the state of another text are passed over.
	damaged := bytes.Clone(state)
	damaged[len(damaged)/2] ^= 1
	for name, c := range map[string]struct {
		state []byte
		seed  uint64
	}{"damaged": {damaged, 3}, "cut": {state[:len(state)/2], 3}, "another text": {state, 4}} {
		if err := os.WriteFile(file, c.state, 0o644); err != nil {
			t.Fatal(err)
		}
		if round, got := first(invented(2000, c.seed)); round != 0 || bytes.Equal(got, want) != (c.seed == 3) {
			t.Errorf("%s: went on with round %d", name, round)
		}
	}
}

// With little memory the text goes to a file and weak candidates are left out; the strong ones stay.
func TestTrainInLittleMemory(t *testing.T) {
	dir := t.TempDir()
	rich := train(t, invented(20000, 5), TrainOptions{Rounds: 3})
	var want []byte
	for _, workers := range []int{1, 4} {
		poor := train(t, invented(20000, 5), TrainOptions{Rounds: 3, Memory: 1 << 20, Dir: dir, Workers: workers})
		if got := encoded(t, poor); want != nil && !bytes.Equal(want, got) {
			t.Error("in little memory, the result depends on the number of workers")
		} else {
			want = got
		}
		n, same, common := 0, 0, 0
		for n, _, _ = rich.Size(); n > 0; n-- {
			id := int32(n - 1)
			if rich.Count(0, id) < 20 {
				continue
			}
			a, other := rich.Best(0, id, 1), poor.Word(0, rich.Stem(0, id))
			if other < 0 || len(a) == 0 {
				continue
			}
			common++
			if b := poor.Best(0, other, 1); len(b) > 0 && rich.Stem(1, a[0].ID) == poor.Stem(1, b[0].ID) {
				same++
			}
		}
		if common < 50 || same < common*95/100 {
			t.Errorf("%d of %d frequent words have the same best translation", same, common)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestTrainStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Train(ctx, invented(5000, 1), TrainOptions{From: "en", To: "ru"}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	broken := errors.New("broken")
	bad := func(yield func(Pair, error) bool) {
		_ = yield(Pair{Source: "a", Target: "б"}, nil) && yield(Pair{}, broken)
	}
	if _, err := Train(context.Background(), bad, TrainOptions{From: "en", To: "ru"}); !errors.Is(err, broken) {
		t.Errorf("%v, want the error of the source", err)
	}
	if _, err := Train(context.Background(), sequence("1 | 2\n a |"), TrainOptions{From: "en", To: "ru"}); !errors.Is(err, ErrNoText) {
		t.Errorf("%v, want ErrNoText", err)
	}
}

// A text of one's own adds its words to an older lexicon and leaves alone what it has not.
func TestTrainWithPrior(t *testing.T) {
	old := Default()
	l := train(t, sequence(`
The minister praised the blorf | Министр похвалил кваздру
A blorf for the government | Кваздра для правительства
The old blorf of the president | Старая кваздра президента
`), TrainOptions{Prior: old})
	id := l.Word(0, lang.English.Stem("blorf"))
	if id < 0 {
		t.Fatal("the new word is unknown")
	}
	if best := l.Best(0, id, 1); len(best) == 0 || l.Stem(1, best[0].ID) != lang.Russian.Stem("кваздра") {
		t.Errorf("blorf: %v", best)
	}
	n, _, _ := old.Size()
	for id := range int32(n) {
		for _, e := range old.Pairs(0, id) {
			p, q := l.Prob(old.Stem(0, id), old.Stem(1, e.ID))
			if p < e.P/2 && e.P > .02 || q < e.Q/2 && e.Q > .02 {
				t.Fatalf("%s-%s: %v, %v became %v, %v", old.Stem(0, id), old.Stem(1, e.ID), e.P, e.Q, p, q)
			}
		}
	}
	if _, err := Train(context.Background(), sequence("a | б"), TrainOptions{From: "de", To: "ru", Prior: old}); err == nil {
		t.Error("a prior of other languages was taken")
	}
}

// With a discount no pair vouches for itself: what stands in one pair alone is not learnt, what stands in three is.
func TestTrainWithDiscount(t *testing.T) {
	text := "A blorf | Кваздра\nThe blorf | Кваздра\nOld blorf | Старая кваздра\nBlorf | Кваздра\nSpleem | Бутявка\n"
	for discount, want := range map[float64]bool{0: true, 1: false} {
		l := train(t, sequence(text), TrainOptions{Discount: discount})
		if p, _ := l.Prob("blorf", lang.Russian.Stem("кваздра")); p < .3 {
			t.Errorf("discount %v: often seen and not learnt: %v", discount, p)
		}
		if p, _ := l.Prob("spleem", lang.Russian.Stem("бутявка")); p > 0 != want {
			t.Errorf("discount %v: seen once: %v", discount, p)
		}
	}
}

func TestReaders(t *testing.T) {
	dir := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	read := func(pairs iter.Seq2[Pair, error]) (got string, err error) {
		for p, err := range pairs {
			if err != nil {
				return got, err
			}
			got += p.Source + "=" + p.Target + ";"
		}
		return got, nil
	}
	for name, c := range map[string]struct {
		pairs     iter.Seq2[Pair, error]
		want, err string
	}{
		"tsv":         {ReadTSV(file("a.tsv", "\ufeffone\tодин\r\ntwo\tдва\tmore\n\n"), 1), "one=один;two=два;", ""},
		"no tab":      {ReadTSV(file("b.tsv", "one\tодин\ntwo\n"), 1), "one=один;", "b.tsv:2: no tab"},
		"not UTF-8":   {ReadTSV(file("c.tsv", "one\t\xee\xe4\xe8\xed\n"), 1), "", "c.tsv:1: not UTF-8"},
		"missing":     {ReadTSV(filepath.Join(dir, "none.tsv"), 1), "", "none.tsv"},
		"two files":   {ReadLines(file("a.en", "one\n\ntwo\n"), file("a.ru", "один\n\nдва\n"), 1), "one=один;=;two=два;", ""},
		"one shorter": {ReadLines(file("b.en", "one\ntwo\n"), file("b.ru", "один\n"), 1), "one=один;", "b.ru ends after line 1"},
		"both":        {Concat(ReadTSV(file("d.tsv", "one\tодин\n"), 1), ReadTSV(file("e.tsv", "two\tдва\n"), 1)), "one=один;two=два;", ""},
	} {
		got, err := read(c.pairs)
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if (err == nil) != (c.err == "") || err != nil && !strings.Contains(err.Error(), c.err) {
			t.Errorf("%s: error %v, want %q", name, err, c.err)
		}
	}
}
