//go:build unix

package intake

import (
	"syscall"
	"testing"
)

func mkfifo(t testing.TB, name string) { must(t, syscall.Mkfifo(name, 0o666)) }
