package wire

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
)

// one reads an input that must give exactly one article.
func one(t *testing.T, name string, in Input) (title, deck string, paragraphs []string) {
	t.Helper()
	articles, refusals, err := Read(in)
	if err != nil || len(refusals) > 0 || len(articles) != 1 {
		t.Errorf("%s: %d articles, %v, %v", name, len(articles), refusals, err)
		return "", "", nil
	}
	return articles[0].Title, articles[0].Deck, articles[0].Paragraphs
}

func TestTextLayouts(t *testing.T) {
	wrapped := "Cable ferry returns to service\n\n" +
		"OSLO, May 3 (Reuters) - The cable ferry across the Drammen river returned\n" +
		"to service on Friday after a two-year refit, its operator said, adding that\n" +
		"the price of a ticket would not change until the end of the year.\n\n" +
		"The ferry carries 80 cars. It was built in 1968 and is the last of its kind\n" +
		"in the country, according to the operator.\n"
	wrappedWant := []string{
		"The cable ferry across the Drammen river returned to service on Friday after a two-year refit, its operator said, adding that the price of a ticket would not change until the end of the year.",
		"The ferry carries 80 cars. It was built in 1968 and is the last of its kind in the country, according to the operator.",
	}
	for _, c := range []struct {
		name, in, title, deck string
		want                  []string
	}{
		{"blank lines", "Mill reopens in Tula\n\nThe mill reopened on Monday.\n\nIt employs 40 people.\n", "Mill reopens in Tula", "",
			[]string{"The mill reopened on Monday.", "It employs 40 people."}},
		{"CRLF", "Mill reopens in Tula\r\n\r\nThe mill reopened on Monday.\r\n\r\nIt employs 40 people.\r\n", "Mill reopens in Tula", "",
			[]string{"The mill reopened on Monday.", "It employs 40 people."}},
		{"old Mac", "Mill reopens in Tula\r\rThe mill reopened on Monday.\r\rIt employs 40 people.", "Mill reopens in Tula", "",
			[]string{"The mill reopened on Monday.", "It employs 40 people."}},
		{"a paragraph a line", "Mill reopens in Tula\nThe mill reopened on Monday. It had been closed.\nIt employs 40 people.\n", "Mill reopens in Tula", "",
			[]string{"The mill reopened on Monday. It had been closed.", "It employs 40 people."}},
		{"a sentence a line, no headline", "The mill reopened on Monday.\nIt had been closed.\nIt employs 40 people.\n", "", "",
			[]string{"The mill reopened on Monday.", "It had been closed.", "It employs 40 people."}},
		{"a sentence a line, paragraphs apart", "Mill reopens in Tula\n\nThe mill reopened on Monday.\nIt had been closed.\n\nIt employs 40 people.\nTen are new.\n", "Mill reopens in Tula", "",
			[]string{"The mill reopened on Monday. It had been closed.", "It employs 40 people. Ten are new."}},
		{"hard wrapped", wrapped, "Cable ferry returns to service", "", wrappedWant},
		{"hard wrapped, CRLF", strings.ReplaceAll(wrapped, "\n", "\r\n"), "Cable ferry returns to service", "", wrappedWant},
		{"subheads", "Mill reopens in Tula\n\nTULA, May 3. /TASS/. The mill reopened on Monday.\n\nVolunteers\n\nForty people helped.\n\nWhat comes next\n\nA bakery.\n", "Mill reopens in Tula", "",
			[]string{"The mill reopened on Monday.", "Volunteers", "Forty people helped.", "What comes next", "A bakery."}},
		{"deck before the dateline", "Mill reopens in Tula\n\nAccording to Oleg Petrov, forty people will work there.\n\nTULA, May 3. /TASS/. The mill reopened on Monday.\n", "Mill reopens in Tula", "According to Oleg Petrov, forty people will work there.",
			[]string{"The mill reopened on Monday."}},
		{"deck without a dateline", "Не нужно закрывать мельницу\nГлава района рассказал о планах на лето в беседе с корреспондентом\nМельницу закрывать не будут.\nТам работают 40 человек.\n", "Не нужно закрывать мельницу", "Глава района рассказал о планах на лето в беседе с корреспондентом",
			[]string{"Мельницу закрывать не будут.", "Там работают 40 человек."}},
		{"short deck without a dateline", "Конгресс согласился продать истребители\nТакже страна получит двигатели\nКонгресс одобрил продажу 32 истребителей.\nИх стоимость не названа.\n", "Конгресс согласился продать истребители", "Также страна получит двигатели",
			[]string{"Конгресс одобрил продажу 32 истребителей.", "Их стоимость не названа."}},
		{"exclamation for a headline", "Опять зима?!\nВ Туле няня мельника подала в суд\nНяня мельника подала в суд в понедельник.\nСуд назначен на май.\n", "Опять зима?!", "В Туле няня мельника подала в суд",
			[]string{"Няня мельника подала в суд в понедельник.", "Суд назначен на май."}},
		{"menu, date, share", "Все новости\n3 мая 2019, 12:40\nПоделиться\n\nМельница в Туле открылась\n\nТУЛА, 3 мая. /ТАСС/. Мельница открылась.\n\nЧитайте также\nВ Калуге закрыли рынок\n\nОна работала век.\n\nТеги:\nТула\nМельницы\n", "Мельница в Туле открылась", "",
			[]string{"Мельница открылась.", "Она работала век."}},
		{"source in the headline", "Источник: мельницу в Туле закроют\n\nМОСКВА, 3 мая. /ТАСС/. Мельницу закроют, сообщил источник.\n", "Источник: мельницу в Туле закроют", "",
			[]string{"Мельницу закроют, сообщил источник."}},
		{"question for a headline", "Will the mill reopen?\n\nNobody knows when the mill will reopen.\n", "Will the mill reopen?", "", []string{"Nobody knows when the mill will reopen."}},
		{"abbreviation at the headline's end", "Grain talks resume in the U.S.\n\nGrain talks resumed on Monday.\n", "Grain talks resume in the U.S.", "", []string{"Grain talks resumed on Monday."}},
		{"a sentence that begins like furniture", "Мельница\n\nПодробнее о планах глава района рассказал журналистам.\n\nФото сделали в мае.\n", "Мельница", "",
			[]string{"Подробнее о планах глава района рассказал журналистам.", "Фото сделали в мае."}},
		{"dateline on a line of its own", "Mill reopens in Tula\n\nTULA, May 3. /TASS/.\n\nThe mill reopened on Monday.\n", "Mill reopens in Tula", "", []string{"The mill reopened on Monday."}},
		{"flash", "МЕЛЬНИЦА В ТУЛЕ ОТКРЫТА - МЭР", "", "", []string{"МЕЛЬНИЦА В ТУЛЕ ОТКРЫТА - МЭР"}},
		{"capitals", "МЕЛЬНИЦА ОТКРЫЛАСЬ\n\nТУЛА, 3 МАЯ. /ТАСС/. МЕЛЬНИЦА ОТКРЫЛАСЬ ВО ВТОРНИК.\n", "МЕЛЬНИЦА ОТКРЫЛАСЬ", "", []string{"МЕЛЬНИЦА ОТКРЫЛАСЬ ВО ВТОРНИК."}},
		{"entities and soft hyphens", "Mill\n\nThe &quot;old&quot; mill re\u00adopened\u200b  on Monday. \n", "Mill", "", []string{`The "old" mill reopened on Monday.`}},
		{"no final stops", "Mill reopens\nThe mill reopened on Monday\nIt employs forty people now\nNobody minds the noise\n", "Mill reopens", "",
			[]string{"The mill reopened on Monday", "It employs forty people now", "Nobody minds the noise"}},
		{"caption within", "Mill reopens\n\nTULA, May 3. /TASS/. The mill reopened.\n\nThe mill at dusk\n© Oleg Petrov/TASS\n\nIt employs 40 people.\n", "Mill reopens", "",
			[]string{"The mill reopened.", "It employs 40 people."}},
	} {
		title, deck, got := one(t, c.name, Input{Path: "a.txt", Data: []byte(c.in), Langs: []string{"en", "ru"}})
		if title != c.title || deck != c.deck || !slices.Equal(got, c.want) {
			t.Errorf("%s:\n title %q, want %q\n deck %q, want %q\n got  %q\n want %q", c.name, title, c.title, deck, c.deck, got, c.want)
		}
	}
}

