package wire

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// vocabulary is the furniture of news pages in one language. All entries are lower case; those of
// every language are looked for in every article, for sites mix them.
type vocabulary struct {
	sections string // lines that name a section: dropped above the headline, a subhead below it
	lines    string // lines that are furniture wherever they stand alone
	also     string // "Read also": drops itself and the headline it announces
	prefixes string // short lines that begin so
	labels   string // labels that a colon follows: "Tags: ..."
	photo    string // labels of a photo credit
	tail     string // lines behind which, in a page, nothing of the story follows
}

var vocabularies = map[string]vocabulary{
	"en": {
		sections: "world|politics|business|economy|society|sports|sport|science|culture|opinion|defense|military|health|tech|technology|russia|africa|asia|europe|americas|middle east|science & space|military & defense|business & economy|society & culture|emergencies|press review|home|news|top stories|latest news",
		lines:    "all news|home page|share|share this|share this article|print|print version|comments|leave a comment|advertisement|advertising|subscribe|sign up|sign in|log in|menu|search|more|more news|load more|show more|back to top|listen to this article|related|related articles|related stories|related topics|more on this topic|most popular|most read|trending|recommended|in other media|copy link|link copied|facebook|twitter|telegram|whatsapp|email|follow us|photo|video|infographics|skip to content|skip to main content|read more|continue reading|to be updated|story to be updated|will be updated|developing story|tags|topics|topics:",
		also:     "read also|read more|also read|see also|related|related article|related story|more on the topic|more on this|recommended|don't miss",
		prefixes: "subscribe to|sign up for|sign up here|follow us|join us on|our standards: the thomson reuters|all rights reserved|to read the full|click here|this material is|if you spotted a typo|found a typo|reproduction of|get the latest|download our app|for more news|(this story|(corrects|(updates|read this article in|read in our app",
		labels:   "tags|topics|keywords|share|category|filed under|published|updated|last updated|by|author|authors|hashtags",
		photo:    "photo|photos|photo by|image|images|picture|credit|photo credit",
		tail:     "comments|leave a comment|most read|most popular|in other media|latest news|more top stories|more from",
	},
	"ru": {
		sections: "новости|все новости|главная|лента|лента новостей|главные новости|в мире|мир|политика|экономика|экономика и бизнес|общество|спорт|наука|культура|происшествия|армия и опк|международная панорама|в стране|россия|москва|здоровье|технологии|бизнес|мнения|недвижимость|туризм|религия|интервью|пресса",
		lines:    "все новости|поделиться|поделиться:|поделиться ссылкой|распечатать|версия для печати|печать|комментарии|оставить комментарий|реклама|войти|регистрация|меню|поиск|ещё|еще|показать ещё|показать еще|загрузить ещё|загрузить еще|наверх|в закладки|скопировать ссылку|ссылка скопирована|подписаться|похожие материалы|материалы по теме|по теме|новости по теме|сюжет|популярное|самое читаемое|главное сегодня|рекомендуем|рекомендованное|новости партнеров|новости партнёров|другие новости|последние новости|читать далее|читать полностью|читать подробнее|подробнее|далее|материал дополняется|новость дополняется|новость дополнена|сообщение дополняется|новость обновляется|материал обновляется|теги|тэги|темы|метки|вконтакте|одноклассники|телеграм|фото|видео|инфографика|обсудить|слушать|прослушать новость|ошибка в тексте?|выделите ее и нажмите ctrl + enter",
		also:     "читайте также|читать также|смотрите также|см. также|подробнее|читайте|по теме|материалы по теме|похожие материалы|еще по теме|ещё по теме|рекомендуем|подробнее в материале|подробнее — в материале|подробнее - в материале|читайте подробнее",
		prefixes: "подписывайтесь на|подпишитесь на|подписаться на|присоединяйтесь к|читайте нас в|следите за нашими|следите за новостями|наш канал в|мы в telegram|мы в телеграм|все права защищены|использование материалов|при цитировании|при использовании материалов|перепечатка|нашли ошибку|нашли опечатку|заметили ошибку|выделите фрагмент|чтобы сообщить об ошибке|больше новостей|самые важные новости|оперативные новости|главные новости дня|для получения|установите приложение|скачайте приложение|материал дополняется|новость дополняется|в материал внесены|в материале исправлен|в тексте исправлен|сетевое издание",
		labels:   "теги|тэги|темы|метки|ключевые слова|рубрика|рубрики|поделиться|опубликовано|обновлено|дата публикации|автор|авторы|автор текста|хештеги|сюжет",
		tail:     "комментарии|оставить комментарий|популярное|самое читаемое|картина дня|последние новости|главное сегодня|другие новости|новости партнеров|новости партнёров|лента новостей",
		photo:    "фото|фотография|фотографии|источник фото|автор фото|снимок|изображение|фото автора",
	},
	"de": {
		lines:    "teilen|drucken|kommentare|anzeige|werbung|mehr zum thema|alle nachrichten|startseite|nachrichten|newsletter|zur startseite|schlagworte|weiterlesen|mehr",
		also:     "lesen sie auch|lesen sie mehr|mehr zum thema|auch interessant|siehe auch",
		prefixes: "abonnieren sie|folgen sie uns|alle rechte vorbehalten|melden sie sich",
		labels:   "schlagworte|themen|stand|autor",
		photo:    "foto|fotos|bild|bilder|bildquelle",
	},
	"fr": {
		lines:    "partager|imprimer|commentaires|publicité|à lire aussi|toutes les actualités|accueil|actualités|sur le même sujet|mots-clés|lire la suite|plus",
		also:     "lire aussi|à lire aussi|lire également|sur le même sujet|voir aussi",
		prefixes: "abonnez-vous|suivez-nous|tous droits réservés|inscrivez-vous",
		labels:   "mots-clés|thèmes|publié|mis à jour|auteur",
		photo:    "photo|photos|crédit photo|image|crédit",
	},
	"es": {
		lines: "compartir|imprimir|comentarios|publicidad|más noticias|portada|noticias", also: "lea también|lea además|te puede interesar|ver también",
		prefixes: "suscríbase|síganos|todos los derechos reservados", labels: "etiquetas|temas", photo: "foto|fotos|crédito|imagen",
	},
}

