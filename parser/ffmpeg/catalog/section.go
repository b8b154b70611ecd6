package catalog

import (
	"strings"
	"sync"
)

// section is all rows of one kind.
type section struct {
	byName map[string]row
	order  []row // as registered
}

// newSection indexes rows by their names and, for lists of names, by each of
// them.
func newSection(text string) section {
	n := strings.Count(text, "\n")
	s := section{byName: make(map[string]row, n), order: make([]row, 0, n)}
	for line := range strings.Lines(text) {
		r := row(strings.TrimSuffix(line, "\n"))
		s.order = append(s.order, r)
		s.byName[r.cell(1)] = r
	}
	for _, r := range s.order {
		name := r.cell(1)
		if !strings.Contains(name, ",") {
			continue
		}
		for n := range strings.SplitSeq(name, ",") {
			if _, taken := s.byName[n]; !taken {
				s.byName[n] = r
			}
		}
	}
	return s
}

// sections cuts rows where their kind changes: those of one kind stand together.
func sections(text string) map[string]func() section {
	all := map[string]func() section{}
	for text != "" { // every line ends with a newline
		kind, _, _ := strings.Cut(text, "\t")
		end := 0
		for strings.HasPrefix(text[end:], kind+"\t") {
			end += strings.IndexByte(text[end:], '\n') + 1
		}
		rows := text[:end]
		all[kind] = sync.OnceValue(func() section { return newSection(rows) })
		text = text[end:]
	}
	return all
}
