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
