package lang

import "strings"

// englishPasts are irregular past forms that are no nouns.
const englishPasts = `
became began begun beat beaten bent blew blown bore born bought bound broke broken brought built came caught chose chosen clung crept
dealt did done drank drawn drew driven drove dug eaten fallen fed fell felt fled flew flown forbade forbidden forgot forgotten fought
found froze frozen gave given gone gotten got grew grown had heard held hidden hid hung kept knew known laid lain led left lent lit lost made
meant met overcame paid proven put ran ridden risen rode rose said sang sank sat saw seen sent shaken shook shot shown shrank slept slid
sold sought sped spent spoke spoken spread sprang sprung stole stolen stood stuck struck sung sunk swam swept swore sworn swung taken taught
thought threw thrown told took torn tore understood undergone undertaken undertook upheld went withdrawn withdrew withheld won wore worn
woven written wrote
`

var englishPast = set(englishPasts)

// verbEnglish knows past forms.
func verbEnglish(w string) bool {
	return englishPast[w] || len(w) > 4 && strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "eed")
}
