package lexicon

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"

	"tolmach/align/lang"
)

// sequence makes an iterator of lines "source | target".
func sequence(text string) iter.Seq2[Pair, error] {
	return func(yield func(Pair, error) bool) {
		for line := range strings.Lines(text) {
			s, t, _ := strings.Cut(line, "|")
			if !yield(Pair{Source: s, Target: t}, nil) {
				return
			}
		}
	}
}

func train(t *testing.T, pairs iter.Seq2[Pair, error], o TrainOptions) *Lexicon {
	t.Helper()
	if o.From == "" {
		o.From, o.To = "en", "ru"
	}
	l, err := Train(context.Background(), pairs, o)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func encoded(t *testing.T, l *Lexicon) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := l.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const smallText = `
The red house | Красный дом
The red car | Красная машина
A green car | Зелёная машина
A green house stands | Стоит зелёный дом
The old house | Старый дом
An old car | Старая машина
My old friend | Мой старый друг
A green tree | Зелёное дерево
The red tree | Красное дерево
My friend stands | Мой друг стоит
`

func TestTrainFindsTranslations(t *testing.T) {
	l := train(t, sequence(smallText), TrainOptions{})
	for source, want := range map[string]string{
		"house": "дом", "car": "машина", "red": "красный", "green": "зеленый", "old": "старый",
		"friend": "друг", "tree": "дерево", "stands": "стоит",
	} {
		id := l.Word(0, lang.English.Stem(source))
		if id < 0 {
			t.Errorf("%s is unknown", source)
			continue
		}
		best := l.Best(0, id, 1)
		if len(best) == 0 || l.Stem(1, best[0].ID) != lang.Russian.Stem(want) {
			t.Errorf("%s: %v, want %s", source, best, want)
		}
	}
}

// invented makes pairs of an invented language, whose words are spelt backwards on the other side.
func invented(n int, seed uint64) iter.Seq2[Pair, error] {
	return func(yield func(Pair, error) bool) {
		r := rand.New(rand.NewPCG(seed, 1))
		for range n {
			var source, target []string
			for range 3 + r.IntN(12) {
				k := int(3 / (r.Float64() + 0.002))
				source = append(source, fmt.Sprintf("w%cx%d", 'a'+k%20, k))
				if r.IntN(8) > 0 {
					target = append(target, fmt.Sprintf("v%cy%d", 'a'+k%20, k))
				}
			}
			if len(target) > 2 && r.IntN(3) == 0 {
				target[0], target[1] = target[1], target[0]
			}
			if !yield(Pair{Source: strings.Join(source, " "), Target: strings.Join(target, " ")}, nil) {
				return
			}
		}
	}
}

func TestTrainDoesNotDependOnWorkers(t *testing.T) {
	var want []byte
	for _, workers := range []int{1, 2, 3, 7} {
		got := encoded(t, train(t, invented(3000, 1), TrainOptions{Workers: workers, Rounds: 3}))
		if want == nil {
			want = got
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%d workers give other bytes", workers)
		}
	}
}
