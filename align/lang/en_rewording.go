package lang

import (
	"strings"

	"github.com/blevesearch/snowballstem/english"
)

var englishRewording = Rewording{
	Measures: keys(englishMeasures), Spans: spaces(keys(englishSpans)), Hedges: phrases(englishHedges), Leasts: phrases("more_than over above at_least in_excess_of well_over just_over slightly_over upwards_of north_of no_less_than not_less_than no_fewer_than"),
	Mosts: phrases("less_than under below up_to fewer_than no_more_than at_most almost nearly just_under close_to shy_of just_shy_of within in_under"), Ages: phrases("year_old years_old"), Rates: spaces(keys(englishRates)), AllBut: phrases("all_but everyone_but all_except"), Nears: phrases("shortly_before shortly_after just_before just_after soon_after a_little_before a_little_after close_to"), Zones: ranks(englishZones),
	Tails: phrases("or_so or_more odd plus"), Halves: phrases("and_a_half"), Minus: set("minus"), Frost: set("below freezing frost"),
	Ago: set("ago"), Hours: ranks("720 noon midday\n0 midnight"),
	DenyingPhrases: phrases("rather_than yet_to ruled_out on_hold cut_off shut_off switched_off turned_off chalked_off called_off struck_off written_off put_off shot_down turned_down voted_down out_of far_from short_of free_of free_from in_vain held_out keep_silent kept_silent"),
	Days:           ranks(englishDays), Spell: spaces(keys(englishSpells)), Capitals: keys(englishCapitals), Common: set(englishCommon),
	Adjectives: strings.Fields("ians ian ans an ists ist ese ish ites ite s"), Parts: set("in of"), Listing: set("and or"),
	Titles: set(`saint st dame sir lord lady madam prince princess queen king emperor inc ltd llc plc corp co jsc pjsc board observatory trustees counselor
		federal law chief deputy acting first vice governor mayor minister ambassador senator congressman rep sen gov gen col capt lt maj sgt prof dr rev jr sr
		quartet trio chairman chairwoman spokesman spokeswoman bureau ministry committee commission agency authority court bank city region district street avenue`),
	Demonyms: strings.Fields("ians ian ans an ists ist ese ish ites ics ic ean eans ch"),
	Wordlike: strings.Fields("tion tions sion sions ness ology ologies istry ities icians ician ships ship ings ment ments istic uary itory atory ories"),
	Denials:  stems(snowball(english.Stem), englishDenials), Doubts: stems(snowball(english.Stem), englishDoubts),
	Refusals:        set("without refuse refuses refused refusing refusal reject rejects rejected rejecting fail fails failed failing unable denied denies deny hardly scarcely barely"),
	DenyingPrefixes: []string{"un", "non"}, DenyingSuffixes: []string{"less", "free"}, Seeming: stems(snowball(english.Stem), englishSeeming),
	Repeats: set("nor"), Until: set("before until till unless"), Extremes: set("same unchanged steady least worst best most largest biggest highest lowest greatest record unprecedented ever deadliest strongest hottest coldest heaviest longest toughest"), Comparisons: set("less fewer below worse better larger bigger higher lower such"),
	NounNegations: set("no"), Universals: set("none nobody nothing nowhere never"), Still: set("yet still already ever even also so far formally officially immediately currently"), Conjunctions: set("because that which who whom whose since as while if when where although though but"),
	Idle: phrases(englishIdle), Pronegatives: set("nor neither"),
}

const englishMeasures = `
s second seconds sec secs
min minute minutes min mins minute-long
h hour hours hr hrs hourlong
d day days daylong
wk week weeks
mo month months
y year years yr yrs
dec decade decades
RUB/100 kopeck kopecks kopek kopeks
USD/100 cent cents
GBP/100 pence penny
%/100 basis_points basis_point bps
EUR/100 eurocent eurocents euro_cent euro_cents
times times
cent century centuries
in inch inches
yd yard yards
nmi nautical_mile nautical_miles
lb pound pounds lb lbs
oz ounce ounces oz
m3 cubic_meters_per_second cubic_metres_per_second cubic_meters_a_second
acre acre acres
mi2 square_mile square_miles sq_mi sq_miles
ft2 square_foot square_feet sq_ft
gal gallon gallons
mph mph miles_per_hour miles_an_hour
km/h km_h kph kilometers_per_hour kilometers_an_hour kilometres_per_hour kilometres_an_hour km_per_hour km/h
m/s m_s meters_per_second metres_per_second
knot knot knots
F fahrenheit degrees_fahrenheit degree_fahrenheit f degrees_f
C celsius degrees_celsius degree_celsius centigrade degrees_centigrade c degrees_c
degree degree degrees`

