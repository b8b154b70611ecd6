package ffmpeg

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/avoption"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
)

// checkGlobal reports values of options that count for the whole program:
// ffmpeg refuses them before it opens anything.
func (p *parser) checkGlobal() {
	if p.inv.Exits {
		return
	}
	for _, o := range p.inv.Global {
		text, ok := o.Value.Literal()
		if !ok || o.FromFile {
			continue
		}
		reason := ""
		switch o.Name {
		case "init_hw_device":
			reason = hardwareDevice(text)
		case "loglevel":
			reason = logLevel(text)
		case "abort_on":
			reason = p.flags(text, "empty_output", "empty_output_stream")
		case "vsync":
			reason = frameSync(text, "cfr", "vfr", "passthrough", "drop", "auto", "-1", "0", "1", "2")
		case "filter_threads", "filter_complex_threads":
			if _, rest := LeadingInteger(strings.TrimPrefix(text, "-")); rest != "" && o.Name == "filter_threads" {
				reason = "it wants a number of threads"
			}
		}
		if reason != "" {
			p.invalid(o, "", fmt.Sprintf("-%s does not take %q: %s", o.typed(), text, reason))
		}
	}
}

// hardwareDevice reads TYPE[=NAME][:DEVICE[,KEY=VALUE…]] or TYPE[=NAME]@NAME
// (fftools/ffmpeg_hw.c). Whether the machine has the device is not judged.
func hardwareDevice(text string) string {
	if text == "list" {
		return ""
	}
	kind := text
	if i := strings.IndexAny(text, ":=@"); i >= 0 {
		kind = text[:i]
	}
	types := []string{
		"cuda", "drm", "dxva2", "d3d11va", "d3d12va", "opencl", "qsv", "vaapi", "vdpau", "videotoolbox", "mediacodec", "vulkan", "amf", "ohcodec",
	}
	if !slices.Contains(types, kind) {
		return fmt.Sprintf("there is no type of device %q", kind)
	}
	return ""
}

// logLevel reads [FLAG+]…LEVEL (fftools/opt_common.c, opt_loglevel).
func logLevel(text string) string {
	rest := text
	for rest != "" {
		token := strings.TrimPrefix(strings.TrimPrefix(rest, "+"), "-")
		found := false
		for _, flag := range []string{"repeat", "level", "time", "datetime"} {
			if after, ok := strings.CutPrefix(token, flag); ok {
				rest, found = after, true
				break
			}
		}
		if !found {
			break
		}
	}
	rest = strings.TrimPrefix(rest, "+")
	names := []string{"", "quiet", "panic", "fatal", "error", "warning", "info", "verbose", "debug", "trace"}
	if _, err := strconv.Atoi(rest); err == nil || slices.Contains(names, rest) {
		return ""
	}
	return fmt.Sprintf("%q is no level: quiet, panic, fatal, error, warning, info, verbose, debug, trace or a number", rest)
}

// flags holds a text against names that can be added up.
func (p *parser) flags(text string, names ...string) string {
	o := catalog.AVOption{Type: "flags"}
	for _, n := range names {
		o.Constants = append(o.Constants, catalog.Constant{Name: n})
	}
	if r := avoption.Check(o, text, p.cat); r != nil {
		return r.Reason
	}
	return ""
}

// frameSync holds a text against the words of -vsync or -fps_mode, which are
// taken in any case.
func frameSync(text string, words ...string) string {
	if slices.Contains(words, strings.ToLower(text)) {
		return ""
	}
	return fmt.Sprintf("it is one of %s", strings.Join(words, ", "))
}

// checkTarget reports a -target that does not exist: [pal-|ntsc-|film-] and
// vcd, svcd, dvd, dv or dv50 (ffmpeg_opt.c, opt_target).
func (p *parser) checkTarget(o Option, text string) {
	name := text
	for _, norm := range []string{"pal-", "ntsc-", "film-"} {
		if rest, ok := strings.CutPrefix(text, norm); ok {
			name = rest
			break
		}
	}
	switch {
	case name == "vcd", name == "svcd", name == "dvd", strings.HasPrefix(name, "dv"):
		return
	}
	p.invalid(o, "", fmt.Sprintf("-target %s does not exist: it is vcd, svcd, dvd, dv or dv50, with pal-, ntsc- or film- before it", text))
}
