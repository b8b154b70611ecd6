package graph

import (
	"fmt"

	"github.com/ffvet/ffvet/parser/filtergraph"
)

// mismatch is a filter whose inputs have sizes that do not go together.
type mismatch struct {
	filter  *filtergraph.Filter
	message string
}

// compare notes inputs whose sizes a filter refuses to join (config_output of
// each filter). Sizes that are not known fit.
func (fl *flow) compare(f *filtergraph.Filter, ins []frame) {
	width, height := true, true
	switch f.Name {
	case "concat":
		if yes, _ := f.Arg("unsafe"); yes.Name != "" {
			return
		}
	case "xfade", "mix", "blend", "alphamerge", "psnr", "ssim", "identity", "msad", "vif", "corr", "lut2", "framepack":
	case "hstack":
		width = false
	case "vstack":
		height = false
	default:
		return
	}
	var first frame
	for _, in := range ins {
		if in.width == 0 || in.height == 0 {
			continue
		}
		if first.width == 0 {
			first = in
			continue
		}
		if width && in.width != first.width || height && in.height != first.height {
			fl.mismatches = append(fl.mismatches, mismatch{f, fmt.Sprintf("%s cannot join %dx%d and %dx%d: scale them to one size first",
				f.Name, first.width, first.height, in.width, in.height)})
			return
		}
	}
}

// mismatched reports the filters whose inputs do not go together. It is
// certain only where the sizes are declared.
func (b *builder) mismatched(fl *flow, g *FilterGraph, index int) {
	certain := true
	for _, sources := range [][]*Decoder{g.Sources, g.Movies} {
		for _, d := range sources {
			certain = certain && !d.Input.Assumed
		}
	}
	if !certain {
		return
	}
	for _, m := range fl.mismatches {
		b.problem(Problem{Rule: "invalid-value", Message: m.message, At: m.filter.At, Index: index, Refused: true, Certain: true})
	}
}
