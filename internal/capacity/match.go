package capacity

import (
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// anyMatches reports whether one of the globs matches the text; in names of
// images, hosts and the like a * also stands for slashes.
func anyMatches(globs []string, text string) bool {
	plain := strings.NewReplacer("/", "\x00")
	return text != "" && slices.ContainsFunc(globs, func(glob string) bool {
		return doublestar.MatchUnvalidated(plain.Replace(glob), plain.Replace(text))
	})
}

// longestMatch returns the length of the longest of the globs that match a
// path; 0 if none does.
func longestMatch(globs []string, path string) int {
	longest := 0
	for _, glob := range globs {
		if path != "" && doublestar.MatchUnvalidated(glob, path) {
			longest = max(longest, len(glob))
		}
	}
	return longest
}

// holdsAll reports whether all wanted labels are there with their values.
func holdsAll(labels, wanted map[string]string) bool {
	for name, value := range wanted {
		if own, ok := labels[name]; !ok || own != value {
			return false
		}
	}
	return true
}
