package lexicon

// prior is an older lexicon as counts, in the numbering of the training text.
type prior struct {
	old      *Lexicon
	strength float64
	ids      [2][]int32 // word number of the text -> id in old, or -1
	joint    []float64  // by entry of the table
	// rows and cols are the sums of all the joint counts of a word, of those too that the text does not have.
	rows, cols []float64
}

func newPrior(old *Lexicon, strength float64, t *bitext) *prior {
	p := &prior{old: old, strength: strength}
	sums := [2]*[]float64{&p.rows, &p.cols}
	for s, v := range t.words {
		p.ids[s] = make([]int32, len(v.stem))
		*sums[s] = make([]float64, len(v.stem))
		for i, w := range v.stem {
			id := old.Word(s, w)
			p.ids[s][i] = id
			if id < 0 {
				continue
			}
			for _, e := range old.Pairs(s, id) {
				if s == 0 {
					(*sums[s])[i] += strength * old.joint(id, e)
				} else {
					(*sums[s])[i] += strength * old.joint(e.ID, Entry{ID: id, P: e.P, Q: e.Q})
				}
			}
		}
	}
	return p
}

// joint is the expected count behind an entry of source word id, as far as the file tells.
func (l *Lexicon) joint(id int32, e Entry) float64 {
	return max(float64(e.P)*(l.Count(0, id)+shrink), float64(e.Q)*(l.Count(1, e.ID)+shrink))
}

// seed gives the table the counts of the old lexicon and starts from its probabilities where it has any.
func (p *prior) seed(t *table) {
	p.fill(t)
	for e := range len(t.row) - 1 {
		for k := t.row[e]; k < t.row[e+1]; k++ {
			f := t.col[k]
			x, y := p.old.Pair(p.ids[0][e], p.ids[1][f])
			switch {
			case x > 0:
				t.p[k], t.q[k] = max(t.p[k]/16, x), max(t.q[k]/16, y)
			case p.rows[e] > 0 || p.cols[f] > 0:
				// A word that is known elsewhere is not to take what is new here.
				t.p[k] /= 16
				t.q[k] /= 16
			}
		}
	}
}

func (p *prior) fill(t *table) {
	p.joint = make([]float64, len(t.col))
	for e := range len(t.row) - 1 {
		if p.ids[0][e] < 0 {
			continue
		}
		for k := t.row[e]; k < t.row[e+1]; k++ {
			if x, y := p.old.Pair(p.ids[0][e], p.ids[1][t.col[k]]); x > 0 {
				p.joint[k] = p.strength * p.old.joint(p.ids[0][e], Entry{ID: p.ids[1][t.col[k]], P: x, Q: y})
			}
		}
	}
}
