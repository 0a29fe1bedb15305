package align

import (
	"encoding/json"
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
	"time"

	"tolmach/align/lexicon"
)

var (
	learnFlag   = flag.Bool("learn", false, "learn model.json anew and write it")
	validate    = flag.Bool("validate", false, "cross-validate the model on the authored articles and score it on the gold sets")
	learnDocs   = flag.Int("docs", 2000, "how many documents to make for learning")
	learnNets   = flag.Int("nets", 2, "how many nets of the second pass to learn")
	learnFolds  = flag.Int("folds", 3, "folds of the cross-validation")
	lexiconFlag = flag.String("lexicon", "", "lexicon file to learn with instead of the embedded one")
	bareFlag    = flag.Bool("bare", false, "learn, or cross-validate, without a lexicon")
	errorsFlag  = flag.String("errors", "", "print the errors on this set")
	someFlag    = flag.Int("some", 0, "score only so many documents of a set")
)

// start is where the perceptron starts.
func start() (w weights) {
	for k, v := range [kinds][4]float64{{.4, -.14, -.48, .4}, {.4, -.09, -.64, .4}, {.4, -.06, -.76, .4}, {.1, -.07, -.07, .1}} {
		for i, x := range v {
			w[fTokens+perKind*k+i] = x
		}
	}
	copy(w[fShape:], []float64{0, -1, -3, -5, -3, -5, -7, -8})
	w[fLength], w[fDiagonal], w[fForward], w[fBackward] = -2, -1, -1, -4
	return w
}

// wordFeatures are the features of a bead's words, which windows sums up without naming them.
func (h *half) wordFeatures(f *weights, own, other Span) {
	n := other.Len()
	for _, s := range h.text.sents[own.From:own.To] {
		for _, id := range s.tokens {
			var m float64
			if best := h.best[id]; best != nil {
				m = float64(slices.Max(best[other.From:other.To]))
			}
			ty := h.text.types[id]
			v := f[fTokens+perKind*int(ty.kind):]
			v[fMatchRare] += m * float64(h.rare[id][n])
			v[fMatch] += m
			v[fMiss] += 1 - m
			v[fMissRare] += (1 - m) * float64(h.rareMiss[id][n])
			v[fSquare] += m * m
			v[fMissSure] += (1 - m) * float64(ty.sure)
		}
	}
}

// features of a whole alignment.
func (e *evidence) features(beads []Bead) (f weights) {
	i, j := 0, 0
	for _, b := range beads {
		e.sides[0].wordFeatures(&f, b.Src, b.Dst)
		e.sides[1].wordFeatures(&f, b.Dst, b.Src)
		g, h := e.beadFeatures(b), jumpFeatures(b.Src.From-i, b.Dst.From-j)
		for k := range f {
			f[k] += g[k] + h[k]
		}
		i, j = b.Src.To, b.Dst.To
	}
	return f
}

// learnFirst trains the first pass by the averaged structured perceptron with a margin (Collins 2002).
func learnFirst(ds []*doc, epochs int) weights {
	const rate, margin = .3, .3
	w := start()
	var sum, squares weights
	n := 0.0
	r := rand.New(rand.NewPCG(1, 2))
	for range epochs {
		for _, k := range r.Perm(len(ds)) {
			d := ds[k]
			gold := map[place]bool{}
			for _, b := range d.gold {
				gold[placeOf(b)] = true
			}
			l := newLattice(d.ev, &w)
			for x := range l.beads {
				b := &l.beads[x]
				m := margin * float64(b.Src.Len()+b.Dst.Len()) / 4
				if gold[placeOf(b.Bead)] {
					m = -m
				}
				b.score += m
			}
			f, p := d.ev.features(d.gold), d.ev.features(l.best())
			for i := range f {
				g := f[i] - p[i]
				squares[i] += g * g
				w[i] += rate * g / math.Sqrt(1+squares[i])
				sum[i] += w[i]
			}
			n++
		}
	}
	for i := range sum {
		sum[i] /= n
	}
	return sum
}

// example is a document as the second pass sees it.
type example struct {
	*doc
	first *lattice
	cands []candidate
	right []bool
	jumps [jumps]float64 // of the gold
}

