package ffmpeg

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg/avoption"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// checkGlobal reports values of options that count for the whole program:
// ffmpeg refuses them before it opens anything.
func (p *parser) checkGlobal() {
	if p.inv.Exits {
		return
	}
	for _, o := range p.inv.Global {
		text, ok := o.Value.Literal()
		if !ok {
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
			reason = frameSync(text, p.since("6.0"))
		case "progress":
			scheme, _, isURL := strings.Cut(text, ":")
			if protocol, known := p.cat.Protocol(scheme); isURL && scheme != "" && !strings.ContainsAny(scheme, "/\\.") && !(known && protocol.Output) {
				reason = fmt.Sprintf("there is no protocol %q to write to", scheme)
			}
		case "stats_period":
			if s, ok := value.Duration(text); !ok || s <= 0 {
				reason = "it wants a duration above 0"
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

// frameSync reads -vsync: a word in any case, or its number, where none is 0.
// Versions up to 5.1 have no word for -1.
func frameSync(text string, auto bool) string {
	words := []string{"cfr", "vfr", "passthrough", "drop", ""}
	if auto {
		words = append(words, "auto")
	}
	if n, ok := value.Int(text); ok && n >= -1 && n <= 2 || slices.Contains(words, strings.ToLower(text)) {
		return ""
	}
	return "it is one of cfr, vfr, passthrough, drop and a number from -1 to 2"
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
