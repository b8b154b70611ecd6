package pixfmt

import (
	"embed"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

//go:embed data/*.tsv
var files embed.FS

// parsed holds the tables by version; each is read once, when first asked for.
var parsed = readers()

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

func readers() map[string]func() *edition {
	entries, err := files.ReadDir("data")
	if err != nil {
		panic(err) // the folder is embedded
	}
	all := map[string]func() *edition{}
	for _, e := range entries {
		name := e.Name()
		all[strings.TrimSuffix(name, ".tsv")] = sync.OnceValue(func() *edition {
			text, err := files.ReadFile("data/" + name)
			if err != nil {
				panic(err) // the file is embedded
			}
			return parse(string(text))
		})
	}
	return all
}
