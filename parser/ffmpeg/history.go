package ffmpeg

import "fmt"

// change is what became of an option.
type change struct {
	in      string // the first version without it, or that warns about it
	advice  string
	instead string // words that do the same, "" if there are none
}

// removed knows the program's own options that some version no longer has
// (fftools/ffmpeg_opt.c of the releases, and the Changelog).
func removed(name string) (change, bool) {
	c, ok := map[string]change{
		"deinterlace":           {"4.4", "use the filter yadif or bwdif", "-vf yadif"},
		"intra":                 {"4.4", "use -g 1", "-g 1"},
		"sameq":                 {"4.4", "it never meant the same quality; use -q or -crf", ""},
		"same_quant":            {"4.4", "it never meant the same quality; use -q or -crf", ""},
		"tvstd":                 {"4.4", "use the demuxer's option -standard", "-standard"},
		"vc":                    {"4.4", "use the demuxer's option -channel", "-channel"},
		"videotoolbox_pixfmt":   {"4.4", "use -hwaccel_output_format", ""},
		"absf":                  {"7.0", "use -bsf:a", "-bsf:a"},
		"vbsf":                  {"7.0", "use -bsf:v", "-bsf:v"},
		"psnr":                  {"7.0", "use -flags +psnr", "-flags +psnr"},
		"map_channel":           {"7.0", "use the filter pan or channelmap", ""},
		"async":                 {"7.0", "use -af aresample=async=N", ""},
		"vol":                   {"7.0", "use the filter volume", ""},
		"vsync":                 {"9.0", "use -fps_mode", "-fps_mode"},
		"top":                   {"9.0", "use the filter setfield", ""},
		"qphist":                {"9.0", "it did nothing from 7.0 on; leave it out", ""},
		"adrift_threshold":      {"9.0", "it did nothing from 7.0 on; leave it out", ""},
		"filter_script":         {"9.0", "use -/filter", "-/filter"},
		"filter_complex_script": {"9.0", "use -/filter_complex", "-/filter_complex"},
	}[name]
	return c, ok
}

// deprecated knows the options that still work and warn.
func deprecated(name string) (change, bool) {
	c, ok := map[string]change{
		"vsync":                 {"5.1", "use -fps_mode", ""},
		"top":                   {"6.1", "use the filter setfield", ""},
		"qphist":                {"7.0", "it does nothing", ""},
		"adrift_threshold":      {"7.0", "it does nothing", ""},
		"filter_script":         {"7.0", "use -/filter", "-/filter"},
		"filter_complex_script": {"7.0", "use -/filter_complex", "-/filter_complex"},
		"timestamp":             {"4.3", "set the metadata creation_time", ""},
		"vbsf":                  {"4.3", "use -bsf:v", "-bsf:v"},
		"absf":                  {"4.3", "use -bsf:a", "-bsf:a"},
		"psnr":                  {"5.1", "use -flags +psnr", ""},
		"map_channel":           {"5.1", "use the filter pan or channelmap", ""},
		"async":                 {"4.3", "use -af aresample=async=N", ""},
		"deinterlace":           {"4.3", "use the filter yadif or bwdif", ""},
	}[name]
	return c, ok
}

// checkHistory reports an option that warns when it is used.
func (p *parser) checkHistory(o Option) {
	c, ok := deprecated(o.As)
	if !ok || !p.since(c.in) {
		return
	}
	p.report(Problem{
		Rule: "deprecated-option", Message: fmt.Sprintf("-%s is deprecated: %s", o.As, c.advice), Index: o.Index, Instead: c.instead,
	})
}
