package pixfmt

import (
	"maps"
	"slices"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/edition"
)

// parsed holds the tables by version; each is read once, when first asked for.
var parsed = edition.Lazy(formatsTexts(), parse)

// Load returns the table of a version: that of the nearest lower one that was
// probed, and for what it lacks those of later ones, then of earlier ones.
func Load(version string) *Table {
	probed := slices.SortedFunc(maps.Keys(parsed), catalog.Compare)
	best := 0
	for i, v := range probed {
		if catalog.Compare(v, version) <= 0 {
			best = i
		}
	}
	t := &Table{}
	for _, v := range probed[best:] {
		t.editions = append(t.editions, parsed[v])
	}
	for _, v := range slices.Backward(probed[:best]) {
		t.editions = append(t.editions, parsed[v])
	}
	return t
}
