package compare

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"tolmach/align"
	"tolmach/align/lexicon"
)

// report compares two versions of one bead, published on Thursday 28 September 2017.
func report(en, ru string) (out []string) {
	v := [2]Version{{Date: "2017-09-28", Sentences: []string{en}}, {Date: "2017-09-28", Sentences: []string{ru}}}
	r := newComparer().Compare(v, []align.Bead{{Src: align.Span{To: 1}, Dst: align.Span{To: 1}, Confidence: 1}})
	for _, f := range r.Findings {
		out = append(out, string(f.Kind)+" "+f.Sides[0].Text+" | "+f.Sides[1].Text)
	}
	return out
}

// Another wording is no disagreement.
func TestUnderstood(t *testing.T) {
	for _, x := range [][2]string{
		{"Exports came to about 5,000 tonnes.", "Экспорт составил 4,98 тыс. тонн."},
		{"Output grew by 67 percent.", "Выпуск вырос на 67,3%."},
		{"The company earned $1.5 bln.", "Компания заработала 1,48 млрд долларов."},
		{"The pipe is 300 miles long.", "Длина трубы - 483 км."},
		{"The plot covers 247 acres.", "Площадь участка - 100 га."},
		{"It was 86 degrees Fahrenheit.", "Было 30 градусов тепла."},
		{"The bell weighs 2,000 kg.", "Колокол весит две тонны."},
		{"The price was 50 kopecks.", "Цена составила 0,5 рубля."},
		{"Two thirds of the voters agreed.", "Согласились 67% избирателей."},
		{"Seven out of ten cases were imported.", "70% случаев завозные."},
		{"One in five respondents agreed.", "Согласились 20% опрошенных."},
		{"The tower is 20 stories high.", "Это двадцатиэтажная башня."},
		{"Parliament speaker Vyacheslav Volodin agreed.", "Спикер Госдумы Володин согласился."},
		{"The project will take two years.", "Проект займет 24 месяца."},
		{"The work took six months.", "Работа заняла полгода."},
		{"The talks lasted half an hour.", "Переговоры длились 30 минут."},
		{"An 18-year-old student won.", "Победила восемнадцатилетняя студентка."},
		{"A dozen ships were found.", "Найдено 12 кораблей."},
		{"About 1,900 jobs will be created.", "Будет создано 1900 рабочих мест."},
		{"The bridge is 1,700 meters long.", "Длина моста 1,7 км."},
		{"From 5 to 10 million people live there.", "Там живут 5-10 млн человек."},
		{"The stadium seats fifteen thousand.", "Стадион вмещает 15 тыс. человек."},
		{"The meeting starts at 5 p.m. Moscow time.", "Встреча начнется в 17:00 мск."},
		{"The meeting starts at 14:00 GMT.", "Встреча начнется в 17:00 мск."},
		{"The launch is set for 1400 GMT.", "Пуск назначен на 17.00 мск."},
		{"He arrived on Tuesday.", "Он прибыл 26 сентября."},
		{"He arrived yesterday.", "Он прибыл в среду."},
		{"Sales rose last year.", "Продажи выросли в 2016 году."},
		{"The plant opened in the 19th century.", "Завод открыт в 19 веке."},
		{"\"No,\" Gennady Lysenkov said.", "«Нет», — сказал Лысенков."},
		{"Washington has not replied.", "США не ответили."},
		{"Pyongyang rejected the offer.", "КНДР отвергла предложение."},
		{"The International Atomic Energy Agency sent a letter.", "МАГАТЭ направило письмо."},
		{"Members of the United Nations met.", "Члены ООН встретились."},
		{"He works at the University of Khartoum.", "Он работает в Хартумском университете."},
		{"Not only Russia took part.", "Участвовала не только Россия."},
		{"It must be signed no later than March.", "Его нужно подписать не позднее марта."},
		{"He failed to come.", "Он не пришел."},
		{"The books are hard to find.", "Книги найти непросто."},
		{"Nobody came to the meeting.", "На встречу никто не пришел."},
		{"Sales rose by half.", "Продажи выросли на 50%."},
		{"Sales rose 1.5-fold.", "Продажи выросли в полтора раза."},
		{"Profit fell by a quarter.", "Прибыль упала на 25%."},
		{"The number of tourists tripled.", "Число туристов выросло в три раза."},
		{"Nearly a third of voters came.", "Пришли 32% избирателей."},
		{"The trip takes an hour and a half.", "Дорога занимает 90 минут."},
		{"The trip takes 1.5 hours.", "Дорога занимает полтора часа."},
		{"He spent twenty-five years there.", "Он провел там двадцать пять лет."},
		{"Twenty-five people came.", "Пришли 25 человек."},
		{"The 12-year-old boy won.", "Победил двенадцатилетний мальчик."},
		{"The two-year contract was signed.", "Подписан двухлетний контракт."},
		{"The contract runs for 24 months.", "Контракт рассчитан на два года."},
		{"The team won 3-1.", "Команда победила со счетом 3:1."},
		{"The team won three to one.", "Команда победила со счетом 3:1."},
		{"The rate was 62.5 rubles per dollar.", "Курс составил 62,5 рубля за доллар."},
		{"The rate fell to 7.5 percent from 7.75 percent.", "Ставка снижена с 7,75% до 7,5%."},
		{"The rate was cut by a quarter of a percentage point to 7.5%.", "Ставка снижена на 0,25 процентного пункта, до 7,5%."},
		{"The rate was cut by 25 basis points.", "Ставка снижена на 0,25 процентного пункта."},
		{"The war broke out in the 1990s.", "Война началась в 90-х годах."},
		{"It was built in the nineteenth century.", "Построено в XIX веке."},
		{"World War II ended in 1945.", "Вторая мировая война закончилась в 1945 году."},
		{"The Second World War ended.", "Закончилась Великая Отечественная война."},
		{"It happened on September 26.", "Это произошло 26.09.2017."},
		{"It happened on Tuesday.", "Это произошло 26.09.2017."},
		{"It happened two days ago.", "Это произошло 26 сентября."},
		{"It happened last Tuesday.", "Это произошло 26 сентября."},
		{"It happened earlier this month.", "Это произошло в сентябре."},
		{"It will happen next month.", "Это произойдет в октябре."},
		{"It will happen next year.", "Это произойдет в 2018 году."},
		{"It happened a year ago.", "Это произошло в сентябре 2016 года."},
		{"It happened three years ago.", "Это произошло в 2014 году."},
		{"It begins at noon.", "Начало в 12:00."},
		{"It begins at midnight.", "Начало в 00:00."},
		{"It begins at 9:30 p.m.", "Начало в 21:30."},
		{"It begins at 10 a.m. Moscow time.", "Начало в 7:00 по Гринвичу."},
		{"It begins at 7 p.m. local time (1600 GMT).", "Начало в 19:00 по местному времени."},
		{"The first half of the year was good.", "Первое полугодие было удачным."},
		{"In the second quarter exports rose.", "В апреле - июне экспорт вырос."},
		{"The population is 1.2 million.", "Население - 1 млн 200 тыс. человек."},
		{"The population is about 140,000.", "Население - порядка 138,6 тыс. человек."},
		{"It costs $1,000.", "Он стоит тысячу долларов."},
		{"It costs 100 million rubles ($1.7 million).", "Он стоит 100 млн рублей."},
		{"Dozens of people were injured.", "Пострадали более 40 человек."},
		{"Hundreds of people came.", "Пришли около 300 человек."},
		{"The couple has two children.", "У пары двое детей."},
		{"Both suspects were detained.", "Двое подозреваемых задержаны."},
		{"The pair were detained.", "Двоих задержали."},
		{"It is 2.5 km away.", "Это в 2,5 километра отсюда."},
		{"It is 1.5 miles away.", "Это в 2,4 км отсюда."},
		{"The area is 3,000 square meters.", "Площадь - 0,3 га."},
		{"The speed was 60 mph.", "Скорость достигала 97 км/ч."},
		{"Oil costs $55 a barrel.", "Баррель нефти стоит 55 долларов."},
		{"Temperatures fell to minus 40.", "Температура опустилась до 40 градусов ниже нуля."},
		{"It was five degrees below zero.", "Было минус пять градусов."},
		{"Prime Minister Dmitry Medvedev agreed.", "Премьер Медведев согласился."},
		{"Russian President Vladimir Putin agreed.", "Президент РФ согласился."},
		{"Foreign Minister Sergey Lavrov said this.", "Об этом заявил глава МИД РФ Сергей Лавров."},
		{"The Foreign Ministry said this.", "Об этом сообщили в МИД."},
		{"US Secretary of State Rex Tillerson left.", "Госсекретарь США Тиллерсон уехал."},
		{"The White House declined to comment.", "Белый дом от комментариев отказался."},
		{"Turkey's Recep Tayyip Erdogan arrived.", "Прибыл Эрдоган."},
		{"The European Commission approved the plan.", "Еврокомиссия одобрила план."},
		{"The IMF approved the loan.", "Международный валютный фонд одобрил кредит."},
		{"The Investigative Committee opened a case.", "СК РФ возбудил дело."},
		{"The State Duma passed the bill.", "Дума приняла законопроект."},
		{"The Emergencies Ministry sent planes.", "МЧС направило самолеты."},
		{"The Central Bank raised the rate.", "ЦБ поднял ставку."},
		{"British police arrested a man.", "В Великобритании арестован мужчина."},
		{"The Dutch government resigned.", "Правительство Нидерландов подало в отставку."},
		{"Great Britain left.", "Соединенное Королевство вышло."},
		{"The talks failed.", "Переговоры не увенчались успехом."},
		{"He refused to testify.", "Он не стал давать показания."},
		{"He is against the plan.", "Он не поддерживает план."},
		{"He lacks experience.", "У него нет опыта."},
		{"The ban remains in force.", "Запрет не снят."},
		{"They stayed indoors.", "Они не выходили на улицу."},
		{"They distrust the authorities.", "Они не доверяют властям."},
		{"The road is closed.", "Движение не осуществляется."},
		{"He kept silent.", "Он не проронил ни слова."},
		{"He denied the charges.", "Он не признал обвинения."},
		{"The plane is unharmed.", "Самолет не пострадал."},
		{"The sum remained unknown.", "Сумма не называется."},
		{"The company is yet to publish a report.", "Компания пока не опубликовала отчет."},
		{"The site is out of service.", "Сайт не работает."},
		{"It is no secret that prices rise.", "Цены, как известно, растут."},
		{"The minister stopped short of naming a date.", "Министр не назвал дату."},
		{"The dam held out.", "Плотину не прорвало."},
		{"Only five people survived.", "Выжить удалось лишь пятерым."},
		{"Work continues without interruption.", "Работа не прерывается."},
		{"The case is far from over.", "Дело далеко не закончено."},
		{"He avoided an answer.", "Он не ответил."},
		{"The document has not been signed yet.", "Документ еще не подписан."},
		{"Nobody was injured.", "Обошлось без пострадавших."},
		{"There was no damage.", "Разрушений нет."},
		{"There were no casualties.", "Жертв и пострадавших нет."},
		{"The mayor has no intention of resigning.", "Мэр не намерен уходить в отставку."},
		{"The police found 2.3 million euros.", "Полиция нашла более двух миллионов евро."},
		{"He was less than half a second behind.", "Он отстал на 0,43 секунды."},
		{"Output fell by 68%.", "Выпуск упал более чем на две трети."},
		{"All but 3% of the voters agreed.", "Согласились 97% избирателей."},
		{"Two of the eight members voted against.", "За высказались шесть из восьми членов правления."},
		{"Of 45 games 60 percent were drawn.", "Из 45 партий вничью закончились 27."},
		{"The ship was raised in 48 seconds.", "Судно подняли менее чем за минуту."},
		{"The strike lasted a year.", "Забастовка продолжалась 12 месяцев."},
		{"The talks went on for a day and a half.", "Переговоры шли 36 часов."},
		{"The blast came shortly before midnight.", "Взрыв прогремел в 23:20."},
		{"Debts as of September 30 are known.", "Известна сумма долга на 1 октября."},
		{"They must reply until Nov 30.", "Ответить они должны в течение двух месяцев."},
		{"It happened at 5 a.m. local time.", "Это произошло около полудня мск."},
		{"He did not rule out a cut.", "Он не исключил снижения."},
		{"We believed every second.", "Мы ни на секунду не переставали верить."},
		{"These were the worst conditions she had seen.", "Худших условий она не видела."},
		{"He withdrew his objections to the plan.", "Он больше не возражает против плана."},
		{"It would not reopen before Monday.", "Он закрыт до понедельника."},
		{"The shop remains shut until April 20.", "Магазин откроется 20 апреля."},
		{"The firm Scania's trucks stand there.", "Там стоят грузовики компании Scania."},
	} {
		if got := report(x[0], x[1]); len(got) > 0 {
			t.Errorf("%s\n%s\nreported: %q", x[0], x[1], got)
		}
	}
}

