package lang

import "strings"

// Endings of verbs and of what is made of them: the infinitive, the past, the third person, participles. Those that many nouns
// share (-ат, -ан, -ен) are left out.
const (
	russianInfinitives  = `ать ять ить еть уть ыть йти`
	russianPasts        = `ал ала ало али ял яла яло яли ил ила ило или ел ела ело ели ул ула уло ули ыл ыла ыло ыли`
	russianPresents     = `ает яет ует еет оет ают яют уют еют оют рит вит жит шит чит стит лит дут`
	russianReflexives   = `ться тись чься тся лся лась лось лись`
	russianParticiples  = `ющ ащ ящ` // before an ending of adjectives
	russianShort        = `жден ждена ждено ждены ован ована овано ованы лена лено лены ечен ечена ечено ечены шена шено шены щен щена щено щены нан нана нано наны`
	russianGerunds      = `рав рив вив шив жив вав лив дав вшись ившись авшись`
	russianActive       = `вшая вшую вшее вшийся вшаяся вшееся вшиеся вшихся` // those that stand for a person ("пострадавшие") are nouns
	russianAdjectiveEnd = `ий ая ее ие его ей ему ую им ими ем их`
)

// russianNouns are nouns with such endings that are frequent in news.
var russianNouns = set(`
материал материала материалы квартал квартала персонал персонала капитал капитала финал финала канал канала журнал журнала вокзал вокзала
сигнал сигнала арсенал арсенала потенциал потенциала филиал филиала сериал сериала генерал генерала
отдел отдела раздел раздела предел предела надел тыл тыла мебели модели цели недели автомобили отели неделя артели
могила могили сила правила правило дебил стали детали медали печали морали начала начало крыло крыла тело тела дело дела село села зола
пчела стрела бригадир неделе факультет печать кровать память тетрадь сеть мать нить товарищ товарищей вещей помощи площади
школа скала шкала акула
`)

var russianVerb = func() map[string]bool {
	m := set(russianInfinitives + " " + russianPasts + " " + russianPresents + " " + russianReflexives + " " + russianShort + " " + russianGerunds + " " + russianActive)
	for p := range strings.FieldsSeq(russianParticiples) {
		for e := range strings.FieldsSeq(russianAdjectiveEnd) {
			m[p+e], m[p+e+"ся"] = true, true
		}
	}
	return m
}()

// verbRussian knows most forms of verbs and participles by their endings.
func verbRussian(w string) bool {
	if len(w) < 2*4 || russianNouns[w] {
		return false
	}
	for n := 2; n <= 7 && 2*n < len(w); n++ { // letters, of two bytes each
		if russianVerb[w[len(w)-2*n:]] {
			return true
		}
	}
	return false
}
