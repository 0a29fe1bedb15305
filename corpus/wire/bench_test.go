package wire

import (
	"os"
	"path/filepath"
	"testing"
)

// BenchmarkRead reads the authored articles and the test pages.
func BenchmarkRead(b *testing.B) {
	for _, pattern := range []string{"../../testdata/wire/*/*.txt", "testdata/pages/*.html"} {
		files, _ := filepath.Glob(pattern)
		var inputs []Input
		size := int64(0)
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				b.Fatal(err)
			}
			size += int64(len(data))
			inputs = append(inputs, Input{Path: f, Data: data, Langs: []string{"en", "ru"}})
		}
		b.Run(filepath.Ext(pattern), func(b *testing.B) {
			b.SetBytes(size)
			for b.Loop() {
				for _, in := range inputs {
					if articles, refusals, err := Read(in); len(articles)+len(refusals) != 1 || err != nil {
						b.Fatal(in.Path, len(articles), refusals, err)
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*len(inputs)), "µs/article")
		})
	}
}
