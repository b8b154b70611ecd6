// Package pixfmt knows which pixel formats the filters of each ffmpeg version
// take, and to which one libavfilter converts others in front of them. The
// data is what the programs said themselves (internal/gen/formats).
package pixfmt

import (
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/edition"
)

// Table is what the filters of one version take.
type Table struct {
	// editions are those of probed versions, the nearest first: a filter that
	// one could not be asked about is as in the next, which is read only then.
	editions []func() *probe
}

// probe is what the filters of a probed version take.
type probe struct {
	formats []string          // that were tried
	lines   map[string]string // by filter, without its name
	filters edition.Memo[Filter]
}

// Filter is what one filter takes. Its arguments are those of the probe:
// mostly none.
type Filter struct {
	// Tied says that all inputs must have one format.
	Tied    bool
	tried   []string
	changes map[string]Change
	second  map[string]string
}

// Change is what happens to pictures of a format: a scaler in front of the
// filter makes In of them, and the filter hands on Out.
type Change struct{ In, Out string }

// Filter returns the filter of that name; false if nothing is known of it.
func (t *Table) Filter(name string) (Filter, bool) {
	if name == "ass" {
		name = "subtitles" // the same code (libavfilter vf_subtitles.c)
	}
	for _, read := range t.editions {
		p := read()
		if line, ok := p.lines[name]; ok {
			return p.filters.Get(name, func() Filter { return p.filter(line) }), true
		}
	}
	return Filter{}, false
}

// Takes returns what happens to pictures of a format at the filter's first
// input, or at a later one; false if the format was not tried.
func (f Filter) Takes(format string, later bool) (Change, bool) {
	if !slices.Contains(f.tried, format) {
		return Change{format, format}, false
	}
	c, ok := f.changes[format]
	if !ok {
		c = Change{format, format}
	}
	if in, ok := f.second[format]; ok && later {
		c.In = in
	}
	return c, true
}

// Taken returns the formats that the filter's first input takes unchanged.
func (f Filter) Taken() []string {
	var list []string
	for _, format := range f.tried {
		if c, _ := f.Takes(format, false); c.In == format {
			list = append(list, format)
		}
	}
	return list
}

// Alpha reports whether a format has transparency.
func Alpha(format string) bool {
	for _, prefix := range []string{"yuva", "rgba", "bgra", "argb", "abgr", "gbrap", "ya8", "ya16", "ayuv", "vuya"} {
		if strings.HasPrefix(format, prefix) {
			return true
		}
	}
	return false
}

// Everything reports whether the filter takes every format that was tried.
func (f Filter) Everything() bool { return len(f.changes) == 0 && len(f.second) == 0 }

// parse finds the lines "filter TAB tied TAB FROM>IN>OUT FROM=SECOND …"; that
// of "#" lists the formats that were tried.
func parse(text string) *probe {
	p := &probe{lines: make(map[string]string, strings.Count(text, "\n"))}
	for line := range strings.Lines(text) {
		name, rest, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
		if name == "#" {
			p.formats = strings.Fields(rest)
			continue
		}
		p.lines[name] = rest
	}
	return p
}

// filter reads the line of a filter.
func (p *probe) filter(line string) Filter {
	tied, list, _ := strings.Cut(line, "\t")
	f := Filter{Tied: tied == "tied", tried: p.formats, changes: map[string]Change{}, second: map[string]string{}}
	for text := range strings.FieldsSeq(list) {
		if from, to, ok := strings.Cut(text, "="); ok {
			f.second[from] = to
			continue
		}
		from, rest, _ := strings.Cut(text, ">")
		in, out, _ := strings.Cut(rest, ">")
		f.changes[from] = Change{in, out}
	}
	return f
}
