package assume

import (
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// nested returns what is declared about the files that a URL is made of: one
// behind a protocol that hands it on, all parts of a concat, or the pictures
// that a pattern finds.
func (in *Inputs) nested(url string) (Content, bool) {
	protocol, rest, ok := strings.Cut(url, ":")
	switch {
	case ok && (protocol == "file" || protocol == "cache" || protocol == "async"):
		return in.Declared(rest)
	case ok && protocol == "concat":
		return in.together(strings.Split(rest, "|"))
	case !ok && strings.Contains(url, "*"):
		return in.pictures(url)
	}
	return Content{}, false
}

// together returns what files with the same streams hold, one behind another.
// Those with different ones are not known: it depends on their format which
// streams the demuxer finds.
func (in *Inputs) together(files []string) (Content, bool) {
	all, ok := in.Declared(files[0])
	for _, file := range files[1:] {
		next, declared := in.Declared(file)
		if !declared || !slices.Equal(next.Streams, all.Streams) {
			return Content{}, false
		}
		all.Live = all.Live || next.Live
		if next.Duration == 0 {
			all.Duration = 0
		}
		if all.Duration > 0 {
			all.Duration += next.Duration
		}
	}
	return all, ok
}

// pictures returns what the declared files with the names of a pattern hold,
// such as those of -pattern_type glob, if they are alike.
func (in *Inputs) pictures(glob string) (Content, bool) {
	var found Content
	matches := 0
	for _, d := range in.declared {
		if ok, err := doublestar.Match(glob, d.Match); err != nil || !ok {
			continue
		}
		if matches++; matches > 1 && !slices.Equal(found.Streams, d.Streams) {
			return Content{}, false
		}
		found = Content{Streams: d.Streams, Duration: d.Duration, Demuxer: d.demuxer}
	}
	if matches > 1 {
		found.Duration = 0 // how many there are is not declared
	}
	return found, matches > 0
}