// What disagrees is reported with its kind and both texts.
func TestDisagreements(t *testing.T) {
	for _, x := range []struct{ en, ru, want string }{
		{"The company earned 1.5 bln rubles.", "Компания заработала 1,3 млрд рублей.", "figure 1.5 bln rubles | 1,3 млрд рублей"},
		{"The project will take 12 months.", "Проект займет 24 месяца.", "figure 12 months | 24 месяца"},
		{"The pipe is 300 miles long.", "Длина трубы - 300 км.", "figure 300 miles | 300 км"},
		{"The company earned $5 mln.", "Компания заработала €5 млн.", "figure $5 mln | €5 млн"},
		{"Output grew by 12%.", "Выпуск вырос на 21%.", "figure 12% | 21%"},
		{"Three ships sank.", "Затонули четыре корабля.", "figure Three | четыре"},
		{"Two thirds of the voters agreed.", "Согласилась половина избирателей.", "figure Two thirds | половина"},
		{"The meeting starts at 5 p.m. Moscow time.", "Встреча начнется в 19:00 мск.", "date 5 p.m. Moscow time | 19:00 мск"},
		{"He arrived on September 29.", "Он прибыл 26 сентября.", "date September 29 | 26 сентября"},
		{"He arrived on Tuesday.", "Он прибыл в четверг.", "date Tuesday | четверг"},
		{"He arrived on Tuesday.", "Он прибыл 20 сентября.", "date Tuesday | 20 сентября"},
		{"The plant opened in 1999.", "Завод открыт в 1989 году.", "date 1999 | 1989 году"},
		{"The plant opened in March.", "Завод открыт в мае.", "date March | мае"},
		{"The letter was signed by Gennady Petrov.", "Письмо подписал Геннадий Лысенков.", "name Petrov | Лысенков"},
		{"The letter was signed by Viktor Lysenkov.", "Письмо подписал Геннадий Лысенков.", "name Viktor | Геннадий"},
		{"The ship left Norway.", "Судно покинуло Болгарию.", "name Norway | Болгарию"},
		{"The UN sent a letter.", "НАТО направило письмо.", "name UN | НАТО"},
		{"The law will enter into force in May.", "Закон не вступит в силу в мае.", "negation The law will enter into force | не вступит в силу в мае"},
		{"Twenty-five people came.", "Пришли 35 человек.", "figure Twenty-five | 35"},
		{"The team won 3-1.", "Команда победила со счетом 3:2.", "figure 3-1 | 3:2"},
		{"The rate was 62.5 rubles per dollar.", "Курс составил 65,2 рубля за доллар.", "figure 62.5 rubles | 65,2 рубля"},
		{"The deal is worth 3.4 billion euros.", "Сумма сделки - 3,4 млн евро.", "figure 3.4 billion euros | 3,4 млн евро"},
		{"It happened yesterday.", "Это произошло 24 сентября.", "date yesterday | 24 сентября"},
		{"It happened two years ago.", "Это произошло в 2013 году.", "date two years ago | 2013 году"},
		{"It begins at noon.", "Начало в 14:00.", "date noon | 14:00"},
		{"The vaccine is not safe.", "Вакцина безопасна.", "negation not safe | Вакцина безопасна"},
		{"The ban has been lifted.", "Запрет не снят.", "negation lifted | не снят"},
		{"The minister did not support the project.", "Министр поддержал проект.", "negation not support the project | поддержал проект"},
		{"Strikes cost the company $12 million a week.", "Забастовка обходится компании в $12 млн в день.", "figure $12 million | $12 млн"},
		{"The budget is 1.4 billion leva.", "Бюджет составляет 1,4 млрд евро.", "figure 1.4 billion leva | 1,4 млрд евро"},
		{"More than 20 people died.", "Погибли 17 человек.", "figure 20 | 17"},
		{"Eight soldiers and three civilians were killed.", "Погибли пять солдат и трое мирных жителей.", "figure Eight | пять"},
		{"He scored his ninth goal.", "Он забил шестой гол.", "figure ninth | шестой"},
		{"The rains will ease in the coming days.", "Дожди в ближайшие дни усилятся.", "negation ease | усилятся"},
		{"Lawmakers rejected all the amendments of the opposition.", "Депутаты поддержали все поправки оппозиции.", "negation rejected | поддержали"},
		{"A further cut in the rate was not ruled out.", "Дальнейшее снижение ставки исключено.", "negation ruled | исключено"},
		{"None was linked to the vaccine.", "Они связаны с вакциной.", "negation None was linked to the vaccine | Они связаны с вакциной"},
		{"On Monday he flew out to Moscow without warning his family.", "В понедельник он вылетел в Москву, предупредив семью.", "negation without warning his family | предупредив семью"},
		{"The government has closed schools, but the border remains open.", "Закрыты школы, граница закрыта.", "negation open | закрыта"},
		{"The trucks of Norrtel stand there.", "Там стоят грузовики Volvo.", "name Norrtel | Volvo"},
		{"Ivan Petrov beat Pavel Orlov in Moscow.", "Иван Петров проиграл Павлу Орлову в Москве.", "negation beat | проиграл"},
	} {
		if got := report(x.en, x.ru); !slices.Equal(got, []string{x.want}) {
			t.Errorf("%s\n%s\ngot  %q\nwant %q", x.en, x.ru, got, x.want)
		}
	}
}

