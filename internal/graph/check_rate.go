package graph

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/filtergraph"
)

// slowest is below the lowest rate that MXF has an edit rate for, 24000/1001
// (libavformat/mxf.c; those from there to 120 that it does not have are left out).
const slowest = 23

// checkRates reports picture rates that MXF has no edit rate for
// (libavformat/mxfenc.c, mxf_init); -strict unofficial lets them through.
func (b *builder) checkRates() {
	for _, out := range b.Outputs {
		if out.Format != "mxf" && out.Format != "mxf_opatom" || byTarget(out.File) || laxOutput(out) {
			continue
		}
		for _, s := range out.Streams {
			rate, certain := b.writtenRate(out, s)
			if rate == 0 || rate >= slowest {
				continue
			}
			b.problem(Problem{
				Rule: mismatched, Message: fmt.Sprintf("%s does not take %v pictures a second: add -r 25, or -strict unofficial", out.Format, rate),
				At: out.File.URL.Span, Index: out.File.Index, Refused: true, Certain: certain,
			})
			return
		}
	}
}

// writtenRate is the rate of an output's pictures, 0 if it is not known.
func (b *builder) writtenRate(out *Output, s *OutStream) (rate float64, certain bool) {
	switch _, given := chosen(out.File.Options).last("r"); {
	case s.Encoder != nil && s.Encoder.Video:
		return s.Encoder.Rate, s.steady() && !s.timed()
	case !s.Copy || s.Source == nil || s.Source.Attached || given:
		return 0, false
	}
	before, _, _ := strings.Cut(s.From, ":")
	input, _ := strconv.Atoi(before)
	return s.Source.Rate, input < len(b.Inputs) && !b.Inputs[input].Assumed
}

// laxOutput reports whether -strict of an output may allow what no standard does.
func laxOutput(out *Output) bool {
	opt, given := chosen(out.File.Options).last("strict")
	text, _ := opt.Value.Literal()
	return given && !strictness(text)
}

// steady reports whether the rate that reaches an encoder is certain: the
// stream is declared, and only filters that keep the rate come between.
func (s *OutStream) steady() bool {
	return s.behindOnly(func(f *filtergraph.Filter) bool { return keepsRate(f.Name) })
}

// timed reports whether -enc_time_base of a stream is given: before 7.0 the
// muxers and encoders take the rate from it.
func (s *OutStream) timed() bool {
	_, given := s.Encoder.Options["enc_time_base"]
	return given
}

// lax reports whether -strict of an encoder may allow what no standard does.
func (e *Encoder) lax() bool {
	strict, given := e.Options["strict"]
	return given && !strictness(strict)
}

// keepsRate reports whether a filter certainly makes one picture of each.
func keepsRate(filter string) bool {
	switch filter {
	case "scale", "crop", "pad", "format", "null", "copy", "hflip", "vflip", "transpose", "rotate", "setsar", "setdar", "drawbox", "drawgrid",
		"drawtext", "noise", "eq", "hue", "lut", "lutyuv", "lutrgb", "negate", "curves", "unsharp", "boxblur", "gblur", "fade", "vignette", "dedot":
		return true
	}
	return false
}
