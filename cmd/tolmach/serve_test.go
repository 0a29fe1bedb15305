package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"
)

// said is what a command that is still running has written.
type said struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(p)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// served runs `tolmach serve` with more flags until stop is called, which returns its exit code.
func served(t *testing.T, dir string, more ...string) (address string, messages *said, stop func() int) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	messages = &said{}
	done := make(chan int, 1)
	go func() {
		done <- run(ctx, append([]string{"--corpus", dir, "serve"}, more...), strings.NewReader(""), io.Discard, messages)
	}()
	stop = func() int {
		cancel()
		select {
		case code := <-done:
			return code
		case <-time.After(10 * time.Second):
			t.Fatal("serve does not stop")
			return -1
		}
	}
	for range 200 {
		if m := regexp.MustCompile(`http://(\S+)/`).FindStringSubmatch(messages.String()); m != nil {
			return m[1], messages, stop
		}
		select {
		case code := <-done:
			t.Fatalf("serve ended with %d: %s", code, messages)
		case <-time.After(20 * time.Millisecond):
		}
	}
	t.Fatalf("serve does not begin: %s", messages)
	return "", nil, nil
}

func TestServe(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "c")
	tolmach := func(words ...string) {
		t.Helper()
		var out bytes.Buffer
		if code := run(context.Background(), append([]string{"--corpus", dir}, words...), strings.NewReader(""), &out, &out); code != exitDone {
			t.Fatalf("%q: %d %s", words, code, &out)
		}
	}
	tolmach("build", "../../testdata/wire/en/en-040.txt", "../../testdata/wire/ru/ru-036.txt")
	address, messages, stop := served(t, dir, "--listen", "127.0.0.1:0")
	get := func(path string) (int, string) {
		t.Helper()
		answer, err := http.Get("http://" + address + path)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		text, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		return answer.StatusCode, string(text)
	}
	if code, text := get("/search?en=ceasefire"); code != 200 || !strings.Contains(text, "<mark>ceasefire</mark>") {
		t.Errorf("the search page: %d", code)
	}
	// What is built meanwhile shows at once.
	_, before := get("/api/stats")
	tolmach("build", "../../testdata/wire")
	if code, text := get("/search?en=talks"); code != 200 || !strings.Contains(text, "<mark>talks</mark>") {
		t.Errorf("after a build: %d, and before it %s", code, before)
	}
	if strings.Contains(messages.String(), "warning") {
		t.Errorf("a warning on the loopback: %s", messages)
	}
	// A port that is taken is named, with another one to try.
	var out bytes.Buffer
	if code := run(context.Background(), []string{"--corpus", dir, "serve", "--listen", address}, nil, &out, &out); code != exitFailed || !strings.Contains(out.String(), "in use") {
		t.Errorf("a port in use: %d %s", code, &out)
	}
	if code := stop(); code != exitDone {
		t.Errorf("stopping gives %d: %s", code, messages)
	}
	if _, err := http.Get("http://" + address + "/"); err == nil {
		t.Error("it serves still")
	}
}

func TestServeWarnsOfOthers(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "c")
	var out bytes.Buffer
	if code := run(context.Background(), []string{"--corpus", dir, "add", "../../testdata/wire/en/en-040.txt"}, strings.NewReader(""), &out, &out); code != exitDone {
		t.Fatal(&out)
	}
	address, messages, stop := served(t, dir, "--listen", "0.0.0.0:0", "--quiet=false")
	defer stop()
	if !strings.Contains(messages.String(), "warning: whoever can reach") {
		t.Errorf("no warning: %s", messages)
	}
	answer, err := http.Get(fmt.Sprintf("http://%s/search?en=x", address))
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("without an index: %s", answer.Status)
	}
}

func TestListenAddress(t *testing.T) {
	for text, want := range map[string]string{"8091": "127.0.0.1:8091", "127.0.0.1:80": "127.0.0.1:80", ":8090": ":8090", "[::1]:8090": "[::1]:8090", "host.example:1": "host.example:1"} {
		if got, _, err := listenAddress(text); err != nil || got != want {
			t.Errorf("%q: %q %v", text, got, err)
		}
	}
	for _, text := range []string{"", "here", "127.0.0.1", "127.0.0.1:http", "127.0.0.1:99999", "1:2:3"} {
		if _, _, err := listenAddress(text); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}