func span(from, to int) align.Span { return align.Span{From: from, To: to} }

func TestBlocks(t *testing.T) {
	v := [2]Version{
		{Sentences: []string{"The plant opened in spring.", "It makes cars.", "Workers are happy.", "The road is long."}},
		{Sentences: []string{"Рабочие довольны.", "Завод открылся весной.", "Он выпускает машины.", "Директор в отпуске."}},
	}
	r := newComparer().Compare(v, []align.Bead{
		{Src: span(0, 1), Dst: span(1, 2)}, {Src: span(1, 2), Dst: span(2, 3)}, {Src: span(2, 3), Dst: span(0, 1)},
		{Src: span(3, 4), Dst: span(4, 4)}, {Src: span(4, 4), Dst: span(3, 4)}, {Src: span(7, 9), Dst: span(0, 1)},
	})
	var got []string
	for _, f := range r.Findings {
		got = append(got, f.String())
	}
	want := []string{`moved | 2 "Workers are happy." | 0 "Рабочие довольны."`, `only | 3 "The road is long." | -`, `only | - | 3 "Директор в отпуске."`}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if s := r.Only[0]; s.Sentences != 1 || s.Characters != 17 || s.Of != 76 || r.Difference <= 0 || r.Difference >= 1 {
		t.Errorf("%+v, difference %v", s, r.Difference)
	}
}

