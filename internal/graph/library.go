package graph

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/library"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// checkLibrary reports what an encoder's library refuses, and parameters that
// it does not know and passes over.
func (o *outputBuilder) checkLibrary(encoder string, options chosen, certain bool) {
	for i, opt := range options {
		text, ok := opt.Value.Literal()
		if !ok || !opt.HasValue || opt.Class == ffmpeg.Tool && opt.Name != "profile" || replaced(options[i+1:], opt.Name) {
			continue
		}
		if r := library.Check(encoder, opt.Name, text, o.inv.Version); r != nil {
			o.refuseValue(opt, r.Reason, r.Instead, certain && !o.cat.Interpolated)
		}
		if parameterList(encoder, opt.Name) {
			o.checkParameters(opt, text)
		}
	}
}

// parameterList reports whether an option is a list of an encoder's parameters
// where unknown ones are passed over.
func parameterList(encoder, option string) bool {
	switch encoder {
	case "libx264", "libx264rgb":
		return option == "x264-params"
	case "libx265":
		return option == "x265-params"
	case "libsvtav1":
		return option == "svtav1-params"
	case "librav1e":
		return option == "rav1e-params"
	}
	return false
}

// checkParameters reports names that the library does not know: it warns, and
// encodes without them.
func (o *outputBuilder) checkParameters(opt ffmpeg.Option, text string) {
	for _, p := range value.Dictionary(text) {
		if library.Known(opt.Name, p.Key, o.inv.Version) {
			continue
		}
		problem := Problem{
			Rule: "unknown-encoder-parameter", At: opt.Value.Span, Index: opt.Index + 1, Certain: !o.cat.Interpolated,
			Message: fmt.Sprintf("-%s passes over %q: the library of ffmpeg %s does not know it", opt.As, p.Key, o.inv.Version),
		}
		if near := library.Nearest(opt.Name, p.Key); near != "" {
			problem.Message += fmt.Sprintf("; did you mean %s?", near)
			problem.Instead = strings.Replace(text, p.Key, near, 1)
		}
		o.problem(problem)
	}
}
