package filtergraph

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/avoption"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// lists is the first version in which formats are lists of options' own type:
// they may be empty.
const lists = "7.0"

// pixelFormats checks the list of a format filter (vf_format.c, init).
func (r *resolver) pixelFormats(f *Filter) {
	if _, given := f.Arg("pix_fmts"); !given && catalog.Compare(r.cat.Version, lists) < 0 {
		r.refuse(f, "needs pix_fmts")
		return
	}
	seen := map[string]bool{}
	r.list(f, "|", "pixel format", func(name string) bool {
		_, known := r.cat.PixFmt(name)
		_, err := strconv.ParseInt(name, 0, 32)
		return known || err == nil || name == ""
	}, "pix_fmts")
	r.list(f, "|", "further format", func(name string) bool {
		if name == "" {
			name = "yuv420p" // number 0
		}
		repeated := seen[name]
		seen[name] = true
		return !repeated || catalog.Compare(r.cat.Version, "5.0") < 0
	}, "pix_fmts")
	r.list(f, "|", "color space", func(name string) bool { return name == "" || prefixed(name, colorSpaces()) }, "color_spaces")
	r.list(f, "|", "color range", func(name string) bool { return name == "" || prefixed(name, []string{"unknown", "tv", "pc"}) }, "color_ranges")
}

// colorSpaces are the names of libavutil/pixdesc.c.
func colorSpaces() []string {
	return []string{
		"gbr", "bt709", "unknown", "reserved", "fcc", "bt470bg", "smpte170m", "smpte240m", "ycgco", "bt2020nc", "bt2020c", "smpte2085",
		"chroma-derived-nc", "chroma-derived-c", "ictcp", "ipt-c2",
	}
}

// audioFormats checks the lists of aformat (af_aformat.c).
func (r *resolver) audioFormats(f *Filter) {
	empty := catalog.Compare(r.cat.Version, lists) >= 0
	r.list(f, "|", "sample format", func(name string) bool { return r.takes("sample_fmt", name) || name == "" && empty }, "sample_fmts", "f")
	r.list(f, "|", "channel layout", func(name string) bool { return name == "" || r.takes("channel_layout", name) }, "channel_layouts", "cl")
	r.list(f, "|", "sample rate", func(text string) bool {
		rate, ok := value.Number(text)
		return ok && rate >= 1 || text == "" || strings.ContainsAny(text, "*/()+")
	}, "sample_rates", "r")
}

// takes reports whether an option of a type would take the text.
func (r *resolver) takes(t catalog.OptionType, text string) bool {
	return avoption.Check(catalog.AVOption{Type: t}, text, r.cat) == nil
}

// prefixed reports whether a text begins with one of the names, which is how
// libavutil compares them.
func prefixed(text string, names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(text, name) })
}
