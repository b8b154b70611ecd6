package graph

import (
	"fmt"
	"math"
	"strings"

	"github.com/ffvet/ffvet/parser/filtergraph"
)

// chroma returns the most by which a side is rounded down to whole chroma
// samples: four luma samples share one in yuv410p.
func chroma(pixfmt string) int {
	if pixfmt == "" || strings.Contains(pixfmt, "410") || strings.Contains(pixfmt, "411") {
		return 3
	}
	return 1
}

// mostPixels is what a picture may hold, with its edges (libavutil/imgutils.c,
// av_image_check_size2).
const mostPixels = math.MaxInt32 / 8

// tooLarge notes a size that libavutil refuses.
func (fl *flow) tooLarge(f *filtergraph.Filter, w, h float64) {
	if (w+128)*(h+128) >= mostPixels {
		fl.mismatches = append(fl.mismatches, mismatch{f, fmt.Sprintf("%s makes pictures of %.0fx%.0f: that is too large", f.Name, w, h)})
	}
}

// crop returns the cut pictures; cutting out more than there is ends the
// program (vf_crop.c, config_input).
func (fl *flow) crop(f *filtergraph.Filter, in frame) frame {
	w, okW := side(f, in, "iw", "w", "out_w")
	h, okH := side(f, in, "ih", "h", "out_h")
	round := chroma(in.pixfmt)
	tooWide := okW && (w <= 0 || in.width > 0 && int(w)&^round > in.width)
	tooHigh := okH && (h <= 0 || in.height > 0 && int(h)&^round > in.height)
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
	round := chroma(in.pixfmt)
	if okW && okH {
		fl.tooLarge(f, w, h)
	}
	if !byAspect && (okW && w < float64(in.width-round) || okH && h < float64(in.height-round)) {
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
	return value, ok
}

// whole returns a size in pixels; 0 if it is not known.
func whole(value float64, known bool) int {
	if !known || value < 0 || value > maxSide {
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

// resized returns the pictures of filters that enlarge by a factor, put
// pictures or fields beside or above one another, or take them apart (each
// filter's config_output; measured on 5.1).
func resized(f *filtergraph.Filter, in frame) frame {
	switch f.Name {
	case "hqx", "xbr", "epx":
		n := int(parseNumber(argument(f, "3", "n")))
		in.width, in.height = in.width*n, in.height*n
	case "super2xsai":
		in.width, in.height = 2*in.width, 2*in.height
	case "weave", "doubleweave":
		in.height *= 2
	case "field", "separatefields":
		in.height = (in.height + 1) / 2
	case "tinterlace":
		switch argument(f, "merge", "mode") {
		case "merge", "0", "pad", "3", "mergex2", "7", "":
			in.height *= 2
		}
	case "framepack":
		switch argument(f, "sbs", "format") {
		case "sbs", "columns":
			in.width *= 2
		case "tab", "lines":
			in.height *= 2
		case "":
			in.width, in.height = 0, 0
		}
	case "untile":
		columns, rows := parseSize(argument(f, "6x5", "layout"))
		in.width, in.height = in.width/max(columns, 1), in.height/max(rows, 1)
	}
	in.width, in.height = min(in.width, maxSide), min(in.height, maxSide)
	return in
}

// canvas returns the size of pictures that a filter draws anew.
func canvas(f *filtergraph.Filter) (width, height int) {
	switch f.Name {
	case "palettegen":
		return 16, 16
	case "ciescope":
		side := int(parseNumber(argument(f, "512", "size", "s")))
		return side, side
	case "drawgraph":
		return parseSize(argument(f, "900x256", "size", "s"))
	}
	return parseSize(argument(f, "hd720", "size", "s"))
}

// rotated returns the pictures of rotate: of the size that comes in, unless
// options give another; 0, 0 if that is not known.
func rotated(f *filtergraph.Filter, in frame) frame {
	w, okW := side(f, in, "iw", "out_w", "ow")
	h, okH := side(f, in, "ih", "out_h", "oh")
	in.width, in.height = whole(w, okW), whole(h, okH)
	return in
}
