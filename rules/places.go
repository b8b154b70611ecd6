package rules

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/internal/estimate"
	"github.com/ffvet/ffvet/internal/facts"
	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/source"
)

// placeOf returns where the command asks for a component of its process: the
// option that names it, else the file that it belongs to; zero if nowhere.
func placeOf(c *facts.Command, part estimate.Component) source.Span {
	kind, rest, _ := strings.Cut(part.Role, ":")
	first, second, _ := strings.Cut(rest, ":")
	i, err := strconv.Atoi(first)
	if err != nil {
		return source.Span{}
	}
	j, _ := strconv.Atoi(second)
	switch kind {
	case "decoder", "input":
		return inputPlace(c, i)
	case "encoder":
		return encoderPlace(c, i, j, part.Name)
	case "filter", "complex":
		return graphPlace(c, part.Role, i, j)
	}
	return source.Span{}
}

// inputPlace is "-i URL".
func inputPlace(c *facts.Command, i int) source.Span {
	if i >= len(c.Graph.Inputs) || c.Graph.Inputs[i].File == nil {
		return source.Span{}
	}
	file := c.Graph.Inputs[i].File
	if n := file.Index - 1; n >= 0 && n < len(c.Invocation.Words) {
		return joined(c.Invocation.Words[n].Span, file.URL.Span)
	}
	return file.URL.Span
}

// encoderPlace is the option that chose the encoder, or the output whose
// muxer did.
func encoderPlace(c *facts.Command, output, stream int, name string) source.Span {
	out, s := outStream(c, output, stream)
	switch {
	case s == nil || s.Encoder == nil:
		return source.Span{}
	case name == "encoder libx265" && !s.Encoder.Where["x265-params"].IsZero():
		return s.Encoder.Where["x265-params"]
	case !s.Encoder.At.IsZero():
		return s.Encoder.At
	}
	return urlOf(out)
}

// graphPlace is the text of the filter graph; of one without text, its encoder.
func graphPlace(c *facts.Command, role string, output, stream int) source.Span {
	for _, g := range c.Graph.Filters {
		if g.Role == role && !g.At.IsZero() {
			return g.At
		}
	}
	if strings.HasPrefix(role, "complex") {
		return source.Span{}
	}
	return encoderPlace(c, output, stream, "")
}

func outStream(c *facts.Command, output, stream int) (*graph.Output, *graph.OutStream) {
	if output >= len(c.Graph.Outputs) || stream >= len(c.Graph.Outputs[output].Streams) {
		return nil, nil
	}
	out := c.Graph.Outputs[output]
	return out, out.Streams[stream]
}

func urlOf(out *graph.Output) source.Span {
	if out.File == nil {
		return source.Span{}
	}
	return out.File.URL.Span
}

// joined covers two words that stand on one line, else it is the second.
func joined(a, b source.Span) source.Span {
	if a.IsZero() || a.File != b.File || a.Position().Line != b.Position().Line {
		return b
	}
	return a.Cover(b)
}

// withValue covers an option and its value where both stand on one line.
func withValue(c *facts.Command, flag source.Span) source.Span {
	words := c.Invocation.Words
	for i, w := range words[:max(0, len(words)-1)] {
		value := words[i+1].Span
		if w.Span == flag && value.File == flag.File && value.Position().Line == flag.Position().Line {
			return flag.Cover(value)
		}
	}
	return flag
}

// named says which of several the component is: "decoder h264 of input 1",
// "audio filter graph".
func named(c *facts.Command, part estimate.Component) string {
	kind, rest, _ := strings.Cut(part.Role, ":")
	first, _, _ := strings.Cut(rest, ":")
	name := roleOf(part)
	switch {
	case kind == "decoder" && len(c.Graph.Inputs) > 1:
		return fmt.Sprintf("%s of input %s", name, first)
	case kind == "encoder" && len(c.Graph.Outputs) > 1:
		return fmt.Sprintf("%s of output %s", name, first)
	case kind == "filter":
		return mediaOf(c, part.Role) + "filter graph"
	}
	return name
}

// mediaOf is "audio " or "video " for a simple filter graph.
func mediaOf(c *facts.Command, role string) string {
	for _, g := range c.Graph.Filters {
		if g.Role == role {
			return g.Media.String() + " "
		}
	}
	return ""
}
