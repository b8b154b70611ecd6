package report

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/ffvet/ffvet/internal/facts"
)

// maxAssumed is how many assumptions a report for people shows.
const maxAssumed = 3

// Assumed returns at most three sentences on what the numbers rest on, the
// widest assumptions first, each once, and says how many were left out.
func Assumed(assumptions []facts.Assume) []string {
	var groups []assumed
	index := map[facts.Assume]int{}
	for _, a := range assumptions {
		key := facts.Assume{Value: a.Value, Source: a.Source}
		i, ok := index[key]
		if !ok {
			i = len(groups)
			index[key] = i
			groups = append(groups, assumed{first: a})
		}
		groups[i].places++
	}
	slices.SortStableFunc(groups, func(a, b assumed) int { return -cmp.Compare(a.places, b.places) })
	var lines []string
	for i, g := range groups {
		if i == maxAssumed {
			return append(lines, fmt.Sprintf("assumed: %d more, listed by --format json", len(groups)-i))
		}
		lines = append(lines, g.String())
	}
	return lines
}

// assumed is one assumption and in how many places it was made.
type assumed struct {
	first  facts.Assume
	places int
}

func (a assumed) String() string {
	whom := "for " + a.first.Subject
	if a.places > 1 {
		whom = fmt.Sprintf("in %d places", a.places)
	}
	return fmt.Sprintf("assumed: %s %s (%s)", a.first.Value, whom, a.first.Source)
}