// Nothing makes a comparison fail: no language data, no lexicon, no sentences, odd text.
func TestOdd(t *testing.T) {
	for _, x := range []struct {
		c *Comparer
		v [2]Version
	}{
		{New(Options{From: "de", To: "fr"}), [2]Version{{Sentences: []string{"Er kam am 5. Mai."}}, {Sentences: []string{"Il est venu le 6 mai."}}}},
		{New(Options{From: "ru", To: "en", Lexicon: lexicon.Default()}), [2]Version{{Sentences: []string{"Он не пришел."}}, {Sentences: []string{"He came."}}}},
		{newComparer(), [2]Version{}},
		{newComparer(), [2]Version{{Sentences: []string{"\xff\x00 °1.2.3,,, $ -5-ти 1/2 12:99", ""}}, {Sentences: []string{"«", "..."}}}},
	} {
		n, m := len(x.v[0].Sentences), len(x.v[1].Sentences)
		x.c.Compare(x.v, []align.Bead{{Src: span(0, n), Dst: span(0, m)}})
	}
}

// The same versions always give the same report.
func TestStable(t *testing.T) {
	for _, s := range stories(t)[:5] {
		a, _ := json.Marshal(newComparer().Compare(s.versions, s.beads))
		b, _ := json.Marshal(newComparer().Compare(s.versions, s.beads))
		if string(a) != string(b) {
			t.Errorf("story %s: two reports differ", s.number)
		}
	}
}