func examples(ds []*doc, w *weights) []*example {
	out := make([]*example, len(ds))
	parallel(len(ds), func(k int) {
		d := ds[k]
		x := &example{doc: d, first: newLattice(d.ev, w)}
		x.cands = x.first.candidates(d.ev)
		gold := map[place]bool{}
		for _, b := range d.gold {
			gold[placeOf(b)] = true
		}
		i, j := 0, 0
		for _, c := range x.cands {
			ok := gold[placeOf(c.Bead)]
			x.right = append(x.right, ok)
			if ok {
				f := jumpFeatures(c.Src.From-i, c.Dst.From-j)
				for u := range x.jumps {
					x.jumps[u] += f[fSkipSrc+u]
				}
				i, j = c.Src.To, c.Dst.To
			}
		}
		out[k] = x
	})
	return out
}

// numbers lists the parameters of a net.
func (n *net) numbers() (out []*float64) {
	for k := range n.In {
		for i := range n.In[k] {
			out = append(out, &n.In[k][i])
		}
		out = append(out, &n.Bias[k], &n.Out[k])
	}
	for i := range n.Past {
		out = append(out, &n.Past[i])
	}
	for i := range n.Jump {
		out = append(out, &n.Jump[i], &n.JumpNull[i])
	}
	return append(out, &n.Base)
}

// gradient adds the gradient of the log likelihood of the gold to g: a conditional random field over the candidates
// (Lafferty, McCallum and Pereira 2001) whose scores come from a net.
func (x *example) gradient(n, g *net) {
	l := nets{*n}.rescore(x.first, x.cands)
	for k := range l.beads {
		l.beads[k].score -= lean
	}
	probs := make([]float64, len(l.beads))
	var counts [2][]float64
	l.posterior(probs, &counts)
	var h [hidden]float64
	for k, p := range probs {
		err := -p
		if x.right[k] {
			err++
		}
		if math.Abs(err) < 1e-4 {
			continue
		}
		f := &x.cands[k].features
		n.score(f, &h)
		g.Base += err
		for i, v := range f {
			g.Past[i] += err * v
		}
		for u := range h {
			g.Out[u] += err * h[u]
			slope := 1 - math.Abs(h[u])
			a := err * n.Out[u] * slope * slope
			g.Bias[u] += a
			for i, v := range f {
				g.In[u][i] += a * v
			}
		}
	}
	nulls := nullness(x.cands)
	add := func(u int, v float64) {
		g.Jump[u] += v
		g.JumpNull[u] += v * nulls
	}
	for u, v := range x.jumps {
		add(u, v)
	}
	for skipped, row := range counts {
		for k, p := range row {
			if p > 0 {
				f := jumpFeatures(skipped, k-l.m)
				for u := range jumps {
					add(u, -p*f[fSkipSrc+u])
				}
			}
		}
	}
}

// learnSecond trains the second pass by maximum likelihood (Adam: Kingma and Ba 2015).
func learnSecond(xs []*example, w *weights, epochs int, seed uint64) *net {
	const rate, decay, batch = .01, 1e-4, 16
	r := rand.New(rand.NewPCG(seed, 2))
	n := &net{}
	for k := range n.In {
		for i := range n.In[k] {
			n.In[k][i] = r.NormFloat64() * .2
		}
		n.Out[k] = r.NormFloat64() * .1
	}
	n.Past[jScore] = 10
	copy(n.Jump[:], w[fSkipSrc:])
	ps := n.numbers()
	mean, square := make([]float64, len(ps)), make([]float64, len(ps))
	t, steps := 0.0, float64(epochs)*math.Ceil(float64(len(xs))/batch)
	for range epochs {
		order := r.Perm(len(xs))
		for ks := range slices.Chunk(order, batch) {
			var gs [2]net
			parallel(2, func(p int) {
				for i := p; i < len(ks); i += 2 {
					xs[ks[i]].gradient(n, &gs[p])
				}
			})
			t++
			lr := rate * min(1, t/50) * min(1, 2*(1-t/steps)+.02)
			a, b := gs[0].numbers(), gs[1].numbers()
			for i, p := range ps {
				g := (*a[i]+*b[i])/float64(len(ks)) - decay**p
				mean[i] = .9*mean[i] + .1*g
				square[i] = .99*square[i] + .01*g*g
				*p += lr * mean[i] / (1 - math.Pow(.9, t)) / (math.Sqrt(square[i]/(1-math.Pow(.99, t))) + 1e-6)
			}
		}
	}
	return n
}

