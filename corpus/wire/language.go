package wire

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// A text's language is told by its script, by letters that only one language has, and by frequent
// small words. Only what is needed to tell neighbours apart is listed: a language that is not here
// is taken for the wanted one of its script, unless a listed one fits the text much better.

// frequentWords are small words of each language; a word may stand with several.
var frequentWords = map[string]string{
	"en": "the of and to in a is that for on was with as it by be at from his has have said its are not this he an will were which but their or who they had been",
	"de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über",
	"fr": "le la les de des et à en un une du que qui dans pour au est il par sur pas plus ce ne se avec son sa ses été cette ont aux mais nous ou leur selon",
	"es": "el la los las de que y en un una del se por con para su al es lo como más no fue este ha sus entre está también sobre pero desde",
	"it": "il lo la i gli le di che e è un una in del della per con non si da al dei nel alla sono ha più anche ma come dal delle ad",
	"pt": "o a os as de que e do da em um uma para com não se por no na dos das ao mais foi é ele seu sua pelo pela ou também são à nos",
	"nl": "de het een van en in is dat op te zijn met voor niet aan er om ook als dan maar bij door heeft uit nog naar werd hij ze wordt over",
	"pl": "w i na z się nie do to że jest o od przez po jak za ale dla oraz są co jego był tym który które roku będzie",
	"cs": "a v na se je že s z do o k i za by pro ve po si jsou který jako ale od bude jeho byl podle které při není však uvedl",
	"sk": "a v na sa je že s z do o k i za by pre vo po si sú ktorý ako ale od bude jeho bol podľa ktoré pri nie však uviedol",
	"sv": "och i att det som en på är av för med till den har de inte om ett han var men sig från vi så kan när efter vid hon ska",
	"da": "og i at det er en den til af på for de der med som har ikke et han var men sig fra vi kan om efter ved hun blev også",
	"no": "og i at det er en den til av på for de som med har ikke et han var men seg fra vi kan om etter ved hun ble også",
	"fi": "ja on ei se että oli hän ovat mutta myös kun mukaan joka sen olla vuonna ole jos kuin sekä",
	"hu": "a az és hogy nem is egy van volt meg csak már még ez de ha kell lesz után szerint aki amely között",
	"ro": "de și în a la cu pe că nu din care pentru un o să este au fost mai se prin după iar sunt al ale",
	"tr": "ve bir bu da de için ile olarak olan çok daha gibi kadar en ancak sonra ise dedi var göre olduğunu",
	"ru": "и в не на что с по он как это но из от за для о так же его у к до или при было был быть также заявил сообщил этом они который которые после",
	"uk": "і в не на що з по він як це але із від за для про так його у до або при було був бути також та які й щоб вони після якщо",
	"be": "і ў не на што з па ён як гэта але ад за для пра так яго у да або пры было быў таксама які якія паводле пасля каб",
	"bg": "и в не на че с по той като това но от за се да са е ще си към до или при беше бъде също които който след във със както",
	"sr": "и у не на што са по он као то али из од за је се да су би који која ће при био бити такође није или након",
	"mk": "и во не на што со по тој како тоа но од за се да е ќе кон до или при беше биде исто кои кој над сите",
	"kk": "және бұл үшін мен бен деп де да болып туралы бойынша осы екі еді қазақстан ол бір",
}

// rareLetters are letters that of the listed languages only these have.
var rareLetters = map[string]string{
	"de": "ßäöü", "fr": "èêçœùàâîô", "es": "ñ¿¡", "pt": "ãõ", "pl": "łąęśźż", "cs": "řěů", "sk": "ľĺŕô", "sv": "åäö", "da": "øæå", "no": "øæå",
	"hu": "őű", "ro": "țșăţş", "tr": "ışğ", "fi": "äö",
	"ru": "ыэё", "uk": "їієґ", "be": "ўіыэё", "sr": "љњџђћј", "mk": "ѓќѕљњџј", "kk": "әғқңөұүһі",
}

// notRussian are the letters that no Russian word has.
const notRussian = "іїєґўјљњћђџѓќѕәғқңөұүһ"

var wordLanguages, letterLanguages = func() (map[string][]string, map[rune][]string) {
	words, letters := map[string][]string{}, map[rune][]string{}
	for code, list := range frequentWords {
		for w := range strings.FieldsSeq(list) {
			words[w] = append(words[w], code)
		}
	}
	for code, list := range rareLetters {
		for _, r := range list {
			letters[r] = append(letters[r], code)
		}
	}
	return words, letters
}()

// languageOf tells the language of a text. declared is what the source says (an HTML attribute is
// often wrong, so it only tips the balance), langs are the languages wanted, of which any is
// preferred as long as no other fits much better. The result is "" only for a text without letters.
func languageOf(text, declared string, langs []string) string {
	script := scriptOf(text)
	if script == "" {
		return ""
	}
	score := scoreLanguages(text, script)
	best, bestScore := "", 0.0
	for code := range frequentWords {
		if s := score[code]; codeScript(code) == script && (s > bestScore || s == bestScore && s > 0 && code < best) {
			best, bestScore = code, s
		}
	}
	choice, choiceScore := "", -1.0
	for _, code := range langs {
		s := score[code]
		if code == baseCode(declared) {
			s = 1.5*s + 2
		}
		if codeScript(code) == script && s > choiceScore {
			choice, choiceScore = code, s
		}
	}
	if _, listed := frequentWords[choice]; choice != "" && !listed && baseCode(declared) == choice {
		return choice // nothing is known of the language, so the source is believed
	}
	if choice != "" && bestScore <= 1.4*choiceScore+2 {
		return choice
	}
	if d := baseCode(declared); d != "" && codeScript(d) == script && bestScore <= 1.4*score[d]+2 {
		return d
	}
	if best != "" {
		return best
	}
	if d := baseCode(declared); d != "" && codeScript(d) == script {
		return d
	}
	return scriptLanguage[script]
}

