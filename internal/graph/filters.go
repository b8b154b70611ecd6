package graph

import (
	"strings"

	"github.com/ffvet/ffvet/parser/filtergraph"
)

// through returns what a filter makes of its inputs. A filter that is not
// known here leaves them as they are.
func (fl *flow) through(f *filtergraph.Filter, ins []frame) frame {
	if s, ok := sources[f.Name]; ok && len(ins) == 0 {
		out := s.frame(f)
		out.passed = &passage{filter: f.Name} // what it can make is probed like what others take
		return out
	}
	if out, ok := fl.movies[f]; ok {
		return out
	}
	fl.compare(f, ins)
	fl.demand(f, ins)
	var in frame
	for _, i := range ins {
		in = in.merge(i)
	}
	if len(ins) > 0 {
		in.pixfmt, in.scaler, in.free = ins[0].pixfmt, ins[0].scaler, ins[0].free
		in.passed = &passage{f.Name, ins[0].passed}
	}
	// What overlay takes depends on its option format; it hands on the picture below.
	if takes, ok := fl.formats.Filter(f.Name); ok && len(ins) > 0 && f.Name != "overlay" {
		if c, tried := takes.Takes(in.pixfmt, false); tried && c.Out != in.pixfmt {
			in.pixfmt, in.scaler, in.free, in.passed = c.Out, 0, false, nil
		}
	}
	switch f.Name {
	case "scale", "scale_vaapi", "scale_cuda", "scale_npp", "scale_qsv", "zscale", "scale2ref":
		return fl.scale(f, in)
	case "crop":
		return fl.crop(f, in)
	case "pad":
		return fl.pad(f, in)
	case "transpose", "transpose_vaapi", "transpose_cuda":
		in.width, in.height = in.height, in.width
	case "hstack", "vstack", "xstack", "tile":
		return stacked(f, in, ins)
	case "hqx", "xbr", "epx", "super2xsai", "weave", "doubleweave", "field", "separatefields", "tinterlace", "framepack", "untile":
		return resized(f, in)
	case "palettegen", "ciescope", "datascope", "graphmonitor", "drawgraph":
		in.width, in.height = canvas(f)
	case "rotate":
		return rotated(f, in)
	case "v360", "stereo3d", "remap", "libplacebo", "sr", "dnn_processing",
		"histogram", "thistogram", "waveform", "vectorscope", "feedback", "extractplanes", "streamselect", "frei0r", "vpp_qsv", "vpp_amf", "sr_amf", "scale_opencl", "scale_vulkan", "scale_vt", "scale_d3d11",
		"transpose_opencl", "transpose_vulkan", "transpose_npp", "transpose_vt", "pad_opencl", "pad_vaapi", "pad_cuda", "program_opencl":
		in.width, in.height = 0, 0 // from options that are not worked out here
	case "zoompan":
		in.width, in.height = parseSize(argument(f, "hd720", "s"))
	case "fps", "framerate", "minterpolate":
		in.rate = rateOf(f, in.rate)
	case "format":
		in.pixfmt = firstFormat(f, in.pixfmt)
	case "paletteuse":
		in.pixfmt = "pal8"
	}
	return in
}

// argument returns the filter's argument as text: the default if it is not
// given, "" if it holds a hole.
func argument(f *filtergraph.Filter, byDefault string, names ...string) string {
	a, ok := f.Arg(names...)
	if !ok {
		return byDefault
	}
	text, _ := known(a.Value)
	return text
}

func rateOf(f *filtergraph.Filter, before float64) float64 {
	text := argument(f, "", "fps")
	if text == "" || text == "source_fps" {
		return before
	}
	return parseRate(text)
}

// firstFormat returns the format that a format filter leaves: what comes in
// if it is in the list, else the first one.
func firstFormat(f *filtergraph.Filter, in string) string {
	list := formats(f)
	if len(list) == 0 {
		return in
	}
	for _, name := range list {
		if name == in {
			return in
		}
	}
	return list[0]
}

func formats(f *filtergraph.Filter) []string {
	text := argument(f, "", "pix_fmts")
	if text == "" {
		return nil
	}
	return strings.Split(text, "|")
}

// stacked returns the size of several pictures side by side, above one
// another, or in a grid.
func stacked(f *filtergraph.Filter, in frame, ins []frame) frame {
	columns, rows := 1, 1
	switch f.Name {
	case "hstack":
		in.width = total(ins, func(f frame) int { return f.width })
	case "vstack":
		in.height = total(ins, func(f frame) int { return f.height })
	case "tile":
		columns, rows = parseSize(argument(f, "6x5", "layout"))
	case "xstack":
		if columns, rows = parseSize(argument(f, "", "grid")); columns == 0 {
			columns, rows = gridOf(len(ins))
		}
	}
	in.width, in.height = min(in.width*columns, maxSide), min(in.height*rows, maxSide)
	return in
}

// total adds the sides of several pictures; 0 if one is not known.
func total(ins []frame, side func(frame) int) int {
	sum := 0
	for _, f := range ins {
		if side(f) == 0 {
			return 0
		}
		sum += side(f)
	}
	return sum
}

// gridOf returns the smallest square that holds n pictures.
func gridOf(n int) (columns, rows int) {
	for columns*columns < n {
		columns++
	}
	return columns, columns
}
