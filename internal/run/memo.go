package run

import (
	"fmt"
	"reflect"
	"sync"

	"github.com/ffvet/ffvet/internal/version"
	"github.com/ffvet/ffvet/parser/source"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// maxAlike is how many different command lines of one place are remembered.
const maxAlike = 16

// memo remembers how command lines were read: many units run the same ones,
// from a script or an image that they share.
type memo struct {
	mutex sync.Mutex
	known map[string][]remembered
}

type remembered struct {
	words    []word.Word
	readings readings
}

func newMemo() *memo { return &memo{known: map[string][]remembered{}} }

// get returns what was made of the same words at the same place, or else what
// read makes of them. The graphs are shared and not to be changed.
func (m *memo) get(c *unit.Command, known version.Known, read func() readings) readings {
	key := fmt.Sprint(pathOf(c.Name.Span), "\x00", c.Name.Span.Start, "\x00", c.Program, "\x00", known.Version, known.Libraries, known.Source, "\x00", pathOf(known.At), known.At.Start)
	if r, ok := m.find(key, c.Words); ok {
		return r
	}
	r := read()
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if len(m.known[key]) < maxAlike {
		m.known[key] = append(m.known[key], remembered{c.Words, r})
	}
	return r
}

// pathOf is the file of a span, "" for none.
func pathOf(s source.Span) string {
	if s.File == nil {
		return ""
	}
	return s.File.Path
}

func (m *memo) find(key string, words []word.Word) (readings, bool) {
	m.mutex.Lock()
	alike := m.known[key]
	m.mutex.Unlock()
	for _, known := range alike {
		if reflect.DeepEqual(known.words, words) {
			return known.readings, true
		}
	}
	return readings{}, false
}
