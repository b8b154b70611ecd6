package graph

import (
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// lavfiStreams reads the text of a `-f lavfi` input: its streams are the
// open outputs of the graph, uncompressed.
func (b *builder) lavfiStreams(in *Input) []*Stream {
	in.Lavfi = filtergraph.Parse(in.File.URL)
	in.Lavfi.Resolve(b.cat)
	network := filtergraph.Link(in.Lavfi, b.cat)
	b.checkLavfi(in, network)
	movies := b.movies(in.Lavfi, Setting{}, in.File.Index)
	in.Movies = movies.decoders
	flow := flowOf(b.formats(), network, nil, movies.frames)
	flow.settle()
	in.Scalers = flow.scalers
	var streams []*Stream
	for i, out := range network.Outputs {
		f := flow.out(out.Filter)
		s := &Stream{
			Index: i, Media: out.Media, Codec: "wrapped_avframe", Width: f.width, Height: f.height, Rate: f.rate,
			PixFmt: f.pixfmt, Channels: f.channels, SampleRate: f.sampleRate,
		}
		switch out.Media {
		case filtergraph.Audio:
			s.Codec = "pcm_s16le"
			s.Width, s.Height, s.PixFmt, s.Rate = 0, 0, "", 0
		case filtergraph.AnyMedia:
			s.Media = filtergraph.Video
		}
		streams = append(streams, s)
	}
	return streams
}

// checkLavfi reports what is wrong with the text of a lavfi input: it may not
// have open inputs, and only one output without label.
func (b *builder) checkLavfi(in *Input, n *filtergraph.Network) {
	at := ffmpeg.Option{Index: in.File.Index - 1}
	b.filterProblems(in.Lavfi, n, at)
	open := len(n.Inputs)
	for i, out := range n.Outputs {
		if i > 0 && out.Label == "" {
			open++
		}
	}
	if open > 0 && len(n.Problems) == 0 && len(in.Lavfi.Problems) == 0 {
		b.problem(Problem{
			Rule: "open-pad", Message: "a lavfi input may have no open inputs, and one output without label", At: in.File.URL.Span,
			Index: in.File.Index, Refused: true, Certain: !n.Open,
		})
	}
}

// endless reports whether a source of the graph certainly never ends: it is
// one of libavfilter's generators without a duration, and nothing behind it
// cuts.
func endless(g *filtergraph.Graph) bool {
	generates := false
	for _, f := range g.Filters() {
		switch {
		case cuts(f):
			return false
		case generator(f.Name):
			if _, limited := f.Arg("duration", "d", "nb_frames"); limited {
				return false
			}
			generates = true
		}
	}
	return generates && !g.Open
}

// lavfiDuration returns how long the graph's generators run in seconds; 0 if
// one of them does not say.
func lavfiDuration(g *filtergraph.Graph) float64 {
	longest := 0.0
	for _, f := range g.Filters() {
		if !generator(f.Name) {
			continue
		}
		seconds := parseSeconds(argument(f, "", "duration", "d"))
		if seconds == 0 {
			return 0
		}
		longest = max(longest, seconds)
	}
	return longest
}

// cuts reports whether a filter ends its stream by itself.
func cuts(f *filtergraph.Filter) bool {
	return f.Name == "trim" || f.Name == "atrim"
}

// generator reports whether a filter makes frames from nothing, endlessly
// unless it is told a duration.
func generator(name string) bool {
	if _, ok := sources[name]; ok {
		return true
	}
	return strings.HasSuffix(name, "src") && name != "movie"
}
