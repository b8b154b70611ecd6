package estimate

import (
	"strconv"
	"strings"
)

// term is one summand of a component: what it is and how many threads.
type term struct {
	what string
	n    int
}

// terms are the arithmetic of one component: its value is their sum.
type terms []term

// of returns the terms with a value above 0.
func of(all ...term) terms {
	kept := all[:0]
	for _, t := range all {
		if t.n > 0 {
			kept = append(kept, t)
		}
	}
	return kept
}

// sum returns the component's value.
func (t terms) sum() int {
	total := 0
	for _, s := range t {
		total += s.n
	}
	return total
}

// String returns "frame threads 34 + lookahead 5 + sync 1", "none" for 0.
func (t terms) String() string {
	if len(t) == 0 {
		return "none"
	}
	var b strings.Builder
	for i, s := range t {
		if i > 0 {
			b.WriteString(" + ")
		}
		b.WriteString(s.what)
		b.WriteByte(' ')
		b.WriteString(strconv.Itoa(s.n))
	}
	return b.String()
}
