package graph

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/ffvet/ffvet/parser/ffmpeg"
	"github.com/ffvet/ffvet/parser/ffmpeg/avoption"
	"github.com/ffvet/ffvet/parser/ffmpeg/catalog"
	"github.com/ffvet/ffvet/parser/ffmpeg/expression"
	"github.com/ffvet/ffvet/parser/ffmpeg/value"
	"github.com/ffvet/ffvet/parser/filtergraph"
)

// checkFileOptions reports values of ffmpeg's own options that count for an
// output as a whole.
func (o *outputBuilder) checkFileOptions() {
	for _, opt := range o.options {
		text, ok := opt.Value.Literal()
		if !ok || opt.FromFile || opt.Class != ffmpeg.Tool {
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
		}
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

// checkStreamOptions reports values of ffmpeg's own options that count once a
// stream of the output takes them.
func (o *outputBuilder) checkStreamOptions(w want, s *OutStream, options chosen) {
	certain := o.certain(w)
	if opt, text, ok := options.literal("disposition"); ok {
		if r := avoption.Check(dispositions(o.inv.Version), text, o.cat); r != nil {
			o.refuseValue(opt, r.Reason, r.Instead, certain)
		}
	}
	if s.Encoder == nil || w.media != filtergraph.Video {
		return
	}
	if opt, text, ok := options.literal("force_key_frames"); ok {
		if reason := forcedKeyFrames(text, o.inv.Version); reason != "" {
			o.refuseValue(opt, reason, "", certain)
		}
	}
	if opt, text, ok := options.literal("aspect"); ok {
		if !pictureRatio(text, o.inv.Version) {
			o.refuseValue(opt, "it wants a ratio such as 16:9 or 1.777", "", certain)
		}
	}
}

// literal returns the last option of a name whose value is known without holes.
func (c chosen) literal(name string) (opt ffmpeg.Option, text string, ok bool) {
	opt, given := c.last(name)
	if !given || opt.FromFile {
		return opt, "", false
	}
	text, ok = opt.Value.Literal()
	return opt, text, ok
}

// dispositions is the flags option of AVStream (libavformat/options.c); older
// versions have it in the program.
func dispositions(version string) catalog.AVOption {
	o := catalog.AVOption{Name: "disposition", Type: "flags"}
	names := []string{
		"default", "dub", "original", "comment", "lyrics", "karaoke", "forced", "hearing_impaired", "visual_impaired", "clean_effects",
		"attached_pic", "timed_thumbnails", "captions", "descriptions", "metadata", "dependent", "still_image",
	}
	if catalog.Compare(version, "5.1") >= 0 {
		names = append(names, "non_diegetic")
	}
	if catalog.Compare(version, "7.1") >= 0 {
		names = append(names, "multilayer")
	}
	for _, name := range names {
		o.Constants = append(o.Constants, catalog.Constant{Name: name})
	}
	return o
}

// forcedKeyFrames says what is wrong with the value of -force_key_frames: an
// expression, a word, or times (ffmpeg_mux_init.c, process_forced_keyframes).
func forcedKeyFrames(text, version string) string {
	if e, ok := strings.CutPrefix(text, "expr:"); ok {
		_, err := expression.Parse(e, expression.Grammar{
			Version: version, Constants: []string{"n", "n_forced", "prev_forced_n", "prev_forced_t", "t"},
		})
		var failed *expression.Error
		if errors.As(err, &failed) {
			return "the expression is wrong: " + failed.Message
		}
		return ""
	}
	switch {
	case text == "source", strings.HasPrefix(text, "source_no_drop"), text == "scd_metadata":
		return ""
	}
	for part := range strings.SplitSeq(text, ",") {
		offset, chapters := strings.CutPrefix(part, "chapters")
		if chapters && offset == "" {
			continue
		}
		if _, ok := value.Duration(strings.TrimPrefix(offset, "+")); !ok {
			return fmt.Sprintf("%q is neither a time nor chapters+TIME", part)
		}
	}
	return ""
}

// pictureRatio reports whether -aspect takes a text: a ratio above 0
// (libavutil/parseutils.c, av_parse_ratio).
func pictureRatio(text, version string) bool {
	above, below, isRatio := strings.Cut(text, ":")
	n, err := strconv.Atoi(above)
	d, err2 := strconv.Atoi(below)
	if isRatio && err == nil && err2 == nil {
		return n > 0 && d > 0
	}
	e, failed := expression.Parse(text, expression.Grammar{Version: version})
	if failed != nil {
		return false
	}
	number, ok := e.Constant()
	return !ok || number > 0
}