func learnModel(ds []*doc) *model {
	m := &model{First: learnFirst(ds, 8)}
	xs := examples(ds, &m.First)
	for seed := range *learnNets {
		m.Second = append(m.Second, *learnSecond(xs, &m.First, 8, uint64(seed)))
	}
	return m
}

// beads aligns a prepared document.
func (m *model) beads(d *doc) []Bead {
	beads, _ := m.decide(d.ev)
	return beads
}

func learner(t *testing.T) *Aligner {
	o := Options{From: "en", To: "ru", Lexicon: lexicon.Default()}
	if *lexiconFlag != "" {
		var err error
		if o.Lexicon, err = lexicon.Open(*lexiconFlag); err != nil {
			t.Fatal(err)
		}
	}
	if *bareFlag {
		// No stop words either: languages without a file of their own have none.
		o.Lexicon = nil
		a := New(o)
		for _, r := range []*reader{&a.src, &a.dst} {
			plain := *r.lang
			plain.Stopwords = nil
			r.lang = &plain
		}
		return a
	}
	return New(o)
}

// learningTexts are documents made of the news texts, with the authored articles mixed in.
func learningTexts(t *testing.T, a *Aligner, wire []*doc) []*doc {
	ds := synth(t, shared+"train/newstest2012-2018.tsv", *learnDocs, 5)
	a.prepare(ds)
	for range max(1, len(ds)/100) {
		ds = append(ds, wire...)
	}
	return ds
}

// TestValidate cross-validates by document on the authored articles and scores the gold sets, which nothing is
// learned from: go test ./align -run Validate -validate -v -timeout 2h
func TestValidate(t *testing.T) {
	if !*validate {
		t.Skip("without -validate")
	}
	a := learner(t)
	wire := a.prepare(readGold(t, shared+"wire/lines"))
	began := time.Now()
	var first, second figures
	levels := map[string]*figures{}
	for fold := range *learnFolds {
		var train, test []*doc
		for i, d := range wire {
			if i%*learnFolds == fold {
				test = append(test, d)
			} else {
				train = append(train, d)
			}
		}
		ds := learningTexts(t, a, train)
		m := learnModel(ds)
		for _, d := range test {
			first.count(d, newLattice(d.ev, &m.First).best())
			second.count(d, m.beads(d))
			level := levelOf(t, d.name)
			if levels[level] == nil {
				levels[level] = &figures{}
			}
			levels[level].count(d, m.beads(d))
		}
		if *errorsFlag == "wire" {
			printErrors(test, m, 40)
		}
		if fold > 0 {
			continue
		}
		fmt.Printf("%-6s %v  %.0fs\n", "train", trial(ds, m.beads), time.Since(began).Seconds())
		for _, set := range []string{"clean", "hard", "mn", "adapt"} {
			ds := readGold(t, shared+"gold/"+set)
			if *someFlag > 0 {
				ds = ds[:*someFlag]
			}
			a.prepare(ds)
			fmt.Printf("%-6s %v -> %v\n", set, trial(ds, func(d *doc) []Bead { return newLattice(d.ev, &m.First).best() }), trial(ds, m.beads))
			fmt.Printf("   confidence, right: %.3f\n", trial(ds, m.beads).reliability())
			if *errorsFlag == set {
				printErrors(ds, m, 40)
			}
		}
	}
	for _, level := range []string{"close", "moderate", "heavy"} {
		fmt.Printf("%-8s %v\n", level, levels[level])
	}
	fmt.Printf("   confidence, right: %.3f\n", second.reliability())
	fmt.Printf("wire   %v -> %v  %.0fs\n", &first, &second, time.Since(began).Seconds())
}

