package corpus

// Article is one published version of a story, as read: what belongs to the story in Paragraphs,
// everything around it in fields of its own.
type Article struct {
	ID   string // derived from language, headline and body; see NewID. Empty until Seal.
	Lang string // ISO 639-1

	Title    string   // headline
	Deck     string   // the summary some pages put before the dateline
	Dateline string   // as written: "UNITED NATIONS, September 29. /TASS/."
	Captions []string // photo captions, each once
	Credits  []string // "© AP Photo/Mary Altaffer"
	// Paragraphs is the body without dateline, captions, credits and furniture.
	Paragraphs []string
	// Sentences are the body's sentences, filled by Seal's caller through align/segment.
	Sentences []Sentence

	Date   string // "2018-09-29", "--09-29" when the year is not known, "" when nothing is
	Time   string // RFC 3339 with zone, when the source gives a time; else ""
	City   string // of the dateline
	Agency string // "TASS", "RIA", "Interfax", "Reuters" ...; "" when not known
	URL    string

	// Translations are the addresses or ids of the same article in other languages, as the source
	// itself names them (hreflang, workTranslation, translation_of).
	Translations []Reference
	// AltIDs are ids under which several language versions may be filed (ninjs altids, guid).
	AltIDs []string

	Place Place // where this copy was found
}

// Sentence is one sentence of an article's body.
type Sentence struct {
	Paragraph int    // index into Article.Paragraphs
	Text      string // trimmed, one line
}

// Reference names another article, as some source does.
type Reference struct {
	Lang string // may be empty
	Ref  string // URL or id
}

// Place is where a copy of an article was found, and how it was read.
type Place struct {
	Path    string // as given: a file; a folder, '/', the rest; '-'; FILE#N inside a JSONL file, feed or archive
	Format  string // "text", "html", "jsonl", "rss", "atom", "newsml", "newsml-g2", "nitf", "ninjs"
	Charset string // as found: "utf-8", "windows-1251" ...

	// File is the file's absolute path and Entry what follows Path's first '#', if anything; together they
	// say which place this is, whatever the folder a command is run from. File is "" for standard input.
	File, Entry string
}
