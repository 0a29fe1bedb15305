package lang

import (
	"slices"
	"strings"
)

// englishIrregulars are words with the forms that no ending makes. A form behind a stroke is another word too ("left"), and
// stands for itself when it is asked for.
const englishIrregulars = `arise arose arisen
awake awoke awoken
be / was were been
bear borne / bore
beat beaten
become became
begin began begun
bend bent
bind / bound
bite bitten / bit
bleed bled
blow blew blown
break broke broken
bring brought
build built
burn burnt
buy bought
catch caught
child children
choose chose chosen
come came
creep crept
deal dealt
dig dug
draw drew drawn
dream dreamt
drink drank drunk
drive drove driven
eat ate eaten
fall fallen / fell
feed fed
feel / felt
fight fought
find / found
flee fled
fly flew flown
foot feet
forbid forbade forbidden
foresee foresaw foreseen
forget forgot forgotten
forgive forgave forgiven
freeze froze frozen
get got gotten
give gave given
go went gone
grind / ground
grow grew grown
hang hung
hear heard
hide hid hidden
hold held
keep kept
kneel knelt
know knew known
lay laid
lead led
lean leant
learn learnt
leave / left
lend lent
light / lit
lose lost
make made
man men
mean meant
meet met
mistake mistook mistaken
mouse mice
overcome overcame
oversee oversaw overseen
overtake overtook overtaken
overthrow overthrew overthrown
pay paid
policeman policemen
prove proven
ride rode ridden
ring rang rung
rise risen / rose
run ran
say said
see seen / saw
seek sought
sell sold
send sent
shake shook shaken
shine shone
shoot / shot
show shown
shrink shrank shrunk
sing sang sung
sink sank sunk
sit sat
sleep slept
slide slid
speak spoke spoken
speed sped
spend spent
spill spilt
spin spun
spring sprang sprung
stand stood
steal stole stolen
stick stuck
strike struck stricken
strive strove striven
swear swore sworn
sweep swept
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
tell told
think thought
throw threw thrown
tooth teeth
understand understood
undertake undertook undertaken
uphold upheld
wake woke woken
wear wore worn
weave wove woven
weep wept
wife wives
knife knives
life / lives
half halves
wolf wolves
thief thieves
win won
wind / wound
withdraw withdrew withdrawn
withhold withheld
withstand withstood
woman women
write wrote written
crisis crises
analysis analyses
basis / bases
criterion criteria
phenomenon phenomena`

// irregulars gives the stem of every form of such words the stems of its other forms.
func irregulars(list string, stemmer func(string) string) map[string][]string {
	m := map[string][]string{}
	for line := range strings.Lines(list) {
		all, own, _ := strings.Cut(strings.TrimSpace(line), "/")
		forms := strings.Fields(all)
		others := append(slices.Clone(forms), strings.Fields(own)...)
		for _, f := range forms {
			stem := stemmer(f)
			for _, o := range others {
				if s := stemmer(o); s != stem && !slices.Contains(m[stem], s) {
					m[stem] = append(m[stem], s)
				}
			}
		}
	}
	return m
}
