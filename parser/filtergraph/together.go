package filtergraph

import (
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// together reports options that exclude one another, or that need one another
// (each filter's init function).
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
	case "delogo":
		if !given("x") || !given("y") || !given("w") || !given("h") {
			r.refuse(f, "needs x, y, w and h")
		}
	case "geq":
		luma := given("lum_expr", "lum", "cb_expr", "cb", "cr_expr", "cr")
		if luma && given("red_expr", "r", "green_expr", "g", "blue_expr", "b") {
			r.refuse(f, "takes either lum, cb and cr or r, g and b")
		}
	case "sendcmd", "asendcmd":
		if given("commands", "c") == given("filename", "f") {
			r.refuse(f, "needs one of commands and filename")
		}
	case "metadata", "ametadata":
		r.metadata(f)
	case "sidedata", "asidedata":
		if mode, ok := f.text("mode"); ok && (mode == "select" || mode == "0") && !given("type") {
			r.refuse(f, "needs the type of side data to select")
		}
	case "telecine", "detelecine":
		r.pattern(f)
	case "volume":
		r.constantVolume(f)
	case "unsharp":
		r.oddSizes(f)
	}
}

// metadata needs a key unless it prints or deletes, and a value where it sets
// one (f_metadata.c, init).
func (r *resolver) metadata(f *Filter) {
	_, hasKey := f.Arg("key")
	_, hasValue := f.Arg("value")
	mode, ok := f.text("mode")
	switch {
	case !ok:
	case (mode == "select" || mode == "0") && !hasKey:
		r.refuse(f, "needs a key to select")
	case (mode == "add" || mode == "1" || mode == "modify" || mode == "2") && (!hasKey || !hasValue):
		r.refuse(f, "needs key and value to "+mode)
	}
}

// pattern is a list of digits (vf_telecine.c and vf_detelecine.c, init).
func (r *resolver) pattern(f *Filter) {
	a, given := f.Arg("pattern")
	text, known := a.Value.Literal()
	if given && known && (text == "" || strings.Trim(text, "0123456789") != "") {
		r.refuseValue(f, &a, "it wants digits such as 23", "")
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
