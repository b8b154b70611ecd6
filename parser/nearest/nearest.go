// Package nearest answers "did you mean": the known name most like a
// misspelt one.
package nearest

import (
	"github.com/agext/levenshtein"
)

// Of returns the name that is most like the given one, if one is like enough:
// at most one slip for every three bytes, and at most three. A slip is a byte
// too many, too few or wrong, or, if it is the only one, two neighbours that
// changed places. Of equals the first wins.
func Of(text string, names []string) (string, bool) {
	limit := min(len(text)/3, 3)
	if limit == 0 && len(text) > 1 {
		limit = 1
	}
	best, at := "", limit+1
	for _, name := range names {
		if diff := len(name) - len(text); diff >= at || -diff >= at {
			continue
		}
		if d := levenshtein.Distance(text, name, nil); d < at {
			best, at = name, d
		}
	}
	if at > 0 && limit > 0 { // two letters that changed places are the likeliest slip
		if name, ok := swapped(text, names); ok {
			return name, true
		}
	}
	return best, best != ""
}

// swapped returns the name that the text is once two neighbours change places.
func swapped(text string, names []string) (string, bool) {
	known := map[string]bool{}
	for _, name := range names {
		if len(name) == len(text) {
			known[name] = true
		}
	}
	for i := range len(text) - 1 {
		turned := []byte(text)
		turned[i], turned[i+1] = turned[i+1], turned[i]
		if known[string(turned)] {
			return string(turned), true
		}
	}
	return "", false
}
