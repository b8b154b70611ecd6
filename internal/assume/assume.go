// Package assume is the only place that looks up declared inputs, and the
// only one that makes assumptions about inputs that nobody declared. Every
// use is returned as evidence.
package assume

import (
	"fmt"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"github.com/ffvet/ffvet/internal/config"
	"github.com/ffvet/ffvet/parser/source"
)

// Inputs answers what input files hold. It may be used by several goroutines.
type Inputs struct {
	declared []declared
	strict   bool
	// Unread are the saved ffprobe outputs that say nothing, with the place in
	// the configuration that names them.
	Unread []source.Note
}

// Content is what is known or assumed about an input file.
type Content struct {
	Streams  []config.Stream // in the order of the file
	Live     bool            // it has no end
	Duration float64         // seconds; 0 if not known
	Demuxer  string          // the one that found the streams, "" if not known
	// Value describes an assumption for people, "1920x1080 h264 + aac", and
	// From says what it rests on: "default", "file name". Both are empty if
	// the content is declared.
	Value, From string
}

// declared is one entry of the configuration with its pattern prepared.
type declared struct {
	config.Input
	pattern string
	demuxer string // that of a saved ffprobe output
}

// NewInputs returns the inputs of a configuration. Saved ffprobe outputs are
// read from the tree; an entry whose output cannot be read declares nothing,
// and Unread says so.
func NewInputs(c *config.Config, tree source.Tree) *Inputs {
	all := &Inputs{strict: c.Strict}
	for _, in := range c.Inputs {
		d := declared{Input: in, pattern: pattern(in.Match)}
		if in.Probe != "" {
			if err := d.probe(tree); err != nil {
				all.Unread = append(all.Unread, source.Note{At: in.At, Text: err.Error()})
				continue
			}
		}
		all.declared = append(all.declared, d)
	}
	return all
}

// probe fills in the streams of a saved ffprobe output.
func (d *declared) probe(tree source.Tree) error {
	if tree == nil {
		return fmt.Errorf("probe %s cannot be read here", d.Probe)
	}
	file, err := tree.Read(d.Probe)
	if err != nil {
		return fmt.Errorf("probe %s of input %s cannot be read, so the input is assumed; save the output of ffprobe -of json -show_streams -show_format there, the path is relative to where ffvet runs", d.Probe, d.Match)
	}
	return readProbe(d, file.Text)
}

// slash stands for "/" while patterns are matched: a star covers any text.
const slash = "\x01"

// pattern prepares a glob on a URL's text, where "?" is an ordinary character.
func pattern(glob string) string {
	return strings.NewReplacer("/", slash, "?", `\?`).Replace(glob)
}

// Declared returns what the first matching entry says about a URL, given as
// ffmpeg gets it, or about the files inside it; ok is false if there is none.
func (in *Inputs) Declared(url string) (c Content, ok bool) {
	text := strings.ReplaceAll(url, "/", slash)
	for _, d := range in.declared {
		if ok, err := doublestar.Match(d.pattern, text); err == nil && ok {
			return Content{Streams: d.Streams, Live: d.Live, Duration: d.Duration, Demuxer: d.demuxer}, true
		}
	}
	return in.nested(url)
}
