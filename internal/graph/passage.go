package graph

import (
	"slices"

	"github.com/ffvet/ffvet/parser/ffmpeg/pixfmt"
)

// passage is a filter that pictures went through, and what they went through
// before.
type passage struct {
	filter string
	before *passage
}

// longestPassage is how many filters are looked back on; behind more of them
// a scaler is taken for granted.
const longestPassage = 100

// changeable reports whether something in front can give the pictures another
// format: a scale filter or a generator.
func (in frame) changeable() bool { return in.scaler > 0 || in.free }

// passes reports whether all filters between what made the pictures and this
// place, which takes the formats of the list, hand on pictures of the format.
func (fl *flow) passes(in frame, format string, list []string) bool {
	steps := 0
	for p := in.passed; p != nil; p = p.before {
		if steps++; steps > longestPassage {
			return false
		}
		takes, known := fl.formats.Filter(p.filter)
		if !known || takes.Everything() {
			continue
		}
		if c, tried := takes.Takes(format, false); !tried || c.In != format || c.Out != format || losesAlpha(takes.Taken(), list) {
			return false
		}
	}
	return true
}

// losesAlpha reports whether two filters know transparency, but no format of
// it in common: libavfilter then prefers to insert a scaler (libavfilter
// formats.c merge_formats_internal; seen with fillborders and ljpeg).
func losesAlpha(one, other []string) bool {
	both := func(f string) bool { return pixfmt.Alpha(f) && slices.Contains(other, f) }
	return slices.ContainsFunc(one, pixfmt.Alpha) && slices.ContainsFunc(other, pixfmt.Alpha) && !slices.ContainsFunc(one, both)
}
