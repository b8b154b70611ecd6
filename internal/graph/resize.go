package graph

import (
	"fmt"
	"math"

	"github.com/ffvet/ffvet/parser/filtergraph"
)

// coarsest is the most by which a size is rounded to whole chroma samples:
// four luma samples share one in yuv410p.
const coarsest = 3

// crop returns the cut pictures; cutting out more than there is ends the
// program (vf_crop.c, config_input).
func (fl *flow) crop(f *filtergraph.Filter, in frame) frame {
	w, okW := side(f, in, "iw", "w", "out_w")
	h, okH := side(f, in, "ih", "h", "out_h")
	tooWide := okW && (w <= 0 || in.width > 0 && int(w)&^coarsest > in.width)
	tooHigh := okH && (h <= 0 || in.height > 0 && int(h)&^coarsest > in.height)
	if tooWide || tooHigh {
		fl.mismatches = append(fl.mismatches, mismatch{f, fmt.Sprintf("crop cannot cut %s out of %dx%d", sizeText(w, okW, h, okH), in.width, in.height)})
	}
	out := in
	out.width, out.height = whole(w, okW), whole(h, okH)
	return out
}

// pad returns the padded pictures, which may not be smaller (vf_pad.c,
// config_input); 0 stands for the size before.
func (fl *flow) pad(f *filtergraph.Filter, in frame) frame {
	w, okW := side(f, in, "iw", "w", "width")
	h, okH := side(f, in, "ih", "h", "height")
	if okW && w == 0 {
		w, okW = float64(in.width), in.width > 0
	}
	if okH && h == 0 {
		h, okH = float64(in.height), in.height > 0
	}
	_, byAspect := f.Arg("aspect")
	if !byAspect && (okW && w < float64(in.width-coarsest) || okH && h < float64(in.height-coarsest)) {
		fl.mismatches = append(fl.mismatches, mismatch{f, fmt.Sprintf("pad cannot make %s out of %dx%d: it only enlarges",
			sizeText(w, okW, h, okH), in.width, in.height)})
	}
	out := in
	out.width, out.height = whole(w, okW && !byAspect), whole(h, okH && !byAspect)
	return out
}

// side works out a width or a height of crop and pad.
func side(f *filtergraph.Filter, in frame, byDefault string, names ...string) (float64, bool) {
	value, ok := evaluate(argument(f, byDefault, names...), map[string]float64{
		"iw": float64(in.width), "in_w": float64(in.width), "ih": float64(in.height), "in_h": float64(in.height),
	})
	return value, ok && math.Abs(value) <= maxSide
}

// whole returns a size in pixels; 0 if it is not known.
func whole(value float64, known bool) int {
	if !known || value < 0 {
		return 0
	}
	return int(math.Round(value))
}

func sizeText(w float64, okW bool, h float64, okH bool) string {
	text := func(value float64, ok bool) string {
		if !ok {
			return "?"
		}
		return fmt.Sprint(int(value))
	}
	return text(w, okW) + "x" + text(h, okH)
}
