package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"

	"tolmach/corpus"
	"tolmach/corpus/compare"
	"tolmach/corpus/review"
	"tolmach/index"
)

var (
	errNoPage = errors.New("there is no such page")
	errBusy   = errors.New("too many requests at once")
)

// trouble is what a user is told of an error.
type trouble struct {
	Status    int    `json:"-"`
	Heading   string `json:"-"`
	Error     string `json:"error"`
	Hint      string `json:"hint"`
	Parameter string `json:"parameter,omitempty"` // whose fault it is
	// Query and Column are the place in a query that cannot be read; in characters, from 0.
	Query  string `json:"query,omitempty"`
	Column *int   `json:"column,omitempty"`
}

// Before and After are the query before and from the place.
func (t *trouble) Before() string { return string([]rune(t.Query)[:*t.Column]) }
func (t *trouble) After() string  { return string([]rune(t.Query)[*t.Column:]) }

// trouble describes an error in the language of the interface. What a user cannot mend goes to the log too.
func (v *visit) trouble(err error) *trouble {
	t := &trouble{Status: http.StatusInternalServerError, Heading: "Something went wrong", Error: err.Error(), Hint: v.say("Try again; the terminal of the server tells more.")}
	var h corpus.Hinter
	if errors.As(err, &h) {
		t.Hint = v.say(h.Hint())
	}
	var f *fault
	var syntax *index.SyntaxError
	var filter *index.FilterError
	var no *review.Impossible
	var many *tooMany
	var large *http.MaxBytesError
	if errors.As(err, &f) {
		t.Parameter = f.parameter
	}
	switch {
	case errors.As(err, &large):
		t.Status, t.Heading, t.Error, t.Hint = http.StatusRequestEntityTooLarge, "This cannot be done here", v.say("the text is too long"), v.say("send less of it")
	case errors.As(err, &syntax):
		t.Status, t.Heading = http.StatusBadRequest, "The query cannot be read"
		column := syntax.Column()
		t.Error, t.Query, t.Column = v.say(syntax.Message), syntax.Query, &column
	case errors.As(err, &filter):
		t.Status, t.Heading = http.StatusBadRequest, "The query cannot be read"
		t.Parameter = cmp.Or(t.Parameter, filter.Setting)
		t.Error = filter.Message
		if value, ok := strings.CutSuffix(filter.Message, " is not possible"); ok {
			t.Error = v.say("%s is not possible", value)
		}
	case errors.As(err, &f):
		t.Status, t.Heading = http.StatusBadRequest, "The query cannot be read"
	case errors.Is(err, index.ErrNoTerm):
		t.Status, t.Error, t.Hint = http.StatusBadRequest, v.say("there is no term to be translated"), v.say("Give a word in q, or in a language's own parameter.")
	case errors.Is(err, errNoPage):
		t.Status, t.Heading, t.Error, t.Hint = http.StatusNotFound, "Not found", v.say("there is no such page"), v.say("Begin at the search page.")
	case errors.As(err, &no):
		t.Status, t.Heading = http.StatusUnprocessableEntity, "This cannot be done here"
		t.Error = v.say(no.Reason)
	case errors.Is(err, corpus.ErrConflict):
		t.Status, t.Heading = http.StatusConflict, "The pair was changed meanwhile"
		t.Error, t.Hint = v.say("Somebody else, another window or another program changed this pair after you had opened it. Nothing was overwritten, and your change was not made."), v.say("Look at the pair as it is now, and do it there if it is still needed.")
	case errors.Is(err, corpus.ErrStands):
		t.Status, t.Heading, t.Error, t.Hint = http.StatusConflict, "This cannot be done here", v.say("somebody has decided otherwise on the same sentences since"), v.say("change the beads as they are now")
	case errors.Is(err, corpus.ErrNoEdit):
		t.Status, t.Heading, t.Error, t.Hint = http.StatusUnprocessableEntity, "This cannot be done here", v.say("there is no change to take back or to do again"), v.say("every change was taken back, or none was made")
	case errors.Is(err, errNotJSON):
		t.Status, t.Heading, t.Hint = http.StatusUnsupportedMediaType, "This cannot be done here", "send Content-Type: application/json"
	case errors.Is(err, corpus.ErrReadOnly):
		t.Status, t.Heading, t.Hint = http.StatusMethodNotAllowed, "This cannot be done here", "start 'tolmach serve' without --read-only, where the corpus may be written to"
	case errors.Is(err, corpus.ErrNotFound):
		t.Status, t.Heading = http.StatusNotFound, "Not found"
		t.Hint = v.say("It may have been removed or read anew since. Search for a sentence of it.")
	case errors.Is(err, corpus.ErrAmbiguous):
		t.Status, t.Heading = http.StatusNotFound, "Not found"
	case errors.Is(err, index.ErrMissing), errors.Is(err, index.ErrStale):
		t.Status, t.Heading = http.StatusServiceUnavailable, "There is no search index"
		t.Error, t.Hint = v.say("The corpus cannot be searched before it is indexed."), v.say("Run 'tolmach index', or wait for the build that is under way; then load this page again.")
		v.Header().Set("Retry-After", "10")
	case errors.Is(err, errBusy):
		t.Status, t.Heading, t.Error, t.Hint = http.StatusServiceUnavailable, "The server is busy", v.say("too many requests at once"), v.say("Try again in a moment.")
		v.Header().Set("Retry-After", "5")
	case errors.As(err, &many):
		t.Status, t.Heading, t.Error = http.StatusServiceUnavailable, "This takes too long", v.say("The answer was not ready in time.")
	case errors.Is(err, compare.ErrNotAligned):
		t.Status, t.Heading, t.Error, t.Hint = http.StatusNotFound, "Not found", v.say("This pair has not been aligned yet."), v.say("'tolmach align' does it.")
	case errors.Is(err, context.DeadlineExceeded):
		t.Status, t.Heading, t.Error, t.Hint = http.StatusServiceUnavailable, "This takes too long", v.say("The answer was not ready in time."), v.say("Ask for less: a longer word, a shorter time, one agency.")
	default:
		v.server.options.Log("error: %s: %v", v.URL.RequestURI(), err)
	}
	return t
}

func sortLinks(links []link) {
	slices.SortFunc(links, func(a, b link) int { return strings.Compare(a.Code, b.Code) })
}
