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

// Load returns the table of a version, or of the nearest lower one that was
// probed; of the oldest if there is none.
func Load(version string) *Table {
	probed := slices.SortedFunc(maps.Keys(parsed), catalog.Compare)
	best := probed[0]
	for _, v := range probed {
		if catalog.Compare(v, version) <= 0 {
			best = v
		}
	}
	return parsed[best]()
}

func readers() map[string]func() *Table {
	entries, err := files.ReadDir("data")
	if err != nil {
		panic(err) // the folder is embedded
	}
	all := map[string]func() *Table{}
	for _, e := range entries {
		name := e.Name()
		all[strings.TrimSuffix(name, ".tsv")] = sync.OnceValue(func() *Table {
			text, err := files.ReadFile("data/" + name)
			if err != nil {
				panic(err) // the file is embedded
			}
			return parse(string(text))
		})
	}
	return all
}
