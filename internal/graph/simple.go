package graph

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// simpleGraph adds the filter graph between a decoder and an encoder, which
// is there even without -vf or -af.
func (o *outputBuilder) simpleGraph(w want, s *OutStream, options chosen, index int) {
	d := o.decode(w.input, w.stream)
	g := &FilterGraph{
		Media: w.media, Role: "filter:" + strconv.Itoa(o.Index) + ":" + strconv.Itoa(index),
		Own: o.global("filter_threads"), Output: s.Encoder.Threads, Sources: []*Decoder{d},
	}
	g.Threads = g.ThreadsIn(o.v)
	o.Filters = append(o.Filters, g)
	s.Filter = g
	in := frameOf(w.stream)
	fl, out := flowOf(o.formats(), nil, []frame{in}, nil), in
	if opt, ok := options.last("filter"); ok {
		fl, out = o.readSimple(g, opt, w, in)
	}
	if w.media == filtergraph.Video {
		o.sink(fl, out, s.Encoder, options)
	}
	fl.into(g)
}

// readSimple reads the text of -vf or -af and follows the frames through it.
func (o *outputBuilder) readSimple(g *FilterGraph, opt ffmpeg.Option, w want, in frame) (*flow, frame) {
	g.At = opt.Value.Span
	g.Graph = filtergraph.Parse(opt.Value)
	g.Graph.Resolve(o.cat)
	n := filtergraph.Link(g.Graph, o.cat)
	o.filterProblems(g.Graph, n, opt)
	g.Network = n
	for range n.Inputs {
		g.Feeds = append(g.Feeds, Feed{Stream: w.stream})
	}
	o.checkSimple(n, opt, w)
	movies := o.movies(g.Graph, g.Threads, opt.Index+1)
	g.Movies = movies.decoders
	fl := flowOf(o.formats(), n, []frame{in}, movies.frames)
	o.mismatched(fl, g, opt.Index+1)
	if len(n.Outputs) == 0 {
		return fl, in
	}
	return fl, fl.out(n.Outputs[0].Filter)
}

// checkSimple reports a graph that has not one input and one output of the
// stream's type.
func (o *outputBuilder) checkSimple(n *filtergraph.Network, opt ffmpeg.Option, w want) {
	p := Problem{At: opt.Value.Span, Index: opt.Index + 1, Refused: true, Certain: !n.Open && o.certain(w)}
	if len(n.Inputs) != 1 || len(n.Outputs) != 1 {
		p.Rule = "open-pad"
		p.Message = fmt.Sprintf("-%s takes a graph with one input and one output, this one has %d and %d: use -filter_complex",
			opt.As, len(n.Inputs), len(n.Outputs))
		p.Certain = p.Certain && len(n.Problems) == 0
		o.problem(p)
		return
	}
	for _, m := range []filtergraph.Media{n.Inputs[0].Media, n.Outputs[0].Media} {
		if m != filtergraph.AnyMedia && m != w.media {
			p.Rule = "wrong-media-type"
			p.Message = fmt.Sprintf("-%s filters a %s stream, but the graph is for %s", opt.As, w.media, m)
			o.problem(p)
			return
		}
	}
}

// filterProblems adds what is wrong with a filter string.
func (b *builder) filterProblems(g *filtergraph.Graph, n *filtergraph.Network, opt ffmpeg.Option) {
	for _, list := range [][]filtergraph.Problem{g.Problems, n.Problems} {
		for _, p := range list {
			name := p.At.Text()
			maybe := p.Rule == "unknown-filter" && !b.cat.HasFilter(name) && !b.cat.Lacks(catalog.FilterName, name)
			b.problem(Problem{
				Rule: p.Rule, Message: p.Message, At: p.At, Index: opt.Index + 1, Instead: p.Instead,
				Refused: p.Refused, Certain: p.Certain && !maybe,
			})
		}
	}
}

// sink notes the scalers between the last filter and the encoder, and what
// size, rate and format the encoder gets.
func (b *builder) sink(fl *flow, in frame, e *Encoder, options chosen) {
	if opt, ok := options.last("s"); ok {
		text, isKnown := known(opt.Value)
		w, h := parseSize(text)
		if _, _, ok := value.Size(text); isKnown && !ok {
			b.problem(Problem{
				Rule: "invalid-value", Message: "-s wants a size such as 1280x720 or hd720", At: opt.Value.Span, Index: opt.Index + 1,
				Refused: true, Certain: true,
			})
		}
		fl.scalers = append(fl.scalers, Scaler{
			Why: "-s", Inserted: true, Same: w > 0 && w == in.width && h == in.height, Width: w, Height: h, At: opt.Flag.Span,
		})
		in.width, in.height, in.scaler, in.free, in.passed = w, h, len(fl.scalers), false, nil
	}
	if list := b.encoderFormats(in.pixfmt, e, options); list != nil {
		in = fl.convert(in, list, "pixel format of encoder "+e.Name, nil)
	}
	e.Width, e.Height, e.PixFmt = in.width, in.height, in.pixfmt
	if e.Rate == 0 {
		e.Rate = in.rate
	}
	fl.see(in)
}

// encoderFormats returns the pixel formats that an encoder gets to choose
// from, the preferred one first; nil if it takes any.
func (b *builder) encoderFormats(in string, e *Encoder, options chosen) []string {
	if opt, ok := options.last("pix_fmt"); ok {
		text, _ := known(opt.Value)
		if text != "" && text[0] == '+' {
			text = text[1:]
		}
		if coder, ok := b.cat.Encoder(e.Name); !ok || len(coder.PixFmts) == 0 || slices.Contains(coder.PixFmts, text) {
			return []string{text}
		}
		// The program chooses one of the encoder's itself (fftools
		// choose_pixel_fmt): at worst another one than comes in.
		coder, _ := b.cat.Encoder(e.Name)
		if others := slices.DeleteFunc(slices.Clone(coder.PixFmts), func(f string) bool { return f == in }); len(others) > 0 {
			return others
		}
	}
	coder, ok := b.cat.Encoder(e.Name)
	if !ok || len(coder.PixFmts) == 0 {
		return nil
	}
	if fullRange(e.Name) && !lenient(e) {
		return []string{"yuvj420p", "yuvj422p", "yuvj444p"}
	}
	if in != "" && rgb(in) && slices.Contains(coder.PixFmts, "yuv444p") && !slices.Contains(coder.PixFmts, in) {
		return append([]string{"yuv444p"}, coder.PixFmts...)
	}
	return coder.PixFmts
}

// fullRange reports whether an encoder takes only JPEG's range.
func fullRange(encoder string) bool {
	return encoder == "mjpeg" || encoder == "ljpeg" || encoder == "amv"
}

// lenient reports whether -strict lets an encoder take what a standard does
// not foresee: JPEG then takes the range of video too (measured on 5.1 and 9.0).
func lenient(e *Encoder) bool {
	switch e.Options["strict"] {
	case "-2", "experimental", "-1", "unofficial":
		return true
	}
	return false
}

func rgb(pixfmt string) bool {
	for _, prefix := range []string{"rgb", "bgr", "argb", "abgr", "gbr", "0rgb", "0bgr", "pal8"} {
		if len(pixfmt) >= len(prefix) && pixfmt[:len(prefix)] == prefix {
			return true
		}
	}
	return false
}
