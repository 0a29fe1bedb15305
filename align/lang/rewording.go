package lang

// Rewording is what a language needs so that two versions of a story can be compared without taking another wording
// for a disagreement. All words are lower case and folded; a space stands between the words of a phrase.
type Rewording struct {
	// Measures are the words behind a number, more of them than Units has: durations, imperial measures, scales of
	// temperature. The keys are those of package compare: "mo", "lb", "F".
	Measures map[string]string
	// Spans are words that are a number and its measure at once: "полгода" -> "6 mo", "fortnight" -> "14 d".
	Spans map[string]string
	// Hedges stand before a number that is rounded: "about", "nearly", "более".
	Hedges map[string]bool
	// Leasts are the hedges that say at least, Mosts those that say at most.
	Leasts, Mosts map[string]bool
	// Ages behind a number make it somebody's age: "-year-old", "-летний".
	Ages map[string]bool
	// Rates behind an amount say for what time it is: "a week", "в сутки"; AllBut before a percentage, that the rest is meant.
	Rates  map[string]string
	AllBut map[string]bool
	// Nears stand before an hour that is only near: "shortly before", "вскоре после".
	Nears map[string]bool
	// Tails behind a number round it too: "с лишним". Halves add a half: "and a half". Minus before and Frost behind a
	// temperature put it below zero.
	Tails, Halves, Minus, Frost map[string]bool
	// Zones are time zones behind an hour, in minutes east of Greenwich; LocalZone where the place decides.
	Zones map[string]int
	// Ago stands behind a time that is counted back: "ago". Hours are named ones, in minutes of the day: "noon".
	Ago   map[string]bool
	Hours map[string]int
	// Weekdays are stems of the adjectives of weekdays, 1 for Monday: "субботний".
	Weekdays map[string]int
	// Days and Spells are dates told from the day of writing: "yesterday" -> -1 day, "last year" -> -1 year.
	Days  map[string]int
	Spell map[string]string // "last year" -> "-1 y", "next month" -> "+1 mo"
	// Capitals are seats of government that stand for their country: "washington" -> "US". Nominatives.
	Capitals map[string]string
	// Common are stems of words that sound alike in many languages and are usually written small.
	Common map[string]bool
	// Clippings begin words that are made of clipped ones and name institutions ("Минтранс"); such a word is no name to
	// look for in another language.
	Clippings []string
	// Adjectives are endings that make an adjective of a name ("Хартумского"), longer ones first.
	Adjectives []string
	// Demonyms are endings of words for peoples and the adjectives of names ("Brazilian", "Hispanic"); Wordlike are those
	// of words that are no names, whatever their capital ("Devolution").
	Demonyms, Wordlike []string
	// Titles are words with a capital before or behind a name that come and go with the wording: "Saint", "Inc".
	Titles map[string]bool
	// Listing stand between the last two of a list.
	Listing map[string]bool
	// Parts stand between a part and its whole: "seven out of ten".
	Parts map[string]bool
	// Denials turn a statement around without a word of negation ("fail", "without"): stems. Doubts may, when nothing
	// better is known of the statement ("rather", "far"). DenyingPrefixes begin words that do ("un", "не"), with at
	// least four letters behind them, DenyingSuffixes end such words ("less"); Seeming are stems that only look so.
	Denials, Doubts                  map[string]bool
	DenyingPrefixes, DenyingSuffixes []string
	Refusals                         map[string]bool // the denials, as forms, that can stand against a bare statement: "refused", "without"
	DenyingPhrases                   map[string]bool // "yet to", "far from"
	Seeming                          map[string]bool
	// Idle are negations that deny nothing: "not only", "no later than", "не менее".
	Idle map[string]bool
	// Pronegatives only repeat or share the negation of their clause: "никто", "ни", "nor".
	Pronegatives map[string]bool
	// NounNegations stand before a noun and deny the verb: "no village has been evacuated".
	NounNegations map[string]bool
	// Universals deny of everyone or everything, which the other version may put as an exception: "none" for "only he".
	Universals map[string]bool
	// Extremes are what only a superlative says, and Comparisons what a negation makes one of: "the worst she had seen" is
	// «хуже не видела».
	Extremes, Comparisons map[string]bool
	// Repeats are the negations that repeat one of another clause behind a comma: "ни", "nor".
	Repeats map[string]bool
	// Askers make a question of a negation before them: "не ... ли".
	Askers map[string]bool
	// Conjunctions begin a clause, where a negation before them has no say: "because", "что".
	Conjunctions map[string]bool
	// Still are adverbs that a negation stands by and does not deny: "yet", "еще".
	Still map[string]bool
	// Until words behind a negation make it a beginning: "not before Monday", from Monday on.
	Until map[string]bool
	// Awaiting words need a negation behind them that denies nothing: "пока ... не", until.
	Awaiting map[string]bool
}

// LocalZone is the zone of an hour in local time.
const LocalZone = 1 << 20

// stems stems the words of a list.
func stems(stem func(string) string, list string) map[string]bool {
	m := map[string]bool{}
	for w := range set(list) {
		m[stem(w)] = true
	}
	return m
}

// phrases reads words and phrases, with underscores inside a phrase.
func phrases(list string) map[string]bool {
	m := map[string]bool{}
	for w := range set(list) {
		m[spaced(w)] = true
	}
	return m
}
