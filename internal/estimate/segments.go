package estimate

import (
	"math"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/bound"
)

// segmentUse is what one output creates.
type segmentUse struct {
	created, perHour, retained bound.Bound
}

// segmentsOf counts an output's files. Cuts are only made at key frames, but
// the mean stays at the length asked for; as many files as that length allows
// is the upper bound (libavformat/hlsenc.c, segment.c; measured on 5.1).
func segmentsOf(g *graph.Graph, out *graph.Output) segmentUse {
	s := out.Segmenting
	switch {
	case out.Format == "null" || out.Protocol != "file":
		return segmentUse{}
	case s == nil || s.Single:
		return segmentUse{created: bound.Of(1)}
	case s.Muxer == "image2":
		return segmentUse{created: pictures(s)}
	}
	perHour := math.Ceil(3600/max(s.Seconds, shortest(out))) * float64(s.Variants)
	extra := 1 // the playlist
	if s.Init {
		extra += s.Variants
	}
	return segmentUse{
		perHour: bound.Between(0, int64(perHour)), created: bound.Between(1, int64(perHour)+int64(extra)),
		retained: retained(g, out, perHour),
	}
}

// pictures counts the files of image2: one per picture.
func pictures(s *graph.Segmenting) bound.Bound {
	switch {
	case s.Files > 0:
		return bound.Of(int64(s.Files))
	case s.FramesPerSecond <= 0:
		return bound.Unknown(1)
	}
	return bound.Between(1, int64(math.Ceil(3600*s.FramesPerSecond)))
}

// shortest is the shortest that a segment can be: one picture.
func shortest(out *graph.Output) float64 {
	for _, s := range out.Streams {
		if s.Encoder != nil && s.Encoder.Rate > 0 {
			return 1 / s.Encoder.Rate
		}
		if s.Source != nil && s.Source.Rate > 0 {
			return 1 / s.Source.Rate
		}
	}
	return 1.0 / 60
}

// retained counts the segments that stay: those in the list and some more
// where they are deleted, the names where they are used in turn, else all
// that are ever written.
func retained(g *graph.Graph, out *graph.Output, perHour float64) bound.Bound {
	s := out.Segmenting
	switch {
	case s.Wrap > 0:
		return bound.Between(0, int64(s.Wrap))
	case s.Deletes && s.List > 0:
		return bound.Between(0, int64((s.List+s.Extra+1)*s.Variants))
	}
	seconds, live := out.Seconds, false
	for _, in := range g.Inputs {
		if !feeds(in, out) {
			continue
		}
		live = live || in.Live
		if out.Seconds == 0 {
			seconds = max(seconds, in.Duration)
		}
	}
	switch {
	case live && out.Seconds == 0:
		return bound.Inf(0)
	case seconds > 0:
		return bound.Between(0, int64(math.Ceil(seconds/3600*perHour)))
	}
	return bound.Unknown(0)
}
