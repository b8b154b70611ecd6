package estimate

import (
	"math"

	"github.com/ffvet/ffvet/internal/graph"
	"github.com/ffvet/ffvet/parser/bound"
)

// segmentUse is what one output creates.
type segmentUse struct {
	created, perHour, retained bound.Bound
	// perDay is by how many files the output grows in a day.
	perDay bound.Bound
}

// segmentsOf counts an output's files. Cuts are only made at key frames, but
// the mean stays at the length asked for; as many files as that length allows
// is the upper bound (libavformat/hlsenc.c, segment.c; measured on 5.1).
func segmentsOf(g *graph.Graph, out *graph.Output) segmentUse {
	if len(out.Slaves) == 0 {
		return segmentsBy(g, out, out.Segmenting, out.Format, out.Protocol)
	}
	var all segmentUse
	for _, slave := range out.Slaves {
		one := segmentsBy(g, out, slave.Segmenting, slave.Format, slave.Protocol)
		all.created, all.perHour = all.created.Add(one.created), all.perHour.Add(one.perHour)
		all.retained, all.perDay = all.retained.Add(one.retained), all.perDay.Add(one.perDay)
	}
	return all
}

// segmentsBy counts the files of one muxer.
func segmentsBy(g *graph.Graph, out *graph.Output, s *graph.Segmenting, format, protocol string) segmentUse {
	switch {
	case format == "null" || protocol != "file":
		return segmentUse{}
	case s == nil:
		return segmentUse{created: bound.Of(1)}
	case s.Single:
		return segmentUse{created: bound.Of(int64(s.Variants + s.Playlists))}
	case s.Muxer == "image2":
		return images(s)
	}
	perHour := math.Ceil(3600/max(s.Seconds, shortest(out))) * float64(s.Variants)
	extra := s.Playlists
	if s.Init {
		extra += s.Variants
	}
	u := segmentUse{
		perHour: bound.Between(0, int64(perHour)), created: bound.Between(1, int64(perHour)+int64(extra)),
		retained: retained(g, out, s, perHour),
	}
	if !rotates(s) {
		u.perDay = u.perHour.Mul(bound.Of(24))
	}
	return u
}

// rotates reports whether old segments make room for new ones.
func rotates(s *graph.Segmenting) bool { return s.Wrap > 0 || s.Deletes && s.List > 0 }

// images counts the files of image2: one per picture.
func images(s *graph.Segmenting) segmentUse {
	switch {
	case s.Files > 0:
		return segmentUse{created: bound.Of(int64(s.Files))}
	case s.FramesPerSecond <= 0:
		return segmentUse{created: bound.Unknown(1), perDay: bound.Unknown(0)}
	}
	perHour := int64(math.Ceil(3600 * s.FramesPerSecond))
	return segmentUse{created: bound.Between(1, perHour), perDay: bound.Between(0, 24*perHour)}
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
func retained(g *graph.Graph, out *graph.Output, s *graph.Segmenting, perHour float64) bound.Bound {
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