const englishSpans = `
14_d fortnight
1_h an_hour
1.5_d day_and_a_half a_day_and_a_half
6_mo half_year half_a_year half-year
30_min half_hour half_an_hour half-hour
15_min quarter_of_an_hour
1.5_h hour_and_a_half an_hour_and_a_half
1.5_y year_and_a_half
1.5_mo month_and_a_half
1.5_wk week_and_a_half
10_y decade decade-long
5_y half_a_decade half-decade
100_y century-old centuries-old
50_y half_a_century half-century
0.25 a_quarter
25_y quarter_of_a_century quarter-century
18 dozen_and_a_half
5e8 half-a-billion half_a_billion
5e5 half-a-million
2_times doubled doubling twofold twice halved halving halve doubles halves
3_times tripled tripling threefold trebled
4_times quadrupled fourfold`

const englishHedges = `about around some approximately roughly nearly almost over more_than under less_than at_least up_to close_to
	as_many_as as_much_as in_excess_of above below well_over just_over just_under slightly_over slightly_under slightly_more_than slightly_less_than a_little_over a_little_under circa estimated an_estimated more_or_less upwards_of
	fewer_than not_less_than no_less_than no_more_than at_most exceeding exceeded exceeds exceed approaching or_so within in_under shy_of just_shy_of a_bit_over a_bit_under a_bit_more_than north_of`

const englishRates = `
h an_hour per_hour each_hour every_hour hourly
d a_day per_day each_day every_day daily
wk a_week per_week each_week every_week weekly
mo a_month per_month each_month every_month monthly
y a_year per_year each_year every_year annually yearly per_annum`

const englishZones = `
0 gmt utc greenwich_mean_time greenwich
60 cet bst british_summer_time central_european_time
120 cest eet central_european_summer_time
180 msk moscow_time moscow eest
-300 est eastern_standard_time cdt
-240 edt eastern_daylight_time
-480 pst
-420 pdt
540 jst kst tokyo_time seoul_time
480 beijing_time
1048576 local_time local eastern_time pacific_time central_time mountain_time et pt`

const englishDays = `
-1 yesterday
0 today
1 tomorrow`

const englishSpells = `
-1_y last_year the_previous_year previous_year a_year_ago a_year_earlier the_year_before year_earlier
0_y this_year the_current_year current_year
1_y next_year the_coming_year the_following_year coming_year following_year
-1_mo last_month the_previous_month previous_month a_month_ago
0_mo this_month
1_mo next_month
-7_d last_week a_week_ago
0_d this_week earlier the_day_before the_same_day
7_d next_week`

