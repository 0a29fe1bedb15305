package main

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
)

// writeObject writes one JSON object and a newline; keys and values take turns and keep their order.
func writeObject(w io.Writer, keysAndValues ...any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteByte('{')
	for i, v := range keysAndValues {
		if err := enc.Encode(v); err != nil {
			return err
		}
		b.Truncate(b.Len() - 1) // the encoder's newline
		if i%2 == 0 {
			b.WriteByte(':')
		} else {
			b.WriteByte(',')
		}
	}
	b.Truncate(b.Len() - 1)
	b.WriteString("}\n")
	_, err := w.Write(b.Bytes())
	return err
}

// fourDigits keeps four decimals of a share, as everywhere in the output.
func fourDigits(x float64) float64 { return math.Round(x*1e4) / 1e4 }