// levelOf tells how much the editors of an authored pair changed.
func levelOf(t *testing.T, name string) string {
	b, err := os.ReadFile(shared + "wire/pairs/" + name + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var pair struct{ Level string }
	if err := json.Unmarshal(b, &pair); err != nil {
		t.Fatal(err)
	}
	return pair.Level
}

// TestLearn writes one half of model.json: go test ./align -run Learn -learn -timeout 2h, and once more with -bare
func TestLearn(t *testing.T) {
	if !*learnFlag {
		t.Skip("without -learn")
	}
	out := *models()
	m := &out.Lexicon
	if *bareFlag {
		m = &out.Bare
	}
	a := learner(t)
	*m = *learnModel(learningTexts(t, a, a.prepare(readGold(t, shared+"wire/lines"))))
	b, err := json.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("model.json", append(b, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

// printErrors shows the gold beads that a model misses, with what it has in their place.
func printErrors(ds []*doc, m *model, n int) {
	kinds := map[string]int{}
	for _, d := range ds {
		out := m.beads(d)
		for _, g := range d.gold {
			if slices.ContainsFunc(out, func(b Bead) bool { return placeOf(b) == placeOf(g) }) {
				continue
			}
			kind := g.Kind() + " ->"
			show := func(what string, b Bead) {
				fmt.Printf("%s %s %v %v\n", what, d.name, b.Src, b.Dst)
				for side, s := range [2]Span{b.Src, b.Dst} {
					for i := s.From; i < s.To; i++ {
						fmt.Printf("   %d %s\n", i, d.lines[side][i])
					}
				}
			}
			if n > 0 {
				show("\ngold", g)
			}
			for _, b := range out {
				if b.Src.From < g.Src.To && g.Src.From < b.Src.To || b.Dst.From < g.Dst.To && g.Dst.From < b.Dst.To {
					kind += " " + b.Kind()
					if n > 0 {
						show(" got", b)
					}
				}
			}
			n--
			kinds[kind]++
		}
	}
	for k, n := range kinds {
		fmt.Println(n, k)
	}
}

// TestErrors prints the errors of the embedded model on one set: go test ./align -run Errors -errors hard -v
func TestErrors(t *testing.T) {
	if *errorsFlag == "" || *validate {
		t.Skip("without -errors")
	}
	dir := "gold/" + *errorsFlag
	if *errorsFlag == "wire" {
		dir = "wire/lines"
	}
	printErrors(learner(t).prepare(readGold(t, shared+dir)), &models().Lexicon, 60)
}

// TestSureErrors prints wrong beads by confidence.
func TestSureErrors(t *testing.T) {
	if *errorsFlag == "" || *validate {
		t.Skip("without -errors")
	}
	dir := "gold/" + *errorsFlag
	if *errorsFlag == "wire" {
		dir = "wire/lines"
	}
	m := &models().Lexicon
	type wrong struct {
		d *doc
		b Bead
	}
	var ws []wrong
	for _, d := range learner(t).prepare(readGold(t, shared+dir)) {
		for _, b := range m.beads(d) {
			if !slices.ContainsFunc(d.gold, func(g Bead) bool { return placeOf(b) == placeOf(g) }) {
				ws = append(ws, wrong{d, b})
			}
		}
	}
	slices.SortFunc(ws, func(a, b wrong) int { return int(1e6 * (b.b.Confidence - a.b.Confidence)) })
	for _, w := range ws[:min(len(ws), 60)] {
		fmt.Printf("\n%.3f %s %v %v; gold", w.b.Confidence, w.d.name, w.b.Src, w.b.Dst)
		for _, g := range w.d.gold {
			if w.b.Src.From < g.Src.To && g.Src.From < w.b.Src.To || w.b.Dst.From < g.Dst.To && g.Dst.From < w.b.Dst.To {
				fmt.Print(" ", g.Src, g.Dst)
			}
		}
		fmt.Println()
		for side, s := range [2]Span{w.b.Src, w.b.Dst} {
			for i := s.From; i < s.To; i++ {
				fmt.Printf("   %d %s\n", i, w.d.lines[side][i])
			}
		}
	}
}
