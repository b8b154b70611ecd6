package graph

import (
	"fmt"
	"slices"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// mapped adds the streams of -map and reports whether there are any: without
// one, streams are chosen automatically.
func (o *outputBuilder) mapped() bool {
	var taken []want
	any := false
	for _, opt := range o.options {
		if opt.Name != "map" {
			continue
		}
		text, ok := known(opt.Value)
		if !ok {
			taken, any = append(taken, o.unknownMap()...), true
			continue
		}
		m, err := ffmpeg.ParseMap(text, o.inv.Version)
		if err != nil {
			o.problem(o.mapProblem(opt, "bad-stream-specifier", fmt.Sprintf("-map %s: %v", text, err), true))
			any = true
			continue
		}
		var found bool
		taken, found = o.oneMap(taken, m, opt, text, any)
		any = any || found || !m.Optional
	}
	for _, w := range taken {
		if w.graph != nil || !o.drop[w.media] { // -vn and its like leave what comes out of a graph
			o.wants = append(o.wants, w)
		}
	}
	return any
}

// oneMap applies one -map to what is taken so far. More says that a -map
// before it took something: then a negative one may take nothing away
// (fftools/ffmpeg_opt.c, opt_map).
func (o *outputBuilder) oneMap(taken []want, m ffmpeg.Map, opt ffmpeg.Option, text string, more bool) ([]want, bool) {
	if m.Labelled {
		w, ok := o.takeLabel(m.Label, opt)
		if !ok {
			return taken, true
		}
		return append(taken, w), true
	}
	if m.File >= len(o.Inputs) {
		o.problem(o.mapProblem(opt, "map-matches-nothing",
			fmt.Sprintf("-map %s: there is no input %d", text, m.File), true))
		return taken, true
	}
	in := o.Inputs[m.File]
	if m.Negative {
		kept := without(taken, in, m.Spec)
		if len(kept) == len(taken) && !m.Optional {
			p := o.mapProblem(opt, "map-matches-nothing",
				fmt.Sprintf("-map %s takes nothing away: no -map before it took such a stream", text), !o.assumes())
			p.Refused = !more // the first stream map decides (ffmpeg_opt.c, opt_map)
			o.problem(p)
		}
		return kept, true
	}
	found, disabled := false, false
	for _, i := range m.Spec.Select(in.specs()) {
		s := in.Streams[i]
		if s.Disabled {
			disabled = true
			continue
		}
		if m.View != "" && s.Media != filtergraph.Video {
			o.problem(o.mapProblem(opt, "bad-stream-specifier",
				fmt.Sprintf("-map %s: only a video stream has views, not a %s stream", text, s.Media), !in.Assumed))
		}
		found = true
		if m.View != "" && s.Media != filtergraph.Video {
			o.problem(o.mapProblem(opt, "bad-stream-specifier", fmt.Sprintf("-map %s: only video has views", text), !in.Assumed))
		}
		taken = append(taken, want{media: s.Media, input: in, stream: s})
	}
	if !found && !m.Optional {
		what := "matches no streams"
		if disabled {
			what = "matches only streams that are disabled"
		}
		o.problem(o.mapProblem(opt, "map-matches-nothing", fmt.Sprintf("-map %s %s", text, what), !in.Assumed))
	}
	return taken, found
}

// without takes the streams of a negative -map away.
func without(taken []want, in *Input, spec ffmpeg.Specifier) []want {
	streams := in.specs()
	kept := taken[:0]
	for _, w := range taken {
		if w.input != in || !spec.Matches(streams, w.stream.Index) {
			kept = append(kept, w)
		}
	}
	return kept
}

// unknownMap is a -map whose text is a hole: the best video and audio stream.
func (o *outputBuilder) unknownMap() []want {
	before := o.wants
	o.wants = nil
	o.automatic()
	found := o.wants
	o.wants = before
	return found
}

// assumes reports whether what some input holds is not known for certain.
func (o *outputBuilder) assumes() bool {
	return slices.ContainsFunc(o.Inputs, func(in *Input) bool { return in.Assumed })
}

func (o *outputBuilder) mapProblem(opt ffmpeg.Option, rule, message string, certain bool) Problem {
	return Problem{Rule: rule, Message: message, At: opt.Value.Span, Index: opt.Index + 1, Refused: true, Certain: certain}
}