var furniture = func() (f struct {
	sections, lines map[string]bool
	tail            map[string]bool
	also, prefixes  []string
	labels          *regexp.Regexp
	credit          *regexp.Regexp
}) {
	f.sections, f.lines, f.tail = map[string]bool{}, map[string]bool{}, map[string]bool{}
	var labels, photo []string
	split := func(s string) []string {
		if s == "" {
			return nil
		}
		return strings.Split(s, "|")
	}
	for _, v := range vocabularies {
		for _, s := range split(v.sections) {
			f.sections[s] = true
		}
		for _, s := range split(v.lines) {
			f.lines[s] = true
		}
		for _, s := range split(v.tail) {
			f.tail[s] = true
		}
		f.also = append(f.also, split(v.also)...)
		f.prefixes = append(f.prefixes, split(v.prefixes)...)
		for _, s := range split(v.labels) {
			labels = append(labels, regexp.QuoteMeta(s))
		}
		for _, s := range split(v.photo) {
			photo = append(photo, regexp.QuoteMeta(s))
		}
	}
	longestFirst := func(a, b string) int { return len(b) - len(a) }
	slices.SortFunc(f.also, longestFirst)
	slices.SortFunc(labels, longestFirst)
	slices.SortFunc(photo, longestFirst)
	f.labels = regexp.MustCompile(`(?i)^(?:` + strings.Join(labels, "|") + `)\s*:`)
	f.credit = regexp.MustCompile(`(?i)^(?:©|\(c\)\s|\(с\)\s|(?:` + strings.Join(photo, "|") + `)\s*(?::|©|/))`)
	return f
}()

var (
	rxReporting = regexp.MustCompile(`^\(?(?:Reporting|Writing|Additional reporting|Editing|Compiled) by .{3,300}$`)
	rxThanks    = regexp.MustCompile(`^.{3,160} contributed to this (?:report|story)\.?$`)
	rxByline    = regexp.MustCompile(`^(?:By|BY|Von|Par) \p{Lu}[\p{L}.'’\-]+(?:(?:,| and| und| et)? \p{Lu}[\p{L}.'’\-]+){1,7}$`)
	rxSlashed   = regexp.MustCompile(`^[\p{Lu}][\p{L}.'’\- ]{2,40}\s?/\s?[\p{Lu}][\p{L}\- ]{1,40}$`)
	rxRights    = regexp.MustCompile(`(?i)\s*,?\s*(?:acquire|purchase) licensing rights.*$`)
	rxPhotoName = regexp.MustCompile(`(?:AP|EPA|AFP|Reuters|TASS|ТАСС|РИА Новости|Sputnik|Getty Images|EPA-EFE|Shutterstock)\b.{0,40}$|\b(?:Photo|photo|Фото)\b`)
)