// FuzzCompare compares any two texts: it never fails, and every place lies in its sentence.
func FuzzCompare(f *testing.F) {
	f.Add("It cost $5-10 mln on Tuesday, 1,200 km away.", "Он обошелся в 5-10 млн долларов во вторник, 1,2 тыс. км.")
	f.Add("At 5 p.m. Moscow time, 86°F", "В 17.00 мск, 30°С, 15-ти тыс.")
	f.Fuzz(func(t *testing.T, en, ru string) {
		v := [2]Version{{Date: "2017-09-28", Sentences: strings.Split(en, "\n")}, {Sentences: strings.Split(ru, "\n")}}
		r := newComparer().Compare(v, []align.Bead{{Src: span(0, len(v[0].Sentences)), Dst: span(0, len(v[1].Sentences))}})
		for _, x := range r.Findings {
			for k, p := range x.Sides {
				if p.Sentence >= 0 && p.Text != "" && v[k].Sentences[p.Sentence][p.Start:p.End] != p.Text {
					t.Fatalf("%+v does not stand there", p)
				}
			}
		}
	})
}

// TestUntouched holds what is found in the authored stories as they are. By eye: the date is told by one version alone,
// which is true; the two negations are one thing said in two ways, and false.
func TestUntouched(t *testing.T) {
	c := newComparer()
	var got []string
	for _, s := range stories(t) {
		for _, f := range c.Compare(s.versions, s.beads).Findings {
			if f.Kind != Only && f.Kind != Moved {
				got = append(got, s.number+" "+f.String())
			}
		}
	}
	t.Logf("%d reports:\n%s", len(got), strings.Join(got, "\n"))
	if len(got) > 5 {
		t.Error("more than 5 reports on texts that agree")
	}
}
