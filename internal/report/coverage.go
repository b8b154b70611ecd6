package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Coverage says how much of the tree the findings speak for.
type Coverage struct {
	// Named counts the files that name ffmpeg, Read those of them that were
	// read to the end.
	Named   int      `json:"named"`
	Read    int      `json:"read"`
	NotRead []Unread `json:"not_read"`
}

// Unread is a file that names ffmpeg and was not read.
type Unread struct {
	File string `json:"file"`
	// Why is the reason in words, with the parser's own message if there is one.
	Why string `json:"why"`
	// Kind is what such files are counted under: "Python", "Helm template",
	// "file that cannot be parsed". Empty means Why.
	Kind string `json:"-"`
}

// Sentence says it in one line: "read 12 of 19 files that name ffmpeg; 7 not
// read (5 Python, 2 Helm templates)".
func (c Coverage) Sentence() string {
	if c.Named == 0 && len(c.NotRead) == 0 {
		return "no file names ffmpeg, ffprobe or ffplay"
	}
	if len(c.NotRead) == 0 && c.Read >= c.Named {
		return "read " + all(c.Named) + " ffmpeg"
	}
	text := fmt.Sprintf("read %d of %s ffmpeg", c.Read, Plural(c.Named, "file")+name(c.Named))
	if len(c.NotRead) > 0 {
		text += fmt.Sprintf("; %d not read (%s)", len(c.NotRead), strings.Join(c.kinds(), ", "))
	}
	return text
}

func all(n int) string {
	switch n {
	case 1:
		return "the 1 file that names"
	case 2:
		return "both files that name"
	}
	return fmt.Sprintf("all %d files that name", n)
}

func name(n int) string {
	if n == 1 {
		return " that names"
	}
	return " that name"
}

// kinds counts the unread files by kind, the commonest first.
func (c Coverage) kinds() []string {
	counts := map[string]int{}
	var kinds []string
	for _, u := range c.NotRead {
		kind := cmp.Or(u.Kind, u.Why)
		if counts[kind] == 0 {
			kinds = append(kinds, kind)
		}
		counts[kind]++
	}
	slices.SortFunc(kinds, func(a, b string) int {
		return cmp.Or(-cmp.Compare(counts[a], counts[b]), cmp.Compare(a, b))
	})
	for i, kind := range kinds {
		kinds[i] = countOf(counts[kind], kind)
	}
	return kinds
}

// countOf prints "2 Helm templates"; the name of a language ("Python") has no plural.
func countOf(n int, kind string) string {
	first, _ := utf8.DecodeRuneInString(kind)
	if n == 1 || unicode.IsUpper(first) && !strings.Contains(kind, " ") {
		return fmt.Sprintf("%d %s", n, kind)
	}
	if head, tail, ok := strings.Cut(kind, " that cannot "); ok {
		return fmt.Sprintf("%d %ss that cannot %s", n, head, tail)
	}
	return fmt.Sprintf("%d %ss", n, kind)
}

// Plural prints a count with its noun: "1 error", "2 errors".
func Plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
