package run

import (
	"slices"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/finding"
	"github.com/ffvet/ffvet/parser/source"
)

// oneOfRoots keeps one of the findings that several roots share, which stand
// at one place because the roots build on the same files: the one with the
// largest number. What only a base shows, the roots on it have mended.
func oneOfRoots(doc *facts.Document, all []finding.Finding) []finding.Finding {
	type cause struct {
		rule string
		at   source.Span
	}
	first := map[cause]int{}
	var kept []finding.Finding
	for _, f := range all {
		units := unitsOf(doc, f)
		rooted := slices.ContainsFunc(units, func(u *facts.Unit) bool { return u.Root != "" })
		if rooted && !slices.ContainsFunc(units, func(u *facts.Unit) bool { return !u.Found.Base }) {
			continue
		}
		i, known := first[cause{f.Rule, f.At}]
		switch {
		case !rooted:
		case !known:
			first[cause{f.Rule, f.At}] = len(kept)
		default:
			if f.Number > kept[i].Number {
				kept[i] = f
			}
			continue
		}
		kept = append(kept, f)
	}
	return kept
}

// unitsOf returns the units that the finding speaks of.
func unitsOf(doc *facts.Document, f finding.Finding) []*facts.Unit {
	var units []*facts.Unit
	for _, i := range f.Units {
		units = append(units, doc.Units[i])
	}
	for _, i := range f.Commands {
		units = append(units, doc.Units[doc.Commands[i].Unit])
	}
	return units
}