const englishDenials = `safe safely unhurt unharmed unscathed uninjured alive stall stalled shortage scarce deficit without lack lacks lacking absent absence fail failed fails failing failure refuse refused refuses refusal deny denied denies
	denial reject rejected rejects rejection declined declines unable impossible unlikely unless until hardly scarcely barely
	little few fewer avoid avoided avoiding prevent prevented prevents ban banned bans banning prohibit
	prohibited prohibits forbid forbidden except abstain abstained refrain refrained dismiss dismissed halt halted suspend suspended cancel
	cancelled canceled oppose opposed beyond cease ceased exempt ignore ignored neglect neglected doubt doubtful doubts seldom rarely abandon
	abandoned exclude excluded excludes nor inability incapable insufficient inactive independent incomplete informal
	invalid illegal irregular improper disagree disagreed disappear disappeared dissatisfied undone
	stop stopped miss missed missing omit omitted skip skipped quit shun boycott veto vetoed withhold withheld overlook overlooked forget forgot
	devoid deprive deprived immune block blocked underreported underestimate distrust mistrust disapprove dislike disregard disallow disqualify
	disobey dishonest inaccurate inaccurately inadequate incorrect ineffective ineligible incompatible inconsistent infrequent invisible
	involuntary intolerable immature impatient imperfect impractical illiterate illegitimate irrelevant irresponsible evade elude
	instead incurable inaccessible incombustible inexplicable inconclusive inevitable insecure insignificant intact incomprehensible
	inappropriate inhuman indifferent indecisive indefinite inedible inefficient inexpensive inexperienced infallible inflexible inhospitable
	inoperable insane inseparable insoluble insolvent intolerant invalid invulnerable irreversible irreplaceable loath reticent unwilling unfit unbeaten unchanged flout wrong
	fake baseless groundless fabrication fabricated fabrications false lie lies outside bar barred renounce oust ousted betray betrayed discourage hesitate reluctant reluctance hide hid conceal defy defied closed`

// englishDoubts are words that can deny something and mostly do not.
const englishDoubts = `rather only far short lose lost loss losing leave left hard difficult rare free resist keep kept hold held struggle alone different
	otherwise despite escape spare drop dropped withdraw withdrew end ended remain remained still yet worse weak poor than too behind
	lag fall fell delay delayed contrary former late against away limit ruled nearly almost withdrawn removed remove lifted stay stayed kept
	shut turn opposite zero even again first last empty secret continue continued`

// englishSeeming begin like a denial and are none.
const englishSeeming = `under understand understood undergo underline union unit unite unity unify unique universe universal university unless until
	unveil undertake undermine uncle unfold unleash unanimous unprecedented unless regardless nonetheless nevertheless less bless wireless unrest free carefree`

const englishIdle = `not_care never_stopped never_ceased not_stopped not_only no_later not_later no_less not_less no_more_than not_more_than no_fewer not_just not_merely not_simply no_doubt no_matter
	not_exceed not_exceeding not_to_exceed not_least if_not nothing_but not_so_much no_earlier not_earlier no_sooner not_sooner whether_or_not or_not
	no_more not_to_mention no_wonder not_counting not_including no_higher no_lower not_necessarily why_not never_before not_even not_long not_far not_entirely not_quite not_exactly not_surprisingly
	not_hesitate no_secret no_exception no_stranger not_a_stranger no_coincidence not_uncommon no_question than_not not_unlike without_a_doubt without_doubt
	not_so not_too not_always not_much nothing_else not_at_all never_ending not_inaccurately cannot_but cannot_help not_really not_unusual
	no_fly don't_care doesn't_care didn't_care wouldn't_mind don't_mind didn't_take_long won't_be_long no_man's couldn't_be no_time_like spare_no_effort less_than not_be_long not_rule_out not_ruled_out not_exclude not_excluded`

// englishCapitals are those of countries that are often meant by them.
const englishCapitals = `
US washington white_house
RU moscow kremlin
CN beijing
KP pyongyang
KR seoul
JP tokyo
UA kiev kyiv
BY minsk
GB london downing_street whitehall
FR paris
DE berlin
IT rome
ES madrid
PT lisbon
PL warsaw
CZ prague
HU budapest
AT vienna
GR athens
TR ankara
IR tehran
IQ baghdad
SY damascus
IL jerusalem tel_aviv
EG cairo
SA riyadh
QA doha
AF kabul
PK islamabad
IN delhi
VN hanoi
KZ astana nur_sultan
UZ tashkent
AM yerevan
AZ baku
GE tbilisi
MD chisinau
RS belgrade
BG sofia
RO bucharest
FI helsinki
SE stockholm
NO oslo
DK copenhagen
LT vilnius
LV riga
EE tallinn
CU havana
VE caracas
BR brasilia
AR buenos_aires
CA ottawa
AU canberra
NL hague
DZ algiers
LY tripoli
TN tunis
eu brussels
RS belgrade`
