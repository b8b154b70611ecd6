package run

import (
	"cmp"
	"slices"

	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/ffmpeg"
)

// place tells one problem from another across versions.
type place struct {
	rule  string
	index int
	start int
}

// merge joins what the versions say of a command: a problem counts as
// refused only if every version refuses the command there.
func (r readings) merge() []ffmpeg.Problem {
	var order []place
	first := map[place]ffmpeg.Problem{}
	refused := map[place]int{}
	graphs := r.graphs()
	for _, x := range graphs {
		here := map[place]bool{} // one option may fail for several streams
		for _, p := range x.graph.Problems {
			at := place{p.Rule, p.Index, p.At.Start}
			if _, ok := first[at]; !ok {
				order = append(order, at)
				first[at] = p
			}
			if p.Refused && !here[at] {
				here[at] = true
				refused[at]++
			}
		}
	}
	var all []ffmpeg.Problem
	for _, at := range order {
		p := first[at]
		p.Refused = refused[at] == len(graphs)
		all = append(all, p)
	}
	slices.SortStableFunc(all, func(a, b ffmpeg.Problem) int { return cmp.Compare(a.Index, b.Index) })
	return all
}

// graphs returns the readings that differ, newest first.
func (r readings) graphs() []reading {
	var all []reading
	for _, x := range slices.Backward(r.all) {
		if len(all) == 0 || all[len(all)-1].graph != x.graph {
			all = append(all, x)
		}
	}
	return all
}

// accepted says what ffmpeg does with the command as far as its text tells:
// yes or no only if all versions agree and no hole can change it. The refusal
// is that of the reading to show.
func (r readings) accepted() (bound.Truth, *facts.Refusal) {
	verdict, why := r.best().graph.Accepted()
	for _, x := range r.graphs() {
		if truth, _ := x.graph.Accepted(); truth != verdict {
			return bound.Undecided, nil
		}
	}
	if why == nil {
		return verdict, nil
	}
	return verdict, &facts.Refusal{Rule: why.Rule, Message: why.Message, Argument: why.Index + 1}
}
