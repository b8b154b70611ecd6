package rules

import (
	"fmt"
	"slices"

	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/source"
)

// sites gathers the findings of one rule by place: a place that several
// units or commands reach gives one finding with a count.
type sites struct {
	index map[source.Span]int
	found []finding.Finding
}

// add keeps the finding, or adds its units and commands to that of the same
// place. The worst of them gives the words.
func (s *sites) add(f finding.Finding) {
	if s.index == nil {
		s.index = map[source.Span]int{}
	}
	i, known := s.index[f.At]
	if !known {
		s.index[f.At] = len(s.found)
		s.found = append(s.found, f)
		return
	}
	old := s.found[i]
	units, commands := union(old.Units, f.Units), union(old.Commands, f.Commands)
	if f.Level > old.Level || f.Level == old.Level && f.Number > old.Number {
		old = f
	}
	old.Units, old.Commands = units, commands
	s.found[i] = old
}

// report hands the findings on, in the order of their places' first mention.
func (s *sites) report(report func(finding.Finding)) {
	for _, f := range s.found {
		if len(f.Units) > 1 {
			f.Message += fmt.Sprintf(" (in %d units)", len(f.Units))
		}
		report(f)
	}
}

func union(a, b []int) []int {
	for _, n := range b {
		if !slices.Contains(a, n) {
			a = append(slices.Clip(a), n)
		}
	}
	return a
}