// scoreLanguages counts small words and letters that speak for each language of a script.
func scoreLanguages(text, script string) map[string]float64 {
	score := map[string]float64{}
	letterWeight := .7
	if script == "Cyrl" { // neighbours share their small words, and are told apart by letters
		letterWeight = 2.5
	}
	vowels, hard, letters, all, foreign := 0, 0, 0, 0, 0
	for w := range strings.FieldsFuncSeq(strings.ToLower(text[:min(len(text), sampleSize)]), func(r rune) bool { return !unicode.IsLetter(r) }) {
		for _, code := range wordLanguages[w] {
			score[code]++
		}
		seen := ""
		if all++; strings.ContainsAny(w, notRussian) {
			foreign++
		}
		for _, r := range w {
			letters++
			switch r {
			case 'ы', 'э', 'ё':
				vowels++
			case 'ъ':
				hard++
			}
			for _, code := range letterLanguages[r] {
				if !strings.Contains(seen, code) {
					seen += code
					score[code] += letterWeight
				}
			}
		}
	}
	if script == "Cyrl" {
		// Bulgarian has no ы, э, ё and uses ъ as a vowel; Russian hardly uses ъ at all.
		if vowels == 0 && hard >= 2 && hard*100 >= letters {
			score["bg"] += float64(hard) * 2
		}
		if foreign*5 >= all && foreign > 0 { // a name in quotes is less
			score["ru"] *= .3
		}
	}
	return score
}

// scripts are those that can be told apart, by ISO 15924 code.
var scripts = []struct {
	code  string
	table *unicode.RangeTable
}{
	{"Latn", unicode.Latin}, {"Cyrl", unicode.Cyrillic}, {"Hans", unicode.Han}, {"Jpan", unicode.Hiragana}, {"Jpan", unicode.Katakana},
	{"Kore", unicode.Hangul}, {"Arab", unicode.Arabic}, {"Hebr", unicode.Hebrew}, {"Grek", unicode.Greek}, {"Geor", unicode.Georgian},
	{"Armn", unicode.Armenian}, {"Deva", unicode.Devanagari}, {"Thai", unicode.Thai},
}

// scriptLanguage is the most probable language of a script when nothing else is known.
var scriptLanguage = map[string]string{"Latn": "en", "Cyrl": "ru", "Hans": "zh", "Jpan": "ja", "Kore": "ko", "Arab": "ar",
	"Hebr": "he", "Grek": "el", "Geor": "ka", "Armn": "hy", "Deva": "hi", "Thai": "th"}

// scriptOf is the script that most letters of a text are of, "" without letters of a known one. Words
// with a small first letter decide where there are any: names stay in their own script.
func scriptOf(text string) string {
	text = text[:min(len(text), sampleSize)]
	var small strings.Builder
	for w := range strings.FieldsSeq(text) {
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
			small.WriteString(w)
		}
	}
	return orElse(mostLetters(small.String()), mostLetters(text))
}

func mostLetters(text string) string {
	count := map[string]int{}
	for _, r := range text {
		if r < 0x80 {
			if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
				count["Latn"]++
			}
			continue
		}
		for _, s := range scripts {
			if unicode.Is(s.table, r) {
				count[s.code]++
				break
			}
		}
	}
	if count["Jpan"]*5 > count["Hans"] { // Japanese is written with both
		count["Jpan"] += count["Hans"]
		count["Hans"] = 0
	}
	best := ""
	for _, s := range scripts {
		if count[s.code] > count[best] {
			best = s.code
		}
	}
	return best
}

// codeScript is the script a language is usually written in.
func codeScript(code string) string {
	if s, ok := listedScript[code]; ok {
		return s
	}
	return usualScript(code)
}

// listedScript holds the scripts of the languages in frequentWords.
var listedScript = func() map[string]string {
	m := map[string]string{}
	for code := range frequentWords {
		m[code] = usualScript(code)
	}
	return m
}()

func usualScript(code string) string {
	tag, err := language.Parse(code)
	if err != nil {
		return ""
	}
	s, _ := tag.Script()
	return s.String()
}

// baseCode reduces "en-US", "RUS", "ru_RU" to a two-letter code; "" when it is none.
func baseCode(code string) string {
	code = strings.ReplaceAll(strings.TrimSpace(code), "_", "-")
	if code == "" {
		return ""
	}
	tag, err := language.Parse(code)
	if err != nil {
		return ""
	}
	base, _ := tag.Base()
	if base.String() == "und" {
		return ""
	}
	return base.String()
}

// wanted says whether a language is one of those asked for.
func wanted(code string, langs []string) bool {
	return len(langs) == 0 || slices.Contains(langs, code)
}
