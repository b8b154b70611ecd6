package graph

import (
	"math"
	"slices"

	"github.com/ffvet/ffvet/parser/ffmpeg/value"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// inputDuration returns how many seconds of a file that plays for a time are
// read at most; 0 if that is not known. -to is a place in the file, -ss cuts
// the first of several rounds (fftools/ffmpeg_demux.c ifile_open and
// seek_to_start; measured).
func inputDuration(in *Input, file float64, options chosen) float64 {
	if file == 0 && in.Lavfi != nil {
		file = lavfiDuration(in.Lavfi)
	}
	start, end := parseSeconds(options.value("ss")), -parseSeconds(options.value("sseof"))
	if end > 0 && file > 0 {
		start = max(file-end, 0)
	}
	all := 0.0
	if file > 0 {
		all = max(file*rounds(options)-start, 0)
	}
	return least(all, limit(options, start))
}

// rounds is how often -stream_loop plays an input; 1 without it, +Inf for ever.
func rounds(options chosen) float64 {
	n := parseNumber(options.value("stream_loop"))
	if n < 0 {
		return math.Inf(1)
	}
	return n + 1
}

// limit is what -t or -to leave behind a start; 0 if there is none.
func limit(options chosen, start float64) float64 {
	if t := parseSeconds(options.value("t")); t > 0 {
		return t
	}
	return max(parseSeconds(options.value("to"))-start, 0)
}

// least is the smaller of two durations of which 0 is not known.
func least(a, b float64) float64 {
	if a == 0 || b == 0 {
		return a + b
	}
	return min(a, b)
}

// outputDurations works out how long each output plays at most: as its longest
// stream, or with -shortest as its shortest.
func (b *builder) outputDurations() {
	owners := map[*Stream]*Input{}
	for _, in := range b.Inputs {
		for _, s := range in.Streams {
			owners[s] = in
		}
	}
	for _, out := range b.Outputs {
		options := chosen(out.File.Options)
		var streams []float64
		for _, s := range out.Streams {
			streams = append(streams, s.duration(owners))
		}
		all := longest(streams)
		if flag, ok := options.last("shortest"); ok && !flag.Negated {
			all = shortest(streams)
		}
		start := parseSeconds(options.value("ss"))
		if all > 0 {
			all = max(all-start, 0)
		}
		out.Duration = least(least(all, counted(out, options)), limit(options, start))
	}
}

// counted is how long the pictures of -frames play if there is nothing else.
func counted(out *Output, options chosen) float64 {
	if len(out.Streams) != 1 || out.Streams[0].Encoder == nil || out.Streams[0].Encoder.Rate <= 0 {
		return 0
	}
	return parseNumber(options.value("frames")) / out.Streams[0].Encoder.Rate
}

// duration is how long an output stream plays at most.
func (s *OutStream) duration(owners map[*Stream]*Input) float64 {
	switch {
	case s.Filter != nil:
		return s.Filter.duration()
	case s.Source != nil && owners[s.Source] != nil:
		return owners[s.Source].lasts()
	}
	return 0
}

// lasts is how long an input plays at most.
func (in *Input) lasts() float64 {
	if in.Live {
		return math.Inf(1)
	}
	return in.Duration
}

// duration is how long what leaves a filter graph plays at most.
func (g *FilterGraph) duration() float64 {
	var sources []float64
	var inputs []*Input
	for _, d := range g.Sources {
		sources = append(sources, d.Input.lasts())
		if !slices.Contains(inputs, d.Input) {
			inputs = append(inputs, d.Input)
		}
	}
	if g.Graph == nil {
		return longest(sources)
	}
	concat, ends := 0, false
	for _, f := range g.Graph.Filters() {
		switch {
		case generator(f.Name):
			sources = append(sources, generated(f))
		case f.Name == "concat":
			concat += max(int(parseNumber(argument(f, "2", "n"))), 1)
		case stretches(f):
			return 0
		}
		if on, _, ok := value.Bool(argument(f, "0", "shortest")); ok && on {
			ends = true
		}
	}
	switch {
	case concat > 0 && (concat != len(inputs) || len(g.Sources)%concat != 0):
		return 0 // whose streams are in which part is not followed
	case concat > 0:
		return sum(inputs)
	case ends:
		return shortest(sources)
	}
	return longest(sources)
}

// generated is how long a generator runs.
func generated(f *filtergraph.Filter) float64 {
	if seconds := parseSeconds(argument(f, "", "duration", "d")); seconds > 0 {
		return seconds
	}
	return math.Inf(1)
}

// stretches reports whether a filter may let its stream play longer.
func stretches(f *filtergraph.Filter) bool {
	switch f.Name {
	case "setpts", "asetpts":
		return argument(f, "", "expr") != "PTS-STARTPTS"
	case "loop", "aloop", "tpad", "apad", "atempo", "rubberband", "asetrate", "xfade", "acrossfade", "movie", "amovie",
		"settb", "asettb", "telecine", "zoompan", "sendcmd", "asendcmd", "zmq", "azmq":
		return true
	}
	return false
}

// sum adds the durations of inputs; 0 if one is not known.
func sum(inputs []*Input) float64 {
	all := 0.0
	for _, in := range inputs {
		if in.lasts() == 0 {
			return 0
		}
		all += in.lasts()
	}
	return all
}

// longest is the longest of several durations; 0 if one is not known, unless
// another has no end.
func longest(all []float64) float64 {
	most, unknown := 0.0, false
	for _, d := range all {
		most, unknown = max(most, d), unknown || d == 0
	}
	if unknown && !math.IsInf(most, 1) {
		return 0
	}
	return most
}

// shortest is the shortest of those durations that are known.
func shortest(all []float64) float64 {
	fewest := 0.0
	for _, d := range all {
		fewest = least(fewest, d)
	}
	return fewest
}
