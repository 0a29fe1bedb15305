package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"tolmach/corpus"
)

// What is confirmed in the pages scores the aligner, trains the lexicon, and stays whatever runs later.
func TestConfirmedBeads(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "c")
	mustRun(t, "build", "--corpus", dir, "../../testdata/wire")
	var out, said bytes.Buffer
	if code := run(context.Background(), []string{"--corpus", dir, "eval"}, strings.NewReader(""), &out, &said); code != exitFailed || out.Len() > 0 || !strings.Contains(said.String(), "hint: ") {
		t.Errorf("without a confirmed bead: %d %s%s", code, &out, &said)
	}

	// Over the API of the pages: two beads are right as they are, and two should be one.
	address, _, stop := served(t, dir, "--listen", "127.0.0.1:0")
	var pair struct {
		ID, Focus string
		Mark      int64
		Units     []struct{ ID, Bead, Status string }
	}
	list := mustRun(t, "pair", "list", "--corpus", dir, "--format", "jsonl")
	if err := json.Unmarshal([]byte(list[:strings.IndexByte(list, '\n')]), &pair); err != nil {
		t.Fatal(err)
	}
	talk := func(method, path, body string) {
		t.Helper()
		r, _ := http.NewRequest(method, "http://"+address+path, strings.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		if err := json.NewDecoder(answer.Body).Decode(&pair); err != nil || answer.StatusCode != http.StatusOK {
			t.Fatalf("%s %s: %d %v", path, body, answer.StatusCode, err)
		}
	}
	api := "/api/pairs/" + pair.ID
	talk("GET", api, "")
	plain := []string{}
	for i := 0; i+1 < len(pair.Units) && len(plain) < 3; i++ {
		if pair.Units[i].Bead == "1-1" && pair.Units[i+1].Bead == "1-1" {
			plain = append(plain, pair.Units[i].ID)
			i++
		}
	}
	if len(plain) < 3 {
		t.Fatalf("%d plain beads", len(plain))
	}
	for i, op := range []string{"confirm", "confirm", "merge"} {
		talk("POST", api+"/edits", fmt.Sprintf(`{"op":%q,"bead":%q,"mark":%d}`, op, plain[i], pair.Mark))
	}
	if code := stop(); code != exitDone {
		t.Fatalf("serve ended with %d", code)
	}

	var score struct {
		Docs              int
		Precision, Recall float64
	}
	if err := json.Unmarshal([]byte(mustRun(t, "eval", "--corpus", dir, "--json")), &score); err != nil {
		t.Fatal(err)
	}
	// Of three confirmed beads the aligner has two; of its four that touch them two are right.
	if score.Docs != 1 || score.Recall < .66 || score.Recall > .67 || score.Precision != .5 {
		t.Errorf("score: %+v", score)
	}

	own := mustRun(t, "lexicon", "train", "--corpus", dir, "--adapt", "--quiet")
	if own != "" {
		t.Errorf("train writes %q", own)
	}
	if info := mustRun(t, "lexicon", "info", "--corpus", dir); !strings.Contains(info, "corpus") {
		t.Errorf("the corpus's lexicon: %s", info)
	}
	mustRun(t, "align", "--corpus", dir)
	s, err := corpus.Open(dir, corpus.OpenOptions{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	beads, err := s.Beads(context.Background(), pair.ID)
	if err != nil {
		t.Fatal(err)
	}
	confirmed := map[string]int{}
	for _, b := range beads {
		if b.Status == corpus.Confirmed {
			confirmed[b.Kind()]++
		}
	}
	if confirmed["1-1"] != 2 || confirmed["2-2"] != 1 {
		t.Errorf("after the next run %v are confirmed", confirmed)
	}
}
