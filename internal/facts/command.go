package facts

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"strings"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/internal/mask"
	"github.com/ffvet/ffvet/parser/bound"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/unit"
	"github.com/ffvet/ffvet/parser/word"
)

// NewCommand returns the facts of a command, but for its estimate and for
// what ffmpeg does with it (Accepted, Refusal).
func NewCommand(found *unit.Command, g *graph.Graph, m *mask.Masker) *Command {
	at, end := found.At.Position(), found.At.EndPosition()
	c := &Command{
		Line: at.Line, Column: at.Column, EndLine: end.Line,
		Host: found.Host, Program: found.Program, Use: string(found.Use),
		Parallel: Parallel{
			Procs: found.Procs, Window: "peak", Evidence: NewEvidence(found.Evidence),
		},
		Inputs: []Input{}, Outputs: []Output{}, Filters: []Filter{},
		Argv: []Arg{}, Assumed: []Assume{}, DiagRules: []string{},
		Accepted: bound.Undecided.String(),
		Found:    found, Invocation: g.Invocation, Graph: g,
	}
	if found.At.File != nil {
		c.File = found.At.File.Path
	}
	if c.Host == nil {
		c.Host = []string{}
	}
	c.Argv = append(c.Argv, newArg(found.Name, m))
	for _, w := range found.Words {
		c.Argv = append(c.Argv, newArg(w, m))
	}
	c.maskSecrets()
	for _, in := range g.Inputs {
		c.Inputs = append(c.Inputs, newInput(in, m))
	}
	for _, out := range g.Outputs {
		c.Outputs = append(c.Outputs, newOutput(out, m))
	}
	for _, f := range g.Filters {
		if f.Graph != nil {
			c.Filters = append(c.Filters, newFilter(f))
		}
	}
	c.Assumed = append(c.Assumed, g.Assumptions...)
	return c
}

// maskSecrets masks the values of options whose names say that they hold one.
func (c *Command) maskSecrets() {
	for i := 1; i < len(c.Argv); i++ {
		option := c.Argv[i-1].Text
		if strings.HasPrefix(option, "-") && mask.IsSecretName(option) && len(c.Argv[i].Holes) == 0 {
			c.Argv[i].Text = mask.Stars
		}
	}
}

// Redact takes the text of the arguments out and leaves its digest.
func (c *Command) Redact() {
	sum := sha256.New()
	for _, a := range c.Argv {
		sum.Write([]byte(a.Text))
		sum.Write([]byte{0})
	}
	c.ArgvSHA = hex.EncodeToString(sum.Sum(nil))
	c.Argv = []Arg{}
	for i := range c.Inputs {
		c.Inputs[i].URL, c.Inputs[i].Options = "", []Option{}
	}
	for i := range c.Outputs {
		c.Outputs[i].redact()
	}
	for i := range c.Filters {
		f := &c.Filters[i]
		f.Text, f.Inputs, f.Outputs = "", []string{}, []string{}
	}
	if c.Refusal != nil {
		c.Refusal.Message = "" // quotes an argument
	}
}

func (o *Output) redact() {
	o.URL, o.Maps = "", []string{}
	for i := range o.Streams {
		if from := o.Streams[i].From; from != nil && strings.HasPrefix(*from, attached) {
			file := attached
			o.Streams[i].From = &file
		}
	}
}

// attached stands before the path where a stream is a file (-attach).
const attached = "file:"

func newArg(w word.Word, m *mask.Masker) Arg {
	a := Arg{Text: m.Text(w.String())}
	for _, h := range w.Holes() {
		hole := Hole{Name: h.Name, Splits: h.Splits}
		if h.Default != nil {
			text := m.Value(h.Name, h.Default.String())
			hole.Default = &text
		}
		a.Holes = append(a.Holes, hole)
	}
	return a
}

func newInput(in *graph.Input, m *mask.Masker) Input {
	i := Input{URL: m.Text(in.URL), Format: in.Format, Options: []Option{}, Streams: []InStream{}, Duration: lasts(in.Duration, in.Live)}
	if in.File != nil {
		for _, o := range in.File.Options {
			i.Options = append(i.Options, newOption(o, m))
		}
	}
	for _, s := range in.Streams {
		i.Streams = append(i.Streams, InStream{Type: s.Media.String(), Codec: s.Codec})
	}
	return i
}

// lasts is a duration in seconds as a bound; 0 is not known.
func lasts(seconds float64, endless bool) bound.Bound {
	switch {
	case endless || math.IsInf(seconds, 1):
		return bound.Inf(0)
	case seconds == 0 || seconds > math.MaxInt32:
		return bound.Unknown(0)
	}
	return bound.Milli(int64(math.Round(seconds * 1000)))
}

func newOption(o ffmpeg.Option, m *mask.Masker) Option {
	name := strings.TrimPrefix(o.Flag.String(), "-")
	return Option{Name: name, Value: m.Value(o.Name, o.Value.String())}
}

func newOutput(out *graph.Output, m *mask.Masker) Output {
	o := Output{URL: m.Text(out.URL), Format: out.Format, Maps: []string{}, Streams: []OutStream{}, Duration: lasts(out.Duration, false)}
	if out.File != nil {
		for _, opt := range out.File.Options {
			if opt.Name == "map" {
				o.Maps = append(o.Maps, opt.Value.String())
			}
		}
	}
	for _, s := range out.Streams {
		stream := OutStream{Type: s.Media.String(), Codec: s.Codec, Copy: s.Copy}
		if s.From != "" {
			from := s.From
			stream.From = &from
		}
		o.Streams = append(o.Streams, stream)
	}
	return o
}

func newFilter(f *graph.FilterGraph) Filter {
	out := Filter{
		Text: f.Graph.Text.String(), Complex: f.Complex, Filters: len(f.Graph.Filters()),
		Inputs: []string{}, Outputs: []string{},
	}
	for _, filter := range f.Graph.Filters() {
		for _, l := range filter.Inputs {
			out.Inputs = append(out.Inputs, l.Name)
		}
		for _, l := range filter.Outputs {
			out.Outputs = append(out.Outputs, l.Name)
		}
	}
	return out
}

// NewEvidence returns the facts of a chain of evidence.
func NewEvidence(chain []bound.Evidence) []Evidence {
	out := []Evidence{}
	for _, e := range chain {
		line := Evidence{Factor: e.Factor, Value: e.Value, Path: e.Path, Note: e.Note, Default: e.Default}
		if e.At.File != nil {
			line.File, line.Line = e.At.File.Path, e.At.Position().Line
		}
		out = append(out, line)
	}
	return out
}
