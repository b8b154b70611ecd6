package graph

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/internal/assume"
	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// mostMovies limits the files that filters of one command read: what goes
// beyond is left out, with a problem.
const mostMovies = 256

// movies are the files that the movie and amovie filters of a graph read.
type movies struct {
	decoders []*Decoder
	// frames are what comes out of each filter.
	frames map[*filtergraph.Filter]frame
}

// movies opens what the movie and amovie filters read: demuxer and decoders
// are inside the filter (libavfilter/src_movie.c), and the decoders take the
// filter's number of threads.
func (b *builder) movies(g *filtergraph.Graph, threads Setting, index int) movies {
	all := movies{frames: map[*filtergraph.Filter]frame{}}
	for _, f := range g.Filters() {
		file, ok := f.Arg("filename")
		if f.Name != "movie" && f.Name != "amovie" || !ok {
			continue
		}
		if b.movieFiles++; b.movieFiles > mostMovies {
			b.problem(Problem{Rule: "outputs-over-limit", Message: "filters read more files than are looked at: the rest is left out", At: f.At, Index: index})
			break
		}
		in := b.movieInput(file)
		for i, s := range b.movieStreams(f, in, index) {
			s.Used = true
			d := &Decoder{Input: in, Stream: s, Name: b.decoderName(s, nil), Threads: movieThreads(f, threads)}
			all.decoders = append(all.decoders, d)
			if i == 0 {
				all.frames[f] = frameOf(s)
			}
		}
	}
	return all
}

// movieInput returns the file that a filter reads, with the streams that are
// declared or assumed of it.
func (b *builder) movieInput(file filtergraph.Arg) *Input {
	url, _ := urlOf(file.Value)
	in := &Input{Index: len(b.inv.Inputs) + b.movieFiles - 1, URL: url, Protocol: protocolOf(url)}
	content, declared := b.inputs.Declared(url)
	if !declared {
		content = b.inputs.Guess(assume.Hint{URL: url})
		in.Assumed = true
		b.Assumptions = append(b.Assumptions, Assumption{Subject: "movie " + url, Value: content.Value, Source: content.From})
	}
	in.Streams, in.Duration, in.Live = streamsOf(content.Streams), content.Duration, content.Live
	return in
}

// movieStreams returns the streams that a filter decodes: those of
// streams=dv+da, else the best one of the filter's own type.
func (b *builder) movieStreams(f *filtergraph.Filter, in *Input, index int) []*Stream {
	_, outputs, _ := f.Pads()
	asked := strings.Split(argument(f, "", "streams", "s"), "+")
	var found []*Stream
	for i, media := range outputs {
		spec := ""
		if i < len(asked) {
			spec = asked[i]
		}
		s := movieStream(in, spec, media, b.inv.Version)
		if s == nil {
			b.problem(Problem{
				Rule: "map-matches-nothing", Message: fmt.Sprintf("%s finds no %s stream %s in %s", f.Name, media, spec, in.URL), At: f.At,
				Index: index, Refused: true, Certain: !in.Assumed && movieIsPlain(f),
			})
			continue
		}
		found = append(found, s)
	}
	return found
}

// movieIsPlain reports whether nothing but the type chooses the stream.
func movieIsPlain(f *filtergraph.Filter) bool {
	_, index := f.Arg("stream_index", "si")
	_, streams := f.Arg("streams", "s")
	_, format := f.Arg("format_name", "f")
	return !index && !streams && !format
}

// movieStream returns the stream of a specifier: "dv" and "da" are the best of
// a type.
func movieStream(in *Input, spec string, media filtergraph.Media, version string) *Stream {
	if spec == "" || spec == "dv" || spec == "da" {
		return bestOf(in, orVideo(media), func(s *Stream) int { return max(s.Width*s.Height, s.Channels, 1) })
	}
	parsed, err := ffmpeg.ParseSpecifier(spec, version)
	if err != nil {
		return nil
	}
	for _, i := range parsed.Select(in.specs()) {
		return in.Streams[i]
	}
	return nil
}

// movieThreads is dec_threads, else the number of the filter's graph.
func movieThreads(f *filtergraph.Filter, graph Setting) Setting {
	a, ok := f.Arg("dec_threads")
	if !ok {
		return graph
	}
	text, isKnown := known(a.Value)
	return Setting{Given: true, Known: isKnown, Value: int(parseNumber(text)), At: a.At, Option: "dec_threads"}
}
