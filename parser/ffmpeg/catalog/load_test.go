package catalog

import "testing"

func BenchmarkParse(b *testing.B) {
	text, _ := files.ReadFile("data/5.1.tsv")
	s := string(text)
	for b.Loop() {
		parse(s)
	}
}
