package facts

// Words of one script, "Universität" and "université", "Nikolai" and "Nicolas", are compared letter by letter in plain
// Latin: what is equal speaks for them, letters that languages write for each other speak little against them, and
// endings least of all. The weights are natural logarithms times unitScale, set by hand.
const (
	kinEqual     = 200
	kinNear      = 60   // c and k
	kinVowels    = -60  // a and e
	kinUnlike    = -450 // b and s
	kinSilent    = -60  // a doubled letter, h
	kinVowelGap  = -120
	kinGap       = -300
	kinEnding    = -60 // a letter of an ending
	longestEnd   = 4
	kinFirstLoss = -100 // more for what differs at the beginning
)

// nearLetters are groups of letters that languages write for each other.
var nearLetters = func() (t [256][256]bool) {
	for _, group := range []string{"ckqxg", "szcx", "iyj", "vwbfu", "pbf", "td", "gjh", "mn", "lr"} {
		for i := range len(group) {
			for k := range len(group) {
				t[group[i]][group[k]] = true
			}
		}
	}
	return t
}()

var vowelLetters = func() (t [256]bool) {
	for _, c := range "aeiouy" {
		t[c] = true
	}
	return t
}()

// kinship scores two words in plain Latin letters.
func kinship(a, b string) int32 {
	n, l := len(a), len(b)
	if n == 0 || l == 0 || n > longestWord || l > longestWord {
		return hopeless
	}
	if a == b {
		return int32(kinEqual * n)
	}
	if d := n - l; d > longestEnd+2 || d < -longestEnd-2 {
		return hopeless
	}
	var rows [2][longestWord + 1]int32
	result := int32(hopeless)
	for i := 0; i <= n; i++ {
		row, last := &rows[i&1], &rows[(i+1)&1]
		alive := false
		for j := 0; j <= l; j++ {
			v := int32(hopeless)
			if i == 0 && j == 0 {
				v = 0
			}
			if i > 0 && j > 0 {
				v = last[j-1] + letters(a, b, i-1, j-1)
			}
			if i > 0 {
				v = max(v, last[j]+gap(a, i-1))
			}
			if j > 0 {
				v = max(v, row[j-1]+gap(b, j-1))
			}
			row[j] = v
			if v > beam {
				alive = true
			}
			if tail := n - i + l - j; n-i <= longestEnd && l-j <= longestEnd && tail > 0 {
				result = max(result, v+int32(tail*kinEnding))
			}
		}
		if !alive {
			return result
		}
	}
	return max(result, rows[n&1][l])
}

func letters(a, b string, i, j int) int32 {
	x, y := a[i], b[j]
	w := int32(kinUnlike)
	switch {
	case x == y:
		return kinEqual
	case nearLetters[x][y]:
		w = kinNear
	case vowelLetters[x] && vowelLetters[y]:
		w = kinVowels
	}
	if i == 0 && j == 0 {
		w += kinFirstLoss
	}
	return w
}

// gap is the weight of the letter at i having none on the other side.
func gap(s string, i int) int32 {
	switch {
	case s[i] == 'h' || i > 0 && s[i] == s[i-1]:
		return kinSilent
	case vowelLetters[s[i]]:
		return kinVowelGap
	}
	return kinGap
}
