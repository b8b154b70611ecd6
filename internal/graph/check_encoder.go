package graph

import (
	"fmt"
	"strings"
)

// checkExperimental reports an experimental encoder without -strict
// experimental (libavcodec/avcodec.c, avcodec_open2).
func (o *outputBuilder) checkExperimental(w want, s *OutStream, options chosen) {
	coder, exists := o.cat.Encoder(s.Codec)
	if s.Encoder == nil || !exists || !coder.Experimental {
		return
	}
	if opt, given := options.last("strict"); given {
		if text, ok := known(opt.Value); !ok || text == "experimental" || strings.HasPrefix(text, "-") {
			return
		}
	}
	at, index := o.File.URL.Span, o.File.Index
	if opt, given := options.last("codec"); given {
		at, index = opt.Value.Span, opt.Index+1
	}
	o.problem(Problem{
		Rule: "invalid-value", Message: fmt.Sprintf("the encoder %s is experimental: add -strict experimental, or choose another one", s.Codec),
		At: at, Index: index, Refused: true, Certain: o.certain(w) && !o.cat.Interpolated,
	})
}

// checkSizes reports pictures of odd size for libx264 with halved chroma,
// once the frames are followed to the encoders (libx264: "width not divisible
// by 2"; measured with 4.3 to 9.0).
func (b *builder) checkSizes() {
	for _, out := range b.Outputs {
		for _, s := range out.Streams {
			if e := s.Encoder; e != nil && e.Name == "libx264" && odd(e) {
				b.problem(Problem{
					Rule: "invalid-value", Message: fmt.Sprintf("libx264 does not take %dx%d in %s: both sides have to be even", e.Width, e.Height, e.PixFmt),
					At: out.File.URL.Span, Index: out.File.Index, Refused: true, Certain: s.plain(),
				})
			}
		}
	}
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

// plain reports whether the pixel format that reaches an encoder is certain:
// the stream is declared, and only filters that keep the format come between.
func (s *OutStream) plain() bool {
	if s.Source == nil || s.Source.PixFmt == "" || s.Filter == nil || len(s.Filter.Sources) != 1 || s.Filter.Sources[0].Input.Assumed {
		return false
	}
	if s.Filter.Graph == nil {
		return true
	}
	for _, f := range s.Filter.Graph.Filters() {
		switch f.Name {
		case "scale", "crop", "pad", "fps", "setsar", "setdar", "setpts", "trim", "null", "copy":
		default:
			return false
		}
	}
	return true
}
