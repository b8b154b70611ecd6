package graph

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
)

// checkFileOptions reports values of ffmpeg's own options that count for an
// output as a whole.
func (o *outputBuilder) checkFileOptions() {
	for _, opt := range o.options {
		text, ok := opt.Value.Literal()
		if !ok || opt.Class != ffmpeg.Tool {
			continue
		}
		switch opt.Name {
		case "metadata":
			o.checkMetadata(opt)
		case "map_metadata":
			o.checkMapMetadata(opt, text)
		case "map_chapters":
			if n, err := strconv.Atoi(text); err == nil && n >= len(o.Inputs) {
				o.refuseValue(opt, fmt.Sprintf("there is no input %d", n), "", true)
			}
		case "program":
			o.checkProgram(opt, text)
		case "timestamp":
			if !timestamp(text) {
				o.refuseValue(opt, "it wants now or a date with a time, such as 2026-01-31T12:00:00", "", true)
			}
		case "streamid":
			o.checkStreamID(opt, text)
		}
	}
}

// checkStreamID reads INDEX:ID; an id that is no number counts once there is a
// stream with that index.
func (o *outputBuilder) checkStreamID(opt ffmpeg.Option, text string) {
	index, id, ok := strings.Cut(text, ":")
	if !ok {
		o.refuseValue(opt, "it wants INDEX:ID", "", true)
		return
	}
	n, err := strconv.Atoi(index)
	if _, rest := ffmpeg.LeadingInteger(id); rest != "" && err == nil && n >= 0 && n < len(o.Streams) {
		o.refuseValue(opt, fmt.Sprintf("%q is no id", id), "", o.certain(o.wants[n]))
	}
}

// checkMetadata reads what stands behind -metadata: (ffmpeg_mux_init.c,
// parse_meta_type): g, s[:SPECIFIER], c:INDEX or p:INDEX.
func (o *outputBuilder) checkMetadata(opt ffmpeg.Option) {
	reason := o.metadataType(opt.Spec)
	if kind, index, _ := strings.Cut(opt.Spec, ":"); reason == "" && strings.HasPrefix(kind, "p") {
		if n := leadingInt(index); n < 0 || n >= o.programs() {
			reason = fmt.Sprintf("the output has no program %d", n)
		}
	}
	if reason != "" {
		o.refuseOption(opt, reason, true)
	}
}

// metadataType returns what is wrong with "g", "s:v", "c:0" or "p:0".
func (o *outputBuilder) metadataType(text string) string {
	if text == "" || strings.Contains(text, "$") {
		return ""
	}
	switch text[0] {
	case 'g', 'c', 'p':
		return ""
	case 's':
		if len(text) == 1 {
			return ""
		}
		if text[1] != ':' {
			return fmt.Sprintf("%q is no metadata specifier", text)
		}
		if _, err := ffmpeg.ParseSpecifier(text[2:], o.inv.Version); err != nil && len(o.Streams) > 0 {
			return err.Error()
		}
		return ""
	}
	return fmt.Sprintf("metadata belongs to g, s, c or p, not to %q", text[:1])
}

// checkMapMetadata reads FILE[:TYPE] and the type of the output behind the
// option's colon.
func (o *outputBuilder) checkMapMetadata(opt ffmpeg.Option, text string) {
	n, rest := ffmpeg.LeadingInteger(text)
	if n >= len(o.Inputs) {
		o.refuseValue(opt, fmt.Sprintf("there is no input %d", n), "", true)
		return
	}
	if rest != "" {
		if reason := o.metadataType(rest[1:]); reason != "" {
			o.refuseValue(opt, reason, "", true)
			return
		}
	}
	if reason := o.metadataType(opt.Spec); reason != "" {
		o.refuseOption(opt, reason, true)
	}
}

func leadingInt(text string) int {
	n, _ := ffmpeg.LeadingInteger(text)
	return n
}

// programs is how many programs -program makes.
func (o *outputBuilder) programs() int {
	n := 0
	for _, opt := range o.options {
		if opt.Name == "program" {
			n++
		}
	}
	return n
}

// checkProgram reads KEY=VALUE pairs.
func (o *outputBuilder) checkProgram(opt ffmpeg.Option, text string) {
	for _, p := range value.Dictionary(text) {
		switch p.Key {
		case "title", "program_num", "st":
		default:
			near := catalog.Closest(p.Key, []string{"title", "program_num", "st"})
			o.refuseValue(opt, fmt.Sprintf("a program has title, program_num and st, not %q", p.Key), strings.Replace(text, p.Key, near, 1), true)
			return
		}
		if !p.HasValue {
			o.refuseValue(opt, fmt.Sprintf("%s has no value", p.Key), "", true)
			return
		}
	}
}

// refuseOption reports an option because of what stands behind its colon.
func (o *outputBuilder) refuseOption(opt ffmpeg.Option, reason string, certain bool) {
	o.problem(Problem{
		Rule: "invalid-value", Message: fmt.Sprintf("%s: %s", opt.Flag.String(), reason),
		At: opt.Flag.Span, Index: opt.Index, Refused: true, Certain: certain,
	})
}

// timestamp reports whether a text is a point in time
// (libavutil/parseutils.c, av_parse_time): a date needs a time.
func timestamp(text string) bool {
	const date = `(\d{4}-\d{1,2}-\d{1,2}|\d{8})[Tt ]\s*`
	const clock = `(\d{1,2}:\d{1,2}:\d{1,2}|\d{6})(\.\d*)?([Zz]|[+-]\d.*)?`
	return strings.EqualFold(text, "now") || regexp.MustCompile(`^(`+date+`)?`+clock+`$`).MatchString(text)
}
