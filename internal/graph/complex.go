package graph

import (
	"fmt"
	"strconv"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// complexGraph is the graph of a -filter_complex option while it is bound.
type complexGraph struct {
	*FilterGraph
	option ffmpeg.Option
	// sources are what feeds each open input.
	sources []feedOf
	// taken are the open outputs that an output or another graph uses.
	taken  []bool
	sinks  []sinkOf
	movies movies
	flow   *flow
}

// feedOf is what feeds an open input: a stream, or another graph's output.
type feedOf struct {
	stream *Stream
	graph  *complexGraph
	pad    int
}

// sinkOf is an output stream that an open output feeds.
type sinkOf struct {
	pad     int
	stream  *OutStream
	options chosen
}

// parseComplex reads the complex graphs, wherever their options stand.
func (b *builder) parseComplex() {
	for _, opt := range b.inv.Global {
		if opt.Name != "filter_complex" {
			continue
		}
		g := &FilterGraph{
			Complex: true, Role: "complex:" + strconv.Itoa(len(b.complex)), At: opt.Value.Span, Own: b.global("filter_complex_threads"),
		}
		g.Threads = g.Own
		c := &complexGraph{FilterGraph: g, option: opt}
		b.Filters = append(b.Filters, g)
		b.complex = append(b.complex, c)
		g.Graph = filtergraph.Parse(opt.Value)
		g.Graph.Resolve(b.cat)
		g.Network = filtergraph.Link(g.Graph, b.cat)
		c.taken = make([]bool, len(g.Network.Outputs))
		c.movies = b.movies(g.Graph, g.Threads, opt.Index+1)
		g.Movies = c.movies.decoders
		b.filterProblems(g.Graph, g.Network, opt)
		b.noOutputs(g, opt)
	}
}

// noOutputs reports a graph that keeps everything to itself: from 7.0 on
// ffmpeg takes none (ffmpeg_filter.c, fg_create).
func (b *builder) noOutputs(g *FilterGraph, opt ffmpeg.Option) {
	if !b.modern() || len(g.Network.Outputs) > 0 || g.Network.Open || len(g.Graph.Problems)+len(g.Network.Problems) > 0 {
		return
	}
	b.problem(Problem{
		Rule: "open-pad", Message: "the filter graph has no output", At: opt.Value.Span, Index: opt.Index + 1, Refused: true, Certain: true,
	})
}

// takeLabel takes the open output with the label of a -map.
func (o *outputBuilder) takeLabel(label string, opt ffmpeg.Option) (want, bool) {
	for _, c := range o.complex {
		for i, out := range c.Network.Outputs {
			if out.Label == label && !c.taken[i] {
				c.taken[i] = true
				return want{media: orVideo(out.Media), graph: c, pad: i}, true
			}
		}
	}
	if w, ok := o.takeHidden(); ok {
		return w, true
	}
	o.problem(Problem{
		Rule:    "undefined-label",
		Message: fmt.Sprintf("-map [%s]: no filter graph has an output with that label, or it is used already", label),
		At:      opt.Value.Span, Index: opt.Index + 1, Refused: true, Certain: !o.inv.Open,
	})
	return want{}, false
}

// takeHidden takes an output of a graph of whose text a part is not known:
// the label may stand there. Which media type it has is not known; video
// costs more.
func (o *outputBuilder) takeHidden() (want, bool) {
	for _, c := range o.complex {
		if !c.Network.Open {
			continue
		}
		for i, out := range c.Network.Outputs {
			if out.Label == "" && !c.taken[i] {
				c.taken[i] = true
				return want{media: orVideo(out.Media), graph: c, pad: i}, true
			}
		}
		return want{media: filtergraph.Video, graph: c, pad: -1}, true
	}
	return want{}, false
}

// mapsHidden reports whether a -map names a label that no graph is known to
// have.
func (b *builder) mapsHidden() bool {
	defined := map[string]bool{}
	for _, c := range b.complex {
		for _, out := range c.Network.Outputs {
			defined[out.Label] = true
		}
	}
	for _, f := range b.inv.Outputs {
		for _, opt := range f.Options {
			text, ok := opt.Value.Literal()
			if opt.Name != "map" || !ok {
				continue
			}
			if m, err := ffmpeg.ParseMap(text, b.inv.Version); err == nil && m.Labelled && !defined[m.Label] {
				return true
			}
		}
	}
	return false
}

// unlabelled gives the open outputs without label to the first output.
// Before 7.0 they take the place of every other stream of their type.
func (o *outputBuilder) unlabelled() {
	if o.Index != 0 {
		return
	}
	hidden := o.mapsHidden()
	for _, c := range o.complex {
		for i, out := range c.Network.Outputs {
			if out.Label != "" || c.taken[i] || hidden && c.Network.Open {
				continue
			}
			c.taken[i] = true
			m := orVideo(out.Media)
			o.wants = append(o.wants, want{media: m, graph: c, pad: i})
			o.fed[m] = true
			o.drop[m] = o.drop[m] || !o.modern()
		}
	}
}

func orVideo(m filtergraph.Media) filtergraph.Media {
	if m == filtergraph.AnyMedia {
		return filtergraph.Video
	}
	return m
}

// feeds notes the encoder behind an open output.
func (c *complexGraph) feeds(pad int, o *outputBuilder, s *OutStream, options chosen) {
	s.Filter, s.Pad = c.FilterGraph, pad
	c.sinks = append(c.sinks, sinkOf{pad: pad, stream: s, options: options})
	for _, in := range o.Inputs {
		s.Encoder.Live = s.Encoder.Live || in.Live && !bounded(o.options)
	}
}

// finishComplex follows the frames through all complex graphs once their
// inputs are bound, and reports open ends.
func (b *builder) finishComplex() {
	for _, c := range b.complex {
		b.follow(c, 0)
	}
	for _, c := range b.complex {
		for _, s := range c.sinks {
			if s.stream.Media != filtergraph.Video {
				continue
			}
			var out frame
			if s.pad >= 0 {
				out = c.flow.out(c.Network.Outputs[s.pad].Filter)
			}
			b.sink(c.flow, out, s.stream.Encoder, s.options)
		}
		c.flow.into(c.FilterGraph)
		c.Feeds = c.feedList()
		b.mismatched(c.flow, c.FilterGraph, c.option.Index+1)
		b.unusedLabels(c)
	}
}

func (c *complexGraph) feedList() []Feed {
	feeds := make([]Feed, len(c.sources))
	for i, s := range c.sources {
		feeds[i] = Feed{Stream: s.stream, Pad: s.pad}
		if s.graph != nil {
			feeds[i].Graph = s.graph.FilterGraph
		}
	}
	return feeds
}

// follow computes the flow of a graph, that of the graphs that feed it first.
func (b *builder) follow(c *complexGraph, depth int) {
	if c.flow != nil || depth > len(b.complex) {
		return
	}
	frames := make([]frame, len(c.sources))
	for i, s := range c.sources {
		frames[i] = frameOf(s.stream)
		if s.graph == nil {
			continue
		}
		if b.follow(s.graph, depth+1); s.graph.flow != nil {
			frames[i] = s.graph.flow.out(s.graph.Network.Outputs[s.pad].Filter)
		}
	}
	c.flow = flowOf(b.formats(), c.Network, frames, c.movies.frames)
}

// unusedLabels reports labelled outputs that nothing takes.
func (b *builder) unusedLabels(c *complexGraph) {
	for i, out := range c.Network.Outputs {
		if c.taken[i] {
			continue
		}
		p := Problem{
			Rule: "unused-label", Message: fmt.Sprintf("nothing takes the output [%s] of the filter graph", out.Label),
			At: out.At, Index: c.option.Index + 1, Refused: true, Certain: !c.Network.Open && !out.LabelOpen,
		}
		if out.Label == "" {
			p.Rule, p.Message = "open-pad", fmt.Sprintf("nothing takes an output of filter %s", out.Filter.Name)
		}
		b.problem(p)
	}
}
