package graph

import (
	"math"
	"slices"

	"github.com/ffvet/ffvet/parser/ffmpeg/pixfmt"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// scale notes the scaler of a scale filter and returns the frames behind it.
func (fl *flow) scale(f *filtergraph.Filter, in frame) frame {
	out := in
	out.width, out.height = fl.scaledSize(f, in)
	switch f.Name {
	case "scale", "scale2ref":
	case "zscale": // makes what is wanted behind it, without libswscale, of what it knows
		out.scaler, out.free, out.passed = 0, true, &passage{filter: f.Name}
		return out
	default:
		return out // those of graphics cards do without libswscale
	}
	threads := Setting{}
	if a, ok := f.Arg("threads"); ok {
		text, known := known(a.Value)
		threads = Setting{Given: true, Known: known, At: a.At, Option: "threads", Value: int(parseNumber(text))}
	}
	fl.scalers = append(fl.scalers, Scaler{
		Why: f.Name, Same: in.width > 0 && in.width == out.width && in.height == out.height && !recolors(f),
		Width: out.width, Height: out.height, PixFmt: in.pixfmt, Threads: threads, At: f.At,
		Interlaced: interlaced(f),
	})
	out.scaler, out.free, out.passed = len(fl.scalers), false, nil
	return out
}

// recolors reports whether a scale filter changes more than the size.
func recolors(f *filtergraph.Filter) bool {
	_, given := f.Arg("in_range", "out_range", "in_color_matrix", "out_color_matrix", "in_chroma_loc", "out_chroma_loc",
		"in_primaries", "out_primaries", "in_transfer", "out_transfer", "interl")
	return given
}

// interlaced reports whether a scale filter may treat fields apart: option
// interl is 1, -1 (as the pictures say), or not known.
func interlaced(f *filtergraph.Filter) bool {
	switch argument(f, "0", "interl") {
	case "0", "false", "no", "n", "disable", "disabled", "off":
		return false
	}
	return true
}

// scaledSize works out the size behind a scale filter; 0, 0 if it depends on
// something that is not known.
func (fl *flow) scaledSize(f *filtergraph.Filter, in frame) (width, height int) {
	w, h := argument(f, "iw", "w", "width"), argument(f, "ih", "h", "height")
	if s := argument(f, "", "size", "s"); s != "" {
		return parseSize(s)
	}
	if _, given := f.Arg("h", "height"); !given {
		if width, height := parseSize(w); width > 0 {
			return width, height
		}
	}
	variables := map[string]float64{
		"iw": float64(in.width), "in_w": float64(in.width), "ih": float64(in.height), "in_h": float64(in.height),
	}
	if in.height > 0 {
		variables["a"] = float64(in.width) / float64(in.height)
	}
	fw, okW := evaluate(w, variables)
	fh, okH := evaluate(h, variables)
	if okW && okH && fw > 0 && fh > 0 {
		fl.tooLarge(f, fw, fh)
	}
	if !okW || !okH || math.Abs(fw) > maxSide || math.Abs(fh) > maxSide {
		return 0, 0
	}
	return fitted(int(fw), int(fh), in)
}

// fitted replaces 0 by the input's side and -n by what keeps the aspect,
// rounded to a multiple of n (libavfilter/scale_eval.c).
func fitted(width, height int, in frame) (w, h int) {
	if width == 0 {
		width = in.width
	}
	if height == 0 {
		height = in.height
	}
	if width < 0 && height < 0 {
		return in.width, in.height
	}
	if in.width == 0 || in.height == 0 {
		if width < 0 || height < 0 {
			return 0, 0
		}
		return width, height
	}
	switch {
	case width < 0:
		width = aspect(height, in.width, in.height, -width)
	case height < 0:
		height = aspect(width, in.height, in.width, -height)
	}
	return width, height
}

func aspect(side, other, same, multiple int) int {
	exact := float64(side) * float64(other) / float64(same)
	return max(int(math.Round(exact/float64(multiple)))*multiple, multiple)
}

// demand notes the scalers that libavfilter inserts because a filter needs
// other pixel formats than it gets, and changes the inputs accordingly.
func (fl *flow) demand(f *filtergraph.Filter, ins []frame) {
	switch f.Name {
	case "scale": // converts by itself
		return
	case "overlay":
		fl.overlay(f, ins)
		return
	case "format":
		if list := formats(f); len(list) > 0 && len(ins) > 0 {
			ins[0] = fl.convert(ins[0], list, "format", f)
		}
		return
	}
	if takes, ok := fl.formats.Filter(f.Name); ok {
		fl.probed(f, takes, ins)
		return
	}
	if list, ok := wanted(f.Name); ok {
		for i := range ins {
			ins[i] = fl.convert(ins[i], list, f.Name, f)
		}
		return
	}
	if sameFormat(f.Name) {
		fl.tie(f, ins)
	}
}

// probed converts what a filter does not take, as real programs do.
func (fl *flow) probed(f *filtergraph.Filter, takes pixfmt.Filter, ins []frame) {
	for i, in := range ins {
		change, tried := takes.Takes(assumedFormat(in), i > 0)
		switch {
		case !tried && !takes.Everything():
			ins[i] = fl.convert(in, []string{"yuv420p"}, f.Name, f)
		case tried && change.In != assumedFormat(in):
			ins[i] = fl.convert(in, append([]string{change.In}, takes.Taken()...), f.Name, f)
		case !takes.Everything() && !takes.Tied: // what stands behind a tied one decides for all
			fl.note(in, assumedFormat(in))
		}
	}
	if takes.Tied {
		fl.tie(f, ins)
	}
}

// assumedFormat is the format of pictures of which none is known.
func assumedFormat(in frame) string {
	if in.pixfmt == "" {
		return "yuv420p"
	}
	return in.pixfmt
}

// tie converts all inputs to the format of the first.
func (fl *flow) tie(f *filtergraph.Filter, ins []frame) {
	for i := 1; i < len(ins); i++ {
		first := ins[0].scaler
		if first > 0 && ins[i].scaler == first && ins[i].pixfmt == ins[0].pixfmt {
			continue // branches of one split
		}
		if first > 0 && ins[i].scaler > 0 {
			fl.tied[first] = append(fl.tied[first], ins[i].scaler)
		}
		if ins[i].width > 0 || ins[i].pixfmt != "" {
			ins[i] = fl.convert(ins[i], []string{ins[0].pixfmt}, f.Name, f)
		}
	}
}

// overlay blends its second input with transparency: it always becomes
// another format (libavfilter/vf_overlay.c query_formats; measured on 5.1 to
// 9.0).
func (fl *flow) overlay(f *filtergraph.Filter, ins []frame) {
	if len(ins) < 2 {
		return
	}
	below, above := overlayFormats(argument(f, "yuv420", "format"))
	ins[0] = fl.convert(ins[0], below, f.Name, f)
	ins[1] = fl.convert(ins[1], above, f.Name, f)
}

// overlayFormats returns the formats of the picture below and of that above;
// what is not known is as good as automatic.
func overlayFormats(format string) (below, above []string) {
	switch format {
	case "yuv420":
		return []string{"yuv420p", "yuvj420p", "yuva420p", "nv12", "nv21"}, []string{"yuva420p"}
	case "yuv420p10":
		return []string{"yuv420p10le", "yuva420p10le"}, []string{"yuva420p10le"}
	case "yuv422":
		return []string{"yuv422p", "yuvj422p", "yuva422p"}, []string{"yuva422p"}
	case "yuv422p10":
		return []string{"yuv422p10le", "yuva422p10le"}, []string{"yuva422p10le"}
	case "yuv444":
		return []string{"yuv444p", "yuvj444p", "yuva444p"}, []string{"yuva444p"}
	case "yuv444p10":
		return []string{"yuv444p10le", "yuva444p10le"}, []string{"yuva444p10le"}
	case "gbrp":
		return []string{"gbrp", "gbrap"}, []string{"gbrap"}
	case "rgb":
		return []string{"rgb24", "argb", "rgba", "abgr", "bgra", "bgr24"}, []string{"rgba", "argb", "abgr", "bgra"}
	}
	transparent := []string{"yuva420p", "yuva422p", "yuva444p", "argb", "rgba", "abgr", "bgra", "gbrap"}
	return transparent, transparent
}

// convert returns the frames in one of the formats: a scale filter or a
// generator in front makes it, if nothing else asked it for another one and
// all filters in between take it; else a scaler is inserted.
func (fl *flow) convert(in frame, list []string, why string, f *filtergraph.Filter) frame {
	out := in
	out.scaler, out.free, out.passed = 0, false, nil
	if in.pixfmt != "" && slices.Contains(list, in.pixfmt) {
		fl.note(in, in.pixfmt)
		if in.changeable() && !fl.passes(in, in.pixfmt, list) {
			fl.insert(in, why, f, true)
		}
		return out
	}
	if len(list) > 0 && list[0] != "" {
		out.pixfmt = list[0]
	}
	passes := in.changeable() && fl.passes(in, out.pixfmt, list)
	if passes && !in.forked() && (in.free || fl.commit(in.scaler, out.pixfmt)) {
		return out
	}
	fl.insert(out, why, f, false)
	if passes {
		fl.note(in, out.pixfmt, len(fl.scalers)-1)
	} else {
		fl.note(in, in.pixfmt)
	}
	return out
}

// insert adds a scaler that libavfilter puts in front of a filter, or of the
// encoder, to make pictures of a format.
func (fl *flow) insert(out frame, why string, f *filtergraph.Filter, same bool) {
	s := Scaler{Why: why, Inserted: true, Same: same, Width: out.width, Height: out.height, PixFmt: out.pixfmt}
	if f != nil {
		s.At = f.At
	}
	fl.scalers = append(fl.scalers, s)
}

// commit makes a scale filter produce a format; it answers false if there is
// none, or it produces another one already.
func (fl *flow) commit(scaler int, pixfmt string) bool {
	if scaler == 0 || fl.made[scaler] != "" {
		return scaler > 0 && fl.made[scaler] == pixfmt
	}
	fl.made[scaler] = pixfmt
	fl.scalers[scaler-1].Same = false
	for _, other := range fl.tied[scaler] {
		fl.commit(other, pixfmt)
	}
	return true
}

// wanted returns the pixel formats of filters that take few of them
// (query_formats of each; measured with 5.1 on yuv420p).
func wanted(filter string) ([]string, bool) {
	switch filter {
	case "palettegen", "paletteuse":
		return []string{"bgra"}, true
	case "curves", "lut3d", "lut1d", "haldclut", "colorbalance", "colorchannelmixer", "selectivecolor", "vibrance", "colortemperature", "elbg", "frei0r":
		return []string{"rgb24", "bgr24", "rgba", "bgra", "argb", "abgr", "gbrp", "gbrap", "gbrp10le", "rgb48le", "rgba64le"}, true
	case "xfade":
		return []string{"yuv444p", "yuva444p", "gbrp", "gbrap", "gray"}, true
	case "chromakey":
		return []string{"yuva420p", "yuva422p", "yuva444p"}, true
	case "colorkey":
		return []string{"rgba", "bgra", "argb", "abgr"}, true
	}
	return nil, false
}

// sameFormat reports whether all inputs of a filter must have one format.
func sameFormat(filter string) bool {
	switch filter {
	case "hstack", "vstack", "xstack", "blend", "concat", "mix", "interleave", "streamselect", "framepack", "maskedmerge", "psnr", "ssim", "identity", "libvmaf":
		return true
	}
	return false
}
