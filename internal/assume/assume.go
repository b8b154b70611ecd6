// Package assume is the only place that looks up declared inputs, and the
// only one that makes assumptions about inputs that nobody declared. Every
// use is returned as evidence.
package assume

import (
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// Inputs answers what input files hold. It implements graph.Inputs and may
// be used by several goroutines.
type Inputs struct {
	declared []declared
	strict   bool
}

// declared is one entry of the configuration with its pattern prepared.
type declared struct {
	config.Input
	pattern string
}

// New returns the inputs of a configuration. probe reads a saved ffprobe
// output; entries whose output cannot be read declare nothing.
func New(inputs []config.Input, strict bool, probe func(path string) ([]byte, bool)) *Inputs {
	all := &Inputs{strict: strict}
	for _, in := range inputs {
		d := declared{Input: in, pattern: pattern(in.Match)}
		if in.Probe != "" {
			text, ok := []byte(nil), false
			if probe != nil {
				text, ok = probe(in.Probe)
			}
			if !ok || readProbe(&d.Input, text) != nil {
				continue
			}
		}
		all.declared = append(all.declared, d)
	}
	return all
}

// slash stands for "/" while patterns are matched: a star covers any text.
const slash = "\x01"

// pattern prepares a glob on a URL's text, where "?" is an ordinary character.
func pattern(glob string) string {
	return strings.NewReplacer("/", slash, "?", `\?`).Replace(glob)
}

// Declared returns what the first matching entry says about a URL.
func (in *Inputs) Declared(url string) (graph.Content, bool) {
	text := strings.ReplaceAll(url, "/", slash)
	for _, d := range in.declared {
		if ok, err := doublestar.Match(d.pattern, text); err != nil || !ok {
			continue
		}
		c := graph.Content{Live: d.Live, Duration: d.Duration}
		for i, s := range d.Streams {
			c.Streams = append(c.Streams, stream(i, s))
		}
		return c, true
	}
	return graph.Content{}, false
}

func stream(index int, s config.Stream) *graph.Stream {
	out := &graph.Stream{
		Index: index, Media: mediaOf(s.Type), Codec: s.Codec, Width: s.Width, Height: s.Height, PixFmt: s.PixFmt,
		Channels: s.Channels, Language: s.Language, Program: s.Program, Attached: s.Attached, Default: s.Default,
		Interlaced: s.Interlaced, Refs: s.Refs, BitRate: s.BitRate,
	}
	if out.Media == filtergraph.Audio {
		out.SampleRate = int(s.Rate)
	} else {
		out.Rate = s.Rate
	}
	return out
}

func mediaOf(kind string) filtergraph.Media {
	switch kind {
	case "video":
		return filtergraph.Video
	case "audio":
		return filtergraph.Audio
	case "subtitle":
		return filtergraph.Subtitle
	case "attachment":
		return 't'
	}
	return filtergraph.Data
}
