package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
)

// answer asks the API.
func answer(t *testing.T, w *Server, address string, status int) map[string]any {
	t.Helper()
	rec := ask(w, "GET", address, "Accept-Language", "ru")
	if rec.Code != status || !strings.HasPrefix(rec.Header().Get("Content-Type"), "application/json") {
		t.Fatalf("%s: %d %s %s", address, rec.Code, rec.Header().Get("Content-Type"), rec.Body)
	}
	var x map[string]any
	must(t, json.Unmarshal(rec.Body.Bytes(), &x))
	return x
}

func TestAPI(t *testing.T) {
	w := wire(t, Options{})
	found := answer(t, w, "/api/search?context=1&en=talks&limit=2", 200)
	hits := found["hits"].([]any)
	if len(hits) != 2 || found["total"].(float64) < 2 || found["limit"].(float64) != 2 {
		t.Fatalf("%v", found)
	}
	hit := hits[0].(map[string]any)
	unit := hit["unit"].(map[string]any)
	mark := hit["marks"].(map[string]any)["en"].([]any)[0].([]any)
	text := []rune(unit["en"].([]any)[int(mark[0].(float64))].(string))
	if got := string(text[int(mark[1].(float64)):int(mark[2].(float64))]); got != "talks" {
		t.Errorf("the mark is at %q", got)
	}
	mark = hit["renderings"].(map[string]any)["ru"].([]any)[0].([]any)
	text = []rune(unit["ru"].([]any)[int(mark[0].(float64))].(string))
	if got := string(text[int(mark[1].(float64)):int(mark[2].(float64))]); !strings.HasPrefix(strings.ToLower(got), "переговор") {
		t.Errorf("the rendering is at %q", got)
	}
	if n := len(hit["before"].([]any)) + len(hit["after"].([]any)); n < 1 || n > 2 {
		t.Errorf("%d units around", n)
	}
	list := answer(t, w, "/api/translations?q=talks", 200)["translations"].([]any)
	if r := list[0].(map[string]any); r["rendering"] != "переговоры" || r["lang"] != "en" {
		t.Errorf("%v", r)
	}
	if f := answer(t, w, "/api/frequencies?q=talks", 200); f["units"].(float64) != found["total"].(float64) {
		t.Errorf("%v", f)
	}
	pair := unit["pair"].(string)
	if p := answer(t, w, "/api/pairs/"+pair, 200); p["id"] != pair || len(p["units"].([]any)) < 2 {
		t.Errorf("%v", p)
	}
	if b := answer(t, w, "/api/beads/"+unit["id"].(string)+"?context=1", 200); b["unit"].(map[string]any)["id"] != unit["id"] {
		t.Errorf("%v", b)
	}
	article := unit["en_article"].(map[string]any)["id"].(string)
	if a := answer(t, w, "/api/articles/"+article, 200); a["pair"] != pair || len(a["sentences"].([]any)) == 0 {
		t.Errorf("%v", a)
	}
	if s := answer(t, w, "/api/stats", 200); s["articles"].(map[string]any)["ru"].(float64) == 0 {
		t.Errorf("%v", s)
	}
	missed := answer(t, w, "/api/search?en=%3Dpresidant", 200)["missed"].(map[string]any)["words"].([]any)[0].(map[string]any)
	if near := missed["near"].([]any)[0].(map[string]any)["word"]; near != "president" {
		t.Errorf("%v", missed)
	}
}

func TestAPIFaults(t *testing.T) {
	w := wire(t, Options{})
	fault := answer(t, w, "/api/search?en=%22talks", http.StatusBadRequest)
	if fault["parameter"] != "en" || fault["column"].(float64) != 0 || fault["hint"] == "" {
		t.Errorf("%v", fault)
	}
	answer(t, w, "/api/search", http.StatusBadRequest)
	answer(t, w, "/api/search?q=talks&limit=many", http.StatusBadRequest)
	answer(t, w, "/api/translations", http.StatusBadRequest)
	answer(t, w, "/api/pairs/ffffffffffffffff", http.StatusNotFound)
	answer(t, w, "/api/beads/xyz", http.StatusNotFound)
	answer(t, w, "/api/nothing", http.StatusNotFound)
}