// TestTextCharsets reads the same article in every charset.
func TestTextCharsets(t *testing.T) {
	const story = "МЕЛЬНИЦА В ТУЛЕ ОТКРЫЛАСЬ\n\nТУЛА, 3 мая. /ТАСС/. Мельница открылась во вторник.\n"
	for name, enc := range map[string]*charmap.Charmap{"windows-1251": charmap.Windows1251, "koi8-r": charmap.KOI8R, "ibm866": charmap.CodePage866, "iso-8859-5": charmap.ISO8859_5} {
		data, err := enc.NewEncoder().String(story)
		if err != nil {
			t.Fatal(err)
		}
		articles, refusals, _ := Read(Input{Path: "a.txt", Data: []byte(data), Langs: []string{"en", "ru"}})
		if len(articles) != 1 || articles[0].Title != "МЕЛЬНИЦА В ТУЛЕ ОТКРЫЛАСЬ" || articles[0].Place.Charset != name {
			t.Errorf("%s: %v %v", name, articles, refusals)
		}
	}
}

func TestOverrides(t *testing.T) {
	in := Input{Path: "a.txt", Data: []byte("Мельница\n\nТУЛА, 3 мая. /ТАСС/. Мельница открылась.\n"), Langs: []string{"en", "ru"}, Agency: "риа новости", Date: "2019"}
	articles, _, _ := Read(in)
	if len(articles) != 1 || articles[0].Agency != "RIA" || articles[0].Date != "2019-05-03" {
		t.Errorf("%+v", articles)
	}
	in.Lang, in.Agency, in.Date = "en", "Our Own", "2020-01-02"
	articles, _, _ = Read(in)
	if len(articles) != 1 || articles[0].Agency != "Our Own" || articles[0].Date != "2020-01-02" || articles[0].Lang != "en" {
		t.Errorf("%+v", articles)
	}
	in.Lang = "de"
	if articles, refusals, _ := Read(in); len(articles) != 0 || len(refusals) != 1 {
		t.Errorf("%v %v", articles, refusals)
	}
}