// template says that a text holds remains of a page template: "{{newsPoint.title}}".
func template(s string) bool {
	return strings.Contains(s, "{{") || strings.Contains(s, "}}") || strings.Contains(s, "{%") || strings.Contains(s, "<%")
}

// creditMarks begin a credit behind a caption, in the same line.
var creditMarks = []string{"©", "Фото:", "Photo:", "Foto:", "REUTERS/"}

// splitCredit parts "Caption. © Agency"; ok is false when there is no credit behind the text.
func splitCredit(s string) (text, credit string, ok bool) {
	if len(s) > 700 {
		return "", "", false
	}
	at := -1
	for _, mark := range creditMarks {
		if i := strings.Index(s, mark); i > 0 && (at < 0 || i < at) {
			at = i
		}
	}
	if at < 0 {
		return "", "", false
	}
	text, credit = strings.TrimRight(s[:at], " \u00a0."), s[at:]
	n, c := utf8.RuneCountInString(text), utf8.RuneCountInString(credit)
	return text, credit, n >= 8 && n <= 260 && c >= 3 && c <= 90
}

// isCredit recognises the line that names a photo's author.
func isCredit(s string) bool {
	if len(s) > 280 || !strings.ContainsAny(s, "©(:/") {
		return false
	}
	n := utf8.RuneCountInString(s)
	return n <= 140 && furniture.credit.MatchString(s) && !strings.Contains(s, ". ") || n <= 80 && rxSlashed.MatchString(s) && agencyKey(s[strings.IndexByte(s, '/'):]) != ""
}

// lineKey is what a line of furniture is looked up by.
func lineKey(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsSymbol(r) || strings.ContainsRune("•·–—-*:.…", r)
	})
	return strings.ToLower(s)
}

// verdict is what becomes of a line.
type verdict int

const (
	keep     verdict = iota
	drop             // furniture
	dropNext         // furniture that announces a headline, which goes as well
	dropTags         // furniture that a list of short lines follows
)

// judge tells furniture from text, by the line alone.
func judge(s string) verdict {
	if template(s) {
		return drop
	}
	key := lineKey(s)
	if key == "" {
		return drop // nothing but signs
	}
	runes := utf8.RuneCountInString(s)
	switch key {
	case "tags", "теги", "тэги", "темы", "метки", "topics", "schlagworte", "mots-clés":
		return dropTags
	}
	for _, also := range furniture.also {
		if !strings.HasPrefix(key, also) {
			continue
		}
		rest := strings.TrimSpace(key[len(also):])
		if rest == "" {
			return dropNext
		}
		// "Read also: Headline"; but "Подробнее об этом он рассказал." is a sentence.
		r, _ := utf8.DecodeRuneInString(rest)
		original := s[max(0, len(s)-len(rest)):]
		first, _ := utf8.DecodeRuneInString(original)
		if runes <= 220 && (strings.ContainsRune(":>»", r) || !ends(s) && (unicode.IsUpper(first) || strings.ContainsRune("\"«“—–-", r)) || strings.HasPrefix(rest, "в материал")) {
			return drop
		}
	}
	if furniture.lines[key] {
		return drop
	}
	if runes <= 200 {
		for _, p := range furniture.prefixes {
			if strings.HasPrefix(key, p) {
				return drop
			}
		}
		if strings.Contains(s, ":") && !ends(s) && furniture.labels.MatchString(s) {
			return drop
		}
	}
	if strings.HasPrefix(key, "http://") || strings.HasPrefix(key, "https://") || strings.HasPrefix(key, "www.") {
		if !strings.Contains(key, " ") {
			return drop
		}
	}
	if strings.Contains(key, "all rights reserved") || strings.Contains(key, "все права защищены") {
		return drop
	}
	return keep
}
