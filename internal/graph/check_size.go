package graph

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// checkSizes reports pictures whose size an encoder does not take, once the
// frames are followed to the encoders (each was measured with 4.3 to 9.0).
func (b *builder) checkSizes() {
	for _, out := range b.Outputs {
		for _, s := range out.Streams {
			if s.Encoder == nil || byTarget(out.File) {
				continue
			}
			reason, certain := refusesPictures(s)
			if reason == "" {
				continue
			}
			b.problem(Problem{
				Rule: "invalid-value", Message: s.Encoder.Name + " does not take " + reason,
				At: out.File.URL.Span, Index: out.File.Index, Refused: true, Certain: certain,
			})
		}
	}
}

// refusesPictures names the size or the rate that the encoder of a stream does
// not take; "" if it may.
func refusesPictures(s *OutStream) (reason string, certain bool) {
	e := s.Encoder
	if e.Width > 0 && e.Height > 0 {
		if reason := refusesSize(e); reason != "" {
			return fmt.Sprintf("%dx%d: %s", e.Width, e.Height, reason), s.plain()
		}
	}
	if e.Name == "mpeg1video" && !e.lax() && slices.Contains([]float64{5, 10, 12, 15}, e.Rate) {
		return fmt.Sprintf("%v pictures a second: add -r 25, or -strict unofficial", e.Rate), s.steady() && !s.timed()
	}
	return "", false
}

// byTarget reports whether -target sets sizes and rates by itself.
func byTarget(f *ffmpeg.File) bool {
	_, given := chosen(f.Options).last("target")
	return given
}

// refusesSize says why an encoder does not take a picture; "" if it may.
func refusesSize(e *Encoder) string {
	switch e.Name {
	case "libx264", "libx265":
		if odd(e) {
			return "sides with halved chroma have to be even"
		}
	case "prores", "prores_aw":
		if e.Width%2 == 1 {
			return "the width has to be even"
		}
	case "h261":
		return oneOf(e, "176x144", "352x288")
	case "h263":
		return oneOf(e, "128x96", "176x144", "352x288", "704x576", "1408x1152")
	case "xface":
		return oneOf(e, "48x48")
	case "dvvideo":
		return oneOf(e, "720x480", "720x576", "960x720", "1280x1080", "1440x1080", "1920x1080", "1280x720")
	}
	return ""
}

// oneOf returns what is wrong with a size that is none of a list.
func oneOf(e *Encoder, sizes ...string) string {
	if slices.Contains(sizes, fmt.Sprintf("%dx%d", e.Width, e.Height)) {
		return ""
	}
	return "it is none of " + strings.Join(sizes, ", ")
}

// odd reports whether a side of the picture is odd where its chroma is halved.
func odd(e *Encoder) bool {
	switch e.PixFmt {
	case "yuv420p", "yuvj420p", "yuv420p10le", "nv12":
		return e.Width%2 == 1 || e.Height%2 == 1
	case "yuv422p", "yuvj422p", "yuv422p10le", "nv16":
		return e.Width%2 == 1
	}
	return false
}

// plain reports whether size and pixel format that reach an encoder are
// certain: the stream is declared, and only filters that keep the format and
// give exactly the size that they are asked for come between.
func (s *OutStream) plain() bool {
	return s.Source != nil && s.Source.PixFmt != "" && s.behindOnly(keepsPicture)
}

// keepsPicture reports whether a filter keeps the format and gives exactly the
// size that it is asked for.
func keepsPicture(f *filtergraph.Filter) bool {
	switch f.Name {
	case "scale":
		_, given := f.Arg("force_original_aspect_ratio", "force_divisible_by", "size", "s", "eval", "in_range", "out_range")
		return !given
	case "fps", "setsar", "setdar", "setpts", "trim", "null", "copy":
		return true
	}
	return false
}

// behindOnly reports whether one declared stream reaches the encoder through
// nothing but filters of a kind.
func (s *OutStream) behindOnly(kind func(*filtergraph.Filter) bool) bool {
	if s.Source == nil || s.Filter == nil || len(s.Filter.Sources) != 1 {
		return false
	}
	if in := s.Filter.Sources[0].Input; in.Assumed || in.Lavfi != nil {
		return false
	}
	if s.Filter.Graph == nil {
		return true
	}
	others := slices.ContainsFunc(s.Filter.Graph.Filters(), func(f *filtergraph.Filter) bool { return !kind(f) })
	return !others && !s.Filter.Graph.Open
}
