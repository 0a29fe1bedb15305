package corpus

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
)

// ResolveArticle finds the full id of an article from a prefix of it that is unique, or from the path of
// one of its places. Current revisions go before earlier ones. ErrNotFound, ErrAmbiguous.
func (s *Store) ResolveArticle(ctx context.Context, what string) (string, error) {
	var ids []string
	for _, look := range []func() ([]string, error){
		func() ([]string, error) {
			return s.ids(ctx, `select distinct id from article join place on article = article.n where place.path = ? and state > 0`, what)
		},
		func() ([]string, error) {
			file, err := filepath.Abs(what)
			if err != nil {
				return nil, err
			}
			return s.ids(ctx, `select distinct id from article join place on article = article.n where file = ? and entry = '' and state > 0`, file)
		},
		// Standard input, and places that others have taken since.
		func() ([]string, error) {
			return s.ids(ctx, `select id from article where path = ? and state > 0 limit 5`, what)
		},
		func() ([]string, error) { return s.byPrefix(ctx, "article", "state > 0", what) },
		func() ([]string, error) { return s.byPrefix(ctx, "article", "state = 0", what) },
	} {
		var err error
		if ids, err = look(); err != nil {
			return "", err
		}
		if len(ids) > 0 {
			break
		}
	}
	return single("article", what, ids)
}

// ResolvePair finds the full id of a pair from a prefix of it that is unique, or from an article of a pair
// in force (an id prefix or a path). ErrNotFound, ErrAmbiguous.
func (s *Store) ResolvePair(ctx context.Context, what string) (string, error) {
	ids, err := s.byPrefix(ctx, "pair", "1", what)
	if err != nil {
		return "", err
	}
	if len(ids) == 0 {
		article, err := s.ResolveArticle(ctx, what)
		if err != nil && !errors.Is(err, ErrNotFound) {
			return "", err
		}
		if err == nil {
			key, _ := parseID(article)
			ids, err = s.ids(ctx, `select pair.id`+pairTables+`where force = 1 and (a.id = ?1 or b.id = ?1)`, key)
			if err != nil {
				return "", err
			}
			if len(ids) == 0 {
				return "", hint("set its pair by hand, if it has one", "article %q is in no pair: %w", what, ErrNotFound)
			}
		}
	}
	return single("pair", what, ids)
}

// ResolveBead finds the full id of a bead, or of the unit of a sentence outside all pairs (LoneID), from a
// prefix that is unique. ErrNotFound, ErrAmbiguous.
func (s *Store) ResolveBead(ctx context.Context, what string) (string, error) {
	if prefix, sentence, ok := splitLone(what); ok {
		ids, err := s.byPrefix(ctx, "article", fmt.Sprintf("state > 0 and sentences > %d", sentence), prefix)
		if err != nil {
			return "", err
		}
		id, err := single("bead", what, ids)
		if err != nil {
			return "", err
		}
		return LoneID(id, sentence), nil
	}
	from, to, ok := prefixRange(strings.ToLower(what))
	if !ok {
		return single("bead", what, nil)
	}
	ids, err := s.ids(ctx, `select bead.id from pair cross join bead on bead.pair = pair.n where force = 1
		and pair.id between (?1 & ~0xffffffffff) and (?2 | 0xffffffffff) and bead.id between ?1 and ?2 order by bead.id limit 5`, from, to)
	if err != nil {
		return "", err
	}
	return single("bead", what, ids)
}

// byPrefix finds the first few ids of a table that begin with a prefix.
func (s *Store) byPrefix(ctx context.Context, table, where, prefix string) ([]string, error) {
	from, to, ok := prefixRange(strings.ToLower(prefix))
	if !ok {
		return nil, nil
	}
	return s.ids(ctx, `select id from `+table+` where id between ? and ? and `+where+` order by id limit 5`, from, to)
}

func single(what, given string, ids []string) (string, error) {
	switch len(ids) {
	case 0:
		return "", hint("give an id as search or stats print it, or a path as it was added", "%s %q: %w", what, given, ErrNotFound)
	case 1:
		return ids[0], nil
	}
	return "", &AmbiguousError{what, given, ids}
}

// Under lists the ids of the current articles found at a path, in it when it is a file of several, or under it
// when it is a folder. The path may be as it was given when they were added, or any other that leads there.
func (s *Store) Under(ctx context.Context, path string) ([]string, error) {
	given := strings.TrimRight(filepath.ToSlash(path), "/")
	file, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	// '0' follows '/', and '$' follows '#'.
	return s.ids(ctx, `select distinct id from article join place on article = article.n where state > 0 and
		(place.path = ?1 or place.path > ?1 || '/' and place.path < ?1 || '0' or place.path > ?1 || '#' and place.path < ?1 || '$'
		or file = ?2 or file > ?3 and file < ?4) order by id`, given, file, file+string(filepath.Separator), file+string(filepath.Separator+1))
}
