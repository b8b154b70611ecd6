// Package nearest answers "did you mean": the known name most like a
// misspelt one.
package nearest

import "github.com/agext/levenshtein"

// Of returns the name that is most like the given one, if one is like enough:
// at most one edit for every three bytes, and at most three. Of equals the first wins.
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
	return best, best != ""
}
