package filtergraph

import (
	"fmt"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// init reports what a filter's init function refuses beyond single values:
// arguments that are missing, that exclude one another, or that have a grammar
// of their own.
func (r *resolver) init(f *Filter) {
	for _, a := range f.Args {
		if a.fromFile {
			return // what the file holds may be anything
		}
	}
	r.required(f)
	switch f.Name {
	case "scale", "scale2ref", "zscale":
		r.scale(f)
	case "crop":
		r.selfReference(f, []string{"w", "out_w"}, []string{"h", "out_h"})
	case "pad":
		r.selfReference(f, []string{"w", "width"}, []string{"h", "height"})
	case "format", "noformat":
		r.pixelFormats(f)
	case "aformat":
		r.audioFormats(f)
	case "pan":
		r.pan(f)
	case "channelmap":
		r.channelMap(f)
	case "channelsplit":
		r.channelSplit(f)
	case "xstack":
		r.stackLayout(f)
	case "tile":
		r.tile(f)
	case "drawtext":
		r.drawtext(f)
	case "setsar", "setdar":
		r.aspect(f)
	case "aecho":
		r.echo(f)
	case "adelay":
		r.list(f, "|", "delay such as 500, 1.5s or 100S", isDelay, "delays")
	case "aeval":
		r.channelExpressions(f)
	default:
		r.together(f)
	}
}

// together reports options that exclude one another, or that need one another.
func (r *resolver) together(f *Filter) {
	given := func(names ...string) bool { _, ok := f.Arg(names...); return ok }
	switch f.Name {
	case "hue":
		if given("h") && given("H") && catalog.Compare(r.cat.Version, "7.0") >= 0 {
			r.refuse(f, "takes either h or H")
		}
	case "apad":
		if given("pad_len") && given("whole_len") {
			r.refuse(f, "takes either pad_len or whole_len")
		}
	case "chorus":
		if !given("delays") || !given("decays") || !given("speeds") || !given("depths") {
			r.refuse(f, "needs delays, decays, speeds and depths")
		}
	case "volume":
		r.constantVolume(f)
	case "unsharp":
		r.oddSizes(f)
	}
}

// constantVolume reports a volume that is worked out once and depends on what
// changes (af_volume.c, config_output).
func (r *resolver) constantVolume(f *Filter) {
	eval, ok := f.text("eval")
	a, given := f.Arg("volume")
	if !ok || !given || eval != "once" && eval != "0" || strings.Contains(a.Value.String(), "(") {
		return
	}
	for _, name := range r.names(f, a) {
		if name != "nb_channels" && name != "sample_rate" && name != "tb" {
			r.refuseValue(f, &a, name+" needs eval=frame", "")
			return
		}
	}
}

// oddSizes are those of unsharp's matrices (vf_unsharp.c, init_filter_param).
func (r *resolver) oddSizes(f *Filter) {
	for _, names := range [][]string{
		{"luma_msize_x", "lx"}, {"luma_msize_y", "ly"}, {"chroma_msize_x", "cx"}, {"chroma_msize_y", "cy"},
	} {
		a, given := f.Arg(names...)
		text, _ := a.Value.Literal()
		if n, ok := value.Int(text); given && ok && n%2 == 0 {
			r.refuseValue(f, &a, "it must be odd", "")
			return
		}
	}
}

// required reports options without which a filter does not start.
func (r *resolver) required(f *Filter) {
	names := strings.Fields(requiredOptions(f.Name))
	if len(names) == 0 {
		return
	}
	if a, given := f.Arg(names...); given && (len(a.Value.Parts) > 0 || f.Name == "drawtext") {
		return
	}
	r.refuse(f, "needs "+strings.Join(names, " or "))
}

// requiredOptions returns the options of which a filter needs one.
func requiredOptions(filter string) string {
	switch filter {
	case "subtitles", "ass":
		return "filename f"
	case "movie", "amovie":
		return "filename"
	case "drawtext":
		return "text textfile timecode text_source"
	case "pan":
		return "args"
	case "aevalsrc", "aeval":
		return "exprs"
	case "removelogo":
		return "filename f"
	case "arnndn":
		return "model m"
	case "sofalizer":
		return "sofa"
	case "ladspa":
		return "file f"
	case "frei0r":
		return "filter_name"
	case "geq":
		return "lum_expr lum red_expr r green_expr g blue_expr b"
	}
	return ""
}

// drawtext takes its text from one place only (vf_drawtext.c, init).
func (r *resolver) drawtext(f *Filter) {
	_, text := f.Arg("text")
	_, file := f.Arg("textfile")
	if text && file {
		r.refuse(f, "takes either text or textfile")
	}
	_, timecode := f.Arg("timecode")
	_, rate := f.Arg("timecode_rate", "rate", "r")
	if timecode && !rate {
		r.refuse(f, "needs a rate for its timecode")
	}
}

// tile makes pictures of at most as many frames as its grid has places.
func (r *resolver) tile(f *Filter) {
	text, ok := f.text("layout")
	columns, rows, isGrid := grid(text)
	frames, okFrames := f.count(0, "nb_frames")
	if ok && isGrid && okFrames && frames > columns*rows {
		r.refuse(f, fmt.Sprintf("has %d places for %d frames", columns*rows, frames))
	}
}

// echo needs as many delays as decays (af_aecho.c, init).
func (r *resolver) echo(f *Filter) {
	delays, ok := f.text("delays")
	decays, okDecays := f.text("decays")
	if !ok || !okDecays {
		return
	}
	if n, m := strings.Count(delays, "|"), strings.Count(decays, "|"); n != m {
		r.refuse(f, fmt.Sprintf("has %d delays and %d decays", n+1, m+1))
		return
	}
	r.list(f, "|", "delay above 0 and at most 90000 ms", func(entry string) bool { return within(entry, 90000) }, "delays")
	r.list(f, "|", "decay above 0 and at most 1", func(entry string) bool { return within(entry, 1) }, "decays")
}

// list checks each entry of a value that libavfilter splits.
func (r *resolver) list(f *Filter, separator, what string, takes func(string) bool, names ...string) {
	a, given := f.Arg(names...)
	text, known := a.Value.Literal()
	if !given || !known {
		return
	}
	for _, entry := range strings.Split(text, separator) {
		if !takes(entry) {
			r.refuseValue(f, &a, fmt.Sprintf("%q is no %s", shorten(entry), what), "")
			return
		}
	}
}
