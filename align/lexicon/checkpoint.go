package lexicon

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io"
	"math"
	"os"
	"path/filepath"
	"unsafe"
)

// stateName is the file in TrainOptions.Dir that a training goes on from.
const stateName = "lexicon-training.state"

const stateMagic = "TLEXST1\n"

// state is the file of a model between rounds: magic, fingerprint of input and options, round, the table, checksum.
// Numbers are as the machine has them: the file is for the machine that made it.
type state struct{ *model }

func (m *model) save() error {
	if m.o.Dir == "" || m.round == m.o.Rounds {
		return nil
	}
	if err := writeFile(filepath.Join(m.o.Dir, stateName), state{m}); err != nil {
		return fmt.Errorf("keeping the state of round %d: %w", m.round, err)
	}
	return nil
}

// load takes up a state of the same input and options; any other, and a damaged one, is passed over.
func (m *model) load() bool {
	if m.o.Dir == "" {
		return false
	}
	f, err := os.Open(filepath.Join(m.o.Dir, stateName))
	if err != nil {
		return false
	}
	defer f.Close()
	return state{m}.read(f) == nil
}

// forget removes the state of a training that is done.
func (m *model) forget() error {
	if m.o.Dir == "" {
		return nil
	}
	err := os.Remove(filepath.Join(m.o.Dir, stateName))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}

// fingerprint tells input and options apart that lead to another result.
func (m *model) fingerprint() uint64 {
	h := fnv.New64a()
	fmt.Fprintln(h, m.text.sum.Sum64(), m.text.pairs, m.o.From, m.o.To, m.o.Memory, m.o.Strength, m.o.params)
	for _, v := range m.text.words {
		for _, w := range v.stem {
			h.Write([]byte(w))
			h.Write([]byte{0})
		}
	}
	if m.o.Prior != nil {
		m.o.Prior.WriteTo(h) // a hash does not fail
	}
	return h.Sum64()
}

// WriteTo writes the state.
func (s state) WriteTo(w io.Writer) (int64, error) {
	sum := crc32.New(castagnoli)
	out := io.MultiWriter(w, sum)
	t := s.tab
	head := []byte(stateMagic)
	for _, n := range []uint64{s.fingerprint(), uint64(s.round), uint64(len(t.row)), uint64(len(t.col)), uint64(len(s.null[0])), uint64(len(s.null[1]))} {
		head = binary.LittleEndian.AppendUint64(head, n)
	}
	total := int64(4)
	for _, part := range [][]byte{head, raw(t.row), raw(t.col), raw(t.p), raw(t.q), raw(s.null[0]), raw(s.null[1])} {
		n, err := out.Write(part)
		if total += int64(n); err != nil {
			return total, err
		}
	}
	_, err := w.Write(binary.LittleEndian.AppendUint32(nil, sum.Sum32()))
	return total, err
}

var errState = errors.New("another or a damaged state")

func (s state) read(f *os.File) error {
	sum := crc32.New(castagnoli)
	buffered := bufio.NewReaderSize(f, 1<<20)
	in := io.TeeReader(buffered, sum)
	head := make([]byte, len(stateMagic)+6*8)
	if _, err := io.ReadFull(in, head); err != nil || !bytes.HasPrefix(head, []byte(stateMagic)) {
		return errState
	}
	var n [6]uint64
	for i := range n {
		n[i] = binary.LittleEndian.Uint64(head[len(stateMagic)+8*i:])
	}
	words := s.text.words
	if n[0] != s.fingerprint() || n[2] != uint64(len(words[0].stem))+1 || n[3] > math.MaxInt32 ||
		n[4] != uint64(len(words[0].stem)) || n[5] != uint64(len(words[1].stem)) || n[1] >= uint64(s.o.Rounds) {
		return errState
	}
	t := &table{row: make([]int64, n[2]), col: make([]int32, n[3]), p: make([]float32, n[3]), q: make([]float32, n[3]), count: make([]uint64, n[3])}
	null := [2][]float32{make([]float32, n[4]), make([]float32, n[5])}
	for _, part := range [][]byte{raw(t.row), raw(t.col), raw(t.p), raw(t.q), raw(null[0]), raw(null[1])} {
		if _, err := io.ReadFull(in, part); err != nil {
			return errState
		}
	}
	var want [4]byte
	if _, err := io.ReadFull(buffered, want[:]); err != nil || binary.LittleEndian.Uint32(want[:]) != sum.Sum32() {
		return errState
	}
	s.tab, s.null, s.round = t, null, int(n[1])
	return nil
}

// raw is the memory of a slice of numbers.
func raw[T int64 | int32 | float32](s []T) []byte {
	if len(s) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(&s[0])), len(s)*int(unsafe.Sizeof(s[0])))
}
