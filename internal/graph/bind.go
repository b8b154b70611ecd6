package graph

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// bindComplex connects the open inputs of the complex graphs with input
// streams (fftools/ffmpeg_filter.c, init_input_filter; from 7.0
// fg_complex_bind_input).
func (b *builder) bindComplex() {
	for _, c := range b.complex {
		for _, pad := range c.Network.Inputs {
			c.sources = append(c.sources, b.bind(c, pad))
		}
	}
}

func (b *builder) bind(c *complexGraph, pad filtergraph.OpenPad) feedOf {
	media := orVideo(pad.Media)
	if pad.LabelOpen {
		return b.bindFirst(c, media)
	}
	if pad.Label == "" {
		return b.bindUnused(c, pad, media)
	}
	if b.v.AtLeast(7, 1) {
		if f, ok := b.bindGraph(c, pad); ok {
			return f
		}
	}
	if number, loops := strings.CutPrefix(pad.Label, "dec:"); loops && b.modern() {
		return b.bindLoopback(c, pad, number)
	}
	m, err := ffmpeg.ParseMap(pad.Label, b.inv.Version)
	if strings.HasPrefix(pad.Label, "-") && len(pad.Label) > 1 && pad.Label[1] >= '1' && pad.Label[1] <= '9' {
		b.undefined(c, pad, true)
		return feedOf{}
	}
	// A question mark is for -map only; from 7.0 on it is ignored here.
	if !b.modern() && (err != nil || m.Optional) || m.File >= len(b.Inputs) {
		b.undefined(c, pad, true)
		return feedOf{}
	}
	if err != nil {
		b.undefined(c, pad, false)
	}
	return b.bindSpec(c, pad, m, media)
}

// undefined reports a label that no filter graph defines. From 7.0 on ffmpeg
// takes the first stream of file 0 without a word.
func (b *builder) undefined(c *complexGraph, pad filtergraph.OpenPad, refused bool) {
	message := fmt.Sprintf("the label [%s] is not defined", pad.Label)
	if !refused {
		message += fmt.Sprintf(": ffmpeg %s silently takes the first %s stream of input 0", b.v, orVideo(pad.Media))
	}
	b.problem(Problem{
		Rule: "undefined-label", Message: message, At: pad.At, Index: c.option.Index + 1, Refused: refused, Certain: !c.Network.Open,
	})
}

// bindLoopback connects an input with a decoder of -dec, whose pictures are
// not known here.
func (b *builder) bindLoopback(c *complexGraph, pad filtergraph.OpenPad, number string) feedOf {
	if n, err := strconv.Atoi(number); err == nil && (n < 0 || n >= len(b.inv.Decoders)) {
		b.problem(Problem{
			Rule: "undefined-label", Message: fmt.Sprintf("[%s]: there is no decoder %d (-dec)", pad.Label, n), At: pad.At,
			Index: c.option.Index + 1, Refused: true, Certain: !c.Network.Open,
		})
	}
	return feedOf{}
}

// bindGraph connects an input with the output of another graph.
func (b *builder) bindGraph(c *complexGraph, pad filtergraph.OpenPad) (feedOf, bool) {
	for _, other := range b.complex {
		for i, out := range other.Network.Outputs {
			if other != c && out.Label == pad.Label && !other.taken[i] {
				other.taken[i] = true
				return feedOf{graph: other, pad: i}, true
			}
		}
	}
	return feedOf{}, false
}

// bindSpec connects an input with the first stream of its type that a
// specifier matches; a subtitle may feed a video pad.
func (b *builder) bindSpec(c *complexGraph, pad filtergraph.OpenPad, m ffmpeg.Map, media filtergraph.Media) feedOf {
	in := b.Inputs[m.File]
	for _, i := range m.Spec.Select(in.specs()) {
		s := in.Streams[i]
		if s.Disabled || s.Media != media && !(media == filtergraph.Video && s.Media == filtergraph.Subtitle) {
			continue
		}
		b.bound[s] = true
		c.Sources = append(c.Sources, b.decode(in, s))
		return feedOf{stream: s}
	}
	b.problem(Problem{
		Rule: "map-matches-nothing", Message: fmt.Sprintf("[%s] matches no %s stream", pad.Label, media),
		At: pad.At, Index: c.option.Index + 1, Refused: true, Certain: !in.Assumed && !c.Network.Open && pad.Media != filtergraph.AnyMedia,
	})
	return feedOf{}
}

// bindUnused connects an input without label with the first stream of its
// type that is not used yet: by a complex graph, and from 7.0 on by any output.
func (b *builder) bindUnused(c *complexGraph, pad filtergraph.OpenPad, media filtergraph.Media) feedOf {
	assumed := false
	for _, in := range b.Inputs {
		assumed = assumed || in.Assumed
		for _, s := range in.Streams {
			if s.Media != media || s.Disabled || b.bound[s] || b.modern() && s.Used {
				continue
			}
			b.bound[s] = true
			c.Sources = append(c.Sources, b.decode(in, s))
			return feedOf{stream: s}
		}
	}
	b.problem(Problem{
		Rule:    "open-pad",
		Message: fmt.Sprintf("no unused %s stream is left for an input of filter %s", media, pad.Filter.Name),
		At:      pad.At, Index: c.option.Index + 1, Refused: true, Certain: !assumed && !c.Network.Open && pad.Media != filtergraph.AnyMedia,
	})
	return feedOf{}
}

// bindFirst connects an input whose label is a hole with the first stream of
// its type.
func (b *builder) bindFirst(c *complexGraph, media filtergraph.Media) feedOf {
	for _, in := range b.Inputs {
		for _, s := range in.Streams {
			if s.Media == media && !s.Disabled {
				c.Sources = append(c.Sources, b.decode(in, s))
				return feedOf{stream: s}
			}
		}
	}
	return feedOf{}
}
