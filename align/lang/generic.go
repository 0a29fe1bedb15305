package lang

import (
	"strings"
	"sync"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/danish"
	"github.com/blevesearch/snowballstem/dutch"
	"github.com/blevesearch/snowballstem/finnish"
	"github.com/blevesearch/snowballstem/french"
	"github.com/blevesearch/snowballstem/german"
	"github.com/blevesearch/snowballstem/hungarian"
	"github.com/blevesearch/snowballstem/italian"
	"github.com/blevesearch/snowballstem/norwegian"
	"github.com/blevesearch/snowballstem/portuguese"
	"github.com/blevesearch/snowballstem/romanian"
	"github.com/blevesearch/snowballstem/spanish"
	"github.com/blevesearch/snowballstem/swedish"
	"github.com/blevesearch/snowballstem/turkish"
)

// stemmers are the Snowball stemmers of languages without a file of their own.
var stemmers = map[string]func(*snowballstem.Env) bool{
	"da": danish.Stem, "nl": dutch.Stem, "fi": finnish.Stem, "fr": french.Stem, "de": german.Stem,
	"hu": hungarian.Stem, "it": italian.Stem, "no": norwegian.Stem, "nb": norwegian.Stem, "pt": portuguese.Stem,
	"ro": romanian.Stem, "es": spanish.Stem, "sv": swedish.Stem, "tr": turkish.Stem,
}

// points are the languages that write a decimal point; most others write a comma.
var points = set("zh ja ko th he hi bn ur ta te ml mr ms ga cy mt sw am my ne si km lo tl zu ha yo ig")

// ordinalStops are the languages that write an ordinal with a full stop.
var ordinalStops = set("de cs sk sl hr sr bs da no nb nn fi et lv hu is tr pl eu lb")

// commonAbbreviations are those that one meets in the copy of many languages; consonants alone need no entry.
var commonAbbreviations = abbreviations(map[Abbreviation]string{
	Never: `dr prof st sta ste hr fr frl mr mrs ms mme mlle sr sra srta dra ud uds ing dipl mag gen col cap cpt sgt
		ca bzw d.h z.b u.a i.d.r s.o vgl evtl ggf inkl zzgl geb gest sog usf abs mio mrd
		av bd cf p.ex tél úst ul im sv např tzv tj tzn resp mgr judr mudr bc phdr inż godz tys mln mld
		dott avv sig sigg egr dhr mevr jhr bl.a t.ex op e.g i.e vs
		EE вул проф акад ім див напр тис млн млрд св гр тов`,
	BeforeNumber: `no nr núm nº num art fig abb abt kap s p pp pg pág págs str č čl par vol tab ст п ч мал рис стор`,
	Maybe: `jan feb mar apr jun jul aug sep sept okt oct nov dez dec janv févr avr juil déc ene abr ago dic ee.uu
		inc ltd corp co s.a s.p.a s.r.o a.s a.g u.s`,
})

var generics sync.Map // code -> *Language

// generic makes the language of a code that has no file: a stemmer where Snowball has one.
func generic(code string) *Language {
	if l, ok := generics.Load(code); ok {
		return l.(*Language)
	}
	l := &Language{Code: code, Name: NameOf(code), Fold: strings.ToLower, Stem: func(w string) string { return w }}
	l.Comma = !points[code]
	l.Abbreviations, l.Consonants, l.OrdinalStops = commonAbbreviations, true, ordinalStops[code]
	if stem, ok := stemmers[code]; ok {
		l.Stem = snowball(stem)
	}
	got, _ := generics.LoadOrStore(code, l)
	return got.(*Language)
}

// snowball makes a stem function of a Snowball program.
func snowball(stem func(*snowballstem.Env) bool) func(string) string {
	return func(w string) string {
		env := snowballstem.NewEnv(w)
		stem(env)
		return env.Current()
	}
}
